"""Series become observations: which indicator, which part of it, which year, which basis.

Rules: the contract's "Series"; 003 (nested tables) and 000 (rows of numbers) show every case.
"""

from __future__ import annotations

import re
from dataclasses import replace

from normalize.national import NATIONAL
from normalize.records.captions import counted_by
from normalize.records.compared_rows import is_head_count, is_of_others
from normalize.records.draft import Context, Item
from normalize.records.hints import hint_for
from normalize.records.listing import listed
from normalize.records.naming import draft_of_row
from normalize.records.numbers import Numbers
from normalize.records.owning import Owner, owners_of
from normalize.records.strange import of_its_label, of_its_words
from normalize.records.told_units import achieves, caption_year, numbers_of, of_others
from normalize.records.whose_rows import whom_named
from normalize.text.eras import find_year_months, fiscal_year_of
from normalize.text.folding import fold
from normalize.text.months import fiscal_year_of_month
from normalize.word_lists import any_of, pattern_of, words_in
from schema.plan import Quote, Series, SeriesRow, SeriesValue
from schema.records import Basis, Part, SeriesRole, Unit

_CUMULATIVE = re.compile("累計|累積")
_BASIS: tuple[tuple[Basis, re.Pattern[str]], ...] = (
    ("monthly", re.compile("単月")),
    ("cumulative", _CUMULATIVE),
)
_RATE = re.compile(r"(率|割合|[%％])")
_COUNT = pattern_of("rows.counts")
_PERSONS = pattern_of("rows.persons")
_NUMERATOR = pattern_of("rows.numerators")
_DENOMINATOR = pattern_of("rows.denominators")
_PLANNED = pattern_of("rows.planned")
_ACHIEVEMENT = re.compile(rf"{any_of('compared.shares')}率")
_PARTS = pattern_of("rows.parts")
_DIFFERENCE = pattern_of("compared.differences")
_GAP = re.compile(r"差(?!額)|増減(?!率)")
_KIND = {"percent": 1, "yen": 2, "offices": 3, "persons": 3, "count": 3, "none": 0}
"""Units of one kind may stand for each other: 社 and 件 of one count."""
_TOTALS = words_in("rows.totals")
_BASIS_WORDS = re.compile(rf"[（(]?{any_of('rows.basis')}[)）]?")
_NO_QUANTITY = re.compile(rf"(?:{any_of('rows.headers')}[の・]?(?:区分|別|種別)?)?\s*")
"""Corners that head the labels of rows or columns and name no quantity."""


def observe(item: Item, context: Context) -> list[Numbers]:
    """All numbers of an initiative's series."""
    found: list[Numbers] = []
    owners = owners_of(item, context)
    words = " ".join(_words(series) for series in item.initiative.series)
    for series, owner in zip(item.initiative.series, owners, strict=True):
        owner = of_its_words(series, owner, context)
        if owner.hint is not None and not any(word in words for word in owner.hint.value):
            owner = replace(owner, hint=replace(owner.hint, other=()))
        for row in series.rows:
            own = of_its_label(series, row, _of_row(row, series, owner, item), context)
            found += _row(series, row, own, item, context)
        if series.caption is not None and series.rows:
            context.use(item.initiative_id, series.caption.ref)  # it said what is counted, and how
    return found + listed(item, context)


def _words(series: Series) -> str:
    corner = series.corner.text if series.corner else ""
    return " ".join([corner, *series.labels])


def _of_row(row: SeriesRow, series: Series, owner: Owner, item: Item) -> Owner:
    """A row that is labelled with a population is of that population's target."""
    if owner.draft is not None and owner.draft.band == series.band:
        return owner
    draft = draft_of_row(row, item.drafts)
    if draft is None:
        return owner
    return Owner(draft.kpi_id, False, draft, hint_for(draft.kpi_id))


_BARE = re.compile(
    rf"(?:{any_of('counted.done')}(?:者|件)?数|{any_of('counted.rates')})(?:\([^()]*\))?"
)
"""What a label counts of what the label left of it names: 実施率 beside 生活習慣病予防健診."""
_SUBJECT = pattern_of("counted.subjects")
_CALENDAR = re.compile(r"年\s*$")
"""A column headed 令和元年, printed for the fiscal year among others of its kind."""
_YEAR_ALONE = re.compile(r"(?:令和|平成|r|h)?[\d元]{1,4}年度?")


