"""Corrections: a value that a person knows better, applied once it is sure which one is meant."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import yaml
from typer.testing import CliRunner, Result

from cli import app
from corrections import CorrectionError, read_corrections

PLAN = """<!doctype html><html lang="ja"><head><meta charset="utf-8"></head><body>
<h1>令和3年度 群馬支部事業計画</h1>
<table>
<tr><th>項番</th><th>事業</th><th>具体的施策等</th><th>実施状況</th></tr>
<tr><td>1</td><td>ジェネリック医薬品の使用促進</td>
<td>【KPI】ジェネリック医薬品使用割合を80.5%以上とする<br>① 薬局への情報提供</td><td>○</td></tr>
</table></body></html>
"""
ENTRY: dict[str, Any] = {
    "branch": "群馬",
    "year": 2021,
    "table": "kpi_targets",
    "key": {"kpi_id": "generic_usage_rate"},
    "field": "target_value",
    "old": 80.5,
    "new": 85,
    "reason": "misprint",
    "who": "K. Sato",
}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.html"
    path.write_text(PLAN, encoding="utf-8")
    return path


def corrections(folder: Path, *entries: dict[str, Any]) -> Path:
    path = folder / "fixes.yaml"
    path.write_text(yaml.safe_dump(list(entries), allow_unicode=True), encoding="utf-8")
    return path


def convert(plan: Path, *entries: dict[str, Any], code: int = 0, jobs: int = 0) -> Result:
    fixes = corrections(plan.parent, *entries)
    arguments = ["convert", plan, "--out", plan.parent / "t", "--corrections", fixes]
    result = CliRunner().invoke(app, [*map(str, arguments), "--jobs", str(jobs)])
    assert result.exit_code == code, result.output
    return result


def rows(plan: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(plan.parent / "t" / f"{table}.parquet").to_pylist()
    return found


def without(*parts: str, **others: Any) -> dict[str, Any]:
    """The entry without some parts, and with others."""
    return {part: value for part, value in ENTRY.items() if part not in parts} | others


@pytest.mark.parametrize("jobs", [0, 1])
def test_a_value_is_corrected_and_listed(plan: Path, jobs: int) -> None:
    convert(plan, ENTRY, jobs=jobs)
    (target,) = rows(plan, "kpi_targets")
    assert (target["target_value"], target["unit"]) == (85.0, "percent")
    (issue,) = [row for row in rows(plan, "issues") if row["code"] == "corrected"]
    assert issue["severity"] == "info"
    assert issue["message"] == (
        "target_value of kpi_targets corrected from 80.5 to 85 by K. Sato: misprint"
    )
    assert issue["provenance"] == target["provenance"]
    assert issue["document_id"] == target["document_id"]
    fixes = (plan.parent / "fixes.yaml").read_bytes()
    manifest = json.loads((plan.parent / "t" / "manifest.json").read_text())
    assert manifest["corrections"] == hashlib.sha256(fixes).hexdigest()


@pytest.mark.parametrize("branch", ["群馬支部", "10", 10])
def test_a_branch_by_name_or_code(plan: Path, branch: str | int) -> None:
    convert(plan, without(branch=branch))
    assert rows(plan, "kpi_targets")[0]["target_value"] == 85.0


def test_a_document_by_its_hash_and_a_value_that_is_missing(plan: Path) -> None:
    digest = hashlib.sha256(plan.read_bytes()).hexdigest()
    missing = {"field": "baseline_value", "old": None, "new": 79.9}
    convert(plan, without("branch", "year", document=digest[:16], **missing))
    assert rows(plan, "kpi_targets")[0]["baseline_value"] == 79.9


def test_two_corrections_of_one_row(plan: Path) -> None:
    convert(plan, ENTRY, without(field="comparator", old="ge", new="gt"))
    (target,) = rows(plan, "kpi_targets")
    assert (target["target_value"], target["comparator"]) == (85.0, "gt")


def test_an_indicator_and_what_follows_from_it(plan: Path) -> None:
    """One row's id, where the name means it here only: how it was found, its series' break."""
    fix = without(field="kpi_id", old="generic_usage_rate", new="visit_after_recommendation_rate")
    later = without(key={"kpi_id": fix["new"]}, field="fiscal_year", old=2021, new=2024)
    convert(plan, fix, later, without(key={"kpi_id": fix["new"]}))
    (target,) = rows(plan, "kpi_targets")
    assert (target["kpi_id"], target["target_value"]) == (fix["new"], 85.0)
    assert (target["match_method"], target["match_score"]) == ("inferred", 1.0)
    assert target["series_break"].startswith("2024: from 3 months")
    messages = [row["message"] for row in rows(plan, "issues") if row["code"] == "corrected"]
    assert len(messages) == 3
    assert messages[0].startswith("kpi_id of kpi_targets corrected from generic_usage_rate to ")


def test_an_indicator_taken_away_and_given_to_a_row_without_one(plan: Path) -> None:
    convert(plan, without(field="kpi_id", old="generic_usage_rate", new=None))
    (target,) = rows(plan, "kpi_targets")
    assert target["kpi_id"] is None
    assert (target["match_method"], target["match_score"]) == ("none", 0.0)
    unknown = PLAN.replace("ジェネリック医薬品使用割合", "一般名での処方率")
    plan.write_text(unknown, encoding="utf-8")
    named = {"key": {"kpi_name_raw": "一般名での処方率"}, "field": "kpi_id", "old": None}
    convert(plan, without(**named, new="generic_usage_rate"))
    assert rows(plan, "kpi_targets")[0]["kpi_id"] == "generic_usage_rate"


def test_an_indicator_of_the_users_own(plan: Path) -> None:
    """The overlay's ids are as good as the built-in ones."""
    overlay = plan.parent / "mine.yaml"
    entry = {
        "unit": "percent",
        "pillar": "strategy",
        "direction": "higher",
        "label": "一般名処方率",
    }
    overlay.write_text(yaml.safe_dump({"indicators": {"prescribed_rate": entry}}), "utf-8")
    fix = without(field="kpi_id", old="generic_usage_rate", new="prescribed_rate")
    arguments = ["convert", plan, "--out", plan.parent / "t", "--taxonomy", overlay]
    arguments += ["--corrections", corrections(plan.parent, fix)]
    result = CliRunner().invoke(app, [*map(str, arguments), "--jobs", "0"])
    assert result.exit_code == 0, result.output
    assert rows(plan, "kpi_targets")[0]["kpi_id"] == "prescribed_rate"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"old": 80.0}, "the table holds 80.5, not 80.0"),
        (
            {"field": "kpi_id", "old": None, "new": "health_declaration_offices"},
            "the table holds 'generic_usage_rate', not None",
        ),
        ({"key": {"kpi_id": "x"}}, "0 rows have kpi_id x; the key must pick one"),
        ({"new": "many"}, "'many' does not fit the column"),
        ({"year": 2020}, "no such document was converted"),
    ],
)
def test_no_match_is_an_error(plan: Path, change: dict[str, Any], reason: str) -> None:
    """The tables are written all the same, without the correction but with the error."""
    result = convert(plan, ENTRY | change, code=1)
    assert "correction 1 (kpi_targets." in result.output
    assert reason in result.output
    assert rows(plan, "kpi_targets")[0]["target_value"] == 80.5
    (issue,) = [row for row in rows(plan, "issues") if row["code"] == "correction_unmatched"]
    assert issue["severity"] == "error"
    assert issue["message"].endswith(reason)


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (without("who"), "no who"),
        (without(why="x"), "unknown part why"),
        (without("year"), "needs document, or branch and year"),
        (without(document="4eef5e27a9015c97"), "branch and year are too much"),
        (without("branch", "year", document="xyz"), "is no SHA-256"),
        (without(table="documents"), "table 'documents' is none of initiatives"),
        (without(field="colour"), "kpi_targets has no column colour"),
        (without(key={"colour": 1}), "kpi_targets has no column colour"),
        (without(key={}), "key is no mapping"),
        (without(field="kpi_id", old=None, new="x"), "'x' is no indicator's id"),
        (without(field="kpi_id", old=None, new=["x"]), "is no indicator's id"),
        (without(field="target_id"), "target_id cannot be corrected"),
        (without(new=80.5), "old and new are the same"),
        (without(reason=1), "no reason"),
    ],
)
def test_what_is_wrong_with_the_file_is_said(
    tmp_path: Path, entry: dict[str, Any], problem: str
) -> None:
    with pytest.raises(CorrectionError, match=f"correction 2: .*{problem}"):
        read_corrections(corrections(tmp_path, ENTRY, entry), {"generic_usage_rate": "known"})


def test_a_file_that_is_none_changes_nothing(plan: Path) -> None:
    result = convert(plan, {"document": "x"}, code=2)
    assert "correction 1: no table" in result.output
    assert not (plan.parent / "t").exists()
