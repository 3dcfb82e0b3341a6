"""Groups in charge hold for the rows below them, not below another table's or section's rows."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

TITLE = "<h1>令和4年度 広島支部事業計画 上期進捗状況</h1>"
AIMS = "<tr><th>施策</th><th>ＫＰＩ</th><th>目標値</th><th>全国平均</th></tr>"
DONE = "<tr><th>施策</th><th>実施内容</th><th>上期の取組状況</th><th>担当</th></tr>"


def records(body: str) -> Records:
    page = f'<meta charset="utf-8">{TITLE}{body}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def section(title: str, items: list[tuple[str, str]], *, aims: bool = True) -> str:
    """A pillar with a table of KPIs and one of measures, whose last column names the group."""
    kpis = "".join(
        f"<tr><td>{t}</td><td>達成状況</td><td>100%</td><td>99%</td></tr>" for t, _ in items
    )
    done = "".join(
        f"<tr><td>{t}</td><td>①案内する。</td><td>①案内した。</td><td>{g}</td></tr>"
        for t, g in items
    )
    first = f"<h3>◆ＫＰＩの達成状況</h3><table>{AIMS}{kpis}</table>" if aims else ""
    return f"<h2>{title}</h2>{first}<h3>◆取組状況</h3><table>{DONE}{done}</table>"


@pytest.mark.parametrize("aims", [True, False], ids=["a table of KPIs first", "measures alone"])
def test_no_group_comes_from_the_table_of_another_section(aims: bool) -> None:
    first = section("１．基盤的保険者機能関係", [("(1)サービス水準の向上", "業務G")])
    group = "保健G" if aims else ""
    second = section("２．戦略的保険者機能関係", [("(1)重症化予防対策の推進", group)], aims=aims)
    found = records(first + second)
    assert [i.groups for i in found.initiatives] == [["業務"], ["保健"] if aims else []]


def test_a_pillar_in_a_row_of_the_table_ends_them_too() -> None:
    pillar = "<tr><td colspan=4>２．戦略的保険者機能関係</td></tr>"
    body = (
        "<tr><td>(1)サービス水準の向上</td><td>①案内する。</td><td>①した。</td><td>業務G</td></tr>"
        f"{pillar}<tr><td>(1)重症化予防対策の推進</td><td>①送る。</td><td>①した。</td><td></td></tr>"
    )
    head = "<tr><td colspan=4>１．基盤的保険者機能関係</td></tr>"
    found = records(f"<table>{DONE}{head}{body}</table>")
    assert [i.groups for i in found.initiatives] == [["業務"], []]
