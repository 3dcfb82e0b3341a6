"""Targets beside one label of a form, a row each, without a header: KPI | … | 99.9%."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.forms.bare_rows import named_figure
from parsers.forms.parts import Block
from parsers.header.reading import Column, Header
from parsers.rows.align import align
from parsers.rows.goal_values import states_value
from schema.document import Finding
from schema.plan import Initiative

if TYPE_CHECKING:
    from parsers.rows.reader import RowReader

_DASH = re.compile(r"[－―ー‐-]")


def take_bare(reader: RowReader, block: Block, initiative: Initiative) -> None:
    """Read a block without a header: each row's first cell states a target or names it.

    A figure that names itself (令和4年度実績 11.1％) is of that year. Else one beside a name alone
    is its value, and one beside a target that states its own is of a year that nothing tells, so
    it is left to the ledger with an issue.
    """
    builder, walk, label = reader.builder, reader.walk, block.label
    words = label.text if label is not None else ""
    first = block.rows[0].cells[0].column
    columns = [Column(first, "target", words, None, f"beside the label {words!r}")]
    beside = sorted({cell.column for row in block.rows for cell in row.cells[1:]})
    named = _named_columns(block)
    columns += named.values()
    if not any(states_value(row.cells[0].text) for row in block.rows):
        why = f"the first figure beside the label {words!r}"
        left = [column for column in beside if column not in named]
        columns += [Column(column, "goal", words, None, why) for column in left[:1]]
    walk.header, walk.indicator = Header(columns), None
    for row in block.rows:
        builder.band += 1
        known = [
            c
            for c in row.cells
            if any(c.column == column.index for column in columns)
            and (c.column not in named or named_figure(c) is not None)
        ]
        reader.body_row(align(row.holding(known), walk.header))
        for cell in row.cells:
            if cell not in known and _DASH.fullmatch(cell.text):
                builder.role(cell.ref, "decoration")
            elif cell not in known:
                message = "A figure beside a target has no header that tells what it is."
                builder.find(Finding("warning", "unnamed_figure", message, cell.text, cell.ref))


def _named_columns(block: Block) -> dict[int, Column]:
    """The columns whose figures all name one thing: 令和4年度実績, or 全国平均."""
    words: dict[int, set[str]] = {}
    for row in block.rows:
        for cell in row.cells[1:]:
            if (name := named_figure(cell)) is not None:
                words.setdefault(cell.column, set()).add(name)
    return {
        column: Column(
            column, "national" if "平均" in name else "baseline", name, None, "its figures say so"
        )
        for column, (name, *others) in words.items()
        if not others
    }
