"""The number of an item in the line above a table: 項番8, No.10 ⅰ), （項目８関係）, 8番.

Seen in 山梨 2024 （（参考）項番8　…の推移） and 三重 2020 （【参考１】No.10 i) …の推移）.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.text.folding import fold
from schema.plan import Initiative

_DIGITS = r"[\d０-９]{1,2}|[①-⑳]|[（(][\d０-９]{1,2}[)）]|[⑴-⒇]"
_SUB = r"[ⅰ-ⅹ①-⑳⑴-⒇ア-オ]|[（(]?(?:viii|vii|vi|iv|ix|v|iii|ii|i|[\d０-９]{1,2})(?=[)）])"
_WORD = (
    r"(?:項番|項目番号|施策番号|事業番号|取組番号|整理番号|項目|番号|施策|事業|取組"
    r"|[NＮ][oｏOＯ][.．]?|№)"
)
_NOT_COUNTED = r"(?![\d０-９.．,，]|\s*[年月日期件社人名回%％項つか所者本])"
_NAMED = rf"{_WORD}\s*[:：.．]?\s*(?P<number>{_DIGITS}){_NOT_COUNTED}"
_BEHIND = rf"(?:[\s　\-－の]*[（(]?(?P<sub>{_SUB})[)）.．]?)?"
_CALLED = r"\s*(?:の?(?:関係|関連|参照|再掲|に係る|について))?"
_ITEM = re.compile(
    rf"(?:(?P<open>[（(〔［【＜<])\s*)?(?:{_NAMED}|(?<![\d０-９])(?P<th>[\d０-９]{{1,2}})番(?!目|号))"
    rf"{_BEHIND}{_CALLED}(?(open)\s*[)）〕］】＞>])\s*(?:の(?=\S)|[:：])?\s*"
)
"""What names an item: a word for its number, or 8番; its bracket and の behind go with it."""
_PLAIN = re.compile(r"[^0-9a-zぁ-んァ-ヶ一-龠]")


def without_number(text: str) -> str:
    """A caption without the number of the item that it names."""
    return _ITEM.sub("", text, count=1)


def names_number(text: str) -> bool:
    """Whether a caption names the number of an item."""
    return _ITEM.search(text) is not None


def items_named(text: str, initiatives: Sequence[Initiative]) -> list[Initiative]:
    """The items that a caption's number may mean, those below them too; none where it names none.

    `initiatives` are those of one edition in reading order. A number behind the first is that of
    an item below it (No.10 ⅰ)) where one has it, else of a target or measure (項番8③).
    """
    match = _ITEM.search(text)
    if match is None:
        return []
    number, sub = _key(match["number"] or match["th"]), _key(match["sub"] or "")
    found: list[Initiative] = []
    for place, initiative in enumerate(initiatives):
        if _key(initiative.number_raw or "") != number:
            continue
        below = _below(initiatives, place)
        own = [each for each in below if sub and _key(each.number_raw or "") == sub]
        found += own or [initiative, *below]
    return found


def _below(initiatives: Sequence[Initiative], place: int) -> list[Initiative]:
    """The items behind one with a number of another kind: ⅰ), ⅱ) behind 10."""
    style = _style(initiatives[place])
    found: list[Initiative] = []
    for each in initiatives[place + 1 :]:
        if _style(each) == style or each.pillar_ordinal != initiatives[place].pillar_ordinal:
            break
        found.append(each)
    return found


def _style(initiative: Initiative) -> str:
    """How a number is printed, its figures aside: （8） and （10） alike."""
    folded = (initiative.number_raw or "").strip()
    if re.fullmatch(r"[ivxⅰ-ⅹ]+[)）.．]?", folded, re.IGNORECASE):
        return "roman"
    if re.fullmatch(r"[①-⑳]", folded):
        return "circled"
    return re.sub(r"\d+", "0", fold(folded)).rstrip(".")


def _key(number: str) -> str:
    """A number without its brackets and points: （８）, ⑧ and 8. are 8."""
    return _PLAIN.sub("", fold(number))
