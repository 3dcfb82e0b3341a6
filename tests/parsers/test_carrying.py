"""What carries to branches unseen: header words by their noun, legends, sheets, small tables."""

from parsers.families.labels import part_of
from parsers.grid import rows_of
from parsers.header.lines import looks_like_header
from parsers.header.reading import read_header
from parsers.headings.legends import framed_legend, legend_of
from parsers.headings.titles import read_title
from parsers.measures.markers import Piece
from parsers.measures.segments import segments_of
from parsers.periods.series_tables import is_series_table
from parsers.vocabulary import vocabulary
from schema.document import Ref
from tests.parsers.tables import table

REF = Ref()


def roles(*rows: str) -> dict[int, str]:
    header, _ = read_header(rows_of(table(*rows)))
    return {column.index: column.role for column in header.columns}


def test_header_words_are_told_by_their_last_noun() -> None:
    said = {
        "事業計画の項目": "title", "上期の主な取組": "measure", "9月末実績": "result",
        "前年同期": "remark", "下期の取組予定": "next", "実施した結果": "progress",
        "令和5年度の実施結果": "progress", "達成・未達成": "status", "施策番号": "number",
    }  # fmt: skip
    assert {
        word: (vocabulary().roles_of(word) or vocabulary().guess(word))[0] for word in said
    } == said


def test_a_row_of_titles_is_no_header() -> None:
    (row,) = rows_of(table("コラボヘルスの推進|宣言事業所への訪問を行う取組|○"))
    assert not looks_like_header(row)


def test_the_same_noun_of_an_earlier_year_is_not_this_years_target() -> None:
    assert roles("項目|令和4年度KPI|令和3年度KPI", "広報|郵送化率 95%以上|94%以上") == {
        0: "title", 1: "target", 2: "remark",
    }  # fmt: skip


def test_a_legend_may_be_a_table_but_items_print_a_sign_twice() -> None:
    legend = rows_of(table("評価|目安", "S|目標を超えた", "A|計画どおり", "B|遅れている"))
    items = rows_of(table("○|受付を急いだ", "○|封筒を替えた", "△|研修を開いた"))
    assert legend_of(legend) == [("S", "目標を超えた"), ("A", "計画どおり"), ("B", "遅れている")]
    assert legend_of(items) == []


def test_a_group_in_brackets_behind_a_title_is_no_part_of_it() -> None:
    title = read_title("①コラボヘルスの推進 〔企画総務Ｇ〕", REF)
    assert (title.number, title.quote.text) == ("①", "コラボヘルスの推進")
    assert [group.text for group in title.groups] == ["企画総務Ｇ"]
    assert read_title("広報（メールマガジン）", REF).groups == []


def test_kana_number_a_title() -> None:
    assert read_title("ア　サービス水準の向上", REF).number == "ア"
    assert read_title("アンケートの実施", REF).number is None


def test_a_monthly_table_of_its_own_is_told_from_a_schedule() -> None:
    months = "4月|5月|6月|7月"
    assert is_series_table(rows_of(table(f"累計|{months}", "令和3年度|1.2|3.4|5.6|")))
    assert not is_series_table(rows_of(table(f"項番|事業|実施概要|{months}", "1|広報|掲示|●|||")))
    assert not is_series_table(rows_of(table(f"|{months}", "配布|●||●|")))


def test_an_arrow_behind_a_target_leads_to_its_result() -> None:
    segments = segments_of([Piece("【KPI】郵送化率を95.5％以上とする ⇒ 94.7％（×）", REF)])
    assert [(s.kind, s.text) for s in segments] == [
        ("statement", "郵送化率を95.5％以上とする"), ("result", "94.7％（×）"),
    ]  # fmt: skip


def test_rings_are_list_markers_at_the_start_of_a_line_only() -> None:
    segments = segments_of([Piece("○封筒を替える", REF), Piece("○窓口を広げる", REF)])
    assert [s.text for s in segments] == ["封筒を替える", "窓口を広げる"]


def test_a_line_of_nothing_but_a_label_heads_a_part() -> None:
    assert part_of("【結果】") == "progress"
    assert part_of("KPIと結果") == "target"
    assert part_of("今後の方向性") == "next"
    assert part_of("評価：○") is None


def test_a_legend_may_be_a_text_in_a_frame() -> None:
    framed = rows_of(
        table("【評価の考え方】", "Ｓ：上回る　Ａ：計画どおり　Ｂ：下回る", "※上期末現在")
    )
    assert framed_legend(framed) == [("Ｓ", "上回る"), ("Ａ", "計画どおり"), ("Ｂ", "下回る")]
    assert framed_legend(rows_of(table("・便りを送る。", "・案内を送る。"))) == []
