"""What differs between two texts: exactly, in phrases, and as a reader marks it up.

Exact is a shortest edit of characters in which numbers and Latin words are single characters.
Fine is the same edit grown to phrases, without the stray の between two changes. Read is what a
person underlines: a sentence that was reworded is marked whole, another only where it changed.
All three are lists of matches; what no match covers has changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import Indel, Postfix, Prefix

from revisions.folded import tokens
from revisions.phrases import whole_phrases

REWORDED = 0.85
"""A sentence with a smaller share of common letters is read as reworded. The old column of 001
underlines whole sentences that keep up to 0.84 of them."""
_FOREIGN = 0.4
"""With a smaller share still, what two sentences have in common is chance."""
_NO_LETTER = re.compile(r"[\W\d_]+")
_MARK = re.compile(r"\([^()]*\)")
_IN_TOKENS = frozenset("0123456789abcdefghijklmnopqrstuvwxyz.,")
"""Characters of numbers and Latin words, which are never cut."""
_STRAY = 2
"""An island of so few characters without a number between two changes is an accident."""


class Match(NamedTuple):
    """`size` folded characters that are the same from `old` and from `new` on."""

    old: int
    new: int
    size: int

    def mirrored(self) -> Match:
        """The same match with the sides swapped."""
        return Match(self.new, self.old, self.size)


@dataclass(frozen=True, slots=True)
class Redline:
    """Two texts compared: the matches that are exact, those of whole phrases, and the reader's."""

    exact: tuple[Match, ...]
    fine: tuple[Match, ...]
    read: tuple[Match, ...]
    similarity: float
    sizes: tuple[int, int]
    """Folded characters of the old and the new text."""


def redline(old: str, new: str, *, whole: bool | None = None) -> Redline:
    """Compare two folded texts. Swapping them mirrors the result.

    Where both are not the same, a reader sees all of them as changed if they were reworded;
    `whole` says so beforehand: True for another heading, False for the target of one indicator.
    Where several edits are as short, the choice hangs on the texts and not on their order.
    """
    if (len(new), new) < (len(old), old):
        return _mirrored(redline(new, old, whole=whole))
    exact = _matches(old, new)
    sizes = (len(old), len(new))
    covered = sum(match.size for match in exact)
    similarity = 2 * covered / max(sum(sizes), 1)
    if sizes == (covered, covered):
        return Redline(exact, exact, exact, 1.0, sizes)
    fine: tuple[Match, ...] = ()
    words = _likeness_of_words(exact, old, new)
    if max(similarity, words) < _FOREIGN:
        exact = ()
    else:
        healed = _without_strays(exact, sizes, old)
        fine = tuple(Match(*each) for each in whole_phrases(old, new, healed))
        fine = exact if fine == exact else fine
    if whole is None:
        whole = words < REWORDED
    return Redline(exact, fine, () if whole else fine, similarity, sizes)


def heading_redline(old: str, new: str, stems: tuple[int, int]) -> Redline:
    """Compare two folded headings; `stems` is how many characters number and title have.

    Number and title are one phrase: another number or word makes it another heading (001). The
    marks behind it (重要度：高) are compared one by one.
    """
    before, after = old[: stems[0]], new[: stems[1]]
    title = redline(before, after, whole=before != after)
    marks = _same_marks(old[stems[0] :], new[stems[1] :], stems)
    exact, fine, read = ((*each, *marks) for each in (title.exact, title.fine, title.read))
    sizes = (len(old), len(new))
    similarity = 2 * sum(match.size for match in exact) / max(sum(sizes), 1)
    return Redline(exact, fine, read, similarity, sizes)


def _same_marks(old: str, new: str, at: tuple[int, int]) -> list[Match]:
    """The marks in brackets that both headings have, which stand in one order on both."""
    there = {match.group(): match.start() for match in _MARK.finditer(new)}
    return [
        Match(at[0] + match.start(), at[1] + there[match.group()], len(match.group()))
        for match in _MARK.finditer(old)
        if match.group() in there
    ]


