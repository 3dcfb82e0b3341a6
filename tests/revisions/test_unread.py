"""What both sides print differently without a record that could tell is not the same."""

from __future__ import annotations

from dataclasses import replace

from revisions import Edition, compare, edition_of
from schema.comparison import Comparison
from schema.records import CellRecord
from schema.records import Edition as EditionName
from tests.revisions.hand_made import Plan

_HEADING = "1. 健診（担当：保健グループ）"


def plan(document_id: str, heading: str) -> Edition:
    """A plan below a section heading that stands in no record."""
    made = Plan(2020, document_id).item("(1)", "健診の推進", measures=["案内を送る。"])
    made.records.cells.append(cell(document_id, heading, row=0))
    return made.edition()


def cell(document_id: str, text: str, row: int, used_in: tuple[str, ...] = ()) -> CellRecord:
    return CellRecord(
        document_id=document_id,
        page=1,
        table=2,
        row=row,
        column=0,
        row_span=1,
        column_span=1,
        role="body",
        text=text,
        used_in=list(used_in),
    )


def listed(found: Comparison) -> list[tuple[str | None, str]]:
    return [(each.side, each.what) for each in found.not_compared]


def test_another_section_heading_is_not_the_same() -> None:
    found = compare(plan("a" * 16, _HEADING), plan("b" * 16, _HEADING.replace("保健", "業務")))
    assert not found.different
    assert found.exit_code == 2
    assert listed(found) == [
        ("old", "1. 健診（担当：保健グループ）"),
        ("new", "1. 健診（担当：業務グループ）"),
    ]


def test_width_and_spacing_of_a_heading_are_no_difference() -> None:
    found = compare(plan("a" * 16, _HEADING), plan("b" * 16, "１．健診 （担当:保健グループ)"))
    assert found.exit_code == 0


def test_a_cell_that_a_change_is_cited_from_is_told_already() -> None:
    one, other = plan("a" * 16, _HEADING), plan("b" * 16, _HEADING)
    place, told = next(iter(other.cells.items()))
    item = other.items[0]
    measure = item.measures[0].model_copy(update={"text": "案内を配る。"})
    other = replace(
        other,
        items=(replace(item, measures=(measure,)),),
        cells={**other.cells, place: told.model_copy(update={"text": "案内を配る。"})},
    )
    found = compare(one, other)
    assert found.exit_code == 1
    assert listed(found) == []


def test_numbers_of_a_comparison_that_no_text_holds_are_listed() -> None:
    both = Plan(2021, "c" * 16)
    both.item("(1)", "健診の推進", measures=["案内を送る。"])
    both.item("(1)", "健診の推進", measures=["案内を送る。"])
    names: tuple[EditionName, EditionName] = ("previous", "current")
    for place, (edition, people) in enumerate(zip(names, ("1,200", "1,350"), strict=True)):
        records = both.records
        item = records.initiatives[place].model_copy(update={"edition": edition})
        records.initiatives[place] = item
        text = f"対象者数：{people}人\n健診機関 300か所"
        records.cells.append(cell("c" * 16, text, place, (item.initiative_id,)))
    found = compare(edition_of(both.records, "previous"), edition_of(both.records, "current"))
    assert listed(found) == [("old", "対象者数：1,200人"), ("new", "対象者数：1,350人")]
    assert found.exit_code == 2
