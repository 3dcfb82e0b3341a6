"""Rows of a table inside a cell are of the population they name; lines above are no measures."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

MONTHS = "".join(f"<th>{month}月</th>" for month in (4, 5, 6, 7))
LIFESTYLE = "【KPI】生活習慣病予防健診受診率を62.0％以上とする"
DEPENDENTS = "【KPI】被扶養者の特定健診受診率を30.0％以上とする"
CARDS = "【KPI】資格喪失後1か月以内の保険証回収率を対前年度（85.90％）以上とする"
DEBTS = "【KPI】返納金債権の回収率を対前年度（60.02％）以上とする"


def row(*labels: str, start: float = 10.0) -> str:
    cells = "".join(f"<td>{label}</td>" for label in labels)
    return f"<tr>{cells}" + "".join(f"<td>{start + n}%</td>" for n in range(4)) + "</tr>"


def records(
    table: str,
    caption: str,
    *kpis: str,
    title: str = "特定健診受診率の向上",
    actual: str = "60.3％",
) -> Records:
    head = "<tr><th>施策</th><th>事業計画</th><th>結果</th><th>KPI実績</th><th>達成状況</th></tr>"
    stated = "".join(
        f"<td colspan=2>{kpi}</td><td>{actual}</td><td>○</td></tr><tr>" for kpi in kpis
    )
    page = (
        '<meta charset="utf-8"><h1>令和4年度 栃木支部事業結果報告</h1><table>'
        f"{head}<tr><td rowspan={len(kpis) + 2}>(1) {title}</td>{stated}"
        "<td>・案内する</td><td>済んだ</td><td></td><td>○</td></tr>"
        f"<tr><td colspan=4>{caption}<table>{table}</table></td></tr>"
        "<tr><td>(2) 広報の推進</td><td>・知らせる</td><td>済んだ</td><td></td><td>○</td></tr>"
        "</table>"
    )
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def indicators(found: Records) -> list[str | None]:
    return list(dict.fromkeys(each.kpi_id for each in found.observations))


BOTH = ["lifestyle_checkup_rate", "dependent_checkup_rate"]


@pytest.mark.parametrize(
    "table",
    [
        f"<tr><th>対象</th><th>区分</th>{MONTHS}</tr>"
        + row("被保険者", "受診率（累計）")
        + row("被扶養者", "受診率（累計）", start=4),
        f"<tr><th></th>{MONTHS}</tr>" + row("被保険者受診率") + row("被扶養者受診率", start=4),
        f"<tr><th>区分</th>{MONTHS}</tr><tr><td colspan=5>被保険者</td></tr>{row('受診率')}"
        f"<tr><td colspan=5>被扶養者</td></tr>{row('受診率', start=4)}",
        f"<tr><th>対象</th><th>区分</th>{MONTHS}</tr>"
        + row("生活習慣病予防健診", "実施率")
        + row("特定健診", "実施率", start=4),
    ],
)
@pytest.mark.parametrize("caption", ["【月次推移】健診の状況", "健診受診率の推移", ""])
def test_rows_of_a_population_are_of_its_indicator(table: str, caption: str) -> None:
    found = records(table, caption, LIFESTYLE, DEPENDENTS)
    assert indicators(found) == BOTH
    assert [action.text for action in found.actions] == ["案内する", "知らせる"]


def test_the_label_of_a_row_holds_its_population() -> None:
    table = f"<tr><th>対象</th><th>区分</th>{MONTHS}</tr>" + row("被扶養者", "受診率（累計）")
    found = records(table, "", LIFESTYLE, DEPENDENTS)
    assert found.observations[0].series_raw == "被扶養者 受診率（累計）"


def test_rows_of_both_are_not_of_the_indicator_of_one() -> None:
    table = f"<tr><th>区分</th>{MONTHS}</tr>" + row("被保険者") + row("被扶養者") + row("合計")
    found = records(table, "特定健診受診率の推移", DEPENDENTS)
    by_label = {each.series_raw: each.kpi_id for each in found.observations}
    assert by_label["被扶養者"] == "dependent_checkup_rate"
    assert by_label["被保険者"] != "dependent_checkup_rate"
    assert by_label["合計"] != "dependent_checkup_rate"
    table = f"<tr><th>区分</th>{MONTHS}</tr>" + row("被扶養者") + row("全体")
    found = records(table, "健診受診率の推移", DEPENDENTS)
    assert {each.series_raw: each.kpi_id for each in found.observations}["全体"] is None
    assert [issue.code for issue in found.issues if issue.code == "series_unmapped"]


def test_guidance_is_of_the_population_that_the_line_above_names() -> None:
    table = f"<tr><th>区分</th>{MONTHS}</tr>" + row("実施率（累計）")
    kpis = [
        f"【KPI】{who}の特定保健指導の実施率を20.0％以上とする" for who in ("被保険者", "被扶養者")
    ]
    found = records(table, "被扶養者", *kpis, title="特定保健指導の実施率の向上")
    assert indicators(found) == ["guidance_rate_dependents"]


def test_a_table_without_words_is_of_the_target_whose_result_it_ends_with() -> None:
    table = f"<tr><th>単月</th>{MONTHS}</tr>{row('令和4年度', start=80.5)}"
    table += f"<tr><th>累計</th>{MONTHS}</tr>{row('令和4年度', start=82.44)}"
    found = records(table, "", CARDS, actual="85.44％", title="保険証回収の強化")
    assert indicators(found) == ["insurance_card_collection_rate"]
    found = records(table, "", CARDS, DEBTS, actual="85.44％", title="保険証回収の強化")
    assert indicators(found) == [None]  # both reached that
