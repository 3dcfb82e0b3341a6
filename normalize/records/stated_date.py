"""The month that a document states for all its figures: （令和5年9月末現在） under the title.

A note says it too: ※実績は、特に記載のない限り令和4年12月末現在の数値. It dates the results that
print no date of their own and name no other period. Notes of single results are told in
`noted_months`.
"""

from __future__ import annotations

import re

from normalize.marks import DAY, NOW, mark_before, marks_in, month_of_day
from normalize.records.draft import Context, Draft, Item, StatedDate
from normalize.text.flatten import flatten
from normalize.text.months import PERIOD_ENDS
from schema.document import Ref
from schema.plan import Quote

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
_THINGS = r"(?:もの|場合|項目|指標|数値|計数|実績値?|結果|欄|データ|KPI)"
_UNLESS = (
    r"(?:[^。()※]|\(\s*\)){0,24}(?:断り|記載|注記|明記|特記|表記|表示|付記|明示|日付|時点)[^。()※]{0,8}?"
    rf"(?:かぎり|限り|[な無][いき]{_THINGS}|[な無]ければ|{_THINGS}?(?:以外|を除[きくい]て?))"
)
"""時点の記載のないもの, 注記のあるものを除き; what has one (記載のあるもの) is not meant."""
_OTHERS = (
    r"(?:(?:(?:[※*†]|注)\s*\d{0,2}[\s、,・~及びと]*)+印?(?:を?[付つ][しいけ]た|のある)?(?:もの)?"
    r"|上記|これら?|それ|注記)(?:以外|を除[きくい]て?)|その他"
)
"""※印以外, ※1~※4を除く実績, 上記以外, その他の結果."""
_REST = rf"(?:{_UNLESS}|{_OTHERS})(?:の?{_THINGS})?(?:に関して|について)?(?:は|:)?[、\s]*"
_NOTE = re.compile(
    rf"(?:^|[(※/。\s]|※\d|注\d?[)】]?:?)\s*(?:{_SUBJECT}(?:{_REST})?|(?P<rest>{_REST}))"
    rf"(?:いずれも|全て|すべて|{_SUBJECT})?[、\s]*(?P<day>{DAY})(?P<now>{NOW})?"
)
_MAY_NOTE = re.compile(
    "現在|時点|断り|記載|注記|明記|特記|表記|表示|付記|明示|日付|以外|を除|その他"
)
"""What each such note has that is taken: 現在 behind its day, or a word for the others."""
_STANDS = re.compile(
    r"\s*(?:の?(?:実績値?|数値|値|速報値?|もの|累計)(?:です|である)?|です|である|まで)?[。)\s]*$"
)
"""Behind the day of figures that no other note dates, where 現在 is not said."""
_IN_NAME = re.compile(
    rf"[(]\s*(?P<day>(?:{DAY}|[RH]\s*\d{{1,2}}[./]\d{{1,2}}\s*末?)(?:{NOW})?)\s*[)]\s*$"
)
"""Behind an indicator's name: 健康宣言事業所数（令和5年3月末時点）."""
_OF_ALL = re.compile("状況|実績|結果|進捗|報告")
_OTHER_END = re.compile(
    r"年度末|年間|通期|見込|第?\s*(?P<q>[1-4一二三四])\s*四半期|(?P<h>[上下])半?期"
)
_MONTH = re.compile(r"\d{1,2}\s*月")
_SHORT = 60
"""A result of its own cell; longer texts tell what was done, and name months for that."""


def stated_date(context: Context) -> StatedDate | None:
    """The one month of the document's year that its title, the line below or a note states.

    None where none or several are stated.
    """
    year = context.years["current"]
    first = next((i.title.ref for i in context.plan.initiatives), None)
    front = True
    found: list[StatedDate] = []
    for ref, text, _ in context.entries if year is not None else ():
        front = front and ref != first
        if "月" not in text or context.plan.roles.get(ref) in ("body", "header"):
            continue
        for day in _days(text, ref, front, context):
            month = month_of_day(day, year) if year is not None else None
            if month is not None:
                found.append(StatedDate(month, Quote(day, ref)))
    return found[0] if len({each.month for each in found}) == 1 else None


def dated_by_document(draft: Draft, item: Item, context: Context) -> str | None:
    """The document's month for a result without one of its own; None where it is of another."""
    if draft.actual is None or not context.stated or item.fiscal_year != context.years["current"]:
        return None
    if item.initiative.edition != "current" or names_another(draft, context.stated.month):
        return None
    draft.places["actual_as_of"] = context.stated.quote.ref
    if not any(finding.code == "dated_by_document" for finding in context.findings):
        message = "Results that print no date of their own are taken as of the document's."
        context.find("info", "dated_by_document", message, context.stated.quote)
    return context.stated.month


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


def _days(text: str, ref: Ref, front: bool, context: Context) -> list[str]:
    """The words of a paragraph that say which month all figures are of."""
    joined = flatten("".join(text.split("\n")))
    days = list(_NOTE.finditer(joined)) if _MAY_NOTE.search(joined) else []
    days = [m for m in days if m["now"] or (m["rest"] and _STANDS.match(joined, m.end()))]
    days = [m for m in days if not _is_pointed_at(joined, m.start("day"), context)]
    found = [f"{m['day']}{m['now'] or ''}" for m in days]
    if not front:
        return found
    title = any(ref == each.ref for each in context.plan.titles)
    for line in (flatten(line).strip() for line in text.split("\n")):
        match = _ALONE.fullmatch(line) or _OF_DAY.fullmatch(line) or _BRACKETED.search(line)
        if match is None and (title or _OF_ALL.search(line)):
            match = _BEHIND_TITLE.search(line)
        found += [match["day"]] if match is not None else []
    return found


def _is_pointed_at(text: str, at: int, context: Context) -> bool:
    """Whether a day stands behind a note's number that figures carry: ※1 令和3年1月末時点."""
    mark = mark_before(text, at)
    if mark is None or not mark[-1].isdigit():
        return False
    return sum(mark in marks_in(each) for _, each, _ in context.entries) > 1


def names_another(draft: Draft, month: str, *, within: bool = False) -> bool:
    """Whether a result or the words over it name a period that does not end in the month.

    `within`: one of the months before its end will do: 7月末 in 上期, 8月 below 実績（9月末）.
    """
    printed = draft.result_raw or ""
    words = flatten(f"{draft.result_when or ''} {printed if len(printed) <= _SHORT else ''}")
    if _MONTH.search(words):
        over = draft.as_of if within and not _MONTH.search(printed) else None
        return over is None or month > over
    for match in _OTHER_END.finditer(words):
        end = PERIOD_ENDS.get(match["q"] or match["h"] or "", 3)
        own = int(month[-2:])
        earlier = within and (own - 4) % 12 <= (end - 4) % 12
        if not (end == own or earlier) or "見込" in match.group():
            return True
    return False
