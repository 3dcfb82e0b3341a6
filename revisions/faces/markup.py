"""Texts of a comparison as HTML: redlined passages, and links to the cells they come from."""

from __future__ import annotations

import os
from html import escape
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

from revisions.faces.wording import place
from schema.comparison import EditionInfo, Passage, Side, Span
from schema.records import Provenance

_WORDS_OF_LINK = 24


def source_id(side: Side, provenance: Provenance) -> str:
    """The id of a source cell on the page."""
    parts = (provenance.page, provenance.table, provenance.row, provenance.column)
    return f"{side}-" + "-".join("x" if part is None else str(part) for part in parts)


def where(side: Side, provenance: Provenance | None, *, named: bool = False) -> str:
    """A link to the source cell, which names the document's page and cell; `named`: its side."""
    words = place(provenance)
    if provenance is None or not words:
        return ""
    words = f"{side}: {words}" if named else words
    return f'<a class="where" href="#{source_id(side, provenance)}">{escape(words)}</a>'


def document_link(
    info: EditionInfo, provenance: Provenance | None, text: str, base: Path
) -> str | None:
    """The address of a document, at the page or words in question; None where it is not at hand.

    `base` is the folder that the page is read from: files are linked relative to it.
    """
    if "://" in info.source:
        address = info.source
    elif Path(info.source).is_file():
        path = os.path.relpath(Path(info.source).resolve(), base.resolve())
        address = quote(Path(path).as_posix())
    else:
        return None
    if info.media_type == "application/pdf":
        page = provenance.page if provenance else None
        return f"{address}#page={page}" if page else address
    words = " ".join(text.split())[:_WORDS_OF_LINK]
    return f"{address}#:~:text={quote(words, safe='')}" if words else address


def passage(each: Passage) -> str:
    """A text with its changes: reworded sentences tinted, changed phrases marked."""
    marker = f'<span class="marker">{escape(each.marker_raw)}</span>' if each.marker_raw else ""
    role = f'<span class="role">{each.role}</span>' if each.role not in _PLAIN_ROLES else ""
    link = where(each.side, each.provenance)
    return (
        f'<p class="passage {each.role}" id="{each.passage_id}">'
        f"{role}{marker}{_redlined(each)}{link}</p>"
    )


_PLAIN_ROLES = ("heading", "measure")


def _redlined(each: Passage) -> str:
    tag = "del" if each.side == "old" else "ins"
    parts = []
    for start, end, soft, strong in _pieces(each.spans, each.fine):
        run = escape(each.text[start:end])
        if strong:
            run = f"<{tag}>{run}</{tag}>"
        elif soft:
            run = f'<span class="soft">{run}</span>'
        parts.append(run)
    return "".join(parts)


def _pieces(spans: list[Span], fine: list[Span]) -> list[tuple[int, int, bool, bool]]:
    """Both lists of spans as one: (start, end, a reader marks it, it differs)."""
    cuts = sorted({place for start, end, _ in (*spans, *fine) for place in (start, end)})
    found: list[tuple[int, int, bool, bool]] = []
    for start, end in pairwise(cuts):
        soft, strong = (_is_changed(each, start) for each in (spans, fine))
        if found and found[-1][2:] == (soft, strong):
            found[-1] = (found[-1][0], end, soft, strong)
        else:
            found.append((start, end, soft, strong))
    return found


def _is_changed(spans: list[Span], place_: int) -> bool:
    return any(start <= place_ < end and kind != "equal" for start, end, kind in spans)
