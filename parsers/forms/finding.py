"""Forms: one initiative a sheet, labels beside their values and whole tables between them.

A label may stand anywhere in a row (事業番号 | 1 | 事業名 | …), above its value, or beside several
rows; between the labels stand a table of targets with a header of its own and a grid of months.
Sheets of nothing but labels and values are those of `parsers.forms.sheets`.
"""

from __future__ import annotations

from parsers.forms.labels import is_label, roles_of
from parsers.forms.parts import Block, Form, names_item, parts_of_form
from parsers.forms.sheets import LEAST_LABELS, begins, is_caption
from parsers.grid import GridCell, GridRow
from parsers.header.front import heads_items
from parsers.header.lines import looks_like_header
from parsers.vocabulary import vocabulary

_LEAST_ROWS = 2
"""A label and its value, and one target beside KPI, below a heading that names their item."""
_TOLD = {"measure", "target", "goal", "progress", "result"}


def forms_of(rows: list[GridRow], *, titled: bool = True) -> list[Form]:
    """The forms that a table holds, each begun by its number or title; empty for other tables.

    Without `titled` the table is one form of the item that a heading above it names.
    """
    rows = [row for row in rows if not is_caption(row)]
    if len(rows) < (LEAST_LABELS if titled else _LEAST_ROWS):
        return []
    if looks_like_header(rows[0]) and not (
        _is_pair_row(rows[0].cells) or _is_head(rows) or (not titled and _stands_beside(rows))
    ):
        return []
    named = names_item(rows, 0)
    if heads_items(rows) or not (named or is_label(rows[0].cells[0])):
        return []
    forms: list[Form] = []
    for part in parts_of_form(rows):
        first = part.pairs[0][0] if isinstance(part, Form) and part.pairs else None
        opens = first is not None and begins(first, [form.pairs for form in forms] or [[]])
        if not forms or opens or (isinstance(part, Form) and part.title is not None):
            forms.append(Form())
        if isinstance(part, Block):
            forms[-1].blocks.append(part)
        else:
            forms[-1].pairs += part.pairs
            forms[-1].strange += part.strange
            forms[-1].title = part.title or forms[-1].title
    if not titled:
        if len(forms) != 1 or not forms[0].blocks:
            return []
        return forms if _is_whole(forms[0]) or _lists_targets(forms[0]) else []
    return forms if all(_is_titled(form) and _is_whole(form) for form in forms) else []


def _is_pair_row(cells: list[GridCell]) -> bool:
    """Whether known labels and other words take turns in a row: 事業名 | … | 担当 | …."""
    labels, values, exact = cells[::2], cells[1::2], vocabulary().exact
    if len(labels) != len(values) or any(cell.folded in exact for cell in values):
        return False
    if all(cell.folded in exact for cell in labels):
        return True
    numbered = "number" in roles_of(labels[0])[:1] and values[0].kind == "item"
    return numbered and all(map(roles_of, labels))  # 事業番号 | 3 | 区分 | …


def _is_titled(form: Form) -> bool:
    titled = any("title" in roles_of(label) and value for label, value in form.pairs)
    return titled or form.title is not None


def _is_whole(form: Form) -> bool:
    """Whether labels and tables say what is done or aimed at, in rows of labels mostly."""
    known = [label for label, _ in form.pairs if roles_of(label)]
    roles = {role for label in form.labels for role in roles_of(label)[:1]}
    roles |= {role for b in form.blocks for c in b.head for role in roles_of(c)[:1]}
    named = form.title is not None
    many = len({label.folded for label in known}) + len(form.blocks) + named >= LEAST_LABELS
    return many and bool(roles & _TOLD) and form.strange * 2 <= len(form.labels)


def _stands_beside(rows: list[GridRow]) -> bool:
    """Whether a label of targets stands beside all rows of a table: KPI | 令和6年度目標 | 参考."""
    first = rows[0].cells[0]
    if first.cell.row_span < _LEAST_ROWS or first.cell.row_span <= rows[-1].index - rows[0].index:
        return False
    return is_label(first) and "target" in roles_of(first)[:1]


def _lists_targets(form: Form) -> bool:
    """Whether all that a table under a heading holds stands beside known labels, KPI among them.

    主な取組 | …, and ＫＰＩ beside a table of its own: 令和６年度目標 | （参考）令和４年度末.
    """
    if form.strange or not all(roles_of(label) for label in form.labels):
        return False
    labels = [block.label for block in form.blocks]
    named = {role for label in labels if label is not None for role in roles_of(label)[:1]}
    return None not in labels and bool(named & {"target", "goal"})


def _is_head(rows: list[GridRow]) -> bool:
    """Whether a table begins with a row of labels over one row of values: 番号 | 事業名."""
    labels = [row.cells[0] for row in rows[2 : LEAST_LABELS + 1]]
    return (
        len(labels) > 0
        and not rows[1].cells[0].cell.header
        and all(
            cell.column == 0
            and (cell.folded in vocabulary().exact or cell.cell.header)
            and roles_of(cell)
            for cell in labels
        )
    )
