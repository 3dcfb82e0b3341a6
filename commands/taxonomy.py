"""keikaku taxonomy: ask the taxonomy about a name, and check it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from commands.ending import FAILED, clear_errors
from commands.options import Overlay

app = typer.Typer(
    help="Ask the taxonomy of indicators about a name, and check it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Year = Annotated[
    int | None, typer.Option(metavar="YEAR", help="Fiscal year that the name was printed in.")
]


@app.command()
def match(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A name as a document prints it.")
    ] = None,
    year: Year = None,
    file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Match many: lines of a name, a TAB and a fiscal year."),
    ] = None,
    overlay: Overlay = None,
) -> None:
    """Show which indicator a printed name means, how that was found and what else it may be.

    A whole statement (…の郵送化率を96.5%以上とする) is asked for the name in it. With --file the
    answer is a table with TABs; kpi_id is empty where a name is unknown or could mean several.

    \b
    Examples:
      keikaku taxonomy match 特定健診受診率 --year 2022
      keikaku taxonomy match --file names.tsv > matched.tsv
    """
    lines: Iterable[str]
    if (name is None) == (file is None):
        raise typer.BadParameter("give either a NAME or --file FILE")
    with clear_errors():
        from normalize.taxonomy_loader import load_taxonomy
        from report.matching import table_lines

        taxonomy = load_taxonomy(overlay)
        if name is not None:
            lines = taxonomy.explain(name, year)
        else:
            lines = table_lines(
                (each, fiscal_year, taxonomy.match_printed(each, fiscal_year=fiscal_year))
                for each, fiscal_year in _names(file)
            )
        for line in lines:
            typer.echo(line)


def _names(file: Path | None) -> list[tuple[str, int | None]]:
    from report.matching import names_in

    try:
        return names_in("" if file is None else file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise typer.BadParameter(f"{file}: {error}", param_hint="--file") from error


@app.command()
def check(overlay: Overlay = None) -> None:
    """Check the taxonomy, or one of your own over it: one line a problem.

    \b
    Examples:
      keikaku taxonomy check
      keikaku taxonomy check --taxonomy mine.yaml
    """
    with clear_errors():
        from normalize.taxonomy_loader import check_taxonomy, load_taxonomy

        problems = check_taxonomy(overlay)
        for problem in problems:
            typer.echo(problem)
        if problems:
            raise typer.Exit(FAILED)
        taxonomy = load_taxonomy(overlay)
        typer.echo(f"taxonomy {taxonomy.version}: {len(taxonomy.indicators)} indicators, sound")
