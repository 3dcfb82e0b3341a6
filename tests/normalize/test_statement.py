"""The grammar of target statements. Item names are the documents', the prose is ours."""

# ruff: noqa: E501 - one printed text a line

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.statement import Target, head_counts, parse_statement, split_statements

JUDO = "柔道整復施術療養費の申請に占める、施術箇所3部位以上、かつ月15日以上の施術の申請の割合"
VISIT = "受診勧奨後3か月以内に医療機関を受診した者の割合"
ASSESSMENT = "社会保険診療報酬支払基金と合算したレセプト点検の査定率"
COVERAGE = "全被保険者数に占める健康保険委員が委嘱されている事業所の被保険者数の割合"


def only(text: str) -> Target:
    """The one target of a text."""
    (target,) = parse_statement(text)
    return target


@pytest.mark.parametrize(
    ("text", "name", "comparator", "value", "unit"),
    [
        ("郵送化率を92.0%以上とする", "郵送化率", "ge", 92.0, "percent"),
        ("【KPI】郵送化率：９２．０％以上", "郵送化率", "ge", 92.0, "percent"),
        ("【ＫＰＩ】郵送化率　92.0％以上", "郵送化率", "ge", 92.0, "percent"),
        ("【K P I】郵送化率を92.0%以上とする。", "郵送化率", "ge", 92.0, "percent"),
        ("■ KPI：郵送化率を92.0%以上とする", "郵送化率", "ge", 92.0, "percent"),
        ("■令和4年度目標（KPI）：郵送化率 92.0%以上", "郵送化率", "ge", 92.0, "percent"),
        ("サービススタンダードの達成状況を100%とする", "サービススタンダードの達成状況", "eq", 100, "percent"),
        ("サービススタンダードの達成状況：100%", "サービススタンダードの達成状況", "eq", 100, "percent"),
        ("【目標】サービススタンダード100%実施継続", "サービススタンダード", "eq", 100, "percent"),
        ("保険証回収率95%以上", "保険証回収率", "ge", 95, "percent"),
        ("一者応札案件の割合について、20.0%以下とする", "一者応札案件の割合", "le", 20, "percent"),
        ("健康宣言事業所数を1,170事業所（※）以上とする", "健康宣言事業所数", "ge", 1170, "offices"),
        ("健康宣言事業所数：1,500", "健康宣言事業所数", "eq", 1500, "offices"),
        ("メルマガ登録者数 230人以上", "メルマガ登録者数", "ge", 230, "persons"),
        ("返戻率を5%未満に抑える", "返戻率", "lt", 5, "percent"),
        ("受診率60%を目指す", "受診率", "eq", 60, "percent"),
        ("照会件数は120件を上回る", "照会件数", "gt", 120, "count"),
        (f"{VISIT}12.0%以上", VISIT, "ge", 12, "percent"),
        ("レセプト1件当たり査定額 8,500円以上", "レセプト1件当たり査定額", "ge", 8500, "yen"),
        ("特定保健指導の実施率(全体)を16.8%以上とする", "特定保健指導の実施率(全体)", "ge", 16.8, "percent"),
        ("受診率60%以上の事業所の割合を30%以上とする", "受診率60%以上の事業所の割合", "ge", 30, "percent"),
        ("上期目標：25事業所 上期実績：8事業所", "上期目標", "eq", 25, "offices"),
        ("目標：受診率60%", "受診率", "eq", 60, "percent"),
        ("62.3%以上", None, "ge", 62.3, "percent"),
    ],
)  # fmt: skip
def test_a_value_to_reach(
    text: str, name: str | None, comparator: str, value: float, unit: str
) -> None:
    target = only(text)
    assert (target.name_raw, target.comparator, target.target_value, target.unit) == (
        name, comparator, value, unit,
    )  # fmt: skip
    assert target.baseline_value is None


