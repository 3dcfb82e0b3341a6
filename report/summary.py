"""The summary of a run: a table with a line a document, and a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich import box
from rich.table import Table
from rich.text import Text

from schema.outcome import Outcome

WIDE = 120
"""From this width on every column is shown, with its header written out."""


@dataclass(frozen=True, slots=True)
class _Column:
    header: str
    short: str | None
    """The header on a narrow terminal; None: left out there."""
    cell: Callable[[Outcome], str]
    right: bool = True


_COLUMNS = (
    _Column("branch", "branch", lambda outcome: outcome.branch or "?", right=False),
    _Column("year", "year", lambda outcome: str(outcome.fiscal_year or "?"), right=False),
    _Column("kind", None, lambda outcome: outcome.kind or "?", right=False),
    _Column("layout", None, lambda outcome: outcome.layout or "?", right=False),
    _Column("initiatives", "init.", lambda outcome: str(outcome.initiatives)),
    _Column("actions", None, lambda outcome: str(outcome.actions)),
    _Column(
        "targets",
        "targets",
        lambda outcome: f"{outcome.targets_mapped}/{outcome.targets_unmapped}",
    ),
    _Column("observations", "obs.", lambda outcome: str(outcome.observations)),
    _Column("ledger %", "ledger", lambda outcome: _percent(outcome.ledger)),
    _Column(
        "e/w/i", "e/w/i", lambda outcome: f"{outcome.errors}/{outcome.warnings}/{outcome.infos}"
    ),
)
CAPTION = (
    "targets: mapped to an indicator/unmapped; ledger: percent of the characters that were used; "
    "e/w/i: issues of severity error/warning/info"
)


def summary_table(outcomes: Sequence[Outcome], width: int = WIDE) -> Table:
    """A line a document: what it is, how many rows it gave, how much of it was used.

    On a terminal less than `WIDE` columns wide some columns are left out.
    """
    wide = width >= WIDE
    shown = [column for column in _COLUMNS if wide or column.short]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("document", overflow="fold", min_width=10)
    for column in shown:
        header = column.header if wide else column.short or ""
        table.add_column(header, justify="right" if column.right else "left", no_wrap=True)
    for outcome in outcomes:
        cells = [Text(_name(outcome))]
        if outcome.status == "converted":
            cells += [Text(column.cell(outcome)) for column in shown]
        else:
            cells.append(Text(outcome.status))
        table.add_row(*cells, style="red" if outcome.status == "failed" else None)
    return table


def sentence(outcomes: Sequence[Outcome], rows: int | None) -> str:
    """How the run ended: `5 of 6 documents converted, 1 failed; 2,310 rows written`."""
    count = Counter(outcome.status for outcome in outcomes)
    total = len(outcomes)
    text = f"{count['converted']} of {total} document{'' if total == 1 else 's'} converted"
    if count["failed"]:
        text += f", {count['failed']} failed"
    if count["duplicate"]:
        text += f", {count['duplicate']} given twice"
    return f"{text}; " + ("nothing written" if rows is None else f"{rows:,} rows written")


def progress_line(number: int, total: int, outcome: Outcome) -> str:
    """One line of a log: `[2/5] plan.html: converted (群馬 2021 result, 22 initiatives)`."""
    head = f"[{number}/{total}] "
    if outcome.status != "converted":
        return f"{head}{outcome.error or outcome.source}"
    known = [outcome.branch or "branch unknown", str(outcome.fiscal_year or "year unknown")]
    about = " ".join([*known, outcome.kind or ""]).strip()
    return f"{head}{outcome.source}: converted ({about}, {outcome.initiatives} initiatives)"


def _name(outcome: Outcome) -> str:
    return outcome.source.rstrip("/").rpartition("/")[2] or outcome.source


def _percent(value: float | None) -> str:
    """Cut, not rounded, to a tenth: 100.0 is printed only where nothing is left over."""
    return "-" if value is None else f"{int(value * 10) / 10:.1f}"
