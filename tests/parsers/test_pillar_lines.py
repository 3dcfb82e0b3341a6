"""A pillar's name printed with each item's title, and tables that nobody speaks for."""

from __future__ import annotations

import pytest

import pipeline
from ingest import read_document
from normalize import load_taxonomy
from parsers import parse
from parsers.headings.pillar_lines import bare_pillar, running_pillar
from schema.document import Line, Paragraph
from schema.records import Records

KPI = "<table border=1><tr><th>ＫＰＩ<th>目標値<th>評価</tr><tr><td>{}<td>{}<td>○</tr></table>"
WORK = "<table border=1><tr><th>主な取組内容<th>実施状況・課題</tr><tr><td>①{}<td>{}</tr></table>"
SLIDES = (
    ("１．サービス水準の向上", 1, "郵送化率", "96.0％以上"),
    ("２．効果的なレセプト点検の推進", 1, "レセプト点検の査定率", "対前年度以上"),
    ("３．特定保健指導の実施率の向上", 2, "被保険者の特定保健指導の実施率", "36.5％以上"),
)
NAMES = {1: "基盤的保険者機能", 2: "戦略的保険者機能"}


def page(tab: str, *, behind: str = "") -> Records:
    """A slide an item; `tab` holds # for the pillar's number and @ for its name."""
    text = "<h1>令和4年度 青森支部 事業報告</h1>"
    for title, pillar, name, value in SLIDES:
        line = tab.replace("#", "１２"[pillar - 1]).replace("@", NAMES[pillar])
        text += f"<div>{title}</div><div>{line}</div>{behind}{KPI.format(name, value)}"
        text += WORK.format("事業所への勧奨", "文書を送付した。")
    data = f'<meta charset="utf-8">{text}'.encode()
    return pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize("tab", ["@関係", "【@関係】", "#．@", "@", "@の推進に関する取組"])
@pytest.mark.parametrize("behind", ["", "<p>（令和5年3月末現在）</p>"])
def test_a_pillar_between_a_title_and_its_table_is_the_items(tab: str, behind: str) -> None:
    found = page(tab, behind=behind)
    assert [item.pillar for item in found.initiatives] == ["foundation", "foundation", "strategy"]
    assert [item.number_raw for item in found.initiatives] == ["１", "２", "３"]
    assert [target.initiative_id[-3:] for target in found.kpi_targets] == ["001", "002", "003"]
    assert [action.initiative_id[-3:] for action in found.actions] == ["001", "002", "003"]


def test_a_tab_printed_again_leaves_the_item_open() -> None:
    text = page("@関係").initiatives
    again = "<div>基盤的保険者機能関係</div>"
    html = f"<h1>令和4年度 青森支部 事業報告</h1><div>{SLIDES[0][0]}</div>{again}"
    html += KPI.format(*SLIDES[0][2:]) + again + WORK.format("事業所への勧奨", "送付した。")
    data = f'<meta charset="utf-8">{html}'.encode()
    found = pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None)).records
    assert len(text) == 3
    assert [action.initiative_id[-3:] for action in found.actions] == ["001"]


def test_what_was_done_and_is_lacking_is_progress_by_its_first_word() -> None:
    action = page("@関係").actions[0]
    assert action.progress_text == "文書を送付した。"
    assert action.next_text is None


def test_a_heading_of_general_words_is_no_item() -> None:
    html = (
        f"<h1>令和4年度 青森支部 事業報告</h1><p>１．はじめに</p><p>基盤的保険者機能関係</p>{KPI}"
    )
    data = f'<meta charset="utf-8">{html.format("郵送化率", "96.0％以上")}'.encode()
    plan = parse(read_document("a.html", data), layout="generic")
    assert [item.title.text for item in plan.initiatives] == []
    assert "rows_without_item" in [finding.code for finding in plan.findings]


@pytest.mark.parametrize(
    ("text", "pillar"),
    [
        ("Ⅱ　戦略的保険者機能の発揮", 2),
        ("組織・運営体制の強化", 3),
        ("保険者機能の強化を支える組織・運営体制等の整備", 3),
        ("基盤的保険者機能　戦略的保険者機能", None),
        ("更なる戦略的保険者機能に向けた人材", None),
    ],
)
def test_lines_of_nothing_but_a_pillar(text: str, pillar: int | None) -> None:
    assert bare_pillar(text) == pillar


def test_the_head_of_a_pdf_page_may_be_a_pillar() -> None:
    name = [Line("戦略的保険者機能関係")]
    assert running_pillar(Paragraph(1, name, 4, kind="page_header")) == 2
    assert running_pillar(Paragraph(1, name, None, kind="page_header")) is None
    assert running_pillar(Paragraph(1, name, 4)) is None


def sheets(line: str) -> Records:
    """A slide an item; `line` holds @ for the pillar's name and # for the title."""
    text = "<h1>令和4年度 青森支部 事業報告</h1>"
    for title, pillar, name, value in SLIDES:
        text += line.replace("@", NAMES[pillar]).replace("#", title) + KPI.format(name, value)
    data = f'<meta charset="utf-8">{text}'.encode()
    return pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize(
    "line",
    [
        "<div>#<span>@関係</span></div>",
        "<div>#　@</div>",
        "<div>#（@関係）</div>",
        "<div>【@関係】#</div>",
        "<div>@<br>#</div>",
        "<table><tr><td>#<td>@関係</table>",
    ],
)
def test_a_pillar_on_the_titles_own_line_is_no_part_of_it(line: str) -> None:
    found = sheets(line)
    assert [item.pillar for item in found.initiatives] == ["foundation", "foundation", "strategy"]
    titles = [f"{item.number_raw}．{item.title_raw}" for item in found.initiatives]
    assert titles == [slide[0] for slide in SLIDES]
    assert not [issue for issue in found.issues if issue.code == "unused_text"]


def test_a_title_that_names_a_pillar_once_keeps_it() -> None:
    html = "<h1>令和4年度 青森支部 事業報告</h1><p>１．職員研修による　戦略的保険者機能の発揮</p>"
    html += KPI.format("郵送化率", "96.0％以上") + "<p>２．サービス水準の向上</p>"
    html += KPI.format("郵送化率", "96.0％以上")
    data = f'<meta charset="utf-8">{html}'.encode()
    plan = parse(read_document("a.html", data), layout="generic")
    assert plan.initiatives[-1].title.text == "サービス水準の向上"
