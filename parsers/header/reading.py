"""Header rows and column roles, found from header words and, in doubt, from what columns hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from parsers.grid import GridCell, GridRow
from parsers.header.alike import Alike, places_of
from parsers.header.contents import Below, columns_of, lines_below
from parsers.header.halves import settle_halves
from parsers.header.head_counts import name_counts
from parsers.header.held import fill_by_contents
from parsers.header.kinds import kind_columns, months_of_targets
from parsers.header.labels import label_column
from parsers.header.lines import header_lines, leaf_cells, parents_of, spans_months
from parsers.header.numbered_titles import title_beside_numbers
from parsers.header.order import drop_misplaced, order_columns, swap_progress
from parsers.header.roles import (
    NO_WORD,
    beside_name,
    dated_columns,
    marks_its_kpis,
    settle,
)
from parsers.header.titled import mark_titled
from parsers.header.years import drop_other_years, reached_in, role_aside, years_aside
from parsers.lazy import lazy
from parsers.periods.series import TOTAL
from parsers.rows.target_lists import prints_targets_too
from schema.plan import Quote

_LABELS = ("section", "title", "unknown")


@dataclass
class Column:
    """One column of a table: where it stands, its role, the words over it, its month."""

    index: int
    role: str
    words: str
    month: int | None = None
    why: str = ""
    printed: str = ""
    """Its own cell's words."""
    part: int = 0
    """In a target column under a wider header: how far right of the indicator's name it stands."""
    marked: bool = False
    """Whether it marks each KPI below 目標・KPI: what it does not mark is a target."""
    told: bool = False
    """Whether measures stand below words for what was done: 実施結果, where nothing was planned."""
    older: bool = False
    """Whether it holds what another column holds of a later year: 令和5年度目標 | 令和6年度目標."""
    titled: str = ""
    """How its cells' first lines begin, where these are titles of items: see `header.titled`."""
    titled_below: str = ""
    """How those begin that are titles of an item's parts, which are items too: i) below (1)."""
    nested: bool = False
    """Whether it holds the title of such a part, in one row."""
    counted: bool = False
    """Whether it names items only as far as no heading does: see `header.numbered_titles`."""
    held: bool = False
    """Whether only its cells said what it is: see `header.held`."""
    aims: bool = False
    """Whether a column headed KPI marks some of its targets 【目標】: those are no KPIs."""


@dataclass
class Header:
    """The roles of a table's columns, and the rows that said so."""

    columns: list[Column] = field(default_factory=list)
    rows: list[GridRow] = field(default_factory=list)
    over_months: Quote | None = None
    """What the months' columns hold, where a cell over them says so: 実績（累計）."""
    table: list[GridRow] = field(default_factory=list, compare=False, repr=False)
    """All rows of its table."""
    places: object = field(default=None, compare=False, repr=False)
    """What `parsers.rows.align` has worked out of the columns; kept here as it goes with them."""

    def first(self, role: str) -> Column | None:
        """The leftmost column of a role."""
        for column in self.columns:
            if column.role == role:
                return column
        return None

    def has(self, role: str) -> bool:
        """Whether any column has the role."""
        return self.first(role) is not None

    @lazy
    def roles(self) -> frozenset[str]:
        """The roles of all columns; to be asked when they are settled, row by row."""
        return frozenset(column.role for column in self.columns)

    @property
    def titled(self) -> bool:
        """Whether items are named in front of their measures, in one cell."""
        return any(column.titled for column in self.columns)

    @lazy
    def tells(self) -> bool:
        """Whether any column holds what was done as measures; to be asked when it is settled."""
        return any(column.told for column in self.columns)

    @lazy
    def spans(self) -> bool:
        """Whether its table says which cells span columns or rows; dumps do not."""
        cells = (c.cell for row in self.table for c in row.cells)
        return any(cell.row_span > 1 or cell.column_span > 1 for cell in cells)

    @lazy
    def months(self) -> dict[int, int]:
        """Column index -> calendar month; to be asked when they are settled."""
        return {c.index: c.month for c in self.columns if c.role == "month" and c.month}

    @lazy
    def times(self) -> frozenset[int]:
        """The columns of months or periods; to be asked when they are settled."""
        return frozenset(c.index for c in self.columns if c.role in ("month", "period"))

    @lazy
    def totals(self) -> dict[int, str]:
        """Column index -> words of the columns of totals behind the months: 4月 … 12月 | 累計."""
        first = min(self.months, default=None)
        return {
            c.index: c.printed
            for c in self.columns
            if first is not None and c.index > first and c.role == "unknown"
            if TOTAL.match(c.printed)
        }

    @lazy
    def words(self) -> tuple[str, ...]:
        """Folded header words, to recognise a repeated header."""
        return tuple(cell.folded for row in self.rows for cell in row.cells)


