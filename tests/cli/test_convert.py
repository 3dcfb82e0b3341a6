"""`keikaku convert` as a person meets it: what is printed, what is written, how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from schema.records import TABLES

ROOT = Path(__file__).parents[2]
PLAN = """<!doctype html><html lang="ja"><head><meta charset="utf-8"></head><body>
<h1>令和3年度 群馬支部事業計画</h1>
<table>
<tr><th>項番</th><th>事業</th><th>具体的施策等</th><th>実施状況</th></tr>
<tr><td>1</td><td>ジェネリック医薬品の使用促進</td>
<td>【KPI】ジェネリック医薬品使用割合を{share}%以上とする<br>① 薬局への情報提供</td><td>○</td></tr>
</table></body></html>
"""


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)]


def keikaku(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), cwd=cwd, capture_output=True, text=True, timeout=120, check=False
    )


def plan(folder: Path, name: str = "plan.html", share: float = 80.5) -> Path:
    path = folder / name
    path.write_text(PLAN.format(share=share), encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_one_document(tmp_path: Path) -> None:
    plan(tmp_path)
    done = keikaku("convert", "plan.html", "--out", "tables", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "[1/1] plan.html: converted (群馬 2021" in done.stderr
    assert "1 of 1 document converted" in done.stdout
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("plan.html")]
    assert {"群馬", "2021", "1/0"} <= set(line.split())
    target = pq.read_table(tmp_path / "tables" / "kpi_targets.parquet").to_pylist()[0]
    assert (target["target_value"], target["unit"], target["comparator"]) == (80.5, "percent", "ge")


def test_json_is_all_that_is_on_the_output_stream(tmp_path: Path) -> None:
    plan(tmp_path)
    done = keikaku("convert", "plan.html", "empty.txt", "--out", "t", "--json", cwd=tmp_path)
    summary = json.loads(done.stdout)
    assert done.returncode == 1
    assert [entry["status"] for entry in summary["documents"]] == ["converted", "failed"]
    assert set(summary["tables"]) == set(TABLES)
    assert summary["written"]


def test_strict_counts_error_issues_as_failure(tmp_path: Path) -> None:
    """A document without any text converts, but with an issue."""
    plan(tmp_path)
    lenient = keikaku("convert", "plan.html", "--out", "a", "--json", cwd=tmp_path)
    strict = keikaku("convert", "plan.html", "--out", "b", "--strict", "--json", cwd=tmp_path)
    errors = json.loads(lenient.stdout)["documents"][0]["errors"]
    assert lenient.returncode == 0
    assert strict.returncode == (1 if errors else 0)


def bad_inputs(folder: Path) -> dict[str, str]:
    """Name of each bad source to a word of the line that is printed for it."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "junk.bin").write_bytes(bytes(range(256)) * 64)
    (folder / "nothing").mkdir()
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    os.mkfifo(folder / "pipe.txt")
    return {
        "empty.txt": "empty",
        "junk.bin": "junk.bin: ",
        "nothing": "no documents",
        "missing.html": "no such file",
        "broken.pdf": "broken.pdf: ",
        "broken.zip": "broken.zip: ",
        "pipe.txt": "not a regular file",
    }


def test_bad_sources_are_one_line_each_and_harm_no_other(tmp_path: Path) -> None:
    bad = bad_inputs(tmp_path)
    plan(tmp_path, "first.html", 80.5)
    plan(tmp_path, "last.html", 79.5)
    done = keikaku("convert", "first.html", *bad, "last.html", "--out", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) == len(bad) + 2
    for name, word in bad.items():
        (line,) = [line for line in lines if f"] {name}: " in line]
        assert word in line
    assert "2 of 9 documents converted, 7 failed" in done.stdout
    targets = pq.read_table(tmp_path / "out" / "kpi_targets.parquet")
    assert targets.column("target_value").to_pylist() == [80.5, 79.5]
    issues = pq.read_table(tmp_path / "out" / "issues.parquet").to_pylist()
    failures = [issue for issue in issues if issue["code"] == "not_converted"]
    assert len(failures) == len(bad)


