"""Whose series it is: the indicator a block of monthly numbers belongs to, and the evidence.

A series without a label of its own is inferred only on evidence, which an issue states; without
it stays unmapped (003, items 12 and 21; 000, item 14).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from normalize.records.captions import draft_of, kpi_of_caption, kpi_of_words
from normalize.records.draft import Context, Draft, Item
from normalize.records.hints import Hint, hint_for, kpis_of_topics, rate_fits, subject_of
from normalize.records.naming import draft_named, quantity_of
from normalize.records.whose_rows import by_whom, fits_whom, kpi_of_whom
from normalize.text.folding import fold
from normalize.text.numbers import parse_number
from schema.plan import Series

_RATE = re.compile(r"(率|割合|[%％])")
_MEASURED = ("percent", "yen")
"""Units of figures that are hardly alike by chance: 85.44％, 5,538円."""
_ACHIEVED = re.compile(r"進捗|達成")


@dataclass
class Owner:
    """The indicator of a series; `inferred` where the series does not say so itself."""

    kpi_id: str | None
    inferred: bool
    draft: Draft | None
    hint: Hint | None


def owners_of(item: Item, context: Context) -> list[Owner]:
    """The owner of each series of an initiative, in their order."""
    parted = [part for each in item.initiative.series for part in by_whom(each, item)]
    item.initiative.series = [series for series, _ in parted]
    by_block: dict[tuple[int, str | None], Owner] = {}
    owners: list[Owner] = []
    unlabelled: list[int] = []
    for position, (series, of) in enumerate(parted):
        whom = None if series.own_row else of
        if series.loose:
            owners.append(_by_words(series, item, context, whom))
            continue
        owner = _of_own_row(series, item) if series.own_row else _by_caption(series, item, context)
        owner = _by_indicator(series, item, context) or owner
        owner = owner or _by_value(series, item, context) or _by_corner(series, item)
        owner = owner or _by_line_above(series, item)
        owner = owner or by_block.get((series.block, whom))
        owner = owner or _nearest(series, item) or _by_hint(series, item, context)
        owner = _of_whom(owner or _only(series, item), series, whom, item, context)
        if owner is None:
            owner = Owner(None, False, None, None)
            unlabelled.append(position)
        by_block.setdefault((series.block, whom), owner)
        owners.append(owner)
    if unlabelled:
        _by_title(unlabelled, owners, item, context)
    return owners


def _of_own_row(series: Series, item: Item) -> Owner | None:
    """The one target of the row in whose columns the series is printed."""
    drafts = [draft for draft in item.drafts if draft.band == series.band]
    if series.of is not None:
        drafts = [draft for draft in item.drafts if draft.statement is series.of]
    if len(drafts) != 1:
        return None
    return Owner(drafts[0].kpi_id, False, drafts[0], hint_for(drafts[0].kpi_id))


def _of_whom(
    owner: Owner | None, series: Series, whom: str | None, item: Item, context: Context
) -> Owner | None:
    """The owner, or the indicator of the population that the rows are of, where it is another's."""
    if whom is None or (owner is not None and fits_whom(owner.kpi_id, whom)):
        return owner
    kpi_id = kpi_of_whom(series, whom, item)
    if kpi_id is not None:
        return Owner(kpi_id, False, draft_of(kpi_id, item.drafts), hint_for(kpi_id))
    if owner is None:
        return None
    where = next((label for row in series.rows for label in row.labels), series.caption)
    message = "Rows of one population beside an indicator of the other: they are of none."
    context.find("warning", "series_unmapped", message, where)
    return Owner(None, False, None, None)


def _by_words(series: Series, item: Item, context: Context, whom: str | None) -> Owner:
    """A table that stands by itself is of the indicator that its words name, else of none."""
    kpi_id = kpi_of_words(series, item.fiscal_year, context)
    if whom is not None and (kpi_id is None or not fits_whom(kpi_id, whom)):
        kpi_id = kpi_of_whom(series, whom, item)
    if kpi_id is None:
        first = next((label for row in series.rows for label in row.labels), None)
        message = "A monthly table at the end of the items: no words say which indicator it is of."
        context.find("warning", "series_unmapped", message, series.caption or first)
        return Owner(None, False, None, None)
    return Owner(kpi_id, False, draft_of(kpi_id, item.drafts), hint_for(kpi_id))


def _by_indicator(series: Series, item: Item, context: Context) -> Owner | None:
    """The item's target, else the indicator, that a cell beside the rows names."""
    if series.indicator is None:
        return None
    words = Series(None, [], indicator=series.indicator)
    draft = draft_named(words, item.drafts)
    kpi_id = draft.kpi_id if draft is not None else kpi_of_words(words, item.fiscal_year, context)
    draft = draft or (draft_of(kpi_id, item.drafts) if kpi_id is not None else None)
    return Owner(kpi_id, False, draft, hint_for(kpi_id))


def _by_caption(series: Series, item: Item, context: Context) -> Owner | None:
    """The indicator that the line above a table names: ＜生活習慣病予防健診実施率の推移＞."""
    kpi_id = kpi_of_caption(series, item.fiscal_year, context)
    if kpi_id is None:
        return None
    return Owner(kpi_id, False, draft_of(kpi_id, item.drafts), hint_for(kpi_id))


