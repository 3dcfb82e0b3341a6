"""One part of a measure cell: a measure, a target, a remark, a sub-heading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from parsers.measures.markers import Atom
from schema.document import Ref
from schema.plan import Quote

SegmentKind = Literal[
    "measure", "statement", "result", "note", "subheading", "lead", "context", "grade"
]


@dataclass(slots=True)
class Segment:
    """One part of a measure cell: its kind, words, and the places they stand in."""

    kind: SegmentKind
    text: str
    refs: list[Ref]
    marker: str | None = None
    label: str | None = None
    statement: Literal["kpi", "target"] | None = None
    subtitle: str | None = None
    context: list[Segment] = field(default_factory=list)
    name: str | None = None
    """Of a statement: its indicator's name, where a cell of its own prints it."""
    behind: list[Segment] = field(default_factory=list)
    """Of a result: the targets of its line, or those above it since the last result."""
    when: str | None = None
    """Of a result: the words over its column, which may name its month."""

    @property
    def quote(self) -> Quote:
        """Its words and all places they stand in."""
        return Quote(self.text, self.refs[0], tuple(self.refs[1:]))

    def extend(self, atom: Atom) -> None:
        """Append an atom that belongs inside, marker included."""
        words = f"{atom.marker}{atom.gap}{atom.text}".strip()
        self.text = f"{self.text} {words}".strip()
        if self.refs[-1] != atom.ref:
            self.refs.append(atom.ref)
