"""The wheel works where the checkout is not: a new environment, another folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLE = """<!doctype html><html lang="ja"><head><meta charset="utf-8"></head><body>
<h1>令和3年度 群馬支部事業計画</h1>
<table>
<tr><th>項番</th><th>事業</th><th>具体的施策等</th><th>実施状況</th></tr>
<tr><td>1</td><td>ジェネリック医薬品の使用促進</td>
<td>【KPI】ジェネリック医薬品使用割合を80.5%以上とする<br>① 薬局への情報提供</td><td>○</td></tr>
</table></body></html>
"""


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command without anything of this environment on its path; its output."""
    env = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
    }
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def shipped() -> set[str]:
    """Every module and every file of the packages, by path in the checkout."""
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "setuptools"
    ]
    files = {f"{name}.py" for name in setuptools["py-modules"]}
    for package in setuptools["packages"]:
        for path in (ROOT / package.replace(".", "/")).iterdir():
            if path.is_file():
                files.add(str(path.relative_to(ROOT)))
    return files


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy so that the checkout stays clean."""
    folder = tmp_path_factory.mktemp("wheel")
    skipped = shutil.ignore_patterns(".*", "build", "dist", "*.egg-info", "tests", "__pycache__")
    shutil.copytree(ROOT, folder / "source", ignore=skipped)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder]
    run(*build, cwd=folder / "source")
    (found,) = folder.glob("*.whl")
    return found


@pytest.mark.slow
def test_the_wheel_holds_every_module_and_data_file_and_nothing_else(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == shipped()


@pytest.mark.slow
def test_a_sample_is_converted_outside_of_the_checkout(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    programs = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pip = [programs / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    run(*pip, "--require-hashes", "-r", ROOT / "requirements.lock", cwd=tmp_path)
    run(*pip, "--no-deps", wheel, cwd=tmp_path)
    run(programs / "python", "-m", "pip", "check", cwd=tmp_path)
    (tmp_path / "plan.html").write_text(SAMPLE, encoding="utf-8")
    printed = run(
        programs / "keikaku", "convert", "plan.html", "--out", "tables", "--json", cwd=tmp_path
    )
    summary = json.loads(printed)
    assert summary["documents"][0]["status"] == "converted"
    assert summary["tables"]["initiatives"] == 1
    assert (tmp_path / "tables" / "manifest.json").is_file()
