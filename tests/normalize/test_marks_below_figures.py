"""Marks below figures point at notes; notes may speak of months besides the one that is meant."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

HEAD = "<tr><th>項目</th><th>計画</th><th>KPI</th><th>結果<br>（ ）内は全国</th><th>評価</th></tr>"
TITLE = "<p>令和5年7月3日</p><h1>令和4年度 静岡支部 事業実施結果</h1><h2>1．戦略的保険者機能</h2>"
GENERIC = "ジェネリック医薬品使用割合を年度末時点で対前年度以上とする"
DATA = "事業者健診データ取得率を9.1％以上とする（取得見込者数 35,000人）"
OTHERS = (("研修の実施", "・研修を行う。", "・研修を4回行い、窓口の応対を改めた"),) * 2


def records(result: str, *notes: str, kpi: str = GENERIC) -> Records:
    rows = f"<tr><td>1．使用の促進</td><td>・通知を送る。</td><td>{kpi}</td><td>{result}</td><td>○</td></tr>"
    for number, (title, plan, done) in enumerate(OTHERS, 2):
        rows += f"<tr><td>{number}．{title}{number}</td><td>{plan}</td><td>－</td>"
        rows += f"<td>{done}</td><td>○</td></tr>"
    page = f"{TITLE}<table>{HEAD}{rows}</table>" + "".join(f"<p>{note}</p>" for note in notes)
    page = f'<meta charset="utf-8">{page}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize(
    ("printed", "note"),
    [
        ("82.6％<br>（81.7％）<br>※4", "※4　令和5年2月診療分。3月診療分は未集計。"),
        ("82.6％<br>（81.7％）<br>（※4）", "（※4）3月診療分は未集計のため、2月診療分。"),
        ("82.6％<br>（81.7％）<br>注2）", "注2）令和5年2月診療分まで（3月分は未確定）"),
        ("82.6％<br>※4<br>（81.7％）", "※4 令和4年4月から令和5年2月までの診療分"),
        ("82.6％ ※4<br>（81.7％）", "※4 公表されている最新の数値（令和5年2月診療分）"),
        ("82.6％<br>（81.7％）<br>※1、※4", "※4 直近の令和5年2月診療分を使用"),
    ],
)
def test_a_mark_in_a_line_of_its_own(printed: str, note: str) -> None:
    (target,) = records(printed, note).kpi_targets
    assert (target.actual_value, target.national_value) == (82.6, 81.7)
    assert target.actual_as_of == "2023-02"


def test_a_note_of_several_months_dates_nothing() -> None:
    found = records("82.6％<br>（81.7％）<br>※4", "※4 医科は令和5年2月診療分、歯科は1月診療分")
    assert found.kpi_targets[0].actual_as_of is None
    assert "unsure_date" in {issue.code for issue in found.issues}


@pytest.mark.parametrize(
    ("note", "month"),
    [
        ("※結果欄のうち時点の記載のないものは、令和5年3月末現在。", "2023-03"),
        ("※実績は、時点の表示があるものを除き、令和5年3月末日現在。", "2023-03"),
        ("（注）その他の結果は、令和5年3月末現在", "2023-03"),
        ("※1～※4以外の結果は、令和5年3月末現在", "2023-03"),
        ("※時点の記載がなければ、令和5年3月末の数値。", "2023-03"),
        ("※時点の記載のあるものは、令和5年3月末現在", None),
        ("※その他の目標は令和5年3月までに見直す", None),
    ],
)
def test_a_note_of_the_results_that_no_other_dates(note: str, month: str | None) -> None:
    kpi = "健康宣言事業所数を6,900事業所以上とする"
    (target,) = records("7,214事業所", note, kpi=kpi).kpi_targets
    assert target.actual_as_of == month


@pytest.mark.parametrize(
    ("printed", "actual", "national"),
    [
        ("7.4人<br>（8.8％）", 7.4, 8.8),
        ("7.4人（全国 8.8％）", 7.4, 8.8),
        ("7人<br>（8.8％）", None, 8.8),
        ("12,400人", None, None),
    ],
)
def test_a_misprinted_unit(printed: str, actual: float | None, national: float | None) -> None:
    found = records(printed, kpi=DATA)
    (target,) = found.kpi_targets
    assert (target.actual_value, target.national_value) == (actual, national)
    codes = {issue.code for issue in found.issues}
    assert ("misprinted_unit" if actual is not None else "unpaired_result") in codes


def test_each_row_beside_merged_measures_is_their_progress() -> None:
    rows = "<tr><td rowspan=2>1．健診の推進</td><td rowspan=2>・予約枠を増やす。<br>・電話で勧める。</td>"
    rows += "<td>生活習慣病予防健診受診率を64.8％以上とする</td><td>62.9％<br>（56.4％）</td><td>△</td></tr>"
    rows += "<tr><td>被扶養者の特定健診受診率を33.2％以上とする</td><td>30.8％<br>（27.7％）</td><td>×</td></tr>"
    for number, (title, plan, done) in enumerate(OTHERS, 2):
        rows += f"<tr><td>{number}．{title}{number}</td><td>{plan}</td><td>－</td>"
        rows += f"<td>{done}</td><td>○</td></tr>"
    page = f'<meta charset="utf-8">{TITLE}<table>{HEAD}{rows}</table>'
    taxonomy = load_taxonomy(None)
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=taxonomy).records
    told = {action.progress_text for action in found.actions[:2]}
    assert told == {"62.9％ （56.4％） 30.8％ （27.7％）"}
