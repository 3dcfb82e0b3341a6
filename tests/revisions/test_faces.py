"""All faces show one comparison, each in its own way."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from rich.console import Console

from revisions import compare
from revisions.changes import changes_of
from revisions.faces.render import FACES, render
from revisions.faces.terminal import comparison_renderable
from revisions.faces.wording import number, place, signed
from schema.arrow import arrow_schema
from schema.changes import ChangeRecord
from schema.comparison import Comparison
from schema.records import Provenance
from tests.revisions.example import example
from tests.revisions.hand_made import plans


@pytest.fixture(scope="module")
def found() -> Comparison:
    return example()


def test_json_has_the_shape_that_programs_rely_on(found: Comparison) -> None:
    data = json.loads(render(found, "json"))
    assert (data["different"], data["exit_code"]) == (True, 1)
    split = next(each for each in data["relations"] if each["kind"] == "split")
    assert [cited["number_raw"] for cited in split["old"]] == ["(2)"]
    assert {"initiative_id", "number_raw", "title_raw"} <= set(split["new"][0])
    target = next(each for each in data["targets"] if each["kpi_id"] == "generic_usage_rate")
    assert (target["kind"], target["direction"], target["difference"]) == (
        "changed",
        "tightened",
        0.4,
    )
    assert {"comparator", "target_value", "baseline_value", "unit"} <= set(target["old"])
    passage = next(each for each in data["passages"] if "年2回" in each["text"])
    assert (passage["side"], passage["initiative_id"]) == ("old", "old0000000000000-i004")
    assert [passage["text"][a:b] for a, b, kind in passage["spans"] if kind != "equal"] == ["2"]


def test_every_text_face_tells_of_every_kind(found: Comparison) -> None:
    console = Console(width=120, record=True, file=open("/dev/null", "w"))  # noqa: SIM115
    console.print(comparison_renderable(found))
    texts = [console.export_text(), render(found, "markdown").decode()]
    for text in texts:
        for word in ("split", "removed", "renamed", "80.3%", "80.7%", "+0.4 pt", "tightened"):
            assert word in text
        assert "one of two documents was taken" in text


def test_markdown_strikes_out_and_sets_in_bold(found: Comparison) -> None:
    text = render(found, "markdown").decode()
    assert "年~~2~~回" in text
    assert "年**4**回" in text
    assert "\\<b\\>" in text


def test_the_workbook_holds_text_and_no_formula(found: Comparison) -> None:
    data = render(found, "xlsx")
    assert data == render(found, "xlsx")
    book = openpyxl.load_workbook(BytesIO(data), rich_text=True)
    assert book.sheetnames[:4] == ["overview", "initiatives", "targets", "texts"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert [cell for cell in cells if str(cell.value).startswith("=HYPERLINK")]


def test_parquet_has_a_row_a_change_and_its_columns_described(found: Comparison) -> None:
    table = pq.read_table(BytesIO(render(found, "parquet")))
    schema = arrow_schema(ChangeRecord)
    assert table.schema.names == schema.names
    assert table.schema.metadata == schema.metadata
    assert table.schema.field("direction").metadata[b"description"].startswith(b"tightened")
    rows = table.to_pylist()
    assert len(rows) == len(changes_of(found))
    assert {row["subject"] for row in rows} == {"initiative", "target", "text", "fact"}
    (target,) = [row for row in rows if row["kpi_id"] == "generic_usage_rate"]
    assert (target["old_value"], target["new_value"], target["unit"]) == (80.3, 80.7, "percent")
    assert target["old_provenance"][0]["row"] == 4


def test_html_needs_nothing_from_outside_and_escapes_what_documents_print(
    found: Comparison,
) -> None:
    page = render(found, "html").decode()
    assert "&lt;b&gt;保険証&lt;/b&gt;" in page
    assert "<b>保険証" not in page
    assert not re.findall(r"<(?:link|img|iframe|script src|object|embed)\b", page)
    assert "@import" not in page
    assert "url(" not in page


def test_every_change_on_the_page_links_to_its_source_cell(found: Comparison) -> None:
    page = render(found, "html").decode()
    ids = set(re.findall(r'\bid="([^"]+)"', page))
    links = re.findall(r'class="where" href="#([^"]+)"', page)
    assert len(links) >= sum(passage.changed for passage in found.passages)
    cited = {link for link in links if link.rsplit("-", 1)[-1] == "1"}
    assert cited
    assert cited <= ids


def test_links_to_documents_are_relative_and_name_the_page(
    found: Comparison, tmp_path: Path
) -> None:
    source = tmp_path / "plans" / "plan 2020.pdf"
    source.parent.mkdir()
    source.touch()
    info = found.old.model_copy(update={"source": str(source), "media_type": "application/pdf"})
    page = render(found.model_copy(update={"old": info}), "html", tmp_path / "out").decode()
    assert 'href="../plans/plan%202020.pdf#page=1"' in page


def test_no_change_is_said_in_every_face() -> None:
    old, _ = plans()
    same = compare(old.item("1", "広報").edition(), old.edition())
    for face in FACES:
        assert render(same, face)
    assert "The same." in render(same, "markdown").decode()
    assert changes_of(same) == []


def test_an_unknown_face(found: Comparison) -> None:
    with pytest.raises(KeyError):
        render(found, "word")


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(96.5, "percent", "96.5%"), (1170.0, "offices", "1,170事業所"), (0.281, "percent", "0.281%"),
     (4680.0, "yen", "4,680円"), (12345.6, "none", "12,345.6"), (None, "yen", "")],
)  # fmt: skip
def test_numbers_as_people_write_them(value: float | None, unit: str, text: str) -> None:
    assert number(value, unit) == text  # type: ignore[arg-type]


def test_differences_have_their_sign() -> None:
    assert signed(3.8, "percent") == "+3.8 pt"
    assert signed(-115.0, "yen") == "−115円"
    assert signed(0.0) == "±0"


def test_places_in_words() -> None:
    assert place(Provenance(page=3, table=4, row=0, column=1)) == "p. 3, table 4, row 1, column 2"
    assert place(Provenance(row=12)) == "paragraph 12"
    assert place(None) == ""
