"""Series become observations: which indicator, which part of it, which year, which basis.

Rules: the contract's "Series"; 003 (nested tables) and 000 (rows of numbers) show every case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalize.records.draft import Context, Draft, Item
from normalize.records.hints import Hint, hint_for, kpis_of_topics, rate_fits, subject_of
from normalize.text.eras import fiscal_year_of
from normalize.text.folding import fold
from normalize.text.numbers import parse_number
from schema.plan import Quote, Series, SeriesRow, SeriesValue
from schema.records import Unit

_BASIS = (("monthly", re.compile("単月")), ("cumulative", re.compile("累計|累積")))
_BLANK = re.compile(r"^[-－―—‐–ー]?$")
_RATE = re.compile(r"(率|割合|[%％])")
_COUNT = re.compile(r"(者数|人数|件数|委嘱数|登録|事業所)")
_NUMERATOR = re.compile(r"(受診者数|実施者数|取得者数|取得数|受診数|実施数|提出数|回収数)")
_DENOMINATOR = re.compile(r"(対象者数|対象数|分母)")
_ACHIEVEMENT = re.compile(r"(進捗率|達成率)")
_PARTS = re.compile(r"(原審査|再審査|一次審査|内訳)")
_BASIS_WORDS = re.compile(r"[（(]?(?:単月|累計|累積|合計)[)）]?")


@dataclass
class Numbers:
    """One observation in the making."""

    value: float
    quote: Quote
    labels: list[Quote]
    kpi_id: str | None
    series_raw: str | None
    measure: str
    role: str
    basis: str
    fiscal_year: int | None
    month: int | None
    unit: Unit | None
    inferred: bool
    total: bool
    band: int


@dataclass
class _Owner:
    kpi_id: str | None
    inferred: bool
    draft: Draft | None
    hint: Hint | None


def observe(item: Item, context: Context) -> list[Numbers]:
    """All numbers of an initiative's series."""
    found: list[Numbers] = []
    owners = _owners(item, context)
    for series, owner in zip(item.initiative.series, owners, strict=True):
        for row in series.rows:
            found += _row(series, row, owner, item, context)
    return found


# -- whose series --------------------------------------------------------------------------
def _owners(item: Item, context: Context) -> list[_Owner]:
    by_block: dict[int, _Owner] = {}
    owners: list[_Owner] = []
    unlabelled: list[int] = []
    for position, series in enumerate(item.initiative.series):
        owner = _by_value(series, item, context) or by_block.get(series.block)
        owner = owner or _nearest(series, item) or _by_hint(series, item, context)
        if owner is None:
            owner = _Owner(None, False, None, None)
            unlabelled.append(position)
        by_block.setdefault(series.block, owner)
        owners.append(owner)
    if unlabelled:
        _by_title(unlabelled, owners, item, context)
    return owners


def _nearest(series: Series, item: Item) -> _Owner | None:
    """The target of the series' own row, else above it; else below a row of its own (003, 4)."""
    drafts = [d for d in item.drafts if d.statement.marker == "kpi"] or item.drafts
    same = [d for d in drafts if d.band == series.band]
    above = [d for d in drafts if 0 < d.band < series.band and series.block < 0]
    below = [d for d in drafts if d.band == series.band + 1 and not _has_measures(series, item)]
    chosen = same[:1] or above[-1:] or below[:1]
    if not chosen:
        return None
    draft = chosen[0]
    return _Owner(draft.kpi_id, False, draft, hint_for(draft.kpi_id))


def _has_measures(series: Series, item: Item) -> bool:
    return any(measure.band == series.band for measure in item.initiative.measures)


def _by_value(series: Series, item: Item, context: Context) -> _Owner | None:
    """A block whose numbers hold the result that the text prints for another target (000, 14)."""
    rivals = [d for d in item.drafts if d.actual is not None]
    if len(item.drafts) < 2 or series.block >= 0:
        return None
    printed = {
        n.value for row in series.rows for v in row.values if (n := parse_number(v.quote.text))
    }
    hits = [d for d in rivals if d.actual in printed]
    if len(hits) != 1:
        return None
    draft = hits[0]
    inferred = draft.statement.marker != "kpi"
    if inferred:
        first = series.rows[0].labels[0] if series.rows and series.rows[0].labels else None
        context.find(
            "info",
            "series_inferred",
            f"A series without a label of its own is taken "
            f"for {draft.kpi_id}: it holds {draft.actual}, which the text prints for "
            "that indicator.",
            first,
        )
    return _Owner(draft.kpi_id, inferred, draft, hint_for(draft.kpi_id))


