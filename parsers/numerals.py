"""Small roman numerals as items and lists print them: i) ⅰ） (i) （ⅱ） ⅲ． and ⅳ before a blank."""

from __future__ import annotations

SMALL = r"(?:iv|ix|vi{0,3}|i{1,3}|v|x|[ⅰ-ⅻ])"
"""The numeral alone, of letters (002) or of one character."""
OF_ONE = r"[ⅰ-ⅻ](?=[.．、)）\s\u3000])"
"""One character that is no letter numbers without a bracket too: ⅰ．, ⅰ before a blank."""
IN_BRACKETS = rf"[（(]{SMALL}[)）]"
