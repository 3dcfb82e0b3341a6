"""From what was asked for to a comparison or a history: strings the rooms together for both."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from normalize import Taxonomy
    from revisions import Edition, Knowledge
    from schema.comparison import Comparison
    from schema.history import History
    from schema.records import Edition as EditionName
    from schema.records import Records


class CannotCompare(Exception):
    """One side has nothing to compare, or there is no such side; said in one line."""


def compare(
    arguments: Sequence[str],
    *,
    tables: Path | None = None,
    overlay: Path | None = None,
    layout: str | None = None,
) -> Comparison:
    """Compare two sides, or the two editions of one comparison document.

    A side is a document (a path or URI, with @previous for the old side of a comparison) or, with
    `tables`, a selector into an output folder: 群馬:2020, 10:2020, 埼玉:2022@previous or the
    beginning of a document's id.
    Raises CannotCompare, SelectorError, ReadError, StoreError and TaxonomyError.
    """
    import normalize
    import revisions

    taxonomy = normalize.load_taxonomy(overlay)
    sides = _Sides(taxonomy, tables, layout)
    if len(arguments) == 1:
        old, new = sides.both(arguments[0])
    elif len(arguments) == 2:
        old, new = sides.one(arguments[0]), sides.one(arguments[1])
    else:
        raise CannotCompare("name two sides, or one document with two editions")
    for edition in (old, new):
        if edition.items:
            continue
        if not revisions.prints_the_same(old, new):
            raise CannotCompare(f"{edition.info.label}: no initiatives were found in it")
        sides.notices.append(f"{edition.info.label}: no initiatives were found, only its print")
    notices = list(dict.fromkeys(sides.notices))
    return revisions.compare(old, new, knowledge_of(taxonomy), notices)


def history(
    subject: str,
    *,
    tables: Path,
    branches: Collection[str] = (),
    overlay: Path | None = None,
) -> History:
    """Follow an indicator or topic through an output folder.

    Raises CannotCompare for an id that is neither and for a branch that the folder does not hold,
    StoreError and TaxonomyError.
    """
    import normalize
    from revisions.history import history_of
    from schema.records import InitiativeRecord, KpiTargetRecord
    from store.reading import read_documents, read_rows

    knowledge = knowledge_of(normalize.load_taxonomy(overlay))
    names = {name.removesuffix("支部") for name in branches}
    documents = read_documents(tables)
    held = {each.branch: each.branch_code for each in documents if each.branch}
    if missing := sorted(names - {*held, *held.values()}):
        known = ", ".join(sorted(held)) or "no branch at all"
        raise CannotCompare(f"{', '.join(missing)}: no such branch among {known}")
    try:
        return history_of(
            subject,
            documents,
            read_rows(tables, InitiativeRecord),
            read_rows(tables, KpiTargetRecord),
            knowledge,
            names,
        )
    except KeyError as error:
        raise CannotCompare(_unknown(subject, knowledge)) from error


def _unknown(subject: str, knowledge: Knowledge) -> str:
    from difflib import get_close_matches

    known = [*knowledge.indicators, *knowledge.topics]
    near = get_close_matches(subject, known, n=3)
    hint = f"; did you mean {', '.join(near)}" if near else ""
    return f"{subject}: no indicator or topic has this id{hint}"


def knowledge_of(taxonomy: Taxonomy) -> Knowledge:
    """What the taxonomy tells a comparison: names, directions and breaks in series."""
    from revisions import Knowledge

    def breaks(kpi_id: str, older: int, newer: int) -> str | None:
        if kpi_id not in taxonomy.indicators:
            return None
        events = [event for event in taxonomy.breaks(kpi_id) if older < event.year <= newer]
        return "; ".join(f"{event.year}: {event.why}" for event in events) or None

    return Knowledge(
        topics={key: topic.label for key, topic in taxonomy.topics.items()},
        indicators={key: each.label for key, each in taxonomy.indicators.items()},
        better={key: each.direction for key, each in taxonomy.indicators.items()},
        breaks=breaks,
    )


class _Sides:
    """Finds the sides of one comparison; `notices` say where a choice was made."""

    def __init__(self, taxonomy: Taxonomy, tables: Path | None, layout: str | None) -> None:
        self._taxonomy = taxonomy
        self._tables = tables
        self._layout = layout
        self._read = lru_cache(maxsize=2)(self._convert)
        self.notices: list[str] = []

    def one(self, argument: str) -> Edition:
        """The edition that an argument names; the current one where it names none."""
        from revisions import edition_of

        records, edition = self._find(argument)
        return edition_of(records, edition or "current", _label(argument, records, edition))

    def both(self, argument: str) -> tuple[Edition, Edition]:
        """Both editions of one document. Raises CannotCompare where it has only one."""
        from revisions import edition_of, editions_of

        records, _ = self._find(argument)
        if len(editions_of(records)) < 2:
            raise CannotCompare(f"{argument}: holds one edition only; name what to compare it with")
        old, new = (
            edition_of(records, each, _label(argument, records, each))
            for each in ("previous", "current")
        )
        return old, new

    def _find(self, argument: str) -> tuple[Records, EditionName | None]:
        from revisions.selectors import edition_named, parse_selector

        path, at, name = argument.rpartition("@")
        if at and not _exists(argument) and _exists(path):
            return self._read(path), edition_named(name)
        if not _exists(argument):
            selector = parse_selector(argument)
            if selector is not None:
                return self._select(argument)
        return self._read(argument), None

    def _select(self, argument: str) -> tuple[Records, EditionName | None]:
        from revisions.selectors import choose, parse_selector
        from schema.records import InitiativeRecord
        from store.reading import read_documents, read_records, read_rows

        selector = parse_selector(argument)
        assert selector is not None
        tables = self._tables or Path()
        documents = read_documents(tables)
        initiatives = read_rows(tables, InitiativeRecord)
        years = [(each.document_id, each.edition, each.fiscal_year) for each in initiatives]
        chosen = choose(selector, documents, years)
        if chosen.others:
            self.notices.append(
                f"{argument} means {chosen.document_id}; it could also mean "
                f"{', '.join(chosen.others)} (name one of them by its id)"
            )
        return read_records(tables, chosen.document_id), chosen.edition

    def _convert(self, argument: str) -> Records:
        import pipeline
        from ingest import find_sources

        sources = find_sources([argument])
        if len(sources) > 1:
            raise CannotCompare(f"{argument}: holds {len(sources)} documents; name one of them")
        source = sources[0]
        return pipeline.convert_document(
            source.name, source.read(), taxonomy=self._taxonomy, layout=self._layout
        ).records


def _exists(argument: str) -> bool:
    return "://" in argument or Path(argument).exists()


def _label(argument: str, records: Records, edition: EditionName | None) -> str:
    """Branch and year where they are known, else what was asked for."""
    document = records.documents[0]
    years = [
        each.fiscal_year for each in records.initiatives if each.edition == (edition or "current")
    ]
    if document.branch is None or not years or years[0] is None:
        return argument
    return f"{document.branch} {years[0]}年度"
