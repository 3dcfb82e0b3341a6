"""`keikaku new-branch`: what it writes passes the checks, is picked, and runs as it stands."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from typer.testing import CliRunner

import parsers.branches
import pipeline
from cli import app
from ingest import read_document
from parsers import registry
from samples import render_html, source

ROOT = Path(__file__).parents[2]
UNSEEN = ROOT / "tests" / "unseen"
BRANCHES = {
    "hiroshima": ("34", UNSEEN / "13_hiroshima.html"),  # two header lines, quarters
    "nara": ("29", UNSEEN / "16_nara.html"),  # headings over small tables
    "shizuoka": ("22", UNSEEN / "04_shizuoka.html"),  # sheets of labels and values
    "aichi": ("23", UNSEEN / "05_aichi.html"),  # running text
    "oita": ("44", ROOT / "samples" / "oita_2023.html"),  # two editions side by side
    "niigata": ("15", ROOT / "samples" / "niigata_2023.txt"),  # a dump prints no spans
}
"""One document of each family."""


def run(*arguments: str | Path, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["new-branch", *map(str, arguments)])
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The folders of a checkout, empty."""
    for folder in ("parsers/branches", "samples/sources", "tests/parsers"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


@pytest.fixture
def joined(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The same, where the program looks for layouts and samples."""
    here = [*parsers.branches.__path__, str(checkout / "parsers" / "branches")]
    monkeypatch.setattr(parsers.branches, "__path__", here)
    monkeypatch.setattr(source, "SOURCES", checkout / "samples" / "sources")
    yield checkout
    registry.all_layouts.cache_clear()
    for name in BRANCHES:
        sys.modules.pop(f"parsers.branches.{name}", None)


def written(checkout: Path) -> list[str]:
    return sorted(str(p.relative_to(checkout)) for p in checkout.rglob("*") if p.is_file())


def imported(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_writes_three_files_and_says_what_to_do_next(checkout: Path) -> None:
    text = run("34", BRANCHES["hiroshima"][1], "--into", checkout)
    assert written(checkout) == [
        "parsers/branches/hiroshima.py",
        "samples/sources/hiroshima_2025.yaml",
        "tests/parsers/test_hiroshima.py",
    ]
    assert all(str(checkout / name) in text for name in written(checkout))
    assert "next\n  1. keikaku inspect" in text


def test_the_layout_holds_the_header_words_that_were_found(checkout: Path) -> None:
    run("34", BRANCHES["hiroshima"][1], "--into", checkout)
    module = (checkout / "parsers/branches/hiroshima.py").read_text(encoding="utf-8")
    for line in ('fold("広島支部")', 'fold("取組項目")', 'fold("具体的な取組")', "numbered_table"):
        assert line in module
    assert "令和7年度KPI" not in module.partition("header_words")[2], "changes with the year"


@pytest.mark.parametrize("name", BRANCHES)
def test_the_layout_is_picked_for_its_document_and_its_sample_is_read(
    name: str, joined: Path
) -> None:
    code, path = BRANCHES[name]
    run(code, path, "--into", joined)
    registry.all_layouts.cache_clear()
    assert pipeline.inspect(str(path)).plan.layout == name

    test = imported(joined / "tests" / "parsers" / f"test_{name}.py")
    (stub,) = (joined / "samples" / "sources").glob("*.yaml")
    page = render_html.render(source.load(stub.stem)).encode()
    plan = parsers.parse(read_document(f"{stub.stem}.html", page))
    tests = [function for key, function in vars(test).items() if key.startswith("test_")]
    assert len(tests) >= 2
    for function in tests:
        function(plan)


@pytest.mark.parametrize("name", BRANCHES)
def test_the_sample_says_that_it_is_a_stub_and_copies_no_prose(name: str, checkout: Path) -> None:
    code, path = BRANCHES[name]
    run(code, path, "--into", checkout)
    (stub,) = (checkout / "samples" / "sources").glob("*.yaml")
    text = stub.read_text(encoding="utf-8")
    assert text.startswith("# STUB")
    assert "every layout needs a sample" in text
    sentences = {
        line.text
        for table in pipeline.inspect(str(path)).document.tables()
        for cell in table.cells
        for line in cell.lines
        if len(line.text) > 25
    }
    assert [sentence for sentence in sentences if sentence in str(yaml.safe_load(text))] == []


def test_what_it_writes_passes_ruff(checkout: Path) -> None:
    for code, path in BRANCHES.values():
        run(code, path, "--into", checkout)
    for check in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *check, "--config", ROOT / "pyproject.toml", checkout],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_what_it_writes_passes_mypy(checkout: Path) -> None:
    for code, path in BRANCHES.values():
        run(code, path, "--into", checkout)
    modules = sorted((checkout / "parsers" / "branches").glob("*.py"))
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--follow-imports", "silent", *modules],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_is_ever_overwritten(checkout: Path) -> None:
    mine = checkout / "tests" / "parsers" / "test_hiroshima.py"
    mine.write_text("mine", encoding="utf-8")
    text = run("34", BRANCHES["hiroshima"][1], "--into", checkout, code=2)
    assert "test_hiroshima.py exists and is not overwritten" in text
    assert written(checkout) == ["tests/parsers/test_hiroshima.py"]
    assert mine.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("99", "no branch has the code '99'"),
        ("hiroshima", "no branch has the code 'hiroshima'"),
        ("10", "群馬 has a layout already"),
        ("13", "the document names neither 東京支部 nor a place of it"),
    ],
)
def test_what_does_not_fit_is_refused(code: str, problem: str, checkout: Path) -> None:
    text = run(code, BRANCHES["hiroshima"][1], "--into", checkout, code=2)
    assert problem in text
    assert written(checkout) == []


def test_a_folder_that_is_no_checkout_is_refused(tmp_path: Path) -> None:
    text = run("34", BRANCHES["hiroshima"][1], "--into", tmp_path, code=2)
    assert "name a checkout of the project with --into" in text
