"""Header words of several meanings: what the columns hold beside each other settles them."""

import pytest

from parsers.forms.sheets import sheets_of
from parsers.grid import rows_of
from parsers.header.reading import Header, read_header
from parsers.vocabulary import vocabulary
from schema.document import Line
from tests.parsers.tables import table

_ITEMS = ("サービス水準の向上", "レセプト点検の推進", "債権の回収")
_DONE = (
    "・窓口の案内を見直し、郵送での申請を広める。",
    "・点検員の勉強会を毎月開き、事例を共有する。",
    "・弁護士名の文書で早めに催告を行う。",
)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("施策目標", "title"),
        ("重点取組み", "title"),
        ("重点的に取り組む事項", "title"),
        ("推進項目", "title"),
        ("手法", "measure"),
        ("取組内容と成果", "progress"),
        ("主な実績内容", "progress"),
        ("進捗及び結果", "progress"),
        ("翌年度への反映", "next"),
        ("改善すべき点", "next"),
        ("所管課", "groups"),
        ("自己採点", "status"),
        ("事業体系", "section"),
        ("取組の柱", "section"),
    ],
)
def test_compound_words_are_told_by_their_last_noun(words: str, role: str) -> None:
    roles = vocabulary().roles_of(words) or vocabulary().guess(words)
    assert roles[:1] == (role,)


def test_brackets_may_say_that_an_outline_names_the_items() -> None:
    assert vocabulary().roles_of("事業概要（項目）") == ("title",)
    assert vocabulary().roles_of("事業概要（案）") == ("measure",)


def test_the_japanese_words_for_kpi_mark_kpis() -> None:
    assert vocabulary().names_kpis("重要業績評価指標")
    assert not vocabulary().names_kpis("評価の指標")


def rows(*heads: str, cells: tuple[tuple[str, ...], ...]) -> Header:
    body = [" | ".join(parts) for parts in zip(*cells, strict=True)]
    return read_header(rows_of(table(" | ".join(heads), *body)))[0]


def roles(header: Header) -> list[str]:
    return [column.role for column in header.columns]


def test_titles_stand_left_of_measures_whatever_their_words() -> None:
    for heads in (("施策目標", "支部の取組"), ("取組の計画", "主な計画"), ("取組の柱", "行動内容")):
        header = rows(*heads, "評価", cells=(_ITEMS, _DONE, ("○", "△", "○")))
        assert roles(header) == ["title", "measure", "status"], heads


def test_an_outline_over_names_beside_measures_names_the_items() -> None:
    header = rows("概要", "取組・実施内容", cells=(_ITEMS, _DONE))
    assert roles(header) == ["measure", "measure"]  # 概要 has one meaning
    header = rows("主な取組", "取組方針の内容", cells=(_ITEMS, _DONE))
    assert roles(header) == ["title", "measure"]


def test_a_section_of_a_budget_table_names_no_items() -> None:
    header = rows("取組の柱", "予算額", cells=(_ITEMS, ("1,000", "2,000", "300")))
    assert roles(header) == ["section", "budget"]


def test_goals_without_values_name_those_beside_them() -> None:
    names = ("郵送化率", "査定率", "回収率")
    values = ("95.0％以上", "0.3％以上", "90.0％以上")
    for right in ("目標率", "支部目標"):
        header = rows("事業", "数値目標（KPI）", right, cells=(_ITEMS, names, values))
        assert roles(header) == ["title", "target", "goal"]


def test_periods_have_plans_and_results_by_the_roles_of_their_words() -> None:
    header, taken = read_header(
        rows_of(
            table(
                "事業 | KPI | 第1四半期 |  | 第2四半期 | ",
                " |  | 目標 | 実績等 | 目標 | 実績等",
                "サービス水準の向上 | 郵送化率 | 94.0％ | 94.8％ | 95.0％ | 95.2％",
                "債権の回収 | 回収率 | 50.0％ | 52.1％ | 53.0％ | 54.4％",
            )
        )
    )
    assert taken == 2
    assert roles(header)[2:] == ["period", "outcome", "period", "outcome"]


def test_a_sheet_without_a_known_title_takes_the_words_that_may_head_one() -> None:
    (sheet,) = sheets_of(
        rows_of(
            table(
                "取組の柱 | サービス水準の向上",
                "取組内容 | 郵送での申請を広める。",
                "担当 | 業務グループ",
                "評価 | ○",
            )
        )
    )
    assert [column.role for column, _ in sheet.roles] == ["title", "measure", "groups", "status"]


