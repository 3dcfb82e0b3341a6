"""Headers behind results, headings of populations, periods with words in place of a figure."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.headings.words import LEVELS
from parsers.measures.markers import Piece
from parsers.measures.segments import segments_of
from schema.document import Ref
from schema.records import Records


def table(*rows: str) -> str:
    head, *body = (row.split("|") for row in rows)
    lines = ["".join(f"<th>{cell}</th>" for cell in head)]
    lines += ["".join(f"<td>{cell}</td>" for cell in row) for row in body]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def read(*parts: str, title: str = "令和6年度 岡山支部事業計画の進捗状況") -> Records:
    page = f'<meta charset="utf-8"><h1>{title}</h1>' + "".join(parts)
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


MEASURES = (
    "担当|実施計画|進捗状況|評価|{}",
    "業務G|・併給調整を行う|398件を処理した|○|残りを処理",
    "業務G|・文書照会を行う|2,275件を照会した|△|委員会を開催",
)
HEADINGS = ("<h2>1. 基盤的保険者機能の盤石化</h2>", "<h3>(1) 現金給付等の適正化の推進</h3>")


def measures(header: str) -> str:
    return table(*(row.format(header) for row in MEASURES))


@pytest.mark.parametrize("header", ["第4四半期の取組", "1月以降の取組", "年度後半の取組内容"])
def test_work_of_a_later_part_of_the_year_comes_next(header: str) -> None:
    found = read(*HEADINGS, measures(header))
    assert [item.title_raw for item in found.initiatives] == ["現金給付等の適正化の推進"]
    assert [action.next_text for action in found.actions] == ["残りを処理", "委員会を開催"]


def test_work_behind_results_is_no_title() -> None:
    found = read(*HEADINGS, measures("取組"))
    assert [item.title_raw for item in found.initiatives] == ["現金給付等の適正化の推進"]
    assert "unknown_header" in {issue.code for issue in found.issues}


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("(1) 更なる保険者機能の発揮に向けた人材の育成", 1),
        ("3. 更なる保険者機能の発揮に向けた人材の育成", 1),
        ("（１）基盤的保険者機能関係", 0),
        ("2. 戦略的保険者機能の一層の発揮", 0),
        ("3. 保険者機能の強化を支える組織・運営体制等の整備", 0),
    ],
)
def test_a_pillar_is_named_in_full(line: str, level: int) -> None:
    assert next(rank for rank, pattern in LEVELS if pattern.match(line)) == level


@pytest.mark.parametrize("brackets", ["＜＞", "【】", "〈〉", "≪≫", "［］"])
def test_a_heading_says_whom_the_rates_below_are_for(brackets: str) -> None:
    opens, closes = brackets
    lines = (
        f"{opens}被扶養者（特定保健指導対象者数：3,536人）{closes}",
        "・特定保健指導　実施率 15.8％（実施見込者数：559人）",
        "①当日の面談を広げる。",
    )
    segments = segments_of([Piece(line, Ref()) for line in lines])
    assert [s.kind for s in segments] == ["subheading", "statement", "measure"]
    assert segments[1].context == [segments[0]]


PERIODS = (
    "KPI|令和6年度目標|6月末|9月末|12月末|評価",
    "協会けんぽの再審査レセプト1件当たりの査定額|対前年度以上|8,204円|8,557円|未集計|○",
    "バイオシミラーに係る働きかけ|4医療機関以上|0医療機関|1医療機関|3医療機関|△",
)


def test_words_stand_in_place_of_figures_and_unknown_indicators_have_results() -> None:
    found = read(*HEADINGS, table(*PERIODS), measures("今後の取組"))
    reached = [(t.comparator, t.target_value, t.unit, t.actual_value) for t in found.kpi_targets]
    assert reached == [("yoy_ge", None, "yen", 8557.0), ("ge", 4.0, "count", 3.0)]
    assert [t.actual_as_of for t in found.kpi_targets] == ["2024-09", "2024-12"]
    named = {row.series_raw for row in found.observations}
    assert named == {target.kpi_name_raw for target in found.kpi_targets}


def test_whom_something_was_done_to_is_no_date_of_the_document() -> None:
    row = (
        "(1) 被扶養者資格の再確認|①勧奨する。|①11月末時点の未提出事業所2,150社へ文書勧奨を行った。"
    )
    head = "項目|主な取組|実施結果"
    assert read(table(head, row)).documents[0].as_of is None
    dated = table(
        head, row.replace("11月末時点の未提出事業所2,150社へ", "12月末時点で提出率は88％。")
    )
    assert str(read(dated).documents[0].as_of) == "2024-12-31"


def test_a_heading_without_text_of_its_own_is_only_path() -> None:
    cells = (
        "(1) データヘルス計画の着実な実施",
        "ⅰ)特定健診受診率の向上<br>①集団健診の日程を増やす。",
        "ⅱ)特定保健指導の実施率の向上<br>①遠隔面談を取り入れる。",
    )
    rows = [f"{cell}|{cell}" for cell in cells]
    page = table("令和3年度（新）|令和2年度（旧）", *rows)
    found = read(page, title="令和3年度 沖縄支部事業計画 新旧対照表")
    assert [i.number_raw for i in found.initiatives if i.edition == "current"] == ["ⅰ)", "ⅱ)"]
    assert all(i.path == ["データヘルス計画の着実な実施"] for i in found.initiatives)


PLAN = "①研修を行う。<br>②勧奨を行う。"


@pytest.mark.parametrize(
    ("done", "told"),
    [
        ("①2回行った。<br>②301社に送り、<br>①の後で電話した。", ["2回行った。", None]),
        ("①2回行った。<br>②301社に送った。", ["2回行った。", "301社に送った。"]),
        ("①2回行った。 ②301社に送った。", ["2回行った。", "301社に送った。"]),
        ("①2回行った。<br>②301社に送った。<br>③5人が来た。", [None, None]),
        ("①2回行った。<br>②301社に送った。<br>＜KPI実績＞ 96％", [None, None]),
        ("次のとおり。<br>①2回行った。<br>②301社に送った。", [None, None]),
    ],
)
def test_results_that_count_as_the_measures_do_are_theirs(done: str, told: list[str]) -> None:
    found = read(table("項目|主な取組|実施結果", f"(1) サービス水準の向上|{PLAN}|{done}"))
    whole = done.replace("<br>", " ")
    paired = None not in told
    assert [a.progress_text for a in found.actions] == (told if paired else [whole] * 2)
