"""Whose figure is whose, where all branches stand in front of the branch itself.

全国 95.9%　長野 96.5%, 全国平均95.9％（長野96.5％）, 全国（95.9％）　支部（96.5％）,
【全国】95.9％【長野】96.5％.
"""

from __future__ import annotations

import re
from functools import cache

from normalize.national import NATIONAL_NAME
from normalize.result_dates import own_branch
from normalize.result_tokens import Token
from normalize.taxonomy_files import packaged
from normalize.text.all_branches import ALL_BRANCHES, SPOKEN_OF
from normalize.text.flatten import flatten
from normalize.text.numbers import UNIT_WORDS

_FIGURE = rf"\d[\d.,]*\s*(?:{UNIT_WORDS})"
_FOLLOWS = re.compile(r"\s*△?\d[\d.,]*\s*[^\d\s()]{0,3}\s*(?:\((?P<name>[^()]*)\))?")
"""A figure behind a bracket, and the bracket behind that."""
_UNIT_ENDS = ("%", "円", "件", "社", "人", "所", "名")


def opened(text: str) -> str:
    """The text with the brackets around the figure of a place made blanks; same length.

    Only where it speaks of all branches: 全国（95.9％）　長野（96.5％）.
    """
    if SPOKEN_OF.search(text) is None:
        return text
    before = flat = flatten(text)
    for pattern in _bracketed():
        flat = pattern.sub(lambda m: f"{m['lead']} {m['inner']} ", flat)
    if flat == before:
        return text
    return "".join(
        " " if new != old else as_printed
        for new, old, as_printed in zip(flat, before, text, strict=True)
    )


def is_own(name: str | None) -> bool:
    """Whether the words in front of a figure name the branch itself, or nothing at all."""
    if name is None or NATIONAL_NAME.fullmatch(name):
        return True
    return own_branch().match(name.rstrip("はのが")) is not None


def named_behind(flat: str, bracket: Token) -> bool:
    """Whether a bracket touches the figure before it, and no figure follows: 82.1％（全国）."""
    follows = _FOLLOWS.match(flat, bracket.end)
    names = follows is not None and any(
        own_branch().match(w) for w in (follows["name"] or "").split()
    )
    return flat[: bracket.start].endswith(_UNIT_ENDS) and (follows is None or names)


def own_follows(flat: str, at: int) -> bool:
    """Whether the next figure behind a place is named as the branch's own: …、長野支部 96.5%."""
    return _own_figure().match(flat, at) is not None


@cache
def _own() -> str:
    names = "|".join(each["name"] for code, each in packaged("branches").items() if code != "00")
    return rf"(?:(?:{names})(?:支部|[都府県])?|当?支部)"


@cache
def _bracketed() -> tuple[re.Pattern[str], ...]:
    """The name before the bracket, or in the bracket behind the figure of all branches; theirs
    in front of the branch's: （全国95.9％）96.5％."""
    return (
        re.compile(
            rf"^(?P<lead>\s*)\((?P<inner>{ALL_BRANCHES}[\s:は]*{_FIGURE}\s*)\)(?=\s*{_FIGURE})"
        ),
        re.compile(
            rf"(?P<lead>(?:{ALL_BRANCHES}|(?<![一-龠]){_own()})\s*)\((?P<inner>\s*{_FIGURE}\s*)\)"
        ),
        re.compile(
            rf"(?P<lead>{ALL_BRANCHES}[\s:は]*{_FIGURE}\s*)\((?P<inner>\s*{_own()}[\s:は]*{_FIGURE}\s*)\)"
        ),
    )


@cache
def _own_figure() -> re.Pattern[str]:
    return re.compile(rf"[\s、,/・;)】]*[(【<]?(?:{_own()})?[)】>]?[\s:は(]*{_FIGURE}")
