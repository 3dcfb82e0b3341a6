"""The values inside a target statement: absolute ones, ones against last year, baselines.

Works on flattened and masked text. Numbers that belong to an indicator's name (3部位以上,
1か月以内, 1件当たり) are told apart by what follows them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from normalize.text.numbers import UNIT_WORDS, UNITS, Unit
from normalize.text.scanning import matches_at

Comparator = Literal["ge", "le", "eq", "gt", "lt", "yoy_ge", "yoy_le", "qualitative"]

_SCALES = {"千": 10**3, "万": 10**4, "百万": 10**6, "億": 10**8}
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
NUMBER = rf"(?P<num>{_DIGITS})\s*(?P<scale>百万|千|万|億)?\s*(?P<unit>{UNIT_WORDS})?"
_OPS: dict[str, Comparator] = {
    "以上": "ge", "以下": "le", "以内": "le", "未満": "lt", "超": "gt", "を上回": "gt",
    "を下回": "lt", "を超え": "gt", "より上": "gt", "より下": "lt",
}  # fmt: skip
_ABSOLUTE = re.compile(
    rf"(?<![\d.,/第A-Za-z])(?:約|概ね)?(?<![\d.,/第])(?P<sign>△|-)?{NUMBER}(?![\d.])"
    rf"(?:\s*(?P<op>以上|以下|以内|未満|超|を上回|を下回|を超え))?"
)
_ABSOLUTE_BEGINS = re.compile(r"[約概△\d-]")
_NOT_A_VALUE = re.compile(
    r"\s*(?:年|月|日|歳|[かヶカヵケ箇]\s?[月年国]|部位|位|期|時|営業|次|号|項|条|つ|種|級|階|週|点|割|代|"
    r"当たり|当り|あたり|につき|[~]\s*\d|[×xX*]\s*\d)"
)
_PART_OF_NAME = re.compile(
    r"\s*(?:の(?!達成|維持|確保|実現|獲得|水準|継続|回収|実施)|、?\s*かつ(?!\s*[対前]))"
)
_COUNTED = re.compile(r"\s*[一-龥]{1,6}?(?P<op>以上|以下|未満)")
_BARE_END = re.compile(
    r"\s|[()。、,・】」]|$|と(?:する|し|なる)|を(?:維持|目|達成|継続|確保)|に(?:する|し|設定)|継続|達成|実施継続|へ"
)
_END = re.compile(r"\s*(?:$|。|とする|[(])")
_TAIL = re.compile(
    r"\s*(?:る|え|回る|過)?\s*(?:\((?P<b>[^()]*)\))?\s*(?:を?目標)?(?:程度)?"
    r"(?:(?:と|に)(?:する|します|なる|し|設定(?:する|します)?)|を目指す|を目指し|を目標とする|を?達成(?:する)?|の達成|"
    r"を?維持(?:する)?|の維持|を?確保(?:する)?|を?継続(?:する)?)?(?:こと)?(?:を目指す|を目標とする)?\s*。?"
)
YEAR = r"(?:令和|平成|R|H)\s*[\d元]+\s*年度"
_PREVIOUS = rf"(?:対\s*)?(?:前|昨)年度?末?|{YEAR}(?=末?(?:の)?実績)"
_YOY = re.compile(
    rf"(?P<when>{_PREVIOUS})\s*(?:末|同期|同月|の|実績|値|比|並み)*\s*"
    r"(?:\(\s*(?P<inner>[^()]*)\))?\s*"
    r"(?:(?:[+△-]\s*[\d.,]+\s*(?:%|ポイント)?|[\d.,]+\s*ポイント|(?<=比)[\d.,]+\s*%)\s*)?"
    r"(?P<op>以上|以下|超|を上回|を下回|より(?:も|は)?|(?:で|から|に比べて?|と比較して?)?\s*"
    r"(?:[+-]?[\d.,]+\s*(?:%|ポイント|件|人|円|事業所|社)\s*)?(?:以上の?)?(?=増|減|向上|改善|上昇|低下|縮小|拡大))"
)
_YOY_BEGINS = re.compile("[対前昨令平RH]")
_UP = re.compile(
    r"(?:[+-]?[\d.,]+\s*(?:%|ポイント|件|人|円|事業所|社)?\s*(?:以上)?\s*)?(?:増加?|向上|上昇|改善|拡大|高)(?:させる|する)?"
)
_DOWN = re.compile(
    r"(?:[+-]?[\d.,]+\s*(?:%|ポイント|件|人|円|事業所|社)?\s*(?:以上)?\s*)?(?:減少?|低下|縮小|削減|低)(?:させる|する)?"
)
_BRACKETS = re.compile("[()【】]")
_QUOTED = re.compile(rf"(?P<sign>△)?{NUMBER}")
_DATED = re.compile(rf"{YEAR}|[RH]\d+(?:\.\d+)?|\d+\s*[年月]末?")


@dataclass(slots=True)
class Event:
    """A value in a statement: where it stands, what it says, where its clause ends."""

    start: int
    end: int
    comparator: Comparator
    value: float | None
    unit: Unit | None
    quoted: str | None = None
    when: str | None = None
    in_name: bool = False
    bracketed: bool = False


def value_of(match: re.Match[str]) -> tuple[float, Unit | None]:
    """Value and unit of a number match."""
    value = float(match.group("num").replace(",", "")) * _SCALES.get(match.group("scale") or "", 1)
    return value, UNITS.get(match.group("unit") or "")


def _depths(flat: str) -> Sequence[int]:
    """How many brackets are open at each character."""
    depths: list[int] = []
    depth = 0
    for bracket in _BRACKETS.finditer(flat):
        depths += [depth] * (bracket.start() - len(depths))
        if bracket.group() in ")】":
            depth = max(0, depth - 1)
            depths.append(depth)
        else:
            depths.append(depth)
            depth += 1
    return depths + [depth] * (len(flat) - len(depths))


def find_events(flat: str) -> list[Event]:
    """All values of a masked statement in order, those of names left out where others exist."""
    depths = _depths(flat)
    years = list(matches_at(_YOY, _YOY_BEGINS, flat)) if "年" in flat else []
    yoy = [event for m in years if not depths[m.start()] for event in _yoy(flat, m)]
    taken = [(e.start, e.end) for e in yoy]
    absolute = []
    for match in matches_at(_ABSOLUTE, _ABSOLUTE_BEGINS, flat):
        if any(a <= match.start() < b for a, b in taken):
            continue
        event = _absolute(flat, match)
        if event:
            event.bracketed = depths[match.start("num")] > 0
            absolute.append(event)
    events = sorted(yoy + absolute, key=lambda e: e.start)
    outside = [e for e in events if not e.bracketed] or events
    return [e for e in outside if not e.in_name] or outside[-1:]


def _absolute(flat: str, match: re.Match[str]) -> Event | None:
    """The event of a number, or None where it is none (a date, an age, a bare number)."""
    if match.group("unit") is None and (counted := _counted(flat, match)) is not None:
        return counted
    if not match.group("op") and _NOT_A_VALUE.match(flat, match.end()):
        return None
    if match.group("unit") is None and _NOT_A_VALUE.match(flat, match.end("num")):
        return None
    op = match.group("op")
    if op is None and not _BARE_END.match(flat, match.end()):
        return None
    if op is None and match.group("unit") is None and not _ends(flat, match.end()):
        return None
    value, unit = value_of(match)
    if match.group("sign") == "△":
        value = -value
    tail = _TAIL.match(flat, match.end())
    end = tail.end() if tail else match.end()
    in_name = bool(_PART_OF_NAME.match(flat, match.end()))
    quoted = tail.group("b") if tail else None
    return Event(match.start(), end, _OPS[op] if op else "eq", value, unit, quoted, in_name=in_name)


def _counted(flat: str, match: re.Match[str]) -> Event | None:
    """The event of a number of things that no list names: 4地区以上."""
    found = _COUNTED.match(flat, match.end("num"))
    if found is None or match.group("sign") or _NOT_A_VALUE.match(flat, match.end("num")):
        return None
    tail = _TAIL.match(flat, found.end())
    end = tail.end() if tail else found.end()
    in_name = bool(_PART_OF_NAME.match(flat, found.end()))
    quoted = tail.group("b") if tail else None
    value, _ = value_of(match)
    return Event(match.start(), end, _OPS[found["op"]], value, "count", quoted, in_name=in_name)


def _ends(flat: str, position: int) -> bool:
    """Whether a bare number there ends its statement."""
    return bool(_END.match(flat, position))


def _yoy(flat: str, match: re.Match[str]) -> list[Event]:
    """The event of a comparison with last year."""
    op = match.group("op").strip()
    end = match.end()
    if op in ("以上", "超", "を上回"):
        comparator: Comparator = "yoy_ge"
    elif op in ("以下", "を下回"):
        comparator = "yoy_le"
    else:
        up, down = _UP.match(flat, end), _DOWN.match(flat, end)
        verb = up or down
        if verb is None:
            return []
        comparator, end = ("yoy_ge" if up else "yoy_le"), verb.end()
    tail = _TAIL.match(flat, end)
    quoted = match.group("inner") or (tail.group("b") if tail else None)
    end = tail.end() if tail else end
    return [Event(match.start(), end, comparator, None, None, quoted, match.group("when"))]


def quoted_value(quoted: str) -> tuple[float, Unit | None] | None:
    """The value a bracket quotes: ``0.359%``, ``令和2年度実績 0.281%``; None where it has none."""
    found = list(_QUOTED.finditer(_DATED.sub("", quoted)))
    if not found:
        return None
    value, unit = value_of(found[-1])
    return (-value if found[-1].group("sign") else value), unit
