"""Whose document it is: branch, fiscal year, kind, title and dates, from its text alone."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from normalize.records.cover import branch_on_cover, title_of
from normalize.records.draft import words
from normalize.records.presented import presented_on
from normalize.taxonomy_loader import Taxonomy
from normalize.text.eras import find_dates, find_fiscal_years, find_year_months, fiscal_year_of
from normalize.text.flatten import flatten
from normalize.text.folding import fold
from schema.document import Document, Finding, Table
from schema.plan import Edition, Plan, Quote
from schema.records import Kind

_NOW = re.compile(r"現在|時点")
_GOAL_BEHIND = re.compile(r"[^。\n◎○〇△×]{0,80}?(?:以上|以下|未満|とする)")
"""A target's words behind a date; a legend's are none: （3月末現在）◎：達成 △：95％以上."""
_DONE_TO = re.compile(
    r"(?:の|で|における)[^、。はが（(]{0,30}?(?:へ|に対|に(?:文書|電話|勧奨|送付|案内|通知)|を(?:対象|抽出|訪問))"
)
"""Whom something was done to then, no figures: 11月末時点の未提出事業所へ文書勧奨."""
_CLAUSE = re.compile(r"[、。（(【\n]")
_BEFORE_NOW = 16
_HALFWAY = re.compile(r"上期|上半期|四半期|中間|月末現在")
_RESULT = re.compile(r"報告|結果|実績|達成状況|評価|成果(?!目標|指標|連動)|振り?返り|総括")
_PROGRESS = re.compile(r"進捗|実施状況|取組状況")
_STATE = re.compile(r"実施状況|取組状況")
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
    kind = _kind(plan, title)
    presented, earlier = presented_on(document), _earlier(plan)
    dated = [text for text in texts if "現在" in text or "時点" in text]
    as_of = _as_of(dated, years["current"], [*_aims(plan), *earlier], presented)
    if as_of is None and kind != "plan":  # a target's cell may also say what was reached when
        as_of = _as_of(dated, years["current"], earlier, presented)
    if kind == "progress" and as_of is not None and _tells_results(title):
        over = _kind_by_date(as_of, years["current"]) == "result"
        kind = "result" if over else kind
    if kind == "result" and _within_year(presented, as_of, title, years["current"]):
        kind = "progress"
    if kind == "plan" and as_of is not None and _reports(plan, title):
        kind = _kind_by_date(as_of, years["current"])
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


def _kind(plan: Plan, title: Quote | None) -> Kind | None:
    if "previous" in plan.editions:
        return "comparison"
    folded = fold(words(title.text)) if title else ""
    progressed = any(m.progress for i in plan.initiatives for m in i.measures)
    resulted = any(i.results for i in plan.initiatives)
    reports = _RESULT.search(folded) is not None
    halfway = bool(_HALFWAY.search(folded)) and (progressed or resulted or reports)
    if reports and not halfway:
        return "result"
    if halfway or _PROGRESS.search(folded) or (progressed and resulted):
        return "progress"
    return "plan" if plan.initiatives else None


def _tells_results(title: Quote | None) -> bool:
    """四半期別実施結果, 実施状況 are results once the year is over; 上期, 進捗状況 never are."""
    folded = fold(words(title.text)) if title else ""
    told = _RESULT.search(folded) or (_STATE.search(folded) and "進捗" not in folded)
    return bool(told) and not re.search("上期|上半期|中間", folded)


def _reports(plan: Plan, title: Quote | None) -> bool:
    """Whether results are printed under a title that speaks of no plan: KPI管理表 with 最終実績."""
    if title is not None and "計画" in title.text:
        return False
    return any(r.name is None for i in plan.initiatives for r in i.results)


def _kind_by_date(as_of: date, year: int | None) -> Kind:
    """What a document of figures is by their date: result at the year's end, progress within."""
    if year is None or as_of < date(year, 4, 30):
        return "plan"
    return "result" if as_of >= date(year + 1, 3, 31) else "progress"


def _within_year(
    presented: date | None, as_of: date | None, title: Quote | None, year: int | None
) -> bool:
    """Whether a report is of a day within its year, so that it tells no results of the year yet.

    The day of its meeting says so; without one its date where the title speaks of 実施状況.
    """
    day = presented
    if day is None and title is not None and _STATE.search(fold(title.text)):
        day = as_of
    return year is not None and day is not None and date(year, 4, 1) <= day < date(year + 1, 3, 1)


def _aims(plan: Plan) -> list[str]:
    """The targets that name a date, without blanks: 利用率（11月末時点） is one to come."""
    stated = (statement.quote.text for i in plan.initiatives for statement in i.statements)
    return ["".join(text.split()) for text in stated if _NOW.search(text)]


def _earlier(plan: Plan) -> list[str]:
    """What columns of another year print: 12月末時点 below 令和5年度の実施状況."""
    notes = (note for i in plan.initiatives for note in i.notes if note.kind == "earlier")
    return ["".join(note.quote.text.split()) for note in notes]


def _as_of(
    dated: list[str], year: int | None, others: list[str], presented: date | None
) -> date | None:
    """The latest 現在 date; a month's 末現在 is its last day; other years' dates do not count.

    Nor do those of texts in `others`, and none after the day when the document was presented.
    """
    found: list[date] = []
    for match in (match for text in dated for match in _NOW.finditer(text)):
        start = match.start()
        behind = (match.string, match.end())
        if _GOAL_BEHIND.match(*behind) or _DONE_TO.match(*behind):
            continue  # a target's date: 令和6年11月末時点における利用率を50％以上とする
        around = match.string[max(0, start - _BEFORE_NOW) : match.end()]
        if any("".join(around.split()) in other for other in others):
            continue
        before = _CLAUSE.split(match.string[max(0, start - _BEFORE_NOW) : start])
        words_before = before[-1] + match.group()
        exact = find_dates(words_before)
        if exact:
            found.append(exact[-1].date)
            continue
        for month in find_year_months(words_before, year)[-1:]:
            last = calendar.monthrange(month.year, month.month)[1]
            found.append(date(month.year, month.month, last))
    if year is not None:
        found = [day for day in found if date(year, 4, 1) <= day <= date(year + 1, 12, 31)]
    if presented is not None and presented.year >= (year or 0):
        found = [day for day in found if day <= presented]
    return max(found, default=None)
