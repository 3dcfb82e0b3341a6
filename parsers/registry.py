"""Picks the layout by what a document shows, never by its file name."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from functools import lru_cache

import parsers.branches
from parsers.again import finds_little, read_again
from parsers.families import comparison, listed
from parsers.families.parting import compares, own_year_of
from parsers.families.year_rows import Aside, without_other_years
from parsers.forms.card_tables import carded
from parsers.grid import rows_of, texts_of
from parsers.header.alike import join_alike
from parsers.header.lines import looks_like_header
from parsers.headings.legend_runs import without_legends
from parsers.layout import Evidence, Layout
from parsers.whole.beside import beside
from parsers.whole.broken import rejoined
from parsers.whole.framed import without_frames
from parsers.whole.inlaid import inlaid
from parsers.whole.merged import remerged
from parsers.whole.shared_cells import shared_apart
from parsers.word_lists import pattern_of
from schema.document import Document, Finding, Severity, Table
from schema.plan import Plan

GENERIC = Layout(
    name="generic",
    family="generic",
    description="Any table with known header words; column roles are found from them.",
    read=listed.read,
)
GENERIC_COMPARISON = Layout(
    name="generic-comparison",
    family="comparison",
    description="Any comparison of a new and an old edition side by side.",
    read=comparison.read,
    comparison=True,
)
_COMPARES = pattern_of("comparisons.titles")


_HEAD_ROWS = 9
"""Header rows stand at the top of a table, below a few rows of text at most."""


_LEAST_GENRE = 3
"""Fewer words of the genre than this: another kind of document."""

_BOTH = 2
_FEWER = 3
"""So many times fewer items of one edition than of the other are a sign of text not read."""
_LEAST_INITIATIVES = 3


_OTHER_GENRE = Finding(
    "warning",
    "other_genre",
    "The text hardly has a word of branch plans and no table with known headers; it was not read.",
)


class UnknownLayout(ValueError):
    """No layout has the name that was asked for."""


@lru_cache(maxsize=1)
def all_layouts() -> tuple[Layout, ...]:
    """Every layout: the branches' own, sorted by name, then the generic ones."""
    found: list[Layout] = []
    for module in pkgutil.iter_modules(parsers.branches.__path__):
        found += importlib.import_module(f"parsers.branches.{module.name}").LAYOUTS
    return (*sorted(found, key=lambda layout: layout.name), GENERIC_COMPARISON, GENERIC)


def evidence_of(document: Document) -> Evidence:
    """What the layouts look at."""
    texts: list[str] = []
    headers: set[str] = set()
    for block in document.blocks:
        if isinstance(block, Table):
            texts += texts_of(block)
            for row in rows_of(block, _HEAD_ROWS):
                if looks_like_header(row):
                    headers.update(cell.folded for cell in row.cells)
        else:
            texts.append(block.text)
    return Evidence("".join(texts), frozenset(headers), compares(document))


def choose(
    document: Document, name: str | None = None, evidence: Evidence | None = None
) -> tuple[Layout, list[str]]:
    """The layout and the reasons. `name` asks for one; UnknownLayout if there is none such."""
    evidence = evidence or evidence_of(document)
    if name == "generic" and evidence.editions:
        name = GENERIC_COMPARISON.name
    if name is not None:
        for layout in all_layouts():
            if layout.name == name:
                return layout, [f"layout {name}: asked for"]
        raise UnknownLayout(
            f"no layout named {name!r}; there are: {', '.join(x.name for x in all_layouts())}"
        )
    for layout in all_layouts():
        why = layout.why(evidence)
        if why is not None:
            return layout, [f"layout {layout.name}: {why}"]
    return GENERIC, ["layout generic: no other layout fits"]


