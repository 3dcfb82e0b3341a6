"""Cells that print what was done and, on a line marked KPI, what the target reached."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

HEADS = ("No.", "事業名", "取組内容", "実績", "自己評価")
LEGEND = "<p>自己評価の基準　Ａ：達成した　Ｂ：おおむね達成した　Ｃ：達成しなかった</p>"


def records(*rows: tuple[str, str, str]) -> Records:
    """Each row: measures with their KPIs, results, grades."""
    head = "".join(f"<th>{word}</th>" for word in HEADS)
    body = "".join(
        f"<tr><td>{n}</td><td>施策{n}の推進</td>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>"
        for n, row in enumerate(rows, 1)
    )
    title = f"<h1>令和3年度 宮城支部事業実施結果</h1>{LEGEND}"
    page = f'<meta charset="utf-8">{title}<table><tr>{head}</tr>{body}</table>'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


RECHECK = "① 勧奨を行う。<br>KPI：被扶養者資格の確認対象事業所からの確認書の提出率　92.7％以上"
MAIL = (
    "① 郵送を進める。<br>{}サービススタンダードの達成状況　100％"
    "<br>{}現金給付等の申請に係る郵送化率　95.0％以上"
)


@pytest.mark.parametrize("mark", ["KPI：", "【KPI】", "【KPI実績】", "ＫＰＩ：", "・KPI実績："])
def test_the_line_marked_as_the_kpi_s_is_its_result(mark: str) -> None:
    reached = f"{mark}93.0％（全国平均　91.3％）"
    done = f"① 文書勧奨（2月）842件、電話勧奨　310件<br>解除者数　411人<br>{reached}"
    found = records((RECHECK, done, "Ａ"))
    (aim,) = found.kpi_targets
    assert (aim.actual_value, aim.national_value, aim.status_raw) == (93.0, 91.3, "Ａ")
    assert found.actions[0].progress_text is not None
    assert not [issue for issue in found.issues if issue.code == "unpaired_result"]


def test_a_bracket_on_the_next_line_belongs_to_the_kpi_s_line() -> None:
    done = (
        "① 訪問　63事業所。<br>KPI：93.0％（提出　9,104件）<br>（全国平均　53.6％、全国順位　5位）"
    )
    (aim,) = records((RECHECK, done, "Ａ")).kpi_targets
    assert (aim.actual_value, aim.national_value) == (93.0, 53.6)


@pytest.mark.parametrize(
    "marks", [("KPI①：", "KPI②："), ("【KPI①】", "【KPI②】"), ("KPI1：", "KPI2：")]
)
def test_numbered_kpis_pair_with_their_own_results_and_grades(marks: tuple[str, str]) -> None:
    done = "① 案内した。<br>KPI②：94.3％（全国平均　95.5％）<br>KPI①：99.9％（全国平均　99.8％）"
    found = records((MAIL.format(*marks), done, "KPI①　Ａ<br>KPI②　Ｃ"))
    assert [(k.kpi_id, k.actual_value, k.status_raw) for k in found.kpi_targets] == [
        ("service_standard_rate", 99.9, "Ａ"),
        ("mail_application_rate", 94.3, "Ｃ"),
    ]
    assert found.initiatives[0].status_raw is None
    assert [(a.text, a.status_raw) for a in found.actions] == [("郵送を進める。", None)]


def test_marks_that_a_page_s_width_set_on_one_line_are_read_apart() -> None:
    stated = MAIL.format("KPI①：", "KPI②：").replace("<br>KPI②", " KPI②").replace("<br>", "")
    found = records((stated, "KPI①：99.9％ KPI②：94.3％", "KPI①　Ａ<br>KPI②　Ｃ"))
    assert [k.actual_value for k in found.kpi_targets] == [99.9, 94.3]


@pytest.mark.parametrize(
    "done", ["① 文書勧奨　842件、電話勧奨　310件", "① 照会　2,604人<br>② 立入検査　1件"]
)
def test_a_count_is_no_rate(done: str) -> None:
    found = records((RECHECK, done, "Ａ"))
    assert found.kpi_targets[0].actual_value is None
    assert "unpaired_result" in [issue.code for issue in found.issues]
    assert found.actions[0].progress_text == done.replace("<br>", " ").replace("　", " ")


def test_a_rate_is_no_count() -> None:
    stated = "① 勧奨を行う。<br>KPI：健康宣言事業所数　1,800事業所以上"
    (aim,) = records((stated, "新規宣言　15.2％", "Ａ")).kpi_targets
    assert aim.actual_value is None
    (aim,) = records((stated, "2,011社", "Ａ")).kpi_targets
    assert aim.actual_value == 2011


def test_what_was_done_in_a_row_of_no_target_is_progress_and_no_issue() -> None:
    done = "① 28医療機関に設置（令和2年度：25医療機関）。<br>② 使用割合は80.6％。"
    found = records(("① 申請書を置く。", done, "Ｂ"))
    assert found.actions[0].progress_text
    assert not [issue for issue in found.issues if issue.code == "unpaired_result"]