# -- rows -----------------------------------------------------------------------------------
def _row(
    series: Series, row: SeriesRow, owner: Owner, item: Item, context: Context
) -> list[Numbers]:
    corner = series.corner.text if series.corner else ""
    quantity, label = _quantity_of(corner), _label(row)
    every = " ".join([corner or counted_by(series) or "", *(q.text for q in row.labels)])
    labels = [*row.labels, *(q for q in (series.corner, series.indicator) if q is not None)]
    named = _series_name(corner if quantity else "", label, (series, row, owner))
    measure = "achievement" if achieves(series) else _measure(every, quantity, owner)
    others = measure == "value" and (is_of_others(row, context) or of_others(series, row))
    counted = measure == "value" and is_head_count(row, owner, context)
    if counted or others or NATIONAL.search(label):
        measure = "other"  # not the branch's own figure of the indicator
    role: SeriesRole = "target" if _PLANNED.search(label) else "actual"
    basis, year = _basis(every, series.caption), _year(row, item.fiscal_year, series)
    bare: dict[Part, Unit | None] = {}  # the units of numbers that print none
    found = []
    wanted = context.taxonomy.unit_of(owner.kpi_id) if owner.kpi_id is not None else None
    for value, number in numbers_of(series, row, context):
        if measure == "value" and _conflict(number.unit, wanted):
            measure = "other"
            message = f"A series is printed in {number.unit}; {owner.kpi_id} is in {wanted}."
            context.find("warning", "unit_mismatch", message, value.quote)
        unit: Unit | None = number.unit
        if unit == "none":
            if measure not in bare:
                bare[measure] = _unit(every, "value" if others else measure, owner, context)
            unit = bare[measure]
        found.append(
            Numbers(
                number.value,
                value.quote,
                labels,
                owner.kpi_id,
                named,
                measure,
                role,
                basis if value.month is not None else _basis_of_total(value, basis),
                _year_above(value, row, context) or year,
                value.month,
                unit,
                owner.inferred,
                value.month is None,
                series.band,
                series.own_row,
            )
        )
    return found


def _quantity_of(corner: str) -> str:
    """What a corner says is counted; empty where it names no quantity."""
    quantity = _BASIS_WORDS.sub("", corner).strip()
    return "" if _NO_QUANTITY.fullmatch(quantity) else quantity


def _series_name(corner: str, label: str, where: tuple[Series, SeriesRow, Owner]) -> str | None:
    """What a row is labelled with, the quantity of the corner in front; a target labels its row."""
    series, row, owner = where
    if series.own_row and not row.labels and owner.draft and owner.draft.target.name_raw:
        return owner.draft.target.name_raw
    return " ".join(part for part in (corner, label) if part) or None


def _label(row: SeriesRow) -> str:
    """A row's own label, behind the population that it is of: 被扶養者 受診率 R3年度."""
    label = _own_label(row)
    outer = row.labels[0].text if len(row.labels) > 1 else ""
    return f"{outer} {label}" if outer not in label and whom_named([outer]) else label


def _own_label(row: SeriesRow) -> str:
    """A row's own label; what is counted stands left of its years."""
    label = row.labels[-1].text if row.labels else ""
    if len(row.labels) < 2:
        return label
    outer = row.labels[-2].text
    of_it = _BARE.fullmatch(fold(label)) and _SUBJECT.search(fold(outer))
    return f"{outer} {label}" if of_it or _YEAR_ALONE.fullmatch(fold(label)) else label


def _conflict(printed: Unit, wanted: Unit | None) -> bool:
    """Whether a unit cannot be the indicator's: 円 in a series of a percentage."""
    return "none" not in (printed, wanted or "none") and _KIND[printed] != _KIND[wanted or "none"]


def _basis(every: str, caption: Quote | None) -> Basis:
    """What a row, its corner or else the line above its table says: 健診受診者数の推移（累計）."""
    for words in (every, caption.text if caption else ""):
        for name, word in _BASIS:
            if word.search(words):
                return name
    return "unspecified"


