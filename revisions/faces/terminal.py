"""The face on a terminal: an overview, the targets, then what changed in each initiative."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

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
from schema.comparison import Comparison, Detail, Passage, Relation

_KIND = {
    "split": "magenta",
    "merged": "magenta",
    "added": "green",
    "removed": "red",
    "moved": "cyan",
    "renamed": "yellow",
    "renumbered": "blue",
    "same": "dim",
}
_DIRECTION = {"tightened": "red", "loosened": "green", "not_comparable": "yellow"}


def comparison_renderable(comparison: Comparison, *, everything: bool = False) -> RenderableType:
    """The whole comparison; `everything`: with the initiatives in which nothing changed."""
    parts: list[RenderableType] = [
        Text(f"{side_label(comparison.old)} → {side_label(comparison.new)}", style="bold"),
        *(
            Text(f"{side}: {info.source}", style="dim")
            for side, info in (("old", comparison.old), ("new", comparison.new))
        ),
        Text(verdict(comparison)),
        *(Text(f"note: {notice}", style="yellow") for notice in comparison.notices),
        _overview(comparison),
    ]
    if everything or any(change.differs for change in comparison.targets):
        parts += [Text("\nTargets", style="bold"), _targets(comparison, everything)]
    initiatives = list(_initiatives(comparison, everything))
    if initiatives:
        parts += [Text("\nInitiatives", style="bold"), *initiatives]
    if comparison.not_compared:
        parts.append(Text("\nNot compared", style="bold yellow"))
        parts += [Text(f"  {_line(each.what)}: {each.reason}") for each in comparison.not_compared]
    return Group(*parts)


def _overview(comparison: Comparison) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False)
    for what, kinds in counts(comparison).items():
        shown = ", ".join(
            f"{count} {kind.replace('_', ' ')}" for kind, count in kinds.items() if count
        )
        table.add_row(Text(what, style="dim"), Text(shown or "none"))
    return table


def _targets(comparison: Comparison, everything: bool) -> Table:
    table = Table("indicator", "old", "new", "difference", "", box=box.SIMPLE_HEAD, pad_edge=False)
    for change in comparison.targets:
        if not change.differs and not everything:
            continue
        word = change.direction if change.kind in ("changed", "same") else change.kind
        shown = f"{ARROWS.get(word or '', '')} {(word or '').replace('_', ' ')}".strip()
        notes = [*also_changed(change), *([change.reason] if change.reason else [])]
        shown += f" ({'; '.join(notes)})" if notes else ""
        table.add_row(
            Text(change.label),
            Text(target(change.old)),
            Text(target(change.new)),
            Text(signed(change.difference, unit_of(change))),
            Text(shown, style=_DIRECTION.get(word or "", "")),
        )
    return table


def _initiatives(comparison: Comparison, everything: bool) -> Iterator[RenderableType]:
    facts: defaultdict[str | None, list[Detail]] = defaultdict(list)
    for detail in comparison.details:
        facts[detail.relation_id].append(detail)
    for relation, rows in by_relation(comparison):
        changed = [row for row in rows if row.changed]
        own = facts[relation.relation_id] if relation else []
        plain = relation is None or relation.kind == "same"
        if plain and not changed and not own and not everything:
            continue
        yield _title(relation)
        for detail in own:
            yield Text(f"  {detail.field}: {detail.old or '–'} → {detail.new or '–'}", "cyan")
        for row in changed:
            yield Padding(_row(row), (0, 0, 0, 2))


def _title(relation: Relation | None) -> Text:
    if relation is None:
        return Text("\nOutside of initiatives", style="bold")
    text = Text("\n")
    text.append(f"{relation.kind:<10} ", style=f"bold {_KIND[relation.kind]}")
    old, new = names(relation.old), names(relation.new)
    also = [flag for flag in relation.flags if flag != relation.kind]
    if relation.kind == "same":
        text.append(new)
    else:
        text.append(f"{old} → {new}")
    if also:
        text.append(f"  ({', '.join(also)})", style="dim")
    return text


def _row(row: SideBySide) -> Group:
    """The texts of a row; one that did not change is left out unless it stands alone."""
    passages = (*row.old, *row.new)
    shown = [each for each in passages if each.changed]
    return Group(*(_Folded(_passage(each)) for each in (shown if len(shown) > 1 else passages)))


class _Folded:
    """A line broken between any two characters: Japanese has no blanks to break at."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        offsets, width = [], 0
        for offset, character in enumerate(self._text.plain):
            size = cell_len(character)
            if width + size > options.max_width:
                offsets.append(offset)
                width = 0
            width += size
        yield from self._text.divide(offsets)


def _passage(passage: Passage) -> Text:
    """A text on one line; reworded sentences tinted, changed phrases in bold."""
    old = passage.side == "old"
    colour = "red" if old else "green"
    line = Text("- " if old else "+ ", style=colour)
    if passage.marker_raw:
        line.append(f"{passage.marker_raw} ")
    body = Text(passage.text)
    for start, end, kind in passage.spans:
        if kind != "equal":
            body.stylize(colour, start, end)
    for start, end, kind in passage.fine:
        if kind != "equal":
            body.stylize("strike bold" if old else "underline bold", start, end)
    line.append_text(Text(" ").join(body.split()))
    where = place(passage.provenance)
    if where:
        line.append(f"  [{where}]", style="dim")
    return line


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:79] + "…"
