"""keikaku diff"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.diff_ending import never_by_accident, reader_may_leave
from commands.ending import UNUSABLE, clear_errors, complain
from commands.options import Layout, Overlay

if TYPE_CHECKING:
    from schema.comparison import Comparison


class DiffFormat(StrEnum):
    """How `keikaku diff` shows what changed."""

    TERMINAL = "terminal"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    XLSX = "xlsx"
    PARQUET = "parquet"


Old = Annotated[
    str,
    typer.Argument(metavar="OLD", help="A document or selector; alone, both sides of a document."),
]

New = Annotated[str | None, typer.Argument(metavar="NEW", help="A document or selector.")]

Tables = Annotated[
    Path | None,
    typer.Option(
        "--tables", "--in", metavar="DIR", help="Output folder of convert that selectors look into."
    ),
]

Form = Annotated[DiffFormat, typer.Option("--format", help="How to show it.")]

OutFile = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="File, or folder for changes.FORMAT.")
]

Everything = Annotated[
    bool, typer.Option("--all", help="On a terminal, show what stayed the same too.")
]


def diff(
    old: Old,
    new: New = None,
    tables: Tables = None,
    form: Form = DiffFormat.TERMINAL,
    out: OutFile = None,
    everything: Everything = False,
    layout: Layout = None,
    overlay: Overlay = None,
) -> None:
    """Show what changed between two plans, or between the two sides of a comparison document.

    Initiatives that were renamed, split, merged, added, dropped or moved; targets that rose or
    fell; texts that were reworded, down to the phrase. A side is a document (@previous: the old
    side of a comparison), or with --tables a selector: a branch's name or code and a year.

    \b
    Examples:
      keikaku diff plan-2022.pdf plan-2023.pdf
      keikaku diff comparison.html --format html --out changes.html
      keikaku diff 群馬:2020 群馬:2021 --tables tables
      keikaku diff 埼玉:2022@previous 11:2023 --tables tables --format json

    \b
    Exit codes:
      0  the same
      1  different
      2  could not be compared, or no difference found but not everything was compared
    """
    with never_by_accident(), clear_errors():
        found = _compare([old] if new is None else [old, new], tables, overlay, layout)
        for notice in found.notices:
            complain(notice)
        with reader_may_leave():
            if form is DiffFormat.TERMINAL and out is None:
                _print(found, everything)
            else:
                _write(found, DiffFormat.MARKDOWN if form is DiffFormat.TERMINAL else form, out)
        raise typer.Exit(found.exit_code)


def _compare(
    sides: list[str], tables: Path | None, overlay: Path | None, layout: str | None
) -> Comparison:
    from diffing import CannotCompare, compare
    from ingest import ReadError
    from revisions.selectors import SelectorError

    try:
        return compare(sides, tables=tables, overlay=overlay, layout=layout)
    except (CannotCompare, SelectorError, ReadError) as error:
        complain(" ".join(str(error).split()))
        raise typer.Exit(UNUSABLE) from error


def _print(found: Comparison, everything: bool) -> None:
    from report.console import output
    from revisions.faces.terminal import comparison_renderable

    output().print(comparison_renderable(found, everything=everything), highlight=False)


def _write(found: Comparison, form: DiffFormat, out: Path | None) -> None:
    """To the file, or to the output stream; what is no text always to a file."""
    from revisions.faces.render import BINARY, FACES, render
    from store.single import write_file

    name = f"changes.{FACES[form]}"
    if out is None and form in BINARY:
        out = Path(name)
    if out is not None and out.is_dir():
        out = out / name
    data = render(found, form, out.parent if out else None)
    if out is None:
        typer.echo(data.decode(), nl=False)
    else:
        write_file(out, data)
        complain(f"written to {out}")
