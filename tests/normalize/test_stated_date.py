"""The month that a document states for all its figures dates those that print none."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

HEAD = "<tr><th>No.</th><th>事業</th><th>KPI</th><th>{}</th></tr>"
TITLE = "<h1>令和5年度 佐賀支部 事業計画の進捗状況</h1>"
KPIS = (
    "【KPI】現金給付等の申請に係る郵送化率を96.0％以上とする",
    "【KPI】協会のレセプト点検の査定率を対前年度（0.331％）以上とする",
)


def records(
    front: str, values: tuple[str, str], behind: str = "", head: str = "実績", title: str = TITLE
) -> Records:
    rows = "".join(
        f"<tr><td>{n}</td><td>{name}</td><td>{kpi}</td><td>{value}</td></tr>"
        for n, name, kpi, value in zip(
            (1, 2), ("サービス水準の向上", "レセプト点検の推進"), KPIS, values, strict=True
        )
    )
    page = f"{title}{front}<table>{HEAD.format(head)}{rows}</table>{behind}"
    page = f'<meta charset="utf-8">{page}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def dates(found: Records) -> list[str | None]:
    return [target.actual_as_of for target in found.kpi_targets]


@pytest.mark.parametrize(
    ("front", "behind"),
    [
        ("<p>（令和5年9月末現在）</p>", ""),
        ("<p>令和5年9月30日現在</p>", ""),
        ("<p>全国健康保険協会佐賀支部（令和５年９月末時点）</p>", ""),
        ("<p>※実績は9月末現在</p>", ""),
        ("<p>基準日：令和5年9月30日</p>", ""),
        ("", "<p>※1　KPI実績は、特に記載のない限り令和5年9月末現在の数値。</p>"),
    ],
)
def test_the_documents_month_dates_a_result_without_one(front: str, behind: str) -> None:
    found = records(front, ("95.2％", "0.351％（8月末）"), behind)
    assert dates(found) == ["2023-09", "2023-08"]
    assert "dated_by_document" in [issue.code for issue in found.issues]


@pytest.mark.parametrize(
    ("front", "head"),
    [
        ("<p>（令和5年9月末現在）</p><p>※実績は8月末現在</p>", "実績"),  # two months
        ("<p>加入者数は120,400人（令和5年9月末現在）である。</p>", "実績"),  # of one figure
        ("<p>（令和6年6月末現在）</p>", "実績"),  # of the year after
        ("<p>（令和5年9月末現在）</p>", "第1四半期実績"),  # another period
        ("<p>※ジェネリック医薬品使用割合の実績は6月末現在</p>", "実績"),
    ],
)
def test_dates_that_hold_for_something_else(front: str, head: str) -> None:
    assert dates(records(front, ("95.2％", "0.351％"), head=head)) in (
        [None, None],
        ["2023-06"] * 2,
    )


def test_a_note_dates_a_single_indicator() -> None:
    note = "<p>※レセプト点検の査定率は令和5年7月末の数値。</p>"
    found = records("<p>（令和5年9月末現在）</p>", ("95.2％", "0.351％"), note)
    assert dates(found) == ["2023-09", "2023-07"]


def test_results_of_quarters_are_a_result_once_the_year_is_over() -> None:
    title = "<h1>令和5年度 佐賀支部事業計画 四半期別実施結果</h1>"
    assert (
        records("<p>（令和6年3月末現在）</p>", ("95％", "0.3％"), title=title).documents[0].kind
        == "result"
    )
    halfway = records("<p>（令和5年9月末現在）</p>", ("95％", "0.3％"), title=title)
    assert halfway.documents[0].kind == "progress"


@pytest.mark.parametrize("when", ["（令和6年3月末時点）", "（R6.3末）", "(３月末現在)"])
def test_a_month_behind_an_indicators_name_dates_what_it_reached(when: str) -> None:
    def read(title: str) -> list[str | None]:
        rows = "<tr><th>No.<th>事業<th>KPI<th>目標<th>実績</tr>"
        rows += f"<tr><td>1<td>コラボヘルス<td>健康宣言事業所数{when}"
        rows += "<td>1,400事業所以上<td>1,629事業所</tr>"
        rows += "<tr><td>2<td>サービス水準の向上<td>郵送化率<td>96.0％以上<td>95.2％</tr>"
        page = f'<meta charset="utf-8">{title}<table>{rows}</table>'.encode()
        taxonomy = load_taxonomy(None)
        return dates(pipeline.convert_document("a.html", page, taxonomy=taxonomy).records)

    assert read("<p>令和6年7月13日</p><h1>令和5年度 神奈川支部 事業報告</h1>") == ["2024-03", None]
    early = read("<p>令和5年10月13日</p><h1>令和5年度 神奈川支部 事業の進捗状況</h1>")
    assert early == [None, None]