@pytest.mark.parametrize("name", ["empty.txt", "junk.bin", "nothing", "missing.html"])
def test_a_bad_source_alone(name: str, tmp_path: Path) -> None:
    bad_inputs(tmp_path)
    done = keikaku("convert", name, "--out", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert name in done.stderr


HOSTILE = {
    "line.txt": "あ" * 17_000_000,
    "deep.html": "<html><body>" + "<div>" * 10_000 + "深い" + "</div>" * 10_000,
    "tables.html": "<table><tr><td>" * 3_000 + "深い",
    "wide.html": "<table><tr><td colspan=1000000 rowspan=1000000>広い</td></tr></table>",
    "laughs.html": (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
        + "".join(
            f'<!ENTITY {n} "{f"&{m};" * 10}">' for m, n in zip("abcdefgh", "bcdefghi", strict=True)
        )
        + "]><html><body><p>&i;</p></body></html>"
    ),
    "file.html": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><p>&e;</p>',
    "recipe.html": "<html><body><h1>カレーの作り方</h1><p>玉ねぎを炒める。</p></body></html>",
}


def test_hostile_sources_end_soon_and_harm_no_other(tmp_path: Path) -> None:
    for name, text in HOSTILE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    plan(tmp_path)
    done = keikaku("convert", *HOSTILE, "plan.html", "--out", "out", "--json", cwd=tmp_path)
    assert "Traceback" not in done.stderr
    documents = {entry["source"]: entry for entry in json.loads(done.stdout)["documents"]}
    assert documents["plan.html"]["status"] == "converted"
    assert documents["recipe.html"]["status"] == "converted"
    assert documents["recipe.html"]["warnings"] >= 1
    for entry in documents.values():
        assert entry["error"] is None or entry["error"].startswith(f"{entry['source']}: ")
    texts = pq.read_table(tmp_path / "out" / "cells.parquet").column("text").to_pylist()
    host = Path("/etc/hostname")
    if host.exists() and host.read_text(encoding="utf-8").strip():
        assert not any(host.read_text(encoding="utf-8").strip() in text for text in texts)


def test_workers_do_not_change_a_byte(tmp_path: Path) -> None:
    for number in range(6):
        plan(tmp_path, f"plan{number}.html", 70 + number)
    for jobs in ("0", "1", "3"):
        done = keikaku("convert", "*.html", "--out", jobs, "--jobs", jobs, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "0") == contents(tmp_path / "1") == contents(tmp_path / "3")


class TestOutputFolder:
    """Where the tables cannot be written: one line, exit code 2, nothing changed."""

    @pytest.mark.parametrize("out", ["/proc/keikaku", "plan.html", "plan.html/below"])
    def test_it_cannot_be_written(self, out: str, tmp_path: Path) -> None:
        path = plan(tmp_path)
        before = path.read_bytes()
        done = keikaku("convert", "plan.html", "--out", out, cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert out in done.stderr
        assert "--out" in done.stderr
        assert path.read_bytes() == before

    def test_nothing_converted_does_not_replace_an_earlier_output(self, tmp_path: Path) -> None:
        plan(tmp_path)
        keikaku("convert", "plan.html", "--out", "out", cwd=tmp_path)
        before = contents(tmp_path / "out")
        done = keikaku("convert", "missing.html", "--out", "out", cwd=tmp_path)
        assert done.returncode == 1
        assert "keeps the tables of an earlier run" in done.stderr
        assert contents(tmp_path / "out") == before


def heed_ctrl_c() -> None:
    """A suite that a shell runs in the background (&) hands SIGINT down ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_changes_nothing(stop: signal.Signals, tmp_path: Path) -> None:
    plan(tmp_path)
    keikaku("convert", "plan.html", "--out", "out", cwd=tmp_path)
    before = contents(tmp_path / "out")
    for number in range(400):
        plan(tmp_path, f"plan{number}.html", number)
    with subprocess.Popen(
        command("convert", "*.html", "--out", "out"),
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_ctrl_c,
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("[1/401]")
        os.killpg(process.pid, stop) if stop == signal.SIGINT else process.send_signal(stop)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 128 + stop
    assert "Traceback" not in errors
    assert errors.splitlines()[-1] == "keikaku: stopped; nothing was changed"
    assert contents(tmp_path / "out") == before


def test_an_unknown_layout_is_wrong_usage(tmp_path: Path) -> None:
    plan(tmp_path)
    done = keikaku("convert", "plan.html", "--out", "out", "--layout", "other", cwd=tmp_path)
    assert done.returncode == 2
    assert "no layout named 'other'" in done.stderr
    assert done.stderr.count("\n") == 1
