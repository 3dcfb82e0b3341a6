"""Two editions in columns of their own (主な取組 | KPI on each side): each read as a plan."""

from __future__ import annotations

from normalize.text.folding import fold
from parsers.families.listed import give, owner_of
from parsers.families.listed import read as read_plan
from parsers.families.lists import read_lists
from parsers.families.parting import Parted
from parsers.families.side_table import EDITIONS
from parsers.header.alike import join_alike
from schema.document import NOWHERE, Finding, Paragraph
from schema.plan import Budget, Edition, Note, Plan


def read(parted: Parted, plan: Plan) -> None:
    """Fill `plan` with both editions, the current one first."""
    for edition in EDITIONS:
        plan.editions[edition] = parted.names[edition]
        name = parted.names[edition]
        plan.reasons.append(f"column {name.ref.column}: {edition} ({name.text})")
    _told(parted, plan)
    for edition in EDITIONS:
        _take(plan, _one(parted, edition, plan), edition)
    titles = {fold(title.text): title for title in reversed(plan.titles)}
    plan.titles = list(reversed(titles.values()))


def add_figures(parted: Parted, plan: Plan) -> None:
    """Give the targets in tables of figures of both editions to the items of `plan`."""
    _told(parted, plan)
    for block in parted.taken:
        if isinstance(block, Paragraph):
            plan.roles.setdefault(block.ref, "heading")
    for edition in EDITIONS:
        items = [item for item in plan.initiatives if item.edition == edition]
        document = parted.documents[edition]
        for table in document.tables():
            rows = read_lists(document, [table])
            kpis = "kpi" in fold(parted.captions.get(table.number, ""))
            for row in rows.initiatives:
                row.edition = edition
                for statement in row.statements if kpis else ():
                    statement.marker = "kpi"
            give(rows, [owner_of(row, items) for row in rows.initiatives], plan)


def _told(parted: Parted, plan: Plan) -> None:
    """Take over what the parting itself says of cells."""
    for ref in parted.headers:
        plan.roles.setdefault(ref, "header")
    for ref in parted.unsaid:
        plan.roles.setdefault(ref, "decoration")
    plan.notes += parted.notes
    for note in parted.notes:
        plan.roles[note.quote.ref] = "note"
    plan.findings += [each for each in parted.findings if each not in plan.findings]


def _one(parted: Parted, edition: Edition, plan: Plan) -> Plan:
    """One edition as a plan of its own; its year comes before that of the document's title."""
    one = Plan(plan.layout, plan.layout_version, legend=dict(plan.legend))
    one.titles.append(parted.names[edition])
    document = parted.documents[edition]
    joined = join_alike(document)
    read_plan(document, one)
    for alike in joined:
        alike.part()
    one.titles = [title for title in one.titles if title is not parted.names[edition]]
    return one


def _take(plan: Plan, one: Plan, edition: Edition) -> None:
    """Add what was read of an edition; what both editions print is kept once."""
    for initiative in one.initiatives:
        initiative.edition = edition
    plan.initiatives += one.initiatives
    for row in one.unowned:
        row.edition = edition
    plan.unowned += one.unowned
    if edition == "current":
        plan.budgets += one.budgets
    else:
        plan.findings += [_left_out(budget) for budget in one.budgets]
    plan.titles += one.titles
    known = {_key(note) for note in plan.notes}
    plan.notes += [note for note in one.notes if _key(note) not in known]
    plan.findings += [each for each in one.findings if each not in plan.findings]
    plan.reasons += [f"{edition}: {reason}" for reason in one.reasons]
    for symbol, meaning in one.legend.items():
        plan.legend.setdefault(symbol, meaning)
    for ref, role in one.roles.items():
        plan.roles.setdefault(ref, role)


def _left_out(budget: Budget) -> Finding:
    """A budget of the whole document has no edition: the old one's is not read."""
    quote = budget.category or budget.budget
    message = "A budget of the old edition belongs to no item; it is not read."
    text, ref = (quote.text, quote.ref) if quote is not None else (None, NOWHERE)
    return Finding("warning", "earlier_budget", message, text, ref)


def _key(note: Note) -> tuple[object, str]:
    return note.quote.ref, note.quote.text
