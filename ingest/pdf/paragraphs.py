"""Text outside of tables: lines to paragraphs, headings told by their size."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from ingest.pdf.engine import DOWNWARD
from ingest.pdf.lines import VisualLine
from ingest.pdf.points import is_label, marker_of
from ingest.pdf.wrapping import Flow, join_lines
from schema.document import BBox, Line, ParagraphKind

Edges = dict[tuple[int, int], float]
SAME_START = 3.0
"""Lines of a column begin at places that differ by less (points)."""
FEWEST_POINTS = 3
"""So many lines of a page that begin with ・ or ○ at one place are points."""
_OPENS = "・･○〇◯"
SAME_HEIGHT = 0.4
"""Baselines closer than this share of an em are of one height, columns side by side."""
WIDEST_STEP = 3.0
"""Lines farther apart than so many ems are of no one paragraph."""
LARGER = 1.1
"""A line so much larger than the one above it was not wrapped from it: a heading."""
LEAST_WRAPPED = 18
"""Lines of fewer ems than this are not taken for wrapped ones."""


@dataclass(slots=True)
class DraftParagraph:
    """A paragraph before it has its number and its level."""

    page: int
    lines: list[Line]
    box: BBox
    size: float
    kind: ParagraphKind = "text"
    rank: int = 0

    @property
    def place(self) -> tuple[float, float]:
        """Sorts paragraphs in reading order; vertical writing keeps its own by `rank`."""
        return self.box[1], self.rank or self.box[0]


def make_paragraphs(
    page: int, lines: list[VisualLine], kind: ParagraphKind = "text", *, whole: bool = True
) -> list[DraftParagraph]:
    """One paragraph for each line as written, in reading order."""
    upright = _in_order([line for line in lines if line.turn == 0])
    runs: list[list[VisualLine]] = []
    edges, points = _edges(upright), _points(upright)
    for line in upright:
        wraps = kind == "text" and not (line.text[0] in _OPENS and _place(line) in points)
        home = _home(runs[-6:], line, edges) if wraps else None
        if home is None:
            runs.append([line])
        else:
            home.append(line)
    grouped = _with_labels(runs) if kind == "text" else [[run] for run in runs]
    made = [_paragraph(page, group, kind, whole) for group in grouped]
    turned = [line for line in lines if line.turn not in (0, DOWNWARD)]
    made += [_paragraph(page, [[line]], kind) for line in turned]
    return made + _vertical(page, [line for line in lines if line.turn == DOWNWARD], kind)


def _in_order(lines: list[VisualLine]) -> list[VisualLine]:
    """Lines down the page, those of one height from left to right."""
    rows: list[list[VisualLine]] = []
    for line in sorted(lines, key=lambda line: line.across):
        if rows and line.across - rows[-1][0].across < SAME_HEIGHT * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.along)]


def _vertical(page: int, lines: list[VisualLine], kind: ParagraphKind) -> list[DraftParagraph]:
    """Vertical writing from right to left, each paragraph's place that of the whole block."""
    if not lines:
        return []
    lines.sort(key=lambda line: (line.across, line.along))
    flow = Flow(min(line.along for line in lines), max(line.end for line in lines))
    groups: list[list[VisualLine]] = []
    for line in lines:
        if groups and len(join_lines([groups[-1][-1], line], flow)) == 1:
            groups[-1].append(line)
        else:
            groups.append([line])
    made = [_paragraph(page, [group], kind) for group in groups]
    top = min(paragraph.box[1] for paragraph in made)
    for rank, paragraph in enumerate(made, 1):
        _, _, right, bottom = paragraph.box
        paragraph.box, paragraph.rank = (paragraph.box[0], top, right, bottom), rank
    return made


def _with_labels(runs: list[list[VisualLine]]) -> list[list[list[VisualLine]]]:
    """Lines right below a numbered point or a label belong to its paragraph.

    Iwate prints 【KPI】 on a line of its own and the statement below it.
    """
    pitch = _pitch(runs)
    joined: list[list[list[VisualLine]]] = []
    for run in runs:
        if joined and _belongs(joined[-1], run, pitch):
            joined[-1].append(run)
        else:
            joined.append([run])
    return joined


def _pitch(runs: list[list[VisualLine]]) -> float:
    """The closest step between lines of one size that follow each other."""
    lines = [line for run in runs for line in run]
    steps = [
        below.across - above.across
        for above, below in pairwise(lines)
        if abs(above.size - below.size) < 0.5 and 0.9 * below.size < below.across - above.across
    ]
    return min(steps, default=0.0)