def read_header(rows: list[GridRow], year: int | None = None) -> tuple[Header, int]:
    """The header at the top of `rows` and how many rows it takes (0: none there).

    Tables with the same header are settled together. `year`: the document's, if its title has one.
    """
    taken = header_lines(rows)
    if not taken:
        return Header(), 0
    alike = taken[0].alike
    if not isinstance(alike, Alike):
        body = rows[len(taken) :]
        header = _settled(taken, body, columns_of(body), year)
        header.table = rows
        return header, len(taken)
    place = (places_of(taken), year)
    known = alike.settled.get(place)
    if not isinstance(known, Header):
        known = alike.settled[place] = _settled(taken, *alike.bodies(taken), year)
    columns = [Column(**vars(column)) for column in known.columns]
    header = Header(columns, taken, table=rows)
    if known.over_months is not None:
        over = (c for row in taken for c in row.cells if c.text == known.over_months.text)
        header.over_months = next((cell.quote for cell in over), None)
    return header, len(taken)


def _settled(taken: list[GridRow], body: list[GridRow], below: Below, year: int | None) -> Header:
    """The columns below header lines; `below` are the cells that tell what they hold."""
    header = Header(rows=taken)
    leaves = sorted(leaf_cells(taken), key=lambda cell: cell.column)
    dated = dated_columns(leaves, below)
    used: list[str] = []
    aside = years_aside(leaves, taken, year)
    for cell in leaves:
        parents = parents_of(cell, taken)
        if dated and any(cell is other for other in dated):
            newest = cell is dated[-1] and (len(dated) > 1 or reached_in(cell, year))
            role = "result" if newest else "remark" if cell.month is not None else "baseline"
            why = f"numbers under the date {cell.text!r}"
        else:
            beside = leaves
            if aside:
                beside = [c for c in leaves if c is cell or id(c) not in aside]
            role, why = settle(cell, below, used, beside, parents)
            if id(cell) in aside:
                role, why = role_aside(role, why, (cell, *parents), year)
        if role == "result" and spans_months(cell, leaves):
            header.over_months = cell.quote
            continue
        used += [role] if id(cell) not in aside else []
        header.columns += _columns(cell, (role, why), parents, below)
    drop_other_years(header.columns, year)
    _add_blank_title(header, body)
    _name_kinds(header, body)
    _name_labels(header, body)
    _name_series(header, body)
    _months_of_targets(header, body)
    _move_behind_months(header)
    drop_misplaced(header.columns)
    swap_progress(header.columns, below)
    name_counts(header.columns, below)
    fill_by_contents(header.columns, below)
    order_columns(header.columns, below)
    settle_halves(header.columns, below)
    title_beside_numbers(header.columns, body, below)
    mark_titled(header.columns, body)
    header.columns.sort(key=lambda column: (column.index, column.role == "status"))
    return header


