"""What a reader saw in one document and why a layout was picked, as lines of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from schema.document import Document, Finding, Paragraph, Table
from schema.plan import Plan

_LONGEST_TEXT = 60
_ROWS = 3


def inspection_lines(document: Document, plan: Plan, explanation: Sequence[str]) -> Iterator[str]:
    """The whole report, line by line."""
    yield from _file(document)
    yield ""
    yield f"layout {plan.layout} (version {plan.layout_version})"
    yield from (f"  {reason}" for reason in plan.reasons)
    yield from (f"  {line}" for line in explanation if line not in plan.reasons)
    yield ""
    yield from _plan(plan)
    yield ""
    yield "blocks in reading order"
    for block in document.blocks:
        yield from _table(block) if isinstance(block, Table) else _paragraph(block)
    findings = [*document.findings, *plan.findings]
    if findings:
        yield ""
        yield "findings"
        yield from map(_finding, findings)


def _file(document: Document) -> Iterator[str]:
    tables = list(document.tables())
    cells = sum(len(table.cells) for table in tables)
    pages = "no pages" if document.pages is None else f"{document.pages} pages"
    yield f"{document.source}"
    yield f"  {document.media_type}, {document.size:,} bytes, {pages}"
    yield f"  {len(tables)} tables, {cells} cells, {len(list(document.paragraphs()))} paragraphs"
    yield f"  document_id {document.document_id}"


def _plan(plan: Plan) -> Iterator[str]:
    yield "what the layout found"
    yield f"  branch {plan.branch or 'not known to the layout'}"
    yield from (f"  title {_cut(title.text)}" for title in plan.titles[:_ROWS])
    for edition, words in plan.editions.items():
        yield f"  {edition} edition: {_cut(words.text)}"
    if plan.legend:
        yield "  legend " + ", ".join(f"{sign} {word}" for sign, word in plan.legend.items())
    parts = {
        "statements": sum(len(item.statements) for item in plan.initiatives),
        "results": sum(len(item.results) for item in plan.initiatives),
        "measures": sum(len(item.measures) for item in plan.initiatives),
        "series": sum(len(item.series) for item in plan.initiatives),
        "budgets": sum(len(item.budgets) for item in plan.initiatives),
    }
    numbers = ", ".join(f"{number} {name}" for name, number in parts.items())
    yield f"  {len(plan.initiatives)} initiatives with {numbers}"
    roles = Counter(plan.roles.values())
    yield "  roles " + ", ".join(f"{number} {role}" for role, number in roles.most_common())


def _table(table: Table, indent: str = "  ") -> Iterator[str]:
    place = "" if table.page is None else f" on page {table.page}"
    ruled = "" if table.ruled else ", without rules"
    size = f"{table.rows} rows x {table.columns} columns, {len(table.cells)} cells"
    yield f"{indent}table {table.number}{place}: {size}{ruled}"
    for row in range(min(_ROWS, table.rows)):
        texts = [_cut(cell.text, 16) for cell in table.cells if cell.row == row]
        if any(texts):
            yield f"{indent}  row {row}: " + " | ".join(texts)
    for cell in table.cells:
        for nested in cell.tables:
            yield f"{indent}  in row {cell.row}, column {cell.column}:"
            yield from _table(nested, indent + "    ")


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    place = "" if paragraph.page is None else f" on page {paragraph.page}"
    kind = "" if paragraph.kind == "text" else f" ({paragraph.kind})"
    rank = f" heading {paragraph.level}" if paragraph.level else ""
    yield f"  paragraph {paragraph.number}{place}{kind}{rank}: {_cut(paragraph.text)}"


def _finding(finding: Finding) -> str:
    text = f" [{_cut(finding.text)}]" if finding.text else ""
    return f"  {finding.severity} {finding.code}: {finding.message}{text}"


def _cut(text: str, longest: int = _LONGEST_TEXT) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
