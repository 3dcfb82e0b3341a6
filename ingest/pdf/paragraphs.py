"""Text outside of tables: lines to paragraphs, headings told by their size."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.pdf.lines import VisualLine
from ingest.pdf.vertical import merge_vertical
from ingest.pdf.wrapping import Flow, join_lines
from schema.document import BBox, Line, ParagraphKind

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


def make_paragraphs(
    page: int, lines: list[VisualLine], kind: ParagraphKind = "text"
) -> list[DraftParagraph]:
    """One paragraph for each line as written, in reading order."""
    upright = [line for line in lines if line.turn == 0]
    upright.sort(key=lambda line: (round(line.across / max(line.size, 1.0) * 2), line.along))
    runs: list[list[VisualLine]] = []
    for line in upright:
        home = _home(runs[-6:], line) if kind == "text" else None
        if home is None:
            runs.append([line])
        else:
            home.append(line)
    turned = merge_vertical([line for line in lines if line.turn != 0], 0.0)
    made = [_paragraph(page, run, kind) for run in runs]
    return made + [_paragraph(page, [line], kind) for line in turned]


def _home(runs: list[list[VisualLine]], line: VisualLine) -> list[VisualLine] | None:
    """The run whose last line this one was wrapped from."""
    for run in reversed(runs):
        above = run[-1]
        step = line.across - above.across
        if not 0.3 * line.size < step < 2.2 * line.size:
            continue
        if above.width < LEAST_WRAPPED * above.size:
            continue
        if not -2.3 * line.size <= line.along - above.along <= 3.2 * line.size:
            continue
        edge = max(max(one.end for one in run), line.end)
        flow = Flow(min(line.along, above.along), edge)
        if line.end <= above.end + 1.2 * line.size and len(join_lines([above, line], flow)) == 1:
            return run
    return None


def _paragraph(page: int, run: list[VisualLine], kind: ParagraphKind) -> DraftParagraph:
    edge = max(line.end for line in run)
    flow = Flow(min(line.along for line in run), edge)
    box = (
        min(line.box[0] for line in run),
        min(line.box[1] for line in run),
        max(line.box[2] for line in run),
        max(line.box[3] for line in run),
    )
    size = max(line.size for line in run)
    return DraftParagraph(page, join_lines(run, flow), box, size, kind)
