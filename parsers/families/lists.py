"""Tables that list the targets of items which other tables or headings name: KPI一覧表.

Such a list stands in front of or behind what was done item by item. Its rows name their items by
a title (具体的施策, often in other words than the item's own), or not at all.
"""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.builder import PlanBuilder
from parsers.families.leads import lead_of
from parsers.grid import GridCell, GridRow, rows_of
from parsers.header.contents import Below, columns_of, like_titles
from parsers.header.front import front_of
from parsers.header.lines import guesses_of, header_lines, leaf_cells, words_of
from parsers.header.reading import Column, Header, read_header
from parsers.headings.pillar_lines import heads_targets
from parsers.headings.titles import is_document_title, read_title
from parsers.rows.align import Aligned
from parsers.rows.reader import RowReader
from parsers.vocabulary import vocabulary
from schema.document import Block, Document, Paragraph, Ref, Table
from schema.plan import Initiative, Plan, Quote

_LEAST_TITLES, _LEAST_ROWS, _MANY_ROWS = 3, 5, 8
_MOST_TABLES = 3
"""Lists without titles: one a pillar."""
_WIDE = 3
"""A cell over so many columns is a pillar's row."""
_OTHERS = {"next", "schedule", "budget", "month", "period", "kind", "outcome", "year", "label"}
"""Columns that no list of targets has."""
_TITLES = ("measure", "unknown", "section")
"""What columns of titles are taken for, the likeliest first."""
_LIST = re.compile(
    r"^[^。]{0,24}(?:[KＫ][PＰ][IＩ]|指標|目標)[^。、]{0,8}(?:一覧|まとめ|状況|実績|結果|総括|表)[^。]{0,6}$"
    r"|^[^\w]*(?:[KＫ][PＰ][IＩ]|目標指標)[^\w]*$"
    r"|^[^\w]*(?:参考|別表|別紙|再掲)[^。]{0,24}(?:[KＫ][PＰ][IＩ]|指標|目標)[^。]{0,16}$"
)
"""A heading of a list of targets."""
_DAY = re.compile(
    r"(?:^|[（(【※])\s*(?:実績は?)?(?P<day>(?:令和|平成|[RHＲＨ])\s*[\d０-９元]{1,2}\s*[年.．]"
    r"\s*[\d０-９]{1,2}\s*月?[^。（()）]{0,6}?)(?:現在|時点)"
)
FIRST_BAND = 1_000_000
"""Rows of lists are counted from here: no other row has their numbers."""


def list_tables(document: Document) -> list[Table]:
    """The tables that list targets of several items and hold no measures."""
    found: list[Table] = []
    bare: list[tuple[Table, int]] = []
    words: set[tuple[str, ...]] = set()
    for place, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        rows = rows_of(block)
        rows = rows[front_of(rows) :]
        taken = header_lines(rows)
        if not taken:
            if found and found[-1] is _table_before(document, place) and _like(found[-1], block):
                found.append(block)  # the rest of a list, on the next page
            continue
        if not _may_list(taken):
            continue
        header, count = read_header(rows)
        body = rows[count:]
        if found and header.words in words:
            found.append(block)  # the same list for another pillar
            continue
        if not _lists(header, columns_of(body)):
            continue
        title = title_column(header, body)
        if title is not None:
            if len(_texts(title, body)) >= _LEAST_TITLES or (found and len(body) <= _MANY_ROWS):
                found.append(block)
                words.add(header.words)
        elif not header.has("number") and _stands_apart(document, place, len(body)):
            few = len(body) >= _LEAST_TITLES and _is_of_kpis(document, block)
            bare.append((block, max(len(body), _LEAST_ROWS) if few else len(body)))
    if len(bare) <= _MOST_TABLES and sum(count for _, count in bare) >= _LEAST_ROWS:
        found += [table for table, _ in bare]
    return found


def read_lists(document: Document, tables: list[Table]) -> Plan:
    """What the rows of the lists hold, in the shape of items; untitled ones where none is named.

    The day that a line above a list states for its figures (（令和3年3月末現在）) stands over them.
    """
    plan = Plan("", "")
    reader = _Lists(PlanBuilder(plan))
    reader.builder.band = FIRST_BAND
    for table in tables:
        front = {id(cell.cell) for cell in front_cells(table)}
        cells = [cell for cell in table.cells if id(cell) not in front]
        known = len(plan.initiatives)
        reader.table(replace(table, cells=cells) if front else table)
        if _is_of_kpis(document, table):
            for statement in (s for item in plan.initiatives[known:] for s in item.statements):
                statement.marker = "kpi"
        if day := _day_above(document, table, tables):
            for result in (r for item in plan.initiatives[known:] for r in item.results):
                result.when = f"{day} {result.when or ''}".strip()
    return plan


def _is_of_kpis(document: Document, table: Table) -> bool:
    """Whether the heading right above a list says that its targets are KPIs."""
    place = next((n for n, block in enumerate(document.blocks) if block is table), 0)
    for block in reversed(document.blocks[:place]):
        if isinstance(block, Table) or is_document_title(block.text):
            return False
        if _LIST.match(block.text.strip()):
            return vocabulary().names_kpis(block.text)
    return False


def _day_above(document: Document, table: Table, lists: list[Table]) -> str | None:
    """The day that the lines between a list and its heading, or the table above, state."""
    place = next((n for n, block in enumerate(document.blocks) if block is table), 0)
    for block in reversed(document.blocks[:place]):
        if isinstance(block, Table):
            if any(block is other for other in lists):
                continue  # the list goes on below another pillar
            return None
        if is_document_title(block.text):
            return None
        if day := _DAY.search(block.text):
            return day["day"]
        if _LIST.match(block.text.strip()):
            return None
    return None


