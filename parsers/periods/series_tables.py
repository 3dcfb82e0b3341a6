"""Monthly tables that stand by themselves below a heading."""

from __future__ import annotations

import re

from parsers.grid import GridCell, GridRow, rows_of
from parsers.headings.words import UNIT_LINE
from parsers.periods.series import (
    BLANK,
    KIND,
    LABEL,
    TOTAL,
    YEAR,
    is_month_header,
    is_year_header,
    read_series_table,
)
from parsers.rows.walk import Walk
from parsers.vocabulary import vocabulary
from parsers.word_lists import any_of
from schema.document import Finding, Table
from schema.plan import Initiative, Note, Series

_MOST_LABELS = 3
_ASIDE = re.compile(r"^[（(〔［\[【＜<]?\s*参考")
_LONGEST_HEADING = 40
_HEADS_SERIES = re.compile(
    rf"(?:推移|{any_of('series.by_period')}の?{any_of('series.by_period_behind')}?|進捗|グラフ)"
    r"(?:表|一覧|グラフ|について)?\s*(?:[（(][^（()）]*[)）]\s*)*$"
)
_GOAL = re.compile(r"(?:目標|計画)値?(?:\([^()]*\))?$")
_BESIDE_BRANCH = re.compile(r"(?:差|[同前]年?度?比|順位)(?:\([^()]*\))?$")
"""What the rows below those of a branch and of all compare: 全国平均との差, 全国順位."""
_SUBJECT = re.compile(rf"{any_of('series.subjects')}(?:\s*[（(][^（）()]*[)）])?$")
"""What is counted, where the line above the table says how: 健診の実施者数の推移."""
_RANK = re.compile(r"第?\d{1,2}位")
_HEADER_WORDS = ("累計", "合計", "単月", "累積", "区分", "支部")


def heads_series(text: str) -> bool:
    """Whether a heading is that of a table of numbers, and no item: ４　主な指標の月次推移."""
    words = text.strip()
    return len(words) <= _LONGEST_HEADING and bool(
        _ASIDE.match(words) or _HEADS_SERIES.search(words)
    )


def is_series_table(rows: list[GridRow]) -> bool:
    """Whether a table is months over numbers: at most two labels left of them, no ● below."""
    if len(rows) < 2:
        return False
    if is_year_header(rows[0]):
        return holds_years(rows)
    if not is_month_header(rows[0]):
        return False
    first = next(cell.column for cell in rows[0].cells if cell.month is not None)
    before = [cell for cell in rows[0].cells if cell.column < first]
    if first > _MOST_LABELS or len(before) > _MOST_LABELS:
        return False
    named = [role for cell in before for role in cell.named_roles[:1]]
    if any(role in ("number", "measure", "schedule") for role in named):
        return False
    if len(before) > 1 and _numbers_items(rows[1:], before[0].column):
        return False
    if "target" in named and any(_GOAL.search(cell.folded) for cell in before):
        return False  # KPI | 令和6年度目標 | 6月末 | 9月末 …: what each target reached
    below = [cell for row in rows[1:] for cell in row.cells if cell.column >= first]
    if any(role in ("title", "section") for role in named):
        # 区分 | 年度 | 4月 …: each row is labelled with what is counted, or with a year
        labels = [cell for row in rows[1:] for cell in row.cells if cell.column < first]
        counted = "year" in named or all(map(_labels_numbers, labels))
        if not counted or not all(cell.numeric or BLANK.match(cell.text) for cell in below):
            return False
    numbers = sum(cell.numeric or cell.month is not None for cell in below)
    return bool(below) and numbers * 2 > len(below) and not any(c.kind == "dots" for c in below)


def _numbers_items(rows: list[GridRow], column: int) -> bool:
    """Whether the first column holds the items' numbers, whatever its header word: 番号等."""
    cells = [cell for row in rows for cell in row.cells if cell.column == column]
    return bool(cells) and all(cell.kind == "item" for cell in cells)


