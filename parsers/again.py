"""A second reading of documents that gave nothing: the same cells with less in the way.

What makes a layout read nothing is mostly one thing it does not expect: a row above a header, a
line between a heading and its table, a header word that no list knows. Each reading here leaves
one of these out, moves it, or names columns by what they hold. What is left out stays unused text
in the ledger, and a warning says what was done.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise

from parsers.grid import GridCell, GridRow, rows_of
from parsers.header.contents import columns_of
from parsers.header.lines import header_lines, leaf_cells, looks_like_header, words_of
from parsers.header.reading import read_header
from schema.document import Block, Document, Finding, Line, Paragraph, Table
from schema.plan import Initiative, Plan

_LEAST_ITEMS = 3
_MOST_CELLS = 6000
"""Larger documents are not read again."""
_MOST_ABOVE = 8
_LONGEST_LINE = 40
_LONGEST_TITLE = 60
_LONGEST_HEADER = 24
_MOSTLY = 0.8
_TITLE = "施策名"
_UNSURE = ("unknown", "title", "measure", "next", "section", "progress")
"""Roles that words of several meanings may be given in error."""
_FIRST_ROWS = 3
_LONGEST_LABEL = 12
_MORE = 1.3
"""A reading that changes more has to find so many times as much."""
_SENTENCE = re.compile(r"[。]|(?:する|した|ます|図る|行う|以上|以下|[%％])\s*$")
_LISTED = re.compile(r"^\s*[・●○◆■①-⑳]")

Edit = Callable[[Document], Document]


def read_again(document: Document, plan: Plan, read: Callable[[Document], Plan]) -> Plan:
    """The plan of the reading that finds most, with a warning; `plan` where none finds items."""
    if sum(len(table.cells) for table in document.tables()) > _MOST_CELLS:
        return plan
    best, most, said = plan, _worth(plan), ""
    for words, edited in readings(document):
        found = read(edited)
        if (found_worth := _worth(found)) > most * _MORE:
            best, most, said = found, found_worth, words
    if said:
        message = f"Little was found as the document is printed; it was read {said}."
        best.findings.append(Finding("warning", "second_reading", message))
    return best


def finds_little(plan: Plan) -> bool:
    """Whether hardly an item of a plan has a measure or a target, or none has a measure."""
    few = len(_items(plan)) < _LEAST_ITEMS
    return few or not any(item.measures for item in plan.initiatives)


def _items(plan: Plan) -> list[Initiative]:
    return [item for item in plan.initiatives if item.measures or item.statements]


def _worth(plan: Plan) -> int:
    """How many measures, targets and items a plan holds; 0 where its items read like none."""
    items = _items(plan)
    named = {item.title.text for item in items if _reads_like_title(item)}
    if len(items) < _LEAST_ITEMS or len(named) < _MOSTLY * len(plan.initiatives):
        return 0
    return sum(1 + len(item.measures) + len(item.statements) for item in items)


def _reads_like_title(item: Initiative) -> bool:
    text = item.title.text
    return 2 < len(text) <= _LONGEST_TITLE and _SENTENCE.search(text) is None


def readings(document: Document) -> Iterator[tuple[str, Document]]:
    """(what was done, the document so changed): each edit alone, then several together."""
    edits: list[tuple[str, Edit]] = [
        ("with the labels of its sheets' titles named", _with_named_labels),
        ("with the lines right above its tables put above the headings", _with_lines_moved_up),
        ("with the rows above the headers of its tables as lines", _with_rows_set_free),
        ("with columns named by what they hold", _with_named_columns),
    ]
    for count in range(1, len(edits) + 1):
        for chosen in combinations(edits, count):
            steps = [document]
            for _, edit in chosen:
                steps.append(edit(steps[-1]))
            if all(new is not old for new, old in pairwise(steps)):
                yield " and ".join(words for words, _ in chosen), steps[-1]


def _with_rows_set_free(document: Document) -> Document:
    """The document with the rows above a table's header as paragraphs above the table."""
    blocks: list[Block] = []
    for block in document.blocks:
        above = _rows_above(block) if isinstance(block, Table) else []
        for cell in (cell for row in above for cell in row.cells):
            ref = cell.ref
            blocks.append(Paragraph(cell.cell.row, cell.cell.lines, ref.page, at=ref))
        if isinstance(block, Table) and above:
            last = above[-1].index
            block = replace(block, cells=[cell for cell in block.cells if cell.row > last])
        blocks.append(block)
    return replace(document, blocks=blocks) if len(blocks) > len(document.blocks) else document


def _rows_above(table: Table) -> list[GridRow]:
    """The rows above a table's first header row; none where it has no such row."""
    rows = rows_of(table)
    count = next((n for n, r in enumerate(rows[:_MOST_ABOVE]) if looks_like_header(r)), 0)
    return rows[:count]


