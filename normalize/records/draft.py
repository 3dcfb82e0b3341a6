"""Rows in the making: what is known of an initiative and its targets before they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from normalize.records.entries import Entry
from normalize.records.grades import SIGNS, grades_of
from normalize.statement import Target
from normalize.taxonomy_loader import Taxonomy
from normalize.taxonomy_model import Match
from schema.document import Document, Finding, Ref
from schema.plan import Edition, Initiative, Plan, Quote, Series, Statement, Symbol
from schema.records import FieldSource, Kind, Provenance, Status

_INCENTIVE = re.compile(
    r"(?P<sign>[★☆])[」』）)]?\s*印?\s*(?:[:：=＝…]+|は|が|の(?:付いた|ついた|項目は)|付きは?)"
    r"[^。★☆]{0,24}インセンティブ"
    r"|インセンティブ[^。★☆]{0,16}(?:に|には|は|を|[:：=＝])\s*[「『（(]?(?P<behind>[★☆])"
)
"""What says that a star marks what is インセンティブ関連."""
_BOX = ("x0", "top", "x1", "bottom")


def provenance(ref: Ref) -> Provenance:
    """A place as the records store it."""
    page, table, row, column, box = ref
    fields: dict[str, object] = {"page": page, "table": table, "row": row, "column": column}
    if box is not None:
        fields["bbox"] = dict(zip(_BOX, box, strict=True))
    return Provenance.model_validate(fields)  # half the time of keyword arguments


def source(field_name: str, ref: Ref) -> FieldSource:
    """The place one field was read from."""
    return FieldSource(
        field=field_name, page=ref.page, table=ref.table, row=ref.row, column=ref.column
    )


def words(text: str) -> str:
    """Printed text with hard line breaks joined by one blank."""
    if text.isprintable() and "  " not in text:  # no white space but single blanks
        return text.strip(" ")
    return " ".join(text.split())


@dataclass
class Draft:
    """A target while it is put together; `places` says where each field was printed."""

    statement: Statement
    target: Target
    match: Match
    actual: float | None = None
    as_of: str | None = None
    national: float | None = None
    result_raw: str | None = None
    result_when: str | None = None
    """The header words over the result."""
    eligible: int | None = None
    expected: int | None = None
    symbol: Symbol | None = None
    band: int = 0
    result_band: int | None = None
    undated: bool = False
    """Whether a note leaves open which month the result is of."""
    places: dict[str, Ref] = field(default_factory=dict)
    used: list[Ref] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    """Bands of the rows that print the target once more."""

    @property
    def kpi_id(self) -> str | None:
        """The indicator, where the name was mapped."""
        return self.match.kpi_id


@dataclass(frozen=True, slots=True)
class StatedDate:
    """The month that a document states for its figures, as ``YYYY-MM``, and where it is printed."""

    month: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note with a mark: where it stands among the entries, and what it says (flattened).

    `alone`: nothing stands beside it in its row.
    """

    place: int
    ref: Ref
    words: str
    alone: bool


Holds = Literal["national", "earlier", "year_before", "other"]
"""What brackets behind results may hold; `other` is nothing that the tables keep."""


class Held(NamedTuple):
    """What a header or note says of brackets of one shape, and in which words."""

    shape: str
    role: Holds
    words: str


@dataclass
class Context:
    """All that the record builders share for one document."""

    document: Document
    plan: Plan
    taxonomy: Taxonomy
    entries: list[Entry]
    """Every cell and paragraph that holds text."""
    branch_code: str | None
    years: dict[Edition, int | None]
    known_on: date | None = None
    """The latest day that the document may speak of: it was presented, or its figures are of."""
    kind: Kind | None = None
    stated: StatedDate | None = None
    """The month that the document states for all its figures."""
    findings: list[Finding] = field(default_factory=list)
    uses: dict[Ref, dict[str, None]] = field(default_factory=dict)
    """The ids of the records that hold a place's text, in order, each once."""

    statuses: dict[str, tuple[str, Status | None]] = field(default_factory=dict)
    """Printed statuses, each with its symbol and meaning: a document prints few, and often."""

    footnotes: dict[str, list[Footnote]] = field(default_factory=dict)
    """Notes by the marks that they open with, in reading order."""
    homeless: list[Series] = field(default_factory=list)
    """Tables of numbers that are of no item, as far as words say."""
    brackets: tuple[Held, ...] | None = None
    """What its notes say that brackets behind results hold; None until it is asked for."""
    headed: dict[tuple[str, bool], int | None] = field(default_factory=dict)
    """Header words of series and the years they name: each row of a table has the same ones."""

    @cached_property
    def document_id(self) -> str:
        """The document's id, which every row repeats."""
        return self.document.document_id

    @cached_property
    def incentive_signs(self) -> frozenset[str]:
        """The stars that the document says to mean インセンティブ関連: ★：インセンティブ関連."""
        texts = (text for _, text, _ in self.entries if "インセンティブ" in text)
        found = (match for text in texts for match in _INCENTIVE.finditer(text))
        return frozenset(match["sign"] or match["behind"] for match in found)

    def graded(self, marks: Iterable[str]) -> Iterator[str]:
        """What the document says of signs: 重要度:高 for ★ where it prints ★：重要度が高い施策."""
        for mark in marks:
            if mark in SIGNS:
                yield from self._grades.get(mark, ())

    def unexplained(self, marks: Iterable[str]) -> list[str]:
        """The letters 重 and 困 that nothing in the document explains."""
        return [mark for mark in marks if mark in ("重", "困") and mark not in self._grades]

    @cached_property
    def _grades(self) -> dict[str, frozenset[str]]:
        return grades_of(text for _, text, _ in self.entries)

    @cached_property
    def _places(self) -> dict[Ref, int]:
        return {ref: place for place, (ref, _, _) in enumerate(self.entries)}

    def place_of(self, ref: Ref) -> int:
        """Which of the entries stands at a place; 0 where none does."""
        return self._places.get(ref, 0)

    def text_at(self, ref: Ref) -> str:
        """All text of a cell or paragraph; empty where there is none."""
        place = self._places.get(ref)
        return "" if place is None else self.entries[place][1]

    def use(self, record_id: str, *refs: Ref | None) -> None:
        """Say that a record holds text of these places."""
        uses = self.uses
        for ref in refs:
            if ref is None:
                continue
            ids = uses.get(ref)
            if ids is None:
                uses[ref] = {record_id: None}
            else:
                ids[record_id] = None

    def find(self, severity: str, code: str, message: str, quote: Quote | None = None) -> None:
        """Report something a person should look at."""
        self.findings.append(
            Finding(
                severity,  # type: ignore[arg-type]
                code,
                message,
                quote.text if quote else None,
                quote.ref if quote else Ref(),
            )
        )


@dataclass
class Item:
    """An initiative with its id, year and targets."""

    initiative: Initiative
    initiative_id: str
    sequence: int
    fiscal_year: int | None
    topics: list[str]
    groups: list[str]
    drafts: list[Draft] = field(default_factory=list)
