"""Marks that open an item in the place of its list's own: ★ in a list of ・, 【新規】, ※重点.

A plan's legend says what they mean (★は新規の取組); they stay with the words behind them.
"""

from __future__ import annotations

import re

from parsers.word_lists import any_of

_FRESH = rf"(?:{any_of('fresh.short')}|(?:一部)?{any_of('fresh.words')}{any_of('fresh.behind')}?)"
FRESH = re.compile(rf"[【〔［\[（(＜<〈《≪]\s*{_FRESH}\s*[】〕］\])）＞>〉》≫]")
"""What an item is called that is new, goes on or grows: 【新規】, （拡充）, ＜一部新規＞."""
STARRED = re.compile(
    r"[★☆](?![\s\u3000]*(?:印|は|が|の付|[:：=＝…]))[\s\u3000]*(?=[^\s★☆【〔［\[≪])"
)
"""A star that opens an item; behind that of a legend stands what it means."""
OPENS = re.compile(
    rf"(?:{STARRED.pattern}|{FRESH.pattern}\s*(?=[^\s、。）)])|※\s*{_FRESH}(?=[\s\u3000:：]))"
)


def opens_item(text: str) -> bool:
    """Whether a line begins with such a mark, and words stand behind it."""
    return text[:1] in "★☆【〔［[（(＜<〈《≪※" and OPENS.match(text) is not None
