"""`keikaku taxonomy`: what a name means, one at a time or many."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from cli import app


def run(*arguments: str | Path, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["taxonomy", *map(str, arguments)])
    assert result.exit_code == code, result.output
    return result.output


def test_a_name_is_explained() -> None:
    text = run("match", "ジェネリック医薬品使用割合", "--year", "2021")
    assert "generic_usage_rate" in text


def test_many_names_come_back_as_a_table(tmp_path: Path) -> None:
    names = tmp_path / "names.tsv"
    names.write_text("ジェネリック医薬品使用割合\t2021\nカレーの辛さ\n", encoding="utf-8")
    head, known, unknown = run("match", "--file", names).splitlines()
    assert head == "name\tfiscal_year\tkpi_id\tmethod\tscore\tcandidates"
    assert known.split("\t")[:3] == ["ジェネリック医薬品使用割合", "2021", "generic_usage_rate"]
    assert unknown.split("\t")[:4] == ["カレーの辛さ", "", "", "none"]


def test_a_year_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    names = tmp_path / "names.tsv"
    names.write_text("ジェネリック医薬品使用割合\t令和3\n", encoding="utf-8")
    assert "line 1: '令和3' is no fiscal year" in run("match", "--file", names, code=2)
    assert "either a NAME or --file" in run("match", code=2)


def test_the_taxonomy_is_sound() -> None:
    assert run("check").endswith("sound\n")


def test_an_overlay_that_contradicts_is_refused_line_by_line(tmp_path: Path) -> None:
    overlay = tmp_path / "mine.yaml"
    overlay.write_text("indicators:\n  new_one:\n    unit: miles\n", encoding="utf-8")
    problems = run("check", "--taxonomy", overlay, code=1).splitlines()
    assert len(problems) > 1
    assert all(problem.startswith("new_one") for problem in problems)
