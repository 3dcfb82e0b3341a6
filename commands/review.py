"""keikaku review"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.ending import FAILED, clear_errors, complain

if TYPE_CHECKING:
    from review import Decision

Folder = Annotated[Path, typer.Argument(metavar="OUT", help="Output folder of convert.")]
Sheet = Annotated[
    Path | None, typer.Option("--csv", metavar="FILE", help="Write the list as a CSV sheet.")
]
Limit = Annotated[
    int | None,
    typer.Option("--limit", min=1, metavar="N", help="Only the N most frequent names."),
]
Accept = Annotated[
    Path | None,
    typer.Option("--accept-csv", metavar="FILE", help="Read decisions from a sheet filled in."),
]
Decide = Annotated[
    list[str] | None,
    typer.Option("--decide", metavar="NAME=ID", help="Decide one indicator; may be repeated."),
]
DecideItem = Annotated[
    list[str] | None,
    typer.Option("--decide-item", metavar="TITLE=ID", help="Decide one item; may be repeated."),
]
OverlayFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="YAML that decisions are written to; what it names is not listed."
    ),
]


def review(
    out: Folder,
    sheet: Sheet = None,
    limit: Limit = None,
    accept: Accept = None,
    decide: Decide = None,
    decide_item: DecideItem = None,
    overlay: OverlayFile = None,
) -> None:
    """List the names that were not mapped, and write what you decide about them to an overlay.

    Indicators without kpi_id and items without topics, the most frequent first, with their
    place and what they may mean. In the sheet fill the column decision: an id (an item may have
    several), new:some_id for one that the taxonomy lacks, none for a name that is no indicator,
    or nothing. All decisions are checked before the overlay is replaced; convert reads it with
    --taxonomy. Comments in an overlay are not kept.

    \b
    Examples:
      keikaku review tables
      keikaku review tables --csv open.csv
      keikaku review tables --accept-csv open.csv --overlay mine.yaml
      keikaku review tables --decide 後発品割合=generic_usage_rate --overlay mine.yaml
      keikaku convert plans/ --out tables --taxonomy mine.yaml

    \b
    Exit codes:
      0  listed or written
      1  decisions that cannot be carried out, one line each; nothing was written
      2  could not be carried out: a folder without tables, a sheet or overlay that is none
    """
    deciding = accept is not None or bool(decide) or bool(decide_item)
    if deciding and overlay is None:
        raise typer.BadParameter("say with --overlay FILE where decisions are written to")
    with clear_errors():
        if deciding and overlay is not None:
            decisions = _sheet(accept) + _given(decide, "indicator") + _given(decide_item, "item")
            _decide(out, decisions, overlay)
        else:
            _list(out, overlay, sheet, limit)


def _decide(out: Path, decisions: list[Decision], overlay: Path) -> None:
    from reviewing import Refused, decide

    try:
        count = decide(out, decisions, overlay)
    except Refused as error:
        for line in str(error).splitlines():
            complain(line)
        raise typer.Exit(FAILED) from error
    typer.echo(f"{count} names decided, written to {overlay}" if count else "nothing was decided")


def _list(out: Path, overlay: Path | None, sheet: Path | None, limit: int | None) -> None:
    from report.open_names import open_name_lines
    from review import write_sheet
    from reviewing import worklist
    from store.single import write_file

    found = worklist(out, overlay if overlay and overlay.exists() else None)
    names = found.names[:limit]
    if sheet is not None:
        write_file(sheet, write_sheet(names))
        complain(f"{len(names)} of {len(found.names)} open names written to {sheet}")
        return
    for line in open_name_lines(names, len(found.names), found.nameless):
        typer.echo(line)


def _sheet(path: Path | None) -> list[Decision]:
    from review import SheetError, read_sheet

    if path is None:
        return []
    try:
        return read_sheet(path.read_bytes())
    except (OSError, SheetError) as error:
        raise typer.BadParameter(f"{path}: {error}", param_hint="--accept-csv") from error


def _given(pairs: list[str] | None, kind: str) -> list[Decision]:
    """Decisions of the command line; the last = parts name and id."""
    from review import Decision

    found = []
    for pair in pairs or []:
        name, equals, decision = pair.rpartition("=")
        if not (name.strip() and equals and decision.strip()):
            raise typer.BadParameter(f"{pair!r} is not NAME=ID")
        found.append(Decision(name, kind, decision.strip(), "command line"))
    return found
