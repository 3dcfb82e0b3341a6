"""The command line explains itself, quickly."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app
from schema.dictionary import dictionary_markdown
from schema.records import TABLES
from schema.version import VERSION

ROOT = Path(__file__).parents[2]
COMMANDS = (
    "convert",
    "diff",
    "history",
    "inspect",
    "layouts",
    "dictionary",
    "new-branch",
    "taxonomy match",
    "taxonomy check",
)
HEAVY = (
    "pyarrow",
    "pydantic",
    "lxml",
    "bs4",
    "pdfplumber",
    "pypdfium2",
    "numpy",
    "rapidfuzz",
    "yaml",
)


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example(command: str) -> None:
    text = run(*command.split(), "--help")
    assert "Example" in text
    assert f"keikaku {command}" in text


def test_the_help_lists_every_command() -> None:
    text = run("--help")
    assert all(command.split()[0] in text for command in COMMANDS)


def test_the_version() -> None:
    assert run("--version") == f"keikaku {VERSION}\n"


def test_the_dictionary_in_both_forms() -> None:
    assert run("dictionary") == dictionary_markdown()
    assert list(json.loads(run("dictionary", "--format", "json"))) == list(TABLES)


def test_help_loads_no_heavy_library() -> None:
    script = (
        "import sys; import cli\n"
        "try: cli.main()\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.argv[2:] if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "--help", *HEAVY],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["convert"], "Missing argument"),
        (["convert", "plan.txt"], "Missing option '--out'"),
        (["convert", "plan.txt", "--out", "x", "--jobs", "-1"], "Invalid value for '--jobs'"),
        (["dictionary", "--format", "word"], "Invalid value for '--format'"),
        (["konvert"], "No such command"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(arguments: list[str], problem: str) -> None:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert problem in result.output
