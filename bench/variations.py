"""How well pages are read whose layout was changed and whose words were not.

Run by `python -m bench.variations [NAME ...]`. Each variation rewrites the tables of all pages of
tests/unseen* as another program would print them (merged cells taken apart, a table cut by a page
break, margins of a spreadsheet, a sheet an item) and compares with the same annotation. What falls
shows a feature of layouts that is not read yet, without a new document.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.element import Tag

import pipeline
from bench import unseen

_NAMES = re.compile("項目|事業|施策|取組|項番|テーマ|^No")
_MERGED = 3
"""Merged cells are taken apart in so many columns at the left."""
_LEAST_ROWS = 9
_LOW = 0.9

Place = tuple[Tag, int, int]
"""A cell, and how many rows and columns into it a place of the grid is."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line a variation, and the pages that fall most; 2 where the scorer is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help=f"of {', '.join(VARIATIONS)}")
    chosen = parser.parse_args(arguments).names or list(VARIATIONS)
    if unseen.load_scorer() is None:
        print("needs KEIKAKU_SHARED/gold/score.py", file=sys.stderr)
        return 2
    pages = unseen.sources((), None)
    plain = scored(None, pages)
    print(f"{'as printed':<14}{_mean(plain):.3f}")
    for name in chosen:
        found = scored(name, pages)
        low = sum(overall < _LOW for overall, _ in found.values())
        silent = sum(silent for _, silent in found.values())
        print(f"{name:<14}{_mean(found):.3f}  below {_LOW}: {low}  silent: {silent}")
        for stem in sorted(found, key=lambda stem: found[stem][0] - plain[stem][0])[:5]:
            if found[stem][0] < plain[stem][0]:
                print(f"    {stem:<20}{plain[stem][0]:.3f} {found[stem][0]:.3f}", flush=True)
    return 0


def _mean(found: dict[str, tuple[float, int]]) -> float:
    return sum(overall for overall, _ in found.values()) / len(found)


def scored(name: str | None, pages: Sequence[Path]) -> dict[str, tuple[float, int]]:
    """OVERALL and the count of silent numbers of each page, by its stem."""
    scorer = unseen.load_scorer()
    if scorer is None:
        raise FileNotFoundError("KEIKAKU_SHARED/gold/score.py")
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / page.name for page in pages]
        for page, file in zip(pages, files, strict=True):
            data = page.read_bytes()
            file.write_bytes(data if name is None else varied(data, name))
        out = Path(folder) / "out"
        pipeline.convert([str(file) for file in files], out, pipeline.Options(layout="generic"))
        reports = {file.stem: unseen.score(scorer, out, file, verbose=False) for file in files}
    return {stem: (r["overall"], len(r["silent"])) for stem, r in reports.items()}


def varied(data: bytes, name: str) -> bytes:
    """A page with its tables rewritten, as UTF-8."""
    soup = BeautifulSoup(data, "lxml")
    for meta in soup.find_all("meta"):
        if meta.get("charset") or "charset" in str(meta.get("content", "")):
            meta.decompose()
    VARIATIONS[name](soup)
    return f'<!DOCTYPE html><meta charset="utf-8">{soup.html or soup}'.encode()


# -- the grid of a table ---------------------------------------------------------------
def _tables(soup: BeautifulSoup) -> list[Tag]:
    return [table for table in soup.find_all("table") if table.find_parent("table") is None]


def _rows(table: Tag) -> list[Tag]:
    return [row for row in table.find_all("tr") if row.find_parent("table") is table]


def _cells(row: Tag) -> list[Tag]:
    return row.find_all(["td", "th"], recursive=False)


def _span(cell: Tag, name: str) -> int:
    text = str(cell.get(name, "1"))
    return max(1, int(text)) if text.isdigit() else 1


def _grid(table: Tag) -> dict[tuple[int, int], Place]:
    grid: dict[tuple[int, int], Place] = {}
    for row, line in enumerate(_rows(table)):
        column = 0
        for cell in _cells(line):
            while (row, column) in grid:
                column += 1
            for down in range(_span(cell, "rowspan")):
                for right in range(_span(cell, "colspan")):
                    grid[row + down, column + right] = (cell, down, right)
            column += _span(cell, "colspan")
    return grid


def _width(grid: dict[tuple[int, int], Place]) -> int:
    return 1 + max((column for _, column in grid), default=-1)


def _new(name: str, text: str = "") -> Tag:
    tag = BeautifulSoup("", "lxml").new_tag(name)
    tag.string = text
    return tag


