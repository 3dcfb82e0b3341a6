"""Lines of running text that state a target and what it reached, below 目標 or KPI."""

from __future__ import annotations

import re

from parsers.builder import PlanBuilder
from parsers.measures.markers import Piece
from parsers.rows.goals import stated_pieces
from parsers.rows.inline_results import split_result
from schema.document import Finding, Ref
from schema.plan import WHOLE_ITEM, Initiative, Quote, Result, Symbol

_RESULT = re.compile(
    r"\s*(?:[⇒→⇨➡]+\s*(?:(?:実績|結果|到達)(?:値)?\s*[:：]?\s*)?"
    r"|(?:^|[\s\u3000（(])(?:実績|結果|到達)(?:値)?\s*[:：]?\s*)(?=[\d０-９△▲－―（(\-])"
)
"""Where a line goes over from its target to its result: ⇒ 実績 87.6％, 結果：90.7％."""
_SIGN = re.compile(
    r"[\s\u3000・【［\[（(]*(?P<sign>[◎○〇◯△▲×✕]|達成|未達成|一部達成|概ね達成)[】］\])）]?\s*$"
)
_VALUE = re.compile(
    r"^\s*[・①-⑳]?\s*(?:(?:実績|結果)値?\s*[:：]?\s*)?[\d０-９△▲][\d０-９,，.．]*\s*"
    r"(?:[%％]|円|件|社|人|事業所|箇所|か所)"
)
_LABEL = re.compile(r"^\s*([①-⑳])\s*")
_NAMES_RESULT = re.compile(r"^\s*[・○]?\s*[①-⑳]?\s*(?:実績|結果|到達)")


def is_result(text: str) -> bool:
    """Whether a line below 結果 begins with a value."""
    return bool(_VALUE.match(text))


def take_results(
    builder: PlanBuilder, initiative: Initiative, lines: list[tuple[str, Ref]], bands: list[int]
) -> None:
    """Lines below 結果, each with a value: of the targets above, line by line.

    Where there are not as many lines as targets had, they pair in order over the item; that is
    an issue, as a line may be lost or hold two.
    """
    by_line = len(lines) == len(bands)
    signs: list[str] = []
    for number, (text, ref) in enumerate(lines):
        sign = _SIGN.search(text)
        printed = (text[: sign.start()] if sign else text).strip()
        band = bands[number] if by_line else WHOLE_ITEM
        initiative.results.append(Result(Quote(printed, ref), band=band))
        if sign is not None and by_line:
            initiative.symbols.append(Symbol(Quote(sign["sign"], ref), band))
        elif sign is not None:
            signs.append(sign["sign"])
        builder.role(ref, "paragraph")
    if lines and not by_line:
        if len(signs) == len(lines):
            quote = Quote(" ".join(signs), lines[0][1])
            initiative.symbols.append(Symbol(quote, WHOLE_ITEM))
        message = "Results stand below their targets, not one a line; they are paired in order."
        builder.find(Finding("warning", "results_by_order", message, lines[0][0], lines[0][1]))


def take_stated(
    builder: PlanBuilder, initiative: Initiative, text: str, ref: Ref, words: str
) -> None:
    """One line below 目標 or KPI: its targets, its result and the sign at its end.

    `words` are those that head the lines: a target is a KPI where they or the line say so. The
    results of a line are those of its targets; a line of results alone pairs by ① or in order.
    """
    text = _rejoined(text)
    found = _RESULT.search(text)
    left, right = (text[: found.start()], text[found.end() :]) if found else (text, "")
    sign = _SIGN.search(right or left)
    if sign is not None:
        whole = right or left
        rest = whole[: sign.start()]
        left, right = (left, rest) if right else (rest, "")
    alone = bool(found) and not left.strip(" 　・○①②③④⑤⑥⑦⑧⑨⑩")
    if not alone:
        builder.band += 1
        segments = stated_pieces([Piece(left.strip(), ref)], words)
        for segment in segments:
            if segment.kind == "measure":
                segment.kind, segment.statement = "statement", "target"
        builder.segments(segments, initiative)
    builder.role(ref, "paragraph")
    if right.strip():
        label = _LABEL.match(text) if alone else None
        printed = f"{label.group(1)} {right.strip()}" if label else right.strip()
        initiative.results.append(Result(Quote(printed, ref), band=builder.band))
    if sign is not None:
        initiative.symbols.append(Symbol(Quote(sign["sign"], ref), builder.band))


def _rejoined(text: str) -> str:
    """A result in brackets behind its target, printed as the others: ⇒ 8月末 0.171％ ○."""
    words, value, sign = split_result(text)
    return text if value is None else f"{words} ⇒ {value} {sign or ''}".strip()
