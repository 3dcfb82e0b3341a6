"""The committed documentation is true."""

from __future__ import annotations

import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import pipeline
from docs.generate import command_names, pages

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize(("name", "text"), pages().items(), ids=list(pages()))
def test_generated_pages_are_current(name: str, text: str) -> None:
    committed = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert committed == text, "write it again with: make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_make_targets_that_are_named_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    commands = set(re.findall(r"(?:`|^|bin/)keikaku ([a-z][a-z-]+)", text, re.MULTILINE))
    assert commands <= set(command_names(()))
    targets = set(re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert targets <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in command_names(()) if f"keikaku {name}" not in readme] == []


def test_the_rows_that_the_readme_shows_come_from_the_samples(tmp_path: Path) -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("| branch_code"))
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[first:]]
    names = cells[0]
    shown = cells[2 : next(number for number, row in enumerate(cells) if row == [""])]
    pipeline.convert([str(path) for path in sorted((ROOT / "samples").glob("*.html"))], tmp_path)
    rows = pq.read_table(tmp_path / "kpi_targets.parquet", columns=names).to_pylist()
    real = [["" if value is None else str(value) for value in row.values()] for row in rows]
    assert [row for row in shown if row not in real] == []
    assert len(shown) > 3
