"""The taxonomy as one object: load it once, ask it for names, titles, statuses and branches."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from normalize.branches import BranchFinder, BranchGuess
from normalize.matcher import KpiMatcher
from normalize.overlay import merged_topics, overlay_hash
from normalize.stated_name import stated_name
from normalize.statuses import Status, StatusReader
from normalize.taxonomy_check import (
    check_names,
    check_overlay,
    check_shape,
    check_statuses,
    check_targets,
)
from normalize.taxonomy_files import (
    family,
    indicator,
    merged_indicators,
    packaged,
    read_yaml,
    topic,
)
from normalize.taxonomy_model import Event, Indicator, Match, Pillar, TaxonomyError, Topic
from normalize.text.folding import fold
from normalize.text.numbers import Unit
from normalize.titles import Headings, TopicFinder
from normalize.vocabulary import Vocabulary

__all__ = ["Match", "Taxonomy", "TaxonomyError", "load_taxonomy"]


class Taxonomy:
    """All knowledge of the field. Built by `load_taxonomy`; its parts are made when asked for."""

    def __init__(self, overlay: Mapping[str, Any] | None = None) -> None:
        """Raises TaxonomyError, listing every problem, where names or targets contradict."""
        overlay = dict(overlay or {})
        problems = check_overlay(overlay)
        if problems:
            raise TaxonomyError(problems)
        raw = merged_indicators(overlay)
        self._raw_topics = merged_topics(packaged("topics"), overlay)
        problems = check_shape(raw)
        if problems:
            raise TaxonomyError(problems)
        self.indicators: dict[str, Indicator] = {k: indicator(k, v) for k, v in raw.items()}
        self.not_indicators: list[str] = [
            *packaged("not_indicators"),
            *(overlay.get("not_indicators") or ()),
        ]
        self._families = [family(f) for f in packaged("families")]
        problems = check_names(self.indicators.values(), self.not_indicators, fold)
        problems += check_targets(self.indicators, {}, self._families)
        if problems:
            raise TaxonomyError(problems)

    @cached_property
    def branches(self) -> BranchFinder:
        """Branches, their names and their places."""
        return BranchFinder(packaged("branches"))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What makes two names comparable."""
        names = [b["name"] for code, b in packaged("branches").items() if code != "00"]
        return Vocabulary(packaged("vocabulary"), names)

    @cached_property
    def matcher(self) -> KpiMatcher:
        """The matcher of indicator names."""
        return KpiMatcher(
            self.indicators.values(),
            self._families,
            self.not_indicators,
            self.vocabulary,
            self._topic_finder.find,
        )

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Topics in the order of topics.csv."""
        return {key: topic(key, value) for key, value in self._raw_topics.items()}

    @cached_property
    def _topic_finder(self) -> TopicFinder:
        return TopicFinder(self.topics.values(), self.vocabulary)

    @cached_property
    def _headings(self) -> Headings:
        return Headings(packaged("groups"))

    @cached_property
    def _statuses(self) -> StatusReader:
        return StatusReader(packaged("statuses"))

    def match_kpi(
        self,
        name: str,
        *,
        fiscal_year: int | None = None,
        context: str = "",
        unit: str | None = None,
        section: str | None = None,
    ) -> Match:
        """The indicator a printed name means.

        `context` (title, heading, neighbouring statements) and `section` decide the population
        and complete names such as 使用割合; `unit` is that of the value beside the name.
        """
        around = "\n".join(part for part in (context, section) if part)
        return self.matcher.match(name, fiscal_year, around, unit)

    def match_printed(self, text: str, *, fiscal_year: int | None = None) -> Match:
        """The indicator of a name, or of the target where the text is a whole statement.

        ``…の提出率を93.4%以上とする`` is the 提出率: what a document's reading takes apart
        before it asks for names.
        """
        match = self.match_kpi(text, fiscal_year=fiscal_year)
        stated = stated_name(text) if match.kpi_id is None else None
        if stated is None:
            return match
        name, unit = stated
        found = self.match_kpi(name, fiscal_year=fiscal_year, unit=unit)
        return found if found.kpi_id or found.candidates else match

    def topics_of(
        self, title: str, *, fiscal_year: int | None = None, section: str | None = None
    ) -> list[str]:
        """All topics a title names, in topics.csv order; `section` where the title names none."""
        return list(self._topic_finder.find(title, section))

    def topics_like(self, title: str) -> list[tuple[str, float]]:
        """Topics that a title resembles, best first, with a likeness of 0-1; for a person."""
        return self._topic_finder.ranked(title)

    def pillar_of(self, text: str) -> Pillar | None:
        """The pillar a heading names, or None."""
        return self._headings.pillar_of(text)

    def groups_of(self, text: str) -> list[str]:
        """The groups a cell or heading names, without グループ; none for 全グループ."""
        return self._headings.groups_of(text)

    def is_all_groups(self, text: str) -> bool:
        """Whether a text names all groups at once."""
        return self._headings.is_all_groups(text)

    def status_of(self, symbol: str, legend: Mapping[str, str] | None = None) -> Status | None:
        """The status of a printed symbol by the document's legend, else by the contract's."""
        return self._statuses.status_of(symbol, legend)

    def branch_named(self, text: str) -> list[str]:
        """Codes of the branches a text names as …支部."""
        return self.branches.branch_named(text)

    def infer_branch(self, text: str) -> BranchGuess:
        """The branch a document betrays by the places it mentions."""
        return self.branches.infer_branch(text)

    def branch_name(self, code: str) -> str | None:
        """The name of a branch without 支部, or None for an unknown code."""
        branch = self.branches.branches.get(code)
        return branch.name if branch else None

    def unit_of(self, kpi_id: str) -> Unit | None:
        """The unit an indicator is measured in, or None for an unknown id."""
        found = self.indicators.get(kpi_id)
        return found.unit if found else None

    @cached_property
    def version(self) -> str:
        """Twelve hex digits that change with any name, rule or event of the taxonomy."""
        parts = (*self.indicators.values(), *self.topics.values(), *self._families)
        text = "\n".join([*map(repr, parts), *self.not_indicators, repr(packaged("vocabulary"))])
        return sha256(text.encode()).hexdigest()[:12]

    def breaks(self, kpi_id: str) -> list[Event]:
        """Events across which an indicator's values must not be compared or summed."""
        return self.indicators[kpi_id].breaks()

    def explain(self, name: str, year: int | None = None) -> list[str]:
        """How a name is matched, a line each: its forms, the id, its history, other candidates."""
        canonical = self.vocabulary.canonical(name)
        match = self.match_printed(name, fiscal_year=year)
        lines = [f"canonical: {canonical}", f"counts: {self.vocabulary.quantity(name) or '-'}"]
        excluded = self.vocabulary.excluded(canonical)
        if excluded:
            lines.append(f"kept from rules and likeness by: {excluded}")
        lines.append(f"{match.method}: {match.kpi_id or 'no indicator'} ({match.score:.2f})")
        if match.kpi_id:
            lines += [_told(event) for event in self.indicators[match.kpi_id].events]
        lines += [f"candidate: {other} ({score:.2f})" for other, score in match.candidates]
        return lines


