"""Texts beside measures: next steps beside problems, merged cells, dashes, marks of KPI columns."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records


def records(head: str, *rows: str, above: str = "") -> Records:
    """Header words apart by blanks; rows as HTML cells."""
    heads = "".join(f"<th>{word}</th>" for word in head.split())
    body = "".join(f"<tr>{cells}</tr>" for cells in rows)
    title = f"<h1>令和4年度 宮城支部事業計画の進捗状況</h1>{above}"
    page = f'<meta charset="utf-8">{title}<table><tr>{heads}</tr>{body}</table>'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def cells(*texts: str) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


def over(rows: int, text: str) -> str:
    return f'<td rowspan="{rows}">{text}</td>'


@pytest.mark.parametrize("heads", ["課題 今後の取組", "今後の課題 次年度の取組"])
def test_what_will_be_done_is_next_and_not_what_is_wrong(heads: str) -> None:
    row = cells("1", "広報の充実", "・案内を送る。", "認知度が低い。", "会場を増やす。")
    found = records(f"No. 事業名 取組内容 {heads}", row)
    assert [action.next_text for action in found.actions] == ["会場を増やす。"]
    assert "認知度が低い。" in [note.text for note in found.notes]
    assert not [issue for issue in found.issues if issue.code == "unused_text"]


def test_problems_alone_are_the_next_steps() -> None:
    row = cells("1", "広報の充実", "・案内を送る。", "会場を増やす。")
    found = records("No. 事業名 取組内容 課題", row)
    assert found.actions[0].next_text == "会場を増やす。"


@pytest.mark.parametrize("dash", ["－", "―", "-", "ー"])
def test_a_dash_alone_is_no_text(dash: str) -> None:
    row = cells("1", "広報の充実", "・案内を送る。", dash, dash)
    found = records("No. 事業名 取組内容 課題 今後の取組", row)
    assert found.actions[0].next_text is None
    assert dash not in [note.text for note in found.notes]


def test_merged_cells_hold_for_the_rows_that_they_span() -> None:
    rows = [
        over(2, "1") + over(2, "広報の充実") + cells("・案内を送る。") + over(2, "6月～9月")
        + over(2, "送った。") + over(2, "会場を増やす。"),
        cells("・会場を探す。"),
        cells("2", "相談の充実", "・窓口を置く。", "－", "－", "－"),
    ]  # fmt: skip
    found = records("No. 事業名 取組内容 実施時期 取組状況 下期の取組予定", *rows)
    told = [(a.schedule_text, a.progress_text, a.next_text) for a in found.actions]
    assert told[0] == told[1] == ("6月～9月", "送った。", "会場を増やす。")
    assert told[2] == (None, None, None)


def test_measures_beside_rows_of_different_signs_have_none() -> None:
    def two(*signs: str) -> Records:
        return records(
            "No. 事業名 取組内容 KPI 目標値 実績 進捗状況",
            over(2, "1") + over(2, "郵送の推進") + over(2, "・案内を送る。")
            + cells("サービススタンダードの達成状況", "100％", "99.9％", signs[0]),
            cells("現金給付等の申請に係る郵送化率", "95.0％以上", "96.7％", signs[1]),
        )  # fmt: skip

    found = two("△", "○")
    assert [k.status_raw for k in found.kpi_targets] == ["△", "○"]
    assert found.actions[0].status_raw is None
    assert two("○", "○").actions[0].status_raw == "○"


def test_the_average_printed_for_comparison_is_the_national_value() -> None:
    row = cells(
        "1", "郵送の推進", "・案内を送る。", "サービススタンダードの達成状況", "100％", "99.9％"
    )
    for head in ("（参考）全国平均", "【参考】全国平均", "参考：全国平均"):
        found = records(f"No. 事業名 取組内容 KPI 目標値 実績 {head}", row + cells("99.8％"))
        assert found.kpi_targets[0].national_value == 99.8
        assert not [issue for issue in found.issues if issue.code == "unknown_header"]


def test_a_bare_number_with_its_date_is_a_result() -> None:
    name = "協会けんぽの再審査レセプト1件当たりの査定額（円）"
    row = cells(
        "1", "点検の推進", "・勉強する。", name, "対前年度（6,857）以上", "7,402<br>（8月末）"
    )
    (aim,) = records("No. 事業名 取組内容 KPI 目標値 実績", row).kpi_targets
    assert (aim.actual_value, aim.actual_as_of, aim.unit) == (7402, "2022-08", "yen")


def test_a_column_of_targets_and_kpis_marks_the_kpis() -> None:
    rows = [
        cells(
            "1", "健診の推進", "・案内を送る。", "【KPI】生活習慣病予防健診実施率を64.8％以上とする"
        ),
        cells("2", "広報の充実", "・案内を送る。", "【目標】メールマガジン登録件数　4,300件"),
        cells("3", "認定証の促進", "・案内を送る。", "使用割合を82.0％以上とする"),
        cells("4", "点検の推進", "・勉強する。", "【KPI】<br>①査定率について対前年度以上とする"),
    ]
    found = records("No. 事業名 取組内容 目標・KPI", *rows)
    assert [k.marker for k in found.kpi_targets] == ["kpi", "target", "target", "kpi"]
    assert all(note.text for note in found.notes)


def test_counts_of_two_populations_in_one_bracket_are_shared_out() -> None:
    aims = (
        "【KPI】被保険者の特定保健指導の実施率を37.5％以上とする<br>"
        "【KPI】被扶養者の特定保健指導の実施率を15.0％以上とする<br>"
        "（実施見込者数　被保険者　18,750人　被扶養者　290人）"
    )
    row = cells("1", "特定保健指導の推進〔インセンティブ関連〕", "・案内を送る。", aims)
    found = records("No. 事業名 取組内容 KPI", row)
    assert [k.expected_count for k in found.kpi_targets] == [18750, 290]
    assert found.initiatives[0].title_raw == "特定保健指導の推進"
    assert found.initiatives[0].incentive
