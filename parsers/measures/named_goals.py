"""Targets among measures that no mark tells: ・郵送化率：96.0％以上, an indicator and its value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from parsers.measures.markers import Atom
from parsers.measures.segment import Segment
from parsers.measures.statements import Statements
from parsers.measures.words import NAMED_GOAL

_WHOLE = re.compile(r"[:：]\s*(?:年度末(?:時点)?で)?\s*(?:100|１００)\s*[%％]")
"""What a target says that is reached or not: 100％."""


@dataclass
class _Value:
    """A line of a name and a value alone, and what the cell's segments were before it."""

    atom: Atom
    line: int
    count: int
    last: Segment | None
    text: str
    refs: int
    rest: list[Atom] = field(default_factory=list)
    """What stands behind it on its line: ⇒ 9月末 99.9％."""


class NamedGoals(Statements):
    """The part of a `measures.segments.Segmenter` that knows such lines.

    サービススタンダードの達成状況：100％ alone may be a result; right above or below a target
    (…以上) it is one. Other values above a target (訪問件数：120件) stay what they were.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines = 0
        self._values: list[_Value] = []
        self._named: tuple[Segment, int] | None = None
        """The last target so told and its line."""

    def _take(self, atom: Atom) -> None:
        """Take one atom of a line, as the whole segmenter does."""
        raise NotImplementedError

    def _named_goal(self, atom: Atom) -> bool:
        """Take a line that names an indicator and its value; False for any other."""
        if not atom.opens_line or not (":" in atom.text or "：" in atom.text):
            return False
        goal = NAMED_GOAL.match(atom.text)
        if goal is None or bool(goal["last"]) > bool(goal["op"]):
            return False
        if goal["op"] is None and not self._goes_on():
            last = self.segments[-1] if self.segments else None
            text, refs = (last.text, len(last.refs)) if last is not None else ("", 0)
            count = len(self.segments)
            if _WHOLE.search(atom.text):
                self._values.append(_Value(atom, self._lines, count, last, text, refs))
            return False
        for value in self._above():
            self._state(value.atom)
            for more in value.rest:
                self._take(more)
        self._state(atom)
        return True

    def _keep_rest(self, atoms: list[Atom]) -> None:
        """Remember what stands on the line of a value just taken for a measure.

        A heading cut off its end (（債権管理）) leaves it one.
        """
        if self._values and self._values[-1].line == self._lines:
            self._values[-1].rest = atoms[1:]
            if atoms[0] != self._values[-1].atom:
                self._values.pop()

    def _goes_on(self) -> bool:
        """Whether a target of this kind is what stands above."""
        return self._named is not None and self._open is self._named[0]

    def _state(self, atom: Atom) -> None:
        self._named = (self._add("statement", atom, statement="target", marker=None), self._lines)
        self._for_whom(self._named[0])
        self._measured = True
        self._block = None

    def _above(self) -> list[_Value]:
        """The lines of values right above, which were taken for measures; these are undone."""
        found: list[_Value] = []
        line = self._lines
        while self._values and self._values[-1].line == line - 1:
            line -= 1
            found.insert(0, self._values.pop())
        self._values = []
        if not found:
            return []
        before = found[0]
        del self.segments[before.count :]
        if before.last is not None:
            before.last.text = before.text
            del before.last.refs[before.refs :]
        return found
