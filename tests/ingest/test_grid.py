"""Cells of HTML tables on their grid: spans honoured, nothing overlaps, nothing explodes."""

from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.show import assert_sound, codes, only_table, page, places, spans


def test_rowspan_and_colspan() -> None:
    table = only_table(
        page(
            "<table><tr><th rowspan=2>項目<th colspan=2>実績<tr><td>4月<td>5月"
            "<tr><td>受診率<td>51%<td>52%</table>"
        )
    )
    assert (table.rows, table.columns) == (3, 3)
    assert places(table) == {
        (0, 0): "項目",
        (0, 1): "実績",
        (1, 1): "4月",
        (1, 2): "5月",
        (2, 0): "受診率",
        (2, 1): "51%",
        (2, 2): "52%",
    }
    assert spans(table)["項目"] == (2, 1)
    assert spans(table)["実績"] == (1, 2)


def test_rowspan_zero_reaches_to_the_end_of_its_group() -> None:
    table = only_table(
        page(
            "<table><tbody><tr><td rowspan=0>区分<td>甲<tr><td>乙</tbody>"
            "<tbody><tr><td>別<td>丙</tbody></table>"
        )
    )
    assert spans(table)["区分"] == (2, 1)
    assert places(table)[(2, 0)] == "別"


def test_a_rowspan_beyond_the_table_is_cut() -> None:
    table = only_table(page("<table><tr><td rowspan=99>甲<td>乙<tr><td>丙</table>"))
    assert (table.rows, spans(table)["甲"]) == (2, (2, 1))


def test_a_wide_cell_stops_before_a_tall_one() -> None:
    table = only_table(
        page("<table><tr><td>a<td>b<td rowspan=2>c<tr><td colspan=3>d<td>e<tr><td>f</table>")
    )
    assert spans(table)["d"] == (1, 2)
    assert places(table)[(1, 3)] == "e"


def test_an_absurd_colspan_is_cut_to_the_width_of_the_table() -> None:
    read = page(
        "<table><tr><td colspan=1000000>題<tr><td>a<td>b<tr><td colspan=99999999999>c</table>"
    )
    table = only_table(read)
    assert (table.columns, spans(table)["題"], spans(table)["c"]) == (2, (1, 2), (1, 2))
    assert codes(read) == ["span_cut", "span_cut"]


def test_odd_span_values_count_as_one() -> None:
    table = only_table(
        page("<table><tr><td colspan=-3>a<td colspan='x'>b<td colspan=''>c<td colspan=0>d</table>")
    )
    assert sorted(places(table)) == [(0, 0), (0, 1), (0, 2), (0, 3)]


def test_empty_cells_are_kept() -> None:
    table = only_table(page("<table><tr><td></td><td> &nbsp; </td><td>a</td></tr></table>"))
    assert places(table) == {(0, 0): "", (0, 1): "", (0, 2): "a"}


SPAN = st.sampled_from(["", "0", "1", "2", "3", "7", "2000", "1000000", "-1", "two"])
CELL = st.tuples(st.sampled_from(["td", "th"]), SPAN, SPAN, st.booleans())
ROWS = st.lists(st.lists(CELL, max_size=5), min_size=1, max_size=6)


@given(ROWS, st.lists(st.sampled_from(["", "<tbody>", "</tbody>", "</tr>", "</table>"])))
def test_no_two_cells_share_a_place(
    rows: list[list[tuple[str, str, str, bool]]], stray: list[str]
) -> None:
    markup = "<table border=1>"
    for number, row in enumerate(rows):
        markup += "<tr>" + (stray[number] if number < len(stray) else "")
        for tag, colspan, rowspan, closed in row:
            markup += f'<{tag} colspan="{colspan}" rowspan="{rowspan}">x'
            markup += f"</{tag}>" if closed else ""
    assert_sound(page(markup))
