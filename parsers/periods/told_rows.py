"""What a row prints below the periods of its year: what was done, and what its target reached.

第1四半期 | 第2四半期 | … with ①毎日実施 in the row of the measures and 6月末 92.3％ in the row of
the target; or both in one cell. Figures become a series of the target, the rest is progress.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from normalize.text.eras import fiscal_year_of
from normalize.text.folding import fold
from parsers.grid import GridCell
from parsers.header.reading import Column
from parsers.periods.dated_figures import (
    FIGURES,
    OF_ALL,
    Figure,
    figure_behind,
    figure_of,
    figure_of_all,
    holds_dated_rate,
    targets_of,
)
from parsers.periods.values import EMPTY, over_periods, period_end, period_words, says_month
from parsers.periods.written_months import last_column
from parsers.rows.align import Aligned
from parsers.rows.walk import SAYS_BASIS, Walk
from schema.document import Finding, Ref
from schema.plan import (
    Initiative,
    Measure,
    Note,
    Quote,
    Result,
    Series,
    SeriesRow,
    SeriesValue,
    Statement,
)

_LEAD = re.compile(r"[\s\u3000]*(?:実績|結果|累計)値?[\s\u3000]*[:：][\s\u3000]*$")
"""What a figure on the next line is called."""


@dataclass
class _Told:
    """What the cells of one row hold: figures by target, and the words of what was done."""

    values: dict[int, list[SeriesValue]] = field(default_factory=dict)
    figures: dict[int, list[tuple[Figure, Ref]]] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    over: Quote | None = None
    refs: list[Ref] = field(default_factory=list)


def take_told(
    walk: Walk, aligned: Aligned, initiative: Initiative, measures: Sequence[Measure]
) -> None:
    """Attach what a row prints below periods that hold what was done in them."""
    pairs = aligned.pairs("told")
    if aligned.get("period") and walk.header.has("told"):
        _still_to_come(aligned, measures)
    if not pairs:
        return
    band, told = walk.builder.band, _Told(over=over_periods(*pairs[0]))
    own = [s for s in initiative.statements if s.band == band]
    targets = own or _alone(initiative)
    for column, cell in pairs:
        walk.builder.role(cell.ref, "body")
        _read(walk, column, cell, targets, told, bare=bool(own) and not measures)
    for place, values in told.values.items():
        target = targets[place]
        bases = {figure.basis for figure, _ in told.figures[place]}
        series = Series(told.over, [SeriesRow([], values)], band, -band, own_row=True, of=target)
        series.caption = _basis(aligned, bases) or walk.basis
        initiative.series.append(series)
        _reached(walk, aligned, initiative, target, *told.figures[place][-1])
    if told.words:
        quote = Quote(" ".join(told.words), told.refs[0], tuple(told.refs[1:]))
        for measure in measures:
            measure.progress = measure.progress or quote
        if not any(measure.progress is quote for measure in measures):
            initiative.notes.append(Note(quote, "progress"))


def _still_to_come(aligned: Aligned, measures: Sequence[Measure]) -> None:
    """What is planned below a period to come, beside what was done: the measures' next steps."""
    nothing = all(EMPTY.match(cell.text) for cell in aligned.get("period"))
    for measure in measures:
        if measure.next is None and not nothing:
            measure.next, measure.schedule = measure.schedule, None


def _alone(initiative: Initiative) -> list[Statement]:
    """The item's one target, for figures beside its measures; none where there are several."""
    marked = [s for s in initiative.statements if s.marker == "kpi"] or initiative.statements
    return marked if len(marked) == 1 else []


def _read(
    walk: Walk,
    column: Column,
    cell: GridCell,
    targets: list[Statement],
    told: _Told,
    *,
    bare: bool,
) -> None:
    """Part one cell; `bare`: whether its row is its target's alone, so that months may lack."""
    year = next((y for t in walk.builder.plan.titles if (y := fiscal_year_of(t.text))), None)
    rest: list[str] = []
    for line, figure in _lines(cell, year):
        split = None if figure is not None else figure_behind(line, year)
        before, figure = split if split is not None else ("", figure)
        if figure is not None and (figure.month or bare):
            owner = _owner(figure, targets, cell, year)
            if owner is not None:
                _keep(walk, column, cell, figure, owner, told)
                if rest:
                    rest[-1] = _LEAD.sub("", rest[-1])
                rest += [before] if before else []
                continue
        _say_unread(walk, line, cell, targets, bare=bare)
        rest.append(line)
    words = " ".join(line for line in rest if line and not EMPTY.match(line))
    if words:
        told.words.append(f"{_period(walk, column, cell)} {words}")
        told.refs.append(cell.ref)
    elif rest:
        walk.builder.plan.roles[cell.ref] = "decoration"


