"""Words that say what stands one below the other in a column: 目標／実績, 上段：目標 下段：実績."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from normalize.text.remembered import remembered
from parsers.grid import GridCell
from parsers.header.kinds import kind_of
from parsers.header.lines import guesses_of, words_of
from parsers.word_lists import any_of
from schema.document import Cell, Line, Ref

_LONGEST = 60
MOST_PARTS = 4
_TELLS = re.compile(any_of("stacked.done"))
_BETWEEN = re.compile(r"[／/・｜|、，,\n]+|\s+|(?<=[標画績果値])(?:と|及び|および)")
_SAYS = r"[\s:：=＝はがにを…]*"
_LEVELS = re.compile(
    rf"[（(〔【\[]?上段[）)〕】\]]?{_SAYS}(?P<upper>.{{2,24}}?)[\s、,，。；;／/・が]*"
    rf"(?:[（(〔【\[]?中段[）)〕】\]]?{_SAYS}(?P<middle>.{{2,24}}?)[\s、,，。；;／/・が]*)?"
    rf"[（(〔【\[]?下段[）)〕】\]]?{_SAYS}(?P<lower>[^、。\n]{{2,30}})"
)
_LEVELS_BEHIND = re.compile(
    r"(?P<upper>[^\s（(、,／/:：※]{2,16})[（(]上段[）)].{0,6}?"
    r"(?:(?P<middle>[^\s（(、,／/]{2,16})[（(]中段[）)].{0,6}?)?"
    r"(?P<lower>[^\s（(、,／/]{2,16})[（(]下段[）)]"
)
_LOWER_ALONE = re.compile(
    rf"^(?P<upper>[^（(〔［\[※\n]{{2,24}})\s*[（(〔［\[※]\s*下段{_SAYS}(?P<lower>[^（(、。\n]{{2,24}}?)[)）〕］\]]?$"
)
_CLOSING = re.compile(
    r"(?:を?(?:示す|記載|表示)(?:する|している|しています)?|です|である|とする)?[）)」』】]*$"
)
_DATED = re.compile(r"(?:令和|平成|[RＲHＨ]|20)\s*[\d０-９元]{1,2}(?:年度の?)?")
_OWN_LABEL = re.compile(
    r"^\s*[【〔［\[（(＜<]?(?P<word>[^\s\d０-９【】〔〕（）()：:]{2,8})[】〕］\])）＞>]?[\s\u3000:：]*"
    r"(?=[\d０-９対△▲約－―-]|" + any_of("stacked.awaited") + ")"
)


@dataclass(frozen=True)
class Part:
    """What one of the values is, and the words for a column of its own."""

    role: str
    words: str


def may_tell(words: str) -> bool:
    """Whether a header's words may say that; to be asked first."""
    return 4 < len(words) <= _LONGEST and _TELLS.search(words) is not None


def parts_of(words: str) -> list[Part]:
    """What a header says stands one below the other (目標／実績); empty for other headers."""
    if "段" in words and (levels := levels_of(words)):
        return levels
    pieces = [piece for piece in _BETWEEN.split(words) if piece]
    year = _DATED.match(words)
    if year is not None and sum(_DATED.match(piece) is not None for piece in pieces) == 1:
        pieces = [pieces[0], *(year[0] + piece for piece in pieces[1:])]  # R2目標／実績
    return both([part_of(piece) for piece in pieces]) if len(pieces) <= MOST_PARTS else []


def levels_of(text: str) -> list[Part]:
    """What a line says stands above and below in each cell: 上段：目標　下段：実績."""
    found = (both([part_of(name) for name in names]) for names in _names_of_levels(text))
    return next((parts for parts in found if parts), [])


def level_names(text: str) -> list[str]:
    """What a text names for the upper, middle and lower part of a cell; empty for other texts.

    The upper one may be named by what stands in front: 9月末実績（下段：前年同期）.
    """
    if (named := next(_names_of_levels(text), None)) is not None:
        return named
    below = _LOWER_ALONE.match(text) if "下段" in text else None
    return [below["upper"], _CLOSING.sub("", below["lower"])] if below is not None else []


def _names_of_levels(text: str) -> Iterator[list[str]]:
    if "上段" not in text or "下段" not in text:
        return
    for pattern in (_LEVELS, _LEVELS_BEHIND):
        if (match := pattern.search(text)) is not None:
            names = [match[each] for each in ("upper", "middle", "lower") if match[each]]
            yield [_CLOSING.sub("", name) for name in names]


def both(parts: list[Part | None]) -> list[Part]:
    """The parts, if they are all known and one target and one result among them."""
    known = [part for part in parts if part is not None]
    roles = [part.role for part in known]
    both = roles.count("goal") == 1 and roles.count("result") == 1
    return known if both and len(known) == len(parts) else []


@remembered
def part_of(words: str) -> Part | None:
    """What one word says a value is; None for words that name none."""
    cell = GridCell(Cell(0, 0, [Line(words.strip(" 　（(）)：:"))]), Ref())
    roles = words_of(cell) or guesses_of(cell)
    kind = kind_of(cell.text)
    if kind == "plan" or "goal" in roles or roles[:1] == ("target",):
        return Part("goal", cell.text if "目標" in cell.text else "目標")
    if kind == "done" or "result" in roles:
        return Part("result", _as_result(cell))
    aside = next((r for r in ("achievement", "national", "baseline", "remark") if r in roles), None)
    return Part(aside, cell.text) if aside is not None else None


def _as_result(cell: GridCell) -> str:
    """Header words of a result that no list doubts; those that name a year stay as they are."""
    sure = words_of(cell) == ("result",) or _DATED.match(cell.text) is not None
    return cell.text if sure else f"実績値（{cell.text}）"


def label_of(text: str) -> str | None:
    """The word in front of a value: 目標 of 目標：92.0％以上; None where there is none."""
    match = _OWN_LABEL.match(text)
    return match["word"] if match is not None else None


def bare(text: str, role: str) -> str:
    """A value of a role without its label in front of it."""
    match = _OWN_LABEL.match(text)
    part = part_of(match["word"]) if match is not None else None
    return text[match.end() :] if match and part is not None and part.role == role else text
