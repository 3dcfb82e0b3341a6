"""A table of targets by item, and the measures of the same items under headings of their own.

Branches print such a KPI一覧表 in front of, or behind, what was done item by item. Both parts name
the items alike; an item of the plan is what both say of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from normalize.text.folding import fold
from parsers.grid import rows_of
from parsers.header.front import front_of
from parsers.header.reading import read_header
from parsers.headings.titles import read_title
from schema.document import Document, Finding, Ref
from schema.plan import Initiative, Note, Plan

_ONE = re.compile(
    r"[（(][\d０-９]{1,2}[)）]|[①-⑳⑴-⒇]|[\d０-９]{1,2}[.．]|[ⅰ-ⅻivx]{1,4}[)）]|[（(][ivxⅰ-ⅻ]{1,4}[)）]"
)
_NUMBERS = re.compile(rf"(?:{_ONE.pattern}){{1,2}}")
_LEAST = 2
"""Headings that name an item of the table: fewer may be chance."""
_HELD = ("statements", "results", "symbols", "measures", "series", "budgets")


def targets_apart(document: Document) -> bool:
    """Whether tables hold only the targets of items that headings outside of them name too."""
    named: set[str] = set()
    for table in document.tables():
        rows = rows_of(table)
        header, taken = read_header(rows[front_of(rows) :])
        if header.has("measure") or header.has("progress"):
            return False
        title = header.first("title")
        if title is None or not (header.has("target") or header.has("goal")):
            continue
        cells = [c for row in rows[taken:] for c in row.cells if c.column == title.index]
        named.update(fold(read_title(cell.text, cell.ref).quote.text) for cell in cells)
    if not named:
        return False
    headings = {
        fold(read_title(paragraph.text, paragraph.ref).quote.text)
        for paragraph in document.paragraphs()
        if len(paragraph.lines) == 1
    }
    return len(named & headings) >= _LEAST


def join_items(plan: Plan) -> None:
    """Make one item of those with the same number and title; drop a heading that says nothing."""
    _join_numbers(plan)
    kept: dict[tuple[str, str, str], Initiative] = {}
    for initiative in plan.initiatives:
        key = (initiative.edition, fold(initiative.number_raw or ""), fold(initiative.title.text))
        first = kept.setdefault(key, initiative)
        if first is not initiative:
            join(first, initiative)
    plan.initiatives = []
    for initiative in kept.values():
        if initiative.number_raw or any(getattr(initiative, name) for name in _HELD):
            plan.initiatives.append(initiative)
        else:
            plan.notes += [Note(initiative.title, "subheading"), *initiative.notes]


def _join_numbers(plan: Plan) -> None:
    """Rows that name their item by its number alone, (2) or (1)iii), belong to that item.

    Where not exactly one item of the pillar has the number they stay as they are, with an issue.
    """
    for row in [i for i in plan.initiatives if _NUMBERS.fullmatch(_number_of(i))]:
        numbers = [fold(number) for number in _ONE.findall(_number_of(row))]
        named = [i for i in _numbered(plan, row.pillar_ordinal, numbers) if i is not row]
        if len(named) == 1:
            plan.initiatives.remove(row)
            join(named[0], row)
        else:
            message = "A row names its item by a number that not exactly one item has."
            quote = row.title
            plan.findings.append(
                Finding("warning", "item_number_unknown", message, quote.text, quote.ref)
            )


def _number_of(initiative: Initiative) -> str:
    return "".join(f"{initiative.number_raw or ''}{initiative.title.text}".split())


def _numbered(plan: Plan, pillar: int | None, numbers: list[str]) -> list[Initiative]:
    """The titled items of a pillar with a number, below one with the number in front of it."""
    found: list[Initiative] = []
    outer: str | None = None
    for initiative in plan.initiatives:
        number = fold(initiative.number_raw or "")
        if initiative.pillar_ordinal != pillar or _NUMBERS.fullmatch(_number_of(initiative)):
            continue
        if number == numbers[0]:
            outer = number
        elif _shape(number) == _shape(numbers[0]):
            outer = None
        if number == numbers[-1] and (len(numbers) == 1 or outer is not None):
            found.append(initiative)
    return found


def _shape(number: str) -> str:
    return re.sub(r"\d+", "1", number)


def sign_alone(rows: Iterable[Initiative], items: Iterable[Initiative]) -> None:
    """Say that the signs of a list's rows are those of its targets alone.

    Only where each item prints one sign for all of its own rows: a sign of a measure's row is no
    more the whole item's than that of its target in the list.
    """
    graded = [item for item in items if item.symbols]
    one = all(len(item.symbols) == 1 for item in graded)
    if one and any(len(item.measures) > 1 for item in graded):
        for symbol in (symbol for row in rows for symbol in row.symbols):
            symbol.listed = True


def join(first: Initiative, other: Initiative) -> None:
    """Add what one item holds to another."""
    first.hold(other)
    known: set[Ref] = {first.title.ref, *first.refs}
    first.refs += [ref for ref in (other.title.ref, *other.refs) if ref not in known]
    first.groups = first.groups or other.groups
    first.marks += [mark for mark in other.marks if mark not in first.marks]
