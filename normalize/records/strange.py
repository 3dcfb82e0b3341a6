"""Series whose words name another quantity than the target beside them: 1人当たり医療費 beside a
target of the 査定率. They are of no indicator, and an issue says so."""

from __future__ import annotations

import re
from itertools import pairwise

from normalize.records.captions import words_of
from normalize.records.draft import Context, Draft
from normalize.records.naming import quantity_of
from normalize.records.owning import Owner
from normalize.records.whose_rows import population_of, whom_named
from normalize.text.folding import fold
from normalize.word_lists import any_of, pattern_of
from schema.plan import Quote, Series, SeriesRow

_ENDS = re.compile(rf"(?:{any_of('counted.done')}(?:者|件)?[数率]|{any_of('counted.quantities')})$")
_RATE_OF = re.compile(
    rf"{any_of('whom.insured', 'whom.dependents')}の?{any_of('counted.checked')}(?:者|件)?[数率]"
    r"(?:[（(][^（()）]*[)）])?"
)
_NO_PART = pattern_of("parts.none")
"""What narrows a quantity to no part of the members."""
_KNOWN = re.compile(
    rf"{any_of('counted.done')}(?:者|件)?数|{any_of('counted.rates')}"
    rf"|.*(?:{any_of('compared.shares')}率|{any_of('compared.differences')}|[同前]年?[月期度]?比率)"
)
"""Parts of any rate, and what compares two figures."""
_SAME = {"後発医薬品": "ジェネリック"}
_LEAST = 2


def of_its_words(series: Series, owner: Owner, context: Context) -> Owner:
    """The owner, or none where the line above the table names another quantity than its target."""
    if series.loose or not series.apart or series.corner is not None:
        return owner
    if series.caption is None or not _is_strange(series.caption.text, owner.draft):
        return owner
    return _nobody(series.caption, context)


def of_its_label(series: Series, row: SeriesRow, owner: Owner, context: Context) -> Owner:
    """The same of the label of one row."""
    if series.loose or not series.apart or not row.labels or owner.draft is None:
        return owner
    label = row.labels[-1]
    said = owner.hint.value + owner.hint.other if owner.hint is not None else ()
    if any(word in label.text for word in said) or not _is_strange(label.text, owner.draft):
        return owner
    whom = whom_named([label.text])
    if whom is not None and whom == population_of(owner.kpi_id) and _RATE_OF.fullmatch(label.text):
        return owner  # 被保険者受診率 of the 生活習慣病予防健診
    return _nobody(label, context)


def _nobody(quote: Quote, context: Context) -> Owner:
    message = "The words of a series name another quantity than the target beside it."
    context.find("warning", "series_unmapped", message, quote)
    return Owner(None, False, None, None)


def _is_strange(text: str, draft: Draft | None) -> bool:
    """Whether words name a quantity that shares no two characters with a target's name."""
    if draft is None:
        return False
    words = quantity_of(words_of(text))
    if _KNOWN.fullmatch(words) or (end := _ENDS.search(words)) is None:
        return False
    stem = _NO_PART.sub("", words[: end.start()]).strip("のをは")
    name = fold(draft.target.name_raw or "") + fold(draft.statement.quote.text)
    for other, own in _SAME.items():
        name += other if own in name else ""
    return len(stem) >= _LEAST and not any(a + b in name for a, b in pairwise(stem))
