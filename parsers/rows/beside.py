"""What a row prints beside its measures: groups, progress, symbols, results, budgets, series."""

from __future__ import annotations

import re

from parsers.budgets.cells import take_budget, take_budgets
from parsers.grid import GridCell
from parsers.periods.nested import take_nested
from parsers.periods.schedule import planned_months, schedule_text
from parsers.periods.told_rows import take_told
from parsers.periods.values import results_of_periods, take_period_values
from parsers.rows.align import Aligned
from parsers.rows.given_up import find_given_up
from parsers.rows.head_counts import hold_counts
from parsers.rows.kpi_lines import Marked, marked_lines, tells_measures
from parsers.rows.outcomes import take_outcomes
from parsers.rows.paired import parts_of, some_parts_of, steps_of
from parsers.rows.result_lines import figure_lines, numbered_results, results_of
from parsers.rows.statuses import take_symbols, without_symbol
from parsers.rows.texts import hold_on, keep, merged_text, next_steps, says_nothing
from parsers.rows.walk import Walk
from parsers.vocabulary import vocabulary
from schema.document import Finding
from schema.plan import Initiative, Measure, Note, Quote, Result, Symbol

_OF_MEASURES = ("schedule", "period", "progress", "next")
_REACHED = ("result", "national", "baseline", "eligible", "expected")
_ASIDE = ("remark", "achievement", "unknown", "earlier")
_OF_MARKS = ("importance", "difficulty", "unit", "year")
_HIGH = ("高", "○", "◎", "有")
_NAMED_MARK = re.compile(r"(重要度|困難度):?([高中低○◎有無-])")
"""Both in one column: 重要度：高 困難度：高."""
_BARE_MARKS = re.compile(r"([高中低○◎有無-])[/・、]([高中低○◎有無-])")
"""The same without the names, under 重要度／困難度: 高／高, －／高."""
_BARE = re.compile(r"^[\d０-９]+(?:[.．][\d０-９]+)?$")
_KPI_RESULTS = re.compile(
    r"^[＜<【〔［\[（(■◆]\s*[KＫ][PＰ][IＩ]\s*の?(?:実績|結果|達成状況)\s*[＞>】〕］\])）]?\s*[:：]?$"
)
_PROSE = re.compile(r"^(?!\s*(?:【|累計)?[\d０-９.．]+\s*[%％])(?=.*[ぁ-ん])", re.DOTALL)


def take_beside(
    walk: Walk, aligned: Aligned, initiative: Initiative, measures: list[Measure]
) -> None:
    """Attach all other cells of a row to its initiative and measures."""
    own_groups = _groups(walk, aligned, initiative)
    progress = _progress(walk, aligned, initiative)
    valued = take_outcomes(walk, aligned, initiative, measures)
    valued = valued or take_period_values(walk, aligned, initiative)
    months, refs, finding = ([], [], None) if valued else planned_months(aligned, walk.header)
    if finding is not None and measures:
        walk.builder.find(finding)
    if not measures:
        initiative.refs += refs  # the schedule of an item whose measures stand in a row above
    following = next_steps(walk, aligned, initiative)
    schedule = None if valued else schedule_text(aligned, walk.header)
    spanning = merged_text(walk, aligned, "schedule", initiative)
    if not valued and (spanning is not None or aligned.get("schedule")):
        schedule = spanning.quote if spanning is not None else None
    over = merged_text(walk, aligned, "progress", initiative)
    if progress is not None and says_nothing(progress):
        progress = None
    told = without_symbol(progress or over)
    more = hold_on(walk, aligned, measures, told if progress is not None else None)
    parts = parts_of(measures, told) or some_parts_of(measures, told)
    steps = steps_of(measures, following) or [following] * len(measures)
    for measure, part, step in zip(measures, parts or [told] * len(measures), steps, strict=True):
        measure.months, measure.month_refs, measure.groups = months, refs, own_groups
        measure.schedule = schedule
        measure.progress = part or measure.progress
        measure.next = step
    if aligned.goes_on and told is not None:
        _told_above(walk, told, initiative)
    take_told(walk, aligned, initiative, measures)
    for role in [each for each in _OF_MEASURES if each in aligned.by_role]:
        for cell in () if valued and role == "period" else aligned.get(role):
            walk.builder.role(cell.ref, "body")
            bare = _BARE.match(cell.text) or aligned.goes_on or (more and cell is progress)
            if not measures and cell.text and not bare and role != "next":
                keep(initiative, cell, role)
    for cell in [cell for cell in aligned.get("month") if cell.kind == "text"]:
        walk.builder.role(cell.ref, "body")
        if not measures:
            keep(initiative, cell, "schedule")
    if following is not None and not measures and aligned.get("next"):
        initiative.notes.append(Note(following, "next"))
    _marks(walk, aligned, initiative)
    take_symbols(walk, aligned, initiative)
    alone = progress if measures and not _stated_here(walk, initiative) else None
    _results(walk, aligned, initiative, alone)
    take_budgets(walk, aligned, initiative)
    _extras(walk, aligned, initiative)


