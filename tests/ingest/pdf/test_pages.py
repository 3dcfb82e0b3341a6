"""Tables over page breaks: one table, its header once, its cut rows whole."""

from __future__ import annotations

from tests.ingest.pdf.drawing import Sheet
from tests.ingest.pdf.reading import at, grid, only_table, read

XS = [50.0, 80.0, 180.0, 400.0, 430.0]
HEADER = ("番", "事業", "進捗状況", "評")


def part(
    top: float,
    rows: list[tuple[str, ...]],
    *,
    header: bool = True,
    foot: bool = True,
    height: float = 40.0,
    worn: bool = False,
) -> Sheet:
    """A page with a part of the table; without `foot` no rule closes its last row.

    `worn`: the first row goes on from the page before, and has no padding above its text.
    """
    sheet = Sheet(480, 400)
    printed = [HEADER, *rows] if header else rows
    ys = [top + height * number for number in range(len(printed) + 1)]
    for y in ys if foot else ys[:-1]:
        sheet.rule(XS[0], y, XS[-1], y)
    for x in XS:
        sheet.rule(x, ys[0], x, ys[-1])
    for place, (y, row) in enumerate(zip(ys, printed, strict=False)):
        first = y + (9 if worn and place == int(header) else 12)
        for x, text in zip(XS, row, strict=False):
            for number, line in enumerate(text.split("\n")):
                sheet.write(x + 3, first + 12 * number, line)
    return sheet


def test_a_table_that_goes_on_is_one_and_its_header_is_kept_once() -> None:
    first = part(40, [("1", "健全な財政運営", "協議した", "○")])
    second = part(40, [("2", "サービスの向上", "研修した", "△")])
    table = only_table(read(first, second))
    assert [row[0] for row in grid(table)] == ["番", "1", "2"]
    assert table.page == 1
    assert [cell.text for cell in table.repeats] == list(HEADER)
    assert all(cell.header == (cell.row == 0) for cell in table.cells)


def test_a_cell_names_the_page_that_it_stands_on() -> None:
    pages = [part(40, [(str(n), "健全な財政運営", "協議した", "○")]) for n in (1, 2, 3)]
    table = only_table(read(*pages))
    assert [(cell.text, table.ref(cell).page) for cell in table.cells if cell.column == 0] == [
        ("番", 1),
        ("1", 1),
        ("2", 2),
        ("3", 3),
    ]
    assert [ref.page for ref in table.refs()[-len(HEADER) :]] == [3] * len(HEADER)


def test_a_table_without_a_repeated_header_goes_on_by_its_columns() -> None:
    first = part(40, [("1", "健全な財政運営", "協議した", "○")])
    second = part(40, [("2", "サービスの向上", "研修した", "△")], header=False)
    assert [row[0] for row in grid(only_table(read(first, second)))] == ["番", "1", "2"]


def test_a_heading_between_makes_two_tables() -> None:
    first = part(40, [("1", "健全な財政運営", "協議した", "○")])
    second = part(60, [("2", "サービスの向上", "研修した", "△")]).write(50, 50, "戦略的機能", 12)
    assert len(list(read(first, second).tables())) == 2


def test_page_numbers_between_do_not_matter() -> None:
    first = part(40, [("1", "健全な財政運営", "協議した", "○")]).write(230, 390, "- 1 -")
    second = part(40, [("2", "サービスの向上", "研修した", "△")]).write(230, 390, "- 2 -")
    document = read(first, second)
    assert only_table(document).rows == 3
    assert [p.kind for p in document.paragraphs()] == ["page_footer", "page_footer"]


def test_a_row_without_a_rule_at_the_foot_is_cut() -> None:
    """Browsers draw no rule where a page break cuts a row."""
    first = part(
        40, [("1", "健全な財政", "・評議会で協議した\n・広報誌に掲載した", "○")], foot=False
    )
    second = part(
        40, [("", "運営", "・説明会を開いた", ""), ("2", "向上", "研修した", "△")], worn=True
    )
    table = only_table(read(first, second))
    assert table.rows == 3
    assert at(table, 1, 2).text == "・評議会で協議した\n・広報誌に掲載した\n・説明会を開いた"
    assert at(table, 1, 1).text == "健全な財政\n運営"
    assert at(table, 2, 0).text == "2"


def test_a_row_that_begins_with_its_page_has_padding() -> None:
    """Browsers draw no rule either where a row ends with its page."""
    first = part(
        40, [("1", "健全な財政", "・評議会で協議した\n・広報誌に掲載した", "○")], foot=False
    )
    second = part(40, [("", "運営", "・説明会を開いた", "○"), ("2", "向上", "研修した", "△")])
    table = only_table(read(first, second))
    assert [row[1] for row in grid(table)] == ["事業", "健全な財政", "運営", "向上"]


