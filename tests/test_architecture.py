"""The rooms keep their doors: imports run one way, modules and functions stay readable."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = (
    "ingest",
    "parsers",
    "normalize",
    "store",
    "revisions",
    "report",
    "batch",
    "review",
    "corrections",
)
"""Rooms that know `schema`, the pure text functions and nothing of each other."""
ALLOWED = {
    "schema": (),
    "normalize.text": (),
    **dict.fromkeys(ROOMS, ("schema", "normalize.text")),
    "pipeline": ("schema", *ROOMS),
    "diffing": ("schema", "pipeline", *ROOMS),
    "reviewing": ("schema", *ROOMS),
    "commands": ("schema", "pipeline", "diffing", "reviewing", *ROOMS),
    "cli": ("schema", "commands"),
    "bench": ("schema", "pipeline", "diffing", *ROOMS),
}
PROJECT = {name.partition(".")[0] for name in ALLOWED}
MODULE_LINES = 300
FUNCTION_LINES = 50


def modules() -> list[Path]:
    """All modules of the project, tests left out."""
    found = [ROOT / f"{name}.py" for name in ("cli", "diffing", "pipeline", "reviewing")]
    for name in sorted(PROJECT):
        found += sorted((ROOT / name).rglob("*.py"))
    return found


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def room_of(module: str) -> str:
    """The longest name in the rule that the module lies in."""
    return max((room for room in ALLOWED if is_in(module, room)), key=len)


def is_in(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def imports(path: Path) -> Iterator[str]:
    """Every module of the project that this one imports, wherever in the file it does so."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute here"
            module = node.module or ""
            names = [module, *(f"{module}.{alias.name}" for alias in node.names)]
        else:
            continue
        yield from (name for name in names if name.partition(".")[0] in PROJECT)


def by_name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", modules(), ids=by_name)
def test_imports_run_one_way(path: Path) -> None:
    room = room_of(name_of(path))
    allowed = (room, *ALLOWED[room])
    # `from normalize import text` names the package on the way to an allowed module.
    wrong = {
        name
        for name in imports(path)
        if not any(is_in(name, door) or door.startswith(f"{name}.") for door in allowed)
    }
    assert wrong == set(), f"{room} may import {', '.join(allowed)} only"


@pytest.mark.parametrize("path", modules(), ids=by_name)
def test_modules_and_functions_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MODULE_LINES
    long = [
        f"{node.name}: {(node.end_lineno or 0) - node.lineno}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno > FUNCTION_LINES
    ]
    assert long == []


@pytest.mark.parametrize("path", modules(), ids=by_name)
def test_everything_public_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bare = [] if ast.get_docstring(tree) else ["the module"]
    bare += [name for name, node in public(tree) if not ast.get_docstring(node)]
    assert bare == []


def public(
    tree: ast.Module | ast.ClassDef, inside: str = ""
) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]]:
    """Functions and classes of a module, and methods of its public classes, by public name."""
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        if node.name.startswith("_"):
            continue
        yield f"{inside}{node.name}", node
        if isinstance(node, ast.ClassDef):
            yield from public(node, f"{inside}{node.name}.")


def test_the_rule_names_every_room() -> None:
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "samples"}
    assert rooms <= PROJECT