def _told_above(walk: Walk, told: Quote, initiative: Initiative) -> None:
    """What a row of its own tells of the measures above: by their numbers, else of them all."""
    above = [measure for measure in initiative.measures if measure.progress is None]
    for measure, part in zip(above, parts_of(above, told) or [told] * len(above), strict=True):
        measure.progress = part
        measure.also.append(walk.builder.band)
    if not above:
        initiative.notes.append(Note(told, "progress"))


def _marks(walk: Walk, aligned: Aligned, initiative: Initiative) -> None:
    """Columns of their own for 重要度 and 困難度: 高, or a ring."""
    if aligned.by_role.keys().isdisjoint(_OF_MARKS):
        return
    for role, name in (("importance", "重要度"), ("difficulty", "困難度")):
        for cell in aligned.get(role):
            walk.builder.role(cell.ref, "body")
            named = _named_marks(cell.folded)
            if (mark := vocabulary().incentive_mark) in cell.text:
                initiative.marks.append(mark)
                initiative.refs.append(cell.ref)
            if named:
                initiative.marks += [f"{each}:高" for each, grade in named if grade in _HIGH]
                initiative.refs.append(cell.ref)
            elif cell.folded in _HIGH:
                initiative.marks.append(f"{name}:高")
                initiative.refs.append(cell.ref)
            else:
                keep(initiative, cell, "remark")
    for cell in aligned.get("unit"):
        walk.builder.role(cell.ref, "body")
    for cell in aligned.get("year"):
        if cell.cell.column_span == 1:
            walk.builder.role(cell.ref, "header")
        else:
            walk.loose(cell)
    for cell in aligned.get("counter"):
        walk.builder.role(cell.ref, "body")
        initiative.refs.append(cell.ref)


def _named_marks(folded: str) -> list[tuple[str, str]]:
    """The grades of a cell that prints both: by their names, else 重要度 first."""
    both = _BARE_MARKS.fullmatch(folded)
    if both is not None:
        return [("重要度", both[1]), ("困難度", both[2])]
    return _NAMED_MARK.findall(folded)


def _groups(walk: Walk, aligned: Aligned, initiative: Initiative) -> list[Quote]:
    """The row's own groups; an initiative without any takes those of the merged cell above."""
    groups = [cell.quote for cell in aligned.get("groups")]
    for cell in aligned.get("groups"):
        walk.builder.role(cell.ref, "body")
    if groups:
        walk.groups, walk.by_row = groups, True
        known = {quote.text for quote in initiative.groups}
        initiative.groups += [quote for quote in groups if quote.text not in known]
    elif "groups" in walk.header.roles and not initiative.groups:
        initiative.groups = list(walk.groups)
    return groups


def _progress(walk: Walk, aligned: Aligned, initiative: Initiative) -> GridCell | None:
    """The progress text. A bare number there repeats the target (000: 92.0 beside 92.0%以上)."""
    found: GridCell | None = None
    words = ""
    for column, cell in aligned.pairs("progress"):
        if cell.cell.tables:
            take_nested(walk, cell, initiative)
        if _BARE.match(cell.text):
            initiative.results.append(Result(cell.quote, band=walk.builder.band, name="target"))
        elif cell.text and found is None:
            found, words = cell, column.words
        elif cell.text:
            initiative.notes.append(Note(cell.quote, "progress"))
            find_given_up(walk, column, cell, initiative)
    if found is not None:
        if _marked_results(walk, found, initiative, words) is None:
            if not _kpi_results(walk, found, initiative):
                _plain_results(walk, found, initiative, words)
            result = Result(found.quote, band=walk.builder.band, name="progress", when=words)
            initiative.results.append(result)
        return found
    stated = _stated_here(walk, initiative)
    for cell in aligned.get("result"):
        marked, rest = marked_lines(cell)
        if cell.kind not in ("text", "statement"):
            continue
        if tells_measures(cell, stated, rest if marked else None) or _PROSE.match(cell.text):
            return cell
    return None


