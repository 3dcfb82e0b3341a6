"""The texts of one side that are compared: headings, measures, statements, notes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from revisions.edition import Item
from revisions.folded import plain
from schema.comparison import Role
from schema.records import ActionRecord, NoteRecord, Provenance


class Text(NamedTuple):
    """A text with its place. `kpi_ids` are those of a statement, `stem` is a heading's number
    and title without its marks."""

    role: Role
    text: str
    provenance: Provenance
    record_id: str | None = None
    initiative_id: str | None = None
    marker: str | None = None
    kpi_ids: tuple[str, ...] = ()
    stem: str = ""


def texts_of(item: Item, *, reported: bool) -> list[Text]:
    """All texts of an initiative, its heading first.

    `reported`: with what the document reports as done; that is no part of a plan, and only two
    versions of one year's document are compared by it.
    """
    found = [heading_of(item)]
    for measure in item.measures:
        found += _texts_of_measure(measure, reported)
    found += _statements(item)
    found += [_of_note(note) for note in item.notes]
    return [text for text in found if plain(text.text)]


def texts_of_notes(notes: Iterable[NoteRecord]) -> list[Text]:
    """The texts that belong to a whole document."""
    return [_of_note(note) for note in notes if plain(note.text)]


def heading_of(item: Item) -> Text:
    """Number, title and marks of an initiative as one line, the marks in one order."""
    record = item.record
    words = [record.number_raw or "", record.title_raw or ""]
    marks = "".join(
        mark
        for mark, set_ in (
            ("【重要度：高】", record.importance == "high"),
            ("【困難度：高】", record.difficulty == "high"),
        )
        if set_
    )
    stem = " ".join(word for word in words if word)
    return Text(
        "heading",
        f"{stem} {marks}".strip(),
        record.provenance,
        record.initiative_id,
        record.initiative_id,
        stem=stem,
    )


def _texts_of_measure(measure: ActionRecord, reported: bool) -> list[Text]:
    at, action, item = measure.provenance, measure.action_id, measure.initiative_id
    found = [Text("measure", measure.text, at, action, item, measure.marker_raw)]
    if measure.schedule_text:
        found.append(Text("schedule", measure.schedule_text, at, action, item))
    if reported and measure.progress_text:
        found.append(Text("progress", measure.progress_text, at, action, item))
    if reported and measure.next_text:
        found.append(Text("next", measure.next_text, at, action, item))
    return found


def _statements(item: Item) -> list[Text]:
    """Statements of targets; one that names several indicators is one text (001, 2 (1))."""
    found: dict[tuple[object, ...], Text] = {}
    for target in item.targets:
        at = target.provenance
        key = (plain(target.statement_raw), at.page, at.table, at.row, at.column)
        known = found.get(key)
        ids = (*(known.kpi_ids if known else ()), *((target.kpi_id,) if target.kpi_id else ()))
        found[key] = Text(
            "statement",
            target.statement_raw,
            target.provenance,
            known.record_id if known else target.target_id,
            item.id,
            kpi_ids=ids,
        )
    return list(found.values())


def _of_note(note: NoteRecord) -> Text:
    return Text("note", note.text, note.provenance, note.note_id, note.initiative_id)
