"""A result printed behind a target is that target's, whatever the targets beside it lack."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

CARDS = "①資格喪失後1か月以内の保険証回収率を95.0％以上とする"
DEBTS = "②返納金債権の回収率を対前年度（60.71％）以上とする"
TABLE = (
    "<table><tr><th>実施計画</th><th>実施状況</th></tr>"
    "<tr><td>① 催告する。</td><td>済。</td></tr></table>"
)


def records(*paragraphs: str, table: str = "") -> Records:
    box = "".join(f"<p>{text}</p>" for text in paragraphs)
    items = "".join(
        f"<h3>({n}) {title}</h3>{body}{TABLE}"
        for n, (title, body) in enumerate(
            [("債権回収業務の推進", box + table), ("広報の推進", ""), ("人材育成の推進", "")],
            start=1,
        )
    )
    page = f'<meta charset="utf-8"><h1>令和2年度 山形支部事業計画の実施状況</h1>{items}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def actuals(found: Records) -> list[tuple[float | None, str | None]]:
    return [(target.actual_value, target.actual_as_of) for target in found.kpi_targets]


@pytest.mark.parametrize(
    "second",
    [
        f"【KPI】{DEBTS}　⇒　9月末実績 41.22％",
        f"【KPI】{DEBTS}⇒9月末実績 41.22％",
        f"【KPI】{DEBTS}　➡　令和2年9月末 41.22％",
        f"【KPI】{DEBTS}（9月末実績 41.22％）",
        f"【KPI】{DEBTS}（令和2年9月末 41.22％）",
        f"【KPI】{DEBTS}【9月末実績：41.22％】",
        f"【KPI】{DEBTS}（実績：9月末 41.22％）",
        f"【KPI】{DEBTS}　実績：9月末 41.22％",
    ],
)
def test_a_result_is_that_of_its_own_line(second: str) -> None:
    expected = [(None, None), (41.22, "2020-09")]
    assert actuals(records(f"【KPI】{CARDS}", second)) == expected
    assert actuals(records(f"【KPI】{CARDS}<br>{second}")) == expected
    assert actuals(records(f"【KPI】{CARDS}　⇒　未集計", second)) == expected


def test_a_result_on_the_line_below_is_of_the_target_above() -> None:
    found = records(
        f"【KPI】{CARDS}", "⇒ 9月末実績 94.36％", f"【KPI】{DEBTS}", "⇒ 9月末実績 41.22％"
    )
    assert actuals(found) == [(94.36, "2020-09"), (41.22, "2020-09")]


def test_one_figure_below_two_targets_does_not_tell_whose_it_is() -> None:
    found = records(f"【KPI】{CARDS}", f"【KPI】{DEBTS}", "⇒ 9月末実績 41.22％")
    assert actuals(found) == [(None, None), (None, None)]
    assert "unpaired_result" in [issue.code for issue in found.issues]


def test_a_figure_of_an_earlier_month_is_the_baseline() -> None:
    found = records("【KPI】返納金債権の回収率を55.0％以上とする（令和元年9月末実績 50.1％）")
    (target,) = found.kpi_targets
    assert (target.actual_value, target.baseline_value) == (None, 50.1)
    assert target.baseline_fiscal_year == 2019


@pytest.mark.parametrize("mark", ["【目標】", "■目標：", "◆目標　"])
def test_a_target_below_a_kpi_is_one_too_and_leaves_it_its_series(mark: str) -> None:
    table = (
        "<table><tr><th>申請割合（累計）(%)</th><th>4月</th><th>5月</th><th>6月</th></tr>"
        "<tr><th>令和2年度</th><td>0.97</td><td>0.96</td><td>0.94</td></tr></table>"
    )
    kpi = (
        "【KPI】柔道整復施術療養費の申請に占める、多部位かつ頻回の申請の割合について"
        "対前年度（0.91％）以下とする"
    )
    found = records(kpi, f"{mark}文書照会件数を年間5,000件以上とする", table=table)
    rate, letters = found.kpi_targets
    assert (rate.actual_value, rate.actual_as_of) == (0.94, "2020-06")
    assert (letters.marker, letters.target_value, letters.actual_value) == ("target", 5000, None)
    assert {number.kpi_id for number in found.observations} == {rate.kpi_id}
