"""Print a `Document` with reportlab: its own CID fonts, so that no font file is needed."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape as escape_markup

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from schema.document import Cell, Document, Line, Paragraph, Table


def escape(text: str) -> str:
    """Markup escaped; the em dash, which these fonts lack, as the horizontal bar."""
    return escape_markup(text.replace("—", "―"))


pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
pdfmetrics.registerFont(UnicodeCIDFont("HeiseiKakuGo-W5"))


def style(size: float, font: str = "HeiseiMin-W3", align: int = 0) -> ParagraphStyle:
    """A paragraph style that may break Japanese anywhere."""
    return ParagraphStyle(
        "x", fontName=font, fontSize=size, leading=size * 1.25, wordWrap="CJK", alignment=align
    )


def line_markup(line: Line) -> str:
    """A line with its underlined runs."""
    pieces, at = [], 0
    for mark in sorted(line.marks, key=lambda mark: mark.start):
        if mark.style != "underline" or mark.start < at:
            continue
        pieces.append(escape(line.text[at : mark.start]))
        pieces.append(f"<u>{escape(line.text[mark.start : mark.end])}</u>")
        at = mark.end
    return "".join([*pieces, escape(line.text[at:])])


def cell_flowables(cell: Cell, width: float, size: float) -> list[Flowable]:
    """A cell's lines as one paragraph each, then its nested tables."""
    inside: list[Flowable] = [
        Text(("• " if line.level else "") + line_markup(line), style(size)) for line in cell.lines
    ]
    inside += [table_flowable(table, width - 6, size * 0.75) for table in cell.tables]
    return inside


def weights(table: Table) -> list[float]:
    """Column widths by the amount of text."""
    share = [1.0] * table.columns
    for cell in table.cells:
        if cell.column_span == 1:
            nested = max((inner.columns for inner in cell.tables), default=0)
            share[cell.column] += min(400, len(cell.text)) ** 0.8 / max(1, table.rows) ** 0.5
            share[cell.column] = max(share[cell.column], 16.0 * nested)
    return [max(value, 0.03 * sum(share)) for value in share]


def table_flowable(
    table: Table, width: float, size: float, header_rows: int = 0, split_rows: bool = False
) -> Grid:
    """A table with all its rules drawn; spans as they are."""
    share = weights(table)
    widths = [width * value / sum(share) for value in share]
    data: list[list[object]] = [[""] * table.columns for _ in range(table.rows)]
    commands: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    for cell in table.cells:
        inner = sum(widths[cell.column : cell.column + cell.column_span]) - 4
        data[cell.row][cell.column] = cell_flowables(cell, inner, size)
        if cell.row_span > 1 or cell.column_span > 1:
            last = (cell.column + cell.column_span - 1, cell.row + cell.row_span - 1)
            commands.append(("SPAN", (cell.column, cell.row), last))
    if header_rows:
        commands.append(("BACKGROUND", (0, 0), (-1, header_rows - 1), colors.HexColor("#dde6f0")))
    return Grid(
        data,
        colWidths=widths,
        style=commands,
        repeatRows=header_rows,
        splitInRow=1 if split_rows else 0,
    )


def number_pages(canvas: object, document: object) -> None:
    """A page number at the foot."""
    canvas.setFont("HeiseiMin-W3", 8)  # type: ignore[attr-defined]
    canvas.drawCentredString(420, 15, f"- {document.page} -")  # type: ignore[attr-defined]


def print_document(
    document: Document,
    *,
    size: float = 7.5,
    header_rows: int = 1,
    split_rows: bool = False,
    pagesize: tuple[float, float] = landscape(A4),
) -> bytes:
    """The whole document."""
    out = io.BytesIO()
    template = SimpleDocTemplate(
        out, pagesize=pagesize, leftMargin=28, rightMargin=28, topMargin=32, bottomMargin=32
    )
    story: list[Flowable] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            large = block.level == 1
            for line in block.lines:
                story.append(
                    Text(
                        line_markup(line),
                        style(15 if large else 9, "HeiseiKakuGo-W5", 1 if large else 0),
                    )
                )
        else:
            story.append(table_flowable(block, pagesize[0] - 70, size, header_rows, split_rows))
            story.append(Spacer(1, 8))
    template.build(story, onFirstPage=number_pages, onLaterPages=number_pages)
    return out.getvalue()
