"""Tables that an export of a spreadsheet frames: margins, titles, page numbers, headings."""

from parsers.grid import rows_of
from parsers.whole.framed import without_frames
from schema.document import Block, Cell, Document, Line, Paragraph, Table

HEAD = "取組内容|目標値|実績"
ROW = "・案内を配る|57.8％以上|58.1％"


def grid(*rows: str, number: int = 1) -> Table:
    """Rows of `|`-separated cells; a row of one text without `|` spans all columns."""
    width = max(text.count("|") + 1 for text in rows)
    cells = []
    for row, text in enumerate(rows):
        if "|" not in text:
            cells.append(Cell(row, 0, [Line(text)], column_span=width))
            continue
        cells += [Cell(row, c, [Line(part)]) for c, part in enumerate(text.split("|"))]
    return Table(number, len(rows), width, cells)


def unframed(*blocks: Block) -> Document:
    return without_frames(document(*blocks)).document


def document(*blocks: Block) -> Document:
    return Document("x.html", "0" * 64, "text/html", 1, blocks=list(blocks))


def printed(found: Document) -> list[str | list[list[str]]]:
    return [
        block.text if isinstance(block, Paragraph) else [row.texts for row in rows_of(block)]
        for block in found.blocks
    ]


def test_an_empty_row_and_column_around_a_table_are_no_part_of_it() -> None:
    (table,) = unframed(grid("|||", f"|{HEAD}", f"|{ROW}")).tables()
    first = rows_of(table)[0].cells[0]
    assert (table.rows, table.columns, first.column) == (2, 3, 0)
    assert (first.ref.row, first.ref.column) == (1, 1)


def test_an_empty_column_between_others_is_none_and_spans_are_narrower() -> None:
    (table,) = unframed(
        grid("令和5年度報告", "取組内容||目標値", "・案内を配る||57.8％以上")
    ).tables()
    assert table.columns == 2
    assert [cell.column for cell in rows_of(table)[1].cells] == [0, 1]


def test_a_column_that_another_table_of_the_width_fills_stays() -> None:
    """A page of a comparison may say nothing new on one side."""
    plain = document(grid("新|旧", "案内を配る|"), grid("|研修を開く", number=2))
    assert without_frames(plain).document is plain


def test_rows_over_all_columns_above_a_header_are_paragraphs() -> None:
    found = unframed(grid("令和5年度A支部事業報告", "１．広報", HEAD, ROW, "２．健診", HEAD, ROW))
    rows = [HEAD.split("|"), ROW.split("|")]
    assert printed(found) == ["令和5年度A支部事業報告", "１．広報", rows, "２．健診", rows]
    places = [b.ref.row for b in found.blocks if isinstance(b, Paragraph)]
    assert places == [0, 1, 4]


def test_the_number_of_such_a_row_may_stand_in_a_cell_of_its_own() -> None:
    table = grid(HEAD, ROW, "x", HEAD, ROW)
    table.cells[6:7] = [Cell(2, 0, [Line("２")]), Cell(2, 1, [Line("健診")], column_span=2)]
    found = without_frames(document(table))
    assert [b.text for b in found.document.paragraphs()] == ["２ 健診"]
    assert [(ref.row, ref.column, role) for ref, role in found.roles.items()] == [(2, 0, "heading")]


def test_a_heading_in_the_first_cell_of_a_blank_row_is_one_too() -> None:
    found = unframed(grid("１．広報||", HEAD, ROW, "２．健診||", HEAD, ROW))
    assert [b.text for b in found.paragraphs()] == ["１．広報", "２．健診"]


def test_rows_over_all_columns_between_rows_of_one_header_stay() -> None:
    plain = document(grid(HEAD, "１．広報", ROW, "２．健診", ROW))
    assert without_frames(plain).document is plain


def test_above_a_form_the_documents_title_alone_is_cut_off() -> None:
    found = unframed(
        grid("令和5年度A支部事業報告", "様式第2号", "広報の充実", "目的|案内を配る", "実績|58.1％")
    )
    form = [["広報の充実"], ["目的", "案内を配る"], ["実績", "58.1％"]]
    assert printed(found) == ["令和5年度A支部事業報告", "様式第2号", form]


def test_a_page_number_between_rows_is_decoration() -> None:
    found = without_frames(document(grid(HEAD, ROW, "- 1 -", ROW, "||2ページ", ROW)))
    (table,) = printed(found.document)
    assert table == [HEAD.split("|"), *[ROW.split("|")] * 3]
    assert [(ref.row, role) for ref, role in found.roles.items()] == [
        (2, "decoration"),
        (4, "decoration"),
    ]


def test_footnotes_at_the_foot_of_a_table_stand_below_it() -> None:
    found = unframed(grid("目的|案内を配る", "実績|58.1％", "※実績は速報値"))
    assert printed(found) == [[["目的", "案内を配る"], ["実績", "58.1％"]], "※実績は速報値"]
