"""Which rows beside a label of targets have no header: a target or its name, then figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.grid import GridCell

_AIM = re.compile(r"^対?前年度|^[^。]{0,6}[\d０-９][^。]{0,9}(?:以上|以下|未満|維持)$")
"""What stands beside an indicator's name alone: 98.0％以上, 対前年度以上."""


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
    return cell.kind in ("value", "item", "symbol") or _AIM.match(cell.text) is not None
