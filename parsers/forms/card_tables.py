"""Where a document prints cards of indicators: paragraphs, columns, rows, cells or small tables."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from parsers.forms.cards import (
    Card,
    Fact,
    Text,
    cards_of,
    fact_beside,
    fact_of,
    is_name,
    label_of,
    table_of,
)
from parsers.grid import GridCell, GridRow, rows_of, texts_of
from schema.document import Block, Document, Paragraph, Ref, Table

_FIRST = -1001
"""The number of the first table made of cards; `labelled` counts down from -1."""
_MOST = 16
"""Cards have no more rows or columns than this."""
_LONGEST_CORNER = 8


@dataclass
class Carded:
    """A document whose cards are tables, and the places of labels in cells of their own."""

    document: Document
    labels: list[Ref] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    """What `keikaku inspect` prints of it."""


def carded(document: Document) -> Carded:
    """The document with its cards as tables; as it is where it has none."""
    found = Carded(document)
    blocks: list[Block] = []
    cards: list[Card] = []

    def close() -> None:
        if cards:
            blocks.append(table_of(cards, _FIRST - len(found.reasons)))
            found.labels += [ref for card in cards for ref in card.labels]
            found.reasons.append(f"{len(cards)} cards of indicators are read as a table")
            cards.clear()

    at = 0
    while at < len(document.blocks):
        own, used = _cards_at(document.blocks, at)
        cards += own
        if not own:
            close()
            blocks.append(document.blocks[at])
        at += used
    close()
    if found.reasons:
        found.document = replace(document, blocks=blocks)
    return found


def _cards_at(blocks: list[Block], at: int) -> tuple[list[Card], int]:
    """The cards that begin at a block, and how many blocks they are; none and one where not."""
    block = blocks[at]
    if isinstance(block, Table):
        return _of_table(block) or [], 1
    texts = _texts(block)
    if not texts or not is_name(texts[0][0]):
        return [], 1
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if len(texts) == 1 and isinstance(below, Table):
        own = _named(texts[0], below)
        return own, 2 if own else 1
    return _of_paragraphs(blocks, at)


# -- paragraphs -----------------------------------------------------------------------------
def _texts(block: Block) -> list[Text]:
    """The lines of a paragraph of text."""
    if not isinstance(block, Paragraph) or block.kind != "text":
        return []
    return [(line.text.strip(), block.ref) for line in block.lines if line.text.strip()]


def _of_paragraphs(blocks: list[Block], at: int) -> tuple[list[Card], int]:
    """The cards that paragraphs from a name on are, as far as they hold nothing else."""
    texts: list[Text] = []
    until = whole = 0
    for place in range(at, len(blocks)):
        own = _texts(blocks[place])
        facts = [fact_of(*each) is not None for each in own]
        if not own or not all(f or is_name(t) for f, (t, _) in zip(facts, own, strict=True)):
            break
        texts += own
        if facts[-1]:
            until, whole = place + 1 - at, len(texts)
    cards = cards_of(texts[:whole]) if whole else None
    return (cards, until) if cards else ([], 1)


# -- tables ---------------------------------------------------------------------------------
def _named(name: Text, table: Table) -> list[Card]:
    """The card of a small table of labels and values below its name."""
    if not _may_hold_cards(table):
        return []
    facts = _facts(rows_of(table))
    return cards_of([name, *facts]) or [] if facts else []


def _of_table(table: Table) -> list[Card] | None:
    """The cards that a table is, whichever way it prints them; None for other tables."""
    if not _may_hold_cards(table):
        return None
    rows = rows_of(table)
    ways = (_in_cells, _in_columns, _in_blocks, _by_labels, _in_rows)
    return next((cards for way in ways if (cards := way(rows))), None)


def _may_hold_cards(table: Table) -> bool:
    """Whether a table is small and says 目標 or 計画 somewhere: the cheap question first."""
    if table.rows > _MOST or table.columns > _MOST or not table.cells:
        return False
    if not any("目標" in text or "計画" in text for text in texts_of(table)):
        return False
    return not any(cell.tables for cell in table.cells)


def _all(parts: list[list[Text | Fact]]) -> list[Card] | None:
    """The cards of all parts; None where one of them is none."""
    cards: list[Card] = []
    for part in parts:
        own = cards_of(part)
        if own is None:
            return None
        cards += own
    return cards


def _in_cells(rows: list[GridRow]) -> list[Card] | None:
    """A card a cell, a line each."""
    cells = [cell for row in rows for cell in row.cells]
    if any(len(cell.cell.lines) < 2 for cell in cells):
        return None
    return _all([_lines(cell) for cell in cells])


def _lines(cell: GridCell) -> list[Text | Fact]:
    """A cell's lines; a PDF may run the name into its target: …の実施率目標 25.2%以上."""
    texts: list[Text | Fact] = [(line.text, cell.ref) for line in cell.cell.lines if line.text]
    first = cell.cell.lines[0].text
    at = first.find("目標")
    if at > 0 and is_name(first[:at]) and fact_of(first[at:], cell.ref) is not None:
        texts[:1] = [(first[:at].strip(), cell.ref), (first[at:], cell.ref)]
    return texts


