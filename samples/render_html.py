"""Samples as whole pages of HTML: navigation around the tables, spans, nested tables, lists."""

from __future__ import annotations

import html
from collections.abc import Sequence

from samples.model import Cell, Heading, Line, PageBreak, Row, Run, Sample, Table, Text

_TAGS = {"underline": "u", "bold": "b"}
_PAGE = """<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="{charset}">
<title>{title}｜{site}</title>
<style>
{style}
</style>
</head>
<body>
<header>
<p class="site"><a href="/">{site}</a></p>
<nav>
<ul>
<li><a href="/news/">お知らせ</a></li>
<li><a href="/kenpo/">申請書</a></li>
<li><a href="/kenshin/">健診・保健指導</a></li>
<li><a href="/about/">支部の紹介</a></li>
</ul>
</nav>
</header>
<main>
<nav aria-label="パンくず"><a href="/">ホーム</a> &gt; <a href="/about/">支部の紹介</a> &gt; \
<a href="/about/plan/">計画と実績</a></nav>
{main}
</main>
<footer>
<ul>
<li><a href="/site/">このサイトについて</a></li>
<li><a href="/privacy/">個人情報の取扱い</a></li>
<li><a href="/link/">リンク</a></li>
</ul>
</footer>
</body>
</html>
"""
_STYLE = """@page {{ size: {paper} landscape; margin: 11mm 10mm; }}
body {{ font-family: '{font}', sans-serif; font-size: {size}pt; \
font-synthesis: none; }}
h1 {{ font-size: 1.7em; text-align: center; }}
h2 {{ font-size: 1.3em; }}
h3 {{ font-size: 1.1em; }}
p {{ margin: 0.3em 0; }}
.right {{ text-align: right; }}
.box {{ border: 1px solid #000; padding: 2px 6px; margin: 4px 0; width: 60%; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border: 1px solid #000; padding: 2px 4px; vertical-align: top; font-weight: normal; \
text-align: left; }}
thead th {{ background: #dde8f4; text-align: center; }}
td table {{ width: auto; margin: 3px; font-size: 0.75em; }}
td table th, td table td {{ text-align: center; padding: 1px 2px; }}
td ul {{ margin: 0; padding: 0 0 0 1.4em; }}
td p {{ margin: 0; }}
.upright {{ writing-mode: vertical-rl; }}
.stamp {{ display: inline-block; border: 1px solid #d00; color: #d00; padding: 0 3px; }}
.page {{ break-before: page; }}
@media print {{ header, nav, footer {{ display: none; }} }}"""


def render(sample: Sample) -> str:
    """The page of a sample."""
    title = next(block.text for block in sample.blocks if isinstance(block, Heading))
    return _PAGE.format(
        charset="Shift_JIS" if sample.encoding == "cp932" else sample.encoding,
        title=html.escape(title),
        site=html.escape(sample.site),
        style=_STYLE.format(paper=sample.paper, size=sample.font_size, font=sample.browser_font),
        main="\n".join(_blocks(sample)),
    )


def _blocks(sample: Sample) -> list[str]:
    parts: list[str] = []
    new_page = ""
    for block in sample.blocks:
        if isinstance(block, PageBreak):
            new_page = ' class="page"'
            continue
        if isinstance(block, Heading):
            parts.append(f"<h{block.level}{new_page}>{html.escape(block.text)}</h{block.level}>")
        elif isinstance(block, Text):
            parts.append(_text(block, new_page))
        else:
            parts.append(_table(block, new_page))
        new_page = ""
    return parts


def _text(block: Text, new_page: str) -> str:
    lines = "<br>\n".join(_line(line) for line in block.lines)
    if block.boxed:
        return f'<div class="box">{lines}</div>'
    if block.right:
        return f'<p class="right">{lines}</p>'
    return f"<p{new_page}>{lines}</p>"


def _table(table: Table, attributes: str = "") -> str:
    lines = [f"<table{attributes}>"]
    if table.head:
        lines += ["<thead>", *(_row(row, "th") for row in table.head), "</thead>"]
    lines += ["<tbody>", *(_row(row, "td") for row in table.body), "</tbody>", "</table>"]
    return "\n".join(lines)


def _row(row: Row, tag: str) -> str:
    return f"<tr>{''.join(_cell(cell, tag) for cell in row)}</tr>"


def _cell(cell: Cell, tag: str) -> str:
    attributes = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    attributes += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    inside = _lines(cell.lines)
    if cell.upright:
        inside = f'<span class="upright">{inside}</span>'
    if cell.items:
        inside += f"<ul>{''.join(f'<li>{_line(line)}</li>' for line in cell.items)}</ul>"
    if cell.table:
        inside += f"\n{_table(cell.table)}\n"
    inside += _lines(cell.after)
    if cell.stamp:
        inside += f'<br><span class="stamp">{html.escape(cell.stamp)}</span>'
    return f"<{tag}{attributes}>{inside}</{tag}>"


def _lines(lines: Sequence[Line]) -> str:
    return "<br>".join(_line(line) for line in lines)


def _line(line: Line) -> str:
    return "".join(_run(run) for run in line)


def _run(run: Run) -> str:
    text = html.escape(run.text, quote=False)
    tag = _TAGS.get(run.style)
    return f"<{tag}>{text}</{tag}>" if tag else text