def test_a_header_without_a_rule_below_it_is_parted_from_the_cut_row() -> None:
    """reportlab draws no rule between a repeated header and the rest of a cut row."""
    first = part(
        40, [("1", "健全な財政", "・評議会で協議した\n・広報誌に掲載した", "○")], foot=False
    )
    rows = [
        ("番", "事業\n運営", "進捗状況\n・説明会を開いた", "評"),
        ("2", "向上", "研修した", "△"),
    ]
    table = only_table(read(first, part(40, rows, header=False)))
    assert [row[0] for row in grid(table)] == ["番", "1", "2"]
    assert at(table, 1, 1).text == "健全な財政\n運営"
    assert at(table, 1, 2).text.endswith("掲載した\n・説明会を開いた")
    assert [cell.text for cell in table.repeats] == list(HEADER)


def test_a_bracket_that_is_open_at_the_foot_goes_on() -> None:
    """Before a long number a line may end early: its bracket tells that it goes on."""
    first = part(40, [("1", "財政", "実績10.91%(前年同月", "○")])
    second = part(40, [("", "", "27.95%)でした。", ""), ("2", "向上", "研修した", "△")])
    table = only_table(read(first, second))
    assert [row[0] for row in grid(table)] == ["番", "1", "2"]
    assert at(table, 1, 2).text == "実績10.91%(前年同月27.95%)でした。"


def test_text_that_runs_out_of_a_cell_at_the_foot_is_part_of_it() -> None:
    """Browsers cut a spanning cell at the last row that fits, but not its text (2 戦/略的)."""
    first = part(40, [("1", "健全な\n財政\n運営", "協議した", "○")], foot=False, height=30.0)
    second = part(40, [("2", "向上", "研修した", "△")])
    table = only_table(read(first, second))
    assert at(table, 1, 1).text.replace("\n", "") == "健全な財政運営"


def test_a_row_that_lacks_what_all_others_fill_is_a_rest() -> None:
    """Iwate's rows fill every column: text alone at the head of a page goes on with the last."""
    rows = [("1", "財政", "協議した。", "○"), ("2", "向上", "研修した。", "△")]
    first = part(40, [*rows, ("3", "広報", "・広報誌に掲載した。", "○")])
    second = part(40, [("", "", "・説明会を開いた。", ""), ("4", "回収", "催告した。", "△")])
    table = only_table(read(first, second))
    assert [row[0] for row in grid(table)] == ["番", "1", "2", "3", "4"]
    assert at(table, 3, 2).text == "・広報誌に掲載した。\n・説明会を開いた。"


def test_text_that_stops_in_the_middle_of_a_line_goes_on() -> None:
    """Word and LibreOffice close the cut row with a rule: only the text shows the cut."""
    full = "評議会において保険料率に関する議論を行いその結果"
    first = part(40, [("1", "健全な財政運営", full, "○")])
    second = part(40, [("", "", "を報告した。", ""), ("2", "向上", "研修した", "△")])
    table = only_table(read(first, second))
    assert table.rows == 3
    assert at(table, 1, 2).text == full + "を報告した。"


def test_a_row_with_a_result_of_its_own_is_no_rest() -> None:
    full = "評議会において保険料率に関する議論を行いその結果"
    first = part(40, [("1", "健全な財政運営", full, "○")])
    second = part(40, [("", "", "を報告した", "△")])
    assert only_table(read(first, second)).rows == 3


def test_the_rest_of_a_spanning_cell_belongs_to_it() -> None:
    """The section's name spans the rows of two pages; the second page shows it empty."""
    sheets = []
    for rows, label in ((("1", "2"), "基盤的機能"), (("3", "4"), "")):
        sheet = Sheet(480, 400)
        for x in (50.0, 68.0, 200.0):
            sheet.rule(x, 40, x, 120)
        for y in (40.0, 120.0):
            sheet.rule(50, y, 200, y)
        sheet.rule(68, 80, 200, 80)
        for y, row in zip((60, 100), rows, strict=True):
            sheet.write(75, y, f"{row} 事業の名称")
        sheets.append(sheet.write_down(54, 55, label))
    table = only_table(read(*sheets))
    assert (at(table, 0, 0).text, at(table, 0, 0).row_span) == ("基盤的機能", 4)


def test_an_upright_name_parted_beside_an_item_that_goes_on_is_one() -> None:
    """The item's number is not printed again below the break, so its section goes on as well."""
    sheets = []
    for label, rows in (("戦略的保", ("1", "2")), ("険者機能", ("", "3"))):
        sheet = Sheet(480, 400)
        for x in (50.0, 68.0, 100.0, 300.0):
            sheet.rule(x, 40, x, 140)
        for y in (40.0, 140.0):
            sheet.rule(50, y, 300, y)
        sheet.rule(68, 90, 300, 90)
        for y, number in zip((60, 110), rows, strict=True):
            sheet.write(75, y, number).write(105, y, f"・案内を{y}か所で配る。")
        sheets.append(sheet.write_down(54, 55, label))
    table = only_table(read(*sheets))
    assert ("".join(line.text for line in at(table, 0, 0).lines), at(table, 0, 0).row_span) == (
        "戦略的保険者機能",
        4,
    )
    assert (at(table, 1, 1).text, at(table, 1, 1).row_span) == ("2", 2)


