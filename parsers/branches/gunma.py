"""群馬支部: numbered tables. 令和2年度 has ● month columns and rows of monthly numbers between the
measures; 令和3年度 has monthly tables nested in 進捗状況 and a budget column."""

from __future__ import annotations

from normalize.text.folding import fold
from parsers.families import tabular
from parsers.layout import Layout

LAYOUTS = [
    Layout(
        name="gunma",
        family="numbered_table",
        description="項番 and 事業, measures, ● months or monthly tables, 実施状況 symbols",
        read=tabular.read,
        branch="群馬",
        branch_words=(fold("群馬支部"),),
        header_words=(fold("項番"), fold("事業"), fold("実施状況")),
    )
]
