"""The summary of a run, on wide and narrow terminals and in a log."""

from __future__ import annotations

import pytest
from rich.console import Console
from rich.table import Table

from report.progress import progress
from report.summary import progress_line, sentence, summary_table
from schema.outcome import Outcome

GOOD = Outcome(
    source="plans/gunma_2021.html",
    status="converted",
    branch="群馬",
    fiscal_year=2021,
    kind="result",
    layout="gunma",
    initiatives=21,
    actions=57,
    targets_mapped=16,
    targets_unmapped=1,
    observations=683,
    characters_total=10_000,
    characters_used=9_999,
    warnings=7,
    infos=3,
)
BAD = Outcome(
    source="plans/[bold]odd.pdf", status="failed", error="plans/[bold]odd.pdf: no page", errors=1
)
TWIN = Outcome(source="copy.html", status="duplicate", error="copy.html: left out, the same bytes")


def printed(table: Table, width: int) -> list[str]:
    console = Console(width=width)
    with console.capture() as capture:
        console.print(table)
    return capture.get().splitlines()


def test_a_line_a_document() -> None:
    head, _, good, bad = printed(summary_table([GOOD, BAD], 140), 140)
    assert head.split("  ")[0] == "document"
    what = ["gunma_2021.html", "群馬", "2021", "result", "gunma"]
    assert good.split() == [*what, "21", "57", "16/1", "683", "99.9", "0/7/3"]
    assert bad.split() == ["[bold]odd.pdf", "failed"]


@pytest.mark.parametrize("width", [72, 80, 100, 119])
def test_a_narrow_terminal_cuts_no_number(width: int) -> None:
    text = " ".join(printed(summary_table([GOOD], width), width))
    assert {"群馬", "2021", "21", "16/1", "683", "99.9", "0/7/3"} <= set(text.split())
    assert "…" not in text


def test_the_ledger_is_full_only_where_nothing_is_left_over() -> None:
    full = GOOD.model_copy(update={"characters_used": 10_000})
    nothing = GOOD.model_copy(update={"characters_total": 0, "characters_used": 0})
    lines = printed(summary_table([GOOD, full, nothing], 140), 140)[2:]
    assert [line.split()[-2] for line in lines] == ["99.9", "100.0", "-"]


def test_the_sentence_at_the_end() -> None:
    assert sentence([GOOD], 1234) == "1 of 1 document converted; 1,234 rows written"
    assert sentence([GOOD, BAD, TWIN], 5) == (
        "1 of 3 documents converted, 1 failed, 1 given twice; 5 rows written"
    )
    assert sentence([BAD], None) == "0 of 1 document converted, 1 failed; nothing written"


def test_lines_of_a_log() -> None:
    assert progress_line(1, 3, GOOD) == (
        "[1/3] plans/gunma_2021.html: converted (群馬 2021 result, 21 initiatives)"
    )
    assert progress_line(2, 3, BAD) == "[2/3] plans/[bold]odd.pdf: no page"
    unknown = Outcome(source="a.txt", status="converted")
    assert progress_line(3, 3, unknown) == (
        "[3/3] a.txt: converted (branch unknown year unknown, 0 initiatives)"
    )


def test_a_log_gets_plain_lines_and_a_terminal_a_bar() -> None:
    log = Console(width=20, force_terminal=False)
    with log.capture() as capture, progress(log) as show:
        show(1, 2, GOOD)
        show(2, 2, BAD)
    assert capture.get().splitlines() == [progress_line(1, 2, GOOD), progress_line(2, 2, BAD)]
    terminal = Console(width=80, force_terminal=True)
    with terminal.capture() as capture, progress(terminal) as show:
        show(1, 2, BAD)
    assert "plans/[bold]odd.pdf: no page" in capture.get()
