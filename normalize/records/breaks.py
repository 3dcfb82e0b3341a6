"""Which unbroken piece of its indicator's series a value belongs to."""

from __future__ import annotations

from functools import lru_cache

from normalize.taxonomy_loader import Taxonomy


@lru_cache(maxsize=1024)  # every number of a series has the same
def series_break(taxonomy: Taxonomy, kpi_id: str | None, fiscal_year: int | None) -> str | None:
    """The last break of an indicator up to a fiscal year and why: `2024: scope widened`.

    All years from a break to the next have the same words, so that values may be grouped by them
    even where the year of the break itself is missing. None before the first break, and where
    indicator or year is unknown. Breaks are the taxonomy's events that are not comparable, for
    example the 債権回収率 of 2024 (national plan of 2024).
    """
    if kpi_id is None or fiscal_year is None or kpi_id not in taxonomy.indicators:
        return None
    past = [event for event in taxonomy.breaks(kpi_id) if event.year <= fiscal_year]
    if not past:
        return None
    last = max(event.year for event in past)
    return f"{last}: " + "; ".join(event.why for event in past if event.year == last)
