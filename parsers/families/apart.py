"""A table of targets by item, and the measures of the same items under headings of their own.

Branches print such a KPI一覧表 in front of, or behind, what was done item by item. Both parts name
the items alike; an item of the plan is what both say of it.
"""

from __future__ import annotations

from normalize.text.folding import fold
from parsers.front_rows import front_of
from parsers.grid import rows_of
from parsers.headers import read_header
from parsers.titles import read_title
from schema.document import Document, Ref
from schema.plan import Initiative, Note, Plan

_LEAST = 2
"""Headings that name an item of the table: fewer may be chance."""
_LISTS = ("statements", "results", "symbols", "measures", "series", "budgets", "notes")


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
    kept: dict[tuple[str, str, str], Initiative] = {}
    for initiative in plan.initiatives:
        key = (initiative.edition, fold(initiative.number_raw or ""), fold(initiative.title.text))
        first = kept.setdefault(key, initiative)
        if first is not initiative:
            _join(first, initiative)
    plan.initiatives = []
    for initiative in kept.values():
        if initiative.number_raw or any(getattr(initiative, name) for name in _LISTS[:-1]):
            plan.initiatives.append(initiative)
        else:
            plan.notes += [Note(initiative.title, "subheading"), *initiative.notes]


def _join(first: Initiative, other: Initiative) -> None:
    for name in _LISTS:
        getattr(first, name).extend(getattr(other, name))
    known: set[Ref] = {first.title.ref, *first.refs}
    first.refs += [ref for ref in (other.title.ref, *other.refs) if ref not in known]
    first.groups = first.groups or other.groups
    first.marks += [mark for mark in other.marks if mark not in first.marks]
