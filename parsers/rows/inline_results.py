"""Targets, and the results printed behind them: ⇒ 38.91％, （9月末実績：38.91％　○）."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from normalize.text.figures import AWAITED
from parsers.measures.segment import Segment
from parsers.rows.reached_below import split_dated
from schema.document import Ref
from schema.plan import Quote, Result, Statement

_SIGN = re.compile(
    r"[\s\u3000（(【［\[]*(?:(?:進捗|評価|判定|達成度|達成状況)\s*[:：]\s*)?(?P<sign>[◎○〇◯△▲×✕])\s*[)）】］\]]?\s*$"
)
_YEAR = r"(?:(?:令和|平成|R|H)\s*[\d０-９元]{1,2}\s*[年.]\s*)?"
_WHEN = rf"{_YEAR}[\d０-９]{{1,2}}\s*月\s*末?(?:時点|現在)?の?"
_INLINE = re.compile(
    rf"[（(【〔［＜<]\s*(?P<when>{_WHEN})?\s*(?:(?:上期|累計)?の?(?:実績|結果)値?)\s*[:：]?\s*"
    rf"(?P<value>(?:{_WHEN}\s*)?(?:[△▲]?[\d０-９][\d０-９,，.．]*\s*(?:[%％]|円|件|社|人|事業所)?"
    rf"[^（()）【】◎○〇◯△▲×✕]*?|{AWAITED}))"
    r"[\s\u3000]*(?P<sign>[◎○〇◯△▲×✕])?\s*[)）】〕］＞>]\s*。?\s*$"
)
_BEHIND = re.compile(
    r"(?<=[るす上下%％）)円件社人])(?:[\s\u3000。]+|[\s\u3000]*[／/→⇒⇨➡]\s*)"
    rf"(?P<value>(?:{_WHEN})?(?:実績|結果|到達)値?\s*[:：]\s*\S.*)$",
    re.DOTALL,
)
"""The same without a bracket: …以上とする　実績：41.2％（全国平均 43.8％）."""


def split_result(text: str) -> tuple[str, str | None, str | None]:
    """(the target, its result, the sign) of a statement; None where no such bracket ends it.

    A bracket that names a year (令和2年度実績 95.4％) is the previous result and stays.
    """
    if "実績" not in text and "結果" not in text:
        return _split_dated(text)
    match = _INLINE.search(text) if text[-1:] in ")）】〕］＞>。" else None
    if match is None and (behind := _BEHIND.search(text)) is not None:
        reached, signs = split_sign(Quote(behind["value"].strip(), Ref()))
        return text[: behind.start()].strip(), reached.text, signs[0].text if signs else None
    if match is None or not text[: match.start()].strip():
        return _split_dated(text)
    value = match["value"].strip()
    when = (match["when"] or "").strip().removesuffix("の")
    return text[: match.start()].strip(), f"{when} {value}".strip(), match["sign"]


def _split_dated(text: str) -> tuple[str, str | None, str | None]:
    """The same for a result that its month alone tells: …以上　9月末 96.5％（全国 95.9％）."""
    parts = split_dated(text)
    if parts is None:
        return text, None, None
    reached, signs = split_sign(Quote(parts[1], Ref()))
    return parts[0], reached.text, signs[0].text if signs else None


def split_sign(quote: Quote) -> tuple[Quote, list[Quote]]:
    """A value reached, and the sign at its end, if any: 94.7％（×）."""
    sign = _SIGN.search(quote.text)
    if sign is None:
        return quote, []
    printed = quote.text[: sign.start()].rstrip()
    return Quote(printed, quote.ref, quote.more), [Quote(sign["sign"], quote.ref)]


@dataclass
class Stated:
    """The targets and results among segments, in order; each result knows whose it is."""

    band: int = 0
    statements: list[Statement] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    signs: list[Quote] = field(default_factory=list)
    _of: dict[int, Statement] = field(default_factory=dict)

    def target(self, segment: Segment, quote: Quote) -> None:
        """Take a target, and the result in brackets behind it."""
        words, value, sign = split_result(quote.text)
        quote = Quote(words, quote.ref, quote.more)
        context = [c.quote for c in segment.context if c.kind in ("context", "subheading")]
        statement = Statement(quote, segment.statement or "kpi", name=segment.name)
        statement.label = re.sub(r"[.．\s]+$", "", segment.label) if segment.label else None
        statement.context, statement.band = context, self.band
        self._of[id(segment)] = statement
        self.statements.append(statement)
        if value is not None:
            reached = Quote(value, quote.ref, quote.more)
            self.results.append(Result(reached, band=self.band, of=[statement]))
        self.signs += [Quote(sign, quote.ref)] if sign else []

    def result(self, segment: Segment, quote: Quote) -> None:
        """Take what stands behind an arrow."""
        of = [self._of[id(s)] for s in segment.behind if id(s) in self._of]
        self.reached(quote, of, segment.when)

    def reached(self, quote: Quote, of: list[Statement], when: str | None = None) -> None:
        """Take a result of some targets, and the sign at its end."""
        reached, signs = split_sign(quote)
        self.results.append(Result(reached, band=self.band, when=when, of=of))
        self.signs += signs
