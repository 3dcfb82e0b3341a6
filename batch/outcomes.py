"""What became of a source, in one line and, where it did not convert, one row of `issues`."""

from __future__ import annotations

import hashlib
from collections import Counter

from schema.outcome import Outcome
from schema.records import IssueRecord, Records
from schema.rows import values_of

_LONGEST_ERROR = 500


def converted(records: Records) -> Outcome:
    """The outcome of a document that was converted."""
    document = records.documents[0]
    severities = Counter(issue.severity for issue in records.issues)
    mapped = sum(kpi_id is not None for kpi_id in values_of(records.kpi_targets, "kpi_id"))
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


def failed(source: str, data: bytes | None, reason: str) -> tuple[Outcome, Records]:
    """The outcome of a source that could not be converted, and its issue row.

    `reason` may name the source itself; `data` is None where not even its bytes could be had.
    """
    line = _one_line(reason if reason.startswith(source) else f"{source}: {reason}")
    digest = None if data is None else hashlib.sha256(data).hexdigest()
    outcome = Outcome(
        source=source,
        status="failed",
        error=line,
        document_id=digest and digest[:16],
        sha256=digest,
        bytes=None if data is None else len(data),
        errors=1,
    )
    return outcome, _issue(outcome, "error", "not_converted", line)


def duplicate(outcome: Outcome, first: str) -> tuple[Outcome, Records]:
    """The outcome of a document whose bytes were converted before under the name `first`."""
    line = _one_line(f"{outcome.source}: the same bytes as {first}, whose rows stand for both")
    twin = Outcome(
        source=outcome.source,
        status="duplicate",
        error=line,
        document_id=outcome.document_id,
        sha256=outcome.sha256,
        bytes=outcome.bytes,
        infos=1,
    )
    return twin, _issue(twin, "info", "duplicate_source", line)


def describe(error: Exception) -> str:
    """An exception that no room meant to raise, in one line."""
    text = str(error).strip().partition("\n")[0]
    return f"could not be converted ({type(error).__name__}{': ' if text else ''}{text})"


def _issue(outcome: Outcome, severity: str, code: str, message: str) -> Records:
    row = IssueRecord.model_validate(
        {
            "document_id": outcome.document_id,
            "severity": severity,
            "code": code,
            "message": message,
        }
    )
    return Records(issues=[row])


def _one_line(text: str) -> str:
    """Printable, on one line, of bounded length; bytes that are no UTF-8 shown as `?`."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return text if len(text) <= _LONGEST_ERROR else text[: _LONGEST_ERROR - 1] + "…"
