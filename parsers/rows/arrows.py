"""Arrows drawn between the columns of a table: 97.6% → 97.9% → 対前年度以上."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.builder import PlanBuilder
from parsers.grid import GridRow
from parsers.header.reading import Header

_ARROWS = re.compile(r"^[→⇒⇨➡➔➜⟶▶▷►\s]+$")
_TIMES = ("month", "period", "schedule")


def without_arrows(
    builder: PlanBuilder, header: Header, rows: Sequence[GridRow]
) -> Iterator[GridRow]:
    """The rows without cells of nothing but an arrow, which lead the eye from year to year.

    Under months or quarters an arrow says when a measure is due, so it stays.
    """
    timed = any(header.has(role) for role in _TIMES)
    for row in rows:
        arrows = () if timed else [cell for cell in row.cells if _ARROWS.match(cell.text)]
        for cell in arrows:
            builder.role(cell.ref, "decoration")
        yield row.holding([c for c in row.cells if c not in arrows]) if arrows else row
