"""Tables with the same header row are settled together: a short one holds too little to tell."""

from __future__ import annotations

import pytest

import pipeline
from ingest import read_document
from normalize import load_taxonomy
from parsers.grid import rows_of
from parsers.header.alike import join_alike
from parsers.header.reading import read_header
from schema.records import Records

TITLE = "<h1>令和4年度 熊本支部事業報告</h1>"
HEAD = ("項目", "計画", "実績", "達成状況", "評価")
Row = tuple[str, ...]

LONG: list[Row] = [
    (
        "(1) 点検",
        "【KPI】査定率を0.3％以上とする<br>① 学ぶ。",
        "① 4回学んだ。",
        "0.31％（0.33％）",
        "A",
    ),
    (
        "(2) 健診",
        "【KPI】受診率を50％以上とする<br>① 増やす。",
        "① 12回。",
        "48.2％（全国51.0％）",
        "B",
    ),
    ("(3) 広報", "① 広報紙を出す。", "① 年4回出した。", "－", "A"),
    (
        "(4) 宣言",
        "【KPI】宣言事業所数を900社以上とする<br>① 訪ねる。",
        "① 30社を訪ねた。",
        "912社",
        "A",
    ),
]
SHORT: list[Row] = [
    ("(1) 人材育成", "① 研修を受ける。", "① 11回受けた。", "－", "－"),
    (
        "(2) 経費",
        "【KPI】割合を20％以下とする<br>① 早める。",
        "① 4件（15件中）。",
        "26.7％（12.6％）",
        "C",
    ),
]


def table(rows: list[Row], head: Row = HEAD, wide: str = "") -> str:
    cells = "".join(
        f'<th colspan="2">{word}</th>' if word == wide else f"<th>{word}</th>" for word in head
    )
    body = "".join(
        "<tr>"
        + "".join(
            f'<td colspan="2">{c}</td>' if w == wide else f"<td>{c}</td>"
            for w, c in zip(head, r, strict=True)
        )
        + "</tr>"
        for r in rows
    )
    return f"<table><tr>{cells}</tr>{body}</table>"


def records(*tables: str) -> Records:
    page = f'<meta charset="utf-8">{TITLE}' + "<h2>戦略</h2>".join(tables)
    return pipeline.convert_document(
        "a.html", page.encode(), taxonomy=load_taxonomy(None), layout="generic"
    ).records


def roles(*tables: str) -> list[list[str]]:
    document = read_document(
        "a.html", ('<meta charset="utf-8">' + "<p>-</p>".join(tables)).encode()
    )
    join_alike(document)
    headers = [read_header(rows_of(each))[0] for each in document.tables()]
    return [[column.role for column in header.columns] for header in headers]


EXPECTED = ["title", "measure", "progress", "result", "status"]


def test_a_short_table_reads_its_columns_as_the_long_one() -> None:
    assert roles(table(LONG), table(SHORT)) == [EXPECTED, EXPECTED]
    assert roles(table(LONG), table(SHORT[:1])) == [EXPECTED, EXPECTED]


def test_alone_it_would_not() -> None:
    assert roles(table(SHORT[:1])) != [EXPECTED]


def test_columns_that_stand_in_other_places_go_by_the_order_of_the_headers() -> None:
    assert roles(table(LONG, wide="計画"), table(SHORT)) == [EXPECTED, EXPECTED]


def test_values_and_texts_reach_the_targets_and_measures_of_the_short_table() -> None:
    found = records(table(LONG), table(SHORT))
    by_value = {t.target_value: (t.actual_value, t.national_value) for t in found.kpi_targets}
    assert by_value[20.0] == (26.7, 12.6)
    assert [i.status_raw for i in found.initiatives][-2:] == ["－", "C"]
    assert [a.progress_text for a in found.actions][-1] == "① 4件（15件中）。"


def test_another_header_is_settled_on_its_own() -> None:
    words = ("項目", "計画", "実績", "達成状況", "自己評価")
    long, other = roles(table(LONG), table(SHORT, head=words))
    assert long == EXPECTED
    assert other == roles(table(SHORT, head=words))[0]


def test_a_header_repeated_on_a_later_page_changes_nothing() -> None:
    again = [*LONG, HEAD, *SHORT]
    assert roles(table(again)) == [EXPECTED]
    assert len(records(table(again)).initiatives) == 6


@pytest.mark.parametrize("word", ["達成状況", "結果", "取組結果"])
def test_a_column_of_values_is_the_result_whatever_its_word(word: str) -> None:
    head = ("項目", "計画", "実績", word, "評価")
    assert roles(table(LONG, head=head))[0] == EXPECTED


def test_a_column_of_numbers_without_units_stays_a_grade() -> None:
    graded: list[Row] = [(*row[:3], str(n), row[4]) for n, row in enumerate(LONG, 2)]
    assert "result" not in roles(table(graded))[0][3:]


def test_inspect_names_the_tables() -> None:
    document = read_document("a.html", (table(LONG) + "<p>-</p>" + table(SHORT)).encode())
    (alike,) = join_alike(document)
    assert str(alike).startswith("tables 1, 2 have the same header")


def test_a_table_whose_cells_a_print_shifted_is_settled_on_its_own() -> None:
    shifted = table(SHORT).replace("</td></tr>", "</td><td>◎</td></tr>")
    document = read_document("a.html", (table(LONG) + "<p>-</p>" + shifted).encode())
    assert join_alike(document) == []
