"""The summary of a run: a table with a line a document, and a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from schema.outcome import Outcome

_TEXTS = ("branch", "year", "kind", "layout")
_NUMBERS = ("initiatives", "actions", "targets", "observations", "ledger %", "e/w/i")
CAPTION = "targets: mapped to an indicator/unmapped; e/w/i: issues of severity error/warning/info"


def summary_table(outcomes: Sequence[Outcome]) -> Table:
    """A line a document: what it is, how many rows it gave, how much of it was used."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("document", overflow="fold", min_width=12)
    for header in _TEXTS:
        table.add_column(header, no_wrap=True)
    for header in _NUMBERS:
        table.add_column(header, justify="right", overflow="fold")
    for outcome in outcomes:
        table.add_row(*_line(outcome), style="red" if outcome.status == "failed" else None)
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


def _line(outcome: Outcome) -> list[Text]:
    name = Text(outcome.source.rstrip("/").rpartition("/")[2] or outcome.source)
    if outcome.status != "converted":
        return [name, Text(outcome.status)]
    cells = [
        outcome.branch or "?",
        str(outcome.fiscal_year or "?"),
        outcome.kind or "?",
        outcome.layout or "?",
        str(outcome.initiatives),
        str(outcome.actions),
        f"{outcome.targets_mapped}/{outcome.targets_unmapped}",
        str(outcome.observations),
        "-" if outcome.ledger is None else f"{_floor(outcome.ledger):.1f}",
        f"{outcome.errors}/{outcome.warnings}/{outcome.infos}",
    ]
    return [name, *map(Text, cells)]


def _floor(percent: float) -> float:
    """Cut, not rounded, to a tenth: 100.0 is printed only where nothing is left over."""
    return int(percent * 10) / 10
