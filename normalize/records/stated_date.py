"""The month that a document states for all its figures: （令和5年9月末現在） under the title.

A note says it too: ※実績は、特に記載のない限り令和4年12月末現在の数値. It dates the results that
print no date of their own and name no other period. A note may also date single indicators:
※レセプト点検の査定率は令和4年7月末の数値.
"""

from __future__ import annotations

import re

from normalize.records.draft import Context, Draft, Item, StatedDate
from normalize.records.naming import draft_named
from normalize.text.eras import find_dates, find_year_months
from normalize.text.flatten import flatten
from normalize.text.months import fiscal_year_of_month
from schema.document import Ref
from schema.plan import Quote, Series

DAY = (
    r"(?:(?:令和|平成|[RH])\s*[\d元]{1,2}\s*[年.]\s*|20\d\d\s*年\s*)?"
    r"\d{1,2}\s*月\s*(?:末|\d{1,2}\s*日)?"
)
NOW = r"\s*(?:末\s*)?(?:日\s*)?(?:現在|時点)"
_ALONE = re.compile(
    rf"[\s※*([【<]*(?:実績|数値)?\s*:?\s*(?P<day>{DAY}{NOW})"
    r"(?:の?(?:実績|数値|速報値?|状況|集計))?[\s)\]】>。]*"
)
_OF_DAY = re.compile(
    rf"[\s※*([【<]*(?:基準|集計|調査)(?:日|時点)\s*[:は]?\s*(?P<day>{DAY})[\s)\]】>。]*"
)
"""基準日：令和5年12月31日."""
_BEHIND_TITLE = re.compile(rf"[(\[【<]\s*(?P<day>{DAY}(?:{NOW})?)\s*[)\]】>]\s*$")
_BRACKETED = re.compile(
    rf"(?<![\d%円人名社件所回])(?<![\d%円人名社件所回] )[(\[【<]\s*(?P<day>{DAY}{NOW})\s*[)\]】>]"
)
"""Beside a legend or the branch's name, not behind a figure."""
_SUBJECT = (
    r"(?:(?:KPI|各|上期|上半期|下期|進捗|取組|支部)の?)?"
    r"(?:実績値?|結果|数値|計数|データ|進捗状況)(?:等|欄)?(?:は|:|について)[、\s]*"
)
_UNLESS = (
    r"[^。()※]{0,8}(?:断り|記載|注記|明記|特記|表記)[^。()※]{0,6}?"
    r"(?:かぎり|限り|もの|場合)(?:は)?[、\s]*"
)
_NOTE = re.compile(
    rf"(?:^|[(※/。\s]|※\d)\s*(?:{_SUBJECT}(?:{_UNLESS})?|{_UNLESS})(?P<day>{DAY}{NOW})"
)
_NUMBERED = re.compile(r"(?P<mark>※\d{1,2})\s*[:)]?\s*$")
_NAMED = re.compile(
    rf"(?:^|[※、。])\s*(?P<name>[^※、。:()\d]{{3,40}}?)(?:は|:|については)\s*(?P<day>{DAY})"
    r"\s*(?:現在|時点)?(?:の(?:数値|実績|データ|速報値))?(?=[、。)\s]|$)"
)
_IN_NAME = re.compile(
    rf"[(]\s*(?P<day>(?:{DAY}|[RH]\s*\d{{1,2}}[./]\d{{1,2}}\s*末?)(?:{NOW})?)\s*[)]\s*$"
)
"""Behind an indicator's name: 健康宣言事業所数（令和5年3月末時点）."""
_OWN = re.compile(
    rf"実績値?(?:は|:)[、\s]*(?P<day>{DAY})\s*(?:診療分|受付分|現在|時点|まで)?(?:の(?:数値|実績|累計))?"
    r"(?:[。)※]|$)"
)
"""What a note in a target's own cell says of its result: ※本年度の実績は令和4年6月診療分."""
_OF_ALL = re.compile("状況|実績|結果|進捗|報告")
_OTHER_END = re.compile(
    r"年度末|年間|通期|見込|第?\s*(?P<q>[1-4一二三四])\s*四半期|(?P<h>[上下])半?期"
)
_ENDS = {"1": 6, "2": 9, "3": 12, "4": 3, "一": 6, "二": 9, "三": 12, "四": 3, "上": 9, "下": 3}
_MONTH = re.compile(r"\d{1,2}\s*月")
_SHORT = 60
"""A result of its own cell; longer texts tell what was done, and name months for that."""


