"""埼玉支部: a new edition beside the old one; the old side underlines what was changed."""

from __future__ import annotations

from normalize.text.folding import fold
from parsers.families import comparison
from parsers.layout import Layout

LAYOUTS = [
    Layout(
        name="saitama",
        family="comparison",
        description=(
            "令和5年度（新） beside 令和4年度（旧）, measures as running text under headings"
        ),
        read=comparison.read,
        branch="埼玉",
        branch_words=(fold("埼玉支部"),),
        comparison=True,
    )
]
