"""Drafts of all pages to one `Document`: order, numbers, heading levels."""

from __future__ import annotations

from collections import Counter

from ingest.pdf.furniture import Furniture, is_page_number
from ingest.pdf.page import PageDraft
from ingest.pdf.pages import join, joins
from ingest.pdf.paragraphs import DraftParagraph, continue_label, make_paragraphs
from ingest.pdf.tables import DraftCell, DraftTable
from ingest.reading import Reading
from schema.document import Block, Cell, Paragraph, Ref, Table

Draft = DraftParagraph | DraftTable

FULL = 2.0
"""A page is full where less than so many ems are left below its table."""


class Assembler:
    """Collects pages in order, then gives the blocks of the document."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._pages: list[PageDraft] = []
        self._furniture = Furniture()
        self._sizes: Counter[float] = Counter()

    def add(self, page: PageDraft) -> None:
        """Take one page."""
        self._pages.append(page)
        for code, text in page.notes:
            message = "Two lines are printed over each other; what belongs to which cell is open."
            self._reading.note("warning", code, message, text=text, ref=Ref(page.number))
        self._furniture.count(page)
        for line in page.lines:
            if not is_page_number(line.text):
                self._sizes[round(line.size, 1)] += len(line.text)

    def blocks(self) -> list[Block]:
        """All blocks in reading order, tables over page breaks joined."""
        body = self._body_size()
        drafts: list[Draft] = []
        low = self._lowest() - FULL * body
        for page in self._pages:
            self._append(drafts, self._page_drafts(page, body), low)
        levels = self._levels(drafts, body)
        return [
            self._table(draft) if isinstance(draft, DraftTable) else self._paragraph(draft, levels)
            for draft in drafts
        ]

    def _body_size(self) -> float:
        return self._sizes.most_common(1)[0][0] if self._sizes else 10.0

    def _page_drafts(self, page: PageDraft, body: float) -> list[Draft]:
        kinds = [self._furniture.kind(line, page, body) for line in page.lines]
        drafts: list[Draft] = []
        for kind in ("page_header", "text", "page_footer"):
            mine = [line for line, its in zip(page.lines, kinds, strict=True) if its == kind]
            part: list[Draft] = list(make_paragraphs(page.number, mine, kind, whole=page.whole))
            if kind == "text":
                part += page.tables
                part += [
                    DraftParagraph(page.number, box.lines, box.box, body) for box in page.boxes
                ]
                part.sort(key=lambda draft: draft.place)
            drafts += part
        return drafts

    def _lowest(self) -> float:
        """Where the lowest table of the document ends."""
        return max((table.foot for page in self._pages for table in page.tables), default=0.0)

    def _append(self, drafts: list[Draft], page: list[Draft], low: float) -> None:
        """Add a page; its first table may go on with the last table of the page before.

        A table that reaches `low` has filled its page.
        """
        body = [draft for draft in page if _is_body(draft)]
        before = next((draft for draft in reversed(drafts) if _is_body(draft)), None)
        if body and isinstance(body[0], DraftTable) and isinstance(before, DraftTable):
            first = body[0]
            filled = before.foot > low
            if joins(before, first, filled=filled):
                join(before, first, filled=filled)
                page = [draft for draft in page if draft is not first]
        if isinstance(before, DraftParagraph):
            taken = continue_label(before, _first_paragraphs(body))
            page = [draft for draft in page if not any(draft is one for one in taken)]
        drafts.extend(page)

    def _levels(self, drafts: list[Draft], body: float) -> dict[float, int]:
        """Heading ranks by em size: larger than the body, the largest first."""
        sizes = {
            round(draft.size, 1)
            for draft in drafts
            if isinstance(draft, DraftParagraph) and draft.kind == "text"
        }
        larger = sorted((size for size in sizes if size > 1.12 * body), reverse=True)
        return {size: min(rank + 1, 6) for rank, size in enumerate(larger)}

    def _paragraph(self, draft: DraftParagraph, levels: dict[float, int]) -> Paragraph:
        level = levels.get(round(draft.size, 1), 0) if draft.kind == "text" else 0
        return Paragraph(
            self._reading.next_paragraph(),
            draft.lines,
            draft.page,
            level,
            draft.kind,
            _rounded(draft.box),
        )

    def _table(self, draft: DraftTable) -> Table:
        number = self._reading.next_table()
        if not draft.ruled:
            said = f"table {number} has no vertical rules: its columns were found by alignment"
            self._reading.note("info", "unruled_table", said, ref=Ref(draft.page, number))
        table = Table(
            number,
            draft.rows,
            draft.columns,
            page=draft.page,
            bbox=_rounded(draft.box),
            ruled=draft.ruled,
            above=draft.above,
        )
        cells = sorted(draft.cells, key=lambda cell: (cell.row, cell.column))
        table.cells = [self._cell(cell) for cell in cells]
        table.repeats = [self._cell(cell) for cell in draft.repeats]
        return table

    def _cell(self, cell: DraftCell) -> Cell:
        return Cell(
            cell.row,
            cell.column,
            cell.lines,
            cell.rows,
            cell.columns,
            [self._table(table) for table in cell.tables],
            cell.header,
            _rounded(cell.box),
            cell.page,
        )


def _first_paragraphs(body: list[Draft]) -> list[DraftParagraph]:
    """The paragraphs of a page above its first table."""
    first: list[DraftParagraph] = []
    for draft in body:
        if isinstance(draft, DraftTable):
            break
        first.append(draft)
    return first


def _is_body(draft: Draft) -> bool:
    return isinstance(draft, DraftTable) or draft.kind == "text"


def _rounded(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    return round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2)
