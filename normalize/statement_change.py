"""Targets said as a change: what the figure is, in brackets, and what it is to become.

000, 上位目標: a name, a bracket with the figures of men and women, the share by which they are to
change, and both figures then. The share is no target of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CHANGE = re.compile(
    r"(?P<name>\S.*?)\((?P<now>[^()]*\d%)\)を[\d.]+%(?:低下|減少|低減|改善|増加|向上|上昇)させ、?"
    r"(?P<then>[^()]*?\d%)(?:に|まで|と)"
)
_PART = re.compile(r"(?P<label>[^\d、,%]*)(?P<value>\d+(?:\.\d+)?)%")
_AIM = re.compile(r"^(?:最終|上位|中位|下位|長期|中期|短期)目標[:\s]*")


@dataclass(frozen=True, slots=True)
class Change:
    """One part: the name's place in the text, both figures in percent, and the part's place."""

    name: tuple[int, int]
    now: float
    then: float
    start: int
    end: int


def changes_of(flat: str) -> list[Change]:
    """The changes a flattened text states; none where its figures do not pair by their labels."""
    match = _CHANGE.match(flat) if "させ" in flat else None
    if match is None:
        return []
    now, then = list(_parts(match["now"])), list(_parts(match["then"]))
    if not now or [label for label, _ in now] != [label for label, _ in then]:
        return []
    aim = _AIM.match(flat)
    name = (aim.end() if aim else 0, match.end("name"))
    pairs = zip(now, then, strict=True)
    return [Change(name, old, new, 0, match.end("then")) for (_, old), (_, new) in pairs]


def _parts(text: str) -> Iterator[tuple[str, float]]:
    for part in _PART.finditer(text):
        yield part["label"].strip(), float(part["value"])
