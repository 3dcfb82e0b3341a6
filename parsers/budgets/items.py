"""What an amount is spent on, as lists in cells print it: one item a mark, remarks apart.

Lists without marks print an item a line; a line may also go on in the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from parsers.measures.openers import FRESH, opens_item
from parsers.word_lists import any_of
from schema.document import Line

_BULLET = re.compile(r"[・●･■◆○〇◯◇□▪▫▶►➢✓✔◎](?=[\s\u3000]*[^\s・●･■◆○])")
_INSIDE = re.compile(r"(?<=[\s\u3000])(?:[・●･■◆○](?=\S)|(?=[★☆]\S))")
_NUMBER = re.compile(
    r"(?:[①-⑳]|[（(][\d０-９]{1,2}[)）]|[\d０-９]{1,2}[.．)）](?![\d０-９]))(?=[\s\u3000]*\S)"
)
_DASH = re.compile(r"[-－―–‐](?=[\s\u3000]*[^\s\d０-９-])")
_STYLES = (("bullet", _BULLET), ("number", _NUMBER), ("dash", _DASH))
_NOTE = re.compile(r"※|[（(]注")
_OPEN = re.compile(r"(?:及び|並びに|または|又は|[をにのとへや、・「『（(])$")
_GOES_ON = re.compile(r"[（(「をにのとへが、・」）)]")
_WORK = re.compile(rf"(?:{any_of('budgets.work')})$")
_ROOM = 0.7
"""A line that leaves so much of the widest one's place blank was broken on purpose."""


def style_of(text: str) -> str | None:
    """How a line opens an item: `bullet`, `number`, `dash`, `mark` (★, 【新規】), or not: None."""
    if opens_item(text):
        return "mark"
    return next((style for style, sign in _STYLES if sign.match(text)), None)


def is_remark(text: str) -> bool:
    """Whether a line is a remark on the items: ※郵送料を含む; ※重点 opens an item."""
    return _NOTE.match(text) is not None and not opens_item(text)


def goes_on(item: str, text: str) -> bool:
    """Whether a line without a mark ends the item above, whose words are not complete."""
    opened = item.count("（") + item.count("(") > item.count("）") + item.count(")")
    return opened or bool(_OPEN.search(item) or _GOES_ON.match(text))


def unmarked(text: str) -> str:
    """An item without its list's mark; what says that it is new stays: ★・広報 is ★広報."""
    found = FRESH.match(text) or re.match("[★☆]", text)
    front = found.group() if found is not None else ""
    rest = text[len(front) :].strip()
    sign = next((m for _, sign in _STYLES if (m := sign.match(rest)) is not None), None)
    return f"{front}{rest[sign.end() :].strip() if sign is not None else rest}"


def items_of(lines: Iterable[Line]) -> tuple[list[str], list[str]]:
    """The items of a cell and its remarks; no items where no line opens one.

    A list is of the marks that open its first item: numbers below ・ stay inside, and ・ below ①.
    """
    filled = [(line.text.strip(), line.level) for line in lines if line.text.strip()]
    styles = [style_of(text) for text, _ in filled]
    outer = next((style for style in styles if style not in (None, "mark")), "mark")
    items: list[str] = []
    remarks: list[str] = []
    last = items
    for (text, level), style in zip(filled, styles, strict=True):
        if is_remark(text):
            last = remarks
            remarks.append(text)
        elif level or style in (outer, "mark") or not last:
            last = items
            parts = _INSIDE.split(text) if outer in ("bullet", "mark") else [text]
            items += [unmarked(part.strip()) for part in parts if part.strip()]
        else:
            last[-1] += text
    opened = any(style is not None for style in styles) or any(level for _, level in filled)
    return (items if opened else []), remarks


def unmarked_items(lines: Iterable[Line], widest: int) -> list[str]:
    """The items of a cell that lists one a line without any mark; none where it holds but one.

    A line ends an item where it names a work done (…の送付), or where the next would have had
    room beside it; `widest` is the length of the longest line that the column prints. Such a
    word alone (勧奨) ends what stands above.
    """
    items: list[str] = []
    for text in (line.text.strip() for line in lines if line.text.strip()):
        if is_remark(text):
            continue
        above = items[-1] if items else ""
        ended = _WORK.search(above) is not None or len(above) < _ROOM * widest
        rest = _WORK.fullmatch(text) is not None and _WORK.search(above) is None
        if items and (rest or goes_on(above, text) or not ended):
            items[-1] = above + text
        else:
            items.append(text)
    return items if len(items) > 1 else []
