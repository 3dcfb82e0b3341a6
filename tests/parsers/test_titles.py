"""Titles taken apart: number, words, marks, targets printed in the same cell."""

import pytest

from parsers.headings.titles import is_document_title, read_title, split_number
from schema.document import Ref

HERE = Ref(None, 1, 3, 1)


@pytest.mark.parametrize(
    ("printed", "number", "rest"),
    [
        ("①. 現金給付の適正化の推進", "①", "現金給付の適正化の推進"),
        ("(6) 業務改革の推進", "(6)", "業務改革の推進"),
        ("i) 特定健診の推進", "i)", "特定健診の推進"),
        ("ⅰ）特定健診の推進", "ⅰ）", "特定健診の推進"),
        ("(ⅱ) 特定保健指導", "(ⅱ)", "特定保健指導"),
        ("（iii）重症化予防", "（iii）", "重症化予防"),
        ("ⅳ．コラボヘルス", "ⅳ", "コラボヘルス"),
        ("ⅴ　広報", "ⅴ", "広報"),
        ("II. 特定保健指導", "II", "特定保健指導"),
        ("12. 広報", "12", "広報"),
        ("サービス水準の向上", None, "サービス水準の向上"),
        ("2次健診の勧奨", None, "2次健診の勧奨"),
        ("96.0％以上", None, "96.0％以上"),
        ("9.6 ％以上", None, "9.6 ％以上"),
        ("20 件を訪問する", None, "20 件を訪問する"),
        ("(1)-2 特定保健指導", "(1)-2", "特定保健指導"),
        ("2 社会への発信", "2", "社会への発信"),
        ("1.2　広報", "1.2", "広報"),
    ],
)
def test_the_number_stands_without_its_full_stop(
    printed: str, number: str | None, rest: str
) -> None:
    assert split_number(printed) == (number, rest)


def test_marks_targets_and_remarks_are_no_part_of_the_title() -> None:
    title = read_title(
        "生活習慣病予防健診【重要度：高】 目標実施率51.2% (対象1,000人×51.2%=512人) "
        "※協会全体目標値 50.0%以上 インセンティブ関連",
        HERE,
        "22",
    )
    assert (title.number, title.quote.text) == ("22", "生活習慣病予防健診")
    assert title.marks == ["重要度:高", "インセンティブ関連"]
    assert [s.quote.text for s in title.statements] == ["目標実施率51.2% (対象1,000人×51.2%=512人)"]
    assert [q.text for q in title.notes] == ["※協会全体目標値 50.0%以上"]


def test_an_incentive_scheme_in_the_title_is_no_mark() -> None:
    title = read_title("インセンティブ制度の周知", HERE)
    assert title.quote.text == "インセンティブ制度の周知"
    assert title.marks == []


def test_document_titles_name_a_branch_or_year_and_what_they_are() -> None:
    assert is_document_title("令和4年度 新潟支部事業計画")
    assert not is_document_title("・評議会で令和4年度支部事業計画について意見を聴取")
    assert is_document_title("令和3年度長崎支部事業実施結果")
    assert is_document_title("令和４年度　兵庫支部　事業実施報告書")
    assert is_document_title("事　業　実　施　報　告　書（令和４年度）")
    assert is_document_title("令和5年度 兵庫支部 取組報告")
    assert not is_document_title("支部の活動報告")
    assert not is_document_title("事業計画を立て、支部評議会に諮る。")


def test_a_usual_group_right_behind_a_title_is_in_charge() -> None:
    """As pages print it that set the group in an element of its own, floated right."""
    title = read_title("１　サービス水準の向上業務グループ", Ref())
    assert (title.quote.text, [quote.text for quote in title.groups]) == (
        "サービス水準の向上",
        ["業務グループ"],
    )
    assert read_title("１　ワーキンググループ", Ref()).groups == []
