"""Cards of indicators: a name, and below it 目標 62.8%以上, 滋賀支部 61.0%, 全国平均 53.6%.

Slides print one a box, side by side: as paragraphs, as columns or cells of a table (a PDF), or as a
small table each (滋賀 2021). All cards that follow one another are the rows of one table with the
labels as its header, each text at the place where it was printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from normalize.text.figures import AWAITED
from normalize.text.folding import fold
from parsers.grid import GridCell, GridRow, give_rows
from parsers.vocabulary import vocabulary
from parsers.word_lists import any_of
from schema.document import Cell, Line, Ref, Table
from schema.plan import Quote

_ERA = r"(?:令和|平成|R|H|r|h)\s*(?:[\d０-９]{1,2}|元)\s*(?:年度)?"
_MONTH = r"(?:[\d０-９]{1,2}月末?(?:現在|時点)?)"
_BRANCH = r"(?:[^\s\d０-９%％（()）:：]{0,4}支部)"
_FACT = re.compile(
    rf"^[\s　・●■▶○◇◆]*(?:[（(〔]?参考[)）〕]?\s*)?(?P<open>[（(〔【［])?\s*(?P<label>"
    rf"(?:{_ERA}の?\s*)?{_MONTH}?(?:{any_of('cards.target')}|{_BRANCH}?の?{any_of('cards.reached')}"
    rf"|{any_of('cards.all')}|{any_of('cards.before')}(?:の?(?:{_BRANCH}|実績値?))?"
    rf"|{any_of('cards.grade')}|{_BRANCH})"
    rf"|{_ERA}(?:\s*(?:{_BRANCH}|実績))?)"
    r"(?:\s*[（(](?:[%％件人社円]|事業所|実績|速報値?|見込み?)[)）])?\s*(?P<shut>[)）〕】］])?"
    r"\s*[:：…]?\s*(?P<value>.*?)\s*$",
    re.DOTALL,
)
_VALUE = re.compile(
    rf"(?:約|概ね|年度末時点で\s*)?[△▲\-]?\d|対?前年|[◎○×△▲□\-]$|{AWAITED}|実施|公表|全国平均以"
)
"""What opens a fact; folded."""
_KINDS = {"target": "cards.target", "grade": "cards.grade", "all": "cards.all"}
_PATTERNS = {kind: re.compile(any_of(name)) for kind, name in _KINDS.items()}
_NAME = re.compile(
    rf"^[^。]*{any_of('cards.measured')}\s*(?:[（(][^（()）]*[)）]|[※＊*]\s*\d*)*\s*$"
)
_NUMBERED = re.compile(r"^\s*(?:[（(]?[\d０-９]{1,2}[)）．.、]|[⑴-⒇]|[ⅠⅡⅢⅣⅤ])")
_OF_KPI = re.compile(r"^(?:KPI|ＫＰＩ)の?(?=.)")
_LONGEST_NAME = 80
_LONGEST_VALUE = 40
_LEAST = 2

Text = tuple[str, Ref]


@dataclass
class Fact:
    """One figure of a card: its label, and the value with its place."""

    label: str
    value: Quote
    apart: Ref | None = None
    """The label's own place, where it has one."""


@dataclass
class Card:
    """The name of an indicator and what is printed below it."""

    name: Quote
    facts: list[Fact] = field(default_factory=list)
    corner: Ref | None = None
    """What stands over the labels beside its name: ＫＰＩ."""

    @property
    def labels(self) -> list[Ref]:
        """The places of what labels its figures in cells of their own."""
        apart = [*(fact.apart for fact in self.facts), self.corner]
        return [ref for ref in apart if ref is not None]

    @property
    def whole(self) -> bool:
        """Whether it has a target and what was reached, or how that is graded or compared."""
        kinds = {kind_of(fact.label) for fact in self.facts}
        return "target" in kinds and len(kinds) >= _LEAST and self._once()

    def _once(self) -> bool:
        labels = [fold(fact.label) for fact in self.facts]
        return len(set(labels)) == len(labels)


def fact_of(text: str, ref: Ref) -> Fact | None:
    """A label and its value in one text: （令和２年度　60.3%）; None for others."""
    found = _FACT.match(text) if len(text) <= _LONGEST_NAME else None
    if found is None:
        return None
    value = found["value"]
    if found["open"] and not found["shut"]:
        if value[-1:] not in ")）〕】］":
            return None
        value = value[:-1].rstrip()
    return _fact(found["label"], Quote(value, ref))


def fact_beside(label: GridCell, value: GridCell) -> Fact | None:
    """A label in one cell, its value in another."""
    found = label_of(label.text)
    return _fact(found, value.quote, label.ref) if found is not None else None


def _fact(label: str, value: Quote, apart: Ref | None = None) -> Fact | None:
    if len(value.text) > _LONGEST_VALUE or "。" in value.text:
        return None
    if _VALUE.match(fold(value.text)) is None:
        return None
    return Fact(" ".join(label.split()), value, apart)


def label_of(text: str) -> str | None:
    """The label that a text is and nothing else: 目標, （令和２年度）; None for others."""
    found = _FACT.match(text) if text and len(text) <= _LONGEST_VALUE else None
    if found is None or found["value"] or (found["open"] and not found["shut"]):
        return None
    return found["label"]


def kind_of(label: str) -> str:
    """What a label is of: target, grade, all, or else what was reached."""
    return next((kind for kind, said in _PATTERNS.items() if said.search(label)), "reached")


def is_name(text: str) -> bool:
    """Whether a text may be the name of an indicator over a card, and no heading of an item."""
    if not text or len(text) > _LONGEST_NAME or _NUMBERED.match(text) or label_of(text):
        return False
    return _NAME.match(text) is not None and not vocabulary().names_branch(fold(text))


def cards_of(texts: Sequence[Text | Fact]) -> list[Card] | None:
    """The cards that texts and facts are, one below the other; None where anything else is."""
    cards: list[Card] = []
    for each in texts:
        fact = each if isinstance(each, Fact) else fact_of(*each)
        if fact is not None:
            if not cards:
                return None
            cards[-1].facts.append(fact)
        elif not isinstance(each, Fact) and is_name(each[0]):
            cards.append(Card(Quote(*each)))
        else:
            return None
    return cards if cards and all(card.whole for card in cards) else None


def table_of(cards: Sequence[Card], number: int) -> Table:
    """The cards as rows below a header of their labels."""
    labels = list(dict.fromkeys(fold(fact.label) for card in cards for fact in card.facts))
    printed = {fold(fact.label): fact.label for card in cards for fact in card.facts}
    words = ["ＫＰＩ", *(_OF_KPI.sub("", printed[label]) for label in labels)]
    page = cards[0].name.ref.page
    heads = ((word, Ref(page, number, 0, at)) for at, word in enumerate(words))
    rows = [_row(0, [(at, Quote(*head)) for at, head in enumerate(heads)], header=True)]
    for index, card in enumerate(cards, 1):
        values = sorted((labels.index(fold(f.label)) + 1, f.value) for f in card.facts)
        rows.append(_row(index, [(0, card.name), *values]))
    table = Table(number, len(rows), len(words), page=page)
    table.cells = [cell.cell for row in rows for cell in row.cells]
    give_rows(table, rows)
    return table


def _row(index: int, quotes: Iterable[tuple[int, Quote]], *, header: bool = False) -> GridRow:
    cells = []
    for column, quote in quotes:
        cell = Cell(index, column, [Line(quote.text)], header=header, at=quote.ref)
        cells.append(GridCell(cell, quote.ref))
    return GridRow(index, cells, exact=True)
