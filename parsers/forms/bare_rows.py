"""Which rows beside a label of targets have no header: a target or its name, then figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.text.all_branches import ALL_BRANCHES
from parsers.grid import GridCell

_AIM = re.compile(r"^対?前年度|^[^。]{0,6}[\d０-９][^。]{0,9}(?:以上|以下|未満|維持)$")
"""What stands beside an indicator's name alone: 98.0％以上, 対前年度以上."""
_NAMED = re.compile(
    r"^[（(]?(?:参考)?[)）:：]?\s*(?P<words>(?:(?:令和|平成|[RＲHＨ])\s*[\d０-９元]{1,2}\s*年?度|前年度|昨年度)"
    rf"(?:末|の|\s)*(?:実績|結果)値?|{ALL_BRANCHES})\s*[:：]?\s*"
    r"(?:約|△|▲)?[\d０-９][\d０-９,，.．]*\s*[^\s\d０-９。、]{0,4}\s*(?:[（(][^（()）]*[)）])?\s*[)）]?$"
)
"""A figure that names itself: 令和4年度実績 11.1％."""


def lists_targets(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Whether each row is a target or its name, and figures behind it; a label there is none.

    A name may end like a header word (サービススタンダードの達成状況), but is none as a whole.
    """
    rows = [row for row in rows if row]
    if all(len(row) < 2 for row in rows):
        return False
    return all(_names(row[0]) and all(map(_figure, row[1:])) for row in rows)


def _names(cell: GridCell) -> bool:
    return cell.kind in ("text", "statement") and not (cell.cell.header or cell.named_roles)


def _figure(cell: GridCell) -> bool:
    if cell.kind in ("value", "item", "symbol"):
        return True
    return _AIM.match(cell.text) is not None or named_figure(cell) is not None


def named_figure(cell: GridCell) -> str | None:
    """The words before a figure that say what it is, where a cell holds nothing else."""
    named = _NAMED.match(cell.text) if "実績" in cell.text or "平均" in cell.text else None
    return named["words"] if named is not None else None
