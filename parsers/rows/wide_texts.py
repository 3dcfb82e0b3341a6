"""Texts over the columns where other rows print numbers: 取組状況 | ①…, 【KPI】… | R4.1 90.8％.

Tables that follow indicators month by month print what was done for an item, and a result that
no month has, in a cell merged over the months. Tables of KPIs without a column of measures print
these in a cell over KPI, goal and result. What it is says the cell left of it, or a list.
"""

from __future__ import annotations

import re

from normalize.text.figures import AWAITED
from normalize.text.flatten import flatten
from parsers.grid import GridCell, GridRow
from parsers.header.labels import mark_of
from parsers.header.reading import Column, Header
from parsers.measures.markers import has_kpi_mark
from parsers.measures.words import REACHES
from parsers.rows.align import Aligned, align
from parsers.rows.walk import Walk
from parsers.rows.wide_targets import is_wide, target_over_months
from parsers.vocabulary import vocabulary

_LEAST = 3
_LONGEST_LABEL, _SHORT = 16, 60
_LISTED = re.compile(r"^[\s\u3000]*(?:[①-⑳]|[（(][\d０-９]{1,2}[)）]|[・◆●■○]\s*\S)")
_HEADED = re.compile(r"^\s*[【〔［\[＜<≪](?P<words>[^】〕］\]＞>≫]{2,12})[】〕］\]＞>≫]")
"""The label of a text inside its cell: 【取組状況】."""
_FIGURE = re.compile(r"[\d０-９]\s*(?:[%％]|円|件|人|社|名|事業所)")
_AIMS = re.compile("以上|以下|未満|とする")
_AIMED = re.compile(r"(?:以上|以下|未満|とする)。?\s*$")
_WAITS = re.compile(AWAITED)
_ROLES = ("measure", "progress", "next", "result", "remark")
_FIGURES = ("goal", "result", "baseline", "national", "achievement")
_HOLDS_LISTS = ("measure", "period", "kind", "label")
_BEHIND = r"(?:[（(][^（()）]*[)）])?。?[\s\u3000]*$"
_TOLD, _DONE = re.compile(rf"[。た]{_BEHIND}"), re.compile(rf"た{_BEHIND}")
_STATED = ("target", "measure", "goal")


def over_columns(walk: Walk, row: GridRow) -> Aligned | None:
    """The row by role where a target or a text stands over its months or its KPIs' columns."""
    return over_months(walk, row) if walk.header.times else _over_figures(walk, row)


def over_months(walk: Walk, row: GridRow) -> Aligned | None:
    """The row by role where a target or a text stands over its months; None for other rows.

    Only where the table prints spans: in a dump every text under a month may be shifted there.
    """
    header = walk.header
    if not any(cell.cell.column_span >= _LEAST for cell in row.cells) or not header.spans:
        return None
    return target_over_months(header, row) or _text_over_months(walk, row)


def _text_over_months(walk: Walk, row: GridRow) -> Aligned | None:
    header = walk.header
    if header.has("kind"):
        return None
    place = next((i for i, cell in enumerate(row.cells) if is_wide(cell, header.times)), None)
    if place is None or row.kinds("dots"):
        return None
    wide = row.cells[place]
    label = row.cells[place - 1] if place else None
    role = _labelled_role(label, walk, row)
    if role is None:
        role = _bare_role(wide, label, header)
        label = None
    return _placed(walk, row, (label, wide), role, "over the months") if role else None


def _placed(
    walk: Walk, row: GridRow, cells: tuple[GridCell | None, GridCell], role: str, why: str
) -> Aligned:
    """The row by role, its wide cell with the role that the label left of it or its words name."""
    label, wide = cells
    rest = [cell for cell in row.cells if cell is not wide and cell is not label]
    aligned = align(row.holding(rest), walk.header)
    aligned.row = row
    if label is not None:
        walk.builder.role(label.ref, "header")
        why = f"{why}, left of it {label.text!r}"
    aligned.roles.append((Column(wide.column, role, "", None, why), wide))
    aligned.goes_on = role == "progress"
    return aligned