def _with_lines_moved_up(document: Document) -> Document:
    """The document with short lines that part a heading from its table above that heading."""
    blocks = list(document.blocks)
    for place in range(2, len(blocks)):
        above, line, table = blocks[place - 2 : place + 1]
        if isinstance(table, Table) and isinstance(above, Paragraph) and _is_line(line):
            blocks[place - 2 : place] = [line, above]
    moved = any(new is not old for new, old in zip(blocks, document.blocks, strict=True))
    return replace(document, blocks=blocks) if moved else document


def _is_line(block: Block) -> bool:
    return (
        isinstance(block, Paragraph)
        and block.kind == "text"
        and len(block.text) <= _LONGEST_LINE
        and _SENTENCE.search(block.text) is None
    )


def _with_named_columns(document: Document) -> Document:
    """The document with columns of titles and measures named in headers that name none."""
    return document.with_tables(_named)


def _named(table: Table) -> Table:
    """A table whose header names a column of titles and one of measures, by what they hold."""
    rows = rows_of(table)
    at = next((n for n, row in enumerate(rows[:_MOST_ABOVE]) if _may_be_header(row)), None)
    if at is None or len(rows) - at <= _LEAST_ITEMS:
        return table
    taken = header_lines(rows[at:]) or [rows[at]]
    header, _ = read_header(rows[at:])
    below = columns_of(rows[at + len(taken) :])
    words: dict[int, str] = {}
    sure = {c.index for c in header.columns if c.role not in _UNSURE}
    leaves = [leaf for leaf in leaf_cells(taken) if leaf.column not in sure]
    measure = next((leaf for leaf in leaves if _sentences(below.get(leaf.column, []))), None)
    if header.has("title") or measure is None:
        return table
    left = [(leaf, below.get(leaf.column, [])) for leaf in leaves if leaf.column < measure.column]
    named = [(leaf, cells) for leaf, cells in left if _names(cells)]
    if named:
        title, _ = max(named, key=lambda pair: len(pair[1]))
        words[id(title.cell)] = _TITLE
        if not any(c.role == "measure" and c.index != title.column for c in header.columns):
            words[id(measure.cell)] = "取組内容"
    return _with_words(table, words)


def _with_words(table: Table, words: dict[int, str]) -> Table:
    """A table with other words in some cells, told by their identity."""
    if all(id(cell) not in words for cell in table.cells):
        return table
    cells = [
        replace(cell, lines=[Line(words[id(cell)])]) if id(cell) in words else cell
        for cell in table.cells
    ]
    return replace(table, cells=cells)


def _with_named_labels(document: Document) -> Document:
    """The document with the label 施策名 beside the titles of its sheets, where none says so.

    That is a label that no list knows in the first rows of several tables alike, with another
    short text beside it in each.
    """
    found: dict[str, list[tuple[GridCell, GridCell]]] = {}
    for table in document.tables():
        for label, value in (pair for row in rows_of(table)[:_FIRST_ROWS] for pair in _beside(row)):
            found.setdefault(label.folded, []).append((label, value))
    named = next((p for p in found.values() if _are_sheets([value for _, value in p])), None)
    if named is None:
        return document
    words = {id(label.cell): _TITLE for label, _ in named}
    return document.with_tables(lambda table: _with_words(table, words))


def _beside(row: GridRow) -> list[tuple[GridCell, GridCell]]:
    """The labels of unknown words in a row, and what stands right of each."""
    pairs = pairwise(row.cells)
    return [(a, b) for a, b in pairs if not words_of(a) and len(a.text) <= _LONGEST_LABEL]


def _are_sheets(values: list[GridCell]) -> bool:
    return len(values) >= _LEAST_ITEMS and _names(values)


def _may_be_header(row: GridRow) -> bool:
    """Whether a row is three short words or more: a header, whether its words are known or not."""
    if looks_like_header(row):
        return True
    return len(row.cells) > 2 and all(
        c.kind in ("text", "month") and len(c.text) <= _LONGEST_HEADER for c in row.cells
    )


def _names(cells: list[GridCell]) -> bool:
    """Whether cells are titles: short, no sentences or lists, and each another."""
    fitting = [
        cell
        for cell in cells
        if cell.kind == "text"
        and 3 < len(cell.text) <= _LONGEST_TITLE
        and not _SENTENCE.search(cell.text)
        and not _LISTED.match(cell.text)
    ]
    distinct = {cell.folded for cell in fitting}
    return len(distinct) >= _LEAST_ITEMS and len(distinct) >= _MOSTLY * len(cells)


def _sentences(cells: list[GridCell]) -> bool:
    """Whether cells are measures: sentences, or points of a list."""
    told = [cell for cell in cells if cell.kind in ("text", "statement")]
    fitting = [c for c in told if _SENTENCE.search(c.text) or _LISTED.match(c.text)]
    return bool(cells) and len(fitting) >= _MOSTLY * len(cells)