def _columns(
    cell: GridCell, settled: tuple[str, str], parents: list[GridCell], below: Below
) -> list[Column]:
    """The column of a header cell; several where a name or a title spans some."""
    role, why = settled
    words = " ".join([each.text for each in (*reversed(parents), cell)])
    found: list[Column] = []
    for offset in range(cell.cell.column_span if role in ("title", "target") else 1):
        part = role if offset == 0 or role == "title" else beside_name(cell, offset, below)
        if part is not None:
            column = Column(cell.column + offset, part, words, cell.month, why, cell.text)
            column.held = part != "unknown" and why.startswith(NO_WORD)
            column.part = offset if part == "target" else 0
            column.marked = part == "target" and marks_its_kpis(cell, below)
            column.aims = part == "target" and prints_targets_too(lines_below(cell, below))
            found.append(column)
    return found


def _name_kinds(header: Header, body: list[GridRow]) -> None:
    """A column of 計画 and 結果, 目標 and 実績 tells rows apart, whatever its header says."""
    columns = {column.index: column for column in reversed(header.columns)}
    for index in kind_columns(body, {index: column.role for index, column in columns.items()}):
        why = "labels of rows such as 計画 and 結果"
        if index in columns:
            columns[index].role, columns[index].why = "kind", why
        else:
            header.columns.append(Column(index, "kind", "", None, why))


def _name_labels(header: Header, body: list[GridRow]) -> None:
    """A column right of the titles whose short texts tell an item's rows apart."""
    index = label_column(body, [(column.index, column.role) for column in header.columns])
    if index is None:
        return
    if all(column.index != index for column in header.columns):
        header.columns.append(Column(index, "label", ""))
    for column in header.columns:
        if column.index == index:
            column.role, column.why = "label", f"{column.printed!r} holds labels of an item's rows"
    right = [c for c in header.columns if c.index > index]
    if not any(column.role in ("measure", "target") for column in right):
        beside = min(right, key=lambda column: column.index)
        beside.role, beside.why = "measure", f"{beside.printed!r} right of the rows' labels"


def _months_of_targets(header: Header, body: list[GridRow]) -> None:
    """Months over the numbers of each row's target are periods: 6月末 | 9月末 beside KPI."""
    columns = [column for column in header.columns if column.role == "month"]
    if len(columns) < 3 or not header.has("target") or header.has("year"):
        return
    if months_of_targets(body, {column.index for column in columns}):
        for column in columns:
            column.role, column.why = "period", "numbers of the row's target below a month"


def _name_series(header: Header, body: list[GridRow]) -> None:
    """A column right of the titles and beside the months labels the rows of numbers: 区分."""
    first = min((column.index for column in header.columns if column.role == "month"), default=0)
    named = min((c.index for c in header.columns if c.role == "title"), default=first)
    beside = next((c for c in header.columns if c.index == first - 1 > named), None)
    if beside is None or beside.role not in _LABELS or header.has("year"):
        return
    at = beside.index
    rows = [r for r in body if any(c.column == at and c.cell.column_span == 1 for c in r.cells)]
    numbers = sum(any(c.numeric and c.column >= first for c in row.cells) for row in rows)
    if numbers and numbers * 2 >= len(rows):
        beside.role, beside.why = "year", f"{beside.printed!r} labels the numbers under months"


def _move_behind_months(header: Header) -> None:
    """進捗状況 printed over the months (000) means the column right of them."""
    months = [column.index for column in header.columns if column.role == "month"]
    for column in header.columns:
        if column.role == "progress" and column.index in months:
            column.index = max(months) + 1


def _add_blank_title(header: Header, body: list[GridRow]) -> None:
    """A blank header right of 項目 holds sub-titles: it spans two columns (004, page 3)."""
    title = header.first("title")
    taken = {column.index for column in header.columns}
    if title is None or title.index + 1 in taken:
        return
    right = [c for row in body for c in row.cells if c.column == title.index + 1]
    if right and sum(c.kind == "text" for c in right) == len(right):
        header.columns.append(
            Column(title.index + 1, "title", title.words, None, f"blank beside {title.words!r}")
        )
