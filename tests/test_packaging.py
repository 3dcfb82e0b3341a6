"""What is declared about the distribution is true."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from schema.version import VERSION

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NOT_SHIPPED = {"tests", "bench", "samples"}


def test_every_package_is_listed() -> None:
    folders = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for path in ROOT.rglob("*/__init__.py")
        if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
    }
    expected = {name for name in folders if name.partition(".")[0] not in NOT_SHIPPED | {"build"}}
    assert sorted(expected) == PROJECT["tool"]["setuptools"]["packages"]


def test_the_version_is_declared_once() -> None:
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert version("keikaku") == VERSION


def test_every_library_of_ours_has_a_lower_bound() -> None:
    loose = [
        name
        for group in (
            PROJECT["project"]["dependencies"],
            *PROJECT["project"]["optional-dependencies"].values(),
        )
        for name in group
        if ">=" not in name
    ]
    assert loose == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_pins_hashes_and_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z0-9._-]+==\S+ \\$", text, re.MULTILINE)
    assert len(pins) > 10
    assert text.count("--hash=sha256:") >= len(pins)
    assert "://" not in text
    assert "--index-url" not in text


def test_both_locks_agree() -> None:
    run, dev = (
        dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert {name: dev.get(name) for name in run} == run