def stated_dates(context: Context) -> list[StatedDate]:
    """The one month of the document's year that its title, the line below or a note states.

    Behind it come the months of single indicators; empty where none or several are stated.
    """
    year = context.years["current"]
    first = next((i.title.ref for i in context.plan.initiatives), None)
    front = True
    found: list[StatedDate] = []
    named: list[StatedDate] = []
    for ref, text, _ in context.entries if year is not None else ():
        front = front and ref != first
        if "月" not in text or context.plan.roles.get(ref) in ("body", "header"):
            continue
        for name, day in _days(text, ref, front, context):
            month = month_of_day(day, year) if year is not None else None
            if month is not None:
                (named if name else found).append(StatedDate(month, Quote(day, ref), name))
    return [*found[:1], *named] if len({each.month for each in found}) == 1 else []


def dated_by_document(draft: Draft, item: Item, context: Context) -> str | None:
    """The document's month for a result without one of its own; None where it is of another."""
    if draft.actual is None or not context.stated or item.fiscal_year != context.years["current"]:
        return None
    if item.initiative.edition != "current" or names_another(draft, context.stated[0].month):
        return None
    own = (each for each in context.stated if each.name and _is_named(each.name, draft, item))
    stated = next(own, context.stated[0])
    draft.places["actual_as_of"] = stated.quote.ref
    if not any(finding.code == "dated_by_document" for finding in context.findings):
        message = "Results that print no date of their own are taken as of the document's."
        context.find("info", "dated_by_document", message, context.stated[0].quote)
    return stated.month


def dated_by_name(draft: Draft, item: Item, context: Context) -> str | None:
    """The month behind the target's name, for a result without one of its own.

    Not where the document is of before it or dates all its figures, nor where words over the
    result name another: then the month is the one the target is set for.
    """
    name, year = draft.target.name_raw or "", item.fiscal_year
    if draft.actual is None or year is None or context.stated or not name.endswith((")", "）")):
        return None
    match = _IN_NAME.search(flatten(name))
    month = month_of_day(match["day"], year) if match is not None else None
    if month is None or names_another(draft, month):
        return None
    over = f"{context.known_on:%Y-%m}" >= month if context.known_on else context.kind == "result"
    return month if over else None


def month_of_note(draft: Draft, year: int | None) -> str | None:
    """The month that a note in the target's own cell states for its result; None without one."""
    if year is None:
        return None
    for quote in (draft.statement.quote, *draft.statement.context):
        if "実績" in quote.text and "月" in quote.text:
            match = _OWN.search(flatten(quote.text))
            if match is not None and (month := month_of_day(match["day"], year)):
                return month
    return None


def _is_named(name: str, draft: Draft, item: Item) -> bool:
    """Whether a note's words name a target, as the corner of its series would."""
    return draft_named(Series(Quote(name, Ref()), []), item.drafts) is draft


def _days(text: str, ref: Ref, front: bool, context: Context) -> list[tuple[str | None, str]]:
    """The words of a paragraph that say which month figures are of, with whose they are."""
    joined = flatten("".join(text.split("\n")))
    days = list(_NOTE.finditer(joined))
    noted = [m for m in days if not _is_pointed_at(joined, m.start("day"), context)]
    found: list[tuple[str | None, str]] = [(None, match["day"]) for match in noted]
    if not found and joined.lstrip(" (").startswith(("※", "注")):
        found = [(match["name"], match["day"]) for match in _NAMED.finditer(joined)]
    if not front:
        return found
    title = any(ref == each.ref for each in context.plan.titles)
    for line in (flatten(line).strip() for line in text.split("\n")):
        match = _ALONE.fullmatch(line) or _OF_DAY.fullmatch(line) or _BRACKETED.search(line)
        if match is None and (title or _OF_ALL.search(line)):
            match = _BEHIND_TITLE.search(line)
        found += [(None, match["day"])] if match is not None else []
    return found


def _is_pointed_at(text: str, at: int, context: Context) -> bool:
    """Whether a day stands behind a note's number that figures carry: ※1 令和3年1月末時点."""
    mark = _NUMBERED.search(text[:at])
    if mark is None:
        return False
    sign = mark["mark"]
    return sum(sign in flatten(each) for _, each, _ in context.entries if "※" in each) > 1


def month_of_day(day: str, year: int) -> str | None:
    """The month of a day's words, where it is one of the fiscal year."""
    days = find_dates(day)
    if days:
        at = (days[-1].date.year, days[-1].date.month)
    else:
        months = find_year_months(day, year)
        if not months:
            return None
        at = (months[-1].year, months[-1].month)
    return f"{at[0]:04d}-{at[1]:02d}" if fiscal_year_of_month(*at) == year else None


def names_another(draft: Draft, month: str) -> bool:
    """Whether a result or the words over it name a period that does not end in the month."""
    printed = draft.result_raw or ""
    words = flatten(f"{draft.result_when or ''} {printed if len(printed) <= _SHORT else ''}")
    if _MONTH.search(words):
        return True
    for match in _OTHER_END.finditer(words):
        end = _ENDS.get(match["q"] or match["h"] or "", 3)
        if end != int(month[-2:]) or "見込" in match.group():
            return True
    return False