def title_column(header: Header, body: list[GridRow]) -> Column | None:
    """The column that names the items of a list's rows; None where none does."""
    known = header.first("title")
    if known is not None:
        return known
    below = columns_of(body)
    for role in _TITLES:
        for column in header.columns:
            if column.role == role and _names_items(column, below):
                return column
    return None


def _may_list(taken: list[GridRow]) -> bool:
    """Whether a header's words name targets and nothing that is done: to be asked first."""
    roles = [words_of(cell) or guesses_of(cell) for cell in leaf_cells(taken)]
    firsts = {role[0] for role in roles if role}
    return "target" in firsts and ("progress",) not in roles and not firsts & _OTHERS


def _lists(header: Header, below: Below) -> bool:
    """Whether a table's columns are those of a list; 具体的施策 may head its titles."""
    roles = {column.role for column in header.columns}
    if "target" not in roles or roles & (_OTHERS | {"progress"}) or header.titled:
        return False
    done = [column for column in header.columns if column.role == "measure"]
    return all(_names_items(column, below) for column in done)


def _names_items(column: Column, below: Below) -> bool:
    """Whether a column's cells are titles: short, several, and no pillars or signs."""
    cells = [c for c in below.get(column.index, []) if c.cell.column_span < _WIDE]
    if not cells or not like_titles(cells[0], below):
        return False
    named = [c for c in cells if vocabulary().pillar_ordinal(c.text) is None]
    texts = [c for c in named if c.kind == "text" and len(c.text) > 1]
    return len(named) == len(cells) and len(texts) * 2 > len(cells)


def _texts(title: Column, body: list[GridRow]) -> set[str]:
    return {c.folded for row in body for c in row.cells if c.column == title.index}


def _stands_apart(document: Document, place: int, rows: int) -> bool:
    """Whether a table stands below the heading of a list, or below no item's heading at all."""
    for block in reversed(document.blocks[:place]):
        if isinstance(block, Table):
            break
        text = block.text.strip()
        if block.kind != "text" or not text:
            continue
        if _LIST.match(text):
            return True
        if is_document_title(text):
            break
        numbered = read_title(text, block.ref).number is not None
        if (numbered or block.level) and vocabulary().pillar_ordinal(text) is None:
            return False
    return rows >= _MANY_ROWS


def _table_before(document: Document, place: int) -> Table | None:
    """The table right above, with no heading between."""
    above = document.blocks[place - 1] if place else None
    return above if isinstance(above, Table) else None


def _like(table: Table, other: Table) -> bool:
    return table.columns == other.columns


class _Lists(RowReader):
    """Reads the rows of lists; a row that names no item is one of its own."""

    def __init__(self, builder: PlanBuilder) -> None:
        super().__init__(builder)
        self._at: GridCell | None = None
        self._targets = False
        self._titles: dict[tuple[str, ...], int] = {}

    def on_header(self, header: Header) -> None:
        body = header.table[len(header.rows) :]
        title = title_column(header, body)
        if title is None:  # of one row; the same header over other rows tells
            known = self._titles.get(header.words)
            title = next((column for column in header.columns if column.index == known), None)
        if title is None:
            return
        self._titles[header.words] = title.index
        title.role, title.titled = "title", ""
        number = header.first("number")
        if number is not None and len(_cells(number, body)) > len(_cells(title, body)):
            number.role = "counter"

    def body_row(self, aligned: Aligned) -> None:
        self._at = aligned.row.cells[0] if aligned.row.cells else None
        self._targets = bool(aligned.get("target"))
        super().body_row(aligned)

    def by_heading(self) -> Initiative | None:
        current = self.builder.current
        if self._at is None or (current is not None and not self._targets):
            return current
        item = Initiative(None, Quote("", self._at.ref), pillar_ordinal=self.builder.ordinal)
        self.builder.plan.initiatives.append(item)
        self.builder.current = item
        return item


def _cells(column: Column, body: list[GridRow]) -> list[GridCell]:
    return [c for row in body for c in row.cells if c.column == column.index]


def without_lists(
    document: Document, tables: list[Table]
) -> tuple[Document, list[Ref], list[Quote]]:
    """The document without its lists, the places of their headings, and the lines that lead there.

    Such headings head nothing else, such lines (KPIは以下のとおりです) are no item's.

    Rows above a list's header stay, as lines: they may be the document's title.
    """
    blocks: list[Block] = []
    heads: list[Ref] = []
    leads: list[Quote] = []
    for block in document.blocks:
        if not any(block is table for table in tables):
            blocks.append(block)
            continue
        assert isinstance(block, Table)
        while blocks and (lead := lead_of(blocks[-1])) is not None:
            leads.append(lead)
            blocks.pop()
        head = _heading_above(blocks)
        if head is not None:
            heads.append(head.ref)
            blocks = [each for each in blocks if each is not head]
        for cell in front_cells(block):
            if _LIST.match(cell.text.strip()):
                heads.append(cell.ref)
            else:
                blocks.append(Paragraph(cell.cell.row, cell.cell.lines, cell.ref.page, at=cell.ref))
    return replace(document, blocks=blocks), heads, leads


def front_cells(table: Table) -> list[GridCell]:
    """The cells of the rows above a list's header."""
    rows = rows_of(table)
    return [cell for row in rows[: front_of(rows)] for cell in row.cells]


def _heading_above(blocks: list[Block]) -> Paragraph | None:
    """The heading of a list that follows these blocks; None without one."""
    for above in reversed(blocks):
        if isinstance(above, Table) or is_document_title(above.text):
            return None
        text = above.text.strip()
        if above.kind == "text" and (_LIST.match(text) or heads_targets(text)):
            return above
    return None
