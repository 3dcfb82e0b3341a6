"""Samples as PDFs by reportlab: fonts that are named, not embedded; a table for each page.

A table that goes on over a page break is drawn as a table of its own with the header repeated,
as word processors do; a cell that is cut goes on blank.
"""

from __future__ import annotations

import html
from io import BytesIO
from typing import Any

from reportlab.lib import colors, pagesizes
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Table as Grid

from samples.model import Cell, Heading, Line, PageBreak, Run, Sample, Table, text_of
from samples.source import pages, place

_MINCHO, _GOTHIC = "HeiseiMin-W3", "HeiseiKakuGo-W5"
_MARGIN = 32.0
_PAD = 3.0
_SHADE = colors.HexColor("#dde8f4")


def render(sample: Sample) -> bytes:
    """The PDF of a sample; the same bytes each time, with the same reportlab."""
    for font in (_MINCHO, _GOTHIC):
        registerFont(UnicodeCIDFont(font))
    registerFontFamily(_MINCHO, normal=_MINCHO, bold=_GOTHIC, italic=_MINCHO, boldItalic=_GOTHIC)
    size = pagesizes.landscape(getattr(pagesizes, sample.paper))
    target = BytesIO()
    document = BaseDocTemplate(target, pagesize=size, invariant=1, title=sample.name)
    frame = Frame(_MARGIN, _MARGIN, size[0] - 2 * _MARGIN, size[1] - 2 * _MARGIN, 0, 0, 0, 0)
    document.addPageTemplates([PageTemplate(frames=[frame], onPage=_page_number)])
    document.build(_Writer(sample, size[0] - 2 * _MARGIN).story())
    return target.getvalue()


