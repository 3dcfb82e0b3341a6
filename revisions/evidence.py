"""Why an initiative of one side may belong to one of the other.

Four kinds: topics that both titles name, titles that are alike, indicators that both have a
target for, and measures that say the same. A title does not name all that moves: the old (6)
and (7) of 001 live on in the new (4) only as its third measure and its indicator.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Indel

from revisions.edition import Edition, Item
from revisions.folded import plain
from revisions.terms import TermSpace, best_likeness, likeness

_TITLE = 0.6
"""Titles less alike than this tell nothing: half of all titles end in の推進."""
_SCATTERED = 6
"""An indicator that so many initiatives have a target for belongs to none of them."""
_SURE_TITLE = 0.85
"""Titles that name different topics must be as alike as this."""
_ALIKE = 0.3
"""Measures whose terms are less alike than this have nothing to do with each other."""
_WHOLE = 0.17
"""The same for all terms of two initiatives."""
_KNOWN = 0.15
"""A measure rather speaks for an initiative that is linked by other evidence already."""


@dataclass(slots=True)
class Link:
    """The evidence for one pair of initiatives."""

    topics: list[str] = field(default_factory=list)
    topic_share: float = 0.0
    title: float = 0.0
    indicators: list[str] = field(default_factory=list)
    indicator_share: float = 0.0
    text_old: float = 0.0
    """Share of the old initiative's measures, by length and likeness, found in the new one."""
    text_new: float = 0.0
    whole: float = 0.0
    """Likeness of all terms of both initiatives, 0-1."""
    near: float = 0.0
    """1 for the same number in the same pillar, less the further apart in the lists."""

    @property
    def text(self) -> float:
        """The larger of the two shares: a small initiative taken up whole by a large one."""
        return max(self.text_old, self.text_new)


Links = dict[tuple[int, int], Link]
"""(place in the old list, place in the new list) to the evidence; none where there is none."""


def find_links(old: Edition, new: Edition, space: TermSpace) -> Links:
    """All pairs of initiatives with evidence that they belong together.

    `whole` is left open: it costs most, and only those need it who find no partner otherwise.
    """
    links: defaultdict[tuple[int, int], Link] = defaultdict(Link)
    _by_topics(old.items, new.items, links)
    _by_indicators(old.items, new.items, links)
    _by_titles(old.items, new.items, links)
    _by_texts(old.items, new.items, links, space)
    for (one, other), link in links.items():
        link.near = _nearness(old, new, one, other)
    return dict(links)


