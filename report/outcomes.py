"""From records to the one line of a summary."""

from __future__ import annotations

from collections import Counter

from schema.outcome import Outcome
from schema.records import Records


def converted(records: Records) -> Outcome:
    """The outcome of a document that was converted."""
    document = records.documents[0]
    severities = Counter(issue.severity for issue in records.issues)
    mapped = sum(target.kpi_id is not None for target in records.kpi_targets)
    return Outcome(
        source=document.source,
        status="converted",
        document_id=document.document_id,
        sha256=document.sha256,
        bytes=document.bytes,
        branch=document.branch,
        fiscal_year=document.fiscal_year,
        kind=document.kind,
        layout=document.parser,
        initiatives=len(records.initiatives),
        actions=len(records.actions),
        targets_mapped=mapped,
        targets_unmapped=len(records.kpi_targets) - mapped,
        observations=len(records.observations),
        characters_total=document.characters_total,
        characters_used=document.characters_used,
        errors=severities["error"],
        warnings=severities["warning"],
        infos=severities["info"],
    )
