"""Reads `sources/NAME.yaml`.

A cell is a string (a line of it is a line of the cell; `<u>` and `<b>` mark runs), nothing (a
blank cell) or a mapping: text, list, table, after, stamp, rows, columns, upright. A row may also
hold short forms for several cells: `{months: 4}` (twelve month names from April), `{marks:
"..●●"}` (a cell for each character, `.` blank), `{each: "1.2 _ 3.4"}` (a cell for each word, `_`
blank). Among the rows the word `page` begins a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import yaml

from samples.model import (
    FOLDER,
    Block,
    Cell,
    Heading,
    Line,
    PageBreak,
    Placed,
    Row,
    Run,
    Sample,
    Style,
    Table,
    Text,
)

_MARKED = re.compile(r"<(u|b)>(.*?)</\1>")
_STYLES: dict[str, Style] = {"u": "underline", "b": "bold"}
SOURCES = FOLDER / "sources"


def names() -> list[str]:
    """The names of all samples, sorted."""
    return sorted(path.stem for path in SOURCES.glob("*.yaml"))


def load(name: str) -> Sample:
    """The sample of this name. Raises OSError, yaml.YAMLError, and ValueError for a bad block."""
    data = yaml.safe_load((SOURCES / f"{name}.yaml").read_text(encoding="utf-8"))
    blocks = tuple(_block(block) for block in data.pop("blocks"))
    data["pdf"] = tuple(data.get("pdf", ()))
    return Sample(name=name, blocks=blocks, **data)


def _block(data: Any) -> Block:
    if data == "page":
        return PageBreak()
    if isinstance(data, str):
        return Text(lines_of(data))
    if "heading" in data:
        return Heading(data["heading"], data.get("level", 1))
    if "box" in data:
        return Text(lines_of(data["box"]), boxed=True)
    if "right" in data:
        return Text(lines_of(data["right"]), right=True)
    if "table" in data:
        return _table(data["table"])
    raise ValueError(f"no block: {data!r}")


def _table(data: dict[str, Any]) -> Table:
    body: list[Row] = []
    breaks = set()
    for row in data["body"]:
        if row == "page":
            breaks.add(len(body))
        else:
            body.append(_row(row))
    return Table(
        tuple(_row(row) for row in data.get("head", ())),
        tuple(body),
        frozenset(breaks),
        tuple(data.get("widths", ())),
        bool(data.get("flat")),
    )


def _row(data: Sequence[Any]) -> Row:
    return tuple(cell for entry in data for cell in _cells(entry))


def _cells(data: Any) -> Iterator[Cell]:
    """One cell, or the cells of a short form."""
    if data is None:
        yield Cell()
    elif not isinstance(data, dict):
        yield Cell(lines_of(str(data)))
    elif "months" in data:
        first = int(data["months"])
        yield from (Cell(lines_of(f"{(first + i - 1) % 12 + 1}月")) for i in range(12))
    elif "marks" in data:
        yield from (Cell(() if mark == "." else lines_of(mark)) for mark in data["marks"])
    elif "each" in data:
        words = str(data["each"]).split()
        yield from (Cell(() if word == "_" else lines_of(word)) for word in words)
    else:
        yield _cell(dict(data))


def _cell(data: dict[str, Any]) -> Cell:
    cell = Cell(
        lines=lines_of(data.pop("text", "")),
        items=tuple(line for item in data.pop("list", ()) for line in lines_of(item)),
        table=_table(data.pop("table")) if "table" in data else None,
        after=lines_of(data.pop("after", "")),
    )
    return replace(cell, **data)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text; blank ones are left out."""
    return tuple(_line(line.strip()) for line in text.split("\n") if line.strip())


def _line(text: str) -> Line:
    runs: list[Run] = []
    place = 0
    for match in _MARKED.finditer(text):
        if match.start() > place:
            runs.append(Run(text[place : match.start()]))
        runs.append(Run(match.group(2), _STYLES[match.group(1)]))
        place = match.end()
    if place < len(text):
        runs.append(Run(text[place:]))
    return tuple(runs)


def place(rows: Sequence[Row]) -> tuple[list[Placed], int]:
    """The cells on their grid, as HTML places them, and how many columns it has."""
    taken: set[tuple[int, int]] = set()
    placed: list[Placed] = []
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            placed.append(Placed(number, column, cell))
            taken.update(
                (number + down, column + right)
                for down in range(cell.rows)
                for right in range(cell.columns)
            )
            column += cell.columns
    return placed, 1 + max((column for _, column in taken), default=-1)


def pages(table: Table) -> list[Table]:
    """The table cut at its page breaks; each part repeats the head, spans are cut with it.

    A cell that goes on over a break is blank on the page where it goes on.
    """
    if not table.breaks:
        return [table]
    placed, _ = place(table.body)
    edges = [0, *sorted(table.breaks), len(table.body)]
    parts = []
    for first, last in pairwise(edges):
        rows = [_cut(placed, row, first, last) for row in range(first, last)]
        parts.append(replace(table, body=tuple(rows), breaks=frozenset()))
    return parts


def _cut(placed: list[Placed], row: int, first: int, last: int) -> Row:
    """The cells of one row between two page breaks."""
    cells: list[tuple[int, Cell]] = []
    for one in placed:
        end = one.row + one.cell.rows
        opens = max(one.row, first)
        if opens != row or not one.row < last or end <= first:
            continue
        cut = replace(one.cell, rows=min(end, last) - opens)
        if one.row < first:
            cut = Cell(rows=cut.rows, columns=cut.columns)
        cells.append((one.column, cut))
    return tuple(cell for _, cell in sorted(cells, key=lambda pair: pair[0]))
