"""Indicators and their values in columns of their own: KPI beside 目標値."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.grid import GridCell
from parsers.header.reading import Column
from parsers.measures.markers import TARGET_MARK, Piece, atoms_of, pieces_of
from parsers.measures.segment import Segment
from parsers.measures.segments import segments_of
from parsers.measures.whose_values import whose_values
from parsers.measures.words import WHOM_ALONE, heads_population
from parsers.rows.goal_values import FOOTNOTE, awaits, states_value, takes_value
from parsers.rows.reached_below import adds_to_target, reached_line
from parsers.rows.target_lists import as_lists
from parsers.vocabulary import vocabulary
from parsers.word_lists import any_of

_ADDS = re.compile(r"^\s*[（(]|^(?:\S{0,10}対象者数|\S{0,10}見込者数)|^※|^注\s*[\d０-９]*[)）:：]")
_NOTED = re.compile(
    r"[\s\u3000]+(?:[（(]?※\s*[\d０-９]*[)）]?|[（(〈＜<]?注\s*[\d０-９]*[)）〉＞>:：])"
    r"\s*[^\s\d０-９()（）].*$",
    re.DOTALL,
)
"""What a footnote below a name says: （※１）査定点数÷請求点数."""
_OWN_TARGET = re.compile(r"(?:支部|独自|個別)[^【】]{0,4}目標")
"""What in front of an indicator says that it is no KPI of the plan: 【支部目標】."""
_REMARK = re.compile(r"^\s*(?:[（(]?※|[（(〈＜<]?注\s*[\d０-９]*[)）〉＞>:：])")
_QUOTED = re.compile(
    r"^\s*[（(](?:令和|平成|[RＲHＨ]|前年|昨年)[^（()）]*[\d０-９][^（()）]*[)）]$"
)
_RESULT_LINE = re.compile(r"^\s*[・■]?\s*(?:実績|実績値|結果)\s*[:：]\s*")
_RESULT_BEHIND = re.compile(r"(?<=[)）％%\s\u3000上下])実績値?\s*[:：]\s*(?=[\d０-９])")
_NEW = rf"[【（(［\[〔＜<]\s*{any_of('fresh.of_kpis')}\s*[】）)］\]〕＞>]"
_CHANGED = re.compile(rf"^[\s・]*{_NEW}\s*(?=\S)|(?<=\S)\s*{_NEW}\s*$")
"""What a plan prints before or behind an indicator that is new in its year: 【新設】."""
_BARE_NUMBER = re.compile(r"(?<![\d.,])([\d０-９][\d０-９,，.．]*)(?=\s*(?:以上|以下|未満|超|$))")
_NAMED_VALUE = re.compile(
    r"^[^：:\d０-９（(]{1,40}(?:[（(][^（()）]*[)）])?[：:]\s*"
    r"(?:年度末(?:時点)?[ので]*)?(?:[約△]?[\d０-９]|対?[前昨]年度)"
)
_HALF = re.compile(r"(?:[のをにとや、・]|及び|又は|係る|おける|占める|対する|関する)$")
_REST = re.compile(r"(?:[一-龠]?率|状況|割合|度合い?|[件者人社]?数|額)[:：]")
"""How no name begins, but its second half does: 状況：100％ below サービススタンダードの達成."""
_PARTICLES = "のをにとはが"
_WHOLE = re.compile(
    r"(?:率|割合|数|状況|度|額|実施|向上|推進|達成|拡大|実現|強化|者|）|\)|。|[】〕])$"
)
"""How an indicator's name or an aim in words ends, or a label of what follows."""
_NOTHING = re.compile(
    r"^[（(]?(?:[-－―—‐–ー]?|なし|該当なし|設定なし|KPI(?:の設定)?なし|(?:数値の?)?目標(?:は|の設定)?なし)[)）]?$"
)


def with_goals(stated: list[Segment], goals: list[Segment]) -> list[Segment]:
    """Targets of a row: each indicator joined with the value printed beside it, in order.

    `-` beside `-` states nothing and becomes a note. An indicator whose own words already hold
    a value keeps them; goals without an indicator stand alone.
    """
    joined: list[Segment] = []
    valued = [segment for segment in stated if segment.kind != "subheading"]
    pairs = {id(segment): goal for segment, goal in zip(valued, goals, strict=False)}
    for segment in stated:
        goal = pairs.get(id(segment))
        if segment.kind == "statement" and _NOTHING.match(segment.text.strip()):
            segment.kind = "note"
        if goal is None or goal.kind != "statement" or segment.kind != "statement":
            joined += [part for part in (segment, goal) if part is not None]
            continue
        if not _NOTHING.match(goal.text.strip()) and not _complete(segment.text, goal.text):
            segment.name = _name(segment.text)
            segment.text = _with_value(segment.text, goal.text)
        segment.refs += [ref for ref in goal.refs if ref not in segment.refs]
        joined.append(segment)
    rest = goals[len(valued) :]
    for segment in rest:
        if _NOTHING.match(segment.text.strip()):
            segment.kind = "note"
    return joined + rest


def _name(text: str) -> str:
    """An indicator's name without the footnote below it, and its mark."""
    return FOOTNOTE.sub("", _NOTED.sub("", text)).strip()


def _with_value(name: str, value: str) -> str:
    """An indicator's name and its value; a remark below the name (※標準化された…) comes last."""
    noted = _NOTED.search(name)
    remark = noted.group() if noted is not None else ""
    return f"{FOOTNOTE.sub('', name.removesuffix(remark))} {value}{remark}"


