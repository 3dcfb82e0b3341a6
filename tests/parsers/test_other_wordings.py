"""Header words in wordings that no list holds, and columns whose words say nothing at all."""

import pytest

from normalize.text.folding import fold
from parsers.grid import rows_of
from parsers.header.lines import looks_like_header
from parsers.header.reading import Header, read_header
from parsers.vocabulary import vocabulary
from parsers.wording import readings
from tests.parsers.tables import table


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("施策の名称", "title"),
        ("取組名", "title"),
        ("施策等", "title"),
        ("取組の詳細", "measure"),
        ("内容（取組）", "measure"),
        ("数値（目標）", "goal"),
        ("計画数値", "goal"),
        ("結果数値", "result"),
        ("評価欄", "status"),
        ("達成区分", "status"),
        ("機能区分", "section"),
        ("進捗の状況", "progress"),
        ("経過報告", "progress"),
        ("これまでの取組", "progress"),
        ("実施した内容", "progress"),
        ("備考欄", "remark"),
        ("グループ名", "groups"),
        ("主管Ｇ", "groups"),
        ("過去の平均", "remark"),
    ],
)
def test_what_stands_around_a_header_word_does_not_hide_it(words: str, role: str) -> None:
    assert vocabulary().guess(words)[:1] == (role,)


def test_the_nearest_wording_comes_first() -> None:
    assert [word for word, _ in readings(fold("状況（進捗）"))][:3] == [
        "進捗状況",
        "状況進捗",
        "状況",
    ]
    assert list(readings(fold("取組の名称等"))) == [
        ("取組名称等", ""),
        ("取組の名称", ""),
        ("取組", "title"),
    ]


def settled(*rows: str) -> Header:
    return read_header(rows_of(table(*rows)))[0]


def roles(header: Header) -> list[str]:
    return [column.role for column in header.columns]


def test_columns_without_a_known_word_are_what_their_cells_hold() -> None:
    header = settled(
        "あ|い|取組内容|ＫＰＩ|う|評価|担当",
        "1|広報の推進|・案内を送る。|回覧率|80％以上|○|業務グループ",
        "2|健診の推進|・訪問して勧める。|受診率|60％以上|×|保健グループ",
        "3|点検の強化|・研修を開く。|査定率|対前年度以上|○|レセプトグループ",
    )
    assert roles(header) == ["number", "title", "measure", "target", "goal", "status", "groups"]
    assert [c.index for c in header.columns if c.held] == [0, 1, 4]


def test_names_beside_values_are_those_of_the_targets() -> None:
    header = settled(
        "施策|あ|令和5年度目標|実績",
        "健診|健診受診率|60％以上|58％",
        "指導|指導実施率|20％以上|21％",
        "点検|点検の査定率|0.3％以上|0.2％",
    )
    assert roles(header) == ["title", "target", "goal", "result"]


def test_short_names_in_front_of_texts_without_a_word_are_titles() -> None:
    header = settled(
        "具体的施策|あ|担当",
        "広報の推進|・案内を毎月送る。|企画総務",
        "健診の推進|・事業所を訪問する。|保健",
    )
    assert roles(header) == ["title", "measure", "groups"]


def test_a_column_that_nothing_speaks_for_stays_unknown() -> None:
    header = settled(
        "項目|取組内容|あ|担当",
        "広報の推進|・案内を送る。|商工会|企画総務",
        "健診の推進|・訪問する。|市町村|保健",
    )
    assert roles(header) == ["title", "measure", "unknown", "groups"]


def test_values_below_a_bare_year_are_no_targets() -> None:
    header = settled(
        "施策|ＫＰＩ|令和元年度|令和3年度目標|実績",
        "健診|健診受診率|55.1％|60％以上|58％",
        "指導|指導実施率|18.0％|20％以上|21％",
    )
    assert roles(header)[2] != "goal"


def test_texts_without_a_figure_are_no_results() -> None:
    header = settled(
        "項目|取組内容|結果・成果|評価",
        "広報|・案内を送る。|広く伝わった|○",
        "健診|・訪問する。|申込みが増えた|○",
    )
    assert roles(header)[2] == "progress"


def test_the_pillars_without_a_word_are_sections_and_no_titles() -> None:
    header = settled(
        "い|取組・実施内容|ＫＰＩ|担当",
        "１．基盤的保険者機能関係|(1) 広報の推進 ・案内を送る。|回覧率80％以上とする|企画総務",
        "２．戦略的保険者機能関係|(1) 健診の推進 ・訪問する。|受診率60％以上とする|保健",
        "３．組織・運営体制関係|(1) 研修の実施 ・年に二度開く。||企画総務",
    )
    assert roles(header)[0] == "section"


def test_a_second_column_of_titles_that_holds_sentences_is_one_of_measures() -> None:
    header = settled(
        "取組の柱|施策|施策の具体的内容|担当",
        "柱のひとつ|広報の推進|案内を毎月送る。|企画総務",
        "柱のふたつ|健診の推進|事業所を訪問する。|保健",
        "柱のみっつ|点検の強化|研修を二度開く。|レセプト",
    )
    assert roles(header) == ["section", "title", "measure", "groups"]


def test_cells_marked_as_headings_need_one_known_word_among_three() -> None:
    rows = rows_of(table("あれこれ|取組内容|いろは", "広報の推進|案内を送る。|商工会"))
    assert not looks_like_header(rows[0])
    marked = rows_of(table("あれこれ|取組内容|いろは", "広報の推進|案内を送る。|商工会"))
    for cell in marked[0].cells:
        cell.cell.header = True
    assert looks_like_header(marked[0])