def _say_unread(
    walk: Walk, line: str, cell: GridCell, targets: list[Statement], *, bare: bool
) -> None:
    """A dated rate among what was done that no target was given may be what one reached."""
    message = "A rate with a date stands among what was done; no target was given it."
    if bare and FIGURES.search(line):
        message = "A figure stands below a period in a target's row; the target was not given it."
        walk.builder.find(Finding("warning", "unread_figure", message, line, cell.ref))
    elif any("%" in fold(target.quote.text) for target in targets) and holds_dated_rate(line):
        walk.builder.find(Finding("warning", "unread_figure", message, line, cell.ref))


def _lines(cell: GridCell, year: int | None) -> Iterator[tuple[str, Figure | None]]:
    """The lines of a cell, each with its figure; a figure that a narrow cell broke is one line."""
    lines = [line.text for line in cell.cell.lines if line.text.strip()]
    while lines:
        line = lines.pop(0)
        if lines and any(map(OF_ALL.match, (line, lines[0]))):
            beside = f"{lines[0]} {line}" if OF_ALL.match(line) else f"{line} {lines[0]}"
            if (figure := figure_of(beside, year)) is not None and figure.compared:
                lines.pop(0)
                yield beside, figure
                continue
        figure = figure_of(line, year)
        if lines and (figure is None or figure.month is None):
            joined = f"{line} {lines[0]}"
            both = figure_of(joined, year)
            if both is not None and both.month is not None and figure_of(lines[0], year) is None:
                line, figure = joined, both
                lines.pop(0)
        yield line, figure


def _owner(
    figure: Figure, targets: list[Statement], cell: GridCell, year: int | None
) -> int | None:
    """Which target a figure is of; several without a name go in the order of the targets."""
    mine = targets_of(figure, targets)
    if len(mine) == 1:
        return next(i for i, target in enumerate(targets) if target is mine[0])
    same = [f for _, f in _lines(cell, year) if f is not None and f.name == "" == figure.name]
    if len(mine) < 2 or len(same) != len(targets) or len(mine) != len(targets):
        return None
    return next((i for i, each in enumerate(same) if each == figure), None)


def _keep(
    walk: Walk, column: Column, cell: GridCell, figure: Figure, owner: int, told: _Told
) -> None:
    last = last_column(column, cell, walk.header)
    month = figure.month or period_end(period_words(last))
    known = told.values.setdefault(owner, [])
    if any(v.month == month and v.quote.text == figure.number for v in known):
        return  # the latest figure printed once more in the next period
    known.append(SeriesValue(Quote(figure.number, cell.ref), month, period_words(column)))
    told.figures.setdefault(owner, []).append((figure, cell.ref))
    if figure.month is None and not says_month(last):
        message = f"A number below a period is taken for the month it ends with ({column.words})."
        walk.builder.find(Finding("info", "period_values", message, cell.text, cell.ref))


def _reached(
    walk: Walk,
    aligned: Aligned,
    initiative: Initiative,
    target: Statement,
    figure: Figure,
    ref: Ref,
) -> None:
    """The last figure with the one of all branches is what the target reached."""
    if not figure.compared or any(cell.numeric for cell in aligned.get("result")):
        return
    result = Result(Quote(figure.text, ref), label=target.label, band=target.band)
    initiative.results.append(result)
    alone = sum(each.band == target.band for each in initiative.statements) == 1
    if alone and (of_all := figure_of_all(figure.text)) is not None:
        quote = Quote(of_all, ref)
        initiative.results.append(Result(quote, band=target.band, name="national"))


def _basis(aligned: Aligned, bases: set[str | None]) -> Quote | None:
    """How the row's figures count, where its cells say so: ※四半期の欄は累計, 累計 12.1%."""
    for cell in aligned.row.cells:
        for line in cell.cell.lines:
            if SAYS_BASIS.search(line.text.strip("　 ※（()）")):
                return Quote(line.text, cell.ref)
    said = next(iter(bases)) if len(bases) == 1 else None
    return Quote(said, aligned.row.cells[0].ref) if said else None


def _period(walk: Walk, column: Column, cell: GridCell) -> str:
    last = last_column(column, cell, walk.header)
    first = period_words(column)
    return first if last is column else f"{first}～{period_words(last)}"
