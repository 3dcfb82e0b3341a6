"""具体的施策 beside numbers: the items' titles, or the measures below a heading."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

ITEMS = ("サービス水準の向上【困難度：高】", "現金給付の適正化の推進", "レセプト点検の推進")
POSTAL, ASSESSED = "郵送化率", "レセプト点検の査定率"
KPIS = (f"{POSTAL}<td>95.5％以上", "－<td>－", f"{ASSESSED}<td>対前年度以上")
DONE = ("・案内を送付した。<br>・窓口で調べた。", "・会議を開いた。", "・勉強会を開いた。")


def convert(text: str) -> Records:
    data = f'<meta charset="utf-8"><h1>令和3年度 長崎支部事業報告</h1>{text}'.encode()
    return pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None)).records


def sheet(head: str, done: str, items: tuple[str, ...] = ITEMS, behind: str = "") -> Records:
    rows = f"<tr><th>項番<th>{head}<th>KPI<th>目標値<th>{done}<th>担当</tr>"
    for number, each in enumerate(zip(items, KPIS, DONE, strict=True), 1):
        rows += f"<tr><td>{number}<td>{'<td>'.join(each)}<td>業務G</tr>"
    return convert(f"<table border=1>{rows}</table>{behind}")


@pytest.mark.parametrize("head", ["具体的施策", "具体的施策等", "計画", "取組"])
@pytest.mark.parametrize("done", ["主な取組結果", "取組結果", "実施状況"])
def test_short_texts_beside_numbers_are_titles(head: str, done: str) -> None:
    found = sheet(head, done)
    assert [item.title_raw for item in found.initiatives] == [
        "サービス水準の向上",
        "現金給付の適正化の推進",
        "レセプト点検の推進",
    ]
    assert [t.initiative_id[-3:] for t in found.kpi_targets] == ["001", "003"]
    assert len(found.actions) == 4


def test_sentences_beside_numbers_are_measures() -> None:
    items = ("案内を送付する。", "会議を開く。", "勉強会を開催する")
    assert sheet("具体的施策", "取組結果", items).initiatives == []


def test_numbers_below_a_heading_count_its_measures() -> None:
    row = "<tr><td>{}<td>{}<td>{}</tr>"
    table = "<table border=1><tr><th>No.<th>具体的施策<th>実施状況</tr>{}</table>"
    texts = ("チラシの配布", "事業所への訪問", "研修会の開催")
    body = table.format("".join(row.format(n, t, "実施した。") for n, t in enumerate(texts, 1)))
    found = convert(f"<p>(1) サービス水準の向上</p>{body}<p>(2) 広報の推進</p>{body}")
    assert [item.title_raw for item in found.initiatives] == ["サービス水準の向上", "広報の推進"]
    assert [action.text for action in found.actions] == [*texts, *texts]


def series(*rows: str) -> str:
    months = "".join(f"<th>{(m + 3) % 12 + 1}月" for m in range(12))
    head = f"<tr><th>項番<th>KPI<th>年度{months}<th>累計</tr>"
    return f"<p>（別紙）月別推移</p><table border=1>{head}{''.join(rows)}</table>"


def values(first: str, year: str, start: float, unit: str = "%") -> str:
    numbers = "".join(f"<td>{start + step / 10:.1f}{unit}" for step in range(13))
    return f"<tr>{first}<td>{year}{numbers}</tr>"


def test_an_indicator_beside_years_of_months_names_the_series_and_is_no_target() -> None:
    behind = series(
        values(f"<td rowspan=2>1<td rowspan=2>{POSTAL}", "R2年度", 90.1),
        values("", "R3年度", 94.1),
        values(f"<td>3<td>{ASSESSED}", "R3年度", 0.3),
    )
    found = sheet("事業", "取組結果", behind=behind)
    assert [t.initiative_id[-3:] for t in found.kpi_targets] == ["001", "003"]
    assert [t.comparator for t in found.kpi_targets] == ["ge", "yoy_ge"]
    named = {(o.kpi_id, o.initiative_id[-3:], o.series_raw) for o in found.observations}
    assert named == {
        ("mail_application_rate", "001", "R2年度"),
        ("mail_application_rate", "001", "R3年度"),
        ("receipt_assessment_rate", "003", "R3年度"),
    }
