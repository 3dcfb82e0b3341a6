"""The worklist: each unmapped or ambiguous name once, the most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from normalize.text.folding import fold
from schema.records import (
    DocumentRecord,
    InitiativeRecord,
    KpiTargetRecord,
    Pillar,
    Provenance,
    Unit,
)

Kind = Literal["indicator", "item"]
Candidates = list[tuple[str, float]]
Key = tuple[Kind, str]
"""A kind and a folded name: what tells two open names apart."""

_T = TypeVar("_T")
_DIRECTIONS: dict[str | None, Literal["higher", "lower"]] = {
    **dict.fromkeys(("ge", "gt", "yoy_ge"), "higher"),
    **dict.fromkeys(("le", "lt", "yoy_le"), "lower"),
}


@dataclass(frozen=True, slots=True)
class OpenName:
    """A name as printed, how often and where, and what it may mean.

    `place` is that of its first occurrence, `context` the headings and title above it. `unit`,
    `pillar` and `direction` are what a new id would have; None where nothing tells.
    """

    name: str
    kind: Kind
    count: int
    documents: tuple[str, ...]
    place: str
    context: str
    candidates: tuple[tuple[str, float], ...] = ()
    seen: str = ""
    unit: Unit | None = None
    pillar: Pillar | None = None
    direction: Literal["higher", "lower"] | None = None


@dataclass(frozen=True, slots=True)
class Proposals:
    """Who ranks ids for a name: of indicators by target, title and headings; of topics by title."""

    indicator: Callable[[KpiTargetRecord, str], Candidates]
    item: Callable[[InitiativeRecord], Candidates]


@dataclass(frozen=True, slots=True)
class _Found:
    """One occurrence."""

    name: str
    initiative: InitiativeRecord | None
    provenance: Provenance
    document: str
    target: KpiTargetRecord | None = None


def open_names(
    documents: Iterable[DocumentRecord],
    initiatives: Sequence[InitiativeRecord],
    targets: Iterable[KpiTargetRecord],
    proposals: Proposals,
    without: Collection[Key] = (),
) -> list[OpenName]:
    """All names without an id, the most frequent first; `without` are those decided already.

    A target without a name of its own has nothing that an alias could hold, and is left out.
    """
    sources = {document.document_id: document.source for document in documents}
    groups: dict[Key, list[_Found]] = {}
    for kind, found in _occurrences(sources, initiatives, targets):
        key = (kind, fold(found.name))
        if key not in without:
            groups.setdefault(key, []).append(found)
    names = [_open(kind, found, proposals) for (kind, _), found in groups.items()]
    return sorted(names, key=lambda each: (-each.count, each.kind, each.name))


def _occurrences(
    sources: Mapping[str, str],
    initiatives: Sequence[InitiativeRecord],
    targets: Iterable[KpiTargetRecord],
) -> Iterator[tuple[Kind, _Found]]:
    by_id = {initiative.initiative_id: initiative for initiative in initiatives}
    for target in targets:
        if target.kpi_id is None and target.kpi_name_raw:
            yield (
                "indicator",
                _Found(
                    target.kpi_name_raw,
                    by_id.get(target.initiative_id),
                    target.provenance,
                    sources.get(target.document_id, target.document_id),
                    target,
                ),
            )
    for item in initiatives:
        if not item.topics and item.title_raw:
            source = sources.get(item.document_id, item.document_id)
            yield "item", _Found(item.title_raw, item, item.provenance, source)


def _open(kind: Kind, found: Sequence[_Found], proposals: Proposals) -> OpenName:
    first = found[0]
    context = _context(first)
    candidates: Candidates = []
    if first.target is not None:
        candidates = proposals.indicator(first.target, context)
    elif first.initiative is not None:
        candidates = proposals.item(first.initiative)
    return OpenName(
        name=first.name,
        kind=kind,
        count=len(found),
        documents=tuple(dict.fromkeys(each.document for each in found)),
        place=_place(first.provenance),
        context=context,
        candidates=tuple(candidates),
        seen=_seen(first),
        unit=_usual(each.target.unit for each in found if each.target),
        pillar=_usual(each.initiative.pillar for each in found if each.initiative),
        direction=_usual(_DIRECTIONS.get(each.target.comparator) for each in found if each.target),
    )


def _usual(values: Iterable[_T | None]) -> _T | None:
    """The most frequent value that is there, the first of equally frequent ones."""
    counted = Counter(value for value in values if value is not None)
    return counted.most_common(1)[0][0] if counted else None


def _context(found: _Found) -> str:
    """The headings above, and for an indicator the title of its item."""
    item = found.initiative
    if item is None:
        return ""
    title = [item.title_raw] if found.target is not None and item.title_raw else []
    return " > ".join([*item.path, *title])


def _place(provenance: Provenance) -> str:
    """A place for a person: tables and rows counted from 0, as in the tables."""
    parts = {"page": provenance.page, "table": provenance.table, "row": provenance.row}
    return " ".join(f"{name} {value}" for name, value in parts.items() if value is not None)


def _seen(found: _Found) -> str:
    """Branch code and year, as names in the taxonomy say where they were seen."""
    row = found.initiative
    parts = (row.branch_code, row.fiscal_year) if row else ()
    return " ".join(str(part) for part in parts if part is not None)
