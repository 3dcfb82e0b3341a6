"""Rows that a page break cuts, and cells that span it."""

from __future__ import annotations

from collections.abc import Callable

from ingest.pdf.continuing import (
    Pair,
    by_counts,
    by_gaps,
    by_symbols,
    by_tables,
    by_text,
    ends_twice,
    goes_on,
    names_rows,
    values_twice,
)
from ingest.pdf.padding import going_on
from ingest.pdf.span_labels import labels_over
from ingest.pdf.tables import DraftCell, DraftTable
from ingest.pdf.wrapping import Ends
from schema.document import Line, Mark


def spanning(
    upper: DraftTable,
    lower: DraftTable,
    *,
    headed: bool,
    filled: bool = False,
    nested: bool = False,
) -> list[Pair]:
    """Cells of lower's first row that are the rest of cells of upper's last row.

    A cell without a rule at the page's foot goes on (browsers leave it out). Producers that draw
    one leave the contents to tell, and else labels that span both rows (`labels_over`). `filled`:
    the page was full, so that its break may be anywhere.
    """
    last = upper.last_row()
    pairs = [
        (last[below.column], below)
        for below in lower.row_cells(0)
        if below.column in last and last[below.column].columns == below.columns
    ]
    # Where a cell of the foot is open, the closed ones beside it have ended.
    drawn = [(above, below) for above, below in pairs if above.open_bottom] or [
        (above, below) for above, below in pairs if below.open_top and not headed
    ]
    if drawn:
        if values_twice(drawn):
            return labels_over([(above, below) for above, below in drawn if not below.filled])
        # Nested tables have hardly any padding that could tell.
        return drawn if nested else going_on(drawn, upper, lower)
    cut = is_cut(pairs, lower) and (
        by_text(pairs)
        or by_counts(pairs)
        or by_tables(pairs)
        or by_symbols(pairs)
        or (filled and by_gaps(pairs, upper, lower))
    )
    if cut and not ends_twice(pairs) and not names_rows(pairs, upper, lower):
        return pairs
    return labels_over(pairs)


def is_cut(pairs: list[Pair], lower: DraftTable) -> bool:
    """True where the break is within a row, not between two."""
    return len(pairs) == len(lower.row_cells(0))


def mend(
    pairs: list[Pair],
    lower: DraftTable,
    cut: bool,
    join_nested: Callable[[DraftTable, DraftTable], bool],
) -> None:
    """Append the rest of each cell to the cell; `cut`: both share one row."""
    for above, below in pairs:
        _append(above, below, join_nested)
        above.rows += below.rows - (1 if cut else 0)
        above.open_bottom = below.open_bottom
        lower.cells.remove(below)


def _append(
    above: DraftCell, below: DraftCell, join_nested: Callable[[DraftTable, DraftTable], bool]
) -> None:
    lines = list(below.lines)
    tables = list(below.tables)
    if goes_on(above, below):
        above.lines[-1] = _run_on(above.lines[-1], lines.pop(0))
    for table in tables:
        if table.above is not None:
            table.above += len(above.lines) + len(lines) - len(below.lines)
    above.lines.extend(lines)
    if tables and above.tables and join_nested(above.tables[-1], tables[0]):
        tables.pop(0)
    above.tables.extend(tables)
    if below.lines:
        first = above.ends.first if above.lines else below.ends.first
        printed = above.ends.printed + below.ends.printed
        above.ends = Ends(below.ends.room, below.ends.length, first, printed, above.ends.word)


def _run_on(head: Line, tail: Line) -> Line:
    """One line of two, marks of the second moved."""
    shift = len(head.text)
    moved = tuple(Mark(mark.start + shift, mark.end + shift, mark.style) for mark in tail.marks)
    return Line(head.text + tail.text, head.level, head.marks + moved)