def with_units(goals: list[Segment], units: Sequence[GridCell]) -> list[Segment]:
    """Goals with the unit that a column of its own prints: `98.0以上` beside `％`."""
    for goal, unit in zip(goals, units if len(units) > 1 else [*units] * len(goals), strict=False):
        if goal.kind == "statement" and not _NOTHING.match(unit.text.strip()):
            goal.text = _BARE_NUMBER.sub(rf"\1{unit.text.strip()}", goal.text, count=1)
            goal.refs += [unit.ref] if unit.ref not in goal.refs else []
    return goals


def _apart(piece: Piece) -> list[Piece]:
    """A result that a page's width set behind its target on one line: 目標：… 実績：…."""
    match = _RESULT_BEHIND.search(piece.text) if "実績" in piece.text else None
    if match is None:
        return [piece]
    parts = (piece.text[: match.start()].rstrip(), piece.text[match.start() :].lstrip())
    return [Piece(part, piece.ref, piece.level) for part in parts]


def _append(statement: Segment, line: str, noted: int) -> int:
    """Add a line; the figure of a year before goes in front of a remark, which may run on."""
    if noted and (_QUOTED.match(line) or adds_to_target(line, statement.text[:noted])):
        statement.text = f"{statement.text[:noted]} {line}{statement.text[noted:]}"
        return noted + 1 + len(line)
    start = len(statement.text)
    statement.text = f"{statement.text} {line}"
    return noted or (start if _REMARK.match(line) else 0)


def _reached(last: Segment, piece: Piece, above: list[Segment], words: str) -> Segment | None:
    return None if awaits(last) else reached_line(piece.text, piece.ref, above, words)


def _unchanged(piece: Piece) -> tuple[Piece, re.Match[str] | None]:
    """A line without what says that it is new, and that."""
    changed = _CHANGED.search(piece.text)
    if changed is None:
        return piece, None
    rest = piece.text[: changed.start()] + piece.text[changed.end() :]
    return Piece(rest, piece.ref, piece.level), changed


def _adds(line: str, above: str) -> bool:
    return _ADDS.search(line) is not None or adds_to_target(line, above)


def _complete(words: str, goal: str) -> bool:
    return goal in words or states_value(words)


def _goes_on(last: Segment, piece: Piece) -> bool:
    """Whether a line is the rest of an indicator's name that a narrow cell broke, and its value.

    【KPI】サービススタンダードの, then 達成状況：100％; メールマガジン登, then 録件数：3,200件.
    """
    if not awaits(last) or not last.text or "：" in last.text or ":" in last.text:
        return False
    line = piece.text.strip()
    if [atom.kind for atom in atoms_of(piece)][:1] != ["plain"] or not _NAMED_VALUE.match(line):
        return False
    if _REST.match(line) or _HALF.search(last.text) or line[0] in _PARTICLES:
        return True
    return not _WHOLE.search(last.text)


def stated_lines(cell: GridCell, column: Column) -> list[Segment]:
    """What a target column's cell states, line by line: there all is a target, marked or not.

    They are KPIs where the mark or the column's header says so.
    Lines of head counts, remarks and brackets belong to the line above.
    """
    words = "" if column.marked else f"{column.words} 目標" if column.aims else column.words
    return stated_pieces(pieces_of(cell.cell.lines, cell.ref), words)


def _without_copies(segments: list[Segment]) -> list[Segment]:
    """Segments without the goals cut out of measures: where all are targets, these say it again."""
    whole = [segment.text for segment in segments if segment.kind == "measure"]
    return [
        segment
        for segment in segments
        if segment.kind != "statement" or not any(segment.text in text for text in whole)
    ]


def stated_pieces(pieces: list[Piece], words: str) -> list[Segment]:
    """What lines of targets state; `words` head them."""
    found: list[Segment] = []
    noted = 0  # where in the last statement its remark begins
    below: str | None = None  # the mark printed alone above the next lines: 【KPI】
    aimed = False  # whether that mark is 【目標】
    whom: Segment | None = None  # the population that heads the lines below, and its head count
    kpis = vocabulary().names_kpis(words)
    for piece in as_lists(whose_values([part for line in pieces for part in _apart(line)])):
        last = found[-1] if found else None
        if heads_population(piece.text):
            whom = Segment("context", piece.text.strip(), [piece.ref])
            found.append(whom)
            continue
        if _RESULT_LINE.match(piece.text):
            found.append(Segment("result", _RESULT_LINE.sub("", piece.text), [piece.ref]))
            continue
        if last is not None and takes_value(last, piece.text):
            continue
        if last is not None and (reached := _reached(last, piece, found, words)):
            found.append(reached)
            continue
        if last is not None and last.kind == "statement" and _adds(piece.text, last.text):
            noted = _append(last, piece.text, noted)
            continue
        if last is not None and _goes_on(last, piece):
            last.text = f"{last.text}{piece.text.strip()}"
            continue
        noted, own = 0, "目標" in words and TARGET_MARK.match(piece.text.strip()) is not None
        piece, changed = _unchanged(piece)
        for segment in _without_copies(segments_of([piece])):
            if segment.kind == "statement" and not segment.marker:
                below = segment.statement if not segment.text else None
                aimed = own and not segment.text
            if _NOTHING.match(segment.text.strip()):
                segment.kind = "note"
            elif segment.kind == "measure" or WHOM_ALONE.match(segment.text):
                segment.kind, segment.label = "statement", segment.marker
                segment.statement = "kpi" if below == "kpi" else "target"
            own = own or (
                segment.kind == "subheading" and _OWN_TARGET.search(segment.text) is not None
            )
            if segment.kind == "statement" and kpis and not (own or aimed):
                segment.statement = "kpi"
            if whom is not None and segment.kind == "statement":
                segment.context.append(whom)
            if changed is not None:
                segment.context.append(Segment("note", changed.group().strip(), [piece.ref]))
            found.append(segment)
    return found
