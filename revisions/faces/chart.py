"""The chart of an indicator's history: targets and results of each branch over the years (SVG)."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from revisions.faces.chart_labels import Label, drawn
from revisions.faces.wording import number
from schema.history import History
from schema.records import Unit

_WIDTH, _HEIGHT = 880, 440
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 92, 44, 46
_COLOURS = 8
"""Branches beyond so many share one quiet colour."""
_STYLE = """
text {
  font: 12px system-ui, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", sans-serif;
  fill: #444b57;
}
.grid { stroke: #e3e5ea; } .axis { stroke: #9aa1ad; }
.break { stroke: #8a5a00; stroke-dasharray: 2 4; }
.reason { fill: #8a5a00; font-size: 11px; } .line { fill: none; stroke-width: 2; }
.target { stroke-dasharray: 6 4; stroke-width: 1.5; } .quoted { fill-opacity: .45; }
.hollow { fill: #fff; stroke-width: 2; } .value { font-size: 11px; }
.c0 { --c: #2f5fa8; } .c1 { --c: #b4541a; } .c2 { --c: #16703c; } .c3 { --c: #7b3fa0; }
.c4 { --c: #0c6a7c; } .c5 { --c: #a32a2a; } .c6 { --c: #6b5d00; } .c7 { --c: #8a3a68; }
.c8 { --c: #9aa1ad; }
.s { stroke: var(--c); } .f { fill: var(--c); stroke: none; }
@media (prefers-color-scheme: dark) {
  text { fill: #b6bdc9; } .grid { stroke: #2c313a; } .axis { stroke: #5b6370; }
  .break { stroke: #efc069; } .reason { fill: #efc069; } .hollow { fill: #1c1f25; }
  .c0 { --c: #8fb4f0; } .c1 { --c: #ffab7d; } .c2 { --c: #86d9a2; } .c3 { --c: #d3a4f0; }
  .c4 { --c: #7fd3e4; } .c5 { --c: #ff9d96; } .c6 { --c: #dccb62; } .c7 { --c: #f0a5d0; }
}
"""

_Points = list[tuple[int, float, bool]]
"""(year, value, quoted later) in the order of years."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where years and values stand on the chart."""

    years: tuple[int, int]
    values: tuple[float, float]
    step: float

    def x(self, year: float) -> float:
        first, last = self.years
        share = (year - first) / (last - first) if last > first else 0.5
        return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        low, high = self.values
        return _HEIGHT - _BOTTOM - (value - low) / (high - low) * (_HEIGHT - _TOP - _BOTTOM)


def history_chart(history: History) -> str:
    """An SVG of its own, readable dark and light; says so where there is nothing to draw."""
    targets, results = _series(history)
    values = [point[1] for group in (targets, results) for each in group.values() for point in each]
    years = [point[0] for group in (targets, results) for each in group.values() for point in each]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{escape(history.label)}"><style>{_STYLE}</style>'
    )
    if not values:
        return f'{head}<text x="{_LEFT}" y="{_TOP}">No numbers to draw.</text></svg>\n'
    unit = next((point.unit for point in history.points if point.unit), None)
    scale = _scale(years, values)
    branches = sorted({*targets, *results})
    parts = [head, *_axes(scale, unit), *_breaks(history, scale)]
    broken = [each.fiscal_year for each in history.breaks]
    for place, branch in enumerate(branches):
        colour = f"c{min(place, _COLOURS)}"
        parts.append(f'<g class="{colour}"><title>{escape(branch)}</title>')
        parts += _line(targets.get(branch, []), scale, broken, "target")
        parts += _line(results.get(branch, []), scale, broken, "result")
        parts += _dots(targets.get(branch, []), scale, unit, hollow=True)
        parts += _dots(results.get(branch, []), scale, unit, hollow=False)
        parts.append("</g>")
    parts += drawn(_labels(targets, results, scale, unit))
    parts.append(_legend())
    return "\n".join(parts) + "</svg>\n"


def _series(history: History) -> tuple[dict[str, _Points], dict[str, _Points]]:
    targets: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for point in history.points:
        if point.target_value is not None and point.fiscal_year is not None:
            targets[point.branch or "?"].setdefault(point.fiscal_year, point.target_value)
    results: defaultdict[str, _Points] = defaultdict(list)
    for result in history.results:
        results[result.branch or "?"].append((result.fiscal_year, result.value, result.quoted))
    lists = {
        branch: [(year, value, False) for year, value in sorted(each.items())]
        for branch, each in targets.items()
    }
    return lists, dict(results)


def _scale(years: Sequence[int], values: Sequence[float]) -> _Scale:
    low, high = min(values), max(values)
    spread = (high - low) or abs(high) or 1.0
    step = 10 ** math.floor(math.log10(spread))
    step = next(each for each in (step / 5, step / 2, step, 2 * step) if spread / each <= 7)
    bottom = math.floor((low - 0.1 * spread) / step) * step
    bottom = max(bottom, 0.0) if low >= 0 else bottom
    top = math.ceil((high + 0.1 * spread) / step) * step
    return _Scale((min(years), max(years)), (bottom, top), step)


def _axes(scale: _Scale, unit: Unit | None) -> Iterator[str]:
    low, high = scale.values
    for count in range(round((high - low) / scale.step) + 1):
        value = round(low + count * scale.step, 10)
        y = scale.y(value)
        yield f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        shown = escape(number(value, unit))
        yield f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{shown}</text>'
    base = _HEIGHT - _BOTTOM
    yield f'<line class="axis" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{base}" y2="{base}"/>'
    for year in range(scale.years[0], scale.years[1] + 1):
        yield f'<text x="{scale.x(year):.1f}" y="{base + 20}" text-anchor="middle">{year}</text>'


def _breaks(history: History, scale: _Scale) -> Iterator[str]:
    for each in history.breaks:
        if not scale.years[0] < each.fiscal_year <= scale.years[1]:
            continue
        x = scale.x(each.fiscal_year - 0.5)
        base = _HEIGHT - _BOTTOM
        yield f'<line class="break" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP}" y2="{base}"/>'
        yield (
            f'<text class="reason" x="{x + 5:.1f}" y="{_TOP + 12}">new series'
            f"<title>{escape(each.reason)}</title></text>"
        )


def _line(points: _Points, scale: _Scale, broken: Sequence[int], kind: str) -> Iterator[str]:
    """A line through the points, cut where the series breaks."""
    parts: list[list[str]] = [[]]
    before: int | None = None
    for year, value, _ in points:
        if before is not None and any(before < each <= year for each in broken):
            parts.append([])
        parts[-1].append(f"{scale.x(year):.1f},{scale.y(value):.1f}")
        before = year
    for part in parts:
        if len(part) > 1:
            yield f'<polyline class="line s {kind}" points="{" ".join(part)}"/>'


def _dots(points: _Points, scale: _Scale, unit: Unit | None, *, hollow: bool) -> Iterator[str]:
    for year, value, quoted in points:
        x, y = scale.x(year), scale.y(value)
        kind = "hollow s" if hollow else f"f{' quoted' if quoted else ''}"
        what = "target" if hollow else "result, quoted later" if quoted else "result"
        shown = escape(number(value, unit))
        yield (
            f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="4.5">'
            f"<title>{year} {what}: {shown}</title></circle>"
        )


def _labels(
    targets: dict[str, _Points], results: dict[str, _Points], scale: _Scale, unit: Unit | None
) -> list[Label]:
    """The values beside their points and the names beside the last ones."""
    labels = []
    for place, branch in enumerate(sorted({*targets, *results})):
        own = targets.get(branch, []), results.get(branch, [])
        year, value, _ = max((*own[0], *own[1]), key=lambda point: point[0])
        name = f'class="c{min(place, _COLOURS)}" style="fill:var(--c);font-weight:600"'
        labels.append(Label(scale.x(year) + 12, scale.y(value) + 4, branch, name, "start"))
        others = [{year: value for year, value, _ in points} for points in own]
        for kind, points in enumerate(own):
            for year, value, _ in points:
                beside = others[1 - kind].get(year)
                # Of target and result in one year the higher is labelled above.
                above = kind == 0 if beside in (None, value) else value > beside
                x, y = scale.x(year), scale.y(value) + (-10 if above else 18)
                labels.append(Label(x, y, number(value, unit), 'class="value"', "middle"))
    return labels


def _legend() -> str:
    return (
        '<g class="c8"><circle class="hollow s" cx="70" cy="18" r="4.5"/>'
        '<text x="80" y="22">target</text><circle class="f" cx="140" cy="18" r="4.5"/>'
        '<text x="150" y="22">result</text><circle class="f quoted" cx="206" cy="18" r="4.5"/>'
        '<text x="216" y="22">result that a later plan quotes</text></g>'
    )
