"""A heading that is open while what stands below it is read."""

from __future__ import annotations

from dataclasses import dataclass

from schema.plan import Quote


@dataclass
class Heading:
    """A heading above initiatives. Level 0 is a pillar, deeper ones count up."""

    level: int
    quote: Quote
    number: str | None = None
    row: str | None = None
    """How it is numbered, where a row over all columns of a table prints it; else None."""
