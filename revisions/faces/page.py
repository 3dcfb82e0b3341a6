"""The HTML face: one file without any other, readable offline, printable, dark and light."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from pathlib import Path

from revisions.faces.cards import cards
from revisions.faces.markup import document_link, source_id, where
from revisions.faces.wording import (
    DIRECTIONS_JA,
    KINDS,
    KINDS_JA,
    PILLARS,
    also_changed,
    baseline,
    counts,
    level,
    names,
    place,
    section,
    side_label,
    signed,
    unit_of,
    verdict,
)
from schema.comparison import (
    Comparison,
    EditionInfo,
    Relation,
    SourceCell,
    TargetChange,
    TargetState,
)
from schema.version import VERSION

_TARGETS = (
    "tightened", "loosened", "not_comparable", "unchanged", "added", "removed", "same",
)  # fmt: skip


def comparison_page(comparison: Comparison, base: Path | None = None) -> str:
    """The page. `base` is the folder that it will stand in, for its links to the documents."""
    return "\n".join(_lines(comparison, base or Path()))


def _lines(comparison: Comparison, base: Path) -> Iterator[str]:
    title = f"{side_label(comparison.old)} → {side_label(comparison.new)}"
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title>\n<style>\n{_asset('page.css')}</style>\n</head>\n<body>"
    yield from _head(comparison, base)
    yield from _tools(comparison)
    yield "<main>"
    yield from _overview(comparison)
    yield from _targets(comparison)
    yield from cards(comparison)
    yield from _not_compared(comparison)
    yield from _sources(comparison, base)
    yield "</main>"
    yield f"<footer>Made by keikaku {VERSION}.</footer>"
    yield f"<script>\n{_asset('page.js')}</script>\n</body>\n</html>\n"


def _asset(name: str) -> str:
    return files("revisions.faces").joinpath(name).read_text(encoding="utf-8")


def _head(comparison: Comparison, base: Path) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    yield '<header class="top">'
    yield (
        f'<h1 lang="ja">{escape(side_label(old))}<span class="arrow">→</span>'
        f"{escape(side_label(new))}</h1>"
    )
    yield f'<p class="verdict">{escape(verdict(comparison))}</p>'
    yield (f'<p class="sources-line">old: {_source(old, base)}<br>new: {_source(new, base)}</p>')
    for notice in comparison.notices:
        yield f'<p class="notice">{escape(notice)}</p>'
    yield "</header>"


def _source(info: EditionInfo, base: Path) -> str:
    address = document_link(info, None, "", base)
    shown = escape(info.source)
    linked = f'<a href="{escape(address)}">{shown}</a>' if address else shown
    title = f' <span lang="ja">{escape(info.title_raw)}</span>,' if info.title_raw else ""
    return f"{title} {linked} ({info.document_id})"


def _tools(comparison: Comparison) -> Iterator[str]:
    used = {section(relation) for relation in comparison.relations}
    yield '<nav class="tools" aria-label="Filters"><div><span class="label">section</span>'
    for pillar, label in PILLARS.items():
        if pillar in used:
            yield _button("section", pillar or "none", f'<span lang="ja">{label}</span>')
    yield '<span class="gap"></span><span class="label">only</span>'
    yield _button("only", "changed", "changed initiatives")
    yield _button("only", "numbers", "changed numbers")
    yield '<button type="button" class="clear" hidden>clear all filters</button></div></nav>'


def _button(name: str, value: str, label: str) -> str:
    return (
        f'<button type="button" data-filter="{name}" data-value="{value}" aria-pressed="false">'
        f"{label}</button>"
    )


def _overview(comparison: Comparison) -> Iterator[str]:
    count = counts(comparison)
    yield '<section id="overview"><h2>Overview</h2>'
    yield '<div class="tiles"><span class="caption">initiatives</span>'
    yield from (_tile("kind", kind, count["relations"][kind], KINDS_JA[kind]) for kind in KINDS)
    yield '</div><div class="tiles"><span class="caption">targets</span>'
    yield from (
        _tile("target", kind, count["targets"][kind], DIRECTIONS_JA[kind]) for kind in _TARGETS
    )
    yield '</div><div class="tiles"><span class="caption">texts</span>'
    for kind, number in count["texts"].items():
        yield f'<div class="tile"><b>{number}</b><span>{kind}</span></div>'
    yield "</div></section>"


def _tile(name: str, kind: str, count: int, japanese: str) -> str:
    none = "" if count else " none"
    return (
        f'<button type="button" class="tile{none}" data-filter="{name}" data-value="{kind}" '
        f'data-kind style="--kind:var(--{kind})" aria-pressed="false"><b>{count}</b>'
        f'<span>{kind.replace("_", " ")}<small lang="ja">{japanese}</small></span></button>'
    )


def _targets(comparison: Comparison) -> Iterator[str]:
    if not comparison.targets:
        return
    known = {relation.relation_id: relation for relation in comparison.relations}
    yield '<section id="targets"><h2>Targets</h2><div class="wide" data-list="tr[data-target]">'
    yield "<table><thead><tr><th>indicator<th>old<th><th>new<th>difference<th>what it means"
    yield "<th>source</tr></thead><tbody>"
    for change in comparison.targets:
        yield _target_row(change, known.get(change.relation_id or ""))
    yield "</tbody></table>"
    yield '<p class="empty" hidden>No target fits the filters.</p></div></section>'


def _target_row(change: TargetChange, relation: Relation | None) -> str:
    word = (change.direction or change.kind) if change.kind == "changed" else change.kind
    rise = change.difference or 0
    arrow = "↗" if rise > 0 else "↘" if rise < 0 else "→" if change.old and change.new else ""
    item = ""
    if relation is not None:
        shown = escape(names(relation.new or relation.old))
        item = f'<small><a href="#{relation.relation_id}">{shown}</a></small>'
    places = [where("old", change.old.provenance, named=True)] if change.old else []
    places += [where("new", change.new.provenance, named=True)] if change.new else []
    notes = [*also_changed(change), *([change.reason] if change.reason else [])]
    return (
        f'<tr data-target="{word}" data-section="{section(relation) or "none"}" '
        f'style="--kind:var(--{word})"{_quiet(change)}>'
        f'<td class="indicator" lang="ja">{escape(change.label)}{item}'
        f'<td class="value">{_value(change.old)}<td class="turn">{arrow}'
        f'<td class="value">{_value(change.new)}'
        f'<td class="value">{escape(signed(change.difference, unit_of(change)))}'
        f'<td><span class="word">{word.replace("_", " ")}</span>'
        f"{''.join(f'<small>{escape(note)}</small>' for note in notes)}"
        f"<td>{'<br>'.join(places)}</tr>"
    )


def _value(state: TargetState | None) -> str:
    before = baseline(state)
    small = f"<small>from {escape(before)}</small>" if before else ""
    return escape(level(state)) + small


def _quiet(change: TargetChange) -> str:
    return ' class="quiet"' if not change.differs else ""


def _not_compared(comparison: Comparison) -> Iterator[str]:
    if not comparison.not_compared:
        return
    yield '<section id="not-compared"><h2>Not compared</h2><ul>'
    for each in comparison.not_compared:
        side = f" ({each.side} side)" if each.side else ""
        yield f'<li><span lang="ja">{escape(each.what)}</span>{side}: {escape(each.reason)}</li>'
    yield "</ul></section>"


def _sources(comparison: Comparison, base: Path) -> Iterator[str]:
    if not comparison.cells:
        return
    yield '<section id="sources"><h2>Sources</h2>'
    yield '<p class="legend">The cells that everything above was read from.</p>'
    for cell in comparison.cells:
        yield _source_cell(cell, comparison, base)
    yield "</section>"


def _source_cell(cell: SourceCell, comparison: Comparison, base: Path) -> str:
    info = comparison.old if cell.side == "old" else comparison.new
    address = document_link(info, cell.provenance, cell.text, base)
    link = f' <a href="{escape(address)}">open the document here</a>' if address else ""
    return (
        f'<details class="source" id="{source_id(cell.side, cell.provenance)}">'
        f"<summary>{cell.side}: {escape(place(cell.provenance))}</summary>{link}"
        f'<div class="text" lang="ja">{escape(cell.text)}</div></details>'
    )
