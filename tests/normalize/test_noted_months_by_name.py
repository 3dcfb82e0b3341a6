"""Notes that date one target's result: by its name, or by the mark behind its name or result."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records


def records(
    name: str, note: str, result: str = "2,877事業所", goal: str = "2,400事業所以上"
) -> Records:
    page = (
        '<meta charset="utf-8"><h1>令和５年度 兵庫支部事業計画の実施結果</h1>'
        "<table><tr><th>項番<th>施策<th>ＫＰＩ<th>目標<th>令和５年度実績<th>主な取組内容</tr>"
        f"<tr><td>1<td>コラボヘルスの推進<td>{name}<td>{goal}<td>{result}<td>・登録を勧めた。</tr>"
        f"</table><p>{note}</p>"
    )
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize(
    ("name", "note", "result"),
    [
        (
            "健康宣言事業所数（※）",
            "※ 健康宣言事業所数は、基準を満たす事業所数（令和６年２月末）",
            "2,877事業所",
        ),
        ("健康宣言事業所数", "注）健康宣言事業所数：基準を満たす事業所数（R6.2末）", "2,877事業所"),
        ("健康宣言事業所数（※）", "※ 基準を満たす事業所数（令和６年２月末現在）", "2,877事業所"),
        ("健康宣言事業所数※１", "※１　令和６年２月末時点", "2,877事業所"),
        ("健康宣言事業所数", "※健康宣言事業所数は令和６年２月末現在の数値", "2,877事業所"),
        ("健康宣言事業所数", "※ 令和６年２月末", "2,877事業所※"),
    ],
)
def test_a_note_dates_the_target_that_it_names_or_marks(name: str, note: str, result: str) -> None:
    (target,) = records(name, note, result).kpi_targets
    assert (target.actual_value, target.actual_as_of) == (2877, "2024-02")


@pytest.mark.parametrize(
    "note",
    [
        "※ 健康宣言事業所数は、令和５年３月末の2,500事業所（令和５年３月末）から増えた",
        "※ 前年度の実績は2,500事業所（令和５年３月末）",
        "※ ジェネリック医薬品使用割合は、診療分の数値（令和６年２月末）",
    ],
)
def test_other_notes_do_not(note: str) -> None:
    (target,) = records("健康宣言事業所数", note).kpi_targets
    assert (target.actual_value, target.actual_as_of) == (2877, None)


def test_a_note_in_another_item_that_names_its_own_target_is_of_that() -> None:
    def item(number: int, title: str, name: str, note: str = "") -> str:
        head = "<tr><th>ＫＰＩ<th>目標<th>令和５年度実績</tr>"
        row = f"<tr><td>{name}<td>85.0％以上<td>81.6％</tr>"
        told = "<tr><th>主な取組<th>実施結果</tr><tr><td>①案内する。<td>文書を送った。</tr>"
        heading = f"<h3>({number})　{title}</h3>"
        return f"{heading}<table>{head}{row}</table>{note}<table>{told}</table>"

    page = (
        '<meta charset="utf-8"><p>令和6年7月12日</p><h1>令和５年度 兵庫支部 事業報告</h1>'
        + item(1, "限度額適用認定証", "高額療養費に占める限度額適用認定証の使用割合")
        + item(2, "後発医薬品", "ジェネリック医薬品使用割合", "<p>※使用割合は令和6年2月診療分</p>")
    )
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records
    assert [t.actual_as_of for t in found.kpi_targets] == [None, "2024-02"]


def test_a_mark_in_a_cell_of_several_targets_is_of_the_one_it_stands_behind() -> None:
    found = records(
        "① 健康宣言事業所数（※）<br>② 健康経営優良法人数",
        "※ 令和６年２月末",
        "① 2,877事業所<br>② 120社",
        "① 2,400事業所以上<br>② 100社以上",
    )
    assert [t.actual_as_of for t in found.kpi_targets] == ["2024-02", None]


@pytest.mark.parametrize(
    ("note", "as_of"),
    [
        ("※ジェネリック医薬品使用割合は令和6年8月診療分", "2024-08"),
        ("※令和6年8月診療分", "2024-09"),
        ("※ジェネリック医薬品使用割合は令和6年11月診療分", "2024-09"),
    ],
)
def test_a_note_that_names_a_target_wins_over_the_month_above_its_column(
    note: str, as_of: str
) -> None:
    page = (
        '<meta charset="utf-8"><h1>令和6年度 長野支部事業計画 進捗状況</h1><table>'
        "<tr><th>施策</th><th>取組内容</th><th>ＫＰＩ</th><th>実績（9月末）</th></tr>"
        "<tr><td>(1) 医療費の適正化</td><td>・案内する</td>"
        "<td>ジェネリック医薬品使用割合：80.0％以上</td>"
        "<td>77.8%<br>※速報</td></tr><tr><td>(2) 健康宣言の推進</td><td>・勧める</td>"
        "<td>健康宣言事業所数：1,580事業所以上</td><td>1,566事業所</td></tr></table>"
        f"<p>{note}</p>"
    )
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records
    assert [t.actual_as_of for t in found.kpi_targets] == [as_of, "2024-09"]
