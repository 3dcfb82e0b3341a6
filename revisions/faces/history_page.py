"""The history of an indicator or topic as one HTML file: chart and table."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from revisions.faces.chart import history_chart
from revisions.faces.history_table import HEADERS, rows
from schema.history import Break, History
from schema.version import VERSION


def history_page(history: History) -> str:
    """The page; without network, dark and light."""
    return "\n".join(_lines(history))


def _lines(history: History) -> Iterator[str]:
    css = files("revisions.faces").joinpath("page.css").read_text(encoding="utf-8")
    title = escape(history.label)
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>\n{css}</style>\n</head>\n<body>"
    yield f'<header class="top"><h1 lang="ja">{title}</h1>'
    yield f'<p class="sources-line">{history.kind} {escape(history.id)}</p></header><main>'
    if history.kind == "indicator":
        yield f'<section id="chart"><h2>Targets and results</h2>{history_chart(history)}</section>'
    if history.breaks:
        yield "<section><h2>Breaks</h2><ul>"
        for each in history.breaks:
            yield f"<li>{each.fiscal_year}: {escape(each.reason)}</li>"
        yield "</ul></section>"
    yield '<section id="years"><h2>Year by year</h2><div class="wide"><table><thead><tr>'
    headers = HEADERS[history.kind]
    yield "".join(f"<th>{header}" for header in headers) + "</tr></thead><tbody>"
    for row in rows(history):
        if isinstance(row, Break):
            words = f"<b>{row.fiscal_year}</b> not comparable with before: {escape(row.reason)}"
            yield f'<tr><td colspan="{len(headers)}">{words}</tr>'
        else:
            yield "<tr>" + "".join(f'<td lang="ja">{escape(cell)}' for cell in row) + "</tr>"
    yield "</tbody></table></div></section></main>"
    yield f"<footer>Made by keikaku {VERSION}.</footer>\n</body>\n</html>\n"
