"""Key-value sheets: one initiative a table, labels left of their values (施策名, KPI …)."""

from __future__ import annotations

import re
from dataclasses import replace

from normalize.text.folding import fold
from parsers.forms.bare_rows import lists_targets
from parsers.forms.headed import is_headed
from parsers.forms.numbered import number_of, numbered_roles, stem_of
from parsers.forms.reached import reached_apart
from parsers.grid import GridCell, GridRow
from parsers.header.lines import guesses_of
from parsers.header.reading import Column, Header
from parsers.rows.align import Aligned
from parsers.vocabulary import vocabulary
from schema.document import Line

LEAST_LABELS = 3
LONGEST_LABEL = 24
_SHORT = 10
_PARTS = {"measure", "target", "progress", "result"}
_DONE = {"progress", "result"}
_AIMED = ("target", "goal", "result", "baseline", "national")
_NUMBER = re.compile(r"[\d０-９]\s*(?:[%％]|円|件|社|事業所)")

_CAPTIONS = frozenset({("項目", "内容"), ("区分", "内容"), ("事項", "内容"), ("項目", "記載内容")})
"""What heads the two columns of labels and values."""
_LONGEST_CAPTION = 20
"""Blanks between the characters of a caption counted."""

Pair = tuple[GridCell, GridCell | None]


def is_caption(row: GridRow) -> bool:
    """Whether a row says no more than that labels and their values stand below: 項目 | 内容."""
    short = len(row.cells) == 2 and all(len(cell.text) <= _LONGEST_CAPTION for cell in row.cells)
    return short and tuple(cell.folded for cell in row.cells) in _CAPTIONS


def sheets_of(rows: list[GridRow]) -> list[Aligned]:
    """Each sheet of a table as one row with a role for every label; empty for other tables.

    A table is a sheet where its first column holds three or more different labels, a title or
    measure label among them, and nothing else. Among cells that are marked as headings (`<th>`)
    a third may be words that name no role. A second title label begins the next sheet, and so does
    the label that opened the first one. A text at the top of a page without a label goes on with
    the cell above.
    """
    rows = [row for row in rows if not is_caption(row)]
    labelled = [row for row in rows if row is rows[0] or not is_tail(row)]
    if not rows or not all(_may_label(row.cells[0]) for row in labelled):
        return []
    firsts = [row.cells[0] for row in labelled]
    known = [cell for cell in firsts if _roles(cell)]
    if not all(c.cell.header for c in firsts) or len(known) * 3 < len(firsts) * 2:
        named = [cell for cell in known if cell.named_roles]
        if len(known) < len(firsts) or len(named) * 2 < len(firsts):
            return []
    roles = {role for cell in known for role in _roles(cell)[:1]}
    if len({c.folded for c in known}) < LEAST_LABELS or not roles & {"title", "measure"}:
        return []
    if any(_lists_targets(row) or _names_item(row) for row in labelled) or is_headed(rows):
        return []
    groups: list[list[Pair]] = []
    for row in rows:
        if groups and is_tail(row):
            append_tail(groups[-1], row.cells[0])
            continue
        for label, value in _pairs(row):
            if not groups or begins(label, groups):
                groups.append([])
            groups[-1].append((label, value))
    return [aligned_of(group) for group in groups]


def _names_item(row: GridRow) -> bool:
    """Whether a row is one cell over all columns that names no role: the title of a form."""
    cell = row.cells[0]
    return len(row.cells) == 1 and cell.cell.column_span > 1 and not _roles(cell)


def _lists_targets(row: GridRow) -> bool:
    """Whether a label stands beside a target and figures that no header names: a form's row."""
    label, *beside = row.cells
    return len(beside) > 1 and "target" in _roles(label)[:1] and lists_targets([beside])


def is_plain(rows: list[GridRow]) -> bool:
    """Whether a table was found before to hold no sheet or form; False where nobody looked."""
    return bool(rows) and rows[0].plain == len(rows)


def parts_of(rows: list[GridRow]) -> list[Aligned]:
    """A table of labels and values below an item's heading, as one row; empty for other tables.

    Each row holds a label and its value; one is known as it stands, others may only end like
    labels where they are marked as headings. None names an item, as the heading above does. Where
    one label is all, its value is no header word.
    """
    if not rows or not all(len(row.cells) == 2 and _may_label(row.cells[0]) for row in rows):
        return []
    pairs = [pair for row in rows for pair in _pairs(row)]
    labels = [label for label, _ in pairs]
    roles = {role for label in labels for role in _roles(label)}
    named = [label for label in labels if label.named_roles]
    known = [
        label for label in labels if label.named_roles or (label.cell.header and _roles(label))
    ]
    if not named or len(known) < len(labels) or "number" in roles:
        return []
    if len({label.folded for label in labels}) < len(labels) or not roles & _PARTS:
        return []
    if any(value is None or value.folded in vocabulary().exact for _, value in pairs):
        return []
    return [aligned_of(pairs)]


def header_of(aligned: Aligned) -> Header:
    """The header that a sheet's labels stand for."""
    return Header(columns=[column for column, _ in aligned.roles])


def labels_of(rows: list[GridRow]) -> list[GridCell]:
    """All label cells of a sheet."""
    return [label for row in rows for label, _ in _pairs(row)]


def _may_label(cell: GridCell) -> bool:
    return len(cell.text) <= LONGEST_LABEL and cell.column == 0 and cell.month is None


