"""Columns whose cells print several figures that their header names, as columns of their own.

9月末実績／前年同期 over 96.4％／95.8％, or on two lines below 上段：9月末実績 下段：前年同期: the
first is what was reached, the second of the year before. Every cell keeps the place that it was
printed at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from normalize.text.figures import AWAITED
from normalize.text.flatten import flatten
from normalize.text.numbers import UNIT_WORDS
from parsers.grid import rows_of
from parsers.header.front import front_of
from parsers.header.lines import guesses_of, header_lines, leaf_cells, words_of
from parsers.whole.shared_words import parts_named
from parsers.whole.stacked_words import Part
from schema.document import Cell, Document, Finding, Line, Table

_LONGEST = 60
_APART = re.compile(r"\s*(?:[／/｜|・、]|[，,](?!\d{3}(?!\d))|[→⇒➡⇔])\s*")
_BEHIND = re.compile(
    r"^(?P<front>[^（(〔［\[【＜<]+?)\s*[（(〔［\[【＜<](?P<inner>[^（(〔［\[【＜<]+)[)）〕］\]】＞>]$"
)
_AROUND = re.compile(r"^[（(〔［\[【＜<]([^（()）]*)[)）〕］\]】＞>]$")
_BRACKETS = re.compile(r"\([^()]*\)")
_DATE = re.compile(
    r"(?:(?:令和|平成|[RH])\s*[\d元]{1,2}\s*(?:年度?|[./]))?"
    r"\s*\d{1,2}月(?:末|時点|現在)*"
)
_VALUE = rf"[△▲+±-]?\s*\d[\d,]*(?:\.\d+)?\s*(?:{UNIT_WORDS}|ポイント|pt|P|位|倍)?"
_FIGURE = re.compile(rf"[^\d]{{0,14}}?(?:{_VALUE}|{AWAITED}|-)[^\d]{{0,6}}")
_NUMBERS = re.compile(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?")
_FIGURES_APART = re.compile(r"\s+(?=[△▲+±-]?\d)|(?<=[%円])(?=[△▲+±-]?\d)")
_MOSTLY = 0.5
_UNREAD = "The header names several figures of a cell; they could not be told apart."
_ALONE = "The header names several figures of a cell that holds one; taken for the one reached."


@dataclass
class Shared:
    """A column of such cells: its header, and what each holds from the front to the back."""

    head: Cell
    parts: list[Part]
    texts: dict[int, list[list[Line]]] = field(default_factory=dict)
    """By the identity of a cell the lines of each of its figures."""
    unread: list[Cell] = field(default_factory=list)
    """Cells that hold several figures in another way."""
    alone: list[Cell] = field(default_factory=list)
    """Cells that hold one figure, taken for the one reached."""

    @property
    def main(self) -> int:
        """Which of them was reached."""
        return next(place for place, part in enumerate(self.parts) if part.role == "result")


@dataclass
class Apart:
    """A document whose cells hold one figure each, and what is to be said of that."""

    document: Document
    reasons: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def shared_apart(document: Document) -> Apart:
    """The document so changed; as it is where no header names several figures of a cell."""
    found = Apart(document)
    legends = [b.text for b in document.paragraphs() if "上段" in b.text and "下段" in b.text]
    found.document = document.with_tables(lambda table: _parted(table, legends, found))
    return found


def _parted(table: Table, legends: Sequence[str], found: Apart) -> Table:
    columns = _shared_columns(table, legends)
    for shared in columns:
        names = " and ".join(part.words for part in shared.parts)
        found.reasons.append(f"table {table.number}: {names} in one column, read apart")
        for cell in shared.unread:
            found.findings.append(_say(_UNREAD, table, cell))
        for cell in shared.alone:
            found.findings.append(_say(_ALONE, table, cell))
    return _widened(table, columns) if columns else table


def _say(message: str, table: Table, cell: Cell) -> Finding:
    return Finding("warning", "shared_cell", message, cell.text, table.ref(cell))


def _shared_columns(table: Table, legends: Sequence[str]) -> list[Shared]:
    rows = rows_of(table)
    head = header_lines(rows[front_of(rows) :])
    found = []
    for leaf in leaf_cells(head) if head else ():
        text = "\n".join(line.text for line in leaf.cell.lines if line.text)
        parts = parts_named(text) if leaf.cell.column_span == 1 else []
        if not parts and (words_of(leaf) or guesses_of(leaf))[:1] == ("result",):
            parts = next((named for line in legends if (named := parts_named(line))), [])
        if not parts:
            continue
        body = [c for c in table.cells if c.row > head[-1].index and c.column == leaf.column]
        shared = _read(Shared(leaf.cell, parts), [c for c in body if c.column_span == 1 and c.text])
        if shared is not None:
            found.append(shared)
    return found


def _read(shared: Shared, body: Sequence[Cell]) -> Shared | None:
    """The column with its cells read; None where hardly one holds as many figures as it names."""
    count, held = len(shared.parts), 0
    for cell in body:
        texts = _apart([line for line in cell.lines if line.text], count)
        figures = len(_NUMBERS.findall(_bare(cell.text)))
        held += figures > 0 or texts is not None
        if texts is not None:
            shared.texts[id(cell)] = texts
        elif figures:
            (shared.unread if figures > 1 else shared.alone).append(cell)
    return shared if shared.texts and len(shared.texts) >= _MOSTLY * held else None


def _bare(text: str) -> str:
    return _DATE.sub("", flatten(text))


def _apart(lines: Sequence[Line], count: int) -> list[list[Line]] | None:
    """The lines of each of a cell's figures, of several targets one below the other."""
    if sum(len(line.text) for line in lines) > _LONGEST * count:
        return None
    each = [_figures(line.text, count) for line in lines]
    if all(pieces is not None for pieces in each) and each:
        known = [pieces for pieces in each if pieces is not None]
        return [[Line(pieces[place]) for pieces in known] for place in range(count)]
    if len(lines) == count and all(_is_figure(line.text) for line in lines):
        return [[Line(_inside(line.text))] for line in lines]
    return None


