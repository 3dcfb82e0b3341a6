"""Tables inside a result's cell, and the lines above them."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

RATE = "レセプト点検の査定率：対前年度（0.341％）以上"
AMOUNT = "再審査レセプト１件当たりの査定額：対前年度（5,862円）以上"
CHECKUP = "生活習慣病予防健診受診率：60.5％以上"
MONTHS = "|4月|5月|6月|7月"
RATES = ("R3年度|0.318|0.322|0.329|0.331", "R4年度|0.349|0.356|0.361|0.358")
COUNTS = ("R3年度|318|322|329|331", "R4年度|349|356|361|358")


def table(*rows: str) -> str:
    cells = ("</td><td>".join(row.split("|")) for row in rows)
    return "<table>" + "".join(f"<tr><td>{row}</td></tr>" for row in cells) + "</table>"


def read(inner: str, kpis: str = RATE) -> Records:
    head = '<meta charset="utf-8"><h1>令和４年度　鹿児島支部　事業実施結果</h1>'
    row = "<tr><td><p>・{}を行う。</p>{}</td><td><p>・{}</p>{}</td><td>○</td></tr>"
    title = "<tr><td colspan=3>（{}）{}　［業務グループ］</td></tr>"
    kpi = f"<table><tr><td><p>【ＫＰＩ】</p><p>{kpis}</p></td></tr></table>"
    page = (
        head
        + "<table><tr><th>事業計画<th>実施結果<th>評価</tr>"
        + (title.format("１", "健全な財政運営") + row.format("議論", "", "3回開催。", ""))
        + (title.format("２", "点検の推進") + row.format("点検", kpi, "年12回。", inner))
        + (title.format("３", "業務改革の推進") + row.format("研修", "", "4回。", "") + "</table>")
    )
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def told(found: Records) -> set[tuple[str | None, str, str, str | None]]:
    return {(row.kpi_id, row.measure, row.basis, row.unit) for row in found.observations}


@pytest.mark.parametrize(
    ("caption", "measure", "basis"),
    [
        ("査定率（累計）の推移（％）", "value", "cumulative"),
        ("＜査定率・単月＞", "value", "monthly"),
        ("（参考）令和4年度　査定率", "value", "unspecified"),
        ("全国の査定率の推移", "other", "unspecified"),
        ("査定率の対前年同月差（累計）", "other", "cumulative"),
        ("・研修の受講者は累計で20人となった。", "value", "unspecified"),
    ],
)
def test_the_line_above_a_nested_table_says_how_it_counts(
    caption: str, measure: str, basis: str
) -> None:
    found = read(f"<p>{caption}</p>" + table(MONTHS, *RATES) + "<p>・累計で5回。</p>")
    assert told(found) == {("receipt_assessment_rate", measure, basis, "percent")}
    assert {row.fiscal_year for row in found.observations} == {2021, 2022}
    assert len(found.observations) == 8
    assert not found.issues


def test_a_line_in_the_table_or_a_caption_of_html_is_one_too() -> None:
    rows = table(MONTHS, *RATES).removeprefix("<table>")
    for head in ("<caption>査定率（累計）</caption>", "<tr><th colspan=5>査定率（累計）</th></tr>"):
        found = read(f"<table>{head}{rows}")
        assert {row.basis for row in found.observations} == {"cumulative"}


@pytest.mark.parametrize(
    ("caption", "unit", "first"),
    [
        ("<p>点検件数（累計、件）</p>", "count", 318),
        ("<p>（単位：人）</p>", "persons", 318),
        ("<p>＜効果額＞</p><p>（単位：千円）</p>", "yen", 318_000),
    ],
)
def test_units_above_a_table_hold_for_its_numbers(caption: str, unit: str, first: float) -> None:
    found = read(caption + table(MONTHS, *COUNTS))
    assert {row.unit for row in found.observations} == {unit}
    assert "receipt_assessment_rate value" not in {
        f"{row.kpi_id} {row.measure}" for row in found.observations
    }
    assert found.observations[0].value == first
    assert found.issues


def test_lines_above_two_tables_name_the_target_of_each() -> None:
    amounts = table(MONTHS, "R4年度|5,318|5,322|5,329|5,331")
    inner = (
        "<p>査定率（累計）</p>" + table(MONTHS, *RATES) + "<p>再審査1件当たり査定額（円、単月）</p>"
    )
    found = read(inner + amounts, f"①{RATE}</p><p>②{AMOUNT}")
    assert told(found) == {
        ("receipt_assessment_rate", "value", "cumulative", "percent"),
        ("reexam_amount_per_receipt", "value", "monthly", "yen"),
    }


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("受診者数の推移（人）", ("lifestyle_checkup_rate", "numerator", "unspecified", "persons")),
        (
            "目標に対する進捗率（累計）",
            ("lifestyle_checkup_rate", "achievement", "cumulative", "percent"),
        ),
        ("新規適用事業所の受診率（％）", (None, "value", "unspecified", "percent")),
        ("勧奨件数（単月、件）", (None, "value", "monthly", "count")),
        ("月別受診率（％）", ("lifestyle_checkup_rate", "value", "unspecified", "percent")),
        (
            "被扶養者の特定健診受診率の推移（％）",
            ("dependent_checkup_rate", "value", "unspecified", "percent"),
        ),
    ],
)
def test_the_line_above_says_what_is_counted(
    caption: str, expected: tuple[str | None, str, str, str]
) -> None:
    found = read(f"<p>{caption}</p>" + table(MONTHS, "R4年度|31.9|35.6|36.1|38.8"), CHECKUP)
    assert told(found) == {expected}
    assert bool(found.issues) == (expected[0] is None)


def test_rows_of_a_part_of_the_members_are_other_figures() -> None:
    rows = ("男性|56.2|58.1|59.4", "建設業|50.2|51.3|52.3", "健診事業|53.3|54.0|56.1")
    found = read("<p>受診率（％）</p>" + table("区分|R2|R3|R4", *rows), CHECKUP)
    assert {(row.series_raw, row.measure) for row in found.observations} == {
        ("男性", "other"),
        ("建設業", "other"),
        ("健診事業", "value"),
    }


def test_the_line_above_names_the_year_of_rows_without_one() -> None:
    found = read("<p>査定率の推移　令和3年度</p>" + table(MONTHS, "査定率|0.318|0.322|0.329|0.331"))
    assert {row.fiscal_year for row in found.observations} == {2021}


COUNTED, RATED = "受診者数（人）|121,480|126,395|129,871", "受診率（％）|56.2|58.1|59.4"


@pytest.mark.parametrize(
    "rows",
    [
        ("年度|R2|R3|R4", COUNTED, RATED),
        ("区分|令和3年度|令和4年度", "受診者数|126,395人|129,871人", "受診率|58.1％|59.4％"),
        ("年度|受診者数|受診率", "R2|121,480|56.2", "R3|126,395|58.1", "R4|129,871|59.4"),
        ("|R2|R3|R4|前年比", f"{COUNTED}|102.8%", f"{RATED}|"),
    ],
)
def test_years_in_a_cell_are_a_series(rows: tuple[str, ...]) -> None:
    found = read(table(*rows), CHECKUP)
    got = {(row.measure, row.fiscal_year): (row.value, row.unit) for row in found.observations}
    assert got["numerator", 2022] == (129871, "persons")
    assert got["value", 2021] == (58.1, "percent")
    assert {row.kpi_id for row in found.observations} == {"lifestyle_checkup_rate"}


def test_labels_that_name_another_quantity_are_not_the_target_beside_them() -> None:
    years = "年度|R2|R3|R4"
    other = read(table(years, "事業者健診データ取得率（％）|6.2|8.1|9.4"), CHECKUP)
    assert told(other) == {("employer_checkup_data_rate", "value", "unspecified", "percent")}
    strange = read(table(years, "1人当たり医療費（円）|180,201|181,222|182,333"), CHECKUP)
    assert told(strange) == {(None, "value", "unspecified", "yen")}
    assert "series_unmapped" in {issue.code for issue in strange.issues}


@pytest.mark.parametrize(
    "rows",
    [
        ("会場|種子島|奄美|屋久島", "受診者数|201|222|333"),
        ("区分|文書勧奨|電話勧奨", "4月～9月|1,204社|317社"),
    ],
)
def test_figures_that_are_no_series_give_an_issue(rows: tuple[str, ...]) -> None:
    found = read(table(*rows), CHECKUP)
    assert not found.observations
    assert {issue.code for issue in found.issues} == {"nested_table_unread"}


def test_the_line_above_a_table_that_is_no_series_is_kept() -> None:
    rows = "会場|担当", "公民館|総務", "商工会|業務"
    found = read("<p>会場別の実施状況</p>" + table(*rows), CHECKUP)
    assert [note.text for note in found.notes][:2] == ["会場別の実施状況", "会場"]


@pytest.mark.parametrize("place", ["target", "result", "next"])
def test_other_cells_hold_tables_too(place: str) -> None:
    nested = "<p>査定率（累計）</p>" + table(MONTHS, *RATES)
    kpi = "【ＫＰＩ】査定率を0.3％以上とする" + (nested if place == "target" else "")
    actual = "0.35％" + (nested if place == "result" else "")
    to_do = "・継続する" + (nested if place == "next" else "")
    head = "<tr><th>項番<th>項目<th>取組内容<th>ＫＰＩ<th>実績<th>進捗状況<th>今後の取組</tr>"
    row = f"<tr><td>1<td>点検の推進<td>・点検<td>{kpi}<td>{actual}<td>・研修<td>{to_do}</tr>"
    last = "<tr><td>2<td>人材育成<td>・研修<td><td><td>・研修<td>・継続</tr>"
    title = '<meta charset="utf-8"><h1>令和4年度香川支部の進捗状況</h1>'
    page = f"{title}<table>{head}{row}{last}</table>"
    found = pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records
    (target,) = found.kpi_targets
    assert (target.target_value, target.actual_value) == (0.3, 0.35)
    assert told(found) == {("receipt_assessment_rate", "value", "cumulative", "percent")}
    assert {action.next_text for action in found.actions} == {"・継続する", "・継続"}


CHECKUPS = "生活習慣病予防健診", "被扶養者特定健診"
DATED = [f"{checkup}|令和2年度" for checkup in CHECKUPS]


def appendix(caption: str, head: str, *rows: str) -> Records:
    """A table at the end of a document of three items."""
    plan = "<tr><td>{}<td>{}<td>・{}<td>{}<td>{}</tr>"
    kpi = "【ＫＰＩ】{}を{}％以上とする"
    items = (
        plan.format(
            1, "健診の推進", "勧奨", kpi.format("生活習慣病予防健診実施率", 59.5), "36.0％"
        ),
        plan.format(
            2, "家族の健診", "勧奨", kpi.format("被扶養者の特定健診受診率", 27.0), "13.5％"
        ),
        plan.format(3, "人材育成", "研修", "", ""),
    )
    page = (
        '<meta charset="utf-8"><h1>令和2年度香川支部事業計画の進捗状況</h1>'
        f"<table><tr><th>項番<th>項目<th>取組内容<th>ＫＰＩ<th>実績</tr>{''.join(items)}</table>"
        f"<h2>{caption}</h2><p>単位：人</p>{table(head, *rows)}"
    )
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize(
    ("caption", "head", "labels"),
    [
        (
            "（別表）健診の月別実施者数",
            "健診種別|年度|4月|5月|6月",
            [f"{c}|令和2年度" for c in CHECKUPS],
        ),
        ("（別表）健診の実施者数の推移", "区分|H30年度|R1年度|R2年度", list(CHECKUPS)),
    ],
)
def test_labels_may_name_what_is_counted_above(caption: str, head: str, labels: list[str]) -> None:
    found = appendix(caption, head, *(f"{label}|120|198|734" for label in labels))
    assert told(found) == {
        ("lifestyle_checkup_rate", "numerator", "unspecified", "persons"),
        ("dependent_checkup_rate", "numerator", "unspecified", "persons"),
    }
    assert [item.number_raw for item in found.initiatives] == ["1", "2", "3"]


def test_the_rows_of_others_than_the_indicators_people_are_not_its_own() -> None:
    rows = "被保険者|1,204|1,986|7,342", "被扶養者|88|131|540"
    found = appendix("（別表）特定健診の月別受診者数（累計）", "|4月|5月|6月", *rows)
    assert told(found) == {
        (None, "value", "cumulative", "persons"),
        ("dependent_checkup_rate", "numerator", "cumulative", "persons"),
    }
    assert "series_unmapped" in {issue.code for issue in found.issues}


def test_a_table_of_several_indicators_says_above_what_it_counts() -> None:
    head = '<meta charset="utf-8"><h1>令和2年度香川支部事業計画の進捗状況</h1>'
    plan = "<table><tr><th>項番<th>項目<th>取組内容<th>ＫＰＩ<th>実績<th>評価</tr>{}</table>"
    row = "<tr><td>{}<td>{}<td>・{}<td>{}<td>{}<td>○</tr>"
    kpi = "【ＫＰＩ】{}を{}％以上とする"
    items = (
        row.format(1, "健診の推進", "勧奨", kpi.format("生活習慣病予防健診実施率", 59.5), "36.0％"),
        row.format(2, "家族の健診", "勧奨", kpi.format("被扶養者の特定健診受診率", 27.0), "13.5％"),
        row.format(3, "人材育成", "研修", "", ""),
    )
    body = (
        "<tr><td rowspan=2>生活習慣病予防健診<td>令和元年度<td>3,120<td>9,105<td>16,240</tr>"
        "<tr><td>令和2年度<td>1,204<td>1,986<td>7,342</tr>"
        "<tr><td rowspan=2>被扶養者特定健診<td>令和元年度<td>402<td>968<td>1,711</tr>"
        "<tr><td>令和2年度<td>88<td>131<td>540</tr>"
    )
    for line in (
        "（別表）健診の月別実施者数（累計）</h2><p>単位：人</p>",
        "健診受診者数（累計、人）</h2>",
    ):
        months = f"<h2>{line}<table><tr><th colspan=2><th>4月<th>5月<th>6月</tr>{body}</table>"
        page = head + plan.format("".join(items)) + months
        found = pipeline.convert_document(
            "a.html", page.encode(), taxonomy=load_taxonomy(None)
        ).records
        assert told(found) == {
            ("lifestyle_checkup_rate", "numerator", "cumulative", "persons"),
            ("dependent_checkup_rate", "numerator", "cumulative", "persons"),
        }
        got = {row.kpi_id: str(row.initiative_id)[-2:] for row in found.observations}
        assert len(set(got.values())) == 2
