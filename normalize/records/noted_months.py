"""Results are of the month that a note states: in the cell, below the table, at the end, by name.

One mechanism for all notes, in this order: a note in the result's or the target's own cell; the
note that a mark points at (behind the figure or the name, in the target's words or the header),
the next one below the table before one at the document's end; one below a table of a single
target that says 実績は…; one that names the indicator, where no header names a month. A figure
that prints a month itself, or stands below one in a series, is of that.

Shown by 徳島 2023 (※8月末 in the cell), 愛媛 2022 (本年度の実績は… in the target's), 山口 2020 (※1
behind a figure), 岡山 2023 (※2 behind a name) and 静岡 2022 (a note that names indicators).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from normalize.marks import (
    DAY,
    mark_behind,
    mark_behind_words,
    marks_in,
    may_mark,
    month_of_day,
    named_months,
    noted_month,
    notes_in,
    tells_months,
)
from normalize.records.draft import Context, Draft, Footnote, Item
from normalize.records.entries import Entry
from normalize.records.naming import draft_named, quantity_of
from normalize.records.reaching import month_of_words
from normalize.records.stated_date import names_another
from normalize.result import Reached, parse_results
from normalize.text.flatten import flatten
from normalize.text.folding import fold
from schema.document import Ref
from schema.plan import Quote, Series

_ASIDE = re.compile(r"備考|注記?|補足|欄外|特記事項|(?:（注）|※)")
_OWN_MONTH = re.compile(r"月|[RHＲＨ]\s*[\d０-９]{1,2}\s*[.．/／]")
_SAYS = re.compile(
    r"^(?:(?:本年度|今年度|支部|令和\d{1,2}年度)の?)?(?:実績|結果|数値)値?(?:等)?(?:は|:)"
)
_OWN = re.compile(
    rf"実績値?(?:は|:)[、\s]*(?P<day>{DAY})\s*(?:診療分|受付分|現在|時点|まで)?(?:の(?:数値|実績|累計))?"
    r"(?:[。)※]|$)"
)
"""What a note in a target's own cell says of its result: ※本年度の実績は令和4年6月診療分."""
_SHORT = 60
"""A result of its own cell; longer texts tell what was done, and mark that."""
_Dated = tuple[str, Ref]
"""The month, and where the note is printed."""


# -- the notes of a document -------------------------------------------------------------------
def footnotes_of(context: Context) -> dict[str, list[Footnote]]:
    """All notes of a document by their marks (※2, 注1, *), in reading order."""
    found: dict[str, list[Footnote]] = {}
    for place, (ref, text, cell) in enumerate(context.entries):
        if not may_mark(text):
            continue
        alone = cell is None or _is_alone(place, context)
        for note in notes_in(text):
            found.setdefault(note.mark, []).append(Footnote(place, ref, note.words, alone))
    return found


def _is_alone(place: int, context: Context) -> bool:
    """Whether nothing stands beside a cell in its row, or a label of notes does."""
    ref = context.entries[place][0]
    near = (*context.entries[max(place - 1, 0) : place], *context.entries[place + 1 : place + 2])
    beside = [text for each, text, _ in near if (each.table, each.row) == (ref.table, ref.row)]
    return all(_ASIDE.fullmatch("".join(text.split())) for text in beside)


# -- which of them dates a result --------------------------------------------------------------
def date_by_notes(item: Item, drafts: list[Draft], context: Context) -> None:
    """Write the months that notes state for what targets reached, and where they stand."""
    year = item.fiscal_year
    for draft in drafts:
        if draft.actual is None or year is None:
            continue
        cell = _cell_of(draft, year)
        if _is_dated_there(draft, cell, year):
            continue
        marks = [*_behind(draft, cell), *_marks(draft, context)]
        found = _pointed_at(marks, draft, year, context)
        found = found or _of_lone_target(draft, item, year, context)
        if found is None and (draft.as_of is None or _by_header(draft, year)):
            found = _naming(draft, item, year, context)
        if found is not None:
            draft.as_of, draft.places["actual_as_of"] = found
        elif draft.as_of is None and not draft.undated:
            _say_unclear(marks, draft, year, context)


def _say_unclear(marks: list[str], draft: Draft, year: int, context: Context) -> None:
    """A note of months that do not tell which is meant: then no other month may be taken."""
    for note in (note for mark in marks for note in _notes(mark, draft, context)):
        if tells_months(note.words, year):
            draft.undated = True
            message = "A note names months for a result, but not which one it is of; none is taken."
            context.find("warning", "unsure_date", message, Quote(note.words, note.ref))
            return


def _by_header(draft: Draft, year: int) -> bool:
    """Whether the month of a result is its column's, and the result prints none itself."""
    if _OWN_MONTH.search(draft.result_raw or ""):
        return False
    return draft.as_of == month_of_words(draft.result_when, year)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A result's cell: its text in front of the notes that state months, and these by mark."""

    head: str
    months: dict[str, str]
    figures: list[Reached]
    own: Reached | None
    """The figure that the target reached."""

    def mark_of(self, figure: Reached | None) -> str | None:
        """The mark right behind a figure."""
        behind = mark_behind(self.head, figure.start) if figure is not None else None
        return behind[0] if behind is not None else None