@pytest.mark.parametrize(
    ("text", "name", "comparator", "unit", "baseline", "offset", "year"),
    [
        ("郵送化率について対前年度以上とする", "郵送化率", "yoy_ge", "percent", None, -1, None),
        (f"{ASSESSMENT}：対前年度（0.359%）以上", ASSESSMENT, "yoy_ge", "percent", 0.359, -1, None),
        (f"{ASSESSMENT}※について対前年度以上(0.215%)とする。", ASSESSMENT, "yoy_ge", "percent", 0.215, -1, None),
        (f"{ASSESSMENT} （※1）：対前年度（0.131％）以上", ASSESSMENT, "yoy_ge", "percent", 0.131, -1, None),
        (f"{ASSESSMENT}\n※1：対前年度（0.131％）以上", ASSESSMENT, "yoy_ge", "percent", 0.131, -1, None),
        (f"{ASSESSMENT} （注）について対前年度（0.131％）以上", ASSESSMENT, "yoy_ge", "percent", 0.131, -1, None),
        (f"{ASSESSMENT}（※）対前年度以上（令和2年度実績 0.281%）", ASSESSMENT, "yoy_ge", "percent", 0.281, None, 2020),
        ("【使用割合を前年度(79.6%)以上とする】", "使用割合", "yoy_ge", "percent", 79.6, -1, None),
        (f"{JUDO}：対前年度（0.92%）以下", JUDO, "yoy_le", "percent", 0.92, -1, None),
        (f"{JUDO}について対前年度(1.36)以下とする。", JUDO, "yoy_le", "percent", 1.36, -1, None),
        ("再審査1件当たり査定額を対前年度以上(2,994円)とする", "再審査1件当たり査定額", "yoy_ge", "yen", 2994, -1, None),
        ("使用割合を年度末時点で対前年度末以上とする。（令和2年度実績 79.5%）", "使用割合", "yoy_ge", "percent", 79.5, None, 2020),
        ("回収率を前年度実績（55.6％）を上回る", "回収率", "yoy_ge", "percent", 55.6, -1, None),
        ("登録件数を前年度より増加させる", "登録件数", "yoy_ge", "count", None, -1, None),
        ("申請割合を対前年度比5ポイント減とする", "申請割合", "yoy_le", "percent", None, -1, None),
    ],
)  # fmt: skip
def test_a_comparison_with_the_year_before(
    text: str, name: str, comparator: str, unit: str,
    baseline: float | None, offset: int | None, year: int | None,
) -> None:  # fmt: skip
    target = only(text)
    assert (target.name_raw, target.comparator, target.unit) == (name, comparator, unit)
    assert target.target_value is None
    assert target.baseline_value == baseline
    assert (target.baseline_year_offset, target.baseline_fiscal_year) == (offset, year)


@pytest.mark.parametrize(
    ("behind", "baseline", "offset", "year"),
    [
        ("（令和3年度実績 81.42%）", 81.42, None, 2021),
        ("（令和３年度実績：８１．４２％）", 81.42, None, 2021),
        ("（昨年度95.45%）", 95.45, -1, None),
        ("（R1年度 43.9%）", 43.9, None, 2019),
        (" (令和 4 年 9 月末時点 40.8%)", 40.8, None, 2022),
        ("（令和4年3月末時点：80.3%）", 80.3, None, 2021),
    ],
)
def test_a_result_quoted_behind_the_target(
    behind: str, baseline: float, offset: int | None, year: int | None
) -> None:
    target = only(f"カバー率を96.0%以上とする{behind}")
    assert target.target_value == 96
    assert target.baseline_value == baseline
    assert (target.baseline_year_offset, target.baseline_fiscal_year) == (offset, year)


@pytest.mark.parametrize(
    "marks", ["（※２）", "※２", "（※２、※３）", "（注１）", "（※２ 一体化まで）"]
)
def test_marks_of_notes_stand_between_a_target_and_its_last_result(marks: str) -> None:
    (target,) = parse_statement(f"保険証回収率を対前年度以上とする{marks}（令和4年度末 88.72%）")
    assert (target.comparator, target.baseline_value) == ("yoy_ge", 88.72)
    assert target.baseline_fiscal_year == 2022


