"""Tables whose months, quarters or years stand in rows, below items, forms and headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import ObservationRecord, Records

MONTHS = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]
KPIS = [
    ("健診の推進", "生活習慣病予防健診実施率", "53.5％以上", "50.9％"),
    ("ジェネリック医薬品の使用促進", "ジェネリック医薬品使用割合", "80％以上", "80.4％"),
    ("調達の見直し", "一般競争入札に占める一者応札案件の割合", "20％以下", "25.0％"),
]
RATES = [f"{2.1 + i * 4:.1f}" for i in range(12)]
SHARES = [f"{78.1 + i / 10:.1f}" for i in range(12)]


def row(cells: Iterable[str], tag: str = "td") -> str:
    return f"<tr>{''.join(c if c[:2] == '<t' else f'<{tag}>{c}</{tag}>' for c in cells)}</tr>"


def numbered() -> str:
    head = row(["番号", "施策", "実施内容", "KPI", "目標値", "実績"], "th")
    rows = [row([str(n), t, "・案内を送る。", *kpi]) for n, (t, *kpi) in enumerate(KPIS, 1)]
    return f"<table>{head}{''.join(rows)}</table>"


def forms() -> str:
    return "".join(
        f"<table><tr><th>施策</th><td colspan='3'>({n}) {title}</td></tr>"
        "<tr><th>担当</th><td colspan='3'>保健グループ</td></tr>"
        "<tr><th rowspan='2'>KPI</th><th>指標</th><th>目標値</th><th>実績</th></tr>"
        f"{row(kpi)}<tr><th>実施内容</th><td colspan='3'>①案内を送る。</td></tr></table>"
        for n, (title, *kpi) in enumerate(KPIS, 1)
    )


def headings() -> str:
    return "".join(
        f"<h3>({n}) {title}</h3><p>①案内を送る。</p><p>②会場を増やす。</p>"
        f"<table>{row(['KPI', '目標値', '実績'], 'th')}{row(kpi)}</table>"
        for n, (title, *kpi) in enumerate(KPIS, 1)
    )


def records(body: str) -> Records:
    page = f'<meta charset="utf-8"><h1>令和4年度 兵庫支部 事業実施報告書</h1>{body}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def months(head: list[str], *columns: list[str], words: str = "{}月") -> str:
    below = [row([words.format(m), *each]) for m, *each in zip(MONTHS, *columns, strict=True)]
    return f"<table>{row(head, 'th')}{''.join(below)}</table>"


def of(found: Records, kpi_id: str) -> list[ObservationRecord]:
    return [each for each in found.observations if each.kpi_id == kpi_id]


PAIR = ["月", "生活習慣病予防健診実施率（累計）", "ジェネリック医薬品使用割合（単月）"]


@pytest.mark.parametrize("items", [numbered, forms, headings])
@pytest.mark.parametrize("heading", ["<h2>指標の推移</h2>", "<h3>４　主な指標の月次推移</h3>", ""])
def test_each_column_is_of_the_indicator_that_its_header_names(
    items: Callable[[], str], heading: str
) -> None:
    found = records(items() + heading + months(PAIR, RATES, SHARES))
    assert (len(found.initiatives), len(found.kpi_targets)) == (3, 3)
    for place, kpi_id, basis in (
        (0, "lifestyle_checkup_rate", "cumulative"),
        (1, "generic_usage_rate", "monthly"),
    ):
        rows = of(found, kpi_id)
        assert [each.month for each in rows] == MONTHS
        assert {(each.basis, each.unit, each.fiscal_year) for each in rows} == {
            (basis, "percent", 2022)
        }
        assert {each.initiative_id for each in rows} == {found.initiatives[place].initiative_id}


def test_years_stand_below_the_indicator_or_left_of_the_months() -> None:
    head = (
        "<tr><th rowspan='2'>月</th><th colspan='2'>生活習慣病予防健診実施率</th></tr>"
        "<tr><th>令和３年度</th><th>令和４年度</th></tr>"
    )
    below = "".join(row([f"{m}月", a, b]) for m, a, b in zip(MONTHS, SHARES, RATES, strict=True))
    found = records(numbered() + f"<table>{head}{below}</table>")
    rows = of(found, "lifestyle_checkup_rate")
    assert [each.fiscal_year for each in rows] == [2021] * 12 + [2022] * 12
    left = [row([*(["<td rowspan='12'>令和３年度</td>"] if m == 4 else []), f"{m}月", a])
            for m, a in zip(MONTHS, RATES, strict=True)]  # fmt: skip
    head = row(["年度", "月", "生活習慣病予防健診実施率"], "th")
    found = records(numbered() + f"<table>{head}{''.join(left)}</table>")
    assert {e.fiscal_year for e in of(found, "lifestyle_checkup_rate")} == {2021}


def test_head_counts_stand_beside_the_rate_that_they_are_parts_of() -> None:
    head = (
        "<tr><th rowspan='2'>年月</th><th colspan='3'>生活習慣病予防健診</th></tr>"
        "<tr><th>対象者数</th><th>受診者数</th><th>受診率</th></tr>"
    )
    counts = [f"{1000 + i * 90:,}" for i in range(12)]
    below = "".join(
        row([f"{m}月", "98,000", a, b]) for m, a, b in zip(MONTHS, counts, RATES, strict=True)
    )
    found = records(forms() + f"<p>月別の状況</p><table>{head}{below}</table>")
    measures = {(e.measure, e.unit) for e in of(found, "lifestyle_checkup_rate")}
    expected = {("denominator", "persons"), ("numerator", "persons"), ("value", "percent")}
    assert measures == expected


def test_other_branches_and_the_national_average_are_no_values_of_the_branch() -> None:
    table = months(["月", "兵庫支部", "大阪支部", "全国平均"], SHARES, RATES, RATES)
    found = records(forms() + "<h2>ジェネリック医薬品使用割合の月次推移</h2>" + table)
    measures = {(e.series_raw, e.measure, e.unit) for e in of(found, "generic_usage_rate")}
    assert measures == {
        ("兵庫支部", "value", "percent"),
        ("大阪支部", "other", "percent"),
        ("全国平均", "other", "percent"),
    }


def test_quarters_and_years_in_rows_are_series_too() -> None:
    quarters = "".join(row([f"第{i + 1}四半期", RATES[i * 3]]) for i in range(4))
    head = row(["四半期", "生活習慣病予防健診実施率"], "th")
    found = records(headings() + f"<h2>四半期別推移</h2><table>{head}{quarters}</table>")
    assert [e.month for e in of(found, "lifestyle_checkup_rate")] == [6, 9, 12, 3]
    assert "period_values" in {issue.code for issue in found.issues}
    years = "".join(row([f"令和{i}年度", RATES[i]]) for i in (2, 3, 4))
    head = row(["年度", "生活習慣病予防健診実施率"], "th")
    found = records(forms() + f"<h2>年度別推移</h2><table>{head}{years}</table>")
    years_found = [(e.fiscal_year, e.month) for e in of(found, "lifestyle_checkup_rate")]
    assert (years_found, len(found.kpi_targets)) == ([(2020, None), (2021, None), (2022, None)], 3)


@pytest.mark.parametrize("items", [numbered, forms, headings])
def test_rows_of_months_without_numbers_are_an_issue(
    items: Callable[[], str],
) -> None:
    table = months(["月", "行事"], ["支部評議会を開催する"] * 12)
    found = records(items() + "<h2>年間の行事</h2>" + table)
    assert (len(found.kpi_targets), len(found.observations)) == (3, 0)
    assert "unknown_table" in {issue.code for issue in found.issues}


def test_a_table_of_something_else_is_mapped_to_no_indicator() -> None:
    table = months(["月", "電話件数", "来訪者数"], RATES, RATES)
    found = records(forms() + "<h2>窓口の利用</h2>" + table)
    assert {each.kpi_id for each in found.observations} == {None}
    assert "series_unmapped" in {issue.code for issue in found.issues}


def test_months_with_a_calendar_year_say_their_fiscal_year() -> None:
    before = [f"令和{3 if m > 3 else 4}年{m}月" for m in MONTHS]
    below = "".join(row([month, rate]) for month, rate in zip(before, RATES, strict=True))
    head = row(["年月", "生活習慣病予防健診実施率"], "th")
    found = records(forms() + f"<h2>指標の推移</h2><table>{head}{below}</table>")
    rows = of(found, "lifestyle_checkup_rate")
    assert [(each.fiscal_year, each.month) for each in rows] == [(2021, m) for m in MONTHS]
