"""The grammar of target statements: from ``【KPI】…を96.5%以上とする`` to values.

Reading rules are the contract's (Targets); the wordings come from the five documents:
以上, 以下, 100%とする, a bare number, 対前年度（0.359%）以上, 対前年度以上(0.215%)とする,
前年度(79.6%)以上, 20%以下。ただし…, three indicators in one sentence, and targets without a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from normalize.statement_baseline import Baseline, baseline_of, baseline_of_note
from normalize.statement_change import Change, changes_of
from normalize.statement_mask import MASK, Masked, head_counts, mask
from normalize.statement_names import name_span, printed_name, qualitative_name, unit_of_name
from normalize.statement_split import Piece, find_pieces, split_statements
from normalize.statement_values import Comparator, Event, find_events
from normalize.text.flatten import flatten
from normalize.text.folding import tidy
from normalize.text.numbers import Unit
from normalize.text.past_results import ASIDE, OF_YEAR, SAID, open_labels

__all__ = ["Comparator", "Target", "Unit", "head_counts", "parse_statement", "split_statements"]

_NATIONAL = re.compile(
    r"(?:全国|協会全体|協会けんぽ全体|全支部|本部)\S{0,6}目標|目標値?\((?:全国|協会全体)\)"
)
_PAST = re.compile(r"実績値?$|^(?:前年|昨年|参考)")
_QUOTES = re.compile(
    rf"[\s・、,(]*(?P<arrow>[→⇒⇨➡])?\s*{ASIDE}{OF_YEAR}\s*の?(?P<said>\({SAID}\)|{SAID})?\s*:?\s*"
)
"""What says that the figure behind it is a previous result, on a line of its own."""
_YEAR_END = re.compile(r"(?<![前昨対])年度末")
_WORDS = re.compile(r"[ぁ-んァ-ヶ一-龠]{2}")
_BRACKETED = re.compile(r"\([^()]*\)")
_GOAL_LABEL = re.compile(
    r"(?<=[^\s。])\s*[【(\[<](?P<label>\s*(?:数値)?目標値?\s*)[】)\]>](?P<colon>\s*:?)"
    r"(?=\s*(?:(?:(?:令和|平成|R|H)\s*[\d元]{1,2}\s*)?年度末?(?:時点)?[のにで]?\s*)?[約△]?\d)"
)
"""What stands between an indicator and its value: 郵送化率【目標値】96.0％以上."""
_OWN = re.compile(
    r"^(?P<name>[^()]+)\(\s*目標\s*:\s*(?P<goal>(?:トータル|合計|累計|年間|通年)?[^()]*\d[^()]*)\)$"
)
"""The target of a measure, in brackets behind its words."""
_NOTE_MARK = re.compile(r"\(?※\d*\)?\s*")


@dataclass(frozen=True, slots=True)
class Target:
    """One target of a statement. `start`..`end` and `text` are its part of the text as printed.

    `baseline_year_offset` is -1 for 対前年度 and 前年度; `baseline_fiscal_year` the year where one
    is printed. `national` marks the headquarters' target, which is not the branch's own.
    `actual_as_of_hint`: the target is for the year's end (年度末時点). `label` is the enumerator
    (①, I) it is printed under.
    """

    name_raw: str | None
    comparator: Comparator | None
    target_value: float | None
    unit: Unit | None
    baseline_value: float | None
    baseline_year_offset: int | None
    baseline_fiscal_year: int | None
    eligible_count: int | None
    expected_count: int | None
    actual_as_of_hint: bool
    national: bool
    label: str | None
    start: int
    end: int
    text: str


def parse_statement(text: str) -> list[Target]:
    """All targets of a printed text, in order; empty where it states none (``-``, head counts)."""
    flat = _GOAL_LABEL.sub(_opened, open_labels(flatten(text)))
    targets = [_changed(text, change) for change in changes_of(flat)]
    if targets:
        return targets
    if own := _OWN.match(flat):
        inner = parse_statement(text[slice(*own.span("goal"))])
        name = text[slice(*own.span("name"))].strip()
        return [replace(t, name_raw=name, start=0, end=len(text), text=text) for t in inner]
    for piece in find_pieces(flat):
        targets += _Reading(text, flat, piece).targets()
    return targets


def _opened(label: re.Match[str]) -> str:
    """Blanks for the brackets around a label; as long."""
    inside = label.start("label") - label.start()
    return " " * inside + label["label"] + " " * (len(label["colon"]) + 1)


def _changed(text: str, change: Change) -> Target:
    """A target whose present figure is printed in brackets: that is its baseline."""
    return Target(
        name_raw=text[slice(*change.name)].strip(),
        comparator="eq",
        target_value=change.then,
        unit="percent",
        baseline_value=change.now,
        baseline_year_offset=None,
        baseline_fiscal_year=None,
        eligible_count=None,
        expected_count=None,
        actual_as_of_hint=False,
        national=False,
        label=None,
        start=change.start,
        end=change.end,
        text=text[change.start : change.end],
    )


class _Reading:
    """One statement while it is read; positions are those of its masked text."""

    def __init__(self, text: str, flat: str, piece: Piece) -> None:
        self.text = text
        self.flat = flat
        self.piece = piece
        self.masked: Masked = mask(flat[piece.start : piece.end])

    def targets(self) -> list[Target]:
        """The statement's targets, then the national one of a ※ note."""
        events = find_events(self.masked.flat)
        targets = self.from_events(events)
        if not events and not self.masked.eligible and not self.masked.expected:
            targets = self._qualitative()
        for start, end in self.masked.notes:
            note = self.flat[self.piece.start + start : self.piece.start + end]
            if _NATIONAL.search(note):
                targets += self._note(note, self.piece.start + start)
        return targets

    def from_events(self, events: list[Event]) -> list[Target]:
        """One target per value with a name of its own; one without continues the last."""
        targets: list[Target] = []
        position = 0
        for index, event in enumerate(events):
            start, end = name_span(self.masked.flat, position, event.start)
            name = self._name(start, end)
            limit = self._limit(events[index:])
            position = event.end
            if (targets and not name) or (name and _PAST.search(name)):
                continue
            counted_from = start if targets else 0
            baseline = baseline_of(self.masked.flat, event, limit)
            position = max(event.end, baseline.end) if baseline else event.end
            span = (start, position, limit)
            targets.append(self._target(event, span, name, baseline, counted_from))
        return targets

    def _limit(self, events: list[Event]) -> int:
        """Where the words of the first of some values end: figures of a year are quoted by it."""
        for before, event in pairwise(events):
            quotes = _QUOTES.fullmatch(self.masked.flat, before.end, event.start)
            aims = before.comparator == "eq" or event.comparator != "eq"
            if quotes is None or (aims and not (quotes["said"] or quotes["arrow"])):
                return event.start  # 96.0%以上 令和6年度 96.5%以上: a goal of another year
        return len(self.masked.flat)

    def _name(self, start: int, end: int) -> str | None:
        """The name of a span, as printed."""
        offset = self.piece.start
        return printed_name(self.text[offset + start : offset + end], self.masked.flat[start:end])

    def _target(
        self,
        event: Event,
        span: tuple[int, int, int],
        name: str | None,
        baseline: Baseline | None,
        counted_from: int,
    ) -> Target:
        """The target of one value; `span`: its start, its end, and where the next begins."""
        start, end, limit = span
        baseline = baseline or self._noted_baseline()
        unit = event.unit or (baseline.unit if baseline else None) or unit_of_name(name or "")
        yoy = event.comparator.startswith("yoy")
        if baseline and yoy and name and unit_of_name(name):
            unit = unit_of_name(name)
        while end > start and self.masked.flat[end - 1] in f" {MASK}":
            end -= 1
        return Target(
            name_raw=name,
            comparator=event.comparator,
            target_value=event.value,
            unit=unit or "none",
            baseline_value=baseline.value if baseline else None,
            baseline_year_offset=baseline.offset if baseline else -1 if yoy else None,
            baseline_fiscal_year=baseline.fiscal_year if baseline else None,
            eligible_count=_within(self.masked.eligible, counted_from, limit),
            expected_count=_within(self.masked.expected, counted_from, limit),
            actual_as_of_hint=bool(_YEAR_END.search(self.masked.flat[start:end])),
            national=bool(_NATIONAL.search(self.masked.flat[start:end])),
            label=self.piece.label,
            start=self.piece.start + start,
            end=self.piece.start + end,
            text=tidy(self.text[self.piece.start + start : self.piece.start + end]),
        )

    def _noted_baseline(self) -> Baseline | None:
        """The previous result a note of the statement quotes."""
        offset = self.piece.start
        notes = (self.flat[offset + start : offset + end] for start, end in self.masked.notes)
        return next((found for note in notes if (found := baseline_of_note(note))), None)

    def _qualitative(self) -> list[Target]:
        """The target of a statement without a number, or none where it says nothing."""
        flat = self.masked.flat
        end = len(flat.rstrip(f" {MASK}"))
        printed = self._name(0, end)
        if printed is None or not _WORDS.search(_BRACKETED.sub("", flatten(printed))):
            return []
        start = self.piece.start
        return [
            Target(
                name_raw=qualitative_name(printed), comparator="qualitative", target_value=None,
                unit="none", baseline_value=None, baseline_year_offset=None,
                baseline_fiscal_year=None, eligible_count=None, expected_count=None,
                actual_as_of_hint=bool(_YEAR_END.search(flat)),
                national=bool(_NATIONAL.search(flat)), label=self.piece.label,
                start=start, end=start + end, text=tidy(self.text[start : start + end]),
            )
        ]  # fmt: skip

    def _note(self, note: str, start: int) -> list[Target]:
        """The national target a ※ note prints."""
        lead = _NOTE_MARK.match(note)
        inner = start + (lead.end() if lead else 0)
        piece = Piece(self.piece.label, inner, inner, start + len(note))
        reading = _Reading(self.text, self.flat, piece)
        return reading.from_events(find_events(reading.masked.flat))


def _within(counts: list[tuple[int, int]], start: int, end: int) -> int | None:
    """The first head count printed between two positions."""
    return next((number for position, number in counts if start <= position < end), None)