def _cell_of(draft: Draft, year: int) -> _Cell:
    raw = draft.result_raw or ""
    noted = [(note, noted_month(note.words, year)) for note in notes_in(raw)]
    start = next((note.start for note, month in noted if month is not None), len(raw))
    figures = parse_results(raw[:start], year)
    own = next((each for each in figures if each.value == draft.actual), None)
    months = {note.mark: month for note, month in reversed(noted) if month is not None}
    return _Cell(raw[:start], months, figures, own)


def _is_dated_there(draft: Draft, cell: _Cell, year: int) -> bool:
    """Whether the result's or the target's cell says the month, which is then the draft's."""
    if cell.own is None and draft.as_of is not None and _OWN_MONTH.search(draft.result_raw or ""):
        return True
    if cell.own is not None and cell.own.as_of is not None:
        draft.as_of = cell.own.as_of if cell.months else draft.as_of
        return True
    month = cell.months.get(cell.mark_of(cell.own) or "") or _of_own_cell(draft, year)
    if month is None and cell.months:
        if all(cell.mark_of(each) not in cell.months for each in cell.figures):
            return draft.as_of is not None  # of the figure that it follows: so it was read
        # It follows this figure as it is the last, and is of another that has its mark.
        draft.as_of = month_of_words(draft.result_when, year)
    draft.as_of = month or draft.as_of
    return month is not None


def _of_own_cell(draft: Draft, year: int) -> str | None:
    """The month that a note in the target's or the result's own cell states for 実績."""
    own = [quote.text for quote in (draft.statement.quote, *draft.statement.context)]
    for text in (draft.result_raw or "", *own):
        if "実績" in text and "月" in text:
            match = _OWN.search(flatten(text))
            if match is not None and (month := month_of_day(match["day"], year)):
                return month
    return None


def _behind(draft: Draft, cell: _Cell) -> list[str]:
    """The mark behind the figure; all of a cell with a single one."""
    if len(cell.figures) <= 1 and len(draft.result_raw or "") <= _SHORT:
        return marks_in(cell.head)
    mark = cell.mark_of(cell.own)
    return [mark] if mark is not None else []


def _pointed_at(marks: Iterable[str], draft: Draft, year: int, context: Context) -> _Dated | None:
    for mark in marks:
        for note in _notes(mark, draft, context):
            if month := noted_month(note.words, year):
                return month, note.ref
    return None


def _marks(draft: Draft, context: Context) -> Iterator[str]:
    """The marks in the words of a target, behind its name and in the header over its result."""
    yield from marks_in(draft.statement.quote.text)
    name = "".join((draft.target.name_raw or "").split())
    for ref in draft.statement.quote.refs if name else ():
        cell = "".join(context.text_at(ref).split())  # a mark is no part of the statement
        if name in cell and (behind := mark_behind_words(cell, cell.index(name) + len(name))):
            yield behind
    yield from marks_in(draft.result_when or "")


def _notes(mark: str, draft: Draft, context: Context) -> Iterator[Footnote]:
    """The note of a mark: the next one below the target, else the only one above.

    One without a number is explained beside the mark or right below its table.
    """
    own = draft.places.get("actual_value", draft.statement.quote.ref)
    place = context.place_of(draft.statement.quote.ref)
    notes = context.footnotes.get(mark, [])
    if not mark[-1].isdigit():
        mine = (own, draft.statement.quote.ref)
        notes = [n for n in notes if n.ref in mine or (n.alone and _is_near(place, n, context))]
    below = [note for note in notes if note.place >= place]
    yield from below[:1] or (notes if len(notes) == 1 else [])


def _is_near(place: int, note: Footnote, context: Context) -> bool:
    """Whether no other table stands between a target and a note below it."""
    if note.place < place:
        return False
    table = context.entries[place][0].table
    between: list[Entry] = context.entries[place : note.place]
    return all(ref.table in (table, None) for ref, _, _ in between)


def _of_lone_target(draft: Draft, item: Item, year: int, context: Context) -> _Dated | None:
    """The month that a note without a number, below a table of one target, says of 実績."""
    ref = draft.statement.quote.ref
    if ref.table is None or sum(d.statement.quote.ref.table == ref.table for d in item.drafts) > 1:
        return None
    place = context.place_of(ref)
    for note in context.footnotes.get("※", []):
        if not (note.alone and _SAYS.match(note.words) and _is_near(place, note, context)):
            continue
        if month := noted_month(note.words, year):
            return month, note.ref
    return None


def _naming(draft: Draft, item: Item, year: int, context: Context) -> _Dated | None:
    """The month of a note that names the target, as the corner of a series would."""
    if item.initiative.edition != "current":
        return None
    for note in (each for notes in context.footnotes.values() for each in notes):
        for name, month in named_months(note.words, year) if note.alone else ():
            named = draft_named(Series(Quote(name, Ref()), []), item.drafts)
            if named is not draft or names_another(draft, month, within=True):
                continue
            if not _is_of_another(note, name, item, context):
                return month, note.ref
    return None


def _is_of_another(note: Footnote, name: str, item: Item, context: Context) -> bool:
    """Whether a note stands in another item, and names a target of that one (岐阜 2020)."""
    for other in context.plan.initiatives:
        if other is item.initiative or all(each.quote.ref != note.ref for each in other.notes):
            continue
        if any(quantity_of(name) in fold(each.quote.text) for each in other.statements):
            return True
    return False
