"""Targets are compared by indicator; a break in the series is never crossed."""

from __future__ import annotations

from typing import Any

import pytest

from revisions import Knowledge, compare
from schema.comparison import Comparison, TargetChange
from tests.revisions.hand_made import plans

KNOWLEDGE = Knowledge(
    indicators={"lifestyle_checkup_rate": "生活習慣病予防健診実施率"},
    better={"lifestyle_checkup_rate": "higher", "single_bid_ratio": "lower"},
    breaks=lambda kpi, older, newer: "scope widened" if kpi == "claim_recovery_rate" else None,
)


def compared(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> Comparison:
    old, new = plans()
    old.item("1", "健診の推進", topics=["checkup_insured"], targets=before)
    new.item("1", "健診の推進", topics=["checkup_insured"], targets=after)
    return compare(old.edition(), new.edition(), KNOWLEDGE)


def change(before: dict[str, Any], after: dict[str, Any]) -> TargetChange:
    (found,) = compared([before], [after]).targets
    return found


@pytest.mark.parametrize(
    ("before", "after", "direction", "difference"),
    [
        ({"value": 50.0}, {"value": 53.8}, "tightened", 3.8),
        ({"value": 53.8}, {"value": 50.0}, "loosened", -3.8),
        ({"value": 50.0, "baseline": 41.8}, {"value": 50.0}, "unchanged", 0.0),
        ({"comparator": "le", "value": 20.0}, {"comparator": "le", "value": 18.0}, "tightened", -2),
        ({"comparator": "eq", "value": 8.8}, {"comparator": "ge", "value": 9.0}, "tightened", 0.2),
        ({"comparator": "eq", "value": 20.0}, {"comparator": "eq", "value": 21.0}, "tightened", 1),
        (
            {"comparator": "eq", "value": 20.0, "kpi_id": "single_bid_ratio"},
            {"comparator": "eq", "value": 21.0, "kpi_id": "single_bid_ratio"},
            "loosened",
            1.0,
        ),
        (
            {"comparator": "yoy_ge", "baseline": 0.28},
            {"comparator": "yoy_ge", "baseline": 0.29},
            "unchanged",
            None,
        ),
    ],
)
def test_direction_and_difference(
    before: dict[str, Any], after: dict[str, Any], direction: str, difference: float | None
) -> None:
    found = change(before, after)
    assert found.kind == "changed"
    assert found.direction == direction
    assert found.difference == difference
    assert found.reason is None


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (
            {"kpi_id": "claim_recovery_rate", "value": 55.0},
            {"kpi_id": "claim_recovery_rate", "value": 63.0},
            "break in the series: scope widened",
        ),
        ({"value": 85.0}, {"comparator": "yoy_ge", "baseline": 79.6}, "previous year"),
        ({"value": 80.0}, {"comparator": "le", "value": 80.0}, "at least"),
        ({"value": 80.0}, {"value": 1100.0, "unit": "offices"}, "units"),
        ({"comparator": "qualitative"}, {"value": 3.0}, "without a number"),
        (
            {"comparator": "eq", "value": 1.0, "kpi_id": "email_magazine_registration"},
            {"comparator": "eq", "value": 2.0, "kpi_id": "email_magazine_registration"},
            "not known",
        ),
    ],
)
def test_what_cannot_be_compared_says_why(
    before: dict[str, Any], after: dict[str, Any], why: str
) -> None:
    found = change(before, after)
    assert found.direction == "not_comparable"
    assert why in (found.reason or "")


def test_the_same_target_is_no_change() -> None:
    found = change({"value": 50.0}, {"value": 50.0})
    assert (found.kind, found.changed, found.direction) == ("same", [], "unchanged")
    assert found.label == "生活習慣病予防健診実施率"


def test_changed_fields_are_named() -> None:
    found = change({"value": 50.0, "baseline": 41.8}, {"comparator": "eq", "value": 51.0})
    assert found.changed == ["comparator", "target_value", "baseline_value"]


def test_a_target_only_one_side_has() -> None:
    found = compared([{"value": 50.0}], [{"kpi_id": "employer_checkup_data_rate", "value": 18.0}])
    assert [(each.kind, each.kpi_id) for each in found.targets] == [
        ("removed", "lifestyle_checkup_rate"),
        ("added", "employer_checkup_data_rate"),
    ]
    assert found.targets[0].direction is None


def test_kpi_meets_kpi_where_a_plain_target_has_the_same_indicator() -> None:
    before = [{"value": 26.3}, {"value": 26.9, "marker": "target", "comparator": "eq"}]
    after = [{"value": 30.0, "marker": "target", "comparator": "eq"}, {"value": 31.0}]
    found = compared(before, after).targets
    assert [(each.old and each.old.marker, each.new and each.new.marker) for each in found] == [
        ("target", "target"),
        ("kpi", "kpi"),
    ]


def test_one_target_printed_in_three_merged_items_is_one() -> None:
    old, new = plans()
    for number in ("25", "26", "27"):
        old.item(number, "保健指導", topics=["guidance_insured"], targets=[{"value": 16.8}])
    new.item("13", "保健指導", topics=["guidance_insured"], targets=[{"value": 22.2}])
    (found,) = compare(old.edition(), new.edition(), KNOWLEDGE).targets
    assert (found.kind, found.direction) == ("changed", "tightened")


def test_an_indicator_that_left_its_initiative_is_followed() -> None:
    old, new = plans()
    for plan, place in ((old, 0), (new, 1)):
        for number, topic in enumerate(("publicity", "research")):
            targets = [{"value": 50.0}] if number == place else []
            plan.item(str(number), topic, topics=[topic], targets=targets)
    (found,) = compare(old.edition(), new.edition(), KNOWLEDGE).targets
    assert (found.kind, found.changed, found.differs) == ("same", ["initiative"], True)


def test_targets_without_an_indicator_are_paired_by_their_names() -> None:
    before = {"kpi_id": None, "name": "二次勧奨の予定人数", "value": 2000.0, "unit": "persons"}
    found = change(before, before | {"value": 3000.0})
    assert (found.kind, found.difference) == ("changed", 1000.0)
    assert found.label == "二次勧奨の予定人数"


def test_the_same_words_read_differently_are_no_change() -> None:
    said = "実施率を50.0%以上とする"
    before = {"value": 50.0, "statement": said}
    after = {"comparator": "qualitative", "unit": "none", "statement": "実施率を50.0% 以 上とする"}
    assert change(before, after).kind == "same"


def test_words_read_as_a_target_on_one_side_only_are_not_compared() -> None:
    said = "健診の実施率を50.0%以上とする"
    old, new = plans()
    old.item("1", "健診", topics=["checkup_insured"], targets=[{"value": 50.0, "statement": said}])
    new.item("1", "健診", topics=["checkup_insured"], measures=[said])
    found = compare(old.edition(), new.edition(), KNOWLEDGE)
    assert found.targets == []
    assert [(each.what, each.side) for each in found.not_compared] == [(said, "old")]
    assert found.exit_code == 2
