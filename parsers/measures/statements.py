"""Targets among the lines of a measure cell: 【KPI】, 【目標】, and values without a mark (001)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Literal

from parsers.measures.markers import Atom
from parsers.measures.segment import Segment, SegmentKind
from parsers.measures.words import (
    BREAKDOWN,
    COMPLETE,
    COUNT_ALONE,
    COUNT_BARE,
    COUNT_CUT,
    COUNT_LINE,
    EXPECTED,
    FOR_WHOM,
    GOAL_WORDS,
    LABEL,
    NAMES_WHOM,
    NOTE_IN_NAME,
    NUMBERED_KPI,
    PERCENT,
    PLANNED,
    POPULATION,
    QUOTES_RESULT,
    REACHES,
    WHOM_COUNTED,
)

_OPENED, _CLOSED = re.compile(r"[（(]"), re.compile(r"[)）]")


class Statements:
    """The part of a `measures.segments.Segmenter` that knows targets and what belongs to them."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self._line = 0  # the first of the line that is read
        self._outer: tuple[str, int] | None = None
        self._last: tuple[str, int] | None = None  # how the last item of any list was marked
        self._outer_level = 0
        self._subtitle: str | None = None
        self._open: Segment | None = None
        self._block: Literal["kpi", "target"] | None = None
        self._block_kind: str | None = None
        self._population: Segment | None = None
        self._whom: Segment | None = None
        """The sub-heading that says whom the lines below it are for: ＜被保険者（…人）＞."""
        self._measured = False
        """Whether measures or targets without a mark stand below that sub-heading so far."""
        self._unstated = False
        """Whether a sub-heading before it, of others, had no target below it."""

    def _add(self, kind: SegmentKind, atom: Atom, **more: object) -> Segment:
        segment = Segment(kind, atom.text, [atom.ref], atom.marker or None)
        for name, value in more.items():
            setattr(segment, name, value)
        self.segments.append(segment)
        self._open = segment
        return segment

    def _on_kpi(self, atom: Atom) -> None:
        self._statement(atom, "kpi")

    def _on_target(self, atom: Atom) -> None:
        self._statement(atom, "target")

    def _on_goal(self, atom: Atom) -> None:
        self._statement(atom, "target")
        self._block = None

    def _statement(self, atom: Atom, marker: Literal["kpi", "target"]) -> None:
        self._population = None
        if FOR_WHOM.match(atom.text):
            self._block, self._block_kind = marker, None
            self._population = self._add("context", atom, text=f"{atom.marker}{atom.text}")
            self._open = None
            return
        label = LABEL.match(atom.text)
        self._block = marker if not atom.text or label is not None else None
        self._block_kind = label.lastgroup if label is not None else None
        if label is not None:
            atom = replace(atom, text=atom.text[label.end() :].strip())
        own = label or (NUMBERED_KPI.search(atom.marker) if marker == "kpi" else None)
        segment = self._add(
            "statement",
            atom,
            statement=marker,
            marker=None,
            label=own.group().strip() if own else None,
        )
        self._for_whom(segment)

    def _head_for(self, heading: Segment) -> None:
        """A heading of a population begins: 【被扶養者】（対象者数：…人）."""
        before = self._whom
        self._unstated = before is not None and (self._unstated or not self._marked_for(before))
        self._whom, self._measured = heading, False

    def _marked_for(self, whom: Segment) -> bool:
        """Whether a target with a mark stands below a population's heading."""
        kpis = [segment for segment in self.segments if segment.statement == "kpi"]
        return any(whom is one for segment in kpis for one in segment.context)

    def _for_whom(self, statement: Segment) -> None:
        """A target below a population's heading is of that population.

        A target behind what stands below the last of several populations may be of all of them:
        it is of the last one where the others had a target, too.
        """
        whom = self._whom
        if whom is not None and not (self._measured and self._unstated):
            statement.context += [whom, *whom.context]

    def _population_head(self, atom: Atom) -> bool:
        """【被保険者】（対象者数：…人）: what follows is for this population, a block goes on."""
        last = self.segments[-1] if self.segments else None
        bare = last is not None and last.kind == "statement" and last.text == ""
        opened = self._block is not None and (bare or self._population is not None)
        plain = opened and atom.kind == "plain" and FOR_WHOM.match(atom.text)
        if not plain and not (POPULATION.match(atom.marker) and self._names_counted(atom)):
            return False
        if self._block is None:
            self._outer, self._subtitle = None, atom.marker
        refs = self.segments.pop().refs if bare else []  # the mark states nothing itself
        self._block_kind = None
        self._population = self._add("context", atom, text=f"{atom.marker}{atom.text}")
        self._population.refs += [ref for ref in refs if ref != atom.ref]
        if self._block is None:
            self._head_for(self._population)
        self._open = None
        return True

    def _names_counted(self, atom: Atom) -> bool:
        """Whether a population heads targets: it stands in their block, or with its head count."""
        if self._block is not None:
            return True
        return (COUNT_ALONE.match(atom.text) or COUNT_BARE.match(atom.text)) is not None

    def _states(self, atom: Atom) -> bool:
        """Whether, in an open KPI block, this atom reads like a target: ■ KPI：1）… 2）…"""
        if self._population is not None:
            alike = self._block_kind in (None, atom.kind)
            return alike and bool(PERCENT.search(atom.text) or REACHES.search(atom.text))
        if self._block_kind == atom.kind and self._counts_on(atom):
            return True
        if self._block_kind is not None and (
            atom.kind != self._block_kind or not REACHES.search(atom.text)
        ):
            return False
        return bool(GOAL_WORDS.search(atom.text)) or (
            self._open is not None and self._open.kind == "statement" and self._open.text == ""
        )

    def _runs_on(self, atom: Atom, last: Segment) -> bool:
        """Whether a line ends the numbered target that the line above began; its block goes on.

        ２）事業者健診データ取得率を6.5％以上とする（取得見込者数 / 6,396人） / ３）….
        """
        if self._block_kind is None or atom.kind != "plain" or last.kind != "statement":
            return False
        opened = len(_OPENED.findall(last.text)) > len(_CLOSED.findall(last.text))
        return bool(last.text) and (opened or not COMPLETE.search(last.text))

    @staticmethod
    def _cuts_name(atom: Atom, target: Segment) -> bool:
        """Whether the mark of a note only parts a target's name from its value on the next line."""
        if not target.text or not atom.opens_line or REACHES.search(target.text):
            return False
        return NOTE_IN_NAME.match(f"{atom.marker}{atom.text}") is not None

    def _counts_on(self, atom: Atom) -> bool:
        """Whether a line is numbered 2) right behind the target 1), in words of any kind."""
        last = self._open
        if last is None or last.kind != "statement" or not last.label or not atom.opens_line:
            return False
        return _ordinal(atom.marker) == _ordinal(last.label) + 1 > 1

    def _label_statement(self, atom: Atom) -> None:
        empty = self.segments[-1] if self.segments else None
        if atom.kind == "plain" and not atom.opens_line and empty is not None:
            empty.extend(atom)
        elif empty is not None and empty.kind == "statement" and empty.text == "":
            marks = [ref for ref in empty.refs if ref != atom.ref]
            label = atom.marker or empty.label
            empty.text, empty.label, empty.refs = atom.text, label, [atom.ref, *marks]
            self._open = empty
        elif (
            atom.kind == "plain" and self._open is not None and not COMPLETE.search(self._open.text)
        ):
            self._open.extend(atom)
        else:
            segment = self._add(
                "statement", atom, statement=self._block, label=atom.marker or None, marker=None
            )
            if self._population is not None:
                segment.context.append(self._population)
                self._block_kind = atom.kind
            else:
                self._for_whom(segment)

    def _numeric_target(self, atom: Atom) -> bool:
        """A target printed without a mark: 実施率 53.8%（実施見込者数：…） (001)."""
        text = atom.text
        if BREAKDOWN.match(text):
            if self._counts_for_statement(text):
                return False
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
        if "見込" in text and EXPECTED.search(text) and PERCENT.search(text):
            segment = self._add("statement", atom, statement="target", marker=None)
        elif atom.kind in ("square", "diamond", "ring") and PLANNED.search(text):
            segment = self._add("statement", atom, statement="target", marker=None)
        elif self._heads_population(atom):
            self._count_heads(self._add("context", atom, text=f"{atom.marker}{text}"))
            return True
        else:
            return False
        whom = self._population or self._whom
        self._measured = True
        if whom is not None:
            segment.context.append(whom)
        return True

    def _heads_population(self, atom: Atom) -> bool:
        """Head counts of the targets below: a line of its own, or one below 【被扶養者】."""
        if atom.kind in ("diamond", "ring"):
            return bool(COUNT_LINE.search(atom.text))
        if atom.kind != "plain" or not atom.opens_line or not COUNT_ALONE.match(atom.text):
            return False
        last = self.segments[-1] if self.segments else None
        if atom.text.startswith(("(", "（")) and not POPULATION.match(atom.text):
            return bool(last and last.kind == "subheading" and POPULATION.match(last.text))
        own = self._open is not None and self._open.kind == "statement"
        if self._population is not None or self._whom is not None:
            return True
        return not own  # else the counts of the target above

    def _counts_alone(self, atom: Atom) -> bool:
        """・被保険者（実施対象者数：…人）: no measure; nor is the count that opens a cell."""
        heads = atom.kind not in ("plain", "head") and WHOM_COUNTED.match(atom.text)
        if not heads and (self.segments or not COUNT_CUT.match(atom.text)):
            return False
        self._count_heads(self._add("context", atom, text=atom.text))
        return True

    def _count_heads(self, counts: Segment) -> None:
        """A line of head counts begins a population's targets, or goes on with its heading."""
        self._population, self._open = counts, None
        if NAMES_WHOM.search(counts.text):
            self._head_for(counts)
        elif self._whom is not None and not self._measured:
            self._whom.context.append(counts)

    def _counts_for_statement(self, text: str) -> bool:
        """Head counts below a target, 内訳 or not, are that target's own (003, item 14)."""
        open_statement = self._open is not None and self._open.kind == "statement"
        return open_statement and not PERCENT.search(text) and bool(COUNT_LINE.search(text))

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
            or QUOTES_RESULT.match(atom.text) is not None
            or bool(COUNT_LINE.search(atom.text) or not COMPLETE.search(statement.text))
        )


def _ordinal(label: str) -> int:
    """The number of a label, 0 where it holds no digit: 2) and ② are 2."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", label))
    return int(digits) if digits else 0
