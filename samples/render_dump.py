"""Samples as text dumps, in the form of the dumps of the real documents.

A row is a line with a TAB between its cells, pages are parted by blank lines, a spanned cell
leaves blank cells, a cell may hold HTML, and a nested table is printed a second time as rows
below the one that holds it (and, where it is `flat`, in that row as well).
"""

from __future__ import annotations

from collections.abc import Sequence

from samples.model import Cell, Heading, Line, PageBreak, Row, Run, Sample, Table, text_of
from samples.source import pages, place

_TAGS = {"underline": "u", "bold": "b"}
_STAMP = '<div style="border: 1px solid red; padding: 2px; display: inline-block;">{}</div>'


def render(sample: Sample) -> str:
    """The dump of a sample."""
    parts: list[str] = []
    for number, block in enumerate(sample.blocks):
        if isinstance(block, PageBreak):
            parts.append("")
        elif isinstance(block, Heading):
            title = block.level == 1 and number == 0
            parts.append(f"# {block.text}" if title else block.text)
        elif isinstance(block, Table):
            parts += [_table(part, sample) for part in pages(block)]
        else:
            parts.append("\n".join(_line(line) for line in block.lines))
    return "\n\n" + "\n\n".join(parts) + "\n"


def _table(table: Table, sample: Sample) -> str:
    lines: list[str] = []
    for cells in _grid(table.rows):
        nested = [(column, cell.table) for column, cell in cells if cell and cell.table]
        fields: list[str] = []
        for _, cell in cells:
            fields.append(_cell(cell, sample.joins) if cell else "")
            if cell and cell.table and cell.table.flat:
                fields += [field for row in _plain_rows(cell.table) for field in row]
        lines.append("\t".join(fields))
        for column, table_inside in nested:
            lines += ["\t".join([""] * column + row) for row in _plain_rows(table_inside)]
    return "\n".join(lines)


def _grid(rows: Sequence[Row]) -> list[list[tuple[int, Cell | None]]]:
    """Each row's places from left to right; None where a span covers the place."""
    placed, columns = place(rows)
    at = {(one.row, one.column): one.cell for one in placed}
    return [[(c, at.get((r, c))) for c in range(columns)] for r in range(len(rows))]


def _plain_rows(table: Table) -> list[list[str]]:
    return [
        [" ".join(text_of(line) for line in cell.all_lines()) if cell else "" for _, cell in row]
        for row in _grid(table.rows)
    ]


def _cell(cell: Cell, joins: str) -> str:
    """A cell's field: its lines joined as this dump does, then list, table and stamp."""
    parts: list[str] = []
    parts += _lines(cell.lines, joins)
    if cell.items:
        items = " ".join(f"<li>{_line(line)}</li>" for line in cell.items)
        parts.append(f'<ul style="list-style-type: none"> {items} </ul>')
    if cell.table:
        parts.append(_nested(cell.table))
    parts += _lines(cell.after, joins)
    if cell.stamp:
        parts.append(_STAMP.format(cell.stamp))
    return " ".join(parts)


def _lines(lines: Sequence[Line], joins: str) -> list[str]:
    texts = [_line(line) for line in lines]
    if joins == "p" or (joins == "list" and len(texts) > 1):
        return [f"<p>{text}</p>" for text in texts]
    return texts


def _line(line: Line) -> str:
    return "".join(_run(run) for run in line)


def _run(run: Run) -> str:
    tag = _TAGS.get(run.style)
    return f"<{tag}>{run.text}</{tag}>" if tag else run.text


def _nested(table: Table) -> str:
    head = "".join(f"<tr> {_tag_row(row, 'th')} </tr>" for row in table.head)
    body = " ".join(f"<tr> {_tag_row(row, 'td')} </tr>" for row in table.body)
    inside = f"<tbody> {body} </tbody>"
    if head:
        inside = f"<thead> {head} </thead> {inside}"
    return f'<table border="1"> {inside} </table>'


def _tag_row(row: Row, tag: str) -> str:
    return " ".join(_tag_cell(cell, tag) for cell in row)


def _tag_cell(cell: Cell, tag: str) -> str:
    spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f"<{tag}{spans}>{' '.join(_line(line) for line in cell.all_lines())}</{tag}>"
