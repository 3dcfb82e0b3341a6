"""The taxonomy holds together, agrees with the contract, and refuses what contradicts it."""

# ruff: noqa: E501 - one printed text a line

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from normalize.taxonomy_files import packaged
from normalize.taxonomy_loader import Taxonomy, TaxonomyError, check_taxonomy, load_taxonomy
from normalize.taxonomy_model import Years

TAXONOMY = load_taxonomy()
NEW = {"pillar": "strategy", "unit": "percent", "direction": "higher"}


def problems(overlay: dict[str, object]) -> list[str]:
    """What the loader says to an overlay."""
    with pytest.raises(TaxonomyError) as caught:
        Taxonomy(overlay)
    return caught.value.problems


def test_the_packaged_taxonomy_is_sound() -> None:
    assert check_taxonomy() == []


def test_indicators_are_those_of_the_contract(shared: Path) -> None:
    with (shared / "contract" / "kpis.csv").open(encoding="utf-8-sig") as stream:
        wanted = {row["kpi_id"]: row for row in csv.DictReader(stream)}
    assert set(TAXONOMY.indicators) == set(wanted)
    for key, row in wanted.items():
        found = TAXONOMY.indicators[key]
        assert (found.pillar, found.unit, found.direction, found.label) == (
            row["pillar"], row["unit"], row["direction"], row["label_ja"],
        )  # fmt: skip


def test_topics_are_those_of_the_contract_in_its_order(shared: Path) -> None:
    with (shared / "contract" / "topics.csv").open(encoding="utf-8-sig") as stream:
        wanted = [(r["topic_id"], r["pillar"], r["label_ja"]) for r in csv.DictReader(stream)]
    assert [(t.id, t.pillar, t.label) for t in TAXONOMY.topics.values()] == wanted


def test_every_topic_is_named_by_its_own_label() -> None:
    missed = [t.id for t in TAXONOMY.topics.values() if t.id not in TAXONOMY.topics_of(t.label)]
    assert missed == []


def test_history_tells_where_values_must_not_be_joined() -> None:
    (split,) = TAXONOMY.breaks("guidance_rate_overall")
    assert (split.kind, split.year) == ("split", 2021)
    assert split.into == ("guidance_rate_insured", "guidance_rate_dependents")
    assert [e.year for e in TAXONOMY.breaks("receipt_assessment_rate")] == [2024]
    assert [e.year for e in TAXONOMY.breaks("visit_after_recommendation_rate")] == [2024]
    assert TAXONOMY.breaks("lifestyle_checkup_rate") == []  # 実施率 and 受診率 are one


def test_every_event_says_why_and_where_it_was_seen() -> None:
    owners = [*TAXONOMY.indicators.values(), *TAXONOMY.topics.values()]
    assert [o.id for o in owners for e in o.events if not (e.why and e.seen)] == []
    assert [o.id for o in TAXONOMY.indicators.values() for n in o.names if not n.seen] == []


def test_an_overlay_adds_a_wording() -> None:
    name = "ＡＢＣ運動参加事業所の数"
    assert TAXONOMY.match_kpi(name).kpi_id is None
    overlay = {
        "indicators": {"health_declaration_offices": {"names": [{"name": name, "from": 2022}]}}
    }
    added = Taxonomy(overlay)
    assert added.match_kpi("ABC運動参加事業所の数", fiscal_year=2023).method == "alias"
    assert added.match_kpi(name, fiscal_year=2021).kpi_id is None
    assert added.version != TAXONOMY.version


def test_an_overlay_adds_an_indicator_and_a_name_that_is_none() -> None:
    overlay = {
        "indicators": {"smoking_rate": {**NEW, "label": "加入者喫煙率"}},
        "not_indicators": ["郵送化率（県内）"],
    }
    added = Taxonomy(overlay)
    assert added.match_kpi("加入者喫煙率").kpi_id == "smoking_rate"
    assert added.match_kpi("郵送化率（県内）").kpi_id is None


def test_a_wording_of_two_indicators_is_refused() -> None:
    name = "ジェネリック 医薬品使用割合"
    found = problems({"indicators": {"single_bid_ratio": {"names": [name]}}})
    assert found == [f"{name}: both generic_usage_rate and single_bid_ratio in the same years"]