def _stated_here(walk: Walk, initiative: Initiative) -> list[str]:
    return [s.quote.text for s in initiative.statements if s.band == walk.builder.band]


def _marked_results(
    walk: Walk, cell: GridCell, initiative: Initiative, words: str
) -> list[Marked] | None:
    """The lines that a cell marks as its KPIs' (KPI①：88.9％) are their results; None if none."""
    marked, _ = marked_lines(cell)
    for line in marked:
        quote = Quote(line.text, cell.ref)
        result = Result(quote, label=line.label, band=walk.builder.band, when=words)
        initiative.results.append(result)
    return marked or None


def _plain_results(walk: Walk, cell: GridCell, initiative: Initiative, words: str) -> None:
    """Lines of nothing but a result are those of the row's targets."""
    band = walk.builder.band
    stated = [s for s in initiative.statements if s.band == band]
    if not stated:
        return
    stated = [s for s in stated if s.marker == "kpi"] or stated
    figures = figure_lines(cell, [s.quote.text for s in stated])
    found = results_of(figures, len(stated))
    found = found or numbered_results(figures, [s.label for s in stated])
    for text in found:
        initiative.results.append(Result(Quote(text, cell.ref), band=band, when=words))
    if figures and not found:
        message = "Lines of figures are not as many as the row's targets; none is taken."
        text = " ".join(figures)
        walk.builder.find(Finding("warning", "unpaired_result", message, text, cell.ref))


def _kpi_results(walk: Walk, cell: GridCell, initiative: Initiative) -> bool:
    """The lines below ＜KPI実績＞ in a progress text are results, in the order of the targets.

    False where it has no such heading.
    """
    below = False
    for line in cell.cell.lines:
        if _KPI_RESULTS.match(line.text):
            below = True
        elif below and line.text.startswith(("【", "＜", "〔", "<", "※", "(", "（")):
            return True
        elif below and line.text:
            quote = Quote(line.text, cell.ref)
            initiative.results.append(Result(quote, band=walk.builder.band))
    return below


def _results(walk: Walk, aligned: Aligned, initiative: Initiative, told: GridCell | None) -> None:
    """Results and what is printed for comparison; `told` is what was done in a row of no target."""
    band = walk.builder.band
    periods = results_of_periods(walk.header) if "result" in aligned.by_role else ()
    for role in [each for each in _REACHED if each in aligned.by_role]:
        name = None if role == "result" else role
        for column, cell in aligned.pairs(role):
            walk.builder.role(cell.ref, "body")
            if role == "result" and column.index in periods:
                initiative.notes.append(Note(cell.quote, "result"))
            elif role != "result" or not _marked_results(walk, cell, initiative, column.words):
                named, when = "progress" if cell is told and name is None else name, column.words
                if role == "result":
                    when, before = walk.when(when)
                    named = "baseline" if before and named is None else named
                result = Result(cell.quote, band=band, name=named, when=when)
                initiative.results.append(result)
    hold_counts(walk, aligned, initiative)
    for role in [each for each in _ASIDE if each in aligned.by_role]:
        for cell in aligned.get(role):
            keep(initiative, cell, "earlier" if role == "earlier" else "remark")
            walk.builder.role(cell.ref, "body")
    if walk.waiting_months:
        initiative.series.append(walk.inline.open(walk.waiting_months, band))
        walk.waiting_months = []
    if walk.waiting_values:
        basis = walk.waiting_basis
        opened = walk.inline.add(walk.waiting_values, band, exact=aligned.row.exact, basis=basis)
        walk.waiting_values, walk.waiting_basis = [], None
        if basis is not None:
            walk.builder.role(basis.ref, "body")
        walk.take_series(opened)
        walk.series_name = None


def _extras(walk: Walk, aligned: Aligned, initiative: Initiative) -> None:
    """Cells that fit no column: parts of a budget, a repeated target, a stray mark."""
    if not aligned.extra:
        return
    budget = walk.header.first("budget")
    for cell in aligned.extra:
        if budget is not None and cell.column > budget.index:
            take_budget(walk, cell, initiative)
        elif cell.kind == "dots":
            walk.builder.find(
                Finding("info", "stray_dot", "A ● stands under no month.", cell.text, cell.ref)
            )
        elif cell.kind == "symbol":
            initiative.symbols.append(Symbol(cell.quote, walk.builder.band))
        else:
            walk.loose(cell)
