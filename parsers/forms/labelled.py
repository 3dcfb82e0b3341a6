"""Items whose text stands below labels in brackets: 【KPI】, 【令和3年度実績】, 【取組内容】.

Where several headings have the same labels below them, figures among these, each label is the
header of a column and what stands below it is the column: a table as any other, one an item.
Labels of measures and targets alone are left to the families that read running text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from parsers.grid import GridCell, GridRow, give_rows
from parsers.header.lines import guesses_of, says_when
from schema.document import Block, Cell, Document, Line, Paragraph, Ref, Table

_LABEL = re.compile(
    r"^\s*(?:【(?P<a>[^【】]{2,20})】|＜(?P<b>[^＜＞]{2,20})＞|〔(?P<c>[^〔〕]{2,20})〕)\s*"
)
_LEAST_ITEMS = 3
_LEAST_LABELS = 3
_FIGURE = "figure"
_FIGURES = frozenset({"result", "baseline", "national", "goal", "achievement", _FIGURE})
"""What no running text says below a label of its own; a year or a month alone heads figures."""
_FIRST = -1
"""The number of the first table made of text; those that are printed count from 1."""


@dataclass
class _Part:
    """What stands below one label: a cell a paragraph."""

    label: GridCell
    values: list[tuple[list[Line], Ref]] = field(default_factory=list)


@dataclass
class _Item:
    """The labels below one heading, from block `start` to `end`."""

    start: int
    end: int
    parts: list[_Part] = field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(part.label.folded for part in self.parts)


def tabled(document: Document) -> tuple[Document, list[Ref]]:
    """The document with its labelled text as tables, and the places of labels alone."""
    items = _items(document.blocks)
    common = _common(items)
    if not common:
        return document, []
    blocks: list[Block] = []
    refs: list[Ref] = []
    done = 0
    for number, item in enumerate(items):
        if not set(item.names) & common:
            continue
        blocks += document.blocks[done : item.start]
        blocks.append(_table(item, _FIRST - number))
        refs += [part.label.ref for part in item.parts]
        done = item.end
    return replace(document, blocks=[*blocks, *document.blocks[done:]]), refs


def _items(blocks: Sequence[Block]) -> list[_Item]:
    """The runs of paragraphs that a label opens; a heading, a table or a title ends each."""
    items: list[_Item] = []
    item: _Item | None = None
    for place, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or block.kind != "text" or block.level:
            item = None
            continue
        label, lines = _split(block)
        if label is None and item is None:
            continue
        if item is None:
            item = _Item(place, place)
            items.append(item)
        if label is not None:
            item.parts.append(_Part(label))
        if lines:
            item.parts[-1].values.append((lines, block.ref))
        item.end = place + 1
    return items


def _split(paragraph: Paragraph) -> tuple[GridCell | None, list[Line]]:
    """A paragraph's label, and its lines without it."""
    lines = [line for line in paragraph.lines if line.text.strip()]
    found = _LABEL.match(lines[0].text) if lines else None
    if found is None:
        return None, lines
    words = next(group for group in found.groups() if group)
    label = GridCell(Cell(0, 0, [Line(words)], header=True), paragraph.ref)
    if not (label.named_roles or guesses_of(label) or says_when(label)):
        return None, lines
    rest = lines[0].text[found.end() :]
    return label, [Line(rest), *lines[1:]] if rest else lines[1:]


def _common(items: list[_Item]) -> set[str]:
    """The labels that several items have, where there are enough of them and figures among."""
    counts = Counter(name for item in items for name in set(item.names))
    common = {name for name, count in counts.items() if count >= _LEAST_ITEMS}
    roles = {
        role
        for item in items
        for part in item.parts
        if part.label.folded in common
        for role in (part.label.named_roles or guesses_of(part.label) or (_FIGURE,))[:1]
    }
    return common if len(common) >= _LEAST_LABELS and roles & _FIGURES else set()


def _table(item: _Item, number: int) -> Table:
    """A header row of the labels, and below each what stands below it, a row a paragraph."""
    columns = list(dict.fromkeys(item.names))
    heads = {part.label.folded: part.label for part in reversed(item.parts)}
    cells = [_placed(heads[name], 0, column) for column, name in enumerate(columns)]
    rows: dict[int, list[GridCell]] = {0: cells}
    depth = Counter[int]()
    for part in item.parts:
        column = columns.index(part.label.folded)
        for lines, ref in part.values:
            depth[column] += 1
            cell = GridCell(Cell(depth[column], column, lines), ref)
            rows.setdefault(depth[column], []).append(cell)
    grid = [GridRow(n, sorted(rows[n], key=lambda c: c.column), exact=True) for n in sorted(rows)]
    table = Table(number, len(grid), len(columns), page=cells[0].ref.page)
    table.cells = [cell.cell for row in grid for cell in row.cells]
    give_rows(table, grid)
    return table


def _placed(label: GridCell, row: int, column: int) -> GridCell:
    return GridCell(replace(label.cell, row=row, column=column), label.ref)
