"""Which rows of a table are its header, which cells of them head a column, and what is above."""

from __future__ import annotations

import re

from parsers.grid import GridCell, GridRow
from parsers.measures.markers import MARKER
from parsers.vocabulary import vocabulary

_DEEPEST = 4
_MANY = 3
"""So many different cells marked as headings head columns, one known word among them."""
_SHORT = 14
_WORD = 24
_HALF = re.compile(r"[上下]半?期(?:\([^()]*\))?$")
"""Halves of the year head columns of periods; as labels beside a text they only part it."""
_LONGEST = 60
_WHEN = re.compile(
    r"(?:(?:令和|平成|R|H)[\d元]{1,2}年?度?|20\d\d年度?)?(?:\d{1,2}月)?末?(?:時点|現在)?",
    re.IGNORECASE,
)
"""Header words that say when alone: 令和4年度, 6月末, 令和4年度末現在."""


def guesses_of(cell: GridCell) -> tuple[str, ...]:
    """The roles that a header cell's last word speaks for, where no list knows its words."""
    return () if cell.cell.tables or len(cell.text) > 40 else vocabulary().guess(cell.text)


def says_when(cell: GridCell) -> bool:
    """Whether header words name a year or a month's end and nothing else."""
    return 2 <= len(cell.folded) <= 14 and _WHEN.fullmatch(cell.folded) is not None


def words_of(cell: GridCell) -> tuple[str, ...]:
    """The roles a header cell's words may name, likeliest first; empty if none."""
    if cell.cell.tables:
        return ()
    if roles := cell.named_roles:
        return roles
    return ("period",) if "期" in cell.folded and _HALF.match(cell.folded) else ()


def looks_like_header(row: GridRow) -> bool:
    """Whether a row is a header: two or more known words, and hardly anything else.

    Words that only end like header words, and dates, count beside a known one.
    """
    if row.headed is None:
        row.headed = _heads_columns(row)
    return row.headed


def _heads_columns(row: GridRow) -> bool:
    if len(row.cells) < 2:
        return False
    for cell in row.cells:
        if len(cell.text) > _LONGEST:
            return False
    known = [cell for cell in row.cells if words_of(cell)]
    if len(known) * 2 <= len(row.cells) or len({cell.folded for cell in known}) < 2:
        marked = all(cell.cell.header for cell in row.cells)
        if not known and not marked and not _all_guessed(row):
            return False
        known = [c for c in row.cells if words_of(c) or guesses_of(c) or says_when(c)]
        if marked and known and (len(row.cells) >= _MANY or _heads_two(row, known)):
            return len({cell.folded for cell in row.cells}) == len(row.cells)
    distinct = {cell.folded for cell in known}
    return len(distinct) >= 2 and len(known) * 2 > len(row.cells)


def _heads_two(row: GridRow, known: list[GridCell]) -> bool:
    """Whether two short words head columns: 計画区分 | やること, but no title and its group."""
    short = all(len(cell.text) <= _SHORT for cell in row.cells)
    return short and not any("groups" in (words_of(c) or guesses_of(c)) for c in known)


def _all_guessed(row: GridRow) -> bool:
    """Whether all cells are short and end like different header words: 計画した取組, 結果."""
    roles = {guesses_of(cell)[:1] for cell in row.cells if len(cell.text) <= _SHORT}
    return len(roles) == len(row.cells) and () not in roles


def header_lines(rows: list[GridRow]) -> list[GridRow]:
    """The header rows at the top of a table, none if its first row is no header.

    A further line stands under spanning or blank cells of the lines above. In tables that print
    spans, the first line's tallest cell says how many lines there may be.
    """
    if not rows or not looks_like_header(rows[0]):
        return []
    first, below = rows[0], rows[1:_DEEPEST]
    if first.heads is None or first.heads[0] != below:  # asked for by one reader after the other
        first.heads = below, _header_lines(rows)[1:]  # a row that held itself would be garbage
    return [first, *first.heads[1]]


