"""Many names and what the taxonomy makes of them, as text with TABs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

HEADER = ("name", "fiscal_year", "kpi_id", "method", "score", "candidates")


class Found(Protocol):
    """What a name was matched to."""

    @property
    def kpi_id(self) -> str | None:
        """The indicator; None where the name is unknown or could mean several."""

    @property
    def method(self) -> str:
        """How it was found."""

    @property
    def score(self) -> float:
        """How sure it is, 0-1."""

    @property
    def candidates(self) -> Sequence[tuple[str, float]]:
        """Other indicators worth a look with their scores, best first."""


def names_in(text: str) -> list[tuple[str, int | None]]:
    """Names and fiscal years of a file: a name, a TAB and a year in each line.

    The year may be left out, the file may begin with a header. Raises ValueError, with the
    number of the line, where a year is no number.
    """
    names: list[tuple[str, int | None]] = []
    for number, line in enumerate(text.splitlines(), 1):
        name, _, rest = line.partition("\t")
        year = rest.partition("\t")[0].strip()
        if not name.strip() or (number == 1 and name == HEADER[0]):
            continue
        if year and not year.isdecimal():
            raise ValueError(f"line {number}: {year!r} is no fiscal year")
        names.append((name, int(year) if year else None))
    return names


def table_lines(rows: Iterable[tuple[str, int | None, Found]]) -> Iterator[str]:
    """A header, then a line a name; candidates as `id:score`, separated by commas."""
    yield "\t".join(HEADER)
    for name, year, found in rows:
        candidates = ",".join(f"{other}:{score:.2f}" for other, score in found.candidates)
        cells = [name, str(year or ""), found.kpi_id or "", found.method, f"{found.score:.2f}"]
        yield "\t".join([*cells, candidates])
