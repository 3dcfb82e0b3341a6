"""What is declared about the distribution is true."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions, version
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


def imported(path: Path) -> set[str]:
    """The top packages that a module imports anywhere, those for type checkers too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def test_what_is_shipped_imports_only_what_is_declared() -> None:
    setuptools, project = PROJECT["tool"]["setuptools"], PROJECT["project"]
    own = {name.partition(".")[0] for name in setuptools["packages"]} | {*setuptools["py-modules"]}
    paths = [ROOT / f"{name}.py" for name in setuptools["py-modules"]]
    for name in setuptools["packages"]:
        paths += (ROOT / name.replace(".", "/")).glob("*.py")
    used = {name: path for path in paths for name in imported(path)}
    extras = [project["optional-dependencies"][extra] for extra in ("ocr", "remote")]
    lines = [line for group in (project["dependencies"], *extras) for line in group]
    declared = {re.split(r"[<>=\[]", line)[0].lower() for line in lines}
    distributions = packages_distributions()
    strangers = {
        name: str(path)
        for name, path in used.items()
        if name not in own | sys.stdlib_module_names | {"samples"}
        and not declared & {each.lower() for each in distributions.get(name, [name])}
    }
    assert strangers == {}


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
