"""Key-value sheets: one initiative a table, labels left of their values (施策名, KPI …)."""

from __future__ import annotations

import re

from parsers.align import Aligned
from parsers.grid import GridCell, GridRow
from parsers.headers import Column, Header

_LEAST_LABELS = 3
_LONGEST_LABEL = 24
_NUMBER = re.compile(r"[\d０-９]\s*(?:[%％]|円|件|社|事業所)")

Pair = tuple[GridCell, GridCell | None]


def sheets_of(rows: list[GridRow]) -> list[Aligned]:
    """Each sheet of a table as one row with a role for every label; empty for other tables.

    A table is a sheet where its first column holds three or more different labels, a title or
    measure label among them, and nothing else. A second title label begins the next sheet.
    """
    if not rows or not all(_is_label(row.cells[0]) for row in rows if row.cells):
        return []
    labels = {row.cells[0].folded for row in rows}
    roles = {role for row in rows for role in _roles(row.cells[0])[:1]}
    if len(labels) < _LEAST_LABELS or not roles & {"title", "measure"}:
        return []
    groups: list[list[Pair]] = []
    for row in rows:
        for label, value in _pairs(row):
            if not groups or ("title" in _roles(label) and _has(groups[-1], label)):
                groups.append([])
            groups[-1].append((label, value))
    return [_aligned(group) for group in groups]


def header_of(aligned: Aligned) -> Header:
    """The header that a sheet's labels stand for."""
    return Header(columns=[column for column, _ in aligned.roles])


def labels_of(rows: list[GridRow]) -> list[GridCell]:
    """All label cells of a sheet."""
    return [label for row in rows for label, _ in _pairs(row)]


def _is_label(cell: GridCell) -> bool:
    return len(cell.text) <= _LONGEST_LABEL and bool(_roles(cell)) and cell.column == 0


def _roles(cell: GridCell) -> tuple[str, ...]:
    return cell.named_roles


def _has(group: list[Pair], label: GridCell) -> bool:
    return any(known.folded == label.folded for known, _ in group)


def _pairs(row: GridRow) -> list[Pair]:
    """Labels and their values; a row may hold two pairs side by side."""
    pairs: list[Pair] = []
    cells = list(row.cells)
    while cells:
        label = cells.pop(0)
        is_next_label = bool(cells) and cells[0].cell.header and bool(_roles(cells[0]))
        pairs.append((label, None if not cells or is_next_label else cells.pop(0)))
        while cells and not (len(cells[0].text) <= _LONGEST_LABEL and _roles(cells[0])):
            pairs.append((label, cells.pop(0)))
    return pairs


def _aligned(group: list[Pair]) -> Aligned:
    taken: list[str] = []
    roles: list[tuple[Column, GridCell]] = []
    for index, (label, value) in enumerate(pair for pair in group):
        if value is None:
            continue
        role = _settle(_roles(label), value, taken)
        taken.append(role)
        roles.append((Column(index, role, label.text, None, f"label {label.text!r}"), value))
    return Aligned(GridRow(0, [value for _, value in group if value is not None]), roles)


def _settle(roles: tuple[str, ...], value: GridCell, taken: list[str]) -> str:
    if "result" in roles and len(roles) > 1:
        stated = "target" in taken or "goal" in taken
        return "result" if stated and _NUMBER.search(value.text) else "progress"
    for role in roles:
        if role == "status" and value.kind != "symbol" and len(roles) > 1:
            continue
        if role in ("measure", "title") and role in taken and len(roles) > 1:
            continue
        if role == "goal" and "target" not in taken:
            continue
        return role
    return roles[-1] if roles else "unknown"
