"""An overlay adds names, titles and ids of the user's own; what is wrong with it is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import pipeline
from normalize import TaxonomyError, load_taxonomy
from schema.options import Options

PLAN = """<!doctype html><html lang="ja"><head><meta charset="utf-8"></head><body>
<h1>令和3年度 群馬支部事業計画</h1>
<table>
<tr><th>項番</th><th>事業</th><th>具体的施策等</th><th>実施状況</th></tr>
<tr><td>1</td><td>待合室の花の世話</td>
<td>【KPI】花の満足度を80.5%以上とする<br>① 水をやる</td><td>○</td></tr>
</table></body></html>
"""
OVERLAY = """
indicators:
  flower_satisfaction:
    {pillar: organization, unit: percent, direction: higher, label: 花の満足度}
topics:
  flowers: {pillar: organization, label: 花, titles: [待合室の花の世話]}
"""


def overlay(folder: Path, text: str) -> Path:
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_name_of_ones_own_for_a_known_indicator(tmp_path: Path) -> None:
    mine = overlay(tmp_path, "indicators: {generic_usage_rate: {names: [後発くすりの比]}}")
    assert load_taxonomy().match_kpi("後発くすりの比").kpi_id is None
    match = load_taxonomy(mine).match_kpi("後発くすりの比")
    assert (match.kpi_id, match.method) == ("generic_usage_rate", "alias")


def test_a_title_names_a_topic_only_as_a_whole(tmp_path: Path) -> None:
    mine = load_taxonomy(overlay(tmp_path, "topics: {service_level: {titles: [花の世話]}}"))
    assert mine.topics_of("１．花の世話") == ["service_level"]
    assert mine.topics_of("花の世話の中止") == []


def test_an_overlay_that_was_edited_is_read_again(tmp_path: Path) -> None:
    mine = overlay(tmp_path, "topics: {service_level: {titles: [花の世話]}}")
    first = load_taxonomy(mine)
    assert load_taxonomy(mine) is first
    overlay(tmp_path, "topics: {service_level: {titles: [窓の掃除]}}")
    assert load_taxonomy(mine).topics_of("窓の掃除") == ["service_level"]
    assert load_taxonomy(mine).version != first.version


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("topics: [a]", "topics of an overlay are no mapping"),
        ("topics: {a: b}", "a: no mapping"),
        ("topics: {service_level: {titles: x}}", "service_level: titles are no list"),
        ("topics: {service_level: {titles: [1]}}", "service_level: a title that is no text"),
        ("topics: {flowers: {label: 花}}", "flowers: pillar None is none of foundation, strategy"),
        ("topics: {flowers: {pillar: strategy}}", "flowers: no label"),
        ("things: {}", "unknown part 'things' of an overlay"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(TaxonomyError, match=problem):
        load_taxonomy(overlay(tmp_path, text))


@pytest.mark.parametrize("jobs", [0, 1])
def test_convert_picks_it_up_and_the_manifest_says_so(tmp_path: Path, jobs: int) -> None:
    plan = tmp_path / "plan.html"
    plan.write_text(PLAN, encoding="utf-8")
    mine, out = overlay(tmp_path, OVERLAY), tmp_path / "tables"
    pipeline.convert([str(plan)], out)
    assert json.loads((out / "manifest.json").read_text())["overlay"] is None

    pipeline.convert([str(plan)], out, Options(overlay=mine, jobs=jobs))
    (target,) = pq.read_table(out / "kpi_targets.parquet").to_pylist()
    (item,) = pq.read_table(out / "initiatives.parquet").to_pylist()
    assert (target["kpi_id"], target["match_method"]) == ("flower_satisfaction", "exact")
    assert item["topics"] == ["flowers"]
    manifest = json.loads((out / "manifest.json").read_text())
    assert len(manifest["overlay"]) == 64
    assert manifest["taxonomy"] == load_taxonomy(mine).version


def test_topics_that_a_title_resembles_are_ranked() -> None:
    ranked = load_taxonomy().topics_like("限度額の認定証の利用")
    assert ranked[0][0] == "limit_certificate"
    assert [score for _, score in ranked] == sorted((s for _, s in ranked), reverse=True)