def _roles(cell: GridCell) -> tuple[str, ...]:
    return cell.named_roles or numbered_roles(cell) or guesses_of(cell)


def begins(label: GridCell, groups: list[list[Pair]]) -> bool:
    """Whether a label begins a sheet: a second title, number, or what the first one begins with."""
    if not _has(groups[-1], label):
        return False
    opens = label.folded == groups[0][0][0].folded
    roles = _roles(label)
    return "title" in roles or "number" in roles or (opens and _titled(groups[-1]))


def _titled(group: list[Pair]) -> bool:
    return any("title" in _roles(label) for label, _ in group)


def is_tail(row: GridRow) -> bool:
    """Whether a table's first row is what a page break cut off the last cell of the page above."""
    return row.index == 0 and len(row.cells) == 1 and row.cells[0].column > 0


def append_tail(group: list[Pair], tail: GridCell) -> None:
    """Join to the last value what a page break cut off it; its last line goes on."""
    label, value = group[-1]
    if value is None:
        group[-1] = (label, tail)
        return
    lines, more = value.cell.lines, tail.cell.lines
    whole = [replace(lines[-1], text=lines[-1].text + more[0].text)] if lines and more else []
    both = [*lines[:-1], *whole, *more[1:]]
    group[-1] = (label, GridCell(replace(value.cell, lines=both), value.ref))


def _has(group: list[Pair], label: GridCell) -> bool:
    stem = stem_of(label)
    return any(stem_of(known) == stem and known is not label for known, _ in group)


def _pairs(row: GridRow) -> list[Pair]:
    """Labels and their values; a row may hold two pairs side by side."""
    pairs: list[Pair] = []
    cells = list(row.cells)
    if any(not cell.cell.header for cell in cells) and cells[0].cell.header:
        for cell in cells:
            if cell.cell.header:
                pairs.append((cell, None))
            elif pairs[-1][1] is None:
                pairs[-1] = (pairs[-1][0], cell)
            else:
                pairs.append((pairs[-1][0], cell))
        return pairs
    while cells:
        label = cells.pop(0)
        is_next_label = bool(cells) and cells[0].cell.header and bool(_roles(cells[0]))
        pairs.append((label, None if not cells or is_next_label else cells.pop(0)))
        while cells and not (len(cells[0].text) <= LONGEST_LABEL and _roles(cells[0])):
            pairs.append((label, cells.pop(0)))
    return pairs


def aligned_of(group: list[Pair]) -> Aligned:
    """Labels and values as one row; a label beside several values has one role for all.

    A label of targets without a value of its own is printed left of those below it: KPI | 指標.
    """
    settled: dict[int, str] = {}
    over = ""
    roles: list[tuple[Column, GridCell]] = []
    for index, (label, value) in enumerate(group):
        if value is None:
            over = label.text if "target" in _roles(label) else ""
            continue
        if (own := _own_label(label, value)) is not None:
            roles.append((Column(index, own[0], own[1], None, f"label {own[1]!r}"), own[2]))
            continue
        role = settled.get(id(label)) or _settle(_roles(label), value, [*settled.values()])
        settled[id(label)] = role
        over = over if role in _AIMED else ""
        if role == "title" and (number := number_of(label)) is not None:
            roles.append((Column(index, "number", label.text, None, "its number"), number))
        words = f"{over} {label.text}" if over and role != "baseline" else label.text
        roles.append((Column(index, role, words, None, f"label {label.text!r}"), value))
    _name_title(group, roles)
    roles = reached_apart(roles)
    return Aligned(GridRow(0, [value for _, value in group if value is not None]), roles)


def _name_title(group: list[Pair], roles: list[tuple[Column, GridCell]]) -> None:
    """Where no label is the title's, the first that may be is: 取組の柱 over what is done."""
    if any(column.role in ("title", "target", "label") for column, _ in roles[:1]):
        return
    if any(column.role == "title" for column, _ in roles):
        return
    words = {label.text: _roles(label) for label, _ in group}
    for column, _ in roles:
        if column.role == "section" and "title" in words.get(column.words, ()):
            column.role = "title"
            return


def _own_label(label: GridCell, value: GridCell) -> tuple[str, str, GridCell] | None:
    """Role, words and value of a cell that prints its label itself: 担当：業務グループ."""
    words, colon, rest = value.text.replace(":", "：", 1).partition("：")
    roles = vocabulary().exact.get(fold(words), ()) if colon and len(words) <= _SHORT else ()
    if len(roles) != 1 or not rest.strip() or roles[0] in _roles(label):
        return None
    lines = [Line(rest.strip())]
    return roles[0], words, GridCell(replace(value.cell, lines=lines), value.ref)


def _settle(roles: tuple[str, ...], value: GridCell, taken: list[str]) -> str:
    if "result" in roles and len(roles) > 1:
        stated = "target" in taken or "goal" in taken
        return "result" if stated and _NUMBER.search(value.text) else "progress"
    if roles == ("next", "measure"):  # 取組予定 below what was done, or as the plan itself
        return "next" if _DONE & set(taken) else "remark" if "measure" in taken else "measure"
    for role in roles:
        if role == "status" and value.kind != "symbol" and len(roles) > 1:
            continue
        if role in ("measure", "title") and role in taken and len(roles) > 1:
            continue
        if role == "goal" and "target" not in taken:
            if len(roles) == 1:
                return "target"
            continue
        return role
    return roles[-1] if roles else "remark"
