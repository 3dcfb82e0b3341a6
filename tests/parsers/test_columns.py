"""Header rows, column roles, and rows whose cells are missing or shifted."""

from parsers.grid import rows_of
from parsers.header.reading import read_header
from parsers.periods.schedule import planned_months
from parsers.rows.align import align
from tests.parsers.tables import table

MONTHS = "|".join(f"{month}月" for month in (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3))


def roles(*rows: str) -> dict[int, str]:
    header, _ = read_header(rows_of(table(*rows)))
    return {column.index: column.role for column in header.columns}


def test_roles_come_from_header_words() -> None:
    assert roles("項番|事業|実施内容|進捗状況|評価|担当", "1|広報|①掲示|掲示した|○|企画総務G") == {
        0: "number", 1: "title", 2: "measure", 3: "progress", 4: "status", 5: "groups",
    }  # fmt: skip


def test_an_ambiguous_word_is_settled_by_what_the_column_holds() -> None:
    with_symbols = roles("項番|事業|実施概要|進捗状況|実施状況", "1|広報|①掲示|掲示した|○")
    with_measures = roles("項目|実施状況|実績|達成状況", "1. 広報|① 掲示を替えた|-|○")
    assert with_symbols[4] == "status"
    assert with_measures[1] == "measure"


def test_progress_printed_over_the_months_means_the_column_behind_them() -> None:
    header, taken = read_header(
        rows_of(table("項番|事業|実施概要|進捗状況||||||||||||実施状況", f"|||{MONTHS}"))
    )
    assert taken == 2
    assert header.months[3] == 4
    progress = header.first("progress")
    assert progress is not None
    assert progress.index == 15


def test_a_row_without_its_spanned_cells_is_still_read_by_content() -> None:
    rows = rows_of(
        table(
            "項番|事業|実施概要|進捗状況|実施状況",
            "1|広報|(1)掲示する|掲示した|○",
            "(2)配布する|配布した|△",
        )
    )
    header, _ = read_header(rows)
    aligned = align(rows[2], header)
    assert [(column.role, cell.text) for column, cell in aligned.roles] == [
        ("measure", "(2)配布する"),
        ("progress", "配布した"),
        ("status", "△"),
    ]


def test_twelve_dots_are_the_whole_year_and_a_shifted_row_is_not_guessed() -> None:
    dots = "|".join(["●"] * 12)
    eleven = "|".join(["●"] * 11)
    rows = rows_of(
        table(
            f"項番|事業|実施概要|{MONTHS}|進捗状況|実施状況",
            f"1|広報|掲示|{dots}|掲示した|○",
            "2|研修|開催|||●|||●",
            f"3|健診|勧奨|{eleven}|これまでに文書を送付した|○",
        )
    )
    header, _ = read_header(rows)
    whole_year = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]
    assert planned_months(align(rows[1], header), header)[0] == whole_year
    assert planned_months(align(rows[2], header), header)[0] == [6, 9]
    months, _, finding = planned_months(align(rows[3], header), header)
    assert months is None
    assert finding is not None
    assert finding.code == "months_ambiguous"