def _figures(line: str, count: int) -> list[str] | None:
    """The figures of one line, if as many as asked for; those that a sign parts go first."""
    ways = [_APART.split(line.strip()), _FIGURES_APART.split(line.strip())]
    if count == 2 and (behind := _BEHIND.match(line.strip())) is not None:
        ways.append([behind["front"], behind["inner"]])
    for pieces in ways:
        if len(pieces) == count and all(map(_is_figure, pieces)):
            return [_inside(piece) for piece in pieces]
    return None


def _is_figure(text: str) -> bool:
    """Whether a text holds one figure, or a word or dash for one, with its own bracket or month."""
    bare = _DATE.sub("", _BRACKETS.sub("", flatten(_inside(text)))).strip()
    return len(_NUMBERS.findall(bare)) <= 1 and _FIGURE.fullmatch(bare) is not None


def _inside(text: str) -> str:
    match = _AROUND.match(text.strip())
    return match[1] if match is not None else text.strip()


# -- the table -------------------------------------------------------------------------
def _widened(table: Table, columns: Sequence[Shared]) -> Table:
    """The table with a column for each figure."""
    at = {shared.head.column: shared for shared in columns}

    def place(column: int) -> int:
        return column + sum(len(s.parts) - 1 for c, s in at.items() if c < column)

    cells: list[Cell] = []
    refs = []
    for cell, ref in zip(table.cells, table.refs(), strict=False):
        made = replace(
            cell,
            column=place(cell.column),
            column_span=place(cell.column + cell.column_span) - place(cell.column),
        )
        shared = at.get(cell.column)
        own = _own_cells(cell, made, shared) if shared is not None else [made]
        cells += own
        refs += [ref] * len(own)
    whole = replace(table, columns=place(table.columns), cells=cells)
    whole.place([*refs, *table.refs()[len(table.cells) :]])
    return whole


def _own_cells(cell: Cell, made: Cell, shared: Shared) -> list[Cell]:
    """What stands in the columns of one: its header's parts, its figures, or what fits none."""
    if cell is shared.head:
        heads = [[Line(part.words)] for part in shared.parts]
        return [_at(made, n, lines) for n, lines in enumerate(heads)]
    if (texts := shared.texts.get(id(cell))) is not None:
        return [_at(made, n, lines) for n, lines in enumerate(texts)]
    if any(cell is other for other in shared.unread):
        aside = next((n for n, p in enumerate(shared.parts) if p.role == "remark"), None)
        return [_at(made, n, cell.lines if n == aside else []) for n in range(len(shared.parts))]
    if cell.column_span > 1 or cell.row < shared.head.row + shared.head.row_span:
        return [made]
    return [_at(made, n, cell.lines if n == shared.main else []) for n in range(len(shared.parts))]


def _at(made: Cell, place: int, lines: list[Line]) -> Cell:
    return replace(made, column=made.column + place, column_span=1, lines=lines)