def test_the_same_wording_in_other_years_is_not() -> None:
    names = [{"name": "独自指標", "to": 2021}]
    later = [{"name": "独自指標", "from": 2022}]
    added = Taxonomy({"indicators": {"single_bid_ratio": {"names": names},
                                     "generic_usage_rate": {"names": later}}})  # fmt: skip
    assert added.match_kpi("独自指標", fiscal_year=2021).kpi_id == "single_bid_ratio"
    assert added.match_kpi("独自指標", fiscal_year=2022).kpi_id == "generic_usage_rate"
    assert added.match_kpi("独自指標").kpi_id is None  # which one, only the year tells


@pytest.mark.parametrize(
    ("overlay", "words"),
    [
        ({"indicators": {"x": {**NEW, "label": "甲", "unit": "stone"}}}, "unit 'stone'"),
        ({"indicators": {"x": {**NEW, "label": "甲", "pillar": "roof"}}}, "pillar 'roof'"),
        ({"indicators": {"x": dict(NEW)}}, "no label"),
        ({"indicators": {"single_bid_ratio": {"names": [{"seen": "nowhere"}]}}}, "a name without name"),
        ({"indicators": {"single_bid_ratio": {"names": [{"name": "乙", "from": 2024, "to": 2020}]}}}, "after"),
        ({"indicators": {"single_bid_ratio": {"names": [{"name": "乙", "from": 24}]}}}, "out of"),
        ({"indicators": {"single_bid_ratio": {"names": "乙"}}}, "no list"),
        ({"indicators": {"single_bid_ratio": {"names": ["丙丁", "丙丁"]}}}, "twice"),
        ({"indicators": {"x": "甲"}}, "no mapping"),
        ({"indicator": {}}, "unknown part 'indicator'"),
        ({"not_indicators": ["郵送化率"]}, "no indicator, and a name of mail_application_rate"),
        ({"indicators": {"x": {**NEW, "label": "甲", "events": [{"kind": "moved", "year": 2020, "comparable": True, "why": "-"}]}}}, "unknown kind"),
        ({"indicators": {"x": {**NEW, "label": "甲", "events": [{"kind": "split", "year": 2020}]}}}, "without"),
        ({"indicators": {"x": {**NEW, "label": "甲", "events": [{"kind": "split", "year": 2020, "comparable": False, "why": "-", "into": ["y"]}]}}}, "unknown y"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_refused(overlay: dict[str, object], words: str) -> None:
    assert any(words in problem for problem in problems(overlay))


def test_a_cycle_of_successors_is_refused() -> None:
    back = {
        "kind": "merged",
        "year": 2025,
        "comparable": False,
        "why": "-",
        "into": ["guidance_rate_overall"],
    }
    found = problems({"indicators": {"guidance_rate_insured": {"events": [back]}}})
    assert any("lead back" in problem for problem in found)


def test_all_problems_come_at_once() -> None:
    overlay = {
        "indicators": {"x": {**NEW, "label": "甲", "unit": "u", "direction": "left"}, "y": {}}
    }
    assert len(problems(overlay)) >= 4


def test_an_unreadable_overlay_is_one_clear_line(tmp_path: Path) -> None:
    broken = tmp_path / "mine.yaml"
    broken.write_text("indicators: {a: [", encoding="utf-8")
    (line,) = check_taxonomy(broken)
    assert line.startswith("mine.yaml:")
    assert "\n" not in line
    assert check_taxonomy(tmp_path / "missing.yaml")
    broken.write_text("- a\n- b\n", encoding="utf-8")
    assert "no mapping" in check_taxonomy(broken)[0]


def test_loading_twice_gives_the_same_object() -> None:
    assert load_taxonomy() is load_taxonomy()


def test_years_overlap_where_they_share_one() -> None:
    assert Years(2020, 2021).overlaps(Years(2021, None))
    assert not Years(None, 2020).overlaps(Years(2021, None))
    assert Years().holds(None)
    assert Years(2024).holds(None)
    assert not Years(2024).holds(2023)


def test_no_yaml_entry_is_written_twice() -> None:
    for name in ("indicators", "topics", "branches"):
        raw = (Path(__file__).parents[2] / "normalize" / "taxonomy" / f"{name}.yaml").read_text(
            "utf-8"
        )
        keys = [
            line.split(":")[0].strip("'")
            for line in raw.splitlines()
            if line and line[0] not in " #"
        ]
        assert len(keys) == len(set(keys)) == len(packaged(name))
