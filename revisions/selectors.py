"""What `keikaku diff` is asked to compare: 群馬:2020, 10:2020, 埼玉:2022@previous, an id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from normalize.text.eras import fiscal_year_of
from schema.records import DocumentRecord, Edition

_SELECTOR = re.compile(r"(?P<branch>[^:@/\\]+):(?P<year>[^:@/\\]+)(?:@(?P<edition>\w+))?")
_ID = re.compile(r"(?P<id>[0-9a-f]{6,16})(?:@(?P<edition>\w+))?")
_EDITIONS: dict[str, Edition] = {"current": "current", "previous": "previous"}
_KINDS = ("plan", "comparison", "progress", "result")
"""Of several documents on one year the plan itself is compared before a report on it."""


class SelectorError(ValueError):
    """What was asked for is not there, or no selector at all; said in one line."""


@dataclass(frozen=True, slots=True)
class Selector:
    """A branch's name or code and a fiscal year, or the beginning of a document's id."""

    text: str
    branch: str | None = None
    year: int | None = None
    document_id: str | None = None
    edition: Edition | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The document and edition that a selector means; `others` are documents it could mean."""

    document_id: str
    edition: Edition
    others: tuple[str, ...] = ()


def parse_selector(text: str) -> Selector | None:
    """The selector that a text is, or None where it has not the form of one.

    Raises SelectorError for a year or an edition that is none.
    """
    if match := _ID.fullmatch(text):
        return Selector(text, document_id=match["id"], edition=edition_named(match["edition"]))
    match = _SELECTOR.fullmatch(text)
    if match is None:
        return None
    printed = match["year"].strip()
    year = int(printed) if re.fullmatch(r"\d{4}", printed) else _era_year(printed)
    if year is None:
        raise SelectorError(f"{text}: {printed!r} is no year; write 2020 or 令和2年度")
    branch = match["branch"].strip().removesuffix("支部")
    return Selector(text, branch, year, edition=edition_named(match["edition"]))


def _era_year(printed: str) -> int | None:
    """令和2年度, 令和2 or R2."""
    return fiscal_year_of(printed) or fiscal_year_of(f"{printed}年度")


def edition_named(name: str | None) -> Edition | None:
    """The edition behind an @. Raises SelectorError for another word."""
    if name is None:
        return None
    if name not in _EDITIONS:
        raise SelectorError(f"@{name}: an edition is @current or @previous")
    return _EDITIONS[name]


def choose(
    selector: Selector,
    documents: Sequence[DocumentRecord],
    years: Iterable[tuple[str, Edition, int | None]],
) -> Chosen:
    """The document that a selector means; `years` are all (document, edition, year) there are.

    The current edition of a document comes before the old side of a comparison, a plan before a
    report, the later presented before the earlier. Raises SelectorError where there is none.
    """
    known = {document.document_id: document for document in documents}
    found = [
        (document_id, edition)
        for document_id, edition, year in dict.fromkeys(years)
        if document_id in known
        and selector.edition in (None, edition)
        and _fits(selector, known[document_id], year)
    ]
    if not found:
        raise SelectorError(f"{selector.text}: no such plan among {_listed(documents)}")

    def rank(pair: tuple[str, Edition]) -> tuple[bool, int, int]:
        document = known[pair[0]]
        kind = _KINDS.index(document.kind) if document.kind in _KINDS else len(_KINDS)
        day = document.presented_on.toordinal() if document.presented_on else 0
        return (pair[1] != "current", kind, -day)

    best, *others = sorted(found, key=rank)
    rest = tuple(dict.fromkeys(each for each, _ in others if each != best[0]))
    return Chosen(best[0], best[1], rest)


def _fits(selector: Selector, document: DocumentRecord, year: int | None) -> bool:
    if selector.document_id is not None:
        return document.document_id.startswith(selector.document_id)
    return year == selector.year and selector.branch in (document.branch, document.branch_code)


def _listed(documents: Sequence[DocumentRecord]) -> str:
    names = sorted({f"{each.branch or '?'}:{each.fiscal_year or '?'}" for each in documents})
    if not names:
        return "no documents at all"
    return ", ".join(names[:12]) + (" …" if len(names) > 12 else "")
