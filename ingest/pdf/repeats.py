"""Header rows that a page prints again at the head of its part of a table."""

from __future__ import annotations

from dataclasses import replace

from ingest.pdf.points import marker_of
from ingest.pdf.tables import MOST_HEADER_ROWS, DraftCell, DraftTable
from ingest.pdf.wrapping import Ends
from schema.document import Line, Mark

MOST_CLIPPED = 4
"""One cell of so many may be clipped where a header is printed again."""
TELLING_GLYPHS = 6
"""A row of one filled cell repeats a header where it has at least so many glyphs."""


def drop_header(upper: DraftTable, lower: DraftTable, dropped: int) -> None:
    """Move the first `dropped` rows of `lower` to the repeats of `upper`."""
    if not dropped:
        return
    upper.header_rows = max(upper.header_rows, dropped)
    for cell in upper.cells:
        cell.header = cell.header or cell.row < dropped
    upper.repeats.extend(cell for cell in lower.cells if cell.row < dropped)
    lower.cells = [cell for cell in lower.cells if cell.row >= dropped]
    for cell in lower.cells:
        cell.row -= dropped
    lower.rows -= dropped


def _words(cells: list[DraftCell]) -> list[str]:
    return ["".join(cell.text.split()) for cell in cells if cell.lines]


def _cut_short(above: list[str], below: list[str]) -> bool:
    """Whether a row prints the words of another, the last ones of a few high cells clipped away.

    LibreOffice repeats a header in the height that its lowest cells have.
    """
    if len(above) != len(below):
        return False
    differ = sum(one != other for one, other in zip(above, below, strict=True))
    begun = all(one.startswith(other) for one, other in zip(above, below, strict=True))
    return begun and differ * MOST_CLIPPED <= len(above)


def repeated_rows(upper: DraftTable, lower: DraftTable) -> int:
    """How many first rows of `lower` print the first rows of `upper` again."""
    same = 0
    for row in range(min(MOST_HEADER_ROWS, upper.rows, lower.rows)):
        above, below = _words(upper.row_cells(row)), _words(lower.row_cells(row))
        if not above or not (above == below or _cut_short(above, below)):
            break
        same = row + 1
    # A cell that spans beyond the header is no part of a header.
    while same and any(c.row < same < c.row + c.rows for c in lower.cells):
        same -= 1
    filled = [cell for cell in lower.cells if cell.row < same and cell.lines]
    telling = sum(len(cell.text) for cell in filled) >= TELLING_GLYPHS
    return same if len(filled) >= 2 or telling else 0


def part_header(upper: DraftTable, lower: DraftTable) -> None:
    """Part a repeated header from the rest of a cut row that stands below it without a rule.

    reportlab draws none there: each cell begins with its header's words and goes on with its own.
    """
    for row in range(min(MOST_HEADER_ROWS, upper.rows, lower.rows)):
        headers = {cell.column: cell for cell in upper.row_cells(row)}
        cells = lower.row_cells(row)
        if [cell.column for cell in cells] != list(headers) or not headers:
            return
        sizes = [_begins_with(cell, headers[cell.column]) for cell in cells]
        filled = [cell for cell in headers.values() if cell.lines]
        if min(sizes) < 0 or len(filled) < 2 or sum(sizes) < TELLING_GLYPHS:
            return
        if any(size < len(_plain(cell)) for size, cell in zip(sizes, cells, strict=True)):
            if all(cell.rows == 1 for cell in cells):
                _part(lower, row, dict(zip(map(id, cells), sizes, strict=True)))
            return


def _plain(cell: DraftCell) -> str:
    return "".join(cell.text.split())


def _begins_with(cell: DraftCell, header: DraftCell) -> int:
    """How many glyphs of the cell print its header again; -1 where it prints something else."""
    words = _plain(header)
    return len(words) if _plain(cell).startswith(words) else -1


def _part(table: DraftTable, row: int, sizes: dict[int, int]) -> None:
    """Make two rows of one; `sizes`: how many glyphs of each cell are the upper one's."""
    table.rows += 1
    for cell in list(table.cells):
        if cell.row > row:
            cell.row += 1
        elif id(cell) in sizes:
            upper, lower = _cut_lines(cell.lines, sizes[id(cell)])
            begins = marker_of(lower[0].text) is not None if lower else True
            first = None if begins else cell.ends.word
            ends = replace(cell.ends, first=first) if lower else Ends()
            rest = DraftCell(row + 1, cell.column, 1, cell.columns, lower, cell.box, cell.tables)
            rest.ends, rest.open_top, rest.open_bottom = ends, True, cell.open_bottom
            rest.page = cell.page
            cell.lines, cell.tables, cell.open_bottom = upper, [], False
            table.cells.append(rest)


def _cut_lines(lines: list[Line], size: int) -> tuple[list[Line], list[Line]]:
    """The lines up to so many glyphs, blanks not counted, and what follows."""
    for number, line in enumerate(lines):
        glyphs = [place for place, glyph in enumerate(line.text) if not glyph.isspace()]
        if size < len(glyphs):
            at = glyphs[size]
            marks = (_moved(mark, -at) for mark in line.marks if mark.end > at)
            rest = Line(line.text[at:], line.level, tuple(marks))
            head = [Line(line.text[:at].rstrip(), line.level)] if size else []
            return lines[:number] + head, [rest, *lines[number + 1 :]]
        size -= len(glyphs)
    return lines, []


def _moved(mark: Mark, shift: int) -> Mark:
    """A mark moved along its line, cut off at the line's start."""
    return Mark(max(0, mark.start + shift), mark.end + shift, mark.style)
