"""A table as the layouts read it: rows of non-empty cells, each with its kind of content."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from normalize.text.eras import fiscal_year_of
from normalize.text.folding import fold
from normalize.text.months import month_of
from normalize.text.numbers import UNIT_WORDS
from parsers.lazy import lazy
from parsers.measures.markers import has_kpi_mark
from parsers.vocabulary import vocabulary
from schema.document import Cell, Ref, Table
from schema.plan import Quote

NUMERIC = ("value", "item")
"""The kinds of cells that hold one number."""
_SIGNS = "◎○〇◯△▲×✕□★☆"
_FORM = re.compile(
    # Most long texts begin with none of the characters that the forms begin with.
    r"(?=[●⚫•\s→⇒➡◎○〇◯△▲▽×✕✖╳□★☆◇◆－―—‐–\-①-⑳SABCDEＳＡＢＣＤＥ達未概お実順遅・（(\d０-９▲−元\u200b\ufeff])"
    r"(?:(?P<dots>[●⚫•\s]+$|[→⇒➡\s]+$)"
    r"|(?P<symbol>[◎○〇◯△▲▽×✕✖╳□★☆◇◆－―—‐–-]$"
    rf"|[{_SIGNS}](?:\s+[{_SIGNS}])+$"
    r"|[◎○〇◯△▲×✕□SABCDＳＡＢＣＤ]\s*[:：]\s*\S(?s:.{0,30})$"
    # A sign for each of several: ①○ ②×, KPI①　Ａ KPI②　Ｃ.
    r"|(?:[【〔\[［（(]?(?:[KＫ][PＰ][IＩ]\s*)?[①-⑳][】〕\]］)）]?\s*[:：]?\s*"
    r"[◎○〇◯△▲×✕□－―SABCDEＳＡＢＣＤＥ-]\s*[、,／/]?\s*)+$"
    r"|[SABCDEＳＡＢＣＤＥ][+＋-]?$"
    r"|(?:(?:[・①-⑳]\s*)?(?:達成|未達成|概ね達成|おおむね達成|未実施|実施済み?|順調|概ね順調|遅れ)(?:\s+|$))+$)"
    r"|(?P<item>[（(]?[\d０-９]{1,3}[)）]?[.．]?$|[①-⑳]$"
    # That of an item behind that of the heading around it: (1)①, 1-(2).
    r"|(?:[（(][\d０-９]{1,2}[)）]|[\d０-９]{1,2}(?=[-－―‐・\s（(①-⑳])|[①-⑳](?=\s*[（(]))\s*[-－―‐・]?\s*"
    r"(?:[①-⑳]|[（(][\d０-９]{1,2}[)）]|[ⅰ-ⅻ][.．)）]?)$)"
    r"|(?P<value>[△▲−\-]?[\d０-９]{1,3}(?:[,，]?[\d０-９]{3})*(?:[.．][\d０-９]+)?"
    rf"\s*(?:[%％]|千円|{UNIT_WORDS})?$))"
)
"""What short cells hold, told by their form; in doubt the first."""
_BUDGET = re.compile(r"(予算額|執行額|執行率|取組名|経費】)")
_PERIOD = re.compile(
    r"^(?:第?[1-4一二三四](?:四半期|q)(?:\([^()]*\))?|\d{1,2}月?[~\-ー～]\d{1,2}月|[1-4]q|q[1-4])$"
)
"""A column that stands for several months: 第1四半期(4～6月)."""
_LONGEST_HEADER = 80
_WORD = 16
_MONTH = 4
"""A month alone has at most so many characters: 12月, 10 月."""
_COLUMN = attrgetter("column")
_COLUMN_SPAN, _ROW_SPAN = attrgetter("column_span"), attrgetter("row_span")
_GROUP_ENDS = ("G", "Ｇ", "グループ")
_GROUP = re.compile(r"^[\w・、,\s]{1,20}(グループ|G|Ｇ)$")


class GridCell:
    """A cell with text or a nested table, and where it stands. Empty cells have no GridCell."""

    def __init__(self, cell: Cell, ref: Ref) -> None:
        self.cell = cell
        self.ref = ref
        self.column = cell.column
        """Leftmost column."""
        lines = cell.lines
        self.text = (
            lines[0].text
            if len(lines) == 1
            else " ".join([line.text for line in lines if line.text])
        )
        """Its own text, lines joined with a blank."""
        text, size = self.text, len(self.text)
        self.month = _month(text) if size <= _MONTH else None
        """The month a header cell names."""
        if cell.tables and any(table.cells for table in cell.tables):
            self.kind = "budget" if _BUDGET.search(text) else "nested"
        else:
            self.kind = _kind_of_word(text) if size <= _WORD else _kind_of(text)
        """What it holds: nested, dots, symbol, month, item, value, statement, budget, text."""

    @property
    def quote(self) -> Quote:
        """Its words and place."""
        return Quote(self.text, self.ref)

    @lazy
    def folded(self) -> str:
        """Its text folded for comparison."""
        return fold(self.text)

    @lazy
    def named_roles(self) -> tuple[str, ...]:
        """The column roles its words may name, likeliest first; empty if none."""
        if len(self.text) > _LONGEST_HEADER:
            return ()
        if self.month is not None:
            return ("month",)
        return ("period",) if _PERIOD.match(self.folded) else vocabulary().roles_of(self.text)

    @lazy
    def fiscal_year(self) -> int | None:
        """The first fiscal year its text names."""
        return fiscal_year_of(self.text)

    @property
    def numeric(self) -> bool:
        """Whether it holds one number."""
        return self.kind in NUMERIC

    @property
    def group_like(self) -> bool:
        """Whether it reads like a group in charge: 業務G, 企画総務グループ."""
        return self.text.endswith(_GROUP_ENDS) and _GROUP.match(self.text) is not None


@dataclass
class GridRow:
    """One row's own non-empty cells, left to right."""

    index: int
    cells: list[GridCell]
    headed: bool | None = field(default=None, compare=False, repr=False)
    """What `parsers.header.lines` told of it: layouts ask for it one after the other."""

    exact: bool = field(default=False, compare=False, repr=False)
    """Whether its cells stand where they were printed; a dump may leave some out or shift them."""
    width: int = field(default=0, compare=False, repr=False)
    """Where the blanks behind its last cell end, as far as header lines below tell; 0: unknown."""
    alike: object = field(default=None, compare=False, repr=False)
    """Of a header row: what `parsers.header.alike` knows of other tables with the same words."""
    heads: tuple[list[GridRow], list[GridRow]] | None = field(
        default=None, compare=False, repr=False
    )
    """Of a table's first row: the rows below that were looked at, and the header lines of them."""
    front: tuple[list[GridRow], int] | None = field(default=None, compare=False, repr=False)
    """The same for how many rows of text stand above its header: see `parsers.header.front`."""
    plain: int = field(default=0, compare=False, repr=False)
    """Of a table's first row: how many rows from here on are known to be no sheet or form."""

    @property
    def texts(self) -> list[str]:
        """The texts of its cells."""
        return [cell.text for cell in self.cells]

    @lazy
    def spanned(self) -> bool:
        """Whether it says that a cell spans columns; dumps do not."""
        return any(cell.cell.column_span > 1 for cell in self.cells)

    def holding(self, cells: list[GridCell]) -> GridRow:
        """The same row with fewer or other cells."""
        return GridRow(self.index, cells, exact=self.exact)

    def kinds(self, kind: str) -> list[GridCell]:
        """Its cells of one kind."""
        return [cell for cell in self.cells if cell.kind == kind]


