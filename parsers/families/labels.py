"""Labels in running text: what a line of nothing but a name heads, what stands before a colon."""

from __future__ import annotations

import re
from typing import NamedTuple

from normalize.text.folding import fold
from parsers.headings.parts import part_heading
from parsers.headings.titles import split_number
from parsers.vocabulary import vocabulary
from schema.plan import Quote

_AROUND = " \u3000【】〔〕［］[]＜＞<>■□◆◇●○▶▷▼・:："
PARTS = ("measure", "progress", "next", "schedule", "remark")
"""Parts of a section whose lines belong together."""
_HEADS = (*PARTS, "target", "remark")
_PHRASE = re.compile("(?<!ま)での|による|への|との")
"""Particles of a measure named in brief: 会合での説明. No part of an item is named so."""
_DOTS = ("・", "･")
_BELOW = 2
"""The level of a list's points below other points."""
_SAYS = re.compile(r"[：:]\s*\S")
_GRADE = (
    r"\s*[（(]\s*(?:自己|支部)?(?:評価|判定|達成度?)\s*[:：]?\s*"
    r"(?P<grade>[SABCDEＳＡＢＣＤＥ◎○〇◯△▲×✕])\s*[)）]"
)
_LABEL = r"[\s・■◆◇●○▶]*(?P<label>[^：:【】〔〕（()）\d０-９]{1,14}?)"
_FORMS = (
    re.compile(rf"^[【〔\[［＜<]?{_LABEL}{_GRADE}[】〕\]］＞>]?\s*[：:]?\s*(?P<value>\S.*)$"),
    re.compile(
        r"^[\s・■◆●○【〔\[［]*(?P<label>[^：:【】〔〕\d０-９]{1,14}?)[】〕\]］]?\s*[：:]\s*(?P<value>\S.*)$"
    ),
    re.compile(rf"^[【〔\[［＜<]{_LABEL}[】〕\]］＞>]\s*(?P<value>\S.*)$"),
)
_BEFORE_BLANK = re.compile(rf"^{_LABEL}[\s\u3000]+(?P<value>\S.*)$")
_OF_TARGETS = re.compile("kpi|指標|目標")
"""Words of a part that holds what targets reached: 【KPIの結果】."""
_ALONE = {"progress", "result", "status", "next"}
"""Roles of labels that need no colon behind them."""
_ROLES = ("groups", "status", "result", "progress", "next", "schedule", "national", "baseline")


class Label(NamedTuple):
    """A label of running text: its role and words, the text behind it, a grade printed in it."""

    role: str
    words: str
    value: str
    grade: str | None = None


def part_of(text: str, depth: int = 0) -> str | None:
    """The part of a section that a line of nothing but its name heads: 上期の取組, 下期の予定.

    `depth` is the line's level in a list: a point below another, or behind ・, heads a part only
    where it is a header word as it stands; ・関係団体での説明 is a measure.
    """
    if (numbered := part_heading(text)) in _HEADS and split_number(text)[0] is not None:
        return numbered
    bare = text.strip(_AROUND)
    if len(bare) > 14 or not bare or _SAYS.search(text.strip()):
        return None
    roles = vocabulary().exact.get(fold(bare), ())
    if not roles and depth < _BELOW and not (_PHRASE.search(bare) or text.lstrip()[:1] in _DOTS):
        roles = vocabulary().guess(bare)
    if roles[:1] == ("status",) and "measure" not in roles:
        return "status"
    if roles[:1] == ("result",) and _OF_TARGETS.search(fold(bare)):
        return "result"
    return next((role for role in roles if role in _HEADS), None)


def role_of(label: str) -> str | None:
    """The role of a label before a colon; words of targets all mean target."""
    roles = vocabulary().roles_of(label) or vocabulary().guess(label)
    if roles[:1] in (("target",), ("goal",)) and len(label) <= 8:
        return "target"
    return next((role for role in roles if role in _ROLES), None)


def labelled(text: str) -> Label | None:
    """The label that a line begins with, and what stands behind it; None of other lines.

    A label stands before a colon, in brackets of headings, or before a blank where it is a header
    word as it stands: 実績：…, 【実績】…, 実績　…. A grade may stand in it: 評価（評価：B）.
    """
    found = next((match for form in _FORMS if (match := form.match(text))), None)
    if found is None:
        found = _BEFORE_BLANK.match(text)
        if found is None or not set(vocabulary().exact.get(fold(found["label"]), ())) & _ALONE:
            return None
    role = role_of(found["label"])
    if role is None:
        return None
    value, grade = found["value"].strip(), found.groupdict().get("grade")
    return Label(role, found["label"], value, grade)


def joined(beside: list[tuple[str, Quote]]) -> list[tuple[str, Quote]]:
    """Several lines of next steps or progress are one text."""
    found: list[tuple[str, Quote]] = []
    for role, quote in beside:
        before = next((i for i, (r, _) in enumerate(found) if r == role), None)
        if before is None or role not in PARTS:
            found.append((role, quote))
            continue
        old = found[before][1]
        more = (*old.more, quote.ref) if quote.ref not in old.refs else old.more
        found[before] = (role, Quote(f"{old.text} {quote.text}", old.ref, more))
    return found
