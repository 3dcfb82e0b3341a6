"""Header words in other wordings: 施策の名称 is 施策名, 状況（進捗） 進捗状況, 評価欄 評価."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.word_lists import any_of

_BEHIND = re.compile(
    rf"の?(?:{any_of('header_words.behind')}|(?P<named>名称?)|(?P<told>{any_of('header_words.told')}))$"
)
"""What may stand behind a header word and hardly changes what its column holds."""
_ASIDE = re.compile(r"^(?P<word>[^()]+)\((?P<aside>[^()]{1,8})\)$")
_MOST = 3
_SHORTEST = 2

Reading = tuple[str, str]
"""(the word, what the words left out say of it: title, measure or nothing)."""


def readings(word: str) -> Iterator[Reading]:
    """The other wordings of a folded header word, the nearest first.

    What brackets say of it comes in front of it: 目標（数値） is 数値目標; without it it is the
    bare word. の is left out: 進捗の状況. Then what stands behind is left out, piece by piece.
    """
    match = _ASIDE.match(word)
    bare = word
    if match is not None:
        bare = match["word"]
        yield match["aside"] + bare, ""
        yield bare + match["aside"], ""
        yield bare, ""
    if "の" in bare:
        yield bare.replace("の", ""), ""
    said = ""
    for _ in range(_MOST):
        behind = _BEHIND.search(bare)
        if behind is None or behind.start() < _SHORTEST:
            return
        said = said or ("title" if behind["named"] else "measure" if behind["told"] else "")
        bare = bare[: behind.start()]
        yield bare, said


def as_said(roles: tuple[str, ...], said: str) -> tuple[str, ...]:
    """Roles of a word as what stood behind it says: 取組名 is a title, 取組の詳細 a measure."""
    if said in roles and "target" not in roles:
        return (said,)
    return roles
