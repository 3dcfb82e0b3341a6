"""Targets beside one label of a form, a row each, without a header: KPI | … | 99.9%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.forms.parts import Block
from parsers.header.reading import Column, Header
from parsers.rows.align import align
from parsers.rows.goals import states_value
from schema.document import Finding
from schema.plan import Initiative

if TYPE_CHECKING:
    from parsers.rows.reader import RowReader


def take_bare(reader: RowReader, block: Block, initiative: Initiative) -> None:
    """Read a block without a header: each row's first cell states a target or names it.

    A figure beside a name alone is its value; one beside a target that states its own is of a
    year that nothing tells, so it is left to the ledger with an issue.
    """
    builder, walk, label = reader.builder, reader.walk, block.label
    words = label.text if label is not None else ""
    first = block.rows[0].cells[0].column
    columns = [Column(first, "target", words, None, f"beside the label {words!r}")]
    beside = sorted({cell.column for row in block.rows for cell in row.cells[1:]})
    if not any(states_value(row.cells[0].text) for row in block.rows):
        why = f"the first figure beside the label {words!r}"
        columns += [Column(column, "goal", words, None, why) for column in beside[:1]]
    walk.header, walk.indicator = Header(columns), None
    for row in block.rows:
        builder.band += 1
        known = [c for c in row.cells if any(c.column == column.index for column in columns)]
        reader.body_row(align(row.holding(known), walk.header))
        for cell in row.cells:
            if cell not in known:
                message = "A figure beside a target has no header that tells what it is."
                builder.find(Finding("warning", "unnamed_figure", message, cell.text, cell.ref))
