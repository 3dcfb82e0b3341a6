"""Figures listed beside a target: the row's result may be of one of those."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records


def read(listed: str, reached: str) -> Records:
    rows = [("サービス水準の向上", listed, reached), ("広報の推進", "・便りを配る。", "実施")]
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    head = "<tr><th>項目</th><th>取組内容</th><th>結果</th></tr>"
    title = '<meta charset="utf-8"><h1>令和5年度 鳥取支部 事業報告</h1>'
    page = f"{title}<table>{head}{body}</table>"
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def unsure(found: Records) -> list[str | None]:
    return [issue.text for issue in found.issues if issue.code == "unsure_result"]


@pytest.mark.parametrize(
    "line", ["受診率：58.2％", "提出率: 95％", "口座の登録率：約40％（昨年末）"]
)
def test_a_figure_listed_beside_the_target_makes_the_result_unsure(line: str) -> None:
    found = read(f"・{line}<br>・郵送化率：95.0％以上", "95.5％")
    assert [target.actual_value for target in found.kpi_targets] == [95.5]
    assert unsure(found) == ["95.5％"]


@pytest.mark.parametrize(
    "line", ["窓口を見直す。", "訪問件数：120件", "受診率：40％以上の業種を訪ねる。"]
)
def test_measures_and_figures_of_another_kind_do_not(line: str) -> None:
    assert unsure(read(f"・{line}<br>・郵送化率：95.0％以上", "95.5％")) == []
