"""Marks that open an item in the place of its list's own: ★ in a list of ・, 【新規】, ※重点.

A plan's legend says what they mean (★は新規の取組); they stay with the words behind them.
"""

from __future__ import annotations

import re

_FRESH = (
    r"(?:新|拡|継|一新|(?:一部)?(?:新規|新設|拡充|拡大|継続|重点|見直し|変更|強化|充実|廃止|統合)"
    r"(?:事業|取組|取り?組み|施策|項目)?)"
)
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
