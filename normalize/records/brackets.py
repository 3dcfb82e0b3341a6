"""What the brackets behind results hold, where the header over them or a note says it.

9月末実績（前年同期） over 96.4%（95.8%）: the bracket is no national average. The header speaks for
its own column, else a note of the document for all: ※（　）内は前年度実績. Where nothing is said, a
column of its own for 全国平均 says that brackets hold something else; else a bare bracket is the
national average (004), with an issue that nothing says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from normalize.marks import DAY, MARK
from normalize.records.compared import year_of_words
from normalize.records.draft import Context, Draft, Held, Holds, Item
from normalize.text.figures import AWAITED
from normalize.text.flatten import flatten
from normalize.text.folding import fold
from normalize.text.numbers import UNIT_WORDS
from normalize.word_lists import any_of, pattern_of
from schema.plan import Quote, Result

_OPEN = re.compile(r"[（(［\[〔]")
_IN_HEADER = re.compile(r"\((?P<words>[^()]{2,16})\)")
_INSIDE = re.compile(
    r"(?:\(\s*\)|括弧|カッコ|かっこ)\s*(?:書き?|内|の中)?(?:の?(?:数値|数字|実績|値|率))?\s*"
    r"(?:(?:は|:|=|…|‥)\s*(?P<words>[^。、()※]{2,20})"
    r"|の(?P<named>(?:全国|前年|昨年)[^。、()※は]{0,8})は)"
)
"""A note, or a header: （　）内は全国平均, カッコ内の数値は前年同期."""
_NATIONAL = pattern_of("brackets.national")
_EARLIER = pattern_of("brackets.earlier")
_WHOLE = pattern_of("brackets.whole_year")
_OTHER = re.compile(rf".*{any_of('brackets.others')}")
_PART = re.compile(r"月|[上下]半?期|半期|四半期|現在|時点|途中|直近")
"""What a header says of figures that are of a part of the year."""
_OWN_TIME = re.compile(r"\d\s*月|[上下]半?期|四半期")
"""What says when the column's own figures are of, so that a bracket's year is the bracket's."""
_VALUE = rf"(?:約\s*)?△?\d[\d,]*(?:\.\d+)?\s*(?:{UNIT_WORDS})?"
_ASIDE = (
    rf"(?:{MARK}|\(\s*{any_of('brackets.asides')}\s*\)|\(\s*(?:\d{{1,2}}年)?{DAY}[^()%]{{0,8}}\))"
)
_BRACKET = rf"\(\s*{_VALUE}\s*(?:{MARK}\s*)?\)"
_ENDS = r"(?=[\s(/、]|全|協|$)"
_FIGURE = re.compile(
    rf"(?:{_VALUE}|(?<!\d){AWAITED}|(?<![\d.])-)"
    rf"(?P<brackets>(?:(?:\s*{_ASIDE})*\s*{_BRACKET})+(?:{MARK}{_ENDS})?)"
)
"""A figure and the figures in brackets behind it: 54.7％（速報値）（58.4％）, 10.9％※1（10.2％）.

A mark of a note, words such as 速報値 and the figure's own month may stand in between.
"""
_ONE = re.compile(rf"\(\s*(?P<value>{_VALUE})\s*(?:{MARK}\s*)?\)(?:{MARK}{_ENDS})?")
"""One of the brackets, with the mark right behind it."""
_BEHIND = re.compile(_BRACKET)
"""What each such figure has: most texts with a bracket have none of figures alone."""
_UNIT = re.compile(rf"(?:{UNIT_WORDS})\s*$")
_PART_OF = re.compile(r"(?:うち|中)\s*\d[\d,]*\s*\D{0,3}$")
"""8件中1件（12.5％）: the bracket is the result itself."""


class _Said(NamedTuple):
    """What a header says: the brackets that it names with their shapes, and its other words."""

    held: tuple[Held, ...]
    rest: str

    @property
    def hides(self) -> bool:
        """Whether it names a bracket that holds anything but the national average."""
        return any(each.role != "national" for each in self.held)


def settle_brackets(item: Item, context: Context) -> list[Result]:
    """Blank in results what their headers or notes say to be no national average.

    The whole year before is kept as a previous result. Returns the results whose bare brackets
    nothing speaks of.
    """
    results = item.initiative.results
    unsaid: list[Result] = []
    for result in list(results):
        if result.name not in (None, "progress"):
            continue
        text, when = result.quote.text, result.when or ""
        whole = context.kind == "result"
        said = _said(when, item.fiscal_year, whole) if _OPEN.search(when) else _Said((), when)
        if not said.held and not _OPEN.search(text):
            continue
        flat = flatten(text)
        figures = (
            list(_FIGURE.finditer(flat)) if _OPEN.search(text) and _BEHIND.search(flat) else []
        )
        if said.hides and (figures or year_of_words(said.rest) or _OWN_TIME.search(said.rest)):
            result.when = said.rest
        if not figures:
            continue
        held = said.held or _noted(context, item) or _beside(result, results)
        if not held:
            unsaid.append(result)
        elif any(each.role != "national" for each in held):
            _hide(result, figures, held, item)
    return unsaid


