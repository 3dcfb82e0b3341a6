"""keikaku diff and keikaku history: what they print, where they write, how they end."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from typer.testing import CliRunner, Result

import diffing
from cli import app
from schema.comparison import Comparison
from tests.revisions.example import folder

SAMPLES = Path(__file__).parents[2] / "samples"
OLD, NEW = str(SAMPLES / "gunma_2022.txt"), str(SAMPLES / "gunma_2023.html")
BOTH = str(SAMPLES / "saitama_2024.html")


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(folder(tmp_path_factory.mktemp("tables")))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_the_same_is_0() -> None:
    result = run("diff", OLD, str(SAMPLES / "gunma_2022.html"))
    assert result.exit_code == 0, result.output
    assert "The same." in result.output


def test_different_is_1_and_shows_what_changed() -> None:
    result = run("diff", OLD, NEW)
    assert result.exit_code == 1, result.output
    assert "Targets" in result.output
    assert "Initiatives" in result.output


def test_one_comparison_document_holds_both_sides() -> None:
    result = run("diff", BOTH, "--format", "json")
    assert result.exit_code == 1
    data = json.loads(result.output)
    assert data["old"]["edition"] == "previous"
    assert data["new"]["fiscal_year"] - data["old"]["fiscal_year"] == 1


def test_the_old_side_alone_can_be_named() -> None:
    assert run("diff", f"{BOTH}@previous", f"{BOTH}@previous").exit_code == 0
    assert run("diff", f"{BOTH}@previous", f"{BOTH}@current").exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("missing.txt", NEW), "missing.txt: no such file"),
        ((OLD,), "holds one edition only"),
        ((f"{BOTH}@old", BOTH), "an edition is @current or @previous"),
        ((OLD, "群馬:2020", "--tables", "missing"), "no tables of keikaku convert"),
    ],
)
def test_what_cannot_be_compared_is_2_and_one_line(
    arguments: tuple[str, ...], problem: str
) -> None:
    result = run("diff", *arguments)
    assert result.exit_code == 2
    assert problem in result.output
    assert "Traceback" not in result.output


def test_a_folder_of_several_documents_is_no_side() -> None:
    result = run("diff", str(SAMPLES), NEW)
    assert result.exit_code == 2
    assert "name one of them" in result.output


def crash(*_: object, **__: object) -> NoReturn:
    raise RuntimeError("a\nbug")


def stop(*_: object, **__: object) -> NoReturn:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("happening", "code", "said"),
    [
        (crash, 2, "not done, for an unexpected error: RuntimeError: a bug"),
        (stop, 130, "stopped"),
    ],
)
def test_neither_a_crash_nor_ctrl_c_looks_like_different(
    monkeypatch: pytest.MonkeyPatch, happening: Callable[..., NoReturn], code: int, said: str
) -> None:
    monkeypatch.setattr(diffing, "compare", happening)
    result = run("diff", OLD, NEW)
    assert result.exit_code == code
    assert said in result.output
    assert "Traceback" not in result.output


def test_a_crash_while_showing_is_2_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Comparison, "exit_code", property(crash))
    assert run("diff", OLD, NEW, "--format", "markdown").exit_code == 2


@pytest.mark.parametrize(("other", "code"), [(OLD, 0), (NEW, 1)])
def test_a_reader_that_leaves_changes_no_exit_code(other: str, code: int) -> None:
    command = [sys.executable, "-m", "cli", "diff", OLD, other, "--format", "json"]
    with subprocess.Popen(
        command, cwd=SAMPLES.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(60) == code, said
    assert b"Error" not in said


def test_selectors_look_into_an_output_folder(tables: str) -> None:
    assert run("diff", "群馬:2020", "10:R2", "--tables", tables).exit_code == 0
    result = run("diff", "群馬:2020", "10:令和3年度", "--in", tables)
    assert result.exit_code == 1
    assert "split" in result.output
    assert run("diff", "群馬:2020", "群馬:1999", "--tables", tables).exit_code == 2


@pytest.mark.parametrize("form", ["json", "markdown", "html", "xlsx", "parquet"])
def test_every_form_is_written_to_a_file_or_a_folder(
    tables: str, tmp_path: Path, form: str
) -> None:
    suffix = {"markdown": "md"}.get(form, form)
    arguments = ("diff", "群馬:2020", "群馬:2021", "--tables", tables, "--format", form, "--out")
    assert run(*arguments, str(tmp_path)).exit_code == 1
    assert run(*arguments, str(tmp_path / "named")).exit_code == 1
    written = (tmp_path / f"changes.{suffix}").read_bytes()
    assert written
    assert written == (tmp_path / "named").read_bytes()


def test_what_is_no_text_goes_to_a_file(
    tables: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sides = ("群馬:2020", "群馬:2021", "--tables", tables)
    assert run("diff", *sides, "--format", "parquet").exit_code == 1
    assert (tmp_path / "changes.parquet").is_file()


def test_a_file_that_cannot_be_written_is_2(tables: str, tmp_path: Path) -> None:
    out = tmp_path / "missing" / "changes.html"
    sides = ("群馬:2020", "群馬:2021", "--tables", tables, "--format", "html")
    assert run("diff", *sides, "--out", str(out)).exit_code == 2


def test_history_as_table_chart_and_page(tables: str, tmp_path: Path) -> None:
    arguments = ("history", "generic_usage_rate", "--tables", tables)
    assert "80.7%" in run(*arguments).output
    assert run(*arguments, "--format", "svg").output.startswith("<svg")
    page = tmp_path / "history.html"
    assert run(*arguments, "--format", "html", "--out", str(page)).exit_code == 0
    assert "<svg" in page.read_text(encoding="utf-8")
    assert json.loads(run(*arguments, "--format", "json").output)["id"] == "generic_usage_rate"


def test_a_crash_of_history_is_2(tables: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diffing, "history", crash)
    result = run("history", "generic_usage_rate", "--tables", tables)
    assert result.exit_code == 2
    assert "not done, for an unexpected error: RuntimeError: a bug" in result.output


def test_history_of_an_unknown_id_suggests_one(tables: str) -> None:
    result = run("history", "generic_usage", "--tables", tables)
    assert result.exit_code == 2
    assert "generic_usage_rate" in result.output


def test_history_of_a_branch_that_the_folder_does_not_hold_is_2(tables: str) -> None:
    result = run("history", "generic_usage_rate", "--tables", tables, "--branch", "群島")
    assert result.exit_code == 2
    assert "群島: no such branch among 群馬" in result.output
    arguments = ("history", "generic_usage_rate", "--tables", tables, "--branch")
    assert run(*arguments, "群馬支部").exit_code == run(*arguments, "10").exit_code == 0


def test_history_as_table_in_a_file_is_the_table(tables: str, tmp_path: Path) -> None:
    out = tmp_path / "history.txt"
    result = run("history", "generic_usage_rate", "--tables", tables, "--out", str(out))
    assert result.exit_code == 0
    assert "≥ 80.7%" in out.read_text(encoding="utf-8")
    assert "<" not in out.read_text(encoding="utf-8")
