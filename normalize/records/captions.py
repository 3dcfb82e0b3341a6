"""Monthly tables that stand below no item of their own: whose they are, by the words with them.

`（参考）ジェネリック医薬品使用割合の推移` at the end of a report is of the item with that target,
not of the last one; where no words name an indicator it is of none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from normalize.records.draft import Context, Draft, Item
from normalize.text.folding import fold
from schema.plan import Series

_AROUND = re.compile(
    r"^[（(〔［\[【＜<]?\s*(?:参考|別紙|別表|グラフ|図|表)(?:資料)?\s*[\d０-９]*\s*[)）〕］\]】＞>:：]?\s*"
)
_BEHIND = re.compile(
    r"\s*(?:の|における)?(?:月別|各月|年度別|経年)?の?(?:推移|状況|実績|比較|変化)(?:表|グラフ|について)?\s*$"
)
_BRACKETS = re.compile(r"\s*[（(][^（()）]*(?:単位|支部|年度|[%％])[^（()）]*[)）]\s*")
_FRAME = " \u3000＜＞<>【】〔〕［］[]「」■□◆◇●○・"
_LEAST = 4


def kpi_of_words(series: Series, fiscal_year: int | None, context: Context) -> str | None:
    """The indicator that a row label, the corner or the caption of a series names, or None."""
    labels = [label.text for row in series.rows for label in row.labels]
    corner = [series.corner.text] if series.corner else []
    caption = [series.caption.text] if series.caption else []
    for words in ([*dict.fromkeys(labels)], corner, caption):
        found = {kpi for text in words if (kpi := _kpi(text, fiscal_year, context)) is not None}
        if len(found) == 1:
            return found.pop()
    return None


def kpi_of_caption(series: Series, fiscal_year: int | None, context: Context) -> str | None:
    """The indicator that the line above a table names, where it says that it is of a series."""
    caption = series.caption.text.strip(_FRAME) if series.caption else ""
    return _kpi(caption, fiscal_year, context) if _BEHIND.search(caption) else None


def place_loose(items: list[Item], context: Context) -> None:
    """Move each loose series to the one item that has a target of the indicator it names."""
    for item in items:
        item.initiative.series = [
            part
            for each in item.initiative.series
            for part in (_by_rows(each, item.fiscal_year, context) if each.loose else [each])
        ]
        for series in [each for each in item.initiative.series if each.loose]:
            kpi_id = kpi_of_words(series, item.fiscal_year, context)
            owner = _owner(kpi_id, items, item) if kpi_id is not None else item
            if owner is item:
                continue
            item.initiative.series.remove(series)
            owner.initiative.series.append(series)


def _by_rows(series: Series, fiscal_year: int | None, context: Context) -> list[Series]:
    """A table whose rows name several indicators, parted into one series for each of them."""
    parts: dict[str | None, Series] = {}
    for row in series.rows:
        found = (_kpi(label.text, fiscal_year, context) for label in reversed(row.labels))
        kpi_id = next((kpi for kpi in found if kpi is not None), None)
        parts.setdefault(kpi_id, replace(series, rows=[])).rows.append(row)
    return list(parts.values()) if len(parts.keys() - {None}) > 1 else [series]


def draft_of(kpi_id: str, drafts: Iterable[Draft]) -> Draft | None:
    """The one target of an indicator; None where several or none."""
    mine = [draft for draft in drafts if draft.kpi_id == kpi_id]
    return mine[0] if len(mine) == 1 else None


def _owner(kpi_id: str, items: list[Item], own: Item) -> Item:
    edition = own.initiative.edition
    named = [i for i in items if i.initiative.edition == edition and draft_of(kpi_id, i.drafts)]
    return own if own in named or len(named) != 1 else named[0]


def _kpi(text: str, fiscal_year: int | None, context: Context) -> str | None:
    words = _BEHIND.sub("", _BRACKETS.sub("", _AROUND.sub("", text.strip(_FRAME)))).strip()
    if len(fold(words)) < _LEAST:
        return None
    return context.taxonomy.match_kpi(words, fiscal_year=fiscal_year).kpi_id
