"""Two editions compared: nothing invented, nothing lost, and the same from both sides."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from revisions import compare
from schema.comparison import Comparison, Passage, Span
from tests.revisions.hand_made import Plan, plans

MIRROR = {
    "split": "merged", "merged": "split", "added": "removed", "removed": "added",
    "tightened": "loosened", "loosened": "tightened", "delete": "insert", "insert": "delete",
}  # fmt: skip

_TITLES = ["広報の推進", "健診の推進", "保健指導の推進", "債権の回収", "その他の事業", None]
_TOPICS = ["publicity", "checkup_insured", "guidance_insured", "debt_recovery"]
_SENTENCES = [
    "事業所へ健診の案内を文書で送る。",
    "事業所へ健診の案内を電話で二回送る。",
    "未納の方へ督促状を毎月送り、訪問も行う。",
    "便りと電子の便りで制度を広く知らせる。",
    "協定を結んだ市と集団健診を年3回開く。",
    "協定を結んだ市と集団健診を年12回開く。",
    "入札の公告を早く行い、参加者を増やす。",
]
_KPIS = ["lifestyle_checkup_rate", "debt_rate", None]


@st.composite
def _items(draw: st.DrawFn) -> dict[str, Any]:
    target = {
        "kpi_id": draw(st.sampled_from(_KPIS)),
        "comparator": draw(st.sampled_from(["ge", "le", "yoy_ge", "qualitative"])),
        "value": draw(st.sampled_from([50.0, 53.8, None])),
        "baseline": draw(st.sampled_from([41.8, None])),
    }
    return {
        "number": draw(st.sampled_from(["(1)", "(2)", "③", None])),
        "title": draw(st.sampled_from(_TITLES)),
        "topics": draw(st.lists(st.sampled_from(_TOPICS), max_size=2, unique=True)),
        "measures": draw(st.lists(st.sampled_from(_SENTENCES), max_size=3)),
        "targets": draw(st.lists(st.just(target), max_size=1)),
        "pillar": draw(st.sampled_from(["foundation", "strategy", None])),
    }


_SIDES = st.tuples(st.lists(_items(), max_size=4), st.lists(_items(), max_size=4))


def both(sides: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> tuple[Plan, Plan]:
    old, new = plans()
    for plan, items in zip((old, new), sides, strict=True):
        for item in items:
            plan.item(**item)
    return old, new


def relation_facts(found: Comparison, *, mirrored: bool) -> set[Any]:
    return {
        (
            MIRROR.get(each.kind, each.kind) if mirrored else each.kind,
            frozenset(each.flags),
            frozenset(c.initiative_id for c in (each.new if mirrored else each.old)),
            frozenset(c.initiative_id for c in (each.old if mirrored else each.new)),
            each.similarity,
        )
        for each in found.relations
    }


def target_facts(found: Comparison, *, mirrored: bool) -> set[Any]:
    facts = set()
    for each in found.targets:
        kind, direction, difference = each.kind, each.direction, each.difference
        old, new = each.old, each.new
        if mirrored:
            kind = MIRROR.get(kind, kind)
            direction = MIRROR.get(direction or "", direction)
            difference = None if difference is None else -difference
            old, new = new, old
        facts.add(
            (
                each.kpi_id,
                kind,
                frozenset(each.changed),
                old.target_id if old else None,
                new.target_id if new else None,
                difference,
                direction,
            )
        )
    return facts


def passage_facts(found: Comparison, *, mirrored: bool) -> list[Any]:
    side = {"old": "new", "new": "old"} if mirrored else {"old": "old", "new": "new"}
    return sorted(
        (side[each.side], each.record_id or "", each.role, turned(each.spans, mirrored))
        for each in found.passages
    )


def turned(spans: list[Span], mirrored: bool) -> str:
    return str([(a, b, MIRROR.get(kind, kind) if mirrored else kind) for a, b, kind in spans])


@given(_SIDES)
@settings(max_examples=60, deadline=None)
def test_swapping_the_sides_mirrors_the_result(
    sides: tuple[list[dict[str, Any]], list[dict[str, Any]]],
) -> None:
    old, new = both(sides)
    there = compare(old.edition(), new.edition())
    back = compare(new.edition(), old.edition())
    assert relation_facts(back, mirrored=True) == relation_facts(there, mirrored=False)
    assert target_facts(back, mirrored=True) == target_facts(there, mirrored=False)
    assert passage_facts(back, mirrored=True) == passage_facts(there, mirrored=False)
    assert back.exit_code == there.exit_code


@given(_SIDES)
@settings(max_examples=40, deadline=None)
def test_every_initiative_target_and_text_appears_once(
    sides: tuple[list[dict[str, Any]], list[dict[str, Any]]],
) -> None:
    old, new = both(sides)
    found = compare(old.edition(), new.edition())
    for side, plan in (("old", old), ("new", new)):
        cited = [c.initiative_id for r in found.relations for c in getattr(r, side)]
        assert sorted(cited) == [each.initiative_id for each in plan.records.initiatives]
        texts = [each.text for each in found.passages if each.side == side]
        measures = [each.text for each in plan.records.actions]
        assert all(texts.count(text) >= measures.count(text) for text in measures)
    for passage in found.passages:
        for spans in (passage.spans, passage.fine):
            assert [a for a, _, _ in spans] == [0, *(b for _, b, _ in spans[:-1])]
            assert spans[-1][1] == len(passage.text)


@given(st.lists(_items(), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_a_plan_is_the_same_as_itself(items: list[dict[str, Any]]) -> None:
    plan, _ = both((items, []))
    found = compare(plan.edition(), plan.edition())
    assert found.exit_code == 0
    assert not found.different


@pytest.mark.parametrize(
    "changed",
    [
        lambda text: text.translate({ord("年"): "年", ord("3"): "３", ord("、"): "、 "}),
        lambda text: "　".join(text),
        lambda text: text.replace("、", "、\n"),
    ],
)
def test_width_spacing_and_line_breaks_are_no_change(changed: Any) -> None:
    old, new = plans()
    for plan, print_ in ((old, str), (new, changed)):
        measures = [print_(sentence) for sentence in _SENTENCES]
        plan.item("(1)", print_("広報の推進"), topics=["publicity"], measures=measures)
    assert compare(old.edition(), new.edition()).exit_code == 0


def test_one_measure_in_two_or_two_in_one_is_no_change_of_wording() -> None:
    old, new = plans()
    old.item("1", "広報", topics=["publicity"], measures=["便りを出す。電話で知らせる。"])
    new.item("1", "広報", topics=["publicity"], measures=["・便りを出す。", "② 電話で知らせる"])
    assert compare(old.edition(), new.edition()).exit_code == 0


def test_a_sentence_made_of_two_has_both_for_counterparts() -> None:
    two = [
        "退会した人には早めに督促の文書を郵送する。",
        "返していない人には電話で返納を頼む業務を行う。",
    ]
    one = "退会した人に早めに督促の文書を郵送するとともに、" + two[1].replace("行う", "徹底する")
    old, new = plans()
    old.item("1", "債権の回収", topics=["debt_recovery"], measures=two)
    new.item("1", "債権の回収", topics=["debt_recovery"], measures=[one])
    found = compare(old.edition(), new.edition())
    assert len(passage(found, "new", "measure").counterparts) == 2
    assert all(each.similarity > 0.6 for each in found.passages if each.role == "measure")


@pytest.mark.parametrize("between", ["", " ", "\n"])
def test_a_list_that_lost_its_lines_is_no_change(between: str) -> None:
    lines = ["便りを毎月出す", "電話で知らせる", "窓口で案内する", "集会で話す"]
    old, new = plans()
    old.item("1", "広報", topics=["publicity"], measures=lines)
    new.item("1", "広報", topics=["publicity"], measures=[between.join(lines[:3]), lines[3]])
    assert compare(old.edition(), new.edition()).exit_code == 0
    new.records.actions[0] = new.records.actions[0].model_copy(
        update={"text": between.join(lines[:2])}
    )
    assert compare(old.edition(), new.edition()).exit_code == 1


def passage(found: Comparison, side: str, role: str) -> Passage:
    (one,) = [each for each in found.passages if (each.side, each.role) == (side, role)]
    return one


def test_a_change_of_number_is_told_from_a_change_of_wording() -> None:
    old, new = plans()
    old.item(
        "1", "健診", topics=["checkup_insured"], measures=["集団健診を年3回開き、案内を送る。"]
    )
    new.item(
        "1", "健診", topics=["checkup_insured"], measures=["集団健診を年5回開き、案内を送る。"]
    )
    assert passage(compare(old.edition(), new.edition()), "old", "measure").numbers_changed
    new.records.actions[0] = new.records.actions[0].model_copy(
        update={"text": "集団健診を年3回ひらき、案内を送る。"}
    )
    assert not passage(compare(old.edition(), new.edition()), "old", "measure").numbers_changed


def test_marks_and_groups_of_an_initiative_are_facts() -> None:
    old, new = plans()
    old.item("1", "広報", topics=["publicity"], importance="high", groups=["企画"])
    new.item("1", "広報", topics=["publicity"], difficulty="high", groups=["企画", "総務"])
    found = compare(old.edition(), new.edition())
    assert [(each.field, each.old, each.new) for each in found.details] == [
        ("importance", "high", None),
        ("difficulty", None, "high"),
        ("groups", "企画", "企画, 総務"),
    ]
    assert passage(found, "new", "heading").text == "1 広報 【困難度：高】"


def test_groups_that_one_document_never_prints_are_no_change() -> None:
    old, new = plans()
    old.item("1", "広報", topics=["publicity"])
    new.item("1", "広報", topics=["publicity"], groups=["企画"])
    assert compare(old.edition(), new.edition()).exit_code == 0


def test_source_cells_of_what_is_shown_are_kept() -> None:
    old, new = plans()
    old.item("1", "広報", topics=["publicity"], measures=["便りを出す。"])
    new.item("1", "広報", topics=["publicity"], measures=["便りを出す。"])
    cells = compare(old.edition(), new.edition()).cells
    assert [(cell.side, cell.provenance.row) for cell in cells] == [("old", 1), ("new", 1)]
