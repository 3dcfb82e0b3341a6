"""Small pages that print the same facts in many ways, and what the generic layout read of each.

A branch office prints a result of last year in a bracket, on a line of its own, behind an arrow or
in a column, and calls it 令和4年度実績, R4結果 or 前年度末. Each way alone is easy; readers fail
where two meet. So each test here multiplies the words by the places they stand in, converts all
such pages at once and compares each with the facts it was made of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

import pipeline

Row = dict[str, Any]

PLAN = "令和5年度 長野支部事業計画"
REPORT = "令和5年度 長野支部事業計画の実施結果"
FISCAL_YEAR = 2023


@dataclass(frozen=True)
class Kpi:
    """One item with one indicator, each figure as it is printed."""

    title: str
    name: str
    kpi_id: str
    goal: str
    actual: str
    before: str
    national: str


KPIS = (
    Kpi(
        *("１　サービス水準の向上", "現金給付等の申請に係る郵送化率", "mail_application_rate"),
        *("96.0％以上", "96.5％", "95.8％", "95.9％"),
    ),
    Kpi(
        *("２　ジェネリック医薬品の使用促進", "ジェネリック医薬品使用割合", "generic_usage_rate"),
        *("82.0％以上", "82.4％", "80.1％", "81.9％"),
    ),
    Kpi(
        *("３　コラボヘルスの推進", "健康宣言事業所数", "health_declaration_offices"),
        *("1,500事業所以上", "1,520事業所", "1,420事業所", "1,120事業所"),
    ),
)
"""Two rates and a count: a rule for percentages alone is half a rule."""


def number(printed: str) -> float:
    """96.5 of 96.5％, 1520 of 1,520事業所以上."""
    return float("".join(each for each in printed if each.isdigit() or each == "."))


def page(
    head: Sequence[str], rows: Sequence[Sequence[str]], *, title: str = PLAN, behind: str = ""
) -> str:
    """A page of one table; a newline in a cell is a line break, `behind` is HTML below it."""
    cells = [("th", head), *(("td", row) for row in rows)]
    lines = "".join(
        "<tr>" + "".join(f"<{tag}>{_lines(text)}</{tag}>" for text in row) + "</tr>"
        for tag, row in cells
    )
    return f"<html><body><h1>{title}</h1><table>{lines}</table>{behind}</body></html>"


def _lines(text: str) -> str:
    return text.replace("\n", "<br>")


@dataclass
class Read:
    """What was read of one page: the rows of each table, by its name."""

    tables: dict[str, list[Row]] = field(default_factory=dict)

    def __getitem__(self, table: str) -> list[Row]:
        return self.tables.get(table, [])

    def facts(self, table: str, *columns: str) -> list[tuple[Any, ...]]:
        """Some columns of a table's rows, in order."""
        return [tuple(row[column] for column in columns) for row in self[table]]

    def told(self, at: Row) -> bool:
        """Whether a warning or an error names the row of the document that a record is from."""
        places = {_place(row) for row in self["issues"] if row["severity"] != "info"}
        return _place(at) in places


def _place(row: Row) -> tuple[Any, ...]:
    at = row["provenance"] or {}
    return tuple(at.get(name) for name in ("page", "table", "row"))


def read_all(pages: Mapping[str, str], folder: Path) -> dict[str, Read]:
    """Each page by its name, read by the generic layout in one run."""
    sources = folder / "pages"
    sources.mkdir()
    names = {f"{number:05}.html": name for number, name in enumerate(pages)}
    for file, name in names.items():
        (sources / file).write_text(pages[name], encoding="utf-8")
    out = folder / "out"
    files = [str(sources / file) for file in names]
    run = pipeline.convert(files, out, pipeline.Options(layout="generic"))
    assert all(outcome.status == "converted" for outcome in run.outcomes)
    documents = pq.read_table(out / "documents.parquet").to_pylist()
    name_of = {row["document_id"]: names[Path(row["source"]).name] for row in documents}
    found = {name: Read() for name in pages}
    for table in sorted(out.glob("*.parquet")):
        for row in pq.read_table(table).to_pylist():
            found[name_of[row["document_id"]]].tables.setdefault(table.stem, []).append(row)
    return found
