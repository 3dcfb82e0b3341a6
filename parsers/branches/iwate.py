"""岩手支部: one table a heading, KPI boxes before or after it; no title names the branch."""

from __future__ import annotations

from normalize.text.folding import fold
from parsers.families import tabular
from parsers.layout import Layout

LAYOUTS = [
    Layout(
        name="iwate",
        family="heading_table",
        description="Headings with KPI boxes, each over a table 担当 / 実施内容 / 進捗状況 / 評価",
        read=tabular.read,
        branch_words=(fold("岩手"), fold("いわて")),
        header_words=(fold("担当"), fold("方法・スケジュール"), fold("進捗状況")),
    )
]
