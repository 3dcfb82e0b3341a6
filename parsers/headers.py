"""Header rows and column roles, found from header words and, in doubt, from what columns hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from parsers.grid import GridCell, GridRow
from parsers.vocabulary import vocabulary

_GOAL = re.compile(r"([%％]|以上|以下|とする)")


@dataclass
class Column:
    """One column of a table: where it stands, its role, the words over it, its month."""

    index: int
    role: str
    words: str
    month: int | None = None
    why: str = ""


@dataclass
class Header:
    """The roles of a table's columns, and the rows that said so."""

    columns: list[Column] = field(default_factory=list)
    rows: list[GridRow] = field(default_factory=list)

    def first(self, role: str) -> Column | None:
        """The leftmost column of a role."""
        return next((column for column in self.columns if column.role == role), None)

    def has(self, role: str) -> bool:
        """Whether any column has the role."""
        return self.first(role) is not None

    @property
    def months(self) -> dict[int, int]:
        """Column index -> calendar month."""
        return {c.index: c.month for c in self.columns if c.role == "month" and c.month}

    def words(self) -> tuple[str, ...]:
        """Folded header words, to recognise a repeated header."""
        return tuple(cell.folded for row in self.rows for cell in row.cells)


def looks_like_header(row: GridRow) -> bool:
    """Whether a row is a header: two or more known words, and hardly anything else."""
    if len(row.cells) < 2:
        return False
    known = [cell for cell in row.cells if _header_roles(cell)]
    distinct = {cell.folded for cell in known}
    return (
        len(distinct) >= 2
        and len(known) * 2 > len(row.cells)
        and all(len(cell.text) <= 60 for cell in row.cells)
    )


def _header_roles(cell: GridCell) -> tuple[str, ...]:
    if cell.month is not None:
        return ("month",)
    if cell.cell.tables:
        return ()
    return vocabulary().roles_of(cell.text)


def _month_row(row: GridRow) -> bool:
    return len(row.cells) >= 3 and all(cell.kind == "month" for cell in row.cells)


def read_header(rows: list[GridRow]) -> tuple[Header, int]:
    """The header at the top of `rows` and how many rows it takes (0: none there)."""
    if not rows or not looks_like_header(rows[0]):
        return Header(), 0
    taken = [rows[0]]
    second = rows[1] if len(rows) > 1 else None
    if second is not None and (_month_row(second) or _second_line(rows[0], second)):
        taken.append(second)
    header = Header(rows=taken)
    body = rows[len(taken) :]
    cells = _leaf_cells(taken)
    used: list[str] = []
    for cell in cells:
        parent = _parent_of(cell, taken)
        role, why = _settle(cell, body, used, cells, parent)
        used.append(role)
        words = f"{parent.text} {cell.text}" if parent else cell.text
        for offset in range(cell.cell.column_span if role == "title" else 1):
            header.columns.append(Column(cell.column + offset, role, words, cell.month, why))
    _add_blank_title(header, body)
    _move_behind_months(header)
    header.columns.sort(key=lambda column: (column.index, column.role == "status"))
    return header, len(taken)


def _second_line(first: GridRow, second: GridRow) -> bool:
    """A second header line stands only under spanning or blank cells of the first."""
    inside = all(_above(cell, first) for cell in second.cells)
    if len(second.cells) < 2 or not inside:
        return False
    if any(cell.cell.column_span > 1 for cell in first.cells):
        return any(_header_roles(cell) for cell in second.cells)
    return looks_like_header(second)


def _end(cell: GridCell, row: GridRow) -> int:
    """The column behind a header cell; dumps print no spans but leave blanks behind the cell."""
    if any(other.cell.column_span > 1 for other in row.cells):
        return cell.column + cell.cell.column_span
    return min((c.column for c in row.cells if c.column > cell.column), default=cell.column + 1)


def _above(cell: GridCell, first: GridRow) -> GridCell | None:
    """The cell of the first header line that spans this one of the second, if any."""
    return next(
        (
            c
            for c in first.cells
            if c.column <= cell.column < _end(c, first) and _end(c, first) > c.column + 1
        ),
        None,
    )


