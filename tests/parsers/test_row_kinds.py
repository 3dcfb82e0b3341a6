"""Plans and results of one measure in rows or columns of their own, told by a label."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.header.kinds import kind_of
from schema.records import Records

TITLE = "<h1>令和4年度 熊本支部事業計画の四半期別進捗状況</h1>"
QUARTERS = ("第1四半期<br>(4～6月)", "第2四半期<br>(7～9月)", "第3四半期", "第4四半期")
KPI = "【KPI】現金給付等の申請に係る郵送化率を95.5％以上とする"


def records(head: str, rows: str) -> Records:
    page = f'<meta charset="utf-8">{TITLE}<table>{head}{rows}</table>'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def row(*cells: str, tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def tall(text: str, rows: int = 2) -> str:
    return f"<td rowspan={rows}>{text}</td>"


def pairs(kpi_sign: str = "△", sign: str = "○") -> str:
    """An item with a target and a measure, each of two rows: plan and result."""
    targets = "<td>95.5％</td>" * 4
    dots = "<td>●</td><td></td><td>●</td><td></td>"
    return (
        f"<tr>{tall('1', 4)}{tall('サービス水準の向上', 4)}{tall(KPI)}<td>目標（累計）</td>"
        f"{targets}{tall(kpi_sign)}</tr>"
        + row(
            "実績（累計）",
            "94.6％<br>(5月末)",
            "94.9％<br>(8月末)",
            "－",
            "95.2％<br>(2月末)<br>全国 95.7％",
        )
        + f"<tr>{tall('①文書で依頼する。')}<td>計画</td>{dots}{tall(sign)}</tr>"
        + row("結果", "220社へ送付", "", "198社へ送付", "")
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("目標（累計）", "plan"),
        ("年間計画", "plan"),
        ("実績（単月）", "done"),
        ("取組結果", "done"),
        ("計画どおり実施", None),
        ("業務", None),
    ],
)
def test_labels_of_plans_and_results(text: str, kind: str | None) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize("word", ["区分", "", "計画／結果"])
def test_a_column_of_labels_parts_the_rows_whatever_heads_it(word: str) -> None:
    head = row("項番", "事業", "実施内容", word, *QUARTERS, "評価", tag="th")
    found = records(head, pairs())
    (initiative,) = found.initiatives
    assert initiative.status_raw is None
    (target,) = found.kpi_targets
    assert (target.target_value, target.actual_value, target.actual_as_of) == (
        95.5,
        95.2,
        "2023-02",
    )
    assert (target.national_value, target.status_raw) == (95.7, "△")
    assert [(o.role, o.basis, o.month, o.value) for o in found.observations] == [
        ("actual", "cumulative", 5, 94.6),
        ("actual", "cumulative", 8, 94.9),
        ("actual", "cumulative", 2, 95.2),
        ("target", "cumulative", 5, 95.5),
        ("target", "cumulative", 8, 95.5),
        ("target", "cumulative", 12, 95.5),
        ("target", "cumulative", 2, 95.5),
    ]
    (action,) = found.actions
    assert (action.status_raw, action.months) == ("○", None)
    assert action.schedule_text == "第1四半期 (4～6月) ● 第3四半期 ●"
    assert action.progress_text == "第1四半期 (4～6月) 220社へ送付 第3四半期 198社へ送付"


def test_halves_of_the_year_are_periods_and_an_undated_result_is_of_their_end() -> None:
    head = row("項番", "事業", "実施内容", "区分", "上期", "下期", "評価", tag="th")
    rows = f"<tr>{tall('1')}{tall('サービスの向上')}{tall(KPI)}<td>目標</td>"
    rows += f"<td>95.0％</td><td>95.5％</td>{tall('△')}</tr>"
    rows += row("実績", "94.9％", "95.2％<br>全国 95.7％") + row(
        "2", "広報", "①配る", "計画", "●", "", "○"
    )
    found = records(head, rows)
    (target,) = found.kpi_targets
    assert (target.actual_value, target.actual_as_of, target.national_value) == (
        95.2,
        "2023-03",
        95.7,
    )
    assert {(o.role, o.month) for o in found.observations} == {
        ("actual", 9),
        ("actual", 3),
        ("target", 9),
        ("target", 3),
    }


def test_targets_alone_are_no_results() -> None:
    head = row("項番", "事業", "実施内容", "区分", *QUARTERS, "評価", tag="th")
    rows = row(
        "1", "サービスの向上", KPI, "目標（累計）", "95.1％", "95.2％", "95.3％", "95.5％", "△"
    )
    rows += row("2", "広報の推進", "①便りを配る。", "計画", "●", "", "●", "", "○")
    found = records(head, rows)
    assert [(t.target_value, t.actual_value) for t in found.kpi_targets] == [(95.5, None)]
    assert {o.role for o in found.observations} == {"target"}
    assert [i.title_raw for i in found.initiatives] == ["サービスの向上", "広報の推進"]


def test_each_period_has_a_column_of_plans_and_one_of_results() -> None:
    head = "<tr>" + "".join(f"<th rowspan=2>{word}</th>" for word in ("項番", "事業", "実施内容"))
    head += "".join(f"<th colspan=2>{quarter}</th>" for quarter in QUARTERS)
    head += "<th rowspan=2>評価</th></tr>" + row(*["計画", "結果"] * 4, tag="th")
    plans = ["95.5％", "94.6％", "95.5％", "94.9％", "95.5％", "", "95.5％", "95.2％"]
    done = ["●", "220社へ送付", "", "", "●", "198社へ送付", "", ""]
    rows = row("1", "サービスの向上", KPI, *plans, "△")
    rows += row("2", "広報の推進", "①文書で依頼する。", *done, "○")
    found = records(head, rows)
    assert [i.title_raw for i in found.initiatives] == ["サービスの向上", "広報の推進"]
    (target,) = found.kpi_targets
    assert (target.actual_value, target.actual_as_of) == (95.2, "2023-03")
    assert [o.value for o in found.observations if o.role == "actual"] == [94.6, 94.9, 95.2]
    assert found.actions[0].progress_text == "第1四半期 (4～6月) 220社へ送付 第3四半期 198社へ送付"


def test_words_over_the_periods_that_name_a_plan_alone_make_targets() -> None:
    head = "<tr>" + "".join(f"<th rowspan=2>{word}</th>" for word in ("項番", "事業", "実施内容"))
    head += "<th colspan=4>四半期別計画</th><th rowspan=2>評価</th></tr>" + row(*QUARTERS, tag="th")
    rows = row("1", "サービスの向上", KPI, "95.1％", "95.2％", "95.3％", "95.5％", "△")
    found = records(head, rows)
    assert {o.role for o in found.observations} == {"target"}
    assert found.kpi_targets[0].actual_value is None


def test_the_label_decides_what_one_column_holds() -> None:
    head = row("施策", "区分", "内容", "評価", tag="th")
    plan = f"①文書で依頼する。<br>{KPI}"
    rows = f"<tr>{tall('(1) サービスの向上')}<td>計画</td><td>{plan}</td>{tall('○')}</tr>"
    rows += row("結果", "①220社へ送付した。<br>郵送化率 95.9％（3月末）")
    rows += f"<tr>{tall('(2) 広報の推進')}<td>計画</td><td>①便りを配る。</td>{tall('△')}</tr>"
    rows += row("結果", "年4回配った。")
    found = records(head, rows)
    assert [(a.text, a.status_raw) for a in found.actions] == [
        ("文書で依頼する。", "○"),
        ("便りを配る。", "△"),
    ]
    assert found.actions[1].progress_text == "年4回配った。"
    (target,) = found.kpi_targets
    assert (target.actual_value, target.actual_as_of) == (95.9, "2023-03")


@pytest.mark.parametrize("years", [("数値",), ("令和3年度", "令和4年度")])
def test_numbers_beside_the_word_target_are_no_results(years: tuple[str, ...]) -> None:
    head = row("施策", "KPI", "区分", *years, "評価", tag="th")
    name = "現金給付等の申請に係る郵送化率"
    planned, reached = ["95.0%", "95.5%"][-len(years) :], ["94.3%", "95.9%"][-len(years) :]
    rows = f"<tr>{tall('(1) サービスの向上')}{tall(name)}<td>目標</td>"
    rows += "".join(f"<td>{value}</td>" for value in planned) + tall("○") + "</tr>"
    rows += row("実績", *reached)
    (target,) = records(head, rows).kpi_targets
    assert (target.target_value, target.actual_value) == (95.5, 95.9)
    assert target.baseline_value == (94.3 if len(years) > 1 else None)


def test_texts_of_results_under_months_are_progress() -> None:
    head = row("施策", "実施内容", "区分", "4月", "5月", "6月", "7月", tag="th")
    rows = f"<tr>{tall('(1) 広報')}{tall('①便りを配る。')}<td>計画</td>"
    rows += "<td>●</td><td></td><td>●</td><td></td></tr>"
    rows += row("結果", "発行", "", "発行", "")
    found = records(head, rows)
    assert [i.title_raw for i in found.initiatives] == ["広報"]
    (action,) = found.actions
    assert (action.months, action.progress_text) == ([4, 6], "4月 発行 6月 発行")


def test_a_result_as_tall_as_both_rows_is_of_both() -> None:
    head = row("施策", "KPI", "年度目標", "区分", *QUARTERS, "最終実績", "評価", tag="th")
    name = "現金給付等の申請に係る郵送化率（％）"
    rows = f"<tr>{tall('(1) サービスの向上')}{tall(name)}{tall('95.5％以上')}<td>目標</td>"
    rows += "".join(f"<td>{value}</td>" for value in (95.0, 95.1, 95.3, 95.5))
    rows += f"{tall('95.9')}{tall('○')}</tr>" + row("実績", "94.4", "94.9", "95.1", "95.9")
    (target,) = records(head, rows).kpi_targets
    assert (target.comparator, target.target_value, target.actual_value) == ("ge", 95.5, 95.9)
