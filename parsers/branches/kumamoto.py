"""熊本支部: results beside the national average, several in one cell, in the order of the KPIs."""

from __future__ import annotations

from normalize.text.folding import fold
from parsers.families import tabular
from parsers.layout import Layout

LAYOUTS = [
    Layout(
        name="kumamoto",
        family="numbered_table",
        description=(
            "項目, 実施状況 with KPIs and measures, 実績（全国平均）, 達成状況, 担当グループ"
        ),
        read=tabular.read,
        branch="熊本",
        branch_words=(fold("熊本支部"),),
        header_words=(fold("項目"), fold("実績（全国平均）")),
    )
]