def _kind_of(text: str) -> str:
    """What a text without tables is, by its form alone."""
    if len(text) <= _MONTH and _month(text) is not None:
        return "month"
    if (form := _FORM.match(text)) is not None:
        return form.lastgroup or "text"
    if _BUDGET.search(text):
        return "budget"
    if has_kpi_mark(text):
        return "statement"
    return "text"


@lru_cache(maxsize=1024)
def _month(text: str) -> int | None:
    """The month that a short text names."""
    return month_of(text) if "月" in text else None


_kind_of_word = lru_cache(maxsize=4096)(_kind_of)
"""The same for a short text: a document prints few different ones, and each often."""


@dataclass(slots=True)
class _Known:
    """What was worked out of a table: its rows, and all its texts when they were asked for."""

    rows: list[GridRow]
    texts: list[str] | None = None


def _known(table: Table) -> _Known:
    """Worked out once a table: its cells do not change after it was read."""
    if not isinstance(table.grid, _Known):
        table.grid = _Known(_rows(table))
    return table.grid


def give_rows(table: Table, rows: list[GridRow]) -> None:
    """Say what the rows of a table are that was made of others' cells."""
    table.grid = _Known(rows)


def texts_of(table: Table) -> list[str]:
    """The texts of all its cells, blank ones too, to ask whether any holds a word."""
    known = _known(table)
    if known.texts is None:
        known.texts = [cell.text for cell in table.cells]
    return known.texts


def rows_of(table: Table, most: int | None = None) -> list[GridRow]:
    """The rows that start at least one cell with text or a nested table; `most`: the first few."""
    rows = _known(table).rows
    return list(rows) if most is None else [row for row in rows if row.index < most]


def _rows(table: Table) -> list[GridRow]:
    rows: dict[int, list[GridCell]] = {}
    for cell, ref in zip(table.cells, table.refs(), strict=False):
        lines = cell.lines
        if (lines and (lines[0].text or any(line.text for line in lines))) or cell.tables:
            here = GridCell(cell, ref)
            if cell.row in rows:
                rows[cell.row].append(here)
            else:
                rows[cell.row] = [here]
    exact = _is_exact(table)
    return [
        GridRow(index, sorted(cells, key=_COLUMN), exact=exact)
        for index, cells in sorted(rows.items())
    ]


def _is_exact(table: Table) -> bool:
    """Whether each cell has its own place: on a PDF page, or where printed spans fill the grid."""
    cells = table.cells
    if not cells or cells[0].bbox is not None:
        return True
    if max(map(_COLUMN_SPAN, cells)) <= 1 and max(map(_ROW_SPAN, cells)) <= 1:
        return False
    return sum(c.column_span * c.row_span for c in cells) == table.rows * table.columns
