"""Notes below a table that date the figures which carry their mark: ※2 実績は令和6年2月診療分.

The mark stands in the target's name, in its value or in the header over its result (岡山 2023).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.records.draft import Context, Draft, Footnote, Item
from normalize.result import parse_results
from normalize.text.eras import find_year_months
from normalize.text.flatten import flatten
from normalize.text.months import fiscal_year_of_month
from schema.document import Cell, Ref

_SIGN = r"[（(\[【]?\s*(?P<sign>※|[*＊]|注(?!意|目|力|射|記))\s*(?P<number>[\d０-９]{0,2})"
_OPENS = re.compile(rf"^\s*{_SIGN}\s*[)）\]】]?\s*[:：.．]?\s*(?P<text>.+)$")
_MARK = re.compile(rf"{_SIGN}\s*(?:[)）\]】]|(?=$|[\s\u3000、,をにはがの])|(?<=[\d０-９])(?=\D))")
_SIGNED = re.compile(rf"{_SIGN}\s*[)）\]】]?")
_LINES = re.compile(r"\n|(?<=[\s\u3000。])(?=[（(]?(?:※|[*＊]|注)\s*[\d０-９])")
"""Several notes may stand on one line: ※1 … ※2 …."""
_SAYS = re.compile(
    r"^(?:(?:本年度|今年度|支部|令和\d{1,2}年度)の?)?(?:実績|結果|数値)値?(?:等)?(?:は|[:：])"
)
_ASIDE = re.compile(r"備考|注記?|補足|欄外|特記事項|(?:（注）|※)")
_OWN_MONTH = re.compile(r"月|[RHＲＨ]\s*[\d０-９]{1,2}\s*[.．/／]")
_NO_RESULT = re.compile(
    r"目標|予定|見込|公表|更新|改正|施行|開始|前年|昨年|前回|基準|翌年|未(?:集計|確定)|空欄"
)
_OF_ALL = re.compile(r"全国|協会全体")
_OURS = re.compile(r"実績|支部|とも|数値")
_MONTH = r"[\d０-９]{1,2}\s*月"
_DATES = re.compile(
    rf"{_MONTH}\s*(?:末|分|診療|受付|請求|審査|現在|時点|まで(?!に)|累計|の(?:数値|実績|データ|速報)|速報)"
    rf"|(?:実績|数値|結果|データ)値?(?:は|:|：).*{_MONTH}"
)


def footnotes_of(context: Context) -> dict[str, list[Footnote]]:
    """All notes by their marks (※2, 注1, *), where one of them names the month of figures."""
    noted = [
        (place, ref, text, cell)
        for place, (ref, text, cell) in enumerate(context.entries)
        if "※" in text or "注" in text or "*" in text or "＊" in text
    ]
    if not any("月" in text for _, _, text, _ in noted):
        return {}
    found: dict[str, list[Footnote]] = {}
    dated = False
    for place, ref, text, cell in noted:
        alone = cell is None or _is_alone(place, context)
        for match in filter(None, map(_OPENS.match, _LINES.split(text))):
            found.setdefault(_key(match), []).append(Footnote(place, ref, match["text"], alone))
            dated = dated or _DATES.search(match["text"]) is not None
    return found if dated else {}


def _is_alone(place: int, context: Context) -> bool:
    """Whether nothing stands beside a cell in its row, or a label of notes does."""
    ref = context.entries[place][0]
    near = (*context.entries[max(place - 1, 0) : place], *context.entries[place + 1 : place + 2])
    beside = [text for each, text, _ in near if (each.table, each.row) == (ref.table, ref.row)]
    return all(_ASIDE.fullmatch("".join(text.split())) for text in beside)


def _key(match: re.Match[str]) -> str:
    return flatten(match["sign"] + match["number"])


def month_of_footnote(draft: Draft, item: Item, context: Context) -> str | None:
    """The month of a note whose mark a target or its result carries; None without one.

    A result that prints a month itself is of that.
    """
    if draft.actual is None or item.fiscal_year is None or not context.footnotes:
        return None
    if draft.as_of is not None and _OWN_MONTH.search(draft.result_raw or ""):
        return None
    for mark in _marks(draft, item.fiscal_year, context):
        for note in _notes(mark, draft, context):
            if month := _month(note.text, item.fiscal_year):
                draft.places["actual_as_of"] = note.ref
                return month
    return _of_lone_target(draft, item, context)


def _of_lone_target(draft: Draft, item: Item, context: Context) -> str | None:
    """The month that a note without a number, below a table of one target, says of 実績."""
    ref = draft.statement.quote.ref
    if ref.table is None or sum(d.statement.quote.ref.table == ref.table for d in item.drafts) > 1:
        return None
    place = context.place_of(ref)
    for note in context.footnotes.get("※", []):
        if not (note.alone and _SAYS.match(note.text) and _is_near(place, note, context)):
            continue
        if month := _month(note.text, item.fiscal_year or 0):
            draft.places["actual_as_of"] = note.ref
            return month
    return None


def _marks(draft: Draft, year: int, context: Context) -> Iterator[str]:
    """The marks in a result, in the words of its target and in the header over the result.

    Those of a cell with several results stand behind one of them (`marked_dates`).
    """
    raw = draft.result_raw or ""
    own = raw if len(parse_results(raw, year)) <= 1 else None
    texts = [own, draft.statement.quote.text, *_behind_name(draft, context)]
    for text in (*texts, draft.result_when):
        yield from map(_key, _MARK.finditer(text or ""))


def _behind_name(draft: Draft, context: Context) -> Iterator[str]:
    """What is printed right behind the target's name: a mark is no part of its statement."""
    name = "".join((draft.target.name_raw or "").split())
    for ref in draft.statement.quote.refs if name else ():
        _, found, rest = "".join(context.text_at(ref).split()).partition(name)
        if found and (mark := _SIGNED.match(rest)) is not None:
            yield mark.group()


def _notes(mark: str, draft: Draft, context: Context) -> Iterator[Footnote]:
    """The note of a mark: the next one below the target, else the only one above."""
    own = draft.places.get("actual_value", draft.statement.quote.ref)
    place = context.place_of(draft.statement.quote.ref)
    notes = context.footnotes.get(mark, [])
    if not mark[-1].isdigit():
        mine = (own, draft.statement.quote.ref)
        notes = [n for n in notes if n.ref in mine or (n.alone and _is_near(place, n, context))]
    below = [note for note in notes if note.place >= place]
    yield from below[:1] or (notes if len(notes) == 1 else [])


def _is_near(place: int, note: Footnote, context: Context) -> bool:
    """Whether no other table stands between a target and a note below it."""
    if note.place < place:
        return False
    table = context.entries[place][0].table
    between: list[tuple[Ref, str, Cell | None]] = context.entries[place : note.place]
    return all(ref.table in (table, None) for ref, _, _ in between)


def _month(text: str, year: int) -> str | None:
    """The one month of a fiscal year that a note states for results."""
    found = set()
    for sentence in flatten(text).split("。"):
        others = _OF_ALL.search(sentence) and not _OURS.search(sentence)
        if others or _NO_RESULT.search(sentence) or not _DATES.search(sentence):
            continue
        for each in find_year_months(sentence, year):
            if fiscal_year_of_month(each.year, each.month) == year:
                found.add(f"{each.year:04d}-{each.month:02d}")
    return found.pop() if len(found) == 1 else None