def _leaf_cells(taken: list[GridRow]) -> list[GridCell]:
    """Header cells without one below them; a parent over months stays (進捗状況, 000)."""
    if len(taken) == 1:
        return taken[0].cells
    below = taken[1].cells
    parents = []
    for cell in taken[0].cells:
        end = _end(cell, taken[0])
        covered = [c for c in below if cell.column <= c.column < end]
        if not covered or end == cell.column + 1 or all(c.kind == "month" for c in covered):
            parents.append(cell)
    return [*parents, *below]


def _parent_of(cell: GridCell, taken: list[GridRow]) -> GridCell | None:
    """The spanning header cell above a leaf of a two-line header."""
    if len(taken) < 2 or cell in taken[0].cells:
        return None
    return _above(cell, taken[0])


def _settle(
    cell: GridCell,
    body: list[GridRow],
    used: list[str],
    cells: list[GridCell],
    parent: GridCell | None,
) -> tuple[str, str]:
    roles = _header_roles(cell)
    above = _header_roles(parent) if parent is not None else ()
    if not roles and above:
        return above[0], f"header word {parent.text!r} above" if parent else ""
    shared = [role for role in roles if role in above]
    if len(roles) > 1 and shared:
        return shared[0], f"header words {parent.text!r} and {cell.text!r}" if parent else ""
    if not roles:
        return "unknown", f"no known header word in {cell.text!r}"
    if len(roles) == 1:
        if roles[0] == "status" and _share(cell, body, "symbol") == 0 and _long(cell, body):
            return "progress", f"{cell.text!r} holds text, no symbols"
        return roles[0], f"header word {cell.text!r}"
    others = {r for c in cells if c is not cell for r in _header_roles(c)[:1]}
    if "status" in roles and _share(cell, body, "symbol") >= 0.5:
        return "status", f"{cell.text!r} holds symbols"
    for role in roles:
        if role == "status" or (role == "goal" and "target" not in others):
            continue
        if role == "target" and not _states(cell, body):
            continue
        if role == "measure" and ("measure" in others or "measure" in used):
            continue
        if role == "title" and ("title" in others or "title" in used):
            continue
        return role, f"header word {cell.text!r}, no other column is {role}"
    return roles[-1], f"header word {cell.text!r}"


def _below(cell: GridCell, body: list[GridRow]) -> list[GridCell]:
    return [c for row in body[:60] for c in row.cells if c.column == cell.column]


def _share(cell: GridCell, body: list[GridRow], kind: str) -> float:
    cells = _below(cell, body)
    return sum(c.kind == kind for c in cells) / len(cells) if cells else 0.0


def _states(cell: GridCell, body: list[GridRow]) -> bool:
    """Whether a column's cells read like targets: values, 以上, 【KPI】."""
    cells = _below(cell, body)
    return any(c.kind in ("statement", "value") or _GOAL.search(c.text) for c in cells)


def _long(cell: GridCell, body: list[GridRow]) -> bool:
    cells = _below(cell, body)
    return bool(cells) and sum(len(c.text) > 20 for c in cells) * 2 > len(cells)


def _move_behind_months(header: Header) -> None:
    """進捗状況 printed over the months (000) means the column right of them."""
    months = [column.index for column in header.columns if column.role == "month"]
    for column in header.columns:
        if column.role == "progress" and column.index in months:
            column.index = max(months) + 1


_AS_BEFORE = "as in the table before"


def fill_unknown(header: Header, before: Header) -> None:
    """An unreadable header cell (002, last table) takes the role its column had before."""
    roles = {column.index: column.role for column in before.columns}
    known = [column for column in header.columns if column.role != "unknown"]
    if len(known) < 2 or any(roles.get(column.index) != column.role for column in known):
        return
    for column in header.columns:
        role = roles.get(column.index)
        if column.role == "unknown" and role and not header.has(role):
            column.role, column.why = role, f"{_AS_BEFORE}; its own words are {column.words!r}"


def was_unknown(column: Column) -> bool:
    """Whether a column's own header words named no role."""
    return column.role == "unknown" or column.why.startswith(_AS_BEFORE)


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
