"""One indicator or topic through the years."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.console import Console

from revisions.faces.chart import history_chart
from revisions.faces.chart_labels import Label, drawn
from revisions.faces.history_page import history_page
from revisions.faces.history_table import history_json, history_renderable
from revisions.history import history_of
from schema.history import History
from schema.records import DocumentRecord, InitiativeRecord, KpiTargetRecord
from store.reading import read_rows
from tests.revisions.example import KNOWLEDGE, folder


def follow(path: Path, subject: str, branches: tuple[str, ...] = ()) -> History:
    rows = (
        read_rows(path, DocumentRecord),
        read_rows(path, InitiativeRecord),
        read_rows(path, KpiTargetRecord),
    )
    return history_of(subject, *rows, KNOWLEDGE, branches)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder(tmp_path_factory.mktemp("tables"))


def test_targets_by_year_and_results_that_later_plans_quote(tables: Path) -> None:
    found = follow(tables, "generic_usage_rate")
    assert [(point.fiscal_year, point.target_value) for point in found.points] == [
        (2020, 80.3),
        (2021, 80.7),
    ]
    assert found.label == "ジェネリック医薬品使用割合"
    assert found.breaks == []


def test_a_topic_is_followed_by_the_titles_that_name_it(tables: Path) -> None:
    found = follow(tables, "publicity")
    assert found.kind == "topic"
    assert found.points == []


def test_branches_by_name_or_code(tables: Path) -> None:
    assert follow(tables, "generic_usage_rate", ("10",)).points
    assert follow(tables, "generic_usage_rate", ("群馬",)).points
    assert not follow(tables, "generic_usage_rate", ("埼玉",)).points


def test_an_unknown_id(tables: Path) -> None:
    with pytest.raises(KeyError):
        follow(tables, "generic")


def history(tables: Path) -> History:
    """Both years of an indicator whose series breaks between them, with results."""
    base = follow(tables, "generic_usage_rate")
    points = [
        point.model_copy(
            update={"actual_value": 79.0 + place, "baseline_fiscal_year": 2018 + place}
        )
        for place, point in enumerate(base.points)
    ]
    rebuilt = base.model_dump() | {
        "points": points,
        "results": [
            {
                "branch": "群馬",
                "fiscal_year": 2019,
                "value": 79.5,
                "unit": "percent",
                "quoted": True,
            },
            {
                "branch": "群馬",
                "fiscal_year": 2021,
                "value": 81.2,
                "unit": "percent",
                "quoted": False,
            },
        ],
        "breaks": [{"fiscal_year": 2021, "reason": "scope <widened>"}],
    }
    return History.model_validate(rebuilt)


def test_the_chart_is_sound_svg_and_cuts_its_lines_at_a_break(tables: Path) -> None:
    svg = history_chart(history(tables))
    root = ElementTree.fromstring(svg)
    assert root.tag.endswith("svg")
    assert "new series" in svg
    assert "scope &lt;widened&gt;" in svg
    assert "polyline" not in svg  # both lines would cross the break
    assert len(re.findall("<circle", svg)) == 4 + 3  # points and the legend


def test_a_chart_without_numbers_says_so(tables: Path) -> None:
    empty = history(tables).model_copy(update={"points": [], "results": []})
    assert "No numbers to draw" in history_chart(empty)


def test_table_page_and_json(tables: Path) -> None:
    found = history(tables)
    console = Console(width=140, record=True, file=open("/dev/null", "w"))  # noqa: SIM115
    console.print(history_renderable(found))
    text = console.export_text()
    page = history_page(found)
    for shown in (text, page):
        assert "80.7%" in shown
        assert "not comparable with before" in shown.replace("\n", " ")
    assert "<svg" in page
    assert json.loads(history_json(found))["breaks"][0]["fiscal_year"] == 2021


def test_labels_never_overlap() -> None:
    labels = [Label(100, 100 + step, "81.2%", "", "middle") for step in range(12)]
    places = [float(y) for y in re.findall(r' y="([\d.]+)"', "".join(drawn(labels)))]
    assert len(places) > 3
    assert min(b - a for a, b in zip(sorted(places), sorted(places)[1:], strict=False)) >= 13