@pytest.mark.parametrize("mark", ["（※3）", "(※)", "※3 ", "（注3）", "（※1、2）", "（＊3）"])
@pytest.mark.parametrize("gap", [" ", "\u3000", "\n"])
def test_a_statement_goes_on_behind_the_mark_of_a_note(mark: str, gap: str) -> None:
    """PDF pages print a blank in front of a raised mark; a footnote below begins with the same."""
    note = f"\n{mark.strip()}標準化された健康宣言の事業所数"
    offices = only(f"健康宣言事業所数を1,180事業所{gap}{mark}以上とする{note}")
    assert (offices.comparator, offices.target_value) == ("ge", 1180)
    generic = only(f"ジェネリック医薬品使用割合{gap}{mark}を年度末時点で対前年度以上とする{note}")
    assert (generic.comparator, generic.name_raw) == ("yoy_ge", "ジェネリック医薬品使用割合")
    named = only(f"健康宣言事業所数{gap}{mark}（令和5年3月末時点） 1,180事業所以上{note}")
    assert (named.comparator, named.target_value) == ("ge", 1180)
    quoted = only(f"回収率を対前年度{gap}{mark}（79.6％）以上とする{note}")
    assert (quoted.comparator, quoted.baseline_value) == ("yoy_ge", 79.6)


@pytest.mark.parametrize(
    "note",
    ["※は速報値", "※1 前年度は94.1％以上", "（※）を付した指標は参考", "(注)の数値は80％以上"],
)
def test_a_footnote_behind_a_whole_statement_is_no_part_of_it(note: str) -> None:
    target = only(f"郵送化率を96.5％以上とする {note}")
    assert (target.comparator, target.target_value) == ("ge", 96.5)
    assert target.text == "郵送化率を96.5％以上とする"


def test_a_last_result_that_there_is_not_is_no_part_of_the_name() -> None:
    (target,) = parse_statement("効果的な意見発信を実施する（令和4年度末 －）")
    assert (target.comparator, target.name_raw) == ("qualitative", "効果的な意見発信を実施する")


def test_a_proviso_is_no_target() -> None:
    target = only(
        "一者応札案件の割合 20%以下。ただし、入札が4件に満たない場合は1件以下とする。（令和2年度実績 12.5%）"
    )
    assert (target.comparator, target.target_value, target.baseline_value) == ("le", 20, 12.5)


def test_a_condition_without_tadashi_is_no_target_and_nothing_before_is_zero() -> None:
    target = only(
        "一者応札案件の割合について、前年度以下とする。4件以下となる場合は一件以下とする。(※前年度は0件)"
    )
    assert (target.comparator, target.baseline_value, target.baseline_year_offset) == (
        "yoy_le",
        0,
        -1,
    )


def test_one_sentence_with_three_indicators() -> None:
    targets = parse_statement(
        "■令和4年度目標（KPI）：生活習慣病予防健診受診率 50.0%以上 事業者健診データ取得率 18.0%以上 "
        "被扶養者の特定健診受診率 29.3%以上"
    )
    assert [(t.name_raw, t.comparator, t.target_value) for t in targets] == [
        ("生活習慣病予防健診受診率", "ge", 50.0),
        ("事業者健診データ取得率", "ge", 18.0),
        ("被扶養者の特定健診受診率", "ge", 29.3),
    ]
    assert [t.text for t in targets][2] == "被扶養者の特定健診受診率 29.3%以上"


def test_a_second_indicator_behind_tomoni() -> None:
    first, second = parse_statement(
        f"{COVERAGE}を53.5％以上とするとともに、委嘱事業所数を前年度以上とする"
    )
    assert (first.name_raw, first.target_value) == (COVERAGE, 53.5)
    assert (second.name_raw, second.comparator, second.unit) == (
        "委嘱事業所数",
        "yoy_ge",
        "offices",
    )