def _basis_of_total(value: SeriesValue, row: Basis) -> Basis:
    """A column of 累計 says it itself; in one of 合計 or of a year the row does: 実績（累計）."""
    if not value.header:
        return "unspecified"
    if _YEAR_ALONE.fullmatch(fold(value.header)):
        return row
    said = _CUMULATIVE.search(value.header) or (
        row == "cumulative" and value.header.strip() in _TOTALS
    )
    return "cumulative" if said else "unspecified"


def _year_above(value: SeriesValue, row: SeriesRow, context: Context) -> int | None:
    """The year that heads a number's column: 平成30年度, or 令和5年1月 without a dated label.

    A fiscal year that a row is labelled with goes before the months of its columns.
    """
    if not value.header:
        return None
    key = value.header, value.month is None
    if key not in context.headed:
        context.headed[key] = _year_of_header(*key)
        if value.month is None and _CALENDAR.search(value.header):
            message = f"A column of {value.header.strip()} is taken for that fiscal year."
            context.find("info", "year_without_fiscal", message, value.quote)
    year = context.headed[key]
    if year is None or value.month is None:
        return year
    labelled = any(fiscal_year_of(label.text) is not None for label in row.labels)
    return None if labelled else year


def _year_of_header(header: str, total: bool) -> int | None:
    """The fiscal year that a header names; that of no total also by a month of it."""
    if total:
        return fiscal_year_of(_CALENDAR.sub("年度", header))
    found = find_year_months(header, None)
    return fiscal_year_of_month(found[0].year, found[0].month) if found else None


def _year(row: SeriesRow, current: int | None, series: Series) -> int | None:
    for label in row.labels:
        year = fiscal_year_of(label.text)
        if year is not None:
            return year
        if "前年" in label.text and not _DIFFERENCE.search(label.text) and current is not None:
            return current - 1
    return caption_year(series, current) or current


def _measure(every: str, quantity: str, owner: Owner) -> Part:
    if _DIFFERENCE.search(every):
        return "other"
    if owner.hint is not None:
        if any(word in quantity for word in owner.hint.value):
            return "value"  # 効果的な意見発信 in the corner: all below is the indicator
        if any(word in every for word in owner.hint.other):
            return "other"
        if any(word in every for word in owner.hint.value):
            return "value"
    if _ACHIEVEMENT.search(every):
        return "achievement"
    if (part := _PARTS.search(every)) and not _of_its_own_name(part.group(), owner):
        return "other"
    if _DENOMINATOR.search(every):
        return "denominator"
    wanted = owner.draft.target.unit if owner.draft else (owner.hint.unit if owner.hint else None)
    if _NUMERATOR.search(every) and wanted == "percent":
        return "numerator"
    if wanted == "percent" and (_COUNT.search(quantity) or _is_count(every)):
        return "other"
    return "value"


def _of_its_own_name(word: str, owner: Owner) -> bool:
    """再審査 is a part of the 査定率, but no part of 再審査レセプト1件当たりの査定額."""
    draft = owner.draft
    return draft is not None and word in (draft.target.name_raw or draft.statement.quote.text)


def _is_count(every: str) -> bool:
    return bool(_COUNT.search(every)) and not _RATE.search(every)


def _unit(every: str, measure: Part, owner: Owner, context: Context) -> Unit | None:
    """The unit of a series' numbers that print none, by the words around them."""
    if measure == "achievement" or (_RATE.search(every) and measure in ("value", "other")):
        return "percent"
    if _PERSONS.search(every):
        return "persons"
    if "事業所" in every:
        return "offices"
    own = owner.draft.target.unit if owner.draft is not None else None
    if measure == "other" and _GAP.search(every):
        measure = "value"  # 差（対全国） is in the unit of what it compares
    if measure == "value" and owner.kpi_id is None and own not in (None, "none"):
        return own
    if measure == "value" and owner.kpi_id is not None:
        wanted = context.taxonomy.unit_of(owner.kpi_id)
        return "count" if wanted == "none" else wanted
    return "count" if measure in ("value", "other") else None
