"""The summary of a run: a table with a line a document, and a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from schema.outcome import Outcome

_HEADERS = (
    ("document", "left"),
    ("branch", "left"),
    ("year", "right"),
    ("kind", "left"),
    ("layout", "left"),
    ("initiatives", "right"),
    ("actions", "right"),
    ("targets", "right"),
    ("unmapped", "right"),
    ("observations", "right"),
    ("ledger %", "right"),
    ("issues e/w/i", "right"),
)
_LONGEST_NAME = 40


def summary_table(outcomes: Sequence[Outcome]) -> Table:
    """A line a document; targets are those mapped to an indicator, unmapped the others."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for header, justify in _HEADERS:
        table.add_column(header, justify="right" if justify == "right" else "left", no_wrap=True)
    for outcome in outcomes:
        table.add_row(*_line(outcome), style="red" if outcome.status == "failed" else None)
    return table


def sentence(outcomes: Sequence[Outcome], rows: int | None) -> str:
    """How the run ended: `5 of 6 documents converted, 1 failed; 2,310 rows written`."""
    count = {status: 0 for status in ("converted", "failed", "duplicate")}
    for outcome in outcomes:
        count[outcome.status] += 1
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
    name = Text(_short(outcome.source))
    if outcome.status != "converted":
        return [name, Text(outcome.status)]
    cells = [
        outcome.branch or "?",
        str(outcome.fiscal_year or "?"),
        outcome.kind or "?",
        outcome.layout or "?",
        str(outcome.initiatives),
        str(outcome.actions),
        str(outcome.targets_mapped),
        str(outcome.targets_unmapped),
        str(outcome.observations),
        "-" if outcome.ledger is None else f"{_floor(outcome.ledger):.1f}",
        f"{outcome.errors}/{outcome.warnings}/{outcome.infos}",
    ]
    return [name, *map(Text, cells)]


def _floor(percent: float) -> float:
    """Cut, not rounded, to a tenth: 100.0 is printed only where nothing is left over."""
    return int(percent * 10) / 10


def _short(source: str) -> str:
    name = source.rstrip("/").rpartition("/")[2] or source
    return name if len(name) <= _LONGEST_NAME else "…" + name[1 - _LONGEST_NAME :]