def _mirrored(found: Redline) -> Redline:
    exact, fine, read = (
        tuple(match.mirrored() for match in matches)
        for matches in (found.exact, found.fine, found.read)
    )
    return Redline(exact, fine, read, found.similarity, (found.sizes[1], found.sizes[0]))


def _likeness_of_words(matches: tuple[Match, ...], one: str, other: str) -> float:
    """Share of common letters, numbers and punctuation left out; 1 where there are none.

    Another number does not make a sentence another sentence.
    """
    common = _letters("".join(one[match.old : match.old + match.size] for match in matches))
    total = _letters(one) + _letters(other)
    return 2 * common / total if total else 1.0


def _letters(text: str) -> int:
    return len(_NO_LETTER.sub("", text))


def _matches(old: str, new: str) -> tuple[Match, ...]:
    """The runs a shortest edit of tokens leaves standing."""
    head = _ends_of_token(old, Prefix.similarity(old, new))
    ones, others = old[head:], new[head:]
    tail = Postfix.similarity(ones, others)
    while tail and ones[-tail] in _IN_TOKENS:
        tail -= 1
    left, right = ones[: len(ones) - tail], others[: len(others) - tail]
    found = [Match(0, 0, head)] if head else []
    for match in _inner_matches(left, right):
        found.append(Match(head + match.old, head + match.new, match.size))
    if tail:
        found.append(Match(len(old) - tail, len(new) - tail, tail))
    return tuple(_joined(found))


def _ends_of_token(text: str, place: int) -> int:
    """The last place up to the given one at which no number or Latin word is cut."""
    while place and text[place - 1] in _IN_TOKENS:
        place -= 1
    return place


def _joined(matches: list[Match]) -> Iterator[Match]:
    """Matches with those that follow each other without a gap made one."""
    last: Match | None = None
    for match in matches:
        if last and (last.old + last.size, last.new + last.size) == match[:2]:
            last = Match(last.old, last.new, last.size + match.size)
            continue
        if last:
            yield last
        last = match
    if last:
        yield last


def _inner_matches(old: str, new: str) -> Iterator[Match]:
    if not old or not new:
        return
    left, right = tokens(old), tokens(new)
    if len(left) == len(old) and len(right) == len(new):
        for block in Indel.opcodes(old, new):
            if block.tag == "equal":
                yield Match(block.src_start, block.dest_start, block.src_end - block.src_start)
        return
    at_old, at_new = _places(left), _places(right)
    for block in Indel.opcodes(left, right):
        if block.tag == "equal":
            here = at_old[block.src_start]
            yield Match(here, at_new[block.dest_start], at_old[block.src_end] - here)


def _places(parts: list[str]) -> list[int]:
    """Where each token starts, and where the last one ends."""
    return [0, *accumulate(map(len, parts))]


def _without_strays(matches: tuple[Match, ...], sizes: tuple[int, int], text: str) -> list[Match]:
    """Drop islands between two changes that are shorter than both, and stray characters."""
    kept = list(matches)
    while True:
        for place in range(len(kept)):
            if _is_stray(kept, place, sizes, text):
                del kept[place]
                break
        else:
            return kept


def _is_stray(kept: list[Match], place: int, sizes: tuple[int, int], text: str) -> bool:
    match = kept[place]
    before = kept[place - 1] if place else Match(0, 0, 0)
    after = kept[place + 1] if place + 1 < len(kept) else Match(*sizes, 0)
    left = max(match.old - before.old - before.size, match.new - before.new - before.size)
    right = max(after.old - match.old - match.size, after.new - match.new - match.size)
    if not left or not right:
        return False
    island = text[match.old : match.old + match.size]
    if any(character.isdigit() for character in island):
        return False
    return match.size <= _STRAY or match.size <= min(left, right)