def say_unsaid(unsaid: Sequence[Result], drafts: Sequence[Draft], context: Context) -> None:
    """Tell of national averages that were taken from brackets of which nothing says so."""
    for result in unsaid:
        text = f"{result.when or ''} {result.quote.text}"
        if _NATIONAL.search(text):
            continue
        for draft in drafts:
            same = draft.places.get("national_value") == result.quote.ref
            if same and draft.result_raw == result.quote.text.strip():
                message = "Taken for the national average, as the bracket does not say what it is."
                context.find("info", "unsaid_bracket", message, result.quote)
                break


def _beside(result: Result, results: Sequence[Result]) -> tuple[Held, ...]:
    """What a column of the row that holds the national average says of the brackets beside it."""
    for other in results:
        if other.name == "national" and other.band == result.band and other.quote.text.strip():
            return (Held("", "other", ""),)
    return ()


def _hide(
    result: Result,
    figures: Sequence[re.Match[str]],
    held: Sequence[Held],
    item: Item,
) -> None:
    text = list(result.quote.text)
    before: list[str] = []
    words = ""
    for figure in figures:
        ones = list(_ONE.finditer(figure.string, figure.start("brackets"), figure.end()))
        front = figure.string[figure.start() : figure.start("brackets")]
        if _PART_OF.search(figure.string[: figure.start("brackets")]):
            del ones[0]  # 8件中1件（12.5％）（21.4％）: the share is the result
        for place, one in enumerate(ones):
            said = _said_of(result.quote.text[one.start()], place, len(ones), held)
            if said.role == "national" or not _alike(front, one["value"]):
                continue
            text[one.start() : one.end()] = " " * (one.end() - one.start())
            if said.role == "year_before":
                before.append(one["value"])
                words = said.words
    result.read = "".join(text)
    if before:
        quote = Quote("\n".join(before), result.quote.ref)
        # A year that the bracket names, else the one before the document's.
        when = words if year_of_words(words) else "前年度実績"
        previous = Result(quote, band=result.band, name="baseline", when=when, of=result.of)
        item.initiative.results.append(previous)


def _said_of(shape: str, place: int, count: int, held: Sequence[Held]) -> Held:
    """What one of the brackets behind a figure holds: by its shape, else by its place."""
    if len(held) == 1 and count == 1:
        return held[0]
    shapes = [each.shape for each in held]
    if len(set(shapes)) == len(shapes) and shape in shapes:
        return held[shapes.index(shape)]
    return held[place] if count == len(held) else Held(shape, "other", "")


def _alike(front: str, value: str) -> bool:
    """Whether a figure and that in the bracket have one unit; other brackets are no average."""
    own, others = _UNIT.search(front), _UNIT.search(value)
    if own is None or others is None:
        return own is others or not any(character.isdigit() for character in front)
    return own.group().strip() == others.group().strip()


@lru_cache(maxsize=256)  # a table's header words come with each of its results
def _said(when: str, year: int | None, whole: bool) -> _Said:
    flat = flatten(when)
    named = _INSIDE.search(flat)
    if named is not None and (role := holds(named["words"] or named["named"], flat, year, whole)):
        rest = (when[: named.start()] + when[named.end() :]).strip()
        return _Said((Held(when[named.start()], role, named["words"] or ""),), rest)
    held: list[Held] = []
    rest = when
    for match in reversed(list(_IN_HEADER.finditer(flat))):
        outside = flat[: match.start()] + flat[match.end() :]
        if role := holds(match["words"], outside, year, whole):
            held.insert(0, Held(when[match.start()], role, match["words"]))
            if role != "national":
                rest = rest[: match.start()] + rest[match.end() :]
    return _Said(tuple(held), rest.strip())


def holds(words: str, outside: str, year: int | None, whole: bool) -> Holds | None:
    """What words in brackets, or behind （　）内は, say that brackets hold.

    None where they speak of the whole column: 実績（9月末現在）, 実績（％）. `outside` are the
    words around the bracket, `year` the document's, `whole` whether that is of a year that ended.
    """
    folded = fold(words)
    if _OTHER.fullmatch(folded):
        return "other"
    if _NATIONAL.search(folded):
        return "national"
    of = year_of_words(words)
    earlier = of is not None and year is not None and of < year
    if not earlier and not _EARLIER.search(folded):
        return None
    if _WHOLE.search(folded) or ("実績" in folded and "年度" in folded):
        return "year_before"
    whole = "年度末" in outside or (whole and not _OWN_TIME.search(outside))
    whole = whole and (earlier or "年度" in folded) and not _PART.search(folded)
    return "year_before" if whole else "earlier"


def _noted(context: Context, item: Item) -> tuple[Held, ...]:
    """What the document's notes say of brackets: ※（　）内は前年同期; empty where they differ."""
    if context.brackets is None:
        found: dict[Holds, Held] = {}
        for _, text, _ in context.entries:
            if "内" not in text and "書" not in text and "）は" not in text:
                continue
            for match in _INSIDE.finditer(flatten(text)):
                words = match["words"] or match["named"]
                if role := holds(words, "", item.fiscal_year, context.kind == "result"):
                    found[role] = Held(text[match.start()], role, words)
        context.brackets = tuple(found.values()) if len(found) == 1 else ()
    return context.brackets
