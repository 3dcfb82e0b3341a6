"""Texts outside of all initiatives of a comparison document: whose column they stand in."""

from __future__ import annotations

from dataclasses import replace

from revisions import Edition, compare
from revisions.edition import Item
from revisions.note_sides import divide_notes
from schema.records import CellRecord, NoteRecord, Provenance
from tests.revisions.hand_made import Plan

ONE = "one0000000000000"


def note(text: str, table: int | None, column: int | None, row: int = 0) -> NoteRecord:
    place = Provenance(page=1, table=table, row=row, column=column)
    return NoteRecord(
        note_id=f"{ONE}-{table}-{column}-{row}",
        document_id=ONE,
        kind="reference",
        text=text,
        provenance=place,
    )


def cell(table: int, column: int) -> CellRecord:
    return CellRecord(
        document_id=ONE, page=1, table=table, row=0, column=column,
        row_span=1, column_span=1, role="body", text="…",
    )  # fmt: skip


def side(year: int, column: int, stray: list[NoteRecord]) -> Edition:
    """An edition of one document, its initiatives in the given column of table 1."""
    made = Plan(year, ONE).item("1", "広報", topics=["publicity"]).edition()
    place = Provenance(page=1, table=1, row=1, column=column)
    items = tuple(Item(each.record.model_copy(update={"provenance": place})) for each in made.items)
    info = made.info.model_copy(update={"edition": "current" if year == 2021 else "previous"})
    cells = {
        (1, table, 0, place): cell(table, place) for table in (1, 2) for place in (column, 1, 2)
    }
    return replace(made, info=info, items=items, stray=tuple(stray), cells=cells)


def both(*stray: NoteRecord) -> tuple[Edition, Edition]:
    return side(2020, 2, list(stray)), side(2021, 1, list(stray))


def texts(edition: Edition) -> list[str]:
    return [each.text for each in edition.notes]


def test_a_note_in_a_column_of_initiatives_is_of_their_edition() -> None:
    old, new = divide_notes(*both(note("旧の方針", 1, 2), note("新の方針", 1, 1)))
    assert (texts(old), texts(new)) == (["旧の方針"], ["新の方針"])
    assert old.stray == new.stray == ()


def test_a_table_without_initiatives_has_its_columns_in_the_same_order() -> None:
    old, new = divide_notes(*both(note("新の理由", 2, 1), note("旧の理由", 2, 2)))
    assert (texts(old), texts(new)) == (["旧の理由"], ["新の理由"])


def test_of_a_paragraph_nothing_is_known_but_what_is_printed_twice_is_in_both() -> None:
    found = compare(*both(note("同じ", None, None), note("同じ", None, None, 1)))
    assert not found.not_compared
    found = compare(*both(note("一つだけ", None, None)))
    assert [each.what for each in found.not_compared] == ["1 text outside of all initiatives"]


def test_swapping_the_sides_swaps_the_notes() -> None:
    old, new = both(note("新の理由", 2, 1), note("旧の理由", 2, 2))
    there, back = compare(old, new), compare(new, old)
    told = {(each.side, each.text) for each in there.passages if each.role == "note"}
    assert told == {("old", "旧の理由"), ("new", "新の理由")}
    assert {(each.side, each.text) for each in back.passages if each.role == "note"} == {
        ("new", "旧の理由"),
        ("old", "新の理由"),
    }
