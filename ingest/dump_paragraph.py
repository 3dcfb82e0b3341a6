"""Paragraphs of a text dump: plain lines with a little Markdown in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.fragment import read_fragment
from ingest.reading import Reading
from schema.document import Cell, Line, Mark, Paragraph

_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_ITEM = re.compile(r"(\s*)[-*+] +(?=\S)")
_BULLET = re.compile(r"[・◆◇■□●○◎※▪•‣⁃①-⑳⓪❶-❿ⅰ-ⅹⅠ-Ⅹ(（〔【＜<]|[0-9０-９]+[.．)）]|[ivxIVX]+[.)]")
_BOLD = re.compile(r"\*\*(?=[^\s*])([^*]+)(?<=\S)\*\*")


def read_paragraphs(reading: Reading, lines: Sequence[str]) -> Iterator[Paragraph]:
    """One paragraph for each run of lines that are not blank; a `# heading` is one of its own."""
    run: list[Line] = []
    for line in lines:
        if not line.strip():
            yield from _paragraph(reading, run)
            run = []
        elif heading := _HEADING.match(line):
            yield from _paragraph(reading, run)
            run = []
            yield from _paragraph(
                reading, _read_line(reading, line[heading.end() :]), len(heading.group(1))
            )
        else:
            run.extend(_read_line(reading, line))
    yield from _paragraph(reading, run)


def _paragraph(reading: Reading, lines: list[Line], level: int = 0) -> Iterator[Paragraph]:
    if lines:
        yield Paragraph(reading.next_paragraph(), lines, level=level)


def _read_line(reading: Reading, line: str) -> list[Line]:
    """The lines that one line of the dump prints: one, or more where it holds HTML."""
    level = 0
    if item := _ITEM.match(line):
        level = 1 + len(item.group(1).expandtabs(4)) // 2
        # `- ・text` prints the document's own bullet after the dump's; the dump's is dropped.
        # Before anything else the dash may be the document's, and stays.
        if _BULLET.match(line, item.end()):
            line = line[item.end() :]
    cell = Cell(0, 0)
    read_fragment(reading, line, cell)
    read = [_bold(part) if "**" in part.text else part for part in cell.lines]
    if read and level:
        read[0].level = read[0].level or level
    return read


def _bold(line: Line) -> Line:
    """`**words**` becomes a bold run of the line."""
    parts: list[str] = []
    marks = list(line.marks)
    last = length = 0
    for match in _BOLD.finditer(line.text):
        before, inside = line.text[last : match.start()], match.group(1)
        start = length + len(before)
        length = start + len(inside)
        parts += [before, inside]
        marks = [_move(mark, start, match.end() - 4 - match.start() + start) for mark in marks]
        marks.append(Mark(start, length, "bold"))
        last = match.end()
    parts.append(line.text[last:])
    kept = [mark for mark in marks if mark.start < mark.end]
    return Line("".join(parts), line.level, tuple(kept))


def _move(mark: Mark, opening: int, closing: int) -> Mark:
    """A mark after two asterisks before `opening` and two before `closing` have gone."""

    def moved(place: int) -> int:
        if place > opening:
            place = max(opening, place - 2)
        if place > closing:
            place = max(closing, place - 2)
        return place

    return Mark(moved(mark.start), moved(mark.end), mark.style)
