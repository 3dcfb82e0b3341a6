"""What a measure cell holds: measures, targets, remarks and sub-headings, in order.

The rules are the contract's reading rules ("Actions", "Targets"). Every character of the input
goes into exactly one segment, so the ledger can say that nothing was dropped.
"""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.headings.grades import is_grade
from parsers.measures.markers import OWN_TARGET, Atom, Piece, atoms_of
from parsers.measures.named_goals import NamedGoals
from parsers.measures.openers import FRESH
from parsers.measures.segment import Segment
from parsers.measures.whose_values import whose_values
from parsers.measures.words import (
    AIMS,
    ANNOUNCES,
    COUNT_LINE,
    GRADE_REASON,
    LIST_KINDS,
    OWN_GOAL,
    PERCENT,
    POPULATION,
    REACHED,
    REASONS,
    UNNUMBERED,
    WHOM_ALONE,
    cut_tail,
)

_SENTENCE = re.compile(r"。(?:[（(][^（()）]*[)）])?\s*$")
"""A whole sentence, which is no heading of others: ■ 窓口で案内した。"""


class Segmenter(NamedGoals):
    """Groups atoms into segments. One instance reads one cell, or one stream of lines."""

    def restart(self) -> None:
        """Forget the list level and sub-heading: a new initiative begins."""
        self._outer, self._last, self._subtitle, self._open = None, None, None, None
        self._block, self._population, self._whom = None, None, None

    def feed(self, piece: Piece) -> None:
        """Take one line."""
        self._line = len(self.segments)
        self._lines += 1
        atoms = list(atoms_of(piece))
        for atom in atoms:
            self._take(atom)
        self._keep_rest(atoms)

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
        listed = atom.kind in LIST_KINDS
        handler = None if listed else getattr(self, f"_on_{atom.kind}", None)
        if handler is not None:
            handler(atom)
        elif "目標" in atom.text and AIMS.match(atom.text):
            self._aim(atom)
        elif self._population_head(atom):
            pass
        elif self._open is not None and self._runs_on(atom, self._open):
            self._open.extend(atom)
        elif self._block and self._states(atom):
            self._label_statement(atom)
        elif self._numeric_target(atom) or self._named_goal(atom):
            pass
        else:
            self._block = None
            self._list_item(atom)

    # -- marks -----------------------------------------------------------------

    def _on_note(self, atom: Atom) -> None:
        target = self._open if self._open and self._open.kind == "statement" else None
        if target is not None and self._cuts_name(atom, target):
            target.text = f"{target.text}{atom.marker}{atom.gap}{atom.text}"
            target.refs += [] if atom.ref in target.refs else [atom.ref]
            return
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
        if atom.opens_line and (is_grade(atom.marker) or REASONS.match(atom.marker)):
            self._add("grade", atom, text=f"{atom.marker}{atom.text}", marker=None)
            return
        if self._population_head(atom):
            return
        if atom.opens_line and atom.text and FRESH.fullmatch(atom.marker):
            self._on_fresh(atom)
            return
        inside = current is not None and current.kind == "result" and not atom.opens_line
        if current is not None and (inside or (current.kind == "measure" and atom.text)):
            current.extend(atom)
            return
        self._outer, self._block, self._population = None, None, None
        self._subtitle = atom.marker
        heading = self._add("subheading", Atom(atom.kind, "", atom.marker, atom.ref, True, 0))
        if POPULATION.match(atom.marker):
            self._head_for(heading)
        else:
            self._whom = None
        self._open = None
        if atom.text:
            self._take(Atom("plain", "", atom.text, atom.ref, True, 0))

    def _on_square(self, atom: Atom) -> None:
        """A square heads what is below it; a whole sentence behind it is a point of a list."""
        if self._numeric_target(atom):
            return
        self._outer, self._block, self._whom = None, None, None
        if _SENTENCE.search(atom.text):
            self._measure(atom, None)
            self._last = self._outer = (atom.kind, 0)
            return
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
            behind = self._behind(atom, current)
            self._add("result", atom, marker=None, behind=behind)
            return
        if self._open is not None:
            self._open.extend(atom)
        else:
            self._list_item(atom)

    def _behind(self, arrow: Atom, current: Segment) -> list[Segment]:
        """The targets that an arrow follows: those of its line, else all since the last result."""
        if not arrow.opens_line:
            line = [each for each in self.segments[self._line :] if each.kind == "statement"]
            return line or [current]
        above: list[Segment] = []
        for segment in reversed(self.segments):
            if segment.kind in ("result", "measure"):
                break
            above += [segment] if segment.kind == "statement" else []
        return above[::-1]

    # -- lists -----------------------------------------------------------------

    def _on_star(self, atom: Atom) -> None:
        """A star in the place of the list's mark opens a measure, as its neighbours do."""
        if self._opens_beside():
            self._add_measure(atom)
            return
        self._take_one(_plain(atom))
        first = self._open
        if first is not None and first.kind == "measure" and first.text.startswith(atom.marker):
            first.marker, first.text = atom.marker, atom.text

    def _on_fresh(self, atom: Atom) -> None:
        """So does what calls an item new in front of it: 【新規】, （拡充）."""
        atom = _plain(atom)
        if self._opens_beside():
            self._add_measure(atom)
        else:
            self._take_one(atom)

    def _opens_beside(self) -> bool:
        """Whether a line stands beside measures of a list without numbers, and not inside one."""
        if self._open is None or self._open.kind != "measure":
            return False
        return self._outer is None or (self._last == self._outer and self._outer[0] in UNNUMBERED)

    def _list_item(self, atom: Atom) -> None:
        current = self._open
        if self._names_whom(atom, current):
            self._outer, self._subtitle = None, atom.text
            self._head_for(self._add("subheading", atom))
            self._open = None
            return
        if self._counts_alone(atom):
            return
        if current is not None and current.kind == "statement":
            if self._belongs_to_statement(atom, current):
                current.extend(atom)
                return
            current = None
        if current is not None and current.kind in ("note", "grade") and atom.kind == "plain":
            current.extend(atom)
            return
        plain = atom.kind == "plain" and atom.opens_line
        if plain and (atom.text in ("★", "☆") or GRADE_REASON.search(atom.text)):
            self._add("note", atom)
            return
        self._measure(atom, current)

    def _names_whom(self, atom: Atom, current: Segment | None) -> bool:
        """Whether a line is a population alone, which heads the lines below it: 被扶養者."""
        if atom.kind != "plain" or not atom.opens_line or not WHOM_ALONE.match(atom.text):
            return False
        if current is not None and current.kind == "statement":
            return self._whom is not None
        return current is None or (current.kind == "measure" and current.text.endswith("。"))

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
        self._last = kind
        if self._outer is None or kind == self._outer or beside or current is None:
            if self._outer is None:
                self._outer, self._outer_level = kind, atom.level
            self._add_measure(atom)
        else:
            current.extend(atom)

    def _add_measure(self, atom: Atom) -> None:
        self._measured = True
        measure = self._add("measure", atom, subtitle=self._subtitle)
        if "目標" not in atom.text:
            return
        marked = OWN_TARGET.search(atom.text)
        own = OWN_GOAL.search(atom.text)
        words = marked["goal"].strip() if marked else atom.text[: own.end()] if own else ""
        if words:
            goal = replace(atom, text=words)
            self._add("statement", goal, statement="target", marker=None)
            self._open = measure

    def _aim(self, atom: Atom) -> None:
        self._block, self._population = None, None
        if PERCENT.search(atom.text):
            self._add("statement", atom, statement="target", marker=None)
        else:
            self._add("lead", atom)


def _plain(atom: Atom) -> Atom:
    """An atom whose mark is the first of its words."""
    return replace(atom, kind="plain", marker="", text=f"{atom.marker}{atom.gap}{atom.text}")


def segments_of(pieces: list[Piece]) -> list[Segment]:
    """The segments of one cell's lines."""
    segmenter = Segmenter()
    for piece in whose_values(pieces):
        segmenter.feed(piece)
    return segmenter.segments