def test_a_second_condition_on_the_same_indicator_is_no_target_of_its_own() -> None:
    target = only("ジェネリック医薬品使用割合を80％以上、かつ対前年度以上とする")
    assert (target.comparator, target.target_value) == ("ge", 80)


def test_enumerated_statements_and_the_note_between_them() -> None:
    text = (
        f"■ KPI：\n① {ASSESSMENT}（※）について対前年度以上とする（令和3年度実績 0.288%）\n"
        "（※）査定率＝査定した額÷医療費総額の5%\n② 再審査レセプト1件当たりの査定額を対前年度以上とする"
    )
    first, second = parse_statement(text)
    assert (first.label, first.name_raw, first.baseline_value) == ("①", ASSESSMENT, 0.288)
    assert (second.label, second.name_raw) == ("②", "再審査レセプト1件当たりの査定額")
    assert [text[t.start : t.end][:4] for t in (first, second)] == ["社会保険", "再審査レ"]


def test_roman_enumerators_may_touch_the_text() -> None:
    targets = parse_statement("【KPI】 I.郵送化率を92.0%以上とする II.カバー率を50%以上とする")
    assert [(t.label, t.target_value) for t in targets] == [("I", 92), ("II", 50)]


def test_measures_behind_a_statement_are_not_read() -> None:
    target = only(
        "【KPI】一者応札案件の割合：20%以下 ① 開札16件のうち3件が一者応札 ② 残業なしの日 5回"
    )
    assert target.target_value == 20


def test_what_stands_before_the_marker_is_not_read() -> None:
    assert only("勉強会を年4回以上行う。【KPI】査定率を対前年度以上とする").name_raw == "査定率"


def test_two_kpis_of_one_cell() -> None:
    text = "（保険証） 【KPI】保険証回収率：対前年度以上 （債権） 【KPI】債権の回収率：50%以上"
    assert split_statements(text) == [
        "【KPI】保険証回収率：対前年度以上 （債権）",
        "【KPI】債権の回収率：50%以上",
    ]
    assert [t.name_raw for t in parse_statement(text)] == ["保険証回収率", "債権の回収率"]


def test_head_counts_belong_to_their_target() -> None:
    target = only(
        "【KPI】① 特定保健指導の実施率を22.2%以上とする。 被保険者(対象者数:39,463人) 実施見込者数:8,749人"
    )
    assert (target.eligible_count, target.expected_count) == (39463, 8749)
    target = only(
        "受診した者の割合を11.8%以上とする。 (内訳)勧奨対象者数:7,893人・実施見込者数:932人"
    )
    assert (target.eligible_count, target.expected_count) == (7893, 932)
    first, second = parse_statement(
        "（内訳）協会分 10.0%（実施見込者数：80人） 委託分 16.9%（実施見込者数：90人）"
    )
    assert (first.expected_count, second.expected_count) == (80, 90)


@pytest.mark.parametrize(
    "counts",
    [
        "\n（対象者数 248,300人／実施見込者数 161,395人）",
        "（対象者数：248，300名，実施見込者数：161，395名）",
        "（対象者数 ２４８，３００人/実施見込者数 １６１，３９５人）",
        "（対象者数 約24.83万人・実施見込 約161,395人）",
        " 対象者数 248,300人／実施見込者数 161,395人",
        "（実施見込者数／対象者数：161,395人／248,300人）",
        "（対象者数/実施見込者数 248,300/161,395人）",
    ],
)
def test_head_counts_behind_a_name_are_no_part_of_it(counts: str) -> None:
    target = only(f"生活習慣病予防健診実施率{counts} 65.0％以上")
    assert target.name_raw == "生活習慣病予防健診実施率"
    assert (target.eligible_count, target.expected_count) == (248300, 161395)


def test_papers_expected_are_a_head_count() -> None:
    target = only("事業者健診データ取得率（取得見込数：21,850件） 8.8％以上")
    assert (target.name_raw, target.expected_count) == ("事業者健診データ取得率", 21850)


