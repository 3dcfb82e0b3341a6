"""A nested table that the dump prints again is recognised; real cells never are."""

from schema.document import Table
from tests.ingest.show import assert_sound, document, places, repeats

SERIES = [["累計", "4月", "5月"], ["令和2年度", "51%", "52%"], ["令和3年度", "61%", "62%"]]


def nested(rows: list[list[str]]) -> str:
    """The rows as a table inside a cell."""
    inner = "".join("<tr>" + "".join(f"<td>{t}</td>" for t in row) + "</tr>" for row in rows)
    return f"<table border='1'> {inner} </table>"


def flat(rows: list[list[str]]) -> str:
    """The rows as the fields of one line."""
    return "\t".join(text for row in rows for text in row)


def below(rows: list[list[str]]) -> str:
    """The rows as lines of their own."""
    return "\n".join("\t".join(row) for row in rows)


def table(text: str) -> Table:
    """The first table of a dump."""
    read = document(text)
    assert_sound(read)
    return next(read.tables())


def test_both_printings_are_set_apart_and_the_rest_moves_back() -> None:
    read = table(
        f"8\t点検\t目標\t{nested(SERIES)}\t{flat(SERIES)}\t○\t予算\n{below(SERIES)}\n9\t受診\n"
    )
    assert places(read) == {
        (0, 0): "8",
        (0, 1): "点検",
        (0, 2): "目標",
        (0, 3): "",
        (0, 4): "○",
        (0, 5): "予算",
        (4, 0): "9",
        (4, 1): "受診",
    }
    assert len(read.repeats) == 18
    assert read.cells[3].tables[0].rows == 3


def test_empty_fields_around_the_copy_do_not_matter() -> None:
    fields = flat(SERIES).replace("4月", "\t4月")
    read = table(f"\t\t目標\t{nested(SERIES)}\t\t\t{fields}\t\t△\t\t注\n")
    assert places(read) == {(0, 2): "目標", (0, 3): "", (0, 4): "△", (0, 6): "注"}


def test_spans_and_empty_cells_of_the_nested_table() -> None:
    inner = (
        "<table><tr><th colspan='2'></th><th>4月</th></tr><tr><td rowspan='2'>令和3年度</td>"
        "<td>人数</td><td>10</td></tr><tr><td>率</td><td>2%</td></tr></table>"
    )
    copy = "\t\t4月\n令和3年度\t人数\t10\n\t率\t2%\n"
    read = table(f"目標\t{inner}\t\t\t4月\t令和3年度\t人数\t10\t\t率\t2%\t△\n{copy}次\t行\n")
    assert places(read) == {(0, 0): "目標", (0, 1): "", (0, 2): "△", (4, 0): "次", (4, 1): "行"}


def test_two_tables_in_one_cell() -> None:
    other = [["新規", "4月", "5月"], ["令和3年度", "7", "8"]]
    both = nested(SERIES) + " " + nested(other)
    text = f"目標\t{both}\t{flat(SERIES)}\t{flat(other)}\t◎\n{below(SERIES)}\n{below(other)}\n"
    assert places(table(text)) == {(0, 0): "目標", (0, 1): "", (0, 2): "◎"}


def test_a_copy_that_the_row_cuts_off() -> None:
    cut = "\t".join(flat(SERIES).split("\t")[:-2])
    read = table(f"目標\t{nested(SERIES)}\t{cut}\n{below(SERIES)}\n")
    assert places(read) == {(0, 0): "目標", (0, 1): ""}
    assert len(read.repeats) == 7 + 9


def test_shifted_rows_below() -> None:
    rows = "\n".join("\t\t" + "\t".join(row) for row in SERIES)
    read = table(f"目標\t{nested(SERIES)}\n{rows}\n")
    assert repeats(read)[(1, 2)] == "累計"
    assert len(read.cells) == 2


def test_text_beside_the_nested_table_stays_in_its_cell() -> None:
    read = table(f"21\t広報\t{nested(SERIES)} ・毎月配信中。\t{flat(SERIES)}\t○\n")
    assert places(read) == {(0, 0): "21", (0, 1): "広報", (0, 2): "・毎月配信中。", (0, 3): "○"}


def test_a_row_that_differs_in_one_value_is_real() -> None:
    changed = [[*row] for row in SERIES]
    changed[1][2] = "53%"
    read = table(f"目標\t{nested(SERIES)}\n{below(changed)}\n")
    assert (2, 2) in places(read)
    assert {row for row, _ in repeats(read)} == {1, 3}


def test_a_row_with_more_than_the_nested_row_is_real() -> None:
    read = table(f"目標\t{nested(SERIES)}\n累計\t4月\t5月\t合計\n令和2年度\t51%\n")
    assert read.repeats == []


def test_rows_of_a_real_series_are_never_taken() -> None:
    read = table(f"目標\t4月\t5月\n{below(SERIES)}\n")
    assert read.repeats == []


def test_the_same_row_once_more_is_real() -> None:
    read = table(f"目標\t{nested(SERIES)}\n{below(SERIES)}\n令和3年度\t61%\t62%\n")
    assert {row for row, _ in places(read)} == {0, 4}


def test_a_later_row_that_equals_a_nested_row_is_real() -> None:
    text = f"目標\t{nested(SERIES)}\n甲\t乙\n丙\t丁\n戊\t己\n令和3年度\t61%\t62%\n"
    assert table(text).repeats == []


def test_a_nested_table_of_one_symbol_takes_nothing() -> None:
    read = table(f"目標\t{nested([['○']])}\t○\n\t\t○\n")
    assert places(read) == {(0, 0): "目標", (0, 1): "", (0, 2): "○", (1, 2): "○"}


def test_cells_after_a_table_that_is_not_repeated_stay_where_they_are() -> None:
    read = table(f"目標\t{nested(SERIES)}\t\t○\t累計\t4月\n")
    assert places(read) == {(0, 0): "目標", (0, 1): "", (0, 3): "○", (0, 4): "累計", (0, 5): "4月"}


def test_a_copy_that_stops_before_the_row_does_is_real() -> None:
    part = "\t".join(flat(SERIES).split("\t")[:6])
    read = table(f"目標\t{nested(SERIES)}\t{part}\t○\n")
    assert read.repeats == []
    assert places(read)[(0, 8)] == "○"
