"""Whether the first row of a page is the rest of the last row of the page before.

Producers that close a cut row with a rule at the page's foot (Word, LibreOffice) leave only the
contents to tell: text that stops in the middle of a full line, a nested table that goes on
without its header, or a row that leaves empty what every other row fills.
"""

from __future__ import annotations

import re

import numpy as np

from ingest.pdf.points import closes, is_symbols, states_value
from ingest.pdf.tables import DraftCell, DraftTable

Pair = tuple[DraftCell, DraftCell]
"""A cell that reaches the foot of a page, and its rest at the head of the next."""

TELLING_GLYPHS = 8
"""A full line of fewer glyphs does not show by itself that its text goes on."""
SAME_PLACE = 3.0
"""Columns of two pages are the same where their lines differ by less (points)."""
FEWEST_ROWS = 2
"""So many whole rows say which columns every row fills."""
RARE = 0.1
"""Rows as sparse as a rest are, as a share of the whole rows of their table."""
_ALONE = re.compile(r"[（(](?:新規|新設|追加|削除|廃止|統合|移管|なし|同左|同右)[)）]")
"""What a cell of a comparison prints instead of an item."""
_COUNTED = re.compile(
    r"\s*[（(][^（()）]*(?:数|実績|前年度?|平均)[^（()）]*[\d０-９][^（()）]*[)）]"
)
"""What stands behind a target: a head count, the last result, the national average."""
_VALUE = re.compile(r"[-−△▲+±]?[0-9０-９.,，．]+[%％円件人]?")
_GOAL = re.compile(
    r"[-−△▲+±]?[0-9０-９.,，．]+\s*(?:[%％円件人名社回]|事業所|か所)?(?:以上|以下|未満)?"
)
"""A value with any unit, or a target's."""


def goes_on(above: DraftCell, below: DraftCell) -> bool:
    """Text that stops in the middle of a full line, and goes on with no bullet."""
    if not above.lines or not below.lines:
        return False
    if _ALONE.fullmatch(below.lines[0].text):
        return False
    if _in_bracket(above.lines[-1].text, below.lines[0].text):
        return True
    if closes(above.lines[-1].text, below.lines[0].text) and above.ends.room is not None:
        return below.ends.word > above.ends.room - 1.0
    if not above.ends.leads_to(below.ends):
        return False
    return not states_value(above.lines[-1].text, below.lines[0].text)


def _in_bracket(above: str, below: str) -> bool:
    """True where a bracket is open above and closed below: (前年同月 / 27.95%)△15.4%."""
    last = max(above.rfind("("), above.rfind("（"))
    first = re.search(r"[(（)）]", below)
    opened = last >= 0 and not re.search(r"[)）]", above[last:])
    return opened and first is not None and first.group() in ")）"


def values_twice(pairs: list[Pair]) -> bool:
    """True for two rows of numbers, which no break within one row makes."""
    texts = [(above.text, below.text) for above, below in pairs]
    return sum(bool(_VALUE.fullmatch(a) and _VALUE.fullmatch(b)) for a, b in texts) > 1


def ends_twice(pairs: list[Pair]) -> bool:
    """True for two rows that print what ends a row: 3,300事業所以上 | 2,704事業所 | 企画総務Ｇ.

    Only where a rule closes the upper row: a list of values in one cell may be cut too.
    """
    return sum(_is_twice(above.text, below.text) for above, below in pairs) > 1


def _is_twice(above: str, below: str) -> bool:
    if above == below:
        return 0 < len(above) <= TELLING_GLYPHS and "\n" not in above
    values = _GOAL.fullmatch(above) and _GOAL.fullmatch(below)
    return bool(values) or (is_symbols(above) and is_symbols(below))


def names_rows(pairs: list[Pair], upper: DraftTable, lower: DraftTable) -> bool:
    """True where both cells of a pair hold what other rows of their column hold: 目標 and 実績.

    Labels of rows are whole, however narrow the column that wraps them (目標 / （累 / 計）).
    """
    return any(
        above.text != below.text and _is_label(above, below, upper, lower) for above, below in pairs
    )


def _is_label(above: DraftCell, below: DraftCell, upper: DraftTable, lower: DraftTable) -> bool:
    if not above.lines or not below.lines or is_symbols(below.text):
        return False
    others = [
        cell.text
        for table in (upper, lower)
        for cell in table.cells
        if cell.column == above.column and cell is not above and cell is not below
    ]
    return above.text in others and below.text in others


def by_text(pairs: list[Pair]) -> bool:
    """True where the text of a cell plainly goes on and no other begins anew."""
    filled = [(above, below) for above, below in pairs if below.filled]
    running = [(above, below) for above, below in filled if goes_on(above, below)]
    long = [pair for pair in running if pair[0].ends.length >= TELLING_GLYPHS]
    if not long:
        return len(filled) == len(running) == 1 and _is_wrapped(*running[0])
    height = max(above.ends.printed + below.ends.printed for above, below in running)
    anew = [pair for pair in filled if _begins_anew(*pair, height)]
    # A short text that happens to end above another, beside several that plainly go on.
    brief = [pair for pair in anew if pair[0].filled and not pair[1].tables]
    many = len(long) > 1 and len(running) > 2 * len(brief)
    return not anew or (anew == brief and many)