def _places(keys: Iterator[tuple[int, str]]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, key in keys:
        places[key].append(place)
    return places


def _by_topics(old: tuple[Item, ...], new: tuple[Item, ...], links: Links) -> None:
    left, right = (
        _places((n, topic) for n, item in enumerate(items) for topic in item.record.topics)
        for items in (old, new)
    )
    for topic in sorted(left.keys() & right.keys()):
        for one in left[topic]:
            for other in right[topic]:
                link = links[one, other]
                link.topics.append(topic)
                union = {*old[one].record.topics, *new[other].record.topics}
                link.topic_share = len(link.topics) / len(union)


def _by_indicators(old: tuple[Item, ...], new: tuple[Item, ...], links: Links) -> None:
    left, right = (
        _places((n, kpi) for n, item in enumerate(items) for kpi in _indicators(item))
        for items in (old, new)
    )
    for kpi in sorted(left.keys() & right.keys()):
        if max(len(left[kpi]), len(right[kpi])) > _SCATTERED:
            continue
        for one in left[kpi]:
            for other in right[kpi]:
                link = links[one, other]
                link.indicators.append(kpi)
                fewer = min(len(_indicators(old[one])), len(_indicators(new[other])))
                link.indicator_share = len(link.indicators) / fewer


def _indicators(item: Item) -> set[str]:
    return {target.kpi_id for target in item.targets if target.kpi_id}


def _by_titles(old: tuple[Item, ...], new: tuple[Item, ...], links: Links) -> None:
    left, right = ([plain(item.record.title_raw or "") for item in items] for items in (old, new))
    if not left or not right:
        return
    _by_numbers(old, new, links)
    alike = process.cdist(
        left, right, scorer=Indel.normalized_similarity, score_cutoff=_TITLE, dtype=np.float32
    )
    for one, other in ((int(a), int(b)) for a, b in np.argwhere(alike >= _TITLE)):
        topics = old[one].record.topics, new[other].record.topics
        differ = all(topics) and not set(topics[0]) & set(topics[1])
        if left[one] and right[other] and alike[one, other] >= (_SURE_TITLE if differ else _TITLE):
            links[one, other].title = float(alike[one, other])


def _by_numbers(old: tuple[Item, ...], new: tuple[Item, ...], links: Links) -> None:
    """Items without a title have nothing but their number to be known by."""
    left, right = (
        _places(
            (place, f"{item.record.pillar} {plain(item.record.number_raw or '')}")
            for place, item in enumerate(items)
            if not item.record.title_raw
        )
        for items in (old, new)
    )
    for key in sorted(left.keys() & right.keys()):
        for one, other in zip(left[key], right[key], strict=False):
            links[one, other].title = _SURE_TITLE


def _by_texts(old: tuple[Item, ...], new: tuple[Item, ...], links: Links, space: TermSpace) -> None:
    """Each measure speaks for the initiative that holds the measure most like it."""
    left, right = _measures(old), _measures(new)
    alike = _equal(left, right)
    known = {one for one, _ in alike}, {other for _, other in alike}
    rest = (
        [place for place in range(len(left)) if place not in known[0]],
        [place for place in range(len(right)) if place not in known[1]],
    )
    ones = space.vectors([(left[place][1],) for place in rest[0]])
    others = space.vectors([(right[place][1],) for place in rest[1]])
    # Pairs that may be the best for one of their measures, were they linked otherwise.
    for (one, other), cosine in best_likeness(ones, others, _ALIKE, _KNOWN).items():
        alike[rest[0][one], rest[1][other]] = cosine
    best: tuple[dict[int, _Choice], dict[int, _Choice]] = {}, {}
    for (one, other), cosine in sorted(alike.items()):
        near = (left[one][0], right[other][0])
        rank = (cosine + _KNOWN * (near in links), -abs(near[0] - near[1]))
        for side, (mine, theirs) in enumerate(((one, near[1]), (other, near[0]))):
            if mine not in best[side] or rank > best[side][mine][0]:
                best[side][mine] = (rank, theirs, cosine)
    sizes = [_sizes(measures, len(items)) for measures, items in ((left, old), (right, new))]
    for measure, (_, other, cosine) in best[0].items():
        one, text = left[measure]
        links[one, other].text_old += cosine * len(text) / sizes[0][one]
    for measure, (_, one, cosine) in best[1].items():
        other, text = right[measure]
        links[one, other].text_new += cosine * len(text) / sizes[1][other]


def _equal(
    left: list[tuple[int, str]], right: list[tuple[int, str]]
) -> dict[tuple[int, int], float]:
    """Measures that are the same on both sides need no further look."""
    places = _places((place, text) for place, (_, text) in enumerate(right))
    return {
        (one, other): 1.0 for one, (_, text) in enumerate(left) for other in places.get(text, ())
    }


def add_terms(old: Edition, new: Edition, alone: tuple[list[int], list[int]], links: Links) -> None:
    """Add how alike the terms of whole initiatives are, where one of both stands `alone`."""
    texts = [_texts(item) for item in old.items], [_texts(item) for item in new.items]
    space = TermSpace([*texts[0], *texts[1]])
    every = range(len(old.items)), range(len(new.items))
    for ones, others in ((alone[0], every[1]), (every[0], alone[1])):
        if not ones or not others:
            continue
        left = space.vectors([texts[0][place] for place in ones])
        right = space.vectors([texts[1][place] for place in others])
        for (one, other), cosine in likeness(left, right, _WHOLE).items():
            links.setdefault((ones[one], others[other]), Link()).whole = cosine


def _texts(item: Item) -> list[str]:
    return [plain(item.record.title_raw or ""), *(plain(each.text) for each in item.measures)]


_Choice = tuple[tuple[float, int], int, float]
"""Rank, place of the chosen initiative, likeness."""


def _measures(items: tuple[Item, ...]) -> list[tuple[int, str]]:
    """(place of the initiative, folded text) of every measure."""
    return [
        (place, plain(measure.text))
        for place, item in enumerate(items)
        for measure in item.measures
    ]


def _sizes(measures: list[tuple[int, str]], count: int) -> list[int]:
    sizes = [0] * count
    for place, text in measures:
        sizes[place] += len(text)
    return sizes


def _nearness(old: Edition, new: Edition, one: int, other: int) -> float:
    this, that = old.items[one].record, new.items[other].record
    same = this.pillar == that.pillar and plain(this.number_raw or "") == plain(
        that.number_raw or ""
    )
    apart = abs((one + 1) / len(old.items) - (other + 1) / len(new.items))
    return (1.0 if same else 0.5) * (1 - apart)