def _page_number(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont(_MINCHO, 8)
    canvas.drawCentredString(document.pagesize[0] / 2, 16, f"- {canvas.getPageNumber()} -")


class _Writer:
    """Turns the blocks of one sample into flowables."""

    def __init__(self, sample: Sample, width: float) -> None:
        self.sample, self.width, self.size = sample, width, sample.font_size

    def story(self) -> list[Flowable]:
        """The flowables in reading order."""
        story: list[Flowable] = []
        for block in self.sample.blocks:
            if isinstance(block, PageBreak):
                story.append(NewPage())
            elif isinstance(block, Heading):
                style = self._style(self.size * (2.0 - 0.3 * block.level))
                style.alignment = TA_CENTER if block.level == 1 else TA_LEFT
                story += [Paragraph(html.escape(block.text), style), Spacer(1, 4)]
            elif isinstance(block, Table):
                for number, part in enumerate(pages(block)):
                    story += [NewPage()] if number else []
                    story += [self._table(part), Spacer(1, 6)]
            else:
                style = self._style()
                style.alignment = TA_RIGHT if block.right else TA_LEFT
                lines: list[Any] = [Paragraph(_markup(line), style) for line in block.lines]
                story += [self._frame(lines)] if block.boxed else lines
                story.append(Spacer(1, 3))
        return story

    def _style(self, size: float | None = None) -> ParagraphStyle:
        size = size or self.size
        return ParagraphStyle(
            "", fontName=_MINCHO, fontSize=size, leading=1.3 * size, wordWrap="CJK"
        )

    def _frame(self, lines: list[Any]) -> Flowable:
        """Lines in a frame of their own, as KPI boxes stand between the headings."""
        box = Grid([[lines]], colWidths=[0.6 * self.width], hAlign="LEFT")
        box.setStyle([("BOX", (0, 0), (-1, -1), 0.8, colors.black)])
        return box

    def _table(self, table: Table) -> Grid:
        placed, columns = place(table.rows)
        share = table.widths or (1.0,) * columns
        widths = [self.width * part / sum(share) for part in share]
        data: list[list[Any]] = [[""] * columns for _ in table.rows]
        style = self._rules(len(table.head))
        for one in placed:
            across = widths[one.column : one.column + one.cell.columns]
            data[one.row][one.column] = self._cell(one.cell, sum(across) - 2 * _PAD)
            if one.cell.rows > 1 or one.cell.columns > 1:
                last = one.column + one.cell.columns - 1, one.row + one.cell.rows - 1
                style.append(("SPAN", (one.column, one.row), last))
        return Grid(data, colWidths=widths, style=style, repeatRows=len(table.head), splitInRow=1)

    def _rules(self, head: int) -> list[tuple[Any, ...]]:
        style: list[tuple[Any, ...]] = [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            *((f"{side}PADDING", (0, 0), (-1, -1), _PAD) for side in ("LEFT", "RIGHT")),
            *((f"{side}PADDING", (0, 0), (-1, -1), 2) for side in ("TOP", "BOTTOM")),
        ]
        if head:
            style.append(("BACKGROUND", (0, 0), (-1, head - 1), _SHADE))
        return style

    def _cell(self, cell: Cell, width: float) -> list[Any]:
        style = self._style()
        if cell.upright:
            glyphs = "<br/>".join(
                html.escape(glyph) for glyph in text_of(cell.lines[0]).replace(" ", "")
            )
            return [Paragraph(glyphs, style)]
        parts: list[Any] = [Paragraph(_markup(line), style) for line in cell.lines]
        parts += [_Item(_markup(line), style) for line in cell.items]
        if cell.table:
            parts += [Spacer(1, 2), self._nested(cell.table, width), Spacer(1, 2)]
        parts += [Paragraph(_markup(line), style) for line in cell.after]
        if cell.stamp:
            parts += [Spacer(1, 2), self._stamp(cell.stamp), Spacer(1, 2)]
        return parts

    def _nested(self, table: Table, width: float) -> Grid:
        """A smaller table inside a cell; its columns share the cell's width."""
        placed, columns = place(table.rows)
        size = min(self.size * 0.75, 2.6 * width / columns / 5)
        style = self._style(size)
        style.alignment = TA_CENTER
        data: list[list[Any]] = [[""] * columns for _ in table.rows]
        rules = self._rules(len(table.head))
        rules += [(f"{side}PADDING", (0, 0), (-1, -1), 0.6) for side in ("LEFT", "RIGHT")]
        for one in placed:
            data[one.row][one.column] = [Paragraph(_markup(line), style) for line in one.cell.lines]
            if one.cell.rows > 1 or one.cell.columns > 1:
                last = one.column + one.cell.columns - 1, one.row + one.cell.rows - 1
                rules.append(("SPAN", (one.column, one.row), last))
        first = 0.11 * width if columns > 6 else width / columns
        other = (width - 4 - first) / (columns - 1)
        return Grid(data, colWidths=[first, *[other] * (columns - 1)], style=rules)

    def _stamp(self, text: str) -> Grid:
        style = self._style(self.size * 0.9)
        style.textColor = colors.red
        box = Grid([[Paragraph(html.escape(text), style)]], hAlign="LEFT")
        box.setStyle([("BOX", (0, 0), (-1, -1), 0.8, colors.red)])
        return box


class _Item(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A list item: a drawn disc, and the text beside it."""

    def __init__(self, text: str, style: ParagraphStyle) -> None:
        super().__init__(text, ParagraphStyle("", style, leftIndent=1.2 * style.fontSize))

    def draw(self) -> None:
        """Draw the disc at the height of the first line, then the text."""
        size = self.style.fontSize
        self.canv.circle(0.6 * size, self.height - 0.75 * size, 0.16 * size, stroke=0, fill=1)
        super().draw()


def _markup(line: Line) -> str:
    return "".join(_run(run) for run in line)


def _run(run: Run) -> str:
    text = html.escape(run.text, quote=False)
    tag = {"underline": "u", "bold": "b"}.get(run.style)
    return f"<{tag}>{text}</{tag}>" if tag else text
