"""Lines above a list of targets that only say that it follows, and belong to no item."""

from __future__ import annotations

import re

from schema.document import Block, Table
from schema.plan import Quote

_LEADS = re.compile(
    r"(?=.*(?:[KＫ][PＰ][IＩ]|指標|目標|実績))"
    r".*(?:(?:以下|次|下記|下表|別表|右表)の?(?:とお|通)り|(?:下表|次表|以下の表|次の表)[にでの]"
    r"|(?:まとめ|一覧に|掲げ|整理し|再掲し)[^。]{0,8}(?:た|る|す)(?:もの)?)[^。]{0,12}。?\s*$"
)


def lead_of(block: Block) -> Quote | None:
    """A line that only says that a list follows: KPIは以下のとおりです; None for other blocks.

    Shown by 愛知 2023.
    """
    if isinstance(block, Table) or block.kind != "text" or block.level > 0:
        return None
    text = " ".join(block.text.split())
    return Quote(text, block.ref) if _LEADS.match(text) else None
