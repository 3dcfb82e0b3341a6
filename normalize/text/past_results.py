"""What last year, or an earlier one, reached, as words in front of its figure say it.

令和4年度実績 (001), 前年度 (003), R3末, （参考）令和元年度結果, 2022年度実績見込. The words alone;
what stands around them is the grammar of who asks. All patterns are for flattened text.
"""

from __future__ import annotations

import re

from normalize.text.flatten import flatten
from normalize.text.numbers import UNIT_WORDS

NUMBERED_YEAR = r"(?:(?:令和|平成|(?<![A-Za-z])[RH])\s*[\d元]{1,2}\s*(?:年度?)?|20\d{2}\s*年度)"
"""A fiscal year by its number: 令和4年度, R4, 2022年度."""
OF_YEAR = rf"(?:{NUMBERED_YEAR}|[前昨]年度?)末?"
SAID = r"(?:実績見込み?|見込み?|実績|結果|速報|確定|推計|暫定|決算)値?"
"""What is said of the figure of a year."""
ASIDE = r"(?:\(?参考\)?\s*:?\s*)?"
_LABEL = rf"{ASIDE}{OF_YEAR}\s*の?(?:{SAID}|\({SAID}\))?"
_FIGURE = rf"[約△]?\d[\d,]*(?:\.\d+)?\s*(?:%|ポイント|[千百万億]*円|{UNIT_WORDS})"
_NO_AIM = r"(?!\s*(?:以上|以下|未満|超|とする|を上回|を目))"
_BRACKETED = re.compile(
    rf"[(【\[<](?P<label>\s*{_LABEL}\s*)[)】\]>](?P<colon>\s*:?)(?=\s*{_FIGURE}{_NO_AIM})"
)
_LINE = re.compile(
    rf"[\s・※]*(?P<arrow>[→⇒⇨➡]\s*)?(?:[(【\[<]\s*)?{ASIDE}(?P<year>{OF_YEAR})\s*の?"
    rf"(?P<said>{SAID}|\({SAID}\))?\s*[)】\]>]?[\s:]*{_FIGURE}\s*[)】\]>]?"
)


def open_labels(flat: str) -> str:
    """A flattened text whose years in brackets stand bare before their figures; as long.

    【令和4年度実績】95.8％ and （前年度）95.8％ say the same as 令和4年度実績 95.8％.
    """
    if "年" not in flat and "R" not in flat and "H" not in flat:
        return flat
    return _BRACKETED.sub(lambda m: f" {m['label']} {' ' * len(m['colon'])}", flat)


def leads_with_past(line: str) -> re.Match[str] | None:
    """How a line begins with the figure of a year: `arrow` and `said` tell how plainly it does."""
    return _LINE.match(flatten(line))
