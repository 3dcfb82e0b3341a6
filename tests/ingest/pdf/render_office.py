"""Print a `Document` with LibreOffice: HTML through Writer, a spreadsheet through Calc."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from schema.document import Document, Paragraph, Table

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def convert(source: Path, folder: Path, *options: str) -> bytes:
    """The PDF that LibreOffice makes of a file."""
    assert SOFFICE
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation=file://{folder / 'office'}",
            "--headless",
            *options,
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return source.with_suffix(".pdf").read_bytes()


def print_writer(page: str, folder: Path) -> bytes:
    """An HTML page as Writer prints it: rows are cut by page breaks and closed by a rule."""
    source = folder / "writer.html"
    source.write_text(page, encoding="utf-8")
    return convert(source, folder, "--infilter=HTML (StarWriter)")


def print_calc(document: Document, folder: Path) -> bytes:
    """One sheet per table, as the branches' spreadsheets are; nested tables are left out."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    thin = Side(style="thin")
    book = Workbook()
    book.remove(book.active)
    title: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            title += [line.text for line in block.lines]
            continue
        sheet = book.create_sheet(f"t{block.number}")
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.oddFooter.center.text = "&P / &N"
        for row, text in enumerate(title, 1):
            sheet.cell(row, 1, text).font = Font(size=14)
        first = len(title) + 1
        sheet.print_title_rows = f"{first}:{first}"
        _fill(sheet, block, first, Border(thin, thin, thin, thin), Alignment, PatternFill)
        title = []
    target = folder / "calc.xlsx"
    book.save(target)
    return convert(target, folder)


def _fill(sheet, table: Table, first: int, border, alignment, fill) -> None:  # type: ignore[no-untyped-def]
    from openpyxl.utils import get_column_letter

    widths = [3.0] * table.columns
    for cell in table.cells:
        if cell.column_span == 1:
            widths[cell.column] = max(widths[cell.column], min(45.0, len(cell.text) ** 0.75 + 2))
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width * 1.6
    heights = [14.0] * table.rows
    for cell in table.cells:
        top, left = first + cell.row, 1 + cell.column
        bottom, right = top + cell.row_span - 1, left + cell.column_span - 1
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                sheet.cell(row, column).border = border
        text = "\n".join(("• " if line.level else "") + line.text for line in cell.lines)
        place = sheet.cell(top, left, text or None)
        place.alignment = alignment(wrap_text=True, vertical="top")
        if cell.row == 0:
            place.fill = fill("solid", fgColor="D9E5F1")
        if (bottom, right) != (top, left):
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        width = sum(widths[cell.column : cell.column + cell.column_span]) * 0.75
        lines = sum(max(1, -(-len(line.text) // max(1, int(width)))) for line in cell.lines)
        need = 15.0 * max(1, lines) / cell.row_span
        for row in range(cell.row, cell.row + cell.row_span):
            heights[row] = max(heights[row], min(need, 400.0))
    for row, height in enumerate(heights):
        sheet.row_dimensions[first + row].height = height