def test_a_nested_table_that_the_break_cuts_is_one() -> None:
    first = Sheet(480, 400).rules([50.0, 150.0, 450.0], [40.0, 70.0]).write(55, 60, "指標")
    first.write(155, 60, "進捗状況")
    for x in (50.0, 150.0, 450.0):
        first.rule(x, 70, x, 380)
    first.rules([170.0, 270.0, 350.0, 430.0], [340.0, 360.0, 380.0])
    first.write(275, 354, "4月").write(355, 354, "5月")
    first.write(175, 374, "令和4").write(275, 374, "93.8%").write(355, 374, "97.8%")
    second = Sheet(480, 400).rules([50.0, 150.0, 450.0], [40.0, 70.0, 120.0]).write(55, 60, "指標")
    second.write(155, 60, "進捗状況")
    for x in (170.0, 270.0, 350.0, 430.0):
        second.rule(x, 70, x, 90)
    second.rule(170, 90, 430, 90)
    second.write(175, 84, "令和5").write(275, 84, "96.8%").write(355, 84, "96.7%")
    table = only_table(read(first, second))
    (inner,) = at(table, 1, 1).tables
    assert grid(inner) == [
        ["", "4月", "5月"],
        ["令和4", "93.8%", "97.8%"],
        ["令和5", "96.8%", "96.7%"],
    ]


def test_merged_columns_on_one_page_still_fit_the_other() -> None:
    first = Sheet(480, 400).rules([50.0, 110.0, 180.0, 400.0, 450.0], [40.0, 70.0, 100.0])
    first.write(55, 60, "大項目").write(115, 60, "小項目").write(185, 60, "実施状況")
    second = Sheet(480, 400).rules([50.0, 180.0, 400.0, 450.0], [40.0, 70.0])
    second.write(55, 60, "その他").write(185, 60, "実施した")
    table = only_table(read(first, second))
    assert (at(table, 2, 0).text, at(table, 2, 0).column_span) == ("その他", 2)


def test_a_title_that_each_page_repeats_is_text_a_running_head_is_not() -> None:
    sheets = []
    for number in range(4):
        sheet = Sheet(480, 400).write(150, 40, "事業実施結果", 16).write(30, 20, "岩手支部", 8)
        for line in range(6):
            sheet.write(50, 100 + 20 * line, f"本文の{number}ページの{line}行目")
        sheets.append(sheet.write(230, 390, f"{number + 1} / 4", 8))
    kinds = {(block.text, block.kind) for block in read(*sheets).paragraphs()}
    assert ("事業実施結果", "text") in kinds
    assert ("岩手支部", "page_header") in kinds
    assert ("3 / 4", "page_footer") in kinds


def test_a_label_at_the_foot_is_parted_from_its_table_not_joined_to_what_follows_it() -> None:
    """【取組内容と結果】, then its table on the next page, then the caption of another table."""
    first = Sheet(480, 400).write(53, 380, "【取組内容と結果】")
    second = part(40, [("1", "財政", "協議した", "○")]).write(53, 150, "参考：予算（単位：千円）")
    texts = [paragraph.text for paragraph in read(first, second).paragraphs()]
    assert texts == ["【取組内容と結果】", "参考：予算（単位：千円）"]


def test_a_heading_in_larger_letters_is_no_part_of_the_full_line_above_it() -> None:
    line = "評価は計画を上回る成果計画どおり実施一部未実施未実施または対象外の五つとする"
    sheet = Sheet(480, 200).write(40, 50, line, 8.5).write(40, 68, "１　基盤的機能関係", 10)
    texts = [paragraph.text for paragraph in read(sheet).paragraphs()]
    assert texts[0] == line and len(texts) == 2


def test_a_header_printed_again_with_its_last_words_clipped_is_the_header() -> None:
    """LibreOffice repeats it in the height of its lowest cells: 実施状況 is 実施 there."""
    first = part(40, [("1", "健全な財政運営", "協議した", "○")])
    clipped = [("番", "事業", "進捗", "評"), ("2", "サービスの向上", "研修した", "△")]
    second = part(40, clipped, header=False)
    assert [row[0] for row in grid(only_table(read(first, second)))] == ["番", "1", "2"]
    other = part(40, [("番", "事", "進捗", "評"), clipped[1]], header=False)
    assert [row[0] for row in grid(only_table(read(first, other)))] == ["番", "1", "番", "2"]


def test_a_title_cut_by_the_break_goes_on_beside_a_new_row() -> None:
    """(7) …債権管理回 / 収業務の推進 beside ① above and ② below the break."""
    first = part(40, [("7", "(7)債権発生防止と回", "①催告を行う。", "○")])
    second = part(40, [("", "収業務の推進", "②訪問を行う。", "△")])
    table = only_table(read(first, second))
    assert [cell.text for cell in table.cells if cell.column == 1] == [
        "事業",
        "(7)債権発生防止と回収業務の推進",
    ]
    assert [cell.text for cell in table.cells if cell.column == 2][1:] == [
        "①催告を行う。",
        "②訪問を行う。",
    ]
