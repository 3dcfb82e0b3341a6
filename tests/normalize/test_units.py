"""The unit of a target: as printed, else what the indicator counts."""

from __future__ import annotations

import pipeline
from normalize import load_taxonomy

HEAD = "<tr><th>項番</th><th>項目</th><th>具体的施策</th></tr>"


def test_cases_of_an_indicator_that_counts_offices_are_offices() -> None:
    row = "<tr><td>1</td><td>健康宣言の推進</td><td>【KPI】健康宣言事業所数を{}以上とする</td></tr>"
    for printed, unit in (("800件", "offices"), ("800社", "offices"), ("800", "offices")):
        body = f"<h1>令和5年度 熊本支部事業計画</h1><table>{HEAD}{row.format(printed)}</table>"
        page = f'<meta charset="utf-8">{body}'.encode()
        done = pipeline.convert_document("a.html", page, taxonomy=load_taxonomy(None))
        (target,) = done.records.kpi_targets
        assert (target.kpi_id, target.target_value, target.unit) == (
            "health_declaration_offices",
            800,
            unit,
        )