def _over_figures(walk: Walk, row: GridRow) -> Aligned | None:
    """A text over KPI, goal and result in a table without measures: what was done for the item.

    Numbers, titles and grades stand beside it. A print that tells no spans leaves the columns
    right of the KPIs blank: there only sentences of a list are such a text.
    """
    header = walk.header
    target = header.first("target")
    if target is None or not header.roles.isdisjoint(_HOLDS_LISTS):
        return None
    figures = {c.index for c in header.columns if c.role in _FIGURES and c.index > target.index}
    for place, cell in enumerate(row.cells if figures else ()):
        end = cell.column + cell.cell.column_span
        if cell.kind not in ("text", "statement") or not _clear(row, cell, figures):
            continue
        wide = all(cell.column <= index < end for index in figures if index > cell.column)
        label = row.cells[place - 1] if place else None
        if wide and label is not None and label.column == target.index:
            role = _labelled_role(label, walk, row)
            return _placed(walk, row, (label, cell), role, "over the figures") if role else None
        if cell.column <= target.index < end and cell.column > _titles(header):
            told = _lists(cell, header) if wide else _tells(cell)
            if told:
                return _placed(walk, row, (None, cell), "measure", "over the KPIs' columns")
    return None


def _clear(row: GridRow, cell: GridCell, figures: set[int]) -> bool:
    """Whether no other cell of a row stands in a column of figures."""
    return not any(other.column in figures for other in row.cells if other is not cell)


def _tells(cell: GridCell) -> bool:
    """Whether a cell lists sentences, or says what was done, and nothing else."""
    lines = [line.text for line in cell.cell.lines if line.text]
    told = _TOLD if _LISTED.match(lines[0]) else _DONE
    if has_kpi_mark(cell.text):
        return False
    return all(told.search(line) and not _AIMED.search(line) for line in lines)


def _labelled_role(label: GridCell | None, walk: Walk, row: GridRow) -> str | None:
    """What the words of a label say that the text beside it is; None where they say nothing.

    What was done is the measures themselves where nothing else in the item's rows is.
    """
    if label is None or len(label.text) > _LONGEST_LABEL or mark_of(label) is not None:
        return None
    role = next((role for role in label.named_roles if role in _ROLES), None)
    if role != "progress":
        return role
    current, header = walk.current, walk.header
    opens = any(
        column.role in ("number", "title") and any(c.column == column.index for c in row.cells)
        for column in header.columns
    )
    planned = current is not None and not opens and bool(current.measures)
    return "progress" if planned else "measure"


def _bare_role(wide: GridCell, left: GridCell | None, header: Header) -> str | None:
    """What a text without a label is: what the target left of it reached, or measures."""
    if _lists(wide, header):
        return "measure"
    below = left is None and len(wide.text) <= _SHORT and wide.column > _titles(header)
    if _tells_result(wide) and (below or (left is not None and _states(left, header))):
        return "result"
    return None


def _states(cell: GridCell, header: Header) -> bool:
    """Whether a cell states a target: the figure beside it is what was reached."""
    if not any(c.index == cell.column and c.role in _STATED for c in header.columns):
        return False
    return has_kpi_mark(cell.text) or REACHES.search(cell.text) is not None


def _tells_result(wide: GridCell) -> bool:
    if _AIMS.search(wide.text):
        return False
    return bool(_FIGURE.search(wide.text) or _WAITS.search(flatten(wide.text)))


def _lists(wide: GridCell, header: Header) -> bool:
    """Whether the text is a list of measures, from the column of targets on or below a target's."""
    if wide.column <= _titles(header) or has_kpi_mark(wide.text):
        return False
    first = next(line.text for line in wide.cell.lines if line.text)
    if headed := _HEADED.match(first):
        return vocabulary().roles_of(headed["words"])[:1] in (("measure",), ("progress",))
    listed = _LISTED.match(first) is not None or wide.text.endswith("。")
    return listed and _AIMED.search(first) is None


def _titles(header: Header) -> int:
    """The last column of numbers and titles; beyond all columns where there is none."""
    columns = [c.index for c in header.columns if c.role in ("number", "title")]
    return max(columns, default=len(header.columns) + _LONGEST_LABEL)
