"""What a measure cell is cut into: measures, targets, remarks, sub-headings."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.measures.markers import Piece
from parsers.measures.segment import Segment
from parsers.measures.segments import segments_of
from schema.document import Ref

HERE = Ref(None, 1, 0, 2)


def cut(*lines: str, level: int = 0) -> list[Segment]:
    return segments_of([Piece(line, HERE, level) for line in lines])


def shown(segments: list[Segment]) -> list[tuple[str, str | None, str]]:
    return [(segment.kind, segment.marker, segment.text) for segment in segments]


def test_a_list_gives_a_measure_for_each_outermost_marker() -> None:
    assert shown(
        cut("(1)窓口の案内を見直す。", "① 掲示を替える", "② 動線を示す", "(2)電話の応対を学ぶ。")
    ) == [
        ("measure", "(1)", "窓口の案内を見直す。 ① 掲示を替える ② 動線を示す"),
        ("measure", "(2)", "電話の応対を学ぶ。"),
    ]


def test_small_roman_numerals_number_measures_in_every_form() -> None:
    for first, second in (
        ("ⅰ）", "ⅱ）"),
        ("(ⅰ)", "(ⅱ)"),
        ("(i)", "(ii)"),
        ("ⅰ．", "ⅱ．"),
        ("ⅰ", "ⅱ"),
    ):
        assert shown(cut(f"{first} 窓口で配る", f"{second} 広報誌で知らせる")) == [
            ("measure", first, "窓口で配る"),
            ("measure", second, "広報誌で知らせる"),
        ]


def test_a_dump_that_runs_lines_together_is_cut_at_markers_after_blanks() -> None:
    kinds = shown(cut("・窓口で配る ・広報誌で知らせる"))
    assert kinds == [("measure", "・", "窓口で配る"), ("measure", "・", "広報誌で知らせる")]


def test_kpi_marks_open_targets_and_not_measures() -> None:
    segments = cut("【KPI】提出率を92.0%以上とする 【KPI】① 回収率：95.0%以上", "① 文書で勧める")
    assert [(s.kind, s.label, s.text) for s in segments] == [
        ("statement", None, "提出率を92.0%以上とする"),
        ("statement", "①", "回収率：95.0%以上"),
        ("measure", None, "文書で勧める"),
    ]


def test_an_empty_kpi_line_heads_the_numbered_targets_below_it() -> None:
    segments = cut("■ KPI :", "① 実施率を50.0%以上とする", "② 取得率を8.0%以上とする")
    assert [(s.kind, s.label) for s in segments] == [("statement", "①"), ("statement", "②")]


def test_head_counts_below_a_target_stay_with_it() -> None:
    segments = cut(
        "【KPI】実施率を22.2%以上とする。", "被保険者(対象者数:1,234人) 実施見込者数:274人"
    )
    assert len(segments) == 1
    assert "274人" in segments[0].text


def test_remarks_and_bracketed_headings_are_no_measures() -> None:
    segments = cut("※参考の数値である。", "〔被保険者〕", "①案内を送る")
    assert [s.kind for s in segments] == ["note", "subheading", "measure"]
    assert segments[-1].subtitle == "〔被保険者〕"


def test_an_announcing_sentence_is_no_measure_but_a_paragraph_is() -> None:
    assert cut("次の取組を進める。", "① 一つ目")[0].kind == "lead"
    assert cut("地域と力を合わせて進める。", "① 一つ目")[0].kind == "measure"


def test_a_bracket_that_states_a_target_is_a_target() -> None:
    segments = cut("【使用割合を前年度(70.1%)以上とする】")
    assert [(s.kind, s.statement) for s in segments] == [("statement", "target")]


def test_list_items_without_markers_are_measures_of_their_own() -> None:
    assert [s.kind for s in cut("掲示する", "配布する", level=1)] == ["measure", "measure"]


MARKED = st.lists(
    st.text(alphabet="①②・●◆■※【】〔〕KPI：:。 あい12%以上(3)（4）→", min_size=1, max_size=24),
    min_size=1,
    max_size=6,
)


@given(MARKED)
def test_no_character_is_lost_or_invented(lines: list[str]) -> None:
    before: Counter[str] = Counter()
    for line in lines:
        before.update("".join(line.split()))
    after: Counter[str] = Counter()
    for segment in segments_of([Piece(line, HERE) for line in lines]):
        contexts = "".join(c.text for c in segment.context if c.kind == "note")
        parts = (segment.marker or "", segment.label or "", segment.text, contexts)
        after.update("".join("".join(parts).split()))
    kept = Counter({c: n for c, n in after.items() if c in "あい12%以上。→"})
    wanted = Counter({c: n for c, n in before.items() if c in "あい12%以上。→"})
    assert kept == wanted


def test_aims_with_figures_are_targets_and_those_without_are_no_measures() -> None:
    assert shown(cut("上位目標(10年後):脳卒中を減らす", "① 健診を勧める")) == [
        ("lead", None, "上位目標(10年後):脳卒中を減らす"),
        ("measure", "①", "健診を勧める"),
    ]
    assert shown(cut("・教室を開く", "・上位目標 高血圧の割合を4.0%にする")) == [
        ("measure", "・", "教室を開く"),
        ("statement", None, "上位目標 高血圧の割合を4.0%にする"),
    ]


def test_lines_with_figures_below_a_heading_of_aims_are_targets() -> None:
    for heading in ("■中位目標", "≪下位目標≫"):
        segments = cut(heading, "・血圧のリスクを3%以上減少させる", "■取組", "・教室を3回開く")
        assert [s.text for s in segments if s.kind == "statement"] == [
            "血圧のリスクを3%以上減少させる"
        ]
        assert [s.text for s in segments if s.kind == "measure"] == ["教室を3回開く"]


def test_a_measure_with_a_target_in_brackets_is_both() -> None:
    assert shown(cut("●宣言の勧奨(目標:トータル800件)を続ける")) == [
        ("measure", "●", "宣言の勧奨(目標:トータル800件)を続ける"),
        ("statement", None, "宣言の勧奨(目標:トータル800件)"),
    ]


def test_an_item_without_a_marker_beside_one_with_a_marker_is_a_measure_too() -> None:
    assert shown(cut("・案内を送る。", "また、結果を尋ねる。", level=1)) == [
        ("measure", "・", "案内を送る。"),
        ("measure", None, "また、結果を尋ねる。"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "以下の i) ～ iv) に取り組む。",
        "次の i)～iii)を行う。",
        "上記 ①、②について職員で共有する。",
        "①～③の取組を毎月確認する。",
        "下記 ア）～ウ）を進める。",
    ],
)
def test_numbers_that_a_sentence_refers_to_are_no_list(text: str) -> None:
    assert [s.text for s in segments_of([Piece(text, Ref())])] == [text]


def test_a_star_or_a_mark_of_what_is_new_opens_a_measure_beside_its_list() -> None:
    lines = (
        "・窓口を見直す。",
        "★掲示を替える。",
        "【新規】動線を示す。",
        "（新）電話。",
        "・終わる。",
    )
    assert shown(cut(*lines)) == [
        ("measure", "・", "窓口を見直す。"),
        ("measure", "★", "掲示を替える。"),
        ("measure", None, "【新規】動線を示す。"),
        ("measure", None, "（新）電話。"),
        ("measure", "・", "終わる。"),
    ]
    assert [s.marker for s in cut("★窓口を見直す。", "★掲示を替える。")] == ["★", "★"]


def test_a_star_inside_a_numbered_measure_stays_inside_and_a_legend_is_a_remark() -> None:
    assert shown(cut("①窓口を見直す。", "・掲示", "★動線", "②終わる。", "★：新規の取組")) == [
        ("measure", "①", "窓口を見直す。 ・掲示 ★動線"),
        ("measure", "②", "終わる。"),
        ("note", None, "★：新規の取組"),
    ]