def _belongs(above: list[list[VisualLine]], run: list[VisualLine], pitch: float) -> bool:
    first, last, line = above[0][0], above[-1][-1], run[0]
    step = min(1.2 * pitch, WIDEST_STEP * line.size)  # of few lines the pitch says little
    if abs(line.size - last.size) > 0.5 or line.across - last.across > step:
        return False
    if not -0.5 * line.size <= line.along - first.along <= 3.0 * line.size:
        return False
    kind, opening = marker_of(line.text), marker_of(first.text)
    if kind is None:
        return opening is not None
    return is_label(first.text) and kind.startswith("Roman")


def _home(runs: list[list[VisualLine]], line: VisualLine, edges: Edges) -> list[VisualLine] | None:
    """The run whose last line this one was wrapped from: the nearest one above it.

    A line wraps where the longest of the page's lines that begin at the same place do.
    """
    nearest: list[VisualLine] | None = None
    for run in reversed(runs):
        above = run[-1]
        if above.across < line.across - 0.3 * line.size and above.along < line.end:
            nearest = nearest or run
        if nearest is not None and run is not nearest:
            break
        step = line.across - above.across
        if not 0.3 * line.size < step < 2.2 * line.size:
            continue
        if above.width < LEAST_WRAPPED * above.size or line.size > LARGER * above.size:
            continue
        if not -2.3 * line.size <= line.along - above.along <= 3.2 * line.size:
            continue
        edge = max([line.end, *(one.end for one in run), _edge(edges, run[0])])
        flow = Flow(min(line.along, above.along), edge)
        if line.end <= above.end + 1.2 * line.size and len(join_lines([above, line], flow)) == 1:
            return run
    return None


def _points(lines: list[VisualLine]) -> set[tuple[int, int]]:
    """Places where several of the page's lines begin with ・ or ○: there each opens a point."""
    places = Counter(_place(line) for line in lines if line.text[0] in _OPENS)
    return {place for place, count in places.items() if count >= FEWEST_POINTS}


def _place(line: VisualLine) -> tuple[int, int]:
    return round(line.along / SAME_START), round(line.size)


def _edges(lines: list[VisualLine]) -> Edges:
    """The right end of the longest line at each place where lines of a size begin."""
    edges: Edges = {}
    for line in lines:
        place = _place(line)
        edges[place] = max(edges.get(place, 0.0), line.end)
    return edges


def _edge(edges: Edges, first: VisualLine) -> float:
    """Where the longest of the lines ends that begin where this one does, give or take a little."""
    start, size = round(first.along / SAME_START), round(first.size)
    return max(edges.get((start + step, size), 0.0) for step in (-1, 0, 1))


def _paragraph(
    page: int, group: list[list[VisualLine]], kind: ParagraphKind, whole: bool = True
) -> DraftParagraph:
    """A paragraph of several runs of lines, each run wrapped at its own right edge."""
    written: list[Line] = []
    for run in group:
        flow = Flow(min(line.along for line in run), max(line.end for line in run), whole=whole)
        written += join_lines(run, flow)
    lines = [line for run in group for line in run]
    box = (
        min(line.box[0] for line in lines),
        min(line.box[1] for line in lines),
        max(line.box[2] for line in lines),
        max(line.box[3] for line in lines),
    )
    return DraftParagraph(page, written, box, max(line.size for line in lines), kind)


def continue_label(label: DraftParagraph, below: list[DraftParagraph]) -> list[DraftParagraph]:
    """Append what a page break parted from a label to it; the paragraphs that were taken.

    【KPI】 may be the last line of a page and its statements the first of the next.
    """
    taken: list[DraftParagraph] = []
    if not is_label(label.lines[0].text):
        return taken
    if len(label.lines) > 1 and not _is_roman(label.lines[-1].text):
        return taken
    foot = 0.0
    for paragraph in below:
        apart = taken and paragraph.box[1] - foot > 0.9 * paragraph.size
        aside = not -0.5 <= (paragraph.box[0] - label.box[0]) / paragraph.size <= 3.0
        other = marker_of(paragraph.lines[0].text) and not _is_roman(paragraph.lines[0].text)
        bare = len(label.lines) > 1 and not _is_roman(paragraph.lines[0].text)
        if apart or aside or other or bare or abs(paragraph.size - label.size) > 0.5:
            break
        taken.append(paragraph)
        foot = paragraph.box[3]
    for paragraph in taken:
        label.lines.extend(paragraph.lines)
    return taken


def _is_roman(text: str) -> bool:
    return (marker_of(text) or "").startswith("Roman")
