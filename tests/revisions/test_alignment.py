"""What became of an initiative follows from topics, titles, indicators and measures."""

from __future__ import annotations

from revisions import compare
from schema.comparison import Relation
from tests.revisions.hand_made import Plan, plans


def relations(old: Plan, new: Plan) -> list[Relation]:
    return compare(old.edition(), new.edition()).relations


def kinds(old: Plan, new: Plan) -> list[tuple[str, list[str | None], list[str | None]]]:
    return [
        (
            relation.kind,
            [cited.number_raw for cited in relation.old],
            [cited.number_raw for cited in relation.new],
        )
        for relation in relations(old, new)
    ]


def test_the_same_number_and_title_is_the_same_in_any_brackets_and_width() -> None:
    old, new = plans()
    old.item("(1)", "広報の推進", topics=["publicity"])
    new.item("１．", "広報 の推進", topics=["publicity"])
    assert kinds(old, new) == [("same", ["(1)"], ["１．"])]


def test_renamed_and_renumbered_is_named_renamed_and_flagged_both() -> None:
    old, new = plans()
    old.item("(1)", "健康経営の推進（コラボヘルス）", topics=["collaborative_health"])
    new.item("(2)", "コラボヘルスの推進", topics=["collaborative_health"])
    (relation,) = relations(old, new)
    assert relation.kind == "renamed"
    assert relation.flags == ["renamed", "renumbered"]


def test_only_the_number_changed() -> None:
    old, new = plans()
    old.item("(9)", "広報の推進", topics=["publicity"])
    new.item("(8)", "広報の推進", topics=["publicity"])
    assert kinds(old, new) == [("renumbered", ["(9)"], ["(8)"])]


def test_moved_to_another_section() -> None:
    old, new = plans()
    old.item("1", "広報の推進", topics=["publicity"], pillar="strategy")
    new.item("1", "広報の推進", topics=["publicity"], pillar="organization")
    assert kinds(old, new) == [("moved", ["1"], ["1"])]


def test_an_item_that_stands_in_two_sections_meets_itself_in_each() -> None:
    old, new = plans()
    for plan, title in ((old, "業務体制の確立"), (new, "業務改革の推進")):
        plan.item("(11)", title, topics=["business_reform"], pillar="foundation")
        plan.item("(8)", f"{title}【再掲】", topics=["business_reform"], pillar="organization")
    assert kinds(old, new) == [
        ("renamed", ["(11)"], ["(11)"]),
        ("renamed", ["(8)"], ["(8)"]),
    ]


def test_one_title_with_two_topics_splits_into_two() -> None:
    old, new = plans()
    old.item("(8)", "債権の発生防止と回収", topics=["card_collection", "debt_recovery"])
    new.item("(6)", "保険証回収の強化", topics=["card_collection"])
    new.item("(7)", "債権回収の推進", topics=["debt_recovery"])
    assert kinds(old, new) == [("split", ["(8)"], ["(6)", "(7)"])]


def test_an_indicator_that_moved_shows_a_merger_that_no_title_names() -> None:
    old, new = plans()
    judo = {"kpi_id": "judo_multi_site_frequent_rate", "comparator": "yoy_le"}
    old.item("(4)", "現金給付の審査強化", topics=["cash_benefit_propriety"])
    old.item("(6)", "柔道整復の照会業務", topics=["judo_therapy"], targets=[judo])
    new.item("(4)", "現金給付の適正化", topics=["cash_benefit_propriety"], targets=[judo])
    assert kinds(old, new) == [("merged", ["(4)", "(6)"], ["(4)"])]


def test_a_measure_that_moved_shows_a_merger_that_no_title_names() -> None:
    old, new = plans()
    own = "傷病手当金と障害年金の併給調整を漏れなく行う。"
    moved = "あんま・はりきゅうの療養費では、医師の再同意書を毎回確かめ、疑義は厚生局へ伝える。"
    old.item("(4)", "現金給付の審査強化", topics=["cash_benefit_propriety"], measures=[own])
    old.item("(7)", "あんまの審査", topics=["massage_acupuncture"], measures=[moved])
    new.item(
        "(4)",
        "現金給付の適正化",
        topics=["cash_benefit_propriety"],
        measures=[
            own,
            "療養費については医師の再同意書を確かめ、あんま・はりきゅうの疑義は厚生局へ伝える。",
        ],
    )
    new.item("(5)", "広報の推進", topics=["publicity"], measures=["便りを毎月出す。"])
    assert kinds(old, new) == [("merged", ["(4)", "(7)"], ["(4)"]), ("added", [], ["(5)"])]


def test_dropped_and_new_items_stand_alone() -> None:
    old, new = plans()
    old.item("(1)", "広報の推進", topics=["publicity"], measures=["便りを毎月出す。"])
    old.item("(2)", "その他の保健事業", topics=["other_health_programmes"])
    new.item("(1)", "広報の推進", topics=["publicity"], measures=["便りを毎月出す。"])
    new.item("(2)", "電子申請の開始", topics=[], measures=["手引きを配る。"])
    assert kinds(old, new) == [
        ("same", ["(1)"], ["(1)"]),
        ("removed", ["(2)"], []),
        ("added", [], ["(2)"]),
    ]


def test_titles_that_only_end_alike_are_not_one() -> None:
    old, new = plans()
    old.item("13", "債権回収業務の推進", topics=["debt_recovery"])
    new.item("2", "業務改革の推進", topics=["business_reform"])
    assert [kind for kind, _, _ in kinds(old, new)] == ["removed", "added"]


def test_an_item_without_title_is_known_by_its_topic() -> None:
    old, new = plans()
    old.item("(9)", None, topics=["dependent_recheck"])
    new.item("(8)", "被扶養者資格の再確認", topics=["dependent_recheck"])
    assert kinds(old, new) == [("renamed", ["(9)"], ["(8)"])]


def test_the_evidence_is_told() -> None:
    old, new = plans()
    target = {"kpi_id": "generic_usage_rate", "value": 80.3}
    old.item("1", "後発医薬品", topics=["generic_drugs"], targets=[target])
    new.item("1", "ジェネリック", topics=["generic_drugs"], targets=[target])
    (relation,) = relations(old, new)
    assert {(each.kind, each.value) for each in relation.evidence} == {
        ("topic", "generic_drugs"),
        ("indicator", "generic_usage_rate"),
    }