def by_counts(pairs: list[Pair]) -> bool:
    """True where the row has nothing but what a target above prints in brackets behind it.

    （対象者数：151,200人） is of the target that ends the page before, whatever follows it.
    """
    filled = [(above, below) for above, below in pairs if below.filled]
    opened = [below for above, below in filled if above.lines and _COUNTED.match(below.text)]
    return bool(opened) and all(below in opened or goes_on(above, below) for above, below in filled)


def _is_wrapped(above: DraftCell, below: DraftCell) -> bool:
    """True for the only text of two rows where its column is so narrow that it wraps."""
    return above.ends.printed + below.ends.printed > 2 and not below.tables


def _begins_anew(above: DraftCell, below: DraftCell, height: int) -> bool:
    """A cell with a value of its own: a symbol below nothing, or below a short text that ended.

    A text below nothing is no sign where it is less high than the one that goes on (`height`, in
    lines): it was centred in a cell of which it is the lower half.
    """
    if not above.filled:
        # A nested table for which there was no room left stands on the next page as a whole.
        return not below.tables and (len(below.text) < 2 or below.ends.printed >= height)
    if goes_on(above, below) or below.tables:
        return False
    return min(len(above.text), len(below.text)) < TELLING_GLYPHS


def by_tables(pairs: list[Pair]) -> bool:
    """True where nested tables go on, without their header, and what stands beside them does too.

    Beside a table that is cut the wrapped title of its item is (LibreOffice), however short.
    """
    filled = [(above, below) for above, below in pairs if below.filled]
    rests = [pair for pair in filled if _holds_rest(*pair)]
    return bool(rests) and all(pair in rests or goes_on(*pair) for pair in filled)


def _holds_rest(above: DraftCell, below: DraftCell) -> bool:
    """Nothing but a nested table that goes on."""
    return (
        not below.lines
        and bool(above.tables and below.tables)
        and _is_rest(above.tables[-1], below.tables[0])
    )


def _is_rest(upper: DraftTable, lower: DraftTable) -> bool:
    """The same sides, the lines of the one among the other's, and no header of its own."""
    few, many = sorted((upper.xs, lower.xs), key=len)
    if abs(few[0] - many[0]) > SAME_PLACE or abs(few[-1] - many[-1]) > SAME_PLACE:
        return False
    if np.abs(few[:, None] - many[None, :]).min(1).max() > SAME_PLACE:
        return False
    return [c.text for c in upper.row_cells(0)] != [c.text for c in lower.row_cells(0)]


def by_symbols(pairs: list[Pair]) -> bool:
    """True where a result stands alone above a row without one: the rest of its row is below.

    LibreOffice sets the symbol in the middle of what it can place, and a nested table for which
    no room is left on the next page.
    """
    own = [(above, below) for above, below in pairs if above.rows == 1 and above.filled]
    filled = [below for _, below in pairs if below.filled]
    alone = bool(own) and all(is_symbols(above.text) and not above.tables for above, _ in own)
    return alone and bool(filled) and not any(below.filled for _, below in own)


def by_gaps(pairs: list[Pair], upper: DraftTable, lower: DraftTable) -> bool:
    """True where the row continues texts only, and leaves empty what the other rows fill.

    Iwate's rows fill all six columns: one that starts a page with nothing in 担当 and 評価 is the
    rest of the row before. Gunma's hold a month, a symbol or a result beside their text.
    """
    filled = [(above, below) for above, below in pairs if below.filled]
    if not filled or not all(_may_go_on(above, below) for above, below in filled):
        return False
    mine = {below.column for _, below in filled}
    if not any(above.filled and above.column not in mine for above, _ in pairs):
        return False
    rows, labels = _whole_rows(upper, lower)
    if len(rows) < FEWEST_ROWS:
        return False
    always = set.intersection(*rows) - labels
    sparse = sum(row <= mine for row in rows)
    return not always <= mine or sparse < RARE * len(rows)


def _may_go_on(above: DraftCell, below: DraftCell) -> bool:
    """Text below a text, neither a symbol, a number or the same once more."""
    if not above.lines or not below.lines or above.text == below.text:
        return False
    return len(below.text) > 2 and len(above.text) > 2 and not _VALUE.fullmatch(below.text)


def _whole_rows(upper: DraftTable, lower: DraftTable) -> tuple[list[set[int]], set[int]]:
    """Which columns each row fills that no break touches, headings left out; label columns."""
    rows: list[set[int]] = []
    labels: set[int] = set()
    for table, inner in (
        (upper, range(max(1, upper.header_rows), upper.rows - 1)),
        (lower, range(1, lower.rows)),
    ):
        filled: list[set[int]] = [set() for _ in range(table.rows)]
        for cell in table.cells:
            if cell.rows > 1:
                labels.add(cell.column)
            if cell.filled:
                for row in range(cell.row, cell.row + cell.rows):
                    filled[row].add(cell.column)
        rows += [filled[row] for row in inner if len(filled[row]) > 1 or 0 not in filled[row]]
    return [row for row in rows if row], labels
