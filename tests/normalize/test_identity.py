"""The fiscal year of a document whose titles name none."""

import pytest

import pipeline
from normalize import load_taxonomy


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (["令和3年度実績 95.2％", "令和3年度末実績 40件", "令和4年度は2回開く。"], 2022),
        (["前年度（令和3年度）以上とする", "前年度（令和3年度）以上", "令和4年度の予定"], 2022),
        (["目標値は令和3年度実績"], 2021),
    ],
)
def test_quoted_results_of_earlier_years_do_not_count(lines: list[str], year: int) -> None:
    page = '<meta charset="utf-8"><h1>佐賀支部の事業計画</h1><h3>(1) 広報</h3>' + "".join(
        f"<p>・{line}</p>" for line in lines
    )
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records
    assert found.documents[0].fiscal_year == year
    told = {issue.code: issue.severity for issue in found.issues}
    assert told["fiscal_year_inferred"] == "warning"
