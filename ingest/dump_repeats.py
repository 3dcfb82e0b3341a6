"""What a dump prints twice: the cells of a table nested in a cell.

群馬's report of 令和3年度 holds monthly tables inside cells. The dump gives each of them as a
`<table>` in the cell, then all its cells once more in the same row, one TAB field each (a flat
copy), then once more as rows of their own below (row copies). Copies are told by their texts
alone: nothing is taken for a copy that does not equal the nested table's texts, in their order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schema.document import Cell

_FEWEST_TEXTS = 2
"""A nested table of one text alone proves nothing: the same symbol may stand in the next cell."""
_FEWEST_BEFORE_CLIP = 4
"""So many texts must agree where the row ends before the copy does."""

Texts = list[str]
"""The texts that a row prints, in order, without any blanks in them."""


def nested_rows(cell: Cell) -> list[Texts]:
    """The texts of each row of the tables nested in `cell`; rows that print nothing left out."""
    rows: list[Texts] = []
    for table in cell.tables:
        last = -1
        for nested in table.cells:
            text = _key(nested)
            if text and nested.row != last:
                last = nested.row
                rows.append([text])
            elif text:
                rows[-1].append(text)
    return rows


def set_apart_flat_copies(
    cells: Sequence[Cell], fields: int, rows: Sequence[Sequence[Texts]]
) -> tuple[list[Cell], list[Cell]]:
    """Divide a row of `fields` TAB fields into its real cells and the copies of nested tables.

    `rows` holds the `nested_rows` of each cell. The real cells after a copy belong to the columns
    that count on from the cell before it: the copy has pushed them to the right. Among themselves
    they keep their distances.
    """
    kept: list[Cell] = []
    copies: list[Cell] = []
    awaited: list[Texts] = []
    shift = place = 0
    while place < len(cells):
        found = _find_copy(awaited, cells, place, fields)
        if found is not None:
            which, length = found
            del awaited[which]
            copies.extend(cells[place : place + length])
            place += length
            if place < len(cells):
                shift = cells[place].column - (kept[-1].column + 1)
            continue
        cells[place].column -= shift
        kept.append(cells[place])
        if rows[place]:
            awaited.append([text for row in rows[place] for text in row])
        place += 1
    return kept, copies


def set_apart_row_copies(table: Sequence[list[Cell]], row: int, awaited: list[Texts]) -> list[Cell]:
    """Empty the rows of `table` that repeat the tables nested in `row`; return their cells.

    Only the rows directly below are looked at, as many as the nested tables have, and a row is a
    copy if all its texts equal those of a nested row, in the tables' order.
    """
    copies: list[Cell] = []
    for below in _copied_rows(table, row + 1, awaited):
        copies.extend(table[below])
        table[below].clear()
    return copies


def _copied_rows(
    table: Sequence[Sequence[Cell]], start: int, awaited: Sequence[Texts]
) -> Iterator[int]:
    """The numbers of the rows from `start` that equal the awaited ones."""
    window = range(start, min(start + len(awaited), len(table)))
    # A row with a table of its own is no copy: it keeps no texts here that could agree.
    printed = [
        [] if any(cell.tables for cell in table[number]) else [_key(cell) for cell in table[number]]
        for number in window
    ]
    if printed == awaited and sum(map(len, awaited)) >= _FEWEST_TEXTS:
        yield from window
        return
    expected = 0
    for number, texts in zip(window, printed, strict=True):
        # Among rows that differ, one of a single text proves nothing.
        if len(texts) >= _FEWEST_TEXTS and texts in awaited[expected:]:
            expected = awaited.index(texts, expected) + 1
            yield number


def _find_copy(
    awaited: Sequence[Texts], cells: Sequence[Cell], place: int, fields: int
) -> tuple[int, int] | None:
    """Which awaited texts start at `place`, and with how many cells; None: none of them."""
    for which, texts in enumerate(awaited):
        if len(texts) < _FEWEST_TEXTS or _key(cells[place]) != texts[0]:
            continue
        length = 0
        for cell, text in zip(cells[place : place + len(texts)], texts, strict=False):
            if cell.tables or _key(cell) != text:
                break
            length += 1
        clipped = place + length == len(cells) and cells[-1].column == fields - 1
        if length == len(texts) or (clipped and length >= _FEWEST_BEFORE_CLIP):
            return which, length
    return None


def _key(cell: Cell) -> str:
    """The cell's own text without any blanks."""
    text = cell.lines[0].text if len(cell.lines) == 1 else cell.text
    return text if text.isprintable() and " " not in text else "".join(text.split())
