"""Print a `Document` with a browser: tables with borders, nested tables, repeated headers."""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path

from schema.document import Block, Cell, Document, Line, Paragraph, Table

CHROMIUM = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (found := shutil.which(name))
    ),
    None,
)

STYLE = """
@page { size: A4 landscape; margin: 12mm 10mm; }
body { font-family: 'Noto Sans CJK JP', 'IPAexGothic', 'IPAGothic', sans-serif; font-size: 8pt;
       margin: 0; }
h1 { font-size: 16pt; text-align: center; font-weight: normal; margin: 4pt 0; }
p { margin: 3pt 0; }
table { border-collapse: collapse; width: 100%; table-layout: auto; }
td, th { border: 1px solid #000; padding: 2px 4px; vertical-align: top; font-weight: normal; }
thead td { background: #d9e5f1; text-align: center; }
ul { margin: 0; padding-left: 12pt; }
td table { width: 96%; margin: 4px auto; font-size: 6pt; }
td table td { text-align: center; padding: 1px 2px; }
"""


def line_html(line: Line) -> str:
    """A line with its underlined and bold runs."""
    inside = line.text
    pieces, at = [], 0
    for mark in sorted(line.marks, key=lambda mark: mark.start):
        if mark.start < at:
            continue
        tag = "u" if mark.style == "underline" else "b"
        pieces.append(html.escape(inside[at : mark.start]))
        pieces.append(f"<{tag}>{html.escape(inside[mark.start : mark.end])}</{tag}>")
        at = mark.end
    pieces.append(html.escape(inside[at:]))
    return "".join(pieces)


def lines_html(lines: list[Line]) -> str:
    """Lines one below the other; those of a list with the browser's own bullets."""
    parts: list[str] = []
    for line in lines:
        if line.level:
            parts.append(f"<ul><li>{line_html(line)}</li></ul>")
        else:
            parts.append(
                ("<br>" if parts and not parts[-1].endswith("</ul>") else "") + line_html(line)
            )
    return "".join(parts).replace("</ul><ul>", "")


def cell_html(cell: Cell, vertical: bool = False) -> str:
    """A `<td>` with lines, then nested tables."""
    spans = f' rowspan="{cell.row_span}" colspan="{cell.column_span}"'
    style = ' style="writing-mode: vertical-rl"' if vertical else ""
    inside = lines_html(cell.lines)
    if cell.tables and not inside:
        inside = "&nbsp;"  # Writer's import moves a cell's first table into the cell before it
    return f"<td{spans}{style}>{inside}{''.join(map(table_html, cell.tables))}</td>"


def table_html(table: Table, header_rows: int = 0, vertical_first: bool = False) -> str:
    """A `<table>`; the first `header_rows` rows are repeated on each page."""
    rows = []
    for row in range(table.rows):
        cells = sorted((c for c in table.cells if c.row == row), key=lambda c: c.column)
        inside = "".join(
            cell_html(c, vertical_first and c.column == 0 and row >= header_rows) for c in cells
        )
        rows.append(f"<tr>{inside}</tr>")
    head = f"<thead>{''.join(rows[:header_rows])}</thead>" if header_rows else ""
    body = f"<tbody>{''.join(rows[header_rows:])}</tbody>"
    return f"<table border=1 cellspacing=0 cellpadding=2 width=98%>{head}{body}</table>"


def document_html(
    document: Document, style: str = "", header_rows: int = 1, vertical_first: bool = False
) -> str:
    """A whole page; paragraphs with a level become headings."""
    parts = []
    above: Block | None = None
    for block in document.blocks:
        if isinstance(block, Table) and isinstance(above, Table):
            # Writer puts tables flush below each other, as no document has them.
            parts.append("<p><br></p>")
        above = block
        if isinstance(block, Paragraph):
            tag = "h1" if block.level == 1 else "p"
            parts.append(f"<{tag}>{'<br>'.join(map(line_html, block.lines))}</{tag}>")
        else:
            parts.append(table_html(block, header_rows, vertical_first))
    return (
        f"<!doctype html><meta charset=utf-8><style>{STYLE}{style}</style>"
        f"<body>{''.join(parts)}</body>"
    )


def print_html(page: str, folder: Path) -> bytes:
    """The page as Chromium prints it."""
    assert CHROMIUM
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_text(page, encoding="utf-8")
    subprocess.run(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder / 'profile'}",
            f"--print-to-pdf={target}",
            source.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return target.read_bytes()
