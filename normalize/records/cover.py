"""What a document prints above its first table, and a web page's `<title>` beside it."""

from __future__ import annotations

from normalize.taxonomy_loader import Taxonomy
from normalize.text.eras import fiscal_year_of
from normalize.text.folding import fold
from schema.document import Document, Table
from schema.plan import Plan, Quote

_BLOCKS = 12
_LONGEST = 60


def title_of(plan: Plan, document: Document) -> Quote | None:
    """The document's title: what its text prints with a year, else without.

    A web page's `<title>` is often another document's; it counts where the text prints none, or
    the same without the year.
    """
    unseen = {p.ref for p in document.paragraphs() if p.kind == "page_header" and p.page is None}
    seen = [title for title in plan.titles if title.ref not in unseen]
    agree = [t for t in plan.titles if any(fold(s.text) in fold(t.text) for s in seen)]
    titles = agree or plan.titles
    dated = (t for t in titles if fiscal_year_of(t.text) is not None)
    return next(dated, titles[0] if titles else None)


def branch_on_cover(document: Document, taxonomy: Taxonomy) -> str | None:
    """The code of the one branch that short lines above the first table name as 〇〇支部."""
    found: set[str] = set()
    for block in document.blocks[:_BLOCKS]:
        if isinstance(block, Table):
            break
        for line in block.lines if block.kind == "text" else ():
            if "支部" in line.text and len(line.text) <= _LONGEST:
                found.update(taxonomy.branch_named(line.text))
    return found.pop() if len(found) == 1 else None
