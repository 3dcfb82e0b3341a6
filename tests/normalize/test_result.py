"""Reached values as result cells print them."""

# ruff: noqa: E501 - one printed text a line

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.result import parse_results


def read(text: str, year: int | None = 2020) -> list[tuple[float, str, float | None, str | None]]:
    """Value, unit, national average and month of every result."""
    return [(r.value, r.unit, r.national_value, r.as_of) for r in parse_results(text, year)]


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("99.99% (99.99%) 91.4% (95.5%)", [(99.99, "percent", 99.99, None), (91.4, "percent", 95.5, None)]),
        ("0.363% (0.332%) 8,041円 (6,330円)", [(0.363, "percent", 0.332, None), (8041, "yen", 6330, None)]),
        ("90.36%（84.11%）", [(90.36, "percent", 84.11, None)]),
        ("58.4％（全国54.0％）", [(58.4, "percent", 54.0, None)]),
        ("実績：61.5% 全国：58.2%", [(61.5, "percent", 58.2, None)]),
        ("82.8%（未集計）", [(82.8, "percent", None, None)]),
        ("累計1,915事業所 ＜3年度224増＞", [(1915, "offices", None, None)]),
        ("0.306%(令和2年7月現在)", [(0.306, "percent", None, "2020-07")]),
        ("1.【KPI】0.306%(令和2年7月現在)", [(0.306, "percent", None, "2020-07")]),
        ("88.2％（R2.12末）", [(88.2, "percent", None, "2020-12")]),
        ("R2.5 岩手 96.43% 全国 93.82% (前年同月 95.38%) KPI 95.0%。", [(96.43, "percent", 93.82, "2020-05")]),
        ("郵送化率 R2.5 97.8% 累計 89.5% R1.5 90.3% 累計 95.5%", [(97.8, "percent", None, "2020-05")]),
        ("R2.5 申請割合 1.35% 累計 1.34% R1.5 申請割合 1.37%", [(1.35, "percent", None, "2020-05")]),
        ("R2.5 実績10.91%(前年同月27.95%)△15.4%", [(10.91, "percent", None, "2020-05")]),
        ("R2.5 利用率 69.84%(累計73.02%)", [(69.84, "percent", None, "2020-05")]),
        ("R2年5月末現在 カバー率45.7%", [(45.7, "percent", None, "2020-05")]),
        ("5月末現在 610社", [(610, "offices", None, "2020-05")]),
        ("13. 【KPI】3/6件 50.0% (令和2年9月現在)", [(50.0, "percent", None, "2020-09")]),
        ("R2.4 実績0.272%(目標+0.011%) 一次(基金) 0.204% 再審査(協会)0.068%", [(0.272, "percent", None, "2020-04")]),
        ("・5月末現在:453件、進捗率13.9% (前年同月比:478件-25件)", [(453, "count", None, "2020-05")]),
        ("45.3％（目標50.0％）", [(45.3, "percent", None, None)]),
        ("令和2年度実績 61.2% 令和元年度実績 58.1%", [(61.2, "percent", None, None)]),
        ("100%継続中", [(100, "percent", None, None)]),
        ("1.20", [(1.2, "none", None, None)]),
        ("△2", [(-2, "none", None, None)]),
    ],
)  # fmt: skip
def test_results(text: str, results: list[tuple[float, str, float | None, str | None]]) -> None:
    assert read(text) == results


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "―", "【KPI】-", "実施 あり", "未測定", "- (未測定：令和2年9月時点)",
        "使用割合 【参考】1.4~6 79.8%、1.12 80.9%", "【新指標】 R2年1月 79.0% (25位)",
        "R 1: 143,133人・56.8% H30: 134,515人・55.3%", "全国平均 53.6%", "対前年比8.3%上昇",
        "評議会を4回開催した", "9/24に会議へ出席",
    ],
)  # fmt: skip
def test_no_results_of_the_year_2020(text: str) -> None:
    assert read(text) == []


def test_the_last_month_of_a_range() -> None:
    assert read("【参考】使用割合:82.9%(R3.4~6月)", 2021) == [(82.9, "percent", None, "2021-06")]


def test_labels_pair_results_with_targets() -> None:
    text = "3. 【KPI】\nI.96.69%（令和2年8月現在）\nII.34.06%（令和2年8月現在）\nIII.0.056%（令和2年6月現在）"
    found = parse_results(text, 2020)
    assert [(r.label, r.value, r.as_of) for r in found] == [
        ("I", 96.69, "2020-08"),
        ("II", 34.06, "2020-08"),
        ("III", 0.056, "2020-06"),
    ]


def test_a_date_above_holds_for_all() -> None:
    found = parse_results("4. 【KPI】（令和2年9月現在） I.100% II.91.8%", 2020)
    assert [(r.label, r.value, r.as_of) for r in found] == [
        ("I", 100, "2020-09"),
        ("II", 91.8, "2020-09"),
    ]


def test_names_in_front_of_results() -> None:
    found = parse_results("12. 【K P I】 参加率：66.7%（令和2年9月現在） 意見発信の実施：1回", 2020)
    assert [(r.name, r.value, r.unit) for r in found] == [
        ("参加率", 66.7, "percent"),
        ("意見発信の実施", 1, "count"),
    ]


def test_a_number_inside_the_name_and_an_earlier_year_behind() -> None:
    text = "・受診勧奨後3か月以内に受診した者の割合:9.2%(対象者数:8,174人) (参考:R2年度実績 9.8% 7,677人)"
    (found,) = parse_results(text, 2021)
    assert (found.name, found.value) == ("受診勧奨後3か月以内に受診した者の割合", 9.2)
    assert text[found.start : found.end] == "9.2%"


