"""Legends that stand in several lines of running text, or in the cell of a header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parsers.grid import GridRow, rows_of
from parsers.header.lines import looks_like_header
from parsers.headings.legend_text import (
    Pair,
    heads_legend,
    is_label,
    is_note,
    legend_of_lines,
    legend_pairs,
    may_explain,
    pairs_of,
    says_grades,
)
from parsers.headings.legends import legend_of, listed_legend
from schema.document import Block, Cell, Document, Line, Ref, Table
from schema.plan import Note, Plan, Quote

_HEADER_ROWS = 3
_MOST_ROWS = 12
_LEAST = 2
_LONGEST = 200
_OPENS = re.compile(r"[\s\u3000]*[（(【＜<〔\[]?[\s\u3000]*$")

Legends = dict[Ref, dict[str, list[Pair]]]
"""What the lines of a paragraph explain; a label that heads them explains nothing."""


def legend_lines(document: Document) -> Legends:
    """Lines one below the other that explain a sign each: S：…, A：…, maybe below a label."""
    found: Legends = {}
    for run in _runs(document.blocks):
        texts = [text for text, _ in run]
        if sum(bool(pairs_of(text)) for text in texts) < _LEAST or not legend_of_lines(texts):
            continue
        for text, ref in run:
            found.setdefault(ref, {})[text] = pairs_of(text)
    return found


def _runs(blocks: list[Block]) -> Iterator[list[tuple[str, Ref]]]:
    """Lines that explain signs, without another one between, and the label above them."""
    run: list[tuple[str, Ref]] = []
    for text, ref in _lines(blocks):
        if text and pairs_of(text):
            run.append((text, ref))
            continue
        yield run
        run = [(text, ref)] if is_label(text) else []
    yield run


def _lines(blocks: list[Block]) -> Iterator[tuple[str, Ref]]:
    for block in blocks:
        if isinstance(block, Table):
            yield "", Ref()
        elif block.kind == "text":
            yield from ((line.text, block.ref) for line in block.lines if line.text)


@dataclass
class Told:
    """A legend that a header cell printed."""

    pairs: list[Pair]
    quote: Quote

    def tell(self, plan: Plan) -> None:
        """Give the plan what it says."""
        for symbol, meaning in self.pairs:
            plan.legend.setdefault(symbol, meaning)
        plan.notes.append(Note(self.quote, "legend"))


def without_legends(document: Document) -> tuple[Document, list[Told]]:
    """The document with header cells as if they printed no legend, and what those say.

    評価（S：…　A：…）is 評価. A legend that touches the table below it, which a PDF makes one of
    both, is a table of its own.
    """
    blocks: list[Block] = []
    told: list[Told] = []
    for block in document.blocks:
        if not isinstance(block, Table) or block.rows <= _HEADER_ROWS:
            blocks.append(block)
            continue
        parts = _parted(block)
        if len(parts) == 1 and not _may_tell(block):
            blocks.append(block)
            continue
        for table in parts:
            cells = [_bare(table, c, told) if c.row < _HEADER_ROWS else c for c in table.cells]
            same = all(cell is other for cell, other in zip(cells, table.cells, strict=True))
            blocks.append(table if same else replace(table, cells=cells))
    return replace(document, blocks=blocks), told


def _may_tell(table: Table) -> bool:
    """Whether any cell that may be a header's has what a legend behind its words needs."""
    return any(
        len(cell.text) <= _LONGEST and heads_legend(cell.text)
        for row in rows_of(table, _HEADER_ROWS)
        for cell in row.cells
    )


def _parted(table: Table) -> list[Table]:
    """A table without the legend in its first rows, above its header, and that legend."""
    rows = rows_of(table, _MOST_ROWS)
    if not _may_open_legend(rows[:2]):
        return [table]
    head = next((row for row in rows[1:] if looks_like_header(row)), None)
    above = [row for row in rows if head is not None and row.index < head.index]
    if head is None or not (legend_of(above) or listed_legend(above)):
        return [table]
    top = [cell for cell in table.cells if cell.row < head.index]
    rest = [cell for cell in table.cells if cell.row >= head.index]
    return [replace(table, cells=top, repeats=[]), replace(table, cells=rest)]


def _may_open_legend(rows: list[GridRow]) -> bool:
    """Whether a table's first two rows have a sign alone, or its first cell opens a list of them.

    `legend_of` asks for the former, `listed_legend` for the latter.
    """
    if any(cell.kind == "symbol" for row in rows for cell in row.cells):
        return True
    first = rows[0].cells[0].text if rows else ""
    return may_explain(first) or is_note(first) or is_label(first)


def _bare(table: Table, cell: Cell, told: list[Told]) -> Cell:
    """A header cell without the legend below or behind its words."""
    if cell.tables or not 0 < len(cell.text) <= _LONGEST or not heads_legend(cell.text):
        return cell
    texts = [line.text for line in cell.lines if line.text]
    label, pairs = _label_and_pairs(texts)
    if not label or not pairs:
        return cell
    told.append(Told(pairs, Quote(" ".join(texts), table.ref(cell))))
    return replace(cell, lines=[Line(label)])


def _label_and_pairs(texts: list[str]) -> tuple[str, list[Pair]]:
    """The words of a header cell and what the rest of it explains."""
    first = next((n for n, text in enumerate(texts) if pairs_of(text)), 0)
    above = "".join(texts[:first])
    if first and is_label(above):
        return above, legend_of_lines([above, *texts[first:]])
    joined = " ".join(texts)
    pairs = legend_pairs(joined)
    start = joined.find(pairs[0][0]) if len(pairs) > 1 else 0
    label = _OPENS.sub("", joined[:start]).rstrip(" \u3000：:")
    return (label, pairs) if is_label(label) and says_grades(pairs) else ("", [])