def _header_lines(rows: list[GridRow]) -> list[GridRow]:
    taken = [rows[0]]
    deepest = rows[0].index + min(_DEEPEST, max(c.cell.row_span for c in rows[0].cells))
    for row in rows[1:_DEEPEST]:
        if _fills_blanks(taken, row):
            taken.append(row)
            continue
        if _month_row(row) or _further_line(taken, row, spanned=row.index < deepest):
            taken.append(row)
        else:
            break
        if row.index + 1 >= deepest:
            break
    return taken


def _month_row(row: GridRow) -> bool:
    return len(row.cells) >= 3 and all(cell.kind == "month" for cell in row.cells)


def _fills_blanks(taken: list[GridRow], row: GridRow) -> bool:
    """Whether short words stand below blanks that a dump leaves behind the header cells above.

    計画 and a blank over 取組内容 and 目標: of each header cell that has words below it the row
    fills the place right below and at least one of the blanks, and nothing below the first cell.
    """
    if len(row.cells) < 2 or not all(map(is_word, row.cells)):
        return False
    if any(line.spanned or line.cells[0].cell.row_span > 1 for line in [*taken, row]):
        return False
    starts = sorted({cell.column for line in taken for cell in line.cells})
    columns = [cell.column for cell in row.cells]
    over = [max((start for start in starts if start <= column), default=-1) for column in columns]
    if over[0] <= starts[0] or any(start not in columns or over.count(start) < 2 for start in over):
        return False
    for line in taken:
        if line.cells[-1].column == starts[-1]:
            line.width = max(line.width, columns[-1] + 1)
    return True


def is_word(cell: GridCell) -> bool:
    """Whether a cell holds a word such as headers do: no number, sign, list item or sentence."""
    short = len(cell.text) <= _WORD and not cell.text.endswith("。")
    return short and cell.kind in ("text", "month") and MARKER.match(cell.text) is None


def _further_line(taken: list[GridRow], row: GridRow, *, spanned: bool) -> bool:
    if len(row.cells) < 2 or not all(parents_of(cell, [*taken, row]) for cell in row.cells):
        return False
    if any(line.spanned for line in taken):
        return spanned or any(words_of(cell) for cell in row.cells)
    return looks_like_header(row)


def _end(cell: GridCell, row: GridRow) -> int:
    """The column behind a header cell; dumps print no spans but leave blanks behind the cell."""
    if row.spanned:
        return cell.column + cell.cell.column_span
    end = max(cell.column + 1, row.width)
    return min((c.column for c in row.cells if c.column > cell.column), default=end)


def _covers(cell: GridCell, row: GridRow, column: int) -> bool:
    return cell.column <= column < _end(cell, row) and _heads(cell, row)


def _heads(cell: GridCell, row: GridRow) -> bool:
    """Whether a header cell has cells of a lower line below it: it is wider, or ends above them."""
    if _end(cell, row) > cell.column + 1:
        return True
    return any(other.cell.row_span > cell.cell.row_span for other in row.cells)


def parents_of(cell: GridCell, taken: list[GridRow]) -> list[GridCell]:
    """The spanning header cells above a cell of a lower header line, the nearest first."""
    if len(taken) == 1:
        return []
    own = next(index for index, row in enumerate(taken) if cell in row.cells)
    return [c for row in reversed(taken[:own]) for c in row.cells if _covers(c, row, cell.column)]


def leaf_cells(taken: list[GridRow]) -> list[GridCell]:
    """Header cells without one below them; a parent over months stays (進捗状況, 000)."""
    leaves: list[GridCell] = []
    for index, row in enumerate(taken):
        below = [cell for lower in taken[index + 1 :] for cell in lower.cells]
        for cell in row.cells if below else ():
            end = _end(cell, row)
            covered = [c for c in below if cell.column <= c.column < end]
            heads = covered and _heads(cell, row)
            if not heads or all(c.kind == "month" for c in covered):
                leaves.append(cell)
    return leaves + taken[-1].cells


def spans_months(cell: GridCell, leaves: list[GridCell]) -> bool:
    """Whether a header cell spans months and nothing else: its words are theirs."""
    end = cell.column + cell.cell.column_span
    if cell.cell.column_span <= 1:
        return False
    below = [leaf for leaf in leaves if cell.column <= leaf.column < end and leaf is not cell]
    return bool(below) and all(leaf.month for leaf in below)