def _told(event: Event) -> str:
    """One line on an event."""
    broken = "" if event.comparable else ", not comparable"
    return f"{event.year} {event.kind}{broken}: {event.why}"


def load_taxonomy(overlay: Path | None = None) -> Taxonomy:
    """The package's taxonomy, with the names of an overlay file added. Cached while it is the same.

    Raises TaxonomyError, listing every problem, where the two contradict themselves.
    """
    return _loaded(overlay, overlay_hash(overlay))


@lru_cache(maxsize=8)
def _loaded(overlay: Path | None, _hash: str | None) -> Taxonomy:
    extra = read_yaml(overlay) if overlay else None
    if extra is not None and not isinstance(extra, dict):
        raise TaxonomyError([f"{overlay}: no mapping of indicators"])
    return Taxonomy(extra)


def check_taxonomy(overlay: Path | None = None) -> list[str]:
    """Every problem of the taxonomy and an overlay, one line each; empty where it is sound."""
    try:
        taxonomy = load_taxonomy(overlay)
    except TaxonomyError as error:
        return error.problems
    words = taxonomy.vocabulary
    problems = check_names(
        taxonomy.indicators.values(),
        taxonomy.not_indicators,
        lambda text: words.loose(words.canonical(text)),
    )
    problems = [p for p in problems if "twice in" not in p]
    problems += check_targets({}, taxonomy.topics, [])
    problems += check_statuses(packaged("statuses"))
    return problems
