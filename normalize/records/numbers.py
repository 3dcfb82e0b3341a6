"""One observation in the making."""

from __future__ import annotations

from dataclasses import dataclass

from schema.plan import Quote
from schema.records import Basis, Part, SeriesRole, Unit


@dataclass
class Numbers:
    """A number of a series: what it is of which indicator, when, and where it stands."""

    value: float
    quote: Quote
    labels: list[Quote]
    kpi_id: str | None
    series_raw: str | None
    measure: Part
    role: SeriesRole
    basis: Basis
    fiscal_year: int | None
    month: int | None
    unit: Unit | None
    inferred: bool
    total: bool
    band: int
    own_row: bool = False
    """Whether it stands in the columns of its target's row."""
