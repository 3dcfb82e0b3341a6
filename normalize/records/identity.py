"""Whose document it is: branch, fiscal year, kind, title and dates, from its text alone."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from normalize.records.cover import branch_on_cover, title_of
from normalize.records.document_kind import kind_and_date
from normalize.records.presented import presented_on
from normalize.taxonomy_loader import Taxonomy
from normalize.text.eras import find_fiscal_years, fiscal_year_of
from normalize.text.flatten import flatten
from schema.document import Document, Finding, Table
from schema.plan import Edition, Plan, Quote
from schema.records import Kind

_QUOTED_BEHIND = re.compile(r"\s*末?(?:時点)?の?\s*(?:実績|結果|決算|全国平均)")
_QUOTED_BEFORE = re.compile(r"(?:前年度?|昨年度?|前回)(?:の|実績|末)*\s*[(:]?\s*$")
"""What stands beside a year that is quoted, not the document's own."""


@dataclass
class Identity:
    """The facts of the documents table that are read from the text."""

    branch_code: str | None
    branch: str | None
    fiscal_year: int | None
    years: dict[Edition, int | None]
    kind: Kind | None
    title: Quote | None
    presented_on: date | None
    as_of: date | None
    findings: list[Finding]


def identify(document: Document, plan: Plan, taxonomy: Taxonomy, texts: list[str]) -> Identity:
    """Read a document's identity from its titles first, then from all its text.

    `texts` is what its cells and paragraphs print, also what is printed a second time.
    """
    findings: list[Finding] = []
    code = _branch(plan, taxonomy, document, findings)
    years = _years(plan, document, findings)
    title = title_of(plan, document)
    presented = presented_on(document)
    kind, as_of = kind_and_date(plan, title, texts, years["current"], presented)
    return Identity(
        code,
        taxonomy.branch_name(code) if code else None,
        years["current"],
        years,
        kind,
        title,
        presented,
        as_of,
        findings,
    )


def _all_text(document: Document) -> str:
    parts: list[str] = []

    def of_table(table: Table) -> None:
        for cell in table.cells:
            parts.append(cell.text)
            for nested in cell.tables:
                of_table(nested)

    for block in document.blocks:
        if isinstance(block, Table):
            of_table(block)
        else:
            parts.append(block.text)
    return "\n".join(parts)


def _branch(
    plan: Plan, taxonomy: Taxonomy, document: Document, findings: list[Finding]
) -> str | None:
    for title in plan.titles:
        codes = taxonomy.branch_named(title.text)
        if len(codes) == 1:
            return codes[0]
    for quote in plan.editions.values():
        codes = taxonomy.branch_named(quote.text)
        if len(codes) == 1:
            return codes[0]
    on_cover = branch_on_cover(document, taxonomy)
    if on_cover is not None:
        return on_cover
    guess = taxonomy.infer_branch(_all_text(document))
    shown = ", ".join(
        f"{word} ({count})"
        for word, count in sorted(guess.evidence.items(), key=lambda pair: (-pair[1], pair[0]))[:6]
    )
    if guess.code is None:
        findings.append(
            Finding(
                "warning",
                "branch_unknown",
                "No title names a branch and the places in the text do not tell it.",
            )
        )
    else:
        findings.append(
            Finding(
                "info",
                "branch_inferred",
                "No title names the branch; inferred "
                f"from the places and names the text mentions: {shown}.",
            )
        )
    return guess.code


def _years(plan: Plan, document: Document, findings: list[Finding]) -> dict[Edition, int | None]:
    current = plan.editions.get("current")
    previous = plan.editions.get("previous")
    year = fiscal_year_of(current.text) if current else None
    if year is None:
        year = next((y for t in plan.titles if (y := fiscal_year_of(t.text))), None)
    if year is None:
        year = _named_most(_all_text(document))
        findings.append(
            Finding(
                "warning",
                "fiscal_year_inferred",
                f"No title names the fiscal year; {year} is the year the text names most.",
            )
            if year is not None
            else Finding("warning", "fiscal_year_unknown", "No fiscal year is printed.")
        )
    older = fiscal_year_of(previous.text) if previous else None
    if previous is not None and older is None:
        older = _year_before(plan, year)
        findings.append(_inferred(older, previous))
    return {"current": year, "previous": older}


def _year_before(plan: Plan, year: int | None) -> int | None:
    """The year before `year`, where a title names both: 令和6年度計画（令和5年度との比較）."""
    for title in plan.titles:
        named = {found.year for found in find_fiscal_years(title.text)}
        if year is not None and named == {year, year - 1}:
            return year - 1
    return None


def _inferred(year: int | None, name: Quote) -> Finding:
    if year is None:
        message = "The words of the old edition name no fiscal year, and no title does."
        return Finding("warning", "fiscal_year_unknown", message, name.text, name.ref)
    message = f"The words of the old edition name no fiscal year; {year} is that of the title."
    return Finding("info", "fiscal_year_inferred", message, name.text, name.ref)


def _named_most(text: str) -> int | None:
    """The fiscal year a text names most; where it quotes results only, the latest of these.

    A plan quotes results of years before its own: 令和3年度実績, 前年度（令和3年度）以上.
    """
    flat = flatten(text)
    found = find_fiscal_years(text)
    counts = Counter(
        one.year
        for one in found
        if not _QUOTED_BEHIND.match(flat, one.end)
        and not _QUOTED_BEFORE.search(flat, max(0, one.start - 12), one.start)
    )
    if counts:
        return counts.most_common(1)[0][0]
    return max((one.year for one in found), default=None)