def _by_hint(series: Series, item: Item, context: Context) -> _Owner | None:
    """A count whose row names its subject: 新規登録 beside メルマガ (003, item 21)."""
    words = " ".join(
        [
            series.corner.text if series.corner else "",
            *(label.text for row in series.rows for label in row.labels),
        ]
    )
    around = " ".join(
        f"{m.quote.text} {m.progress.text if m.progress else ''}"
        for m in item.initiative.measures
        if m.band == series.band
    )
    kpi_id = subject_of(fold(words), fold(around))
    if kpi_id is None:
        return None
    context.find(
        "info",
        "series_inferred",
        f"A series is taken for {kpi_id}: its corner counts "
        "registrations and the row's text names what is registered.",
        series.corner,
    )
    return _Owner(kpi_id, True, None, hint_for(kpi_id))


def _by_title(positions: list[int], owners: list[_Owner], item: Item, context: Context) -> None:
    """As many unlabelled blocks as the title names indicators, in its order (003, item 12)."""
    series = item.initiative.series
    ids = kpis_of_topics(item.topics)
    where = series[positions[0]].rows[0].labels[0] if series[positions[0]].rows else None
    rates = [_rate_label(series[p]) for p in positions]
    agree = len(ids) == len(positions) and all(
        rate is None or rate_fits(kpi_id, rate) for kpi_id, rate in zip(ids, rates, strict=False)
    )
    if not agree:
        context.find(
            "warning",
            "series_unmapped",
            "Series without a label of their own: no evidence says which indicator they are.",
            where,
        )
        return
    for position, kpi_id in zip(positions, ids, strict=True):
        owners[position] = _Owner(kpi_id, True, None, hint_for(kpi_id))
    context.find(
        "info",
        "series_inferred",
        f"{len(ids)} series without labels of their own are "
        f"taken for {', '.join(ids)}: the title names these, in this order, and the row "
        f"labels ({', '.join(r or '-' for r in rates)}) agree.",
        where,
    )


def _rate_label(series: Series) -> str | None:
    return next((q.text for row in series.rows for q in row.labels if _RATE.search(q.text)), None)


# -- rows -----------------------------------------------------------------------------------
def _row(
    series: Series, row: SeriesRow, owner: _Owner, item: Item, context: Context
) -> list[Numbers]:
    corner = series.corner.text if series.corner else ""
    quantity = _BASIS_WORDS.sub("", corner).strip()
    label = row.labels[-1].text if row.labels else ""
    named = " ".join(part for part in (corner if quantity else "", label) if part)
    every = " ".join([corner, *(q.text for q in row.labels)])
    labels = [*row.labels, *([series.corner] if series.corner else [])]
    found = []
    for value in row.values:
        number = parse_number(value.quote.text)
        if number is None:
            if _BLANK.match(value.quote.text.strip()):
                context.plan.roles[value.quote.ref] = "decoration"
            else:
                context.find(
                    "warning", "unread_number", "A cell of a series holds no number.", value.quote
                )
            continue
        measure = _measure(every, quantity, number.unit, owner)
        found.append(
            Numbers(
                number.value,
                value.quote,
                labels,
                owner.kpi_id,
                named or None,
                measure,
                "target" if "目標" in label else "actual",
                _basis(every, value),
                _year(row, item.fiscal_year),
                value.month,
                _unit(number.unit, every, measure, owner, context),
                owner.inferred,
                value.month is None,
                series.band,
            )
        )
    return found


def _basis(every: str, value: SeriesValue) -> str:
    if value.month is None:
        return (
            "cumulative" if value.header and re.search("累計|累積", value.header) else "unspecified"
        )
    return next((name for name, word in _BASIS if word.search(every)), "unspecified")


def _year(row: SeriesRow, current: int | None) -> int | None:
    for label in row.labels:
        year = fiscal_year_of(label.text)
        if year is not None:
            return year
        if "前年" in label.text and current is not None:
            return current - 1
    return current


def _measure(every: str, quantity: str, unit: Unit, owner: _Owner) -> str:
    if owner.hint is not None:
        if any(word in every for word in owner.hint.other):
            return "other"
        if any(word in every for word in owner.hint.value):
            return "value"
    if _ACHIEVEMENT.search(every):
        return "achievement"
    if _PARTS.search(every):
        return "other"
    if _DENOMINATOR.search(every):
        return "denominator"
    wanted = owner.draft.target.unit if owner.draft else (owner.hint.unit if owner.hint else None)
    if _NUMERATOR.search(every) and wanted == "percent":
        return "numerator"
    if wanted == "percent" and _COUNT.search(quantity):
        return "other"
    return "value"


def _unit(unit: Unit, every: str, measure: str, owner: _Owner, context: Context) -> Unit | None:
    if unit != "none":
        return unit
    if _RATE.search(every) and measure in ("value", "achievement", "other"):
        return "percent"
    if re.search(r"(者数|人数|委嘱数)", every):
        return "persons"
    if "事業所" in every:
        return "offices"
    if measure == "value" and owner.kpi_id is not None:
        wanted = context.taxonomy.unit_of(owner.kpi_id)
        return "count" if wanted == "none" else wanted
    return "count" if measure in ("value", "other") else None
