"""Numerals of items and lists: i) ⅰ） (i) （ⅱ） ⅲ．, Ⅱ）, 施策３; and what is no number of any."""

from __future__ import annotations

import re
import unicodedata

SMALL = r"(?:iv|ix|vi{0,3}|i{1,3}|v|x|[ⅰ-ⅻ])"
"""The numeral alone, of letters (002) or of one character."""
LARGE = r"(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|IV|IX|VI{0,3}|I{1,3}|V|X)"
"""The same in capitals; of letters only where a sign follows."""
OF_ONE = r"[ⅰ-ⅻ](?=[.．、)）\s\u3000])"
"""One character that is no letter numbers without a bracket too: ⅰ．, ⅰ before a blank."""
IN_BRACKETS = rf"[（(]{SMALL}[)）]"
ITEM_WORD = r"(?:重点|主要|個別)?(?:施策|取組|事業|項目|テーマ)"
"""What an item is called in front of its number."""
NAMED = r"(?:重点|主要|個別)?(?:施策|取組|事業|テーマ)[\d０-９]{1,2}(?=[\s\u3000:：.．、])"
"""A numeral behind the word for what it numbers: 施策３, 取組1：, 重点施策２."""
COUNTED = (
    r"\s*(?:[%％万件]|か月|[かカヶケ箇]所|営業日|以[上下]"
    r"|円(?!滑)|社(?!会)|人(?![材事間権口])|回(?![収復答]))"
)
"""What makes the numeral before it an amount: 20 件, 96 ％以上."""

_CIRCLED, _DIGITS = re.compile("[①-⑳]"), re.compile(r"\d+")
_HALF = str.maketrans("（）．", "().")


def shape_of(number: str | None) -> str | None:
    """`(1)` for every bracketed number, `①` for every circled one."""
    if not number:
        return None
    return _DIGITS.sub("1", _CIRCLED.sub("①", number.translate(_HALF)))


_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SMALL, _LARGE = re.compile(r"[ivxⅰ-ⅻ]+"), re.compile(r"[IVXⅠ-Ⅻ]+")
_KANA = "アイウエオカキクケコ"


def style_of_number(number: str) -> str:
    """The shape of a number, Roman numerals and kana without their own value: `i)`, `ア)`."""
    shape = _LARGE.sub("I", _SMALL.sub("i", shape_of(number) or ""))
    return f"ア{shape[1:]}" if shape and shape[0] in _KANA else shape


def ordinal_of(number: str) -> int | None:
    """What a number counts, 2 for `(2)`, `②`, `ⅱ)` and `イ`; None where it is of several parts."""
    plain = unicodedata.normalize("NFKC", number).lower().strip("().．")
    if plain.isdecimal():
        return int(plain)
    if plain in _ROMANS:
        return _ROMANS.index(plain) + 1
    return _KANA.index(plain) + 1 if len(plain) == 1 and plain in _KANA else None


def same_number(full: str | None, number: str | None) -> bool:
    """Whether two numbers are one: (1)① printed alone is ① below the heading (1)."""
    return full == number or (
        full is not None and number is not None and full[-1:] == number and full[:1] in "(（"
    )
