"""The unit of bare amounts where neither their column nor the line above their table names it.

（予算単位：千円） stands beside a legend in a row above the header, as a row over all columns, or
in a note: ※予算の単位は千円.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from normalize.text.folding import fold
from parsers.budgets.lines import amount_scale
from parsers.grid import GridCell
from schema.document import Document, Finding, Ref, Table
from schema.plan import Quote

if TYPE_CHECKING:
    from parsers.builder import PlanBuilder

_ALONE = re.compile(
    r"[(\[※*]*(?:(?:支部)?(?:予算|金額|経費|事業費)額?の?)?(?:単位)?[:は]?(?:百万|千|万)?円(?:単位)?[)\]]*。?"
)
_ROW = 24
"""A cell of nothing but a unit is no longer."""


@dataclass
class Units:
    """What a document says of the unit of its amounts; looked for when an amount has none."""

    document: Document | None = None
    _cells: dict[int, Quote] = field(default_factory=dict)
    _others: list[Quote] | None = None

    def of(self, place: Ref) -> tuple[Quote | None, bool]:
        """The words of a unit for an amount, and whether they stand in its own table.

        None where nothing says it, or the document says several.
        """
        others = self._read() if self._others is None else self._others
        own = self._cells.get(place.table) if place.table is not None else None
        if own is not None:
            return own, True
        everywhere = [*self._cells.values(), *others]
        agree = len({_scale(quote.text) for quote in everywhere}) == 1
        return (everywhere[0] if agree else None), False

    def _read(self) -> list[Quote]:
        others: list[Quote] = []
        for block in self.document.blocks if self.document is not None else ():
            if not isinstance(block, Table):
                if "円" in block.text and "単位" in block.text and _scale(block.text):
                    others.append(Quote(block.text, block.ref))
                continue
            for cell, ref in zip(block.cells, block.refs(), strict=False):
                if "円" in cell.text and says_unit(cell.text) and ref.table is not None:
                    self._cells.setdefault(ref.table, Quote(cell.text, ref))
        self._others = others
        return others


def unit_of(builder: PlanBuilder, cell: GridCell) -> str | None:
    """The words of the unit of a bare amount; an issue where they do not stand with its table.

    None where nothing says it: then it is taken as yen, with an issue.
    """
    unit, own = builder.units.of(cell.ref)
    if unit is None:
        message = "The unit of an amount is printed neither in its cell nor above; taken as yen."
    else:
        message = f"The unit of an amount is printed elsewhere only: {unit.text[:80]}"
    if not own:
        builder.find(Finding("warning", "budget_unit", message, cell.text, cell.ref))
    return unit.text if unit is not None else None


def says_unit(text: str) -> bool:
    """Whether a cell holds the unit of the amounts in its table, and nothing else."""
    if "円" not in text or len(text) > _ROW:
        return False
    folded = fold(text)
    return _ALONE.fullmatch(folded) is not None or (
        "単位" in folded and amount_scale([text]) is not None
    )


def _scale(text: str) -> int | None:
    """The unit that a text says amounts are in; None where it says none."""
    return amount_scale([text]) if "単位" in text or len(text) <= _ROW else None
