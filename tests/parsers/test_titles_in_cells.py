"""Items named in front of their measures, in one cell, beside columns of KPIs and groups."""

from __future__ import annotations

import pytest

import pipeline
from ingest import read_document
from normalize import load_taxonomy
from parsers import parse
from schema.records import Records

POST = ("サービス水準の向上【困難度：高】", "郵送化率を95.7％以上とする", "業務Ｇ")
CARE = ("現金給付の適正化の推進", "", "業務Ｇ")
RECEIPT = ("効果的なレセプト点検の推進", "査定率を対前年度以上とする", "レセプトＧ")
WORK = {
    POST[0]: ("郵送を呼びかける。", "待ち時間を調べる。"),
    CARE[0]: ("併給調整を行う。",),
    RECEIPT[0]: ("勉強会を開く。",),
}


def page(mark: str, point: str, *, head: str = "具体的施策", above: str = "") -> Records:
    """One row an item; `mark` in front of a title, with # for its number."""
    rows = [f"<tr><th>分野<th>{head}<th>ＫＰＩ<th>担当</tr>"]
    for number, (title, target, group) in enumerate((POST, CARE, RECEIPT), 1):
        lines = [f"<p>{mark.replace('#', str(number))}{title}</p>"]
        lines += [f"<p>{point}{work}</p>" for work in WORK[title]]
        first = "<td rowspan=3>１．基盤的保険者機能関係" if number == 1 else ""
        rows.append(f"<tr>{first}<td>{''.join(lines)}<td>{target}<td>{group}</tr>")
    text = f"<h1>令和4年度 福岡支部事業計画</h1>{above}<table border=1>{''.join(rows)}</table>"
    data = f'<meta charset="utf-8">{text}'.encode()
    return pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize("head", ["具体的施策", "事業項目", "主な取組", "施策"])
@pytest.mark.parametrize(("mark", "point"), [("(#)", "・"), ("#．", "①"), ("■", "・"), ("", "・")])
def test_the_first_line_is_the_item_and_the_list_below_it_its_measures(
    head: str, mark: str, point: str
) -> None:
    found = page(mark, point, head=head)
    assert [item.title_raw for item in found.initiatives] == [
        "サービス水準の向上",
        "現金給付の適正化の推進",
        "効果的なレセプト点検の推進",
    ]
    assert [item.groups for item in found.initiatives] == [["業務"], ["業務"], ["レセプト"]]
    assert found.initiatives[0].difficulty == "high"
    assert {item.pillar for item in found.initiatives} == {"foundation"}
    owners = [action.initiative_id[-3:] for action in found.actions]
    assert owners == ["001", "001", "002", "003"]
    assert [(t.kpi_id, t.initiative_id[-3:]) for t in found.kpi_targets] == [
        ("mail_application_rate", "001"),
        ("receipt_assessment_rate", "003"),
    ]


def test_marks_on_a_line_of_their_own_are_the_titles() -> None:
    found = page("(#)", "・", above="")
    assert found.initiatives[0].title_raw == "サービス水準の向上"
    wrapped = page("(#)", "</p><p>・")
    assert [item.number_raw for item in wrapped.initiatives] == ["(1)", "(2)", "(3)"]


def test_numbered_lines_below_the_heading_of_an_item_are_no_items() -> None:
    found = page("(#)", "・", above="<h3>(1) サービス向上のための取組</h3>")
    assert len(found.initiatives) == 1


def test_the_reasons_say_where_the_items_are_named() -> None:
    rows = (
        "<tr><th>具体的施策<th>担当</tr>"
        "<tr><td>(1)健診<br>・案内する。<td>保健Ｇ</tr>"
        "<tr><td>(2)広報<br>・知らせる。<td>業務Ｇ</tr>"
    )
    text = f"<h1>令和4年度 福岡支部事業計画</h1><table border=1>{rows}</table>"
    document = read_document("a.html", f'<meta charset="utf-8">{text}'.encode())
    assert any("begin with the titles" in reason for reason in parse(document).reasons)


ROMAN = ("ⅰ)", "ⅱ)", "ⅲ)")


@pytest.mark.parametrize(
    ("marks", "point"),
    [(ROMAN, "①"), (("i)", "ii)", "iii)"), "①"), (("(i)", "(ii)", "(iii)"), "・"),
     (("①", "②", "③"), "・"), (("ア", "イ", "ウ"), "・"), (("1)", "2)", "3)"), "①")],
)  # fmt: skip
def test_parts_numbered_below_an_item_are_items_too(marks: tuple[str, ...], point: str) -> None:
    parts = ("特定健診実施率の向上", "特定保健指導の実施率の向上", "コラボヘルスの推進")
    cells = ["(1) データヘルス計画の着実な実施"]
    cells += [f"{mark} {part}" for mark, part in zip(marks, parts, strict=True)]
    cells += ["(2) 広報活動の推進", "(3) インセンティブ制度の着実な実施"]
    rows = "".join(f"<tr><td><p>{c}</p><p>{point} 計画を立てる。</p><td>-</tr>" for c in cells)
    text = "<h1>令和5年度 千葉支部事業計画</h1><table><tr><th>具体的施策<th>KPI</tr>"
    data = f'<meta charset="utf-8">{text}{rows}</table>'.encode()
    found = pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None)).records
    assert [item.number_raw for item in found.initiatives] == [
        "(1)", *(mark.strip() for mark in marks), "(2)", "(3)",
    ]  # fmt: skip
    assert [item.title_raw for item in found.initiatives[1:4]] == list(parts)
    assert found.initiatives[2].path[-1] == "データヘルス計画の着実な実施"
    assert "データヘルス計画の着実な実施" not in found.initiatives[4].path
    assert [action.initiative_id[-3:] for action in found.actions] == [
        f"{n:03d}" for n in range(1, 7)
    ]


@pytest.mark.parametrize(
    "below",
    [
        "<p>【上位目標】</p><p>予備群の割合を13.0％以下とする（平成28年度 14.6％）</p>",
        "<p>予備群の割合を13.0％以下とする</p>",
        "<p>【現状】</p><p>予備群が多い。</p>",
    ],
)
def test_an_aim_below_a_title_leaves_the_title_an_item(below: str) -> None:
    """A plan's (1) データヘルス計画 states an aim where the others list measures."""
    rows = [
        f"<td><p>({n}) {title}</p><p>・案内を送る。</p></td><td>－</td><td>－</td>"
        for n, title in ((1, "サービス水準の向上"), (2, "現金給付の適正化"))
    ]
    rows += [f"<td><p>(3) データヘルス計画の実施</p>{below}</td><td>－</td><td>－</td>"]
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    head = "<tr><th>項目及び取組内容</th><th>KPI</th><th>予算</th></tr>"
    page = f"<meta charset=utf-8><h1>令和4年度 富山支部事業計画</h1><table>{head}{body}</table>"
    found = pipeline.convert_document(
        "a.html", page.encode(), taxonomy=load_taxonomy(None), layout="generic"
    ).records
    assert [item.number_raw for item in found.initiatives] == ["(1)", "(2)", "(3)"]
    assert found.initiatives[-1].title_raw == "データヘルス計画の実施"
