"""From an output folder to its open names, and from decisions to an overlay: strings the rooms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from normalize import Taxonomy
    from review import Decision, OpenName, Proposals


class Refused(Exception):
    """Decisions that cannot be carried out: one line each. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Worklist:
    """Names without an id, most frequent first; `nameless` targets have no name to decide on."""

    names: list[OpenName]
    nameless: int


def worklist(out: Path, overlay: Path | None = None) -> Worklist:
    """The names in the tables of `out` that no id was found for, without those decided since.

    Decided is what `overlay` names, and what the taxonomy knows to be no indicator.
    Raises StoreError for a folder without tables and TaxonomyError for a bad overlay.
    """
    from normalize import load_taxonomy
    from normalize.text.folding import fold
    from review import decided

    taxonomy = load_taxonomy(overlay)
    done = decided(_read(overlay))
    done |= {("indicator", fold(name)) for name in taxonomy.not_indicators}
    return _worklist(out, taxonomy, done)


def _worklist(out: Path, taxonomy: Taxonomy, done: set[Any]) -> Worklist:
    from review import open_names
    from schema.records import InitiativeRecord, KpiTargetRecord
    from store.reading import read_documents, read_rows

    targets = read_rows(out, KpiTargetRecord)
    names = open_names(
        read_documents(out),
        read_rows(out, InitiativeRecord),
        targets,
        _proposals(taxonomy),
        done,
    )
    nameless = sum(row.kpi_id is None and not row.kpi_name_raw for row in targets)
    return Worklist(names, nameless)


def _proposals(taxonomy: Taxonomy) -> Proposals:
    from review import Proposals
    from schema.records import InitiativeRecord, KpiTargetRecord

    def of_indicator(target: KpiTargetRecord, context: str) -> list[tuple[str, float]]:
        match = taxonomy.match_kpi(
            target.kpi_name_raw or "",
            fiscal_year=target.fiscal_year,
            context=context,
            unit=target.unit,
        )
        own = [(match.kpi_id, match.score)] if match.kpi_id else []
        return [*own, *match.candidates]

    def of_item(item: InitiativeRecord) -> list[tuple[str, float]]:
        return taxonomy.topics_like(item.title_raw or "")

    return Proposals(of_indicator, of_item)


def decide(out: Path, decisions: Sequence[Decision], overlay: Path) -> int:
    """Write decisions into an overlay, made if missing; returns how many names they decided.

    The whole overlay is checked, and each decided name is matched with it, before it replaces
    the old one in one step.
    Raises Refused with a line for each problem, StoreError, and TaxonomyError for an overlay
    that was wrong before.
    """
    from normalize import Taxonomy, TaxonomyError, load_taxonomy
    from normalize.text.folding import fold
    from review import overlay_with

    existing = overlay if overlay.exists() else None
    taxonomy = load_taxonomy(existing)
    listed = {(each.kind, fold(each.name)): each for each in _worklist(out, taxonomy, set()).names}
    known = {"indicator": set(taxonomy.indicators), "item": set(taxonomy.topics)}
    merged, problems = overlay_with(_read(existing), decisions, known, listed)
    if not problems:
        try:
            problems = _without_effect(Taxonomy(merged), decisions)
        except TaxonomyError as error:
            problems = error.problems
    if problems:
        raise Refused("\n".join(problems))
    if decisions:
        _write(overlay, merged)
    return len(decisions)


def _without_effect(taxonomy: Taxonomy, decisions: Sequence[Decision]) -> list[str]:
    """Decisions after which the name still means something else, or nothing."""
    problems = []
    for each in decisions:
        found: list[str | None] = [taxonomy.match_kpi(each.name).kpi_id]
        if each.kind == "item":
            found = [*taxonomy.topics_of(each.name)]
        wanted = [] if each.decision == "none" else each.ids
        missing = [key for key in wanted if key not in found]
        if each.decision == "none" and found != [None]:
            missing = ["none"]
        if missing:
            now = ", ".join(key for key in found if key) or "no id"
            problems.append(
                f"{each.origin}: {each.name}: would not mean {', '.join(missing)} but {now}"
            )
    return problems


def _read(overlay: Path | None) -> dict[str, Any]:
    """The content of an overlay that was loaded, and so checked, before."""
    from normalize.taxonomy_files import read_yaml

    return dict(read_yaml(overlay) or {}) if overlay else {}


def _write(path: Path, overlay: dict[str, Any]) -> None:
    import yaml

    from store.single import write_file

    text = yaml.safe_dump(overlay, allow_unicode=True, sort_keys=True, width=100)
    write_file(path, text.encode())