def parse(document: Document, *, layout: str | None = None) -> Plan:
    """Read a document into a plan as printed.

    Raises UnknownLayout where `layout` names none. A document of another genre gives a plan with
    few or no initiatives and a warning finding, never an exception.
    """
    unframed = without_frames(document)
    cards = carded(inlaid(rejoined(unframed.document)))
    paired = beside(remerged(cards.document))
    apart = shared_apart(paired.document)
    document, legends = without_legends(apart.document)
    evidence = evidence_of(document)
    aside: list[Aside] = []
    if not evidence.editions:
        document, aside = without_other_years(document, own_year_of(document))
    chosen, reasons = choose(document, layout, evidence)

    def begun() -> Plan:
        plan = Plan(chosen.name, chosen.version, [*reasons, *cards.reasons], branch=chosen.branch)
        plan.roles.update(unframed.roles)
        plan.roles.update(paired.roles)
        plan.reasons += paired.reasons + apart.reasons
        plan.findings += paired.findings + apart.findings
        plan.roles.update(dict.fromkeys(cards.labels, "header"))
        for told in legends:
            told.tell(plan)
        for rows in aside:
            rows.tell(plan)
        return plan

    if not evidence.headers and evidence.genre < _LEAST_GENRE:
        plan = begun()
        plan.findings.append(_OTHER_GENRE)
        return plan
    plan = _read(document, chosen, begun())
    if finds_little(plan) and evidence.genre >= _LEAST_GENRE:
        plan = read_again(document, plan, lambda edited: _read(edited, chosen, begun()))
    for symbol, meaning in chosen.legend.items():
        plan.legend.setdefault(symbol, meaning)
    plan.findings += [*_without_items(plan), *_not_compared(plan), *_few(plan)]
    return plan


def _read(document: Document, chosen: Layout, plan: Plan) -> Plan:
    """Fill `plan` by a layout, tables with the same header settled together."""
    joined = join_alike(document)
    plan.reasons += [str(alike) for alike in joined]
    chosen.read(document, plan)
    for alike in joined:
        alike.part()
    return plan


def _without_items(plan: Plan) -> list[Finding]:
    """Editions that a document names and of which no item, or hardly any, was found."""
    if len(plan.editions) < _BOTH:
        return []
    counts = Counter(initiative.edition for initiative in plan.initiatives)
    most = max(counts.values(), default=0)
    found: list[Finding] = []
    for edition, name in plan.editions.items():
        count = counts[edition]
        if count == 0:
            message = f"No initiative of the {edition} edition was found; its text was not read."
            found.append(Finding("error", "empty_edition", message, name.text, name.ref))
        elif count * _FEWER <= most:
            message = f"Only {count} initiatives of the {edition} edition were found, of {most}."
            found.append(Finding("warning", "few_of_edition", message, name.text, name.ref))
    return found


def _not_compared(plan: Plan) -> list[Finding]:
    """A title that says 新旧対照表 over no editions: their targets may have been mixed up."""
    title = next((title for title in plan.titles if _COMPARES.search(title.text)), None)
    if title is None or "previous" in plan.editions:
        return []
    message = (
        "The title says that two editions are compared, but no header words were found that "
        "name them; what belongs to which is not told apart."
    )
    return [Finding("warning", "unread_comparison", message, title.text, title.ref)]


def _few(plan: Plan) -> list[Finding]:
    """What a plan lacks that others have."""
    count = len(plan.initiatives)
    if count == 0:
        message = (
            "No initiative was found; the document may be of another genre, or its tables "
            "have unknown headers."
        )
        return [Finding("warning", "no_initiatives", message)]
    if count < _LEAST_INITIATIVES:
        message = f"Only {count} initiatives were found; the document may be of another genre."
        return [Finding("warning", "few_initiatives", message)]
    if not any(initiative.measures for initiative in plan.initiatives):
        return [_no_measures(plan)]
    return []


def _no_measures(plan: Plan) -> Finding:
    """What a sheet of indicators alone has none of; elsewhere a column may have gone unread."""
    stated = sum(bool(initiative.statements) for initiative in plan.initiatives)
    severity: Severity = "info" if stated * 2 >= len(plan.initiatives) else "warning"
    count = len(plan.initiatives)
    return Finding(severity, "no_measures", f"None of the {count} initiatives has a measure.")


def explain(document: Document) -> list[str]:
    """One line a layout, in the order they are tried: why it fits or that it does not."""
    evidence = evidence_of(document)
    lines = []
    for layout in all_layouts():
        why = layout.why(evidence)
        lines.append(f"{layout.name}: {why}" if why else f"{layout.name}: does not fit")
    return lines
