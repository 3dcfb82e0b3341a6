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


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("令和4年度 佐賀支部 事業実施報告書", "result"),
        ("令和4年度 佐賀支部 実施結果報告", "result"),
        ("令和4年度上期 佐賀支部 事業実施報告書", "progress"),
        ("令和4年度 佐賀支部事業計画", "plan"),
    ],
)
def test_a_report_of_a_part_of_the_year_tells_its_progress(title: str, kind: str) -> None:
    table = "<tr><th>施策</th><th>実施内容</th></tr><tr><td>(1) 広報</td><td>・講座を開く</td></tr>"
    page = f'<meta charset="utf-8"><h1>{title}</h1><table>{table}</table>'
    done = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None))
    (document,) = done.records.documents
    assert (document.kind, document.fiscal_year, document.branch) == (kind, 2022, "佐賀")


@pytest.mark.parametrize(
    ("words", "day", "kind"),
    [
        ("重点事業の実施状況について", "令和5年3月末現在", "result"),
        ("重点事業の実施状況について", "令和4年12月末現在", "progress"),
        ("事業計画及び進捗状況", "令和5年3月末現在", "progress"),
    ],
)
def test_the_state_of_things_once_the_year_is_over_is_its_result(
    words: str, day: str, kind: str
) -> None:
    table = "<tr><th>施策</th><th>実施内容</th></tr><tr><td>(1) 広報</td><td>・講座を開く</td></tr>"
    page = f'<meta charset="utf-8"><h1>令和4年度 佐賀支部 {words}</h1><p>（{day}）</p>'
    page += f"<table>{table}</table>"
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records
    assert found.documents[0].kind == kind
