"""Sub-rows of a numbered item: a short label, 【KPI】 beside its sentence, months of numbers."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.grid import GridCell
from parsers.header.labels import mark_of
from schema.document import Cell, Line, Ref
from schema.records import Records

TITLE = "<h1>令和5年度 長崎支部事業計画 上期進捗状況</h1>"
LEGEND = "A：計画どおり　B：計画をやや下回る　C：未達成　－：上期の実施予定なし"
MONTHS = "".join(f"<td>{month}月</td>" for month in range(4, 10))
KPI = "現金給付等の申請に係る郵送化率を96.5%以上とする"
MEASURE = "・窓口に来る事業所へ郵送を依頼する。"
VALUES = ("95.1%", "95.3%", "95.6%", "95.7%", "95.7%", "95.8%")
NOTHING = ("",) * 6


def records(body: str, label: str = "施策", number: bool = True) -> Records:
    heads = [*(["No."] if number else []), "事業", label, "計画"]
    head = "<tr>" + "".join(f"<td rowspan=2>{text}</td>" for text in heads)
    head += "<td colspan=6>スケジュール</td><td rowspan=2>上期実績</td><td rowspan=2>評価</td></tr>"
    page = f"{TITLE}<p>{LEGEND}</p><table>{head}<tr>{MONTHS}</tr>{body}</table>"
    data = f'<meta charset="utf-8">{page}'.encode()
    return pipeline.convert_document("a.html", data, taxonomy=load_taxonomy(None)).records


def row(*cells: str, months: tuple[str, ...] = NOTHING, end: tuple[str, ...] = ("", "")) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in (*cells, *months, *end)) + "</tr>"


def item(first: str, second: str) -> str:
    """An item of two rows; the cells of the first begin with its number and title."""
    merged = "<tr><td rowspan=2>2</td><td rowspan=2>サービス水準の向上</td>"
    return merged + first.removeprefix("<tr>") + second


KPI_ROW = row("【KPI】", KPI, end=("95.8%（全国 95.9%）", "B"))
MEASURE_ROW = row("郵送化の促進", MEASURE, months=("●", "", "●", "", "", ""), end=("依頼済", "A"))


@pytest.mark.parametrize("label", ["施策", "区分", "細目", "種別", "取組", "内容", "KPI・取組", ""])
@pytest.mark.parametrize("above", [True, False])
def test_a_label_is_no_item_and_marks_what_its_row_states(label: str, above: bool) -> None:
    rows = (KPI_ROW, MEASURE_ROW) if above else (MEASURE_ROW, KPI_ROW)
    found = records(item(*rows), label)
    assert [i.number_raw for i in found.initiatives] == ["2"]
    (target,) = found.kpi_targets
    assert (target.kpi_id, target.target_value) == ("mail_application_rate", 96.5)
    assert (target.actual_value, target.national_value, target.status) == (95.8, 95.9, "behind")
    (action,) = found.actions
    assert (action.subtitle_raw, action.months, action.status) == (
        "郵送化の促進",
        [4, 6],
        "achieved",
    )


def test_items_counted_right_of_a_merged_title_stay_items() -> None:
    """No. counts the 施策 here: the 事業 left of them only groups them."""
    first = "<tr><td>1</td><td rowspan=2>保健事業の推進</td><td>健診の勧奨</td><td>・送る。</td>"
    second = "<tr><td>2</td><td>保健指導の実施</td><td>・面談する。</td>"
    rest = "<td></td>" * 8 + "</tr>"
    found = records(first + rest + second + rest)
    assert [i.number_raw for i in found.initiatives][-1] == "2"
    assert found.initiatives[-1].title_raw == "保健指導の実施"


def test_numbers_of_a_target_under_the_months() -> None:
    kpi = row("【KPI】<br>（累計）", KPI, months=VALUES, end=("95.8%（全国 95.9%）", "B"))
    found = records(item(kpi, MEASURE_ROW))
    assert [(o.month, o.value, o.basis) for o in found.observations] == [
        (month, float(value.rstrip("%")), "cumulative")
        for month, value in zip(range(4, 10), VALUES, strict=True)
    ]
    assert found.observations[0].kpi_id == "mail_application_rate"
    assert found.kpi_targets[0].actual_as_of == "2023-09"


def test_numbers_under_months_without_a_target_are_an_issue() -> None:
    counts = row("郵送化の促進", MEASURE, months=("3", "5", "", "", "", ""))
    found = records(item(KPI_ROW, counts))
    assert not found.observations
    assert "unplaced_number" in {issue.code for issue in found.issues}


@pytest.mark.parametrize(
    "banner",
    ["担当：業務グループ", "業務グループ", "＜業務グループ＞", "■業務グループ", "所管：業務Ｇ"],
)
def test_a_row_of_the_group_in_charge_is_no_item(banner: str) -> None:
    rows = f"<tr><td colspan=12>{banner}</td></tr>" + item(KPI_ROW, MEASURE_ROW)
    pillar = "<tr><td colspan=12>Ⅱ．戦略的保険者機能関係</td></tr>"
    other = row("3", "広報活動", "紙面の作成", "・作成する。")
    found = records(rows + pillar + other)
    assert [(i.number_raw, i.groups) for i in found.initiatives] == [("2", ["業務"]), ("3", [])]


def test_a_remark_over_all_columns_is_no_item() -> None:
    note = "<tr><td colspan=12>※実績は速報値であり、今後変わることがある。</td></tr>"
    found = records(item(KPI_ROW, MEASURE_ROW).replace("rowspan=2>2<", "rowspan=2>2<") + note)
    assert len(found.initiatives) == 1


def test_nothing_planned_does_not_apply() -> None:
    found = records(item(row("【KPI】", KPI, end=("10月より実施", "－")), MEASURE_ROW))
    assert found.kpi_targets[0].status == "not_applicable"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("【KPI】", ("【KPI】", "")),
        ("【KPI】 （累計）", ("【KPI】", "（累計）")),
        ("KPI", ("【KPI】", "")),
        ("数値目標", ("【目標】", "")),
        ("目標の周知", None),
        ("不正受給の防止", None),
    ],
)
def test_marks_of_labels(text: str, mark: tuple[str, str] | None) -> None:
    assert mark_of(GridCell(Cell(0, 2, [Line(text)]), Ref())) == mark


def test_the_value_of_a_labelled_name_stands_in_a_column_of_its_own() -> None:
    head = row("項目", "区分", "計画", "目標値", "実績", "評価", months=(), end=())
    kpi = row(
        "ＫＰＩ", "現金給付等の申請に係る郵送化率", "96.5%以上", "95.8%", "○", months=(), end=()
    )
    done = row("取組", MEASURE, "", "", "○", months=(), end=())
    merged = "<tr><td rowspan=2>① サービス水準の向上</td>"
    body = merged + kpi.removeprefix("<tr>") + done
    page = f'<meta charset="utf-8">{TITLE}<table>{head}{body}</table>'.encode()
    found = pipeline.convert_document("a.html", page, taxonomy=load_taxonomy(None)).records
    (target,) = found.kpi_targets
    assert (target.target_value, target.actual_value, target.marker) == (96.5, 95.8, "kpi")
    assert [action.text for action in found.actions] == [MEASURE.removeprefix("・")]


def test_numbers_under_months_of_a_target_without_an_indicator() -> None:
    kpi = row("【KPI】", "窓口の笑顔の度合いを5以上とする", months=("3", "4", "", "", "", ""))
    found = records(item(kpi, MEASURE_ROW))
    assert [(o.kpi_id, o.month, o.value) for o in found.observations] == [
        (None, 4, 3),
        (None, 5, 4),
    ]
