"""The five real dumps and the pages of other genres, where their folder exists."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from ingest import read_document
from schema.document import Document, Table
from tests.ingest.show import assert_sound, every_table, places

MARKUP = re.compile(r"<(?:/?(?:ul|li|p|b|u|div|br|table|thead|tbody|tr|td|th)\b)[^<>]*>")
SPACE = re.compile(r"\s+")
JAPANESE = re.compile(r"[ぁ-んァ-ヶ]")


def read(shared: Path, start: str) -> Document:
    """The document whose file name starts so."""
    (path,) = (shared / "documents").glob(f"{start}*.txt")
    return read_document(str(path), path.read_bytes())


def printed(document: Document) -> Counter[str]:
    """Each character that a document holds, repeats and nested tables included."""
    found: Counter[str] = Counter()
    tables = every_table(list(document.tables()))
    blocks = [*document.paragraphs(), *(c for t in tables for c in [*t.cells, *t.repeats])]
    for block in blocks:
        found.update(SPACE.sub("", block.text))
    return found


@pytest.mark.parametrize("start", ["000", "001", "002", "003", "004"])
def test_no_character_of_a_dump_is_lost_or_added(shared: Path, start: str) -> None:
    (path,) = (shared / "documents").glob(f"{start}*.txt")
    text = MARKUP.sub(" ", path.read_text(encoding="utf-8"))
    text = text.replace("&lt;", "<").replace("&gt;", ">")
    lines = [re.sub(r"^(?:# |- (?=[・①-⑳]))", "", line) for line in text.splitlines()]
    expected = Counter(SPACE.sub("", "".join(lines).replace("**", "")))
    assert printed(read(shared, start)) == expected


@pytest.mark.parametrize("start", ["000", "001", "002", "003", "004"])
def test_dumps_are_sound(shared: Path, start: str) -> None:
    document = read(shared, start)
    assert document.findings == []
    assert_sound(document)


def real_rows(table: Table) -> dict[int, dict[int, str]]:
    """Row, column and text of the real cells."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), text in places(table).items():
        rows.setdefault(row, {})[column] = text
    return rows


def test_gunma_2021_every_row_that_holds_a_table(shared: Path) -> None:
    """Columns of the cells in such rows; each was compared with the dump by eye."""
    held = [
        (table.number, row, sorted(columns))
        for table in read(shared, "003").tables()
        for row, columns in real_rows(table).items()
        if any(cell.tables for cell in table.cells if cell.row == row)
    ]
    assert held == [
        (3, 3, [3, 4]),
        (3, 22, [2, 3, 4]),
        (6, 3, [3, 4, 5]),
        (6, 7, [0, 1, 2]),
        (6, 16, [2, 3, 4]),
        (6, 21, [0, 1, 2]),
        (11, 5, [0, 1, 2, 3, 4, 5]),
        (11, 14, [4]),
        (11, 20, [2, 3]),
        (11, 26, [2, 3]),
        (16, 10, [2, 3]),
        (16, 16, [0, 1, 2]),
        (19, 9, [2, 3]),
        (21, 5, [2, 3, 4]),
        (21, 16, [2, 3]),
        (25, 6, [0, 1, 2, 3, 4, 5]),
        (25, 15, [0, 1, 2]),
    ]


def test_gunma_2021_symbols_and_budgets_beside_nested_tables(shared: Path) -> None:
    tables = {table.number: real_rows(table) for table in read(shared, "003").tables()}
    assert tables[3][3][4] == "○"
    assert tables[3][22][4] == "△"
    assert tables[21][5][4] == "◎"
    assert tables[25][6][4] == "○"
    assert "11,942,000円" in tables[25][6][5]
    assert tables[25][15][2] == "△"


def test_gunma_2021_repeats_hold_nothing_but_the_nested_tables(shared: Path) -> None:
    for table in read(shared, "003").tables():
        inner = {c.text for cell in table.cells for t in cell.tables for c in t.cells}
        assert {cell.text for cell in table.repeats} <= inner


@pytest.mark.parametrize(
    ("start", "table", "row", "column", "text"),
    [
        ("000", 2, 7, 2, "査定率累計(%)"),
        ("000", 2, 8, 4, "0.204"),
        ("004", 2, 3, 2, "91.5%（91.3%）"),
        ("004", 3, 2, 4, "○"),
        ("002", 1, 1, 0, "業務"),
    ],
)
def test_facts_stand_where_the_dump_prints_them(
    shared: Path, start: str, table: int, row: int, column: int, text: str
) -> None:
    (found,) = (t for t in read(shared, start).tables() if t.number == table)
    assert places(found)[(row, column)] == text


def test_saitama_keeps_underlined_runs_and_ruling_lines(shared: Path) -> None:
    document = read(shared, "001")
    marks = [m for t in document.tables() for c in t.cells for ln in c.lines for m in ln.marks]
    assert {mark.style for mark in marks} == {"underline"}
    assert len(marks) == 42  # 43 start tags, one of them inside another
    ruled = {cell.text.strip("-") for table in document.tables() for cell in table.repeats}
    assert ruled == {""}


PAGES = {
    "calico-kumamoto-kiji.html": (8, "熊本県オープンデータサイト"),
    "calico-mhlw-airport-quarantine.html": (1, "中部国際空港"),
    "deb-lv-index.html": (7, "Multilingual file viewer"),
    "deb-namazu-tutorial.html": (10, "日本語環境での利用"),
    "deb-w3m-manual-ja.html": (22, "起動オプション"),
    "deb-yc-iso2022jp.html": (1, "漢字変換"),
    "egov-kanzei-zantei.html": (10, "関税暫定措置法"),
    "egov-kenpo-ho.html": (7, "全国健康保険協会"),
    "egov-onkyu-s27.html": (3, "恩給"),
    "egov-taiyo-nensu.html": (19, "減価償却資産"),
}


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_other_genres_are_read_without_mojibake(shared: Path, name: str) -> None:
    path = shared / "corpus" / "html" / name
    document = read_document(name, path.read_bytes())
    tables, words = PAGES[name]
    text = "\n".join(
        block.text
        for block in [*document.paragraphs(), *(c for t in document.tables() for c in t.cells)]
    )
    assert_sound(document)
    assert len(list(document.tables())) == tables
    assert words in text
    assert "\ufffd" not in text
    assert not re.search("[\x80-\x9f\ue000-\uf8ff]", text)
    assert len(JAPANESE.findall(text)) > 100 or name == "deb-lv-index.html"


def test_files_named_pdf_that_are_pages_are_read_as_pages(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "odd").glob("htmlpdf-*.pdf")):
        assert read_document(path.name, path.read_bytes()).media_type == "text/html"


def test_every_number_of_the_annotations_is_in_the_document(shared: Path) -> None:
    """What a person annotated must at least be in some cell or paragraph."""
    for start, name in (("003", "gunma_2021"), ("004", "kumamoto_2021")):
        gold = (shared / "gold" / f"{name}.json").read_text(encoding="utf-8")
        document = read(shared, start)
        cells = [c for t in every_table(list(document.tables())) for c in t.cells]
        text = SPACE.sub("", "".join(b.text for b in [*document.paragraphs(), *cells]))
        statements = re.findall(r'"statement_raw": ("(?:[^"\\]|\\.)*")', gold)
        for statement in map(json.loads, statements):
            assert SPACE.sub("", statement) in text
