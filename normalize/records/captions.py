"""Monthly tables that stand below no item of their own: which indicator their words name.

`（参考）ジェネリック医薬品使用割合の推移` at the end of a report; `placing` says whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from normalize.records.draft import Context, Draft
from normalize.records.numbered_captions import without_number
from normalize.text.eras import fiscal_year_of
from normalize.text.folding import fold
from normalize.text.remembered import remembered
from normalize.word_lists import any_of, pattern_of, words_in
from schema.plan import Series, SeriesRow

_AROUND = re.compile(
    rf"^[（(〔［\[【＜<]?\s*{any_of('captions.asides')}(?:資料)?\s*[\d０-９]*\s*[)）〕］\]】＞>:：]?\s*"
)
_BEHIND = re.compile(
    rf"\s*(?:の|における)?(?:{any_of('captions.by_period')}|経年)?の?{any_of('captions.behind')}"
    r"(?:表|グラフ|について)?\s*$"
)
_BY_MONTH = re.compile(
    rf"(?<=.)の?{any_of('captions.by_period')}の?(?=\S{{2,8}}[数率額](?:[（(]|$))"
)
"""Within a caption: 健診の月別受診者数."""
_BRACKETS = re.compile(
    rf"\s*[（(][^（()）]*(?:{any_of('captions.in_brackets')}|[%％])[^（()）]*[)）]\s*"
    r"|\s*[（(]\s*(?:人|名|件|社|回|事業所|千?円)\s*[)）]\s*"
)
_COUNTED = re.compile(rf"{any_of('counted.done')}(?:者|件)?数(?:[（(][^（()）]*[)）])?\s*$")
_RATED = re.compile(rf"(?P<rate>{any_of('counted.rates')})(?:[（(][^（()）]*[)）])?\s*$")
_SUBJECT = pattern_of("counted.subjects")
"""What the people or papers are counted of."""
_KINDS = re.compile(
    rf"{any_of('captions.plans_and_results')}(?:値|数|人数)?|[当前今昨本]年度?"
    rf"|{any_of('whom.insured', 'whom.dependents')}"
)
_WHOM = {
    word: words[0]
    for words in (words_in("whom.insured"), words_in("whom.dependents"))
    for word in words
}
"""The word that the names of indicators have for it."""
_QUANTITY = re.compile(r"[率額数]|割合|[%％]")
_RATES = words_in("counted.rates")
"""What a count of people or papers is a part of: 受診者数 of the 受診率."""
_FRAME = " \u3000＜＞<>【】〔〕［］[]「」■□◆◇●○・"
_LEAST = 4


def kpi_of_words(series: Series, fiscal_year: int | None, context: Context) -> str | None:
    """The indicator that row labels, the corner or the caption of a series name, or None."""
    rows = (kpi_of_row(row, fiscal_year, context, series) for row in series.rows)
    named = {kpi for kpi in rows if kpi}
    if len(named) == 1:
        return named.pop()
    for quote in (series.indicator, series.corner, series.caption):
        kpi = _kpi(quote.text, fiscal_year, context) if quote is not None else None
        if kpi is not None:
            return kpi
    counted = counted_by(series)
    rates = [_COUNTED.sub(rate, counted) for rate in _RATES] if counted else []
    return next((kpi for words in rates if (kpi := _kpi(words, fiscal_year, context))), None)


def counted_by(series: Series) -> str | None:
    """What the line above a table counts, where its rows name years: 被扶養者の特定健診受診者数.

    They may also name of what: 生活習慣病予防健診 below 健診の月別実施者数.
    """
    if series.corner is not None or series.caption is None:
        return None
    words = words_of(series.caption.text)
    if not (_COUNTED.search(words) or (series.apart and _RATED.search(words))):
        return None
    return words if all(map(_counts_nothing, series.labels)) else None


def _counts_nothing(label: str) -> bool:
    """Whether a label names a year, a plan or result, whom or what, and no quantity."""
    return bool(fiscal_year_of(label) or _KINDS.fullmatch(label.strip()) or _is_subject(label))


def _is_subject(label: str) -> bool:
    """Whether a label names what is counted and not how: 被扶養者特定健診."""
    return _SUBJECT.search(label) is not None and _QUANTITY.search(label) is None


def kpi_of_caption(series: Series, fiscal_year: int | None, context: Context) -> str | None:
    """The indicator that the line above a table names, where it says that it is of a series."""
    caption = series.caption.text.strip(_FRAME) if series.caption else ""
    return _kpi(caption, fiscal_year, context) if _BEHIND.search(caption) else None


def by_rows(series: Series, fiscal_year: int | None, context: Context) -> list[Series]:
    """A table whose rows name several indicators, parted into one series for each of them.

    Rows below one label are of the indicator that one of them names: 受診者数 beside 受診率.
    """
    named = [kpi_of_row(row, fiscal_year, context, series) for row in series.rows]
    outer: dict[str, set[str]] = {}
    for row, kpi in zip(series.rows, named, strict=True):
        if kpi is not None and len(row.labels) > 1:
            outer.setdefault(row.labels[0].text, set()).add(kpi)
    parts: dict[str | None, Series] = {}
    for row, kpi in zip(series.rows, named, strict=True):
        beside = outer.get(row.labels[0].text, set()) if row.labels else set()
        own = kpi or (next(iter(beside)) if len(beside) == 1 else None)
        parts.setdefault(own, replace(series, rows=[])).rows.append(row)
    others = parts[None].rows if None in parts else []
    whom = any(label.text.strip() in _WHOM for row in others for label in row.labels)
    if len(parts.keys() - {None}) > 1 or (whom and len(parts) > 1):
        return list(parts.values())
    return [series]


def draft_of(kpi_id: str, drafts: Iterable[Draft]) -> Draft | None:
    """The one target of an indicator; None where several or none."""
    mine = [draft for draft in drafts if draft.kpi_id == kpi_id]
    return mine[0] if len(mine) == 1 else None


def kpi_of_row(
    row: SeriesRow, fiscal_year: int | None, context: Context, series: Series | None = None
) -> str | None:
    """The indicator that a row's labels name, each alone, together, or by what they count.

    What is counted may stand in the corner or above the table of the `series` instead.
    """
    texts = [label.text for label in reversed(row.labels)]
    over = _counted_over(series) if series is not None else ()
    subjects = [text for text in texts if _is_subject(text)] if over else []
    if len(texts) > 1:
        texts.append(" ".join(reversed(texts)))
    texts += [
        _COUNTED.sub(rate, text) for text in texts for rate in _RATES if _COUNTED.search(text)
    ]
    texts += [subject + rate for subject in subjects for rate in over]
    texts += _of_whom(row, series, over) if over and series is not None else []
    return next((kpi for text in texts if (kpi := _kpi(text, fiscal_year, context))), None)


def _of_whom(row: SeriesRow, series: Series, rates: tuple[str, ...]) -> list[str]:
    """What is counted of whom a row is labelled with: 被扶養者 below 特定健診の受診者数."""
    whom = next((_WHOM[q.text.strip()] for q in row.labels if q.text.strip() in _WHOM), None)
    quote = series.corner or series.caption
    if whom is None or quote is None:
        return []
    words = words_of(quote.text)
    counted = _COUNTED if _COUNTED.search(words) else _RATED
    return [f"{whom}の{counted.sub(rate, words)}" for rate in rates]


def _counted_over(series: Series) -> tuple[str, ...]:
    """The rates that the corner or the line above a table counts, if any: 実施者数 of 実施率."""
    quote = series.corner or (series.caption if series.apart else None)
    words = words_of(quote.text) if quote is not None else ""
    if (rated := _RATED.search(words)) is not None:
        return (rated["rate"],)
    return _RATES if _COUNTED.search(words) else ()


@remembered
def words_of(text: str) -> str:
    """What a caption or label names, without 参考, brackets of units and の推移."""
    words = _BRACKETS.sub("", without_number(_AROUND.sub("", text.strip(_FRAME))))
    return _BY_MONTH.sub("の", _BEHIND.sub("", words)).strip()


def _kpi(text: str, fiscal_year: int | None, context: Context) -> str | None:
    words = words_of(text)
    if len(fold(words)) < _LEAST:
        return None
    return context.taxonomy.match_kpi(words, fiscal_year=fiscal_year).kpi_id
