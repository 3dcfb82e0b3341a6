"""A progress sheet whose series are told 単月 or 累計 in a column of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd

_HEAD = "<tr><th>No.<th>事業名<th>KPI<th>令和3年度目標<th>集計<th>年度<th>4月<th>5月<th>6月</tr>"
_ROWS = (
    ("1", "サービス水準の向上", "サービススタンダードの達成状況", "100％", "単月"),
    ("2", "ジェネリック医薬品の使用促進", "ジェネリック医薬品使用割合", "80.0％以上", "累計"),
)


def _table() -> str:
    rows = [
        "<tr>"
        + "".join(f"<td rowspan=2>{word}</td>" for word in words)
        + "<td>令和2年度<td>79.1％<td>79.2％<td>79.3％</tr>"
        + "<tr><td>令和3年度<td>79.6％<td>79.7％<td>79.8％</tr>"
        for words in _ROWS
    ]
    return f"<table>{_HEAD}{''.join(rows)}</table>"


def _convert(folder: Path, body: str) -> None:
    page = folder / "page.html"
    title = "<h1>令和3年度 京都支部事業計画の進捗状況（令和3年6月末現在）</h1>"
    page.write_text(f"<html><meta charset=utf-8><body>{title}{body}</body></html>", "utf-8")
    run = [sys.executable, "-m", "cli", "convert", str(page), "--out", str(folder / "out")]
    subprocess.run(run, check=True, capture_output=True, timeout=120)


def test_a_column_of_its_own_says_the_basis(tmp_path: Path) -> None:
    _convert(tmp_path, _table())
    found = pd.read_parquet(tmp_path / "out" / "observations.parquet")
    bases = found.groupby("kpi_id")["basis"].unique().map(list).to_dict()
    assert bases == {"service_standard_rate": ["monthly"], "generic_usage_rate": ["cumulative"]}
    assert sorted(found["fiscal_year"].unique()) == [2020, 2021]
    assert len(found) == 12
