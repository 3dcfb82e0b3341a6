"""The Markdown face, for pull requests, wikis and mails."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from revisions.faces.rows import SideBySide, by_relation
from revisions.faces.wording import (
    ARROWS,
    also_changed,
    counts,
    names,
    place,
    side_label,
    signed,
    target,
    unit_of,
    verdict,
)
from schema.comparison import Comparison, Passage, Relation

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def comparison_markdown(comparison: Comparison) -> str:
    """Overview, relations, targets and every changed text; ~~deleted~~ and **inserted**."""
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"# {_text(side_label(comparison.old))} → {_text(side_label(comparison.new))}"
    yield ""
    yield verdict(comparison)
    for notice in comparison.notices:
        yield f"\n> {_text(notice)}"
    yield from _overview(comparison)
    yield from _relations(comparison.relations)
    yield from _targets(comparison)
    yield from _facts(comparison)
    yield from _texts(comparison)
    yield from _not_compared(comparison)


def _overview(comparison: Comparison) -> Iterator[str]:
    yield "\n| | |\n|---|---|"
    for what, kinds in counts(comparison).items():
        shown = ", ".join(
            f"{count} {kind.replace('_', ' ')}" for kind, count in kinds.items() if count
        )
        yield f"| {what} | {shown or 'none'} |"


def _relations(relations: Sequence[Relation]) -> Iterator[str]:
    yield "\n## Initiatives\n"
    yield "| kind | old | new |\n|---|---|---|"
    for relation in relations:
        also = [flag for flag in relation.flags if flag != relation.kind]
        kind = relation.kind + (f" ({', '.join(also)})" if also else "")
        yield f"| {kind} | {_text(names(relation.old))} | {_text(names(relation.new))} |"


def _targets(comparison: Comparison) -> Iterator[str]:
    if not comparison.targets:
        return
    yield "\n## Targets\n"
    yield "| indicator | old | new | difference | direction |\n|---|---|---|---|---|"
    for change in comparison.targets:
        word = change.direction if change.kind in ("changed", "same") else change.kind
        arrow = ARROWS.get(word or "", "")
        shown = f"{arrow} {(word or '').replace('_', ' ')}".strip()
        if change.kind == "same":
            shown = "same"
        notes = [*also_changed(change), *([change.reason] if change.reason else [])]
        shown += f" ({_text('; '.join(notes))})" if notes else ""
        cells = [
            _text(change.label),
            target(change.old),
            target(change.new),
            signed(change.difference, unit_of(change)),
            shown,
        ]
        yield "| " + " | ".join(cells) + " |"


def _facts(comparison: Comparison) -> Iterator[str]:
    if not comparison.details:
        return
    yield "\n## Facts\n"
    yield "| fact | of | old | new |\n|---|---|---|---|"
    for detail in comparison.details:
        cells = [detail.field, detail.about, detail.old or "–", detail.new or "–"]
        yield "| " + " | ".join(map(_text, cells)) + " |"


def _texts(comparison: Comparison) -> Iterator[str]:
    yield "\n## Texts"
    for relation, rows in by_relation(comparison):
        changed = [row for row in rows if row.changed]
        if not changed:
            continue
        title = "Outside of initiatives"
        if relation is not None:
            title = f"{names(relation.new or relation.old)} ({relation.kind})"
        yield f"\n### {_text(title)}\n"
        for row in changed:
            yield from _row(row)


def _row(row: SideBySide) -> Iterator[str]:
    for passage in row.old:
        yield f"- old: {_redlined(passage)} ({place(passage.provenance)})"
    for passage in row.new:
        yield f"- new: {_redlined(passage)} ({place(passage.provenance)})"


def _redlined(passage: Passage) -> str:
    around = "~~" if passage.side == "old" else "**"
    text = f"{_text(passage.marker_raw)} " if passage.marker_raw else ""
    for start, end, kind in passage.spans:
        run = passage.text[start:end]
        if kind == "equal" or not run.strip():
            text += _text(run)
            continue
        # Emphasis must touch its words: blanks go outside.
        words = run.strip()
        lead, tail = run[: run.index(words)], run[run.index(words) + len(words) :]
        text += f"{lead}{around}{_text(words)}{around}{tail}"
    return " ".join(text.split())


def _not_compared(comparison: Comparison) -> Iterator[str]:
    if not comparison.not_compared:
        return
    yield "\n## Not compared\n"
    for each in comparison.not_compared:
        yield f"- {_text(each.what)}: {_text(each.reason)}"


def _text(text: str | None) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join((text or "").split()))
