"""Which initiative a row belongs to: a new one, the one above, or one named by a heading."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.grid import GridCell
from parsers.headings.titles import Title, bare_number, group_alone, read_title
from parsers.measures.numerals import ordinal_of, style_of_number
from parsers.rows.align import Aligned
from parsers.rows.numbered import is_number
from parsers.rows.walk import Walk
from parsers.vocabulary import vocabulary
from schema.plan import Initiative, Quote


def names_initiatives(walk: Walk) -> bool:
    """Whether the table names its initiatives itself, by number or title."""
    header = walk.header
    return "number" in header.roles or "title" in header.roles or header.titled


def initiative_of(walk: Walk, aligned: Aligned) -> Initiative | None:
    """The initiative of a row in a table that names its initiatives.

    A row with a number or title opens one, unless it repeats the current one (a page break). A row
    whose title has no number, in a table with a number column, stays with the item above: its
    number was lost or it is a sub-row (000, items 19 and 20).
    """
    number, titles = aligned.one("number"), aligned.get("title")
    if number is None and walk.current is not None and _marks_alone(titles):
        return _with_marks(walk, walk.current, titles)
    part = _part_below(walk, titles) if number is None and titles else None
    if part is not None:
        return _open(walk, part, nested=True)
    if number is None and titles and "number" in walk.header.roles and walk.current is not None:
        return _sub_row(walk, titles)
    if number is None and not titles:
        return walk.current
    printed = bare_number(number.text) if number is not None else None
    if number is None and titles and walk.current and all(group_alone(c.text) for c in titles):
        return _with_groups(walk, walk.current, titles)
    if not titles:
        return _untitled(walk, number, printed)
    initiative = _titled(walk, aligned, titles, printed)
    if number is not None:
        initiative.refs.append(number.ref)
        walk.builder.role(number.ref, "body")
    return initiative


def _part_below(walk: Walk, titles: Sequence[GridCell]) -> Title | None:
    """The title of a further part of the item above: ii), iii) beside its merged number and title.

    The item's own title goes on in this row, or the part has the next number of the one above.
    """
    parent, column = walk.parent_cell, walk.header.first("title")
    if parent is None or column is None or len(titles) != 1 or titles[0].column <= column.index:
        return None
    title, cell, above = read_title(titles[0].text, titles[0].ref), titles[0].cell, walk.current
    if not title.quote.text or above is None or above is walk.parent:
        return None
    merged = parent.cell.row < cell.row < parent.cell.row + parent.cell.row_span
    counted = _counts_on(above.number_raw, title.number)
    return title if counted or (merged and not above.number_raw) else None


def _counts_on(above: str | None, number: str | None) -> bool:
    """Whether a number is the next of its kind: ii) below i)."""
    if not above or not number or style_of_number(above) != style_of_number(number):
        return False
    return ordinal_of(number) == (ordinal_of(above) or 0) + 1


def _marks_alone(titles: Sequence[GridCell]) -> bool:
    """Whether title cells hold nothing but marks, which a page break cut off their title."""
    read = [read_title(cell.text, cell.ref) for cell in titles]
    return bool(read) and all(t.marks and not t.quote.text and t.number is None for t in read)


def _with_marks(walk: Walk, current: Initiative, titles: Sequence[GridCell]) -> Initiative:
    """【重要度：高】 alone in a title's cell: the item above goes on below a page break."""
    for cell in titles:
        marks = read_title(cell.text, cell.ref).marks
        current.marks += [mark for mark in marks if mark not in current.marks]
        current.refs.append(cell.ref)
        walk.builder.role(cell.ref, "body")
    return current


def _sub_row(walk: Walk, titles: Sequence[GridCell]) -> Initiative | None:
    current, mark = walk.current, vocabulary().incentive_mark
    for cell in titles:
        if current is not None and mark in cell.text:
            current.marks.append(mark)
            current.refs.append(cell.ref)
            walk.builder.role(cell.ref, "body")
        elif current is not None:
            walk.builder.note(cell.quote, "subheading")
    return current


def _with_groups(walk: Walk, current: Initiative, titles: Sequence[GridCell]) -> Initiative:
    """The group in charge alone, without a title: the item above goes on below a page break."""
    for cell in titles:
        current.groups.append(Quote(group_alone(cell.text) or "", cell.ref))
        current.refs.append(cell.ref)
        walk.builder.role(cell.ref, "body")
    return current


def _untitled(walk: Walk, number: GridCell | None, printed: str | None) -> Initiative | None:
    current = walk.current
    if number is not None:
        walk.builder.role(number.ref, "body")
        if walk.numbered is not None and is_number(number):
            current = walk.numbered.open(walk.header, number, walk.builder.ordinal, current)
            walk.builder.current = current
            return current
        if current is not None and current.number_raw == printed:
            current.refs.append(number.ref)
    return current


def _titled(
    walk: Walk, aligned: Aligned, titles: Sequence[GridCell], printed: str | None
) -> Initiative:
    """Open the row's titles from left to right: 1. データヘルス計画, then I. 特定健診 … (004)."""
    leftmost = walk.header.first("title")
    initiative: Initiative | None = None
    for depth, cell in enumerate(titles):
        title = read_title(cell.text, cell.ref, printed if depth == 0 else None)
        column = next(column for column, placed in aligned.roles if placed is cell)
        right = leftmost is not None and column.index > leftmost.index
        nested = right or (column.nested and walk.parent is not None)
        walk.parent_cell = walk.parent_cell if nested else cell
        initiative = _open(walk, title, nested=nested)
    assert initiative is not None
    return initiative


def _open(walk: Walk, title: Title, *, nested: bool) -> Initiative:
    walk.builder.role(title.quote.ref, "body")
    current = walk.current
    if current is not None and walk.builder.same(title):
        current.refs += title.refs
        current.marks += [mark for mark in title.marks if mark not in current.marks]
        return current
    again = walk.builder.named_before(title)
    if again is not None:
        again.refs += title.refs
        again.groups += [] if again.groups else title.groups
        walk.budgets = None
        return again
    if not nested:
        walk.builder.end_like(title.number)
    path = walk.builder.path
    if nested and walk.parent is not None:
        path = [*path, walk.parent.title]
    initiative = walk.builder.open(title, path=path)
    if "groups" not in walk.header.roles and not initiative.groups:
        initiative.groups = list(walk.groups)
    walk.budgets = None
    if not nested:
        walk.parent = initiative
    return initiative