def test_items_of_a_list_keep_their_own_names_and_dates() -> None:
    text = "・返納金の回収率を対前年度以上とする R2.5 実績10.91% ・返納金の割合を対前年度以下とする R2.4 実績0.141%"
    assert [(r.name, r.value, r.as_of) for r in parse_results(text, 2020)] == [
        ("返納金の回収率", 10.91, "2020-05"),
        ("返納金の割合", 0.141, "2020-04"),
    ]


def test_without_a_year_the_latest_printed_one_is_the_documents() -> None:
    assert read("R2.5 97.8% R1.5 90.3%", None) == [(97.8, "percent", None, "2020-05")]


@given(st.text(st.sampled_from("0123456789.,%％円件人年月R令和HI.①・（）()<>【】全国前年同月累計目標実績:：～~ △-\n末現在")),
       st.sampled_from([None, 2020, 2021]))  # fmt: skip
def test_any_text_is_read_without_error_and_spans_are_true(text: str, year: int | None) -> None:
    for result in parse_results(text, year):
        assert 0 <= result.start < result.end <= len(text)


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 1000)), min_size=1, max_size=5))
def test_pairs_of_value_and_average_come_out_in_order(pairs: list[tuple[int, int]]) -> None:
    text = " ".join(f"{a / 10}%（{b / 10}%）" for a, b in pairs)
    assert [(r.value, r.national_value) for r in parse_results(text, 2021)] == [
        (a / 10, b / 10) for a, b in pairs
    ]


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("79.4％ (2月) 全国 81.7％", "2023-02"),
        ("79.4％（５年２月）", "2023-02"),
        ("79.4％（13月）", None),
        ("79.4％（30年2月）", None),
    ],
)
def test_a_month_alone_in_brackets_is_the_date(text: str, as_of: str | None) -> None:
    (reached,) = parse_results(text, 2022)
    assert (reached.value, reached.as_of) == (79.4, as_of)


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("79.1%\n（81.2%）\n※9月診療分", [(79.1, 81.2, "2022-09")]),
        (
            "81.95%\n（84.72%）\n※11月末\n41.07%\n（未集計）",
            [(81.95, 84.72, "2022-11"), (41.07, None, None)],
        ),
        (
            "10.8%（13.2%）\n8.4%（10.3%）\n※11月末",
            [(10.8, 13.2, "2022-11"), (8.4, 10.3, "2022-11")],
        ),
        ("10.8%（13.2%）\n8.4%（10.3%）※11月末", [(10.8, 13.2, None), (8.4, 10.3, "2022-11")]),
        ("95.2％（全国平均 91.3％）※令和5年3月末現在", [(95.2, 91.3, "2023-03")]),
        ("82.6％（全国平均 80.4％）令和5年3月診療分", [(82.6, 80.4, "2023-03")]),
        (
            "①0.417%（0.336%）R4.11 ②6,543円（6,681円）R4.10",
            [(0.417, 0.336, "2022-11"), (6543, 6681, "2022-10")],
        ),
        ("R4.11 0.417%（0.336%） R4.10 0.5%", [(0.417, 0.336, "2022-11"), (0.5, None, "2022-10")]),
        ("82.9%（令和5年2月診療分　全国 80.3%）", [(82.9, 80.3, "2023-02")]),
        ("82.9%（全国 80.3%　令和5年2月診療分）", [(82.9, 80.3, "2023-02")]),
        ("33.4% ※11月末までに架電", [(33.4, None, None)]),
    ],
)
def test_a_date_behind_figures_holds_for_them(
    text: str, results: list[tuple[float, float | None, str | None]]
) -> None:
    """As a note below all of them, at the end of their line, or in one bracket with 全国."""
    found = parse_results(text, 2022)
    assert [(r.value, r.national_value, r.as_of) for r in found] == results


def test_the_name_of_the_national_average_may_stand_behind_it() -> None:
    (reached,) = parse_results("83.5％（大分支部） 82.1％（全国）", 2023)
    assert (reached.value, reached.national_value) == (83.5, 82.1)
    (reached,) = parse_results("83.5％（全国）56.4％", 2023)
    assert (reached.value, reached.national_value) == (83.5, 56.4)


def test_a_note_may_date_all_figures_above_it() -> None:
    text = (
        "査定率：0.311％（全国 0.330％）\n査定額：7,028円（全国 7,664円） ※いずれも令和5年8月末現在"
    )
    assert [each.as_of for each in parse_results(text, 2023)] == ["2023-08", "2023-08"]


def test_a_total_named_behind_its_figure_is_neither_average_nor_result() -> None:
    (reached,) = parse_results("1,165件（大分支部） 80,474件（全国計）", 2023)
    assert (reached.value, reached.national_value) == (1165, None)


@pytest.mark.parametrize("text", ["達成率 100％（全国 99.95％）", "・達成率は100％（全国99.95％）"])
def test_a_rate_achieved_is_what_some_targets_measure(text: str) -> None:
    """サービススタンダードの達成状況 is reached so; of other targets it says how much was."""
    assert parse_results(text, 2021) == []
    (reached,) = parse_results(text, 2021, achieved=True)
    assert (reached.value, reached.national_value) == (100, 99.95)
    (share,) = parse_results("受診率 54.1％ 達成率 98.5％", 2021, achieved=True)
    assert share.value == 54.1


@pytest.mark.parametrize("mark", ["※2", "（※2）", " ※", " （※2）"])
def test_the_mark_of_a_note_ends_a_figure(mark: str) -> None:
    (reached,) = parse_results(f"1,629事業所{mark}", 2022)
    assert (reached.value, reached.unit) == (1629, "offices")
