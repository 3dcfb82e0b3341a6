"""The worklist of open names as lines for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol


class Open(Protocol):
    """What is shown of an open name."""

    @property
    def name(self) -> str:
        """As printed."""

    @property
    def kind(self) -> str:
        """indicator or item."""

    @property
    def count(self) -> int:
        """How often."""

    @property
    def documents(self) -> Sequence[str]:
        """Sources, the first is that of the place."""

    @property
    def place(self) -> str:
        """Of the first occurrence."""

    @property
    def context(self) -> str:
        """Headings above it."""

    @property
    def candidates(self) -> Iterable[tuple[str, float]]:
        """Ids and scores, best first."""


def open_name_lines(names: Sequence[Open], total: int, nameless: int) -> Iterator[str]:
    """Three lines a name: name, place and candidates; then how many there are in all."""
    for each in names:
        yield f"{each.count}x {each.kind} {each.name}"
        first, *others = each.documents
        more = f" and {len(others)} more" if others else ""
        under = f", under {each.context}" if each.context else ""
        yield f"    {first}{more}, {each.place}{under}"
        ranked = ", ".join(f"{key} ({score:.2f})" for key, score in each.candidates)
        yield f"    candidates: {ranked or 'none'}"
    yield f"{total} open names" + (f", {len(names)} shown" if len(names) < total else "")
    if nameless:
        yield f"{nameless} targets without a name of their own: see their statements in issues"