def _by_corner(series: Series, item: Item) -> Owner | None:
    """Blocks of one table with a quantity each: 査定率 in one corner, 査定額 in the next."""
    if series.corner is None or len(item.drafts) < 2:
        return None
    if sum(draft.band == series.band for draft in item.drafts) == 1:
        return None  # the target of its own row
    draft = draft_named(Series(series.corner, []), item.drafts)
    return Owner(draft.kpi_id, False, draft, hint_for(draft.kpi_id)) if draft is not None else None


def _by_line_above(series: Series, item: Item) -> Owner | None:
    """The one of several targets that the line above a table names: 査定額（単月）."""
    if series.corner is not None or series.caption is None or not series.apart:
        return None
    return _by_corner(replace(series, corner=series.caption, band=-1), item)


def _nearest(series: Series, item: Item) -> Owner | None:
    """The target of the series' own row, else above it; else below a row of its own (003, 4)."""
    drafts = [d for d in item.drafts if d.statement.marker == "kpi"] or item.drafts
    same = [d for d in drafts if d.band == series.band]
    above = [d for d in drafts if 0 < d.band < series.band and series.block < 0]
    below = [d for d in drafts if d.band == series.band + 1 and not _has_measures(series, item)]
    named = draft_named(series, drafts) if len(same) != 1 else None
    chosen = [named] if named is not None else same[:1] or above[-1:] or below[:1]
    if not chosen:
        return None
    draft = chosen[0]
    return Owner(draft.kpi_id, False, draft, hint_for(draft.kpi_id))


def _only(series: Series, item: Item) -> Owner | None:
    """The item's one target, for a table that stands below its heading, beside no measure.

    Rates are of its one KPI where the targets beside that are counts: 【目標】照会 5,000件以上.
    """
    drafts = item.drafts
    if len(drafts) > 1 and _is_rate(series):
        drafts = [draft for draft in drafts if draft.target.unit == "percent"]
        drafts = drafts if all(draft.statement.marker == "kpi" for draft in drafts) else []
    if len(drafts) != 1 or series.block <= 0 or _has_measures(series, item):
        return None
    draft = drafts[0]
    return Owner(draft.kpi_id, False, draft, hint_for(draft.kpi_id))


def _is_rate(series: Series) -> bool:
    """Whether the words of a series say that its numbers are rates, and none of progress."""
    words = series.corner.text if series.corner else _rate_label(series) or ""
    return _RATE.search(words) is not None and not _ACHIEVED.search(words)


def _has_measures(series: Series, item: Item) -> bool:
    return any(measure.band == series.band for measure in item.initiative.measures)


def _by_value(series: Series, item: Item, context: Context) -> Owner | None:
    """A block whose numbers hold the result that the text prints for another target (000, 14)."""
    if series.block > 0 and series.apart:
        return _by_last_value(series, item, context)
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
    return Owner(draft.kpi_id, inferred, draft, hint_for(draft.kpi_id))


def _by_last_value(series: Series, item: Item, context: Context) -> Owner | None:
    """A table without words of its own, one of whose last figures is what one target reached.

    Its other blocks (単月 above 累計) are of the same; no figure is what another target reached.
    """
    blocks = [each for each in item.initiative.series if each.block == series.block]
    drafts = [d for d in item.drafts if d.actual is not None and d.target.unit in _MEASURED]
    if len(item.drafts) < 2 or any(not _is_plain(each) for each in blocks):
        return None
    rows = [row.values for block in blocks for row in block.rows if row.values]
    printed = [[n.value for v in row if (n := parse_number(v.quote.text))] for row in rows]
    last = {figures[-1] for figures in printed if figures}
    hits = [d for d in drafts if d.actual in last]
    others = {d.actual for d in item.drafts if d.actual is not None and d not in hits}
    if len(hits) != 1 or others & {value for figures in printed for value in figures}:
        return None
    (draft,) = hits
    first = series.rows[0].labels[0] if series.rows and series.rows[0].labels else None
    message = f"A series without a label of its own is taken for {draft.kpi_id}: it ends with "
    context.find("info", "series_inferred", f"{message}{draft.actual}, which it reached.", first)
    return Owner(draft.kpi_id, False, draft, hint_for(draft.kpi_id))


def _is_plain(series: Series) -> bool:
    """Whether no words say what a series counts: 単月 in the corner, years as labels."""
    return not any(quantity_of(text) for text in series.texts)


def _by_hint(series: Series, item: Item, context: Context) -> Owner | None:
    """A count whose row names its subject: 新規登録 beside メルマガ (003, item 21)."""
    words = " ".join([series.corner.text if series.corner else "", *series.labels])
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
    return Owner(kpi_id, True, None, hint_for(kpi_id))


def _by_title(positions: list[int], owners: list[Owner], item: Item, context: Context) -> None:
    """As many unlabelled blocks as the title names indicators, in its order (003, item 12)."""
    series = item.initiative.series
    ids = kpis_of_topics(item.topics)
    labels = [label for row in series[positions[0]].rows[:1] for label in row.labels]
    where = labels[0] if labels else None
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
        owners[position] = Owner(kpi_id, True, None, hint_for(kpi_id))
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
