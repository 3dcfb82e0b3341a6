"""keikaku history"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.diff_ending import never_by_accident, reader_may_leave
from commands.ending import UNUSABLE, clear_errors, complain
from commands.options import Overlay

if TYPE_CHECKING:
    from schema.history import History


class HistoryFormat(StrEnum):
    """How `keikaku history` shows the years."""

    TABLE = "table"
    JSON = "json"
    SVG = "svg"
    HTML = "html"


Subject = Annotated[
    str, typer.Argument(metavar="ID", help="Id of an indicator (kpi_id) or of a topic.")
]

Branches = Annotated[
    list[str] | None,
    typer.Option("--branch", metavar="NAME", help="Branch by name or code; may be repeated."),
]

Tables = Annotated[
    Path, typer.Option("--tables", "--in", metavar="DIR", help="Output folder of convert.")
]

Form = Annotated[HistoryFormat, typer.Option("--format", help="How to show it.")]

OutFile = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="File to write to.")]


def history(
    subject: Subject,
    branches: Branches = None,
    tables: Tables = Path(),
    form: Form = HistoryFormat.TABLE,
    out: OutFile = None,
    overlay: Overlay = None,
) -> None:
    """Follow one indicator or topic through all years of an output folder.

    Its names, targets, baselines and results, and the years in which its series breaks.

    \b
    Examples:
      keikaku history generic_usage_rate --tables tables
      keikaku history lifestyle_checkup_rate --branch 群馬 --branch 43 --tables tables
      keikaku history claim_recovery_rate --tables tables --format html --out history.html

    \b
    Exit codes:
      0  shown
      2  no such id or branch, or a folder without tables
    """
    with never_by_accident(), clear_errors(), reader_may_leave():
        found = _follow(subject, tables, branches or [], overlay)
        if form is HistoryFormat.TABLE and out is None:
            _print(found)
        else:
            _write(_text(found, form), out)


def _follow(subject: str, tables: Path, branches: list[str], overlay: Path | None) -> History:
    import diffing

    try:
        return diffing.history(subject, tables=tables, branches=branches, overlay=overlay)
    except diffing.CannotCompare as error:
        complain(str(error))
        raise typer.Exit(UNUSABLE) from error


def _write(text: str, out: Path | None) -> None:
    from store.single import write_file

    if out is None:
        typer.echo(text, nl=False)
    else:
        write_file(out, text.encode())
        complain(f"written to {out}")


def _print(found: History) -> None:
    from report.console import output
    from revisions.faces.history_table import history_renderable

    output().print(history_renderable(found), highlight=False)


def _text(found: History, form: HistoryFormat) -> str:
    if form is HistoryFormat.TABLE:
        from report.console import as_text
        from revisions.faces.history_table import history_renderable

        return as_text(history_renderable(found))
    if form is HistoryFormat.JSON:
        from revisions.faces.history_table import history_json

        return history_json(found)
    if form is HistoryFormat.SVG:
        from revisions.faces.chart import history_chart

        return history_chart(found)
    from revisions.faces.history_page import history_page

    return history_page(found)