def holds_years(rows: list[GridRow]) -> bool:
    """Whether below years stand a label and numbers in every row: 受診者数（人） | 96,042 | …

    Left of the labels another column may name what several rows are of: 生活習慣病予防健診. Rows
    may be labelled with whose numbers they are, and the corner say what is counted.
    """
    first = next(cell.column for cell in rows[0].cells if YEAR.fullmatch(cell.folded))
    labels = [[cell for cell in row.cells if cell.column < first] for row in rows[1:]]
    numbers = [cell for row in rows[1:] for cell in row.cells if cell.column >= first]
    return (
        all(0 < len(own) <= _MOST_LABELS and _labels_numbers(own[-1]) for own in labels)
        and all(cell.kind == "text" for own in labels for cell in own)
        and all(
            cell.numeric or BLANK.match(cell.text) or _RANK.fullmatch(cell.folded)
            for cell in numbers
        )
    )


def _labels_numbers(cell: GridCell) -> bool:
    """Whether a cell labels a row of numbers: 受診者数, or whose they are: 京都支部, 全国平均."""
    return (
        LABEL.search(cell.text) is not None
        or _SUBJECT.search(cell.text) is not None
        or vocabulary().names_branch(cell.folded)
        or cell.named_roles[:1] == ("national",)
        or _BESIDE_BRANCH.search(cell.folded) is not None
    )


def take_series_of(
    walk: Walk, table: Table, initiative: Initiative, *, years: bool = False
) -> None:
    """A monthly table below a heading is its item's; below the rows of several items it is loose.

    Whose a loose one is, or one that is headed 参考, its words say; until they are read it is kept
    with the item above it. `years`: its first row is known to be a header.
    """
    before = len(initiative.series)
    spare = take_series_table(walk, table, initiative, years=years)
    if figures := [cell for cell in spare if cell.numeric]:
        message = "Figures beside the months or years of a series are kept as notes."
        text = " ".join(cell.text for cell in figures)[:200]
        walk.builder.find(Finding("warning", "series_cell_unread", message, text, figures[0].ref))
    place_series(walk, initiative, initiative.series[before:])


def place_series(walk: Walk, initiative: Initiative, blocks: list[Series]) -> None:
    """Say which line heads a table of series and whether its words must say whose it is.

    They must below 参考, below the rows of several items, and below a line that stands between
    an item's own table and this one.
    """
    above = [quote for quote in walk.between if not UNIT_LINE.match(quote.text)]
    unit = next((quote for quote in reversed(walk.between) if UNIT_LINE.match(quote.text)), None)
    caption = above[-1] if above else walk.caption
    aside = any(_ASIDE.match(quote.text) for quote in [*above, *([caption] if caption else [])])
    behind = bool(above) and initiative.title.ref.table is not None
    shared = id(initiative) in walk.named and len(walk.named) > 1
    loose = aside or behind or shared
    for series in blocks:
        series.loose, series.caption, series.apart = loose, caption, True
        series.unit, series.shared = unit, shared


def take_series_table(
    walk: Walk, table: Table, initiative: Initiative, *, years: bool = False
) -> list[GridCell]:
    """The blocks of a monthly table become series of an initiative; what is left is returned.

    That is kept as notes. `years`: its first row heads two years or more.
    """
    blocks, spare = read_series_table(table, walk.builder.band, years=years)
    initiative.series += blocks
    for inner in spare:
        initiative.notes.append(Note(inner.quote, "remark"))
        walk.builder.role(inner.ref, "body")
    rows = rows_of(table)
    for row in rows:
        for inner in row.cells:
            if (
                inner.month is not None
                or inner.text in _HEADER_WORDS
                or YEAR.fullmatch(inner.folded)
                or inner.folded == "年度"
                or (row is rows[0] and KIND.fullmatch(inner.folded) is not None)
                or (row is rows[0] and TOTAL.match(inner.text) is not None)
            ):
                walk.builder.role(inner.ref, "header")
    return spare
