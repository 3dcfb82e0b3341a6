"""Legends wherever they stand: tables of several forms, lines, header cells, rows below items."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

LEGEND = (
    ("S", "目標を大きく上回った"),
    ("A", "目標を達成した（計画どおり）"),
    ("B", "目標をやや下回った"),
    ("C", "目標を大きく下回った"),
    ("－", "評価対象外"),
)
STATUSES = ["exceeded", "achieved", "behind", "not_achieved", "not_applicable"]
TOLD = [f"{sign}：{meaning}" for sign, meaning in LEGEND]
TITLES = ("サービス水準の向上", "被扶養者資格の再確認", "コラボヘルス", "広報の推進", "人材の育成")


def table(*rows: str) -> str:
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def cells(*texts: str) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


def records(above: str = "", below: str = "", head: str = "自己評価", last: str = "") -> Records:
    rows = [
        cells(str(n), title, "・便りを出した。", sign)
        for n, (title, (sign, _)) in enumerate(zip(TITLES, LEGEND, strict=True), 1)
    ]
    items = table(cells("項番", "施策", "取組内容", head), *rows, *([last] if last else []))
    page = f'<meta charset="utf-8"><h1>令和6年度 香川支部事業報告</h1>{above}{items}{below}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


ABOVE = {
    "label left, a cell each": table(
        f'<td rowspan="5">自己評価<br>の基準</td><td>{TOLD[0]}</td>', *map(cells, TOLD[1:])
    ),
    "label left, sign and meaning": table(
        '<td rowspan="5">評価区分</td>' + cells(*LEGEND[0]), *(cells(*pair) for pair in LEGEND[1:])
    ),
    "label above": table('<td colspan="2">評価の凡例</td>', *(cells(*pair) for pair in LEGEND)),
    "one row": table(cells("凡例", *TOLD)),
    "pairs in one row": table(cells(*(text for pair in LEGEND for text in pair))),
    "signs over meanings": table(
        cells("評価", *(sign for sign, _ in LEGEND)), cells("内容", *(m for _, m in LEGEND))
    ),
    "one cell": table(cells("自己評価の基準<br>" + "<br>".join(TOLD))),
    "a paragraph each": "<p>【自己評価の基準】</p>" + "".join(f"<p>{each}</p>" for each in TOLD),
    "lines with blanks": "<p>＜評価基準＞<br>" + "<br>".join("　".join(p) for p in LEGEND) + "</p>",
    "list": "<ul>" + "".join(f"<li>{sign}…{m}</li>" for sign, m in LEGEND) + "</ul>",
    "two a line": f"<p>{'　'.join(TOLD[:2])}</p><p>{'　'.join(TOLD[2:])}</p>",
    "brackets": "<p>" + "、".join(f"{s}（{m.split('（')[0]}）" for s, m in LEGEND) + "とする。</p>",
}


@pytest.mark.parametrize("form", ABOVE)
def test_a_legend_above_the_items(form: str) -> None:
    found = records(ABOVE[form])
    assert [initiative.status for initiative in found.initiatives] == STATUSES
    assert {note.kind for note in found.notes} == {"legend"}
    assert not [i for i in found.issues if i.code in ("unused_text", "unmapped_status")]


@pytest.mark.parametrize(
    "parts",
    [
        {"head": "自己評価<br>" + "<br>".join(TOLD)},
        {"head": f"自己評価（{'　'.join(TOLD)}）"},
        {"head": "自己評価<br>" + "".join(TOLD)},
        {"last": f'<td colspan="4">【評価基準】{"　".join(TOLD)}</td>'},
        {"below": "".join(f"<p>{each}</p>" for each in TOLD)},
    ],
)
def test_a_legend_in_the_header_below_the_items_or_behind_them(parts: dict[str, str]) -> None:
    found = records(**parts)
    assert [initiative.status for initiative in found.initiatives] == STATUSES


def test_lists_and_headings_are_no_legend() -> None:
    listed = "<p>２　取組の実施状況</p><p>A社と話した。</p><p>B社と話した。</p><p>C社と話した。</p>"
    assert not [note for note in records(listed).notes if note.kind == "legend"]
