"""The value of an indicator on the line below its name, and what tells that one is awaited."""

from __future__ import annotations

import re

from normalize.text.numbers import UNIT_WORDS
from parsers.measures.segment import Segment
from parsers.measures.words import NOTE_IN_NAME

_SAYS = re.compile(r"(以上|以下|未満|とする|[\d０-９]\s*[%％円人件社])\s*。?$")
_GOAL_LINE = re.compile(
    r"^\s*[・■]?\s*(?:目標|目標値|KPI)\s*[:：]\s*(?=(?:年度末(?:時点)?[ので]?)?(?:[（(△▲約]?[\d０-９]|対?前年|現状|維持)|\S{0,15}$)"
)
"""A value below its indicator, on a line of its own; not another indicator with its value."""
_VALUE_FIRST = re.compile(
    rf"^[\s\u3000]*(?:年度末(?:時点)?[ので]?)?(?:約?[\d０-９][\d０-９,，.．]*[\s\u3000]*(?:[%％]|{UNIT_WORDS})|対?前年度)"
)
_AIMED_VALUE = re.compile(
    r"^[\s\u3000]*(?=[→⇒⇨➡令平RＲHＨ目])(?:[→⇒⇨➡]\s*)?"
    r"(?:(?:(?:令和|平成|[RＲHＨ])\s*[\d０-９元]{1,2}\s*)?年度末?(?:時点)?[のにで]?|目標値?[:：]?)?"
    rf"[\s\u3000]*約?[\d０-９][\d０-９,，.．]*[\s\u3000]*(?:[%％]|{UNIT_WORDS})\s*(?:以上|以下|以内|未満|超|を|とする)"
)
"""A value that says to be one, below its indicator: ⇒96.0％以上, 令和5年度末 96.0％以上."""
_GOAL_MARK = re.compile(r"^\s*[【〔［\[]\s*(?:数値)?目標値?\s*[】〕］\]]\s*[:：]?\s*")
"""The same in brackets, below a name that has no value yet: 【目標】98％以上."""
_NUMBER = re.compile(rf"[\d０-９]\s*(?:[%％]|(?:{UNIT_WORDS})(?![当あ]たり))")
FOOTNOTE = re.compile(
    r"[\s\u3000]*(?:[（(]?(?:※|[*＊](?!\d{3}))\s*[\d０-９]*[)）]?"
    r"|[（(〔\[【]\s*注\s*[\d０-９]*\s*[)）〕\]】]|注\s*[\d０-９]+)[\s\u3000]*$"
)
"""The mark of a footnote at the end of a line."""
_MARK_ALONE = re.compile(r"^\s*[（(]※\s*[\d０-９]*[)）]\s*$")
_UNIT_REST = re.compile(
    r"\s*(?:[%％]|ポイント|千?円|人|件|社|回|名|(?:[かヵカ箇]|事業)?所|機関|会場|以上|以下|未満|超)"
)
"""What a narrow cell sets on the line below a number: 10,600 / 事業所以上."""
_ARROWS = "→⇒⇨➡ \u3000"


def awaits(segment: Segment) -> bool:
    """Whether a statement is an indicator's name so far, without a value or a verb."""
    return (
        segment.kind == "statement"
        and not _SAYS.search(segment.text)
        and (_NUMBER.search(segment.text) is None and not segment.text.endswith(("する", "実施")))
    )


def states_value(text: str) -> bool:
    """Whether a target's words end with its value or its verb: …を100％とする."""
    return _SAYS.search(FOOTNOTE.sub("", text)) is not None


def takes_value(last: Segment, line: str) -> bool:
    """Append a value, or its unit, to the name on the line above; False for other lines."""
    value = _GOAL_MARK.sub("", line)
    if last.kind == "statement" and _GOAL_LINE.match(line):
        last.text = f"{last.text}：{_GOAL_LINE.sub('', line)}"
    elif last.text[-1:].isdigit() and _UNIT_REST.match(line):
        last.text = f"{last.text}{line.strip()}"
    elif awaits(last) and (_VALUE_FIRST.match(value) or _AIMED_VALUE.match(value)):
        last.text = f"{last.text} {value.strip().lstrip(_ARROWS)}"
    elif awaits(last) and (NOTE_IN_NAME.match(line) or _MARK_ALONE.match(line)):
        last.text = f"{last.text}{line.strip()}"
    else:
        return False
    return True
