"""`keikaku review`: names that were not mapped, what is decided about them, and the sheet."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import yaml
from typer.testing import CliRunner, Result

from cli import app

PLAN = """<!doctype html><html lang="ja"><head><meta charset="utf-8"></head><body>
<h1>令和{year}年度 群馬支部事業計画</h1><p>１．基盤的保険者機能関係</p>
<table>
<tr><th>項番</th><th>事業</th><th>具体的施策等</th><th>実施状況</th></tr>
<tr><td>1</td><td>待合室の花の世話</td>
<td>【KPI】花の満足度を80.5%以上とする<br>① 水をやる</td><td>○</td></tr>
<tr><td>2</td><td>ジェネリック医薬品の使用促進</td>
<td>【KPI】{name}を12.0%以下とする<br>① 薬局への情報提供</td><td>○</td></tr>
</table></body></html>
"""


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Two years: 花の満足度 and its item in both, another name in one."""
    for year, name in ((3, "枯れた花の割合"), (4, "ジェネリック医薬品使用割合")):
        text = PLAN.format(year=year, name=name)
        (tmp_path / f"plan{year}.html").write_text(text, encoding="utf-8")
    convert(tmp_path)
    return tmp_path / "tables"


def convert(folder: Path, *options: str | Path) -> None:
    plans = [folder / "plan3.html", folder / "plan4.html"]
    run("convert", *plans, "--out", folder / "tables", "--jobs", "0", *options)


def run(*arguments: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(app, [*map(str, arguments)])
    assert result.exit_code == code, result.output
    return result


def ids(tables: Path) -> dict[str, str | None]:
    rows = pq.read_table(tables / "kpi_targets.parquet").to_pylist()
    return {row["kpi_name_raw"]: row["kpi_id"] for row in rows}


def rows_of(sheet: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"))))


def fill_in(sheet: Path, decisions: dict[str, str], encoding: str = "utf-8-sig") -> None:
    """What a person does in a spreadsheet; like Excel, it writes the encoding it likes."""
    rows = [{**row, "decision": decisions.get(row["name"], "")} for row in rows_of(sheet)]
    with sheet.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_the_list_begins_with_the_most_frequent(tables: Path) -> None:
    text = run("review", tables).output
    names = [line for line in text.splitlines() if not line.startswith(" ")]
    assert names == [
        "2x indicator 花の満足度",
        "2x item 待合室の花の世話",
        "1x indicator 枯れた花の割合",
        "3 open names",
    ]
    assert "plan3.html and 1 more, table 1 row 1, under" in text
    assert "candidates: " in text
    assert "3 open names, 1 shown" in run("review", tables, "--limit", "1").output


def test_from_the_sheet_to_an_overlay_to_the_tables(tables: Path, tmp_path: Path) -> None:
    sheet, mine = tmp_path / "open.csv", tmp_path / "mine.yaml"
    run("review", tables, "--csv", sheet)
    row = rows_of(sheet)[0]
    assert list(row) == ["name", "kind", "count", "documents", "place", "candidates", "decision"]
    assert (row["name"], row["kind"], row["count"], row["decision"]) == (
        "花の満足度", "indicator", "2", "",
    )  # fmt: skip
    fill_in(
        sheet,
        {
            "花の満足度": "new:flower_satisfaction",
            "待合室の花の世話": "service_level new:flowers",
            "枯れた花の割合": "none",
        },
    )
    assert (
        "3 names decided" in run("review", tables, "--accept-csv", sheet, "--overlay", mine).output
    )
    assert yaml.safe_load(mine.read_text(encoding="utf-8")) == {
        "indicators": {
            "flower_satisfaction": {
                "pillar": "foundation",
                "unit": "percent",
                "direction": "higher",
                "label": "花の満足度",
            }
        },
        "not_indicators": ["枯れた花の割合"],
        "topics": {
            "flowers": {
                "pillar": "foundation",
                "label": "待合室の花の世話",
                "titles": ["待合室の花の世話"],
            },
            "service_level": {"titles": ["待合室の花の世話"]},
        },
    }
    assert run("review", tables, "--overlay", mine).output == "0 open names\n"

    convert(tmp_path, "--taxonomy", mine)
    assert ids(tables)["花の満足度"] == "flower_satisfaction"
    items = pq.read_table(tables / "initiatives.parquet").to_pylist()
    assert items[0]["topics"] == ["service_level", "flowers"]


def test_the_same_sheet_again_changes_nothing(tables: Path, tmp_path: Path) -> None:
    sheet, mine = tmp_path / "open.csv", tmp_path / "mine.yaml"
    run("review", tables, "--csv", sheet)
    fill_in(sheet, {"花の満足度": "generic_usage_rate", "枯れた花の割合": "new:dead"}, "cp932")
    run("review", tables, "--accept-csv", sheet, "--overlay", mine)
    before = mine.read_bytes()
    lines = sheet.read_bytes().splitlines()
    sheet.write_bytes(b"\r\n".join([lines[0], *reversed(lines[1:])]))
    run("review", tables, "--accept-csv", sheet, "--overlay", mine)
    assert mine.read_bytes() == before
    names = yaml.safe_load(before)["indicators"]["generic_usage_rate"]["names"]
    assert names == [{"name": "花の満足度", "seen": "10 2021"}]


def test_one_name_is_decided_on_the_command_line(tables: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    run(
        "review", tables, "--decide", "花の満足度=generic_usage_rate",
        "--decide-item", "待合室の花の世話=service_level", "--overlay", mine,
    )  # fmt: skip
    convert(tmp_path, "--taxonomy", mine)
    assert ids(tables)["花の満足度"] == "generic_usage_rate"
    assert run("review", tables).output.endswith("1 open names\n")


@pytest.mark.parametrize(
    ("decision", "problem"),
    [
        ("花の満足度=flowers", "there is no indicator 'flowers'; new:flowers declares one"),
        ("花の満足度=new:Flowers!", "'Flowers!' is no id"),
        ("花の満足度=new:generic_usage_rate", "generic_usage_rate exists already"),
        ("花の満足度=a b", "means one indicator"),
        ("知らない名=new:x", "is no open name of these tables"),
        ("ジェネリック医薬品使用割合=mail_application_rate", "in the same years"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    tables: Path, tmp_path: Path, decision: str, problem: str
) -> None:
    """Nothing is written, not even the decisions that are fine."""
    mine = tmp_path / "mine.yaml"
    result = run(
        "review", tables, "--decide", "枯れた花の割合=none", "--decide", decision,
        "--overlay", mine, code=1,
    )  # fmt: skip
    assert problem in result.output
    assert not mine.exists()


def test_what_the_command_cannot_do_is_wrong_usage(tables: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "open.csv"
    sheet.write_text("a,b\n", encoding="utf-8")
    assert "--overlay FILE" in run("review", tables, "--accept-csv", sheet, code=2).output
    mine = tmp_path / "mine.yaml"
    result = run("review", tables, "--accept-csv", sheet, "--overlay", mine, code=2)
    assert "no column name, kind, decision" in result.output
    assert "no tables of keikaku" in run("review", tmp_path, code=2).output
