"""The grammar of target statements: from ``【KPI】…を96.5%以上とする`` to values.

Reading rules are the contract's (Targets); the wordings come from the five documents:
以上, 以下, 100%とする, a bare number, 対前年度（0.359%）以上, 対前年度以上(0.215%)とする,
前年度(79.6%)以上, 20%以下。ただし…, three indicators in one sentence, and targets without a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalize.statement_mask import MASK, Masked, mask
from normalize.statement_names import name_span, qualitative_name, unit_of_name
from normalize.statement_split import Piece, find_pieces, split_statements
from normalize.statement_values import (
    Comparator,
    Event,
    Unit,
    find_baseline,
    find_events,
    quoted_value,
)
from normalize.text.eras import fiscal_year_of, find_year_months
from normalize.text.flatten import flatten
from normalize.text.folding import tidy
from normalize.text.months import fiscal_year_of_month

__all__ = ["Comparator", "Target", "Unit", "parse_statement", "split_statements"]

_NATIONAL = re.compile(
    r"(?:全国|協会全体|協会けんぽ全体|全支部|本部)\S{0,6}目標|目標値?\((?:全国|協会全体)\)"
)
_PAST = re.compile(r"実績値?$|^(?:前年|昨年|参考)")
_YEAR_END = re.compile(r"(?<![前昨対])年度末")
_WORDS = re.compile(r"[ぁ-んァ-ヶ一-龠]{2}")


@dataclass(frozen=True, slots=True)
class Target:
    """One target of a statement. `start`..`end` and `text` are its part of the text as printed.

    `baseline_year_offset` is -1 for 対前年度 and 前年度; `baseline_fiscal_year` the year where one is
    printed. `national` marks the headquarters' target, which is not the branch's own.
    `label` is the enumerator (①, I) it is printed under.
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
    flat = flatten(text)
    targets: list[Target] = []
    for piece in find_pieces(text):
        targets += _piece_targets(text, flat, piece)
    return targets


def _piece_targets(text: str, flat: str, piece: Piece) -> list[Target]:
    """The targets of one statement and of the notes behind it (the national target)."""
    masked = mask(flat[piece.start : piece.end])
    events = find_events(masked.flat)
    targets = _from_events(text, piece, masked, events)
    if not targets and not events:
        targets = _qualitative(text, piece, masked)
    for start, end in masked.notes:
        note = flat[piece.start + start : piece.start + end]
        if _NATIONAL.search(note):
            targets += _from_note(text, piece, note, start)
    return targets


def _from_events(text: str, piece: Piece, masked: Masked, events: list[Event]) -> list[Target]:
    """One target per value with a name of its own; a value without one continues the last."""
    targets: list[Target] = []
    position = 0
    for index, event in enumerate(events):
        start, end = name_span(masked.flat, position, event.start)
        name = _name(text, piece, masked.flat, start, end)
        limit = events[index + 1].start if index + 1 < len(events) else len(masked.flat)
        if (targets and not name) or (name and _PAST.search(name)):
            position = event.end
            continue
        targets.append(_target(text, piece, masked, event, (start, limit), name))
        position = _clause_end(masked.flat, event, limit)
    return targets


def _name(text: str, piece: Piece, flat: str, start: int, end: int) -> str | None:
    """The name as printed, without what is masked inside it."""
    kept = "".join(
        " " if flat[i] == MASK and flat[i - 1] != MASK else "" if flat[i] == MASK
        else text[piece.start + i]
        for i in range(start, end)
    )  # fmt: skip
    name = tidy(kept)
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[をにはがのと（(]|$)", "", name) or None


def _clause_end(flat: str, event: Event, limit: int) -> int:
    """Where the text behind a value ends its clause: behind the bracket that quotes a baseline."""
    baseline = find_baseline(flat, event.end, limit)
    return max(event.end, baseline.end) if baseline else event.end


def _target(
    text: str, piece: Piece, masked: Masked, event: Event, span: tuple[int, int], name: str | None
) -> Target:
    """The target of one value."""
    start, limit = span
    baseline, offset, year, end = _baseline(masked.flat, event, limit)
    unit = event.unit or (baseline[1] if baseline else None) or unit_of_name(name or "")
    if event.comparator.startswith("yoy") and event.when and not baseline:
        offset = -1 if not year else None
    statement = tidy(text[piece.start + start : piece.start + end])
    return Target(
        name_raw=name,
        comparator=event.comparator,
        target_value=event.value,
        unit=unit or "none",
        baseline_value=baseline[0] if baseline else None,
        baseline_year_offset=offset,
        baseline_fiscal_year=year,
        eligible_count=masked.eligible,
        expected_count=masked.expected,
        actual_as_of_hint=bool(_YEAR_END.search(masked.flat[start:end])),
        national=bool(_NATIONAL.search(masked.flat[start:end])),
        label=piece.label,
        start=piece.start + start,
        end=piece.start + end,
        text=statement,
    )


def _baseline(
    flat: str, event: Event, limit: int
) -> tuple[tuple[float, Unit | None] | None, int | None, int | None, int]:
    """Quoted previous result, its year as offset or fiscal year, and the end of the clause."""
    if event.quoted:
        value = quoted_value(event.quoted)
        if value:
            when = event.quoted if fiscal_year_of(event.quoted) else (event.when or event.quoted)
            if event.when or fiscal_year_of(when) or _is_last_year(when):
                return value, *_when(when), event.end
    found = find_baseline(flat, event.end, limit)
    if found:
        return (found.value, found.unit), *_when(found.when), found.end
    return None, None, None, event.end


def _is_last_year(when: str) -> bool:
    """Whether words name the previous year."""
    return bool(re.search(r"[前昨]年", when))


def _when(when: str) -> tuple[int | None, int | None]:
    """Offset and fiscal year of the words that date a baseline."""
    year = fiscal_year_of(when)
    if year is not None:
        return None, year
    months = find_year_months(when)
    if months:
        return None, fiscal_year_of_month(months[0].year, months[0].month)
    return (-1, None) if _is_last_year(when) else (None, None)


def _qualitative(text: str, piece: Piece, masked: Masked) -> list[Target]:
    """The target of a statement without a number, or none where it says nothing."""
    start, end = 0, len(masked.flat)
    while end > start and masked.flat[end - 1] in f" {MASK}":
        end -= 1
    printed = _name(text, piece, masked.flat, start, end)
    if printed is None or not _WORDS.search(printed):
        return []
    if masked.flat[:end].strip(f" {MASK}()").count(MASK) and len(printed) < 4:
        return []
    return [
        Target(
            name_raw=qualitative_name(printed), comparator="qualitative", target_value=None,
            unit="none", baseline_value=None, baseline_year_offset=None,
            baseline_fiscal_year=None, eligible_count=masked.eligible,
            expected_count=masked.expected,
            actual_as_of_hint=bool(_YEAR_END.search(masked.flat)),
            national=bool(_NATIONAL.search(masked.flat)), label=piece.label,
            start=piece.start, end=piece.start + end,
            text=tidy(text[piece.start : piece.start + end]),
        )
    ]  # fmt: skip


def _from_note(text: str, piece: Piece, note: str, offset: int) -> list[Target]:
    """The national target a ※ note prints."""
    lead = re.match(r"\(?※\d*\)?\s*", note)
    start = piece.start + offset + (lead.end() if lead else 0)
    inner = Piece(piece.label, start, start, piece.start + offset + len(note))
    masked = mask(flatten(text)[inner.start : inner.end])
    return _from_events(text, inner, masked, find_events(masked.flat))
