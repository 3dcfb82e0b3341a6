"""The initiatives of a comparison on the HTML page: a card a relation, its texts side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape

from revisions.faces.markup import passage
from revisions.faces.rows import SideBySide, by_relation
from revisions.faces.wording import KINDS_JA, name, names, section
from schema.comparison import Comparison, Detail, Evidence, Passage, Relation


def cards(comparison: Comparison) -> Iterator[str]:
    """All relations in order, then the texts that belong to no initiative."""
    facts: defaultdict[str | None, list[Detail]] = defaultdict(list)
    for detail in comparison.details:
        facts[detail.relation_id].append(detail)
    yield '<section id="initiatives" data-list="article"><h2>Initiatives</h2>'
    yield (
        '<p class="legend"><del>deleted</del> on the left, <ins>inserted</ins> on the right; '
        "a sentence that was reworded is tinted as a whole.</p>"
    )
    for relation, rows in by_relation(comparison):
        own = facts[relation.relation_id] if relation else []
        yield from _card(relation, rows, own)
    yield '<p class="empty" hidden>No initiative fits the filters.</p></section>'


def _card(
    relation: Relation | None, rows: Sequence[SideBySide], facts: Sequence[Detail]
) -> Iterator[str]:
    changed = [row for row in rows if row.changed]
    kind = relation.kind if relation else "same"
    differs = " data-changed" if changed or facts or kind != "same" else ""
    anchor = relation.relation_id if relation else "outside"
    yield (
        f'<article id="{anchor}" data-kind="{kind}" data-section="{section(relation) or "none"}" '
        f'style="--kind:var(--{kind})"{differs}>'
    )
    yield from _head(relation)
    if facts:
        yield '<ul class="facts">'
        title = name(relation.new[0]) if relation and relation.new else ""
        yield from (_fact(fact, title) for fact in facts)
        yield "</ul>"
    yield from map(_row, changed)
    yield '<div class="more">'
    same = [row for row in rows if not row.changed]
    if same:
        yield '<details class="same-texts">'
        yield f"<summary>{len(same)} unchanged text{'' if len(same) == 1 else 's'}</summary>"
        yield from map(_row, same)
        yield "</details>"
    if relation is not None and relation.evidence:
        yield from _why(relation.evidence)
    yield "</div></article>"


def _head(relation: Relation | None) -> Iterator[str]:
    if relation is None:
        yield "<header><div><h3>Outside of initiatives</h3></div></header>"
        return
    also = [flag for flag in relation.flags if flag != relation.kind]
    shown = relation.new or relation.old
    yield f'<header><span class="badge">{relation.kind}<small lang="ja">'
    yield f'{KINDS_JA[relation.kind]}</small></span><div lang="ja">'
    if relation.kind != "same" and relation.old and relation.new:
        yield f'<p class="before">{escape(names(relation.old))}</p>'
    yield f"<h3>{'<br>'.join(escape(name(cited)) for cited in shown)}</h3>"
    path = " › ".join(shown[0].path)
    extra = [*([path] if path else []), *([f"also {', '.join(also)}"] if also else [])]
    if extra:
        yield f'<p class="meta">{escape(" · ".join(extra))}</p>'
    yield "</div>"
    if relation.similarity is not None:
        yield f'<span class="share">{relation.similarity:.0%} of the wording in common</span>'
    yield "</header>"


def _fact(detail: Detail, title: str) -> str:
    about = "" if detail.about == title else _short(detail.about)
    return (
        f"<li><b>{detail.field.replace('_', ' ')}</b>: {escape(detail.old or '–')} → "
        f'{escape(detail.new or "–")} <span class="of" lang="ja">{escape(about)}</span></li>'
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"


def _row(row: SideBySide) -> str:
    numbers = " data-numbers" if row.numbers_changed else ""
    return f'<div class="row"{numbers}>{_cell("old", row.old)}{_cell("new", row.new)}</div>'


def _cell(side: str, passages: Sequence[Passage]) -> str:
    if not passages:
        return f'<div class="{side} none"></div>'
    return f'<div class="{side}" lang="ja">{"".join(map(passage, passages))}</div>'


def _why(evidence: Sequence[Evidence]) -> Iterator[str]:
    yield '<details class="why"><summary>why these belong together</summary><ul>'
    for each in evidence:
        yield f"<li>{_WHY[each.kind]} {escape(each.value)}</li>"
    yield "</ul></details>"


_WHY = {
    "topic": "both titles name the topic",
    "title": "the titles are alike:",
    "indicator": "both have a target for",
    "text": "the measures are alike:",
}
