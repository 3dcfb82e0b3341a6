"""What a measure cell holds: measures, targets, remarks and sub-headings, in order.

The rules are the contract's reading rules ("Actions", "Targets"). Every character of the input
goes into exactly one segment, so the ledger can say that nothing was dropped.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from parsers.markers import Atom, Piece, atoms_of
from parsers.segment import Segment, SegmentKind
from parsers.segment_words import (
    AIMS,
    ANNOUNCES,
    BREAKDOWN,
    COMPLETE,
    COUNT_LINE,
    EXPECTED,
    GOAL_WORDS,
    LABEL,
    LIST_KINDS,
    OWN_GOAL,
    PERCENT,
    PLANNED,
    REACHED,
    REACHES,
    cut_tail,
)


class Segmenter:
    """Groups atoms into segments. One instance reads one cell, or one stream of lines."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self._outer: tuple[str, int] | None = None
        self._outer_level = 0
        self._subtitle: str | None = None
        self._open: Segment | None = None
        self._block: Literal["kpi", "target"] | None = None
        self._block_kind: str | None = None
        self._population: Segment | None = None

    def restart(self) -> None:
        """Forget the list level and sub-heading: a new initiative begins."""
        self._outer, self._subtitle, self._open = None, None, None
        self._block, self._population = None, None

    def feed(self, piece: Piece) -> None:
        """Take one line."""
        for atom in atoms_of(piece):
            self._take(atom)

    def _add(self, kind: SegmentKind, atom: Atom, **more: object) -> Segment:
        segment = Segment(kind, atom.text, [atom.ref], atom.marker or None)
        for name, value in more.items():
            setattr(segment, name, value)
        self.segments.append(segment)
        self._open = segment
        return segment

    def _take(self, atom: Atom) -> None:
        if atom.kind in ("kpi", "plain"):
            atom, tail = cut_tail(atom)
        else:
            tail = None
        if atom.text or atom.marker:
            self._take_one(atom)
        if tail is not None:
            self._on_head(tail)

    def _take_one(self, atom: Atom) -> None:
        handler = getattr(self, f"_on_{atom.kind}", None)
        if handler is not None:
            handler(atom)
        elif AIMS.match(atom.text):
            self._aim(atom)
        elif self._block and self._states(atom):
            self._label_statement(atom)
        elif self._numeric_target(atom):
            pass
        else:
            self._block = None
            self._list_item(atom)

    # -- marks -----------------------------------------------------------------
    def _on_kpi(self, atom: Atom) -> None:
        self._statement(atom, "kpi")

    def _on_target(self, atom: Atom) -> None:
        self._statement(atom, "target")

    def _on_goal(self, atom: Atom) -> None:
        self._statement(atom, "target")
        self._block = None

    def _statement(self, atom: Atom, marker: Literal["kpi", "target"]) -> None:
        self._population = None
        label = LABEL.match(atom.text)
        self._block = marker if not atom.text or label is not None else None
        self._block_kind = label.lastgroup if label is not None else None
        if label is not None:
            atom = replace(atom, text=atom.text[label.end() :].strip())
        self._add(
            "statement",
            atom,
            statement=marker,
            marker=None,
            label=label.group().strip() if label else None,
        )

    def _on_note(self, atom: Atom) -> None:
        target = self._open if self._open and self._open.kind == "statement" else None
        inside = self._open if self._open and not atom.opens_line else None
        if target is not None:
            target.context.append(Segment("note", f"{atom.marker}{atom.text}", [atom.ref]))
        elif inside is not None and inside.kind == "measure":
            inside.extend(atom)
        else:
            before = self._open
            self._add("note", atom, text=f"{atom.marker}{atom.text}", marker=None)
            self._open = before if before and before.kind == "measure" else None

    def _on_head(self, atom: Atom) -> None:
        current = self._open
        if current is not None and current.kind == "measure" and atom.text:
            current.extend(atom)
            return
        self._outer, self._block, self._population = None, None, None
        self._subtitle = atom.marker
        self._add("subheading", Atom(atom.kind, "", atom.marker, atom.ref, True, 0))
        self._open = None
        if atom.text:
            self._take(Atom("plain", "", atom.text, atom.ref, True, 0))

    def _on_square(self, atom: Atom) -> None:
        if self._numeric_target(atom):
            return
        self._outer, self._block = None, None
        if COUNT_LINE.search(atom.text):
            self._population = self._add("context", atom, text=f"{atom.marker}{atom.text}")
            self._open = None
        else:
            self._subtitle = f"{atom.marker}{atom.text}"
            self._add("subheading", atom, text=self._subtitle, marker=None)
            self._open = None
            if AIMS.fullmatch(atom.text):
                self._block, self._block_kind = "target", None

    def _on_arrow(self, atom: Atom) -> None:
        current = self._open
        if current is not None and current.kind == "statement" and REACHED.match(atom.text):
            self._add("result", atom, marker=None)
            return
        if self._open is not None:
            self._open.extend(atom)
        else:
            self._list_item(atom)

    # -- lists -----------------------------------------------------------------
    def _states(self, atom: Atom) -> bool:
        """Whether, in an open KPI block, this atom reads like a target: ■ KPI：1）… 2）…"""
        if self._block_kind is not None and (
            atom.kind != self._block_kind or not REACHES.search(atom.text)
        ):
            return False
        return bool(GOAL_WORDS.search(atom.text)) or (
            self._open is not None and self._open.kind == "statement" and self._open.text == ""
        )

    def _label_statement(self, atom: Atom) -> None:
        empty = self.segments[-1] if self.segments else None
        if atom.kind == "plain" and not atom.opens_line and empty is not None:
            empty.extend(atom)
        elif empty is not None and empty.kind == "statement" and empty.text == "":
            marks = [ref for ref in empty.refs if ref != atom.ref]
            empty.text, empty.label, empty.refs = atom.text, atom.marker or None, [atom.ref, *marks]
            self._open = empty
        elif (
            atom.kind == "plain" and self._open is not None and not COMPLETE.search(self._open.text)
        ):
            self._open.extend(atom)
        else:
            self._add(
                "statement", atom, statement=self._block, label=atom.marker or None, marker=None
            )

    def _numeric_target(self, atom: Atom) -> bool:
        """A target printed without a mark: 実施率 53.8%（実施見込者数：…） (001)."""
        text = atom.text
        if BREAKDOWN.match(text) and self._counts_for_statement(text):
            return False
        if BREAKDOWN.match(text):
            self._add("note", atom, text=f"{atom.marker}{text}", marker=None)
            self._open = self.segments[-1]
            return True
        current = self._open
        if (
            current is not None
            and atom.kind == "plain"
            and current.kind == "note"
            and BREAKDOWN.match(current.text)
        ):
            current.extend(atom)
            return True
        if PERCENT.search(text) and EXPECTED.search(text):
            segment = self._add("statement", atom, statement="target", marker=None)
        elif PLANNED.search(text) and atom.kind in ("square", "diamond"):
            segment = self._add("statement", atom, statement="target", marker=None)
        elif atom.kind == "diamond" and COUNT_LINE.search(text):
            self._population = self._add("context", atom, text=f"{atom.marker}{text}")
            self._open = None
            return True
        else:
            return False
        if self._population is not None:
            segment.context.append(self._population)
        return True

    def _counts_for_statement(self, text: str) -> bool:
        """Head counts below a target, 内訳 or not, are that target's own (003, item 14)."""
        open_statement = self._open is not None and self._open.kind == "statement"
        return open_statement and not PERCENT.search(text) and bool(COUNT_LINE.search(text))

    def _list_item(self, atom: Atom) -> None:
        current = self._open
        if current is not None and current.kind == "statement":
            if self._belongs_to_statement(atom, current):
                current.extend(atom)
                return
            current = None
        if current is not None and current.kind == "note" and atom.kind == "plain":
            current.extend(atom)
            return
        self._measure(atom, current)

    def _belongs_to_statement(self, atom: Atom, statement: Segment) -> bool:
        if atom.kind in ("circled", "paren", "roman", "lower") and statement.text == "":
            statement.label = atom.marker
            atom.marker = ""
            return True
        if atom.kind != "plain":
            return False
        return (
            not atom.opens_line
            or statement.text == ""
            or bool(COUNT_LINE.search(atom.text) or not COMPLETE.search(statement.text))
        )

    def _measure(self, atom: Atom, current: Segment | None) -> None:
        self._population = None
        kind = (atom.kind, atom.level if atom.kind == "item" else 0)
        if atom.kind not in LIST_KINDS:
            if current is not None and current.kind == "measure":
                current.extend(atom)
            elif atom.kind == "plain" and ANNOUNCES.search(atom.text):
                self._add("lead", atom)
            else:
                self._add_measure(atom)
            return
        # An item without a marker beside one that has it: both are <li> (000, item 34).
        beside = atom.kind == "item" and 0 < atom.level == self._outer_level
        if self._outer is None or kind == self._outer or beside or current is None:
            if self._outer is None:
                self._outer, self._outer_level = kind, atom.level
            self._add_measure(atom)
        else:
            current.extend(atom)

    def _add_measure(self, atom: Atom) -> None:
        measure = self._add("measure", atom, subtitle=self._subtitle)
        if own := OWN_GOAL.search(atom.text):
            goal = replace(atom, text=atom.text[: own.end()])
            self._add("statement", goal, statement="target", marker=None)
            self._open = measure

    def _aim(self, atom: Atom) -> None:
        self._block, self._population = None, None
        if PERCENT.search(atom.text):
            self._add("statement", atom, statement="target", marker=None)
        else:
            self._add("lead", atom)


def segments_of(pieces: list[Piece]) -> list[Segment]:
    """The segments of one cell's lines."""
    segmenter = Segmenter()
    for piece in pieces:
        segmenter.feed(piece)
    return segmenter.segments
