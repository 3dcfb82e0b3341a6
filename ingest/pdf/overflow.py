"""Text that runs out of a cell, at the foot of a page or over the cell below.

Browsers cut a cell that spans rows at the last row that fits, but not its text: a section's name
or a long title goes on below the table's last rule (2 戦 / 略的 in the first column of Gunma's).
Below a break the last line of such a cell may be printed over the first one of the next cell.
"""

from __future__ import annotations

from ingest.pdf.cells import PAGE, Placed
from ingest.pdf.lines import VisualLine
from ingest.pdf.overprint import SHARED

NEAREST, FARTHEST = 0.7, 1.9
"""Step from the cell's last line to the next, as a share of the em."""
OVER = 0.75
"""Lines nearer than this share of the em, at the same place, are printed over each other."""
SLACK = 1.0
"""Points that a line may stick out of the cell's sides."""


def take_overflow(lines: dict[int, list[VisualLine]], placed: list[Placed]) -> None:
    """Move lines of the page that go on with a cell of a last row into that cell.

    Where a rule closes the cell, its text must run over the rule.
    """
    for item in placed if PAGE in lines else []:
        grid = item.grid
        for index in set(grid.owner[-1].tolist()) - {-1}:
            cell = lines.get(item.first + index)
            x0, _, x1, bottom = grid.cell_box(index)
            while cell and (found := _next(cell[-1], lines.get(PAGE, []), (x0, x1, bottom))):
                if index not in grid.open_bottom and cell[-1].across < bottom <= found.box[1]:
                    break
                lines[PAGE].remove(found)
                cell.append(found)
    if not lines.get(PAGE, [None]):
        del lines[PAGE]


def _next(
    last: VisualLine, page: list[VisualLine], place: tuple[float, float, float]
) -> VisualLine | None:
    """The page's line right below the cell's last one, in its column and below its foot."""
    x0, x1, bottom = place
    for line in page:
        if (
            line.turn == last.turn == 0
            and abs(line.size - last.size) < 0.05 * last.size
            and NEAREST * last.size < line.across - last.across < FARTHEST * last.size
            and line.across > bottom
            and x0 - SLACK <= line.box[0]
            and line.box[2] <= x1 + SLACK
        ):
            return line
    return None


def take_overprinted(lines: dict[int, list[VisualLine]], placed: list[Placed]) -> list[str]:
    """Move lines printed over a cell's first line into the cell above, which they go on with.

    Returns the texts of lines that stand over each other and go on with nothing.
    """
    left: list[str] = []
    for item in placed:
        for index, (row, column, *_) in enumerate(item.grid.spans):
            here = lines.get(item.first + index, [])
            while len(here) > 1 and _is_over(here[0], here[1]):
                over = item.grid.owner[row - 1, column] if row > 0 else -1
                above = lines.get(item.first + int(over), []) if over >= 0 else []
                if not above or not _follows(above[-1], here[0]):
                    left.append(f"{here[0].text} / {here[1].text}")
                    break
                above.append(here.pop(0))
    return left


def _is_over(line: VisualLine, other: VisualLine) -> bool:
    if line.turn != 0 or other.turn != 0 or abs(line.size - other.size) > 0.05 * line.size:
        return False
    shared = min(line.end, other.end) - max(line.along, other.along)
    near = 0 <= other.across - line.across < OVER * line.size
    return near and shared > SHARED * min(line.width, other.width)


def _follows(last: VisualLine, line: VisualLine) -> bool:
    same = last.turn == line.turn == 0 and abs(last.size - line.size) < 0.05 * last.size
    return same and NEAREST * last.size < line.across - last.across < FARTHEST * last.size