def test_what_stands_right_of_a_periods_plan_is_its_result() -> None:
    header, _ = read_header(
        rows_of(
            table(
                "事業 | KPI | 第1四半期 |  | 第2四半期 | ",
                " |  | 目標 | いろは | 目標 | いろは",
                "サービス水準の向上 | 郵送化率 | 94.0％ | 94.8％ | 95.0％ | 95.2％",
                "債権の回収 | 回収率 | 50.0％ | 52.1％ | 53.0％ | 54.4％",
            )
        )
    )
    assert roles(header)[2:] == ["period", "outcome", "period", "outcome"]
    assert [column.held for column in header.columns][3::2] == [True, True]


def test_measures_with_their_kpis_below_an_unknown_word_are_measures() -> None:
    found = table(
        "事業 | いろは | 実施結果",
        "サービス水準の向上 | 案内を送る。/【KPI】実施率を90％以上とする | 送った。",
        "レセプト点検の推進 | 点検する。/【KPI】査定率を0.3％以上とする | 点検した。",
    )
    for cell in found.cells:
        cell.lines = [Line(part) for line in cell.lines for part in line.text.split("/")]
    header, _ = read_header(rows_of(found))
    assert roles(header) == ["title", "measure", "progress"]


def test_names_of_expenses_below_an_unknown_word_are_no_titles() -> None:
    spent = ("健診経費", "保健指導経費", "合計")
    header = rows(
        "いろは", "予算額", "執行額", cells=(spent, ("100", "20", "120"), ("90", "9", "99"))
    )
    assert roles(header)[0] == "section"


def test_signs_below_a_compound_word_for_results_are_grades() -> None:
    header = rows("事業", "取組内容", "検討の結果", cells=(_ITEMS, _DONE, ("○", "△", "－")))
    assert roles(header)[-1] == "status"


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("KPI項目名", "target"),
        ("取組課題", "title"),
        ("事業の区分", "section"),
        ("達成基準", "goal"),
        ("実際の数値", "result"),
        ("過年度実績", "baseline"),
        ("改善に向けた取組", "next"),
        ("推進方策", "measure"),
        ("到達度", "status"),
        ("取組経緯", "progress"),
        ("概算額", "budget"),
        ("けんぽ全体", "national"),
        ("特記すべき事項", "remark"),
        ("ロードマップ", "schedule"),
        ("枝番", "number"),
        ("所掌", "groups"),
    ],
)
def test_further_compound_words(words: str, role: str) -> None:
    roles = vocabulary().roles_of(words) or vocabulary().guess(words)
    assert roles[:1] == (role,)


def test_texts_between_titles_and_what_was_done_are_the_measures() -> None:
    done = ("案内を500社に送った。", "勉強会を開いた。", "文書を送った。")
    header = rows(
        "事業", "いろは", "実施状況", "評価", cells=(_ITEMS, _DONE, done, ("○", "△", "○"))
    )
    assert roles(header) == ["title", "measure", "progress", "status"]
    assert header.columns[1].held


def test_figures_of_the_year_before_are_no_results_of_the_year() -> None:
    values = ("94.8％", "0.3％", "52.1％")
    header = rows("事業", "KPI", "前年度末の状況", cells=(_ITEMS, ("郵送化率",) * 3, values))
    assert roles(header)[-1] == "baseline"
    header = rows("事業", "KPI", "結果［前年度］", cells=(_ITEMS, ("郵送化率",) * 3, values))
    assert roles(header)[-1] == "result"


def test_numbers_in_front_of_amounts_are_amounts() -> None:
    spent = ("100", "20", "30")
    header = rows("事業", "いろは", "執行額", cells=(_ITEMS, spent, ("90", "9", "25")))
    assert roles(header) == ["title", "budget", "budget"]


def test_words_that_end_with_an_indicator_head_targets() -> None:
    assert vocabulary().roles_of("前年実績値") == ("baseline",)
    assert vocabulary().roles_of("達成度を測る指標") == ("target",)
    assert vocabulary().roles_of("実施内容・KPI") == ("measure",)
    assert vocabulary().guess("全支部（平均）") == ("national",)