# -- the variations --------------------------------------------------------------------
def _take_apart(soup: BeautifulSoup, *, again: bool) -> None:
    """Merged cells of the first columns stand in each row: again, or blank below the first."""
    for table in soup.find_all("table"):
        grid, lines = _grid(table), _rows(table)
        parted: list[Tag] = []
        for row, line in enumerate(lines):
            cells: list[Tag] = []
            for column in range(_width(grid)):
                cell, down, right = grid.get((row, column), (None, 0, 1))
                if cell is None or right:
                    continue
                if down == 0:
                    cells.append(cell)
                elif column < _MERGED:
                    parted.append(cell)
                    other = copy(cell) if again else _new(cell.name)
                    del other["rowspan"]
                    other["colspan"] = str(_span(cell, "colspan"))
                    cells.append(other)
            for cell in _cells(line):
                cell.extract()
            line.extend(cells)
        for cell in parted:
            del cell["rowspan"]


def _margins(soup: BeautifulSoup) -> None:
    """An empty row above and an empty column left of each table."""
    for table in _tables(soup):
        lines, width = _rows(table), _width(_grid(table))
        for line in lines:
            line.insert(0, _new("td"))
        blank = _new("tr")
        blank.extend([_new("td") for _ in range(width + 1)])
        if lines:
            lines[0].insert_before(blank)


def _break(soup: BeautifulSoup, *, headed: bool) -> None:
    """A page's number in the middle of each longer table; its header behind it, or not."""
    for table in _tables(soup):
        grid, lines = _grid(table), _rows(table)
        heads = [n for n, line in enumerate(lines) if all(c.name == "th" for c in _cells(line))]
        count = next((n for n in range(len(lines)) if n not in heads), 0)
        free = _free(grid, len(lines))
        cut = next((n for n in free if n > max(len(lines) // 2, count)), None)
        if len(lines) < _LEAST_ROWS or cut is None or (headed and count not in free):
            continue
        rest = _new("table")
        rest.extend([copy(line) for line in lines[:count]] if headed else [])
        rest.extend([line.extract() for line in lines[cut:]])
        table.insert_after(_new("p", "- 2 -"), rest)


def _free(grid: dict[tuple[int, int], Place], count: int) -> list[int]:
    """The rows that no cell of a row above reaches into."""
    return [
        row
        for row in range(count)
        if all(down == 0 for (r, _), (_, down, _) in grid.items() if r == row)
    ]


def _title_row(soup: BeautifulSoup) -> None:
    """The document's title as the first row of its first table."""
    title, tables = soup.find("h1"), _tables(soup)
    lines = _rows(tables[0]) if tables else []
    if isinstance(title, Tag) and lines:
        cell = _new("td", title.get_text())
        cell["colspan"] = str(_width(_grid(tables[0])))
        row = _new("tr")
        row.append(cell)
        lines[0].insert_before(row)
        title.decompose()


def _sheets(soup: BeautifulSoup) -> None:
    """Each item of a table with one header row as a sheet of labels and values."""
    for table in _tables(soup):
        grid, lines = _grid(table), _rows(table)
        width = _width(grid)
        spanned = any(_span(c, "colspan") > 1 for line in lines for c in _cells(line))
        headed = lines and all(c.name == "th" for c in _cells(lines[0]))
        labels = [grid[0, n][0].get_text() for n in range(width) if (0, n) in grid]
        named = next((n for n, label in enumerate(labels) if _NAMES.search(label)), None)
        if spanned or not headed or named is None or width < _MERGED or len(labels) < width:
            continue
        for first, last in _items(grid, named, len(lines)):
            table.insert_before(_sheet(grid, labels, range(first, last)))
        table.decompose()


def _items(grid: dict[tuple[int, int], Place], named: int, count: int) -> Iterator[tuple[int, int]]:
    row = 1
    while row < count:
        place = grid.get((row, named))
        end = row + max(1, _span(place[0], "rowspan") - place[1] if place else 1)
        yield row, end
        row = end


def _sheet(grid: dict[tuple[int, int], Place], labels: list[str], rows: range) -> Tag:
    sheet = _new("table")
    for column, label in enumerate(labels):
        line, value = _new("tr"), _new("td")
        for row in rows:
            cell, down, _ = grid.get((row, column), (None, 0, 0))
            if cell is not None and (down == 0 or row == rows[0]):
                part = copy(cell)
                part.name = "div"
                value.append(part)
        line.extend([_new("th", label), value])
        sheet.append(line)
    return sheet


VARIATIONS: dict[str, Callable[[BeautifulSoup], None]] = {
    "blank": lambda soup: _take_apart(soup, again=False),
    "again": lambda soup: _take_apart(soup, again=True),
    "margins": _margins,
    "break": lambda soup: _break(soup, headed=False),
    "headed-break": lambda soup: _break(soup, headed=True),
    "title-row": _title_row,
    "sheets": _sheets,
}
"""What another program would have printed, by a short name."""


if __name__ == "__main__":
    sys.exit(main())
