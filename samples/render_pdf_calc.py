"""Samples as PDFs by a spreadsheet: a sheet for each table with the paragraphs above it, merged
cells, print titles repeated on each page. No nested tables: spreadsheets have none.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from math import ceil
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from samples.model import Cell, Heading, PageBreak, Placed, Run, Sample, Table, Text, text_of
from samples.source import place

_FONT = "IPAGothic"
_LINE = 735.0
"""Points across a sheet of A4 on its side."""
_UNIT = 5.25
"""Points of a unit of column width."""
_THIN = Side(style="thin", color="FF000000")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_SHADE = PatternFill("solid", fgColor="FFDDE8F4")
_DATE = re.compile(rb"\(D:\d{14}[^)]*\)")
_IDS = re.compile(rb"(?<=[</])[0-9A-F]{32}(?=[>\n])")


def render(sample: Sample) -> bytes:
    """The PDF of a sample, its date and identifiers fixed.

    Raises FileNotFoundError where LibreOffice is not found, ValueError for a nested table.
    """
    office = shutil.which("soffice")
    if office is None:
        raise FileNotFoundError("LibreOffice is needed to print the samples")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workbook(sample).save(folder / "sample.xlsx")
        subprocess.run(
            [
                office,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                str(folder / "sample.xlsx"),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        data = (folder / "sample.pdf").read_bytes()
    fixed = _DATE.sub(lambda match: b"(D:20240401000000Z')".ljust(len(match[0])), data)
    return _IDS.sub(b"0" * 32, fixed)


def workbook(sample: Sample) -> Workbook:
    """The sample as a workbook."""
    book = Workbook()
    book.remove(book.active)
    pending: list[Heading | Text] = []
    for block in sample.blocks:
        if isinstance(block, Table):
            _sheet(book.create_sheet(), sample, pending, block)
            pending = []
        elif not isinstance(block, PageBreak):
            pending.append(block)
    return book


def _sheet(sheet: Worksheet, sample: Sample, above: list[Heading | Text], table: Table) -> None:
    placed, columns = place(table.rows)
    share = table.widths or (1.0,) * columns
    across = _LINE * (1.41 if sample.paper == "A3" else 1.0)
    widths = [across * part / sum(share) for part in share]
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width / _UNIT
    row = 0
    for block in above:
        for line in (block.text,) if isinstance(block, Heading) else map(text_of, block.lines):
            row += 1
            _line(sheet, row, columns, line, block, sample.font_size)
    for one in placed:
        _cell(sheet, row, one, sample.font_size, head=one.row < len(table.head))
    for number in range(len(table.rows)):
        sheet.row_dimensions[row + number + 1].height = _height(placed, number, widths, sample)
    for number in sorted(table.breaks):
        sheet.row_breaks.append(Break(id=row + len(table.head) + number))
    if table.head:
        sheet.print_title_rows = f"{row + 1}:{row + len(table.head)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 8 if sample.paper == "A3" else 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "&P / &N"


def _line(
    sheet: Worksheet, row: int, columns: int, text: str, block: Heading | Text, size: float
) -> None:
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
    cell = sheet.cell(row, 1, text)
    right = isinstance(block, Text) and block.right
    title = isinstance(block, Heading)
    cell.font = Font(name=_FONT, size=size * (1.6 if title else 1.0))
    cell.alignment = Alignment(horizontal="right" if right else "center" if title else "left")
    sheet.row_dimensions[row].height = size * (2.4 if title else 1.6)


def _cell(sheet: Worksheet, above: int, one: Placed, size: float, *, head: bool) -> None:
    if one.cell.table:
        raise ValueError("a spreadsheet holds no nested table")
    top, left = above + one.row + 1, one.column + 1
    for row in range(top, top + one.cell.rows):
        for column in range(left, left + one.cell.columns):
            sheet.cell(row, column).border = _BORDER
    if one.cell.rows > 1 or one.cell.columns > 1:
        bottom, right = top + one.cell.rows - 1, left + one.cell.columns - 1
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    cell = sheet.cell(top, left)
    cell.value = _rich(one.cell, size)
    cell.data_type = "s" if cell.value else "n"
    cell.number_format = "@"
    cell.font = Font(name=_FONT, size=size)
    cell.alignment = Alignment(
        wrap_text=True, vertical="top", horizontal="center" if head else "left"
    )
    if head:
        cell.fill = _SHADE


def _rich(cell: Cell, size: float) -> str | CellRichText | None:
    """The cell's lines; rich text where runs are underlined."""
    lines = [*cell.all_lines(), *([(Run(cell.stamp),)] if cell.stamp else [])]
    if not lines:
        return None
    if all(run.style != "underline" for line in lines for run in line):
        return "\n".join(text_of(line) for line in lines)
    font = {"rFont": _FONT, "sz": size}
    rich = CellRichText()
    for number, line in enumerate(lines):
        if number:
            rich.append(TextBlock(InlineFont(**font), "\n"))
        for run in line:
            under = {"u": "single"} if run.style == "underline" else {}
            rich.append(TextBlock(InlineFont(**font, **under), run.text))
    return rich


def _height(placed: list[Placed], row: int, widths: list[float], sample: Sample) -> float:
    """Points that a row needs; a spanning cell asks each of its rows for an equal part."""
    most = 1.0
    for one in placed:
        if not one.row <= row < one.row + one.cell.rows:
            continue
        width = sum(widths[one.column : one.column + one.cell.columns]) / sample.font_size
        lines = [text_of(line) for line in one.cell.all_lines()] + ([""] if one.cell.stamp else [])
        count = sum(max(1, ceil(_ems(text) / max(1.0, width - 1.5))) for text in lines)
        most = max(most, count / one.cell.rows)
    return most * sample.font_size * 1.36 + 4


def _ems(text: str) -> float:
    return sum(0.5 if ord(glyph) < 0x100 else 1.0 for glyph in text)