def _in_columns(rows: list[GridRow]) -> list[Card] | None:
    """A card a column, a cell each (as a PDF gives boxes that stand side by side)."""
    columns: dict[int, list[Text | Fact]] = {}
    for row in rows:
        for cell in row.cells:
            columns.setdefault(cell.column, []).append((cell.text, cell.ref))
    return _all([columns[at] for at in sorted(columns)])


def _in_blocks(rows: list[GridRow]) -> list[Card] | None:
    """Names over two or more columns, below each its labels and values, beside or above them.

    A PDF joins tables that touch: a row of names begins the next ones.
    """
    if not all(is_name(cell.text) for cell in rows[0].cells):
        return None
    starts = [at for at, row in enumerate(rows) if all(is_name(cell.text) for cell in row.cells)]
    cards: list[Card] = []
    for start, end in pairwise([*starts, len(rows)]):
        own = _below_names(rows[start:end])
        if own is None:
            return None
        cards += own
    return cards


def _below_names(rows: list[GridRow]) -> list[Card] | None:
    """The cards of a row of names and what is below it."""
    heads = rows[0].cells
    parts: list[list[Text | Fact]] = []
    for head in heads:
        until = head.column + head.cell.column_span
        below = [
            GridRow(row.index, [c for c in row.cells if head.column <= c.column < until])
            for row in rows[1:]
        ]
        facts = _facts([row for row in below if row.cells])
        if not facts:
            return None
        parts.append([(head.text, head.ref), *facts])
    return _all(parts)


def _facts(rows: list[GridRow]) -> list[Fact]:
    """Labels beside their values, or a row of labels above one of values; empty for others."""
    if len(rows) == 2 and len(rows[0].cells) == len(rows[1].cells) > 1:
        above = zip(rows[0].cells, rows[1].cells, strict=True)
        if all(label_of(cell.text) for cell in rows[0].cells):
            return _complete([fact_beside(label, value) for label, value in above])
    return _complete([_of_row(row.cells) for row in rows])


def _of_row(cells: list[GridCell]) -> Fact | None:
    if len(cells) == 1:
        return fact_of(cells[0].text, cells[0].ref)
    return fact_beside(cells[0], cells[1]) if len(cells) == 2 else None


def _complete(facts: list[Fact | None]) -> list[Fact]:
    whole = [fact for fact in facts if fact is not None]
    return whole if len(whole) == len(facts) else []


def _by_labels(rows: list[GridRow]) -> list[Card] | None:
    """Labels in front, a card a column: 目標 | 62.8％以上 | 8.4％以上 below two names."""
    names, *below = rows
    front = [row.cells[0] for row in below]
    if not front or any(c.column or label_of(c.text) is None for c in front):
        return None
    heads = [cell for cell in names.cells if cell.column]
    corner = [cell for cell in names.cells if not cell.column]
    if not heads or any(len(cell.text) > _LONGEST_CORNER for cell in corner):
        return None
    parts: list[list[Text | Fact]] = []
    for head in heads:
        pairs = [(row.cells[0], c) for row in below for c in row.cells if c.column == head.column]
        facts = _complete([fact_beside(label, value) for label, value in pairs])
        if not is_name(head.text) or not facts:
            return None
        parts.append([(head.text, head.ref), *facts])
    cells = sum(len(row.cells) - 1 for row in below)
    cards = _all(parts) if cells == sum(len(part) - 1 for part in parts) else None
    if cards and corner:
        cards[0].corner = corner[0].ref
    return cards


def _in_rows(rows: list[GridRow]) -> list[Card] | None:
    """A card a row: its name, then 目標 62.8％以上 and the others in cells of their own."""
    return _all([[(cell.text, cell.ref) for cell in row.cells] for row in rows])
