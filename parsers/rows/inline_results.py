"""A result printed in brackets behind its target: （9月末実績：38.91％　○）."""

from __future__ import annotations

import re

from schema.plan import Quote

_SIGN = re.compile(
    r"[\s\u3000（(【［\[]*(?:(?:進捗|評価|判定|達成度|達成状況)\s*[:：]\s*)?(?P<sign>[◎○〇◯△▲×✕])\s*[)）】］\]]?\s*$"
)
_YEAR = r"(?:(?:令和|平成|R|H)\s*[\d０-９元]{1,2}\s*[年.]\s*)?"
_WHEN = rf"{_YEAR}[\d０-９]{{1,2}}\s*月\s*末?(?:時点|現在)?の?"
_INLINE = re.compile(
    rf"[（(]\s*(?P<when>{_WHEN})?\s*(?:実績|結果)値?\s*[:：]?\s*"
    r"(?P<value>[△▲]?[\d０-９][\d０-９,，.．]*\s*(?:[%％]|円|件|社|人|事業所)?[^（()）◎○〇◯△▲×✕]*?)"
    r"[\s\u3000]*(?P<sign>[◎○〇◯△▲×✕])?\s*[)）]\s*。?\s*$"
)


def split_result(text: str) -> tuple[str, str | None, str | None]:
    """(the target, its result, the sign) of a statement; None where no such bracket ends it.

    A bracket that names a year (令和2年度実績 95.4％) is the previous result and stays.
    """
    if text[-1:] not in ")）。" or ("実績" not in text and "結果" not in text):
        return text, None, None
    match = _INLINE.search(text)
    if match is None or not text[: match.start()].strip():
        return text, None, None
    value = match["value"].strip()
    when = (match["when"] or "").strip().removesuffix("の")
    return text[: match.start()].strip(), f"{when} {value}".strip(), match["sign"]


def split_sign(quote: Quote) -> tuple[Quote, list[Quote]]:
    """A value reached, and the sign at its end, if any: 94.7％（×）."""
    sign = _SIGN.search(quote.text)
    if sign is None:
        return quote, []
    printed = quote.text[: sign.start()].rstrip()
    return Quote(printed, quote.ref, quote.more), [Quote(sign["sign"], quote.ref)]