def test_a_product_gives_both_counts() -> None:
    target = only("目標実施率58.9% (40歳以上被保険者251,173人×58.9%=147,940人)")
    assert (target.target_value, target.eligible_count, target.expected_count) == (
        58.9,
        251173,
        147940,
    )


def test_an_old_head_count_is_none_of_them() -> None:
    target = only(
        "・特定健診実施率 29.3%（実施見込者数：44,970人）（令和2年度実施見込者数：29,835人）"
    )
    assert (target.expected_count, target.baseline_value) == (44970, None)


def test_a_line_of_head_counts_is_no_target() -> None:
    line = "■被保険者（40歳以上）（実施対象者数：590,925人）"
    assert parse_statement(line) == []
    assert head_counts(line) == (590925, None)


def test_the_national_target_is_marked() -> None:
    own, national = parse_statement("目標実施率58.9% ※協会全体目標値 55.9%以上")
    assert (own.target_value, own.national) == (58.9, False)
    assert (national.target_value, national.comparator, national.national) == (55.9, "ge", True)


def test_the_end_of_the_year_is_a_hint_for_the_result() -> None:
    target = only("ジェネリック医薬品使用割合(※)を年度末時点で80.7%以上とする。※医科、DPC")
    assert (target.name_raw, target.actual_as_of_hint) == ("ジェネリック医薬品使用割合", True)
    assert not only("使用割合を対前年度末以上とする").actual_as_of_hint


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "調整会議の場において、医療データ等を活用した効果的な意見発信を行う。",
            "医療データ等を活用した効果的な意見発信",
        ),
        (
            "調整会議の場において、医療データを活用した意見発信を実施する",
            "調整会議の場において、医療データを活用した意見発信を実施する",
        ),
        (
            "【目標】多部位頻回及び長期受療の申請割合を減少させる",
            "多部位頻回及び長期受療の申請割合",
        ),
        ("受診率を全国平均以上とする", "受診率"),
    ],
)
def test_a_target_without_a_number(text: str, name: str) -> None:
    target = only(text)
    assert (target.comparator, target.name_raw, target.target_value, target.unit) == (
        "qualitative", name, None, "none",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", "-", "―", "【KPI】-", "○", "※", "【KPI】（令和2年9月現在）", "   "]
)
def test_what_states_no_target(text: str) -> None:
    assert parse_statement(text) == []


@pytest.mark.parametrize("name", [JUDO, VISIT, "資格喪失後1か月以内の保険証回収率", "再審査レセプト1件当たりの査定額",
                                  "35歳以上の受診率", "第2期計画の実施率", "現行のシステムについて、USBを配布した医療機関における利用率",
                                  "返納金債権（資格喪失後受診に係るものに限る。）の回収率", "使用割合（数量ベース）"])  # fmt: skip
@given(
    value=st.integers(0, 1000),
    op=st.sampled_from(["以上", "以下", "未満"]),
    join=st.sampled_from(["を", "について", "：", " "]),
)
def test_numbers_of_a_name_are_never_its_value(name: str, value: int, op: str, join: str) -> None:
    target = only(f"【KPI】{name}{join}{value / 10}%{op}とする")
    assert target.name_raw == name
    assert target.target_value == value / 10


@given(
    st.text(
        st.sampled_from(
            "率割合以上下対前年度%％0123456789.,（）()※【】KPI：①②を について、。\n人件円事業所令和実績とする×="
        )
    )
)
def test_any_text_is_read_without_error_and_spans_are_true(text: str) -> None:
    for target in parse_statement(text):
        assert 0 <= target.start <= target.end <= len(text)
        assert target.name_raw != ""


def test_reading_is_fast() -> None:
    texts = [f"【KPI】{JUDO}{n}について対前年度（0.{n:03}%）以下とする" for n in range(300)]
    started = time.perf_counter()
    for text in texts:
        parse_statement(text)
    assert (time.perf_counter() - started) / len(texts) < 0.002
