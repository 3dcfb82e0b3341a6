"""Sheets whose first label counts the items: 施策1 | 健全な財政運営, 施策2 | …."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records


def sheet(label: str, title: str) -> str:
    rows = (("目標", "【KPI】健康宣言事業所数を900社以上とする"), ("上期実績", "880社（9月末）"))
    rows += (("実施計画", "① 未宣言の事業所を訪ねる。"), ("評価", "○"))
    body = "".join(f'<tr><th>{a}</th><td colspan="3">{b}</td></tr>' for a, b in rows)
    head = f"<tr><th>{label}</th><td>{title}</td><th>担当</th><td>業務グループ</td></tr>"
    return f"<table>{head}{body}</table>"


def read(*tables: str) -> Records:
    title = "<h1>令和5年度 大分支部事業計画と上期の進捗状況</h1>"
    data = f'<meta charset="utf-8">{title}{"".join(tables)}'.encode()
    return pipeline.convert_document(
        "a.html", data, taxonomy=load_taxonomy(None), layout="generic"
    ).records


@pytest.mark.parametrize("word", ["施策{}", "重点施策{}", "事業 {}", "取組項目{}", "施策No.{}"])
def test_each_numbered_label_begins_an_item(word: str) -> None:
    found = read(
        sheet(word.format(1), "コラボヘルスの推進"), sheet(word.format("２"), "広報の充実")
    )
    assert [(i.number_raw, i.title_raw, i.groups) for i in found.initiatives] == [
        ("1", "コラボヘルスの推進", ["業務"]),
        ("2", "広報の充実", ["業務"]),
    ]
    assert [t.actual_value for t in found.kpi_targets] == [880.0, 880.0]


def test_a_mark_that_a_narrow_cell_wraps_is_no_part_of_the_title() -> None:
    found = read(sheet("施策1", "コラボヘルスの推進 インセ ンティブ関連"), sheet("施策2", "広報"))
    assert [(i.title_raw, i.incentive) for i in found.initiatives] == [
        ("コラボヘルスの推進", True),
        ("広報", False),
    ]
