"""Follows one indicator or topic through all years of an output folder."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from revisions.folded import plain
from revisions.knowledge import Knowledge
from schema.history import Break, History, HistoryPoint, Result
from schema.records import DocumentRecord, InitiativeRecord, KpiTargetRecord

_FACTS = (
    "comparator", "target_value", "unit", "baseline_value", "baseline_fiscal_year",
    "actual_value", "actual_as_of", "national_value", "status",
)  # fmt: skip


def history_of(
    subject: str,
    documents: Iterable[DocumentRecord],
    initiatives: Iterable[InitiativeRecord],
    targets: Iterable[KpiTargetRecord],
    knowledge: Knowledge,
    branches: Collection[str] = (),
) -> History:
    """The history of an indicator's or topic's id, by branch and year.

    `branches` are names or codes; none means all. The same fact in two documents (a plan and its
    PDF, a plan and the old side of the next year's comparison) is one point.
    Raises KeyError for an id that names neither an indicator nor a topic.
    """
    known = {document.document_id: document for document in documents}
    by_id = {initiative.initiative_id: initiative for initiative in initiatives}
    if subject in knowledge.indicators:
        found = [
            _of_target(target, by_id.get(target.initiative_id), known[target.document_id])
            for target in targets
            if target.kpi_id == subject
        ]
    elif subject in knowledge.topics:
        found = [
            _of_initiative(initiative, known[initiative.document_id])
            for initiative in by_id.values()
            if subject in initiative.topics
        ]
    else:
        raise KeyError(subject)
    points = _merged(point for point in found if _wanted(point, branches))
    indicator = subject in knowledge.indicators
    return History(
        id=subject,
        label=knowledge.indicator(subject) if indicator else knowledge.topic(subject),
        kind="indicator" if indicator else "topic",
        points=points,
        results=_results(points),
        breaks=_breaks(subject, points, knowledge) if indicator else [],
    )


def _wanted(point: HistoryPoint, branches: Collection[str]) -> bool:
    return not branches or point.branch in branches or point.branch_code in branches


def _of_target(
    target: KpiTargetRecord, initiative: InitiativeRecord | None, document: DocumentRecord
) -> HistoryPoint:
    return HistoryPoint(
        branch_code=target.branch_code,
        branch=document.branch,
        fiscal_year=target.fiscal_year,
        edition=target.edition,
        documents=[target.document_id],
        source=document.source,
        number_raw=initiative.number_raw if initiative else None,
        title_raw=initiative.title_raw if initiative else None,
        name_raw=target.kpi_name_raw,
        statement_raw=target.statement_raw,
        provenance=target.provenance,
        **{name: getattr(target, name) for name in _FACTS},
    )


def _of_initiative(initiative: InitiativeRecord, document: DocumentRecord) -> HistoryPoint:
    return HistoryPoint(
        branch_code=initiative.branch_code,
        branch=document.branch,
        fiscal_year=initiative.fiscal_year,
        edition=initiative.edition,
        documents=[initiative.document_id],
        source=document.source,
        number_raw=initiative.number_raw,
        title_raw=initiative.title_raw,
        status=initiative.status,
        provenance=initiative.provenance,
    )


def _merged(points: Iterable[HistoryPoint]) -> list[HistoryPoint]:
    """Points by branch and year; those that say the same become one."""
    groups: dict[tuple[object, ...], HistoryPoint] = {}
    order = sorted(points, key=lambda point: point.edition)  # current before previous
    for point in order:
        facts = tuple(getattr(point, name) for name in _FACTS)
        words = (plain(point.name_raw or ""), plain(point.title_raw or ""))
        key = (point.branch_code, point.branch, point.fiscal_year, words, facts)
        first = groups.get(key)
        if first is None:
            groups[key] = point
        else:
            documents = list(dict.fromkeys([*first.documents, *point.documents]))
            groups[key] = first.model_copy(update={"documents": documents})
    return sorted(
        groups.values(),
        key=lambda point: (point.branch_code or "~", point.branch or "", point.fiscal_year or 0),
    )


def _results(points: Sequence[HistoryPoint]) -> list[Result]:
    """What was reached in each year; a baseline only where the year itself reports nothing."""
    found: dict[tuple[str | None, int], Result] = {}
    for point in points:
        if point.actual_value is not None and point.fiscal_year is not None:
            key = (point.branch, point.fiscal_year)
            known = found.get(key)
            if known is None or (known.as_of or "") < (point.actual_as_of or ""):
                found[key] = Result(
                    branch=point.branch,
                    fiscal_year=point.fiscal_year,
                    value=point.actual_value,
                    unit=point.unit,
                    quoted=False,
                    as_of=point.actual_as_of,
                )
    for point in points:
        if point.baseline_value is not None and point.baseline_fiscal_year is not None:
            found.setdefault(
                (point.branch, point.baseline_fiscal_year),
                Result(
                    branch=point.branch,
                    fiscal_year=point.baseline_fiscal_year,
                    value=point.baseline_value,
                    unit=point.unit,
                    quoted=True,
                ),
            )
    return [found[key] for key in sorted(found, key=lambda key: (key[0] or "", key[1]))]


def _breaks(kpi_id: str, points: Sequence[HistoryPoint], knowledge: Knowledge) -> list[Break]:
    """Breaks between the first and the last year that any point knows of."""
    years = [
        year
        for point in points
        for year in (point.fiscal_year, point.baseline_fiscal_year)
        if year is not None
    ]
    if not years:
        return []
    found = []
    for year in range(min(years) + 1, max(years) + 1):
        reason = knowledge.breaks(kpi_id, year - 1, year)
        if reason:
            found.append(Break(fiscal_year=year, reason=reason))
    return found
