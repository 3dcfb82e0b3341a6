"""Groups the initiatives of both sides into parts that belong together.

First each initiative is given its one successor, by the largest total of evidence; then those
without one, by what their texts say. Who still finds none is attached to the initiative that took
it up, so that every part is a pair, several olds around one new (merged) or several news around
one old (split).
"""

from __future__ import annotations

from dataclasses import dataclass

from revisions.assignment import best_pairs
from revisions.edition import Edition
from revisions.evidence import Link, Links, add_terms, find_links
from revisions.terms import TermSpace

_LEAST = 0.9
"""Evidence that weighs less makes no pair of successors."""
_TAKEN_UP = 0.25
"""An initiative of whose text so much stands in another has been taken up by it."""
_ALIKE = 0.22
_CLEARLY = 1.25
"""So is one whose terms are as much like another's, and clearly more than like any third's."""


@dataclass(slots=True)
class Part:
    """Places in the lists of both sides that belong together, and why."""

    old: list[int]
    new: list[int]
    links: dict[tuple[int, int], Link]

    def mirrored(self) -> Part:
        """The same part with the sides swapped."""
        links = {(new, old): link for (old, new), link in self.links.items()}
        return Part(self.new, self.old, links)


def align(old: Edition, new: Edition, space: TermSpace) -> list[Part]:
    """All initiatives of both sides in parts, in the order of the new side.

    `space` knows the terms of both sides' measures.
    Removed ones stand behind what preceded them on the old side.
    """
    if new.key < old.key:  # choices between equals must not hang on which side is named first
        swapped = _parts(new, old, space)
        return _ordered([part.mirrored() for part in swapped])
    return _ordered(_parts(old, new, space))


def _parts(old: Edition, new: Edition, space: TermSpace) -> list[Part]:
    links = find_links(old, new, space)
    weights = {pair: _weight(link, pair, old, new) for pair, link in links.items()}
    pairs = best_pairs({pair: weight for pair, weight in weights.items() if weight >= _LEAST})
    alone = _alone(pairs, old, new)
    strong = [pair for pair, link in links.items() if _is_strong(link)]
    known = {one for one, _ in strong}, {other for _, other in strong}
    lost = (
        [place for place in alone[0] if place not in known[0]],
        [place for place in alone[1] if place not in known[1]],
    )
    if any(lost):
        add_terms(old, new, lost, links)
        weights = {pair: _weight(link, pair, old, new) for pair, link in links.items()}
    pairs += _by_text_alone(links, alone)
    parts = [Part([one], [other], {(one, other): links[one, other]}) for one, other in pairs]
    _attach(parts, links, weights, len(old.items), len(new.items))
    placed_old = {place for part in parts for place in part.old}
    placed_new = {place for part in parts for place in part.new}
    parts += [Part([n], [], {}) for n in range(len(old.items)) if n not in placed_old]
    parts += [Part([], [n], {}) for n in range(len(new.items)) if n not in placed_new]
    return parts


def _alone(pairs: list[tuple[int, int]], old: Edition, new: Edition) -> tuple[list[int], list[int]]:
    """Places of both sides that are in no pair."""
    placed = {one for one, _ in pairs}, {other for _, other in pairs}
    return (
        [place for place in range(len(old.items)) if place not in placed[0]],
        [place for place in range(len(new.items)) if place not in placed[1]],
    )


def _by_text_alone(links: Links, alone: tuple[list[int], list[int]]) -> list[tuple[int, int]]:
    """Pairs of those whose titles tell nothing: 組織運営 of 000 and 業務改革の推進 of 003."""
    ones, others = set(alone[0]), set(alone[1])
    return best_pairs(
        {
            pair: max(link.text, link.whole)
            for pair, link in links.items()
            if pair[0] in ones
            and pair[1] in others
            and (link.text >= _TAKEN_UP or link.whole >= _ALIKE)
        }
    )


def _weight(link: Link, pair: tuple[int, int], old: Edition, new: Edition) -> float:
    """How strongly two initiatives look like one. Any single kind of evidence can do."""
    weight = (
        2.0 * link.topic_share
        + 1.5 * link.title
        + 1.2 * link.indicator_share
        + 2.0 * link.text
        + 0.3 * link.near
    )
    one, other = old.items[pair[0]].record.pillar, new.items[pair[1]].record.pillar
    # The same item stands under two pillars where one is 【再掲】 (001: 業務改革の推進).
    return weight if None in (one, other) or one == other else 0.5 * weight


def _attach(
    parts: list[Part],
    links: Links,
    weights: dict[tuple[int, int], float],
    olds: int,
    news: int,
) -> None:
    """Attach whoever found no successor of its own; the strongest evidence first.

    A part grows on one side only; two initiatives never become two others in one part.
    """
    by_old = {part.old[0]: part for part in parts}
    by_new = {part.new[0]: part for part in parts}
    left = set(range(olds)) - by_old.keys(), set(range(news)) - by_new.keys()
    clear = _clearly_alike(links)
    strong = [pair for pair, link in links.items() if _is_strong(link) or pair in clear]
    for one, other in sorted(strong, key=lambda pair: (-weights[pair], pair)):
        if one in left[0] and other in by_new and len(by_new[other].new) == 1:
            part = by_new[other]
            part.old.append(one)
            left[0].discard(one)
        elif other in left[1] and one in by_old and len(by_old[one].old) == 1:
            part = by_old[one]
            part.new.append(other)
            left[1].discard(other)
        else:
            continue
        part.links[one, other] = links[one, other]
    for part in parts:
        part.old.sort()
        part.new.sort()


def _is_strong(link: Link) -> bool:
    return bool(link.topics or link.indicators) or link.text >= _TAKEN_UP or link.title >= 0.8


def _clearly_alike(links: Links) -> set[tuple[int, int]]:
    """Pairs whose terms are alike, seen from the old or from the new side."""
    found = set()
    for side in (0, 1):
        rows: dict[int, list[tuple[float, tuple[int, int]]]] = {}
        for pair, link in links.items():
            rows.setdefault(pair[side], []).append((link.whole, pair))
        for row in rows.values():
            (best, pair), *others = sorted(row, reverse=True)
            if best >= _ALIKE and (not others or best >= _CLEARLY * others[0][0]):
                found.add(pair)
    return found


def _ordered(parts: list[Part]) -> list[Part]:
    """By the first new place; a part without one behind the part of the old place before it."""
    behind: dict[int, float] = {}
    for part in parts:
        for place in part.old:
            if part.new:
                behind[place] = part.new[0]

    def key(part: Part) -> tuple[float, int, int]:
        if part.new:
            return (part.new[0], 0, 0)
        before = [behind[place] for place in range(part.old[0]) if place in behind]
        return (before[-1] if before else -1, 1, part.old[0])

    return sorted(parts, key=key)
