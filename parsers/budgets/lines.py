"""Budgets as printed in 支部保険者機能強化予算 cells (003).

A category in 【】, then 予算額, 執行額, 執行率 as a small table, as cells or as one text, then what
it is spent on: after (取組名), or as bullets beside the following rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from normalize.text.folding import fold
from parsers.budgets.items import goes_on, is_remark, style_of, unmarked
from parsers.budgets.stated import stated_amounts
from parsers.grid import GridCell, rows_of
from parsers.measures.openers import FRESH
from schema.document import Ref
from schema.plan import Budget, Note, Quote

_CATEGORY = re.compile(r"【([^】]+)】")
_TOKEN = re.compile(
    rf"(?P<category>(?!{FRESH.pattern})【[^】]+】)"
    r"|(?P<yen>[\d０-９,，.．]+\s*(?:百万|千|万)?円)|(?P<rate>[\d０-９.．]+\s*[%％])"
    r"|(?P<amount>(?:^|(?<=経費)|(?<=費用)|(?<=業費)|(?<=策費))[\d０-９,，]{3,}$)|(?P<label>予算額|執行額|執行率|[（(]取組名[）)])"
    r"|(?P<named>(?<![^\s\u3000・、，,;；／/])[^\s\u3000\d０-９：:（()）【】「」、。，,;；／/・][^\d０-９：:（()）【】「」、。，,;；／/]{1,24}[：:]\s*(?=[\d０-９]))"
)
_AMOUNT = re.compile(r"(?:(?<=経費)|(?<=費用)|(?<=業費)|(?<=策費))[\d０-９,，]{3,}$")
_ASIDE = re.compile(
    r"(?<=円)[\s\u3000]*[（(](?![^（()）]*(?:執行|決算|予算額|取組名))[^（()）]*[\d０-９][^（()）]*円[^（()）]*[）)]"
)
"""What an amount is made up of, or holds again: 18,640千円（集団健診 9,200千円、…）."""
_KIND_OF_AMOUNT = re.compile(
    r"(?:額|率|執行|見込み?|合計|計)$|^(?:令和|平成|元|年度?|本|今|当初|補正|年間|支部|総|全体|特別|の"
    r"|(?:支部)?保険者機能強化|事業|施策|取組)*予算$"
)
"""Words before a colon that say which amount it is, and not what for: 当初予算, 執行額."""
_BARE = re.compile(r"^[\d０-９][\d０-９,，.．]*$")
_CATEGORY_WORDS = re.compile(r"(経費|費用|対策費?|事業費?|予算)$")
_LABELS = re.compile(r"(?:取組名|内容|内訳|使途|内容等)[:：]?$")
_BULLET = re.compile(r"(?:^|(?<=[\s\u3000]))[・●･]|(?<=[\s\u3000])(?=[★☆]\S)")
_UNIT = re.compile(
    r"(?:^|[(\[【:、,/額位算費])(?P<a>百万|千|万)?円(?:$|[)\]】、,/])"
    r"|単位[:は]?(?P<b>百万|千|万)?円|(?<![\d百])(?P<c>百万|千|万)円単位"
)
"""A unit of amounts as headers and the lines above tables print it: 予算額（千円）, 単位：千円."""
_SCALES = {"百万": 1_000_000, "千": 1000, "万": 10_000, "": 1}


def amount_scale(texts: Iterable[str]) -> int | None:
    """What bare amounts are multiplied by: the first unit that one of the texts prints, or None."""
    for text in texts:
        if (found := _UNIT.search(fold(text))) is not None:
            return _SCALES[found["a"] or found["b"] or found["c"] or ""]
    return None


class BudgetReader:
    """Reads the budget cells of one initiative in the order they are printed."""

    def __init__(self, headers: Sequence[str] = ()) -> None:
        self._headers = headers
        """Words that may say the unit of bare amounts, the likeliest first."""
        self._scale = 1
        self._named: Quote | None = None
        self.budgets: list[Budget] = []
        self.notes: list[Note] = []
        self._items_of: Budget | None = None
        self._listing = False
        self._marked = False
        """Whether the last item was opened by a mark, so that its words may go on below."""

    def lacks_unit(self, cell: GridCell, words: str) -> bool:
        """Whether a cell holds a bare amount, and neither a header nor the line above its unit."""
        if "率" in words or amount_scale([words, *self._headers]) is not None:
            return False
        inner = (c.text for table in cell.cell.tables for row in rows_of(table) for c in row.cells)
        lines = [*(line.text for line in cell.cell.lines), *inner]
        return any(_BARE.match(line) or _AMOUNT.search(line) or _lacks(line) for line in lines)

    def take(self, cell: GridCell, words: str = "", unit: str = "") -> None:
        """Take one cell, its own text first, then the rows of a table in it.

        `words` are those of its column's header: 執行額 and 執行率 say what a bare number is.
        `unit` stands elsewhere and holds where no header says one.
        """
        self._scale = amount_scale([words, *self._headers, unit]) or 1
        if _BARE.match(cell.text) and ("執行率" in words or "執行額" in words) and self.budgets:
            self._by_header(cell, rate="執行率" in words)
            return
        for line in cell.cell.lines:
            self._line(line.text, cell.ref, listed=line.level > 0)
        for table in cell.cell.tables:
            for row in rows_of(table):
                for inner in row.cells:
                    self._line(inner.text, inner.ref, listed=False)

    def _line(self, text: str, ref: Ref, *, listed: bool) -> None:
        for aside in _ASIDE.findall(text):
            self.notes.append(Note(Quote(aside.strip(), ref), "remark"))
        text, position = self._stated(_ASIDE.sub("", text), ref), 0
        for match in _TOKEN.finditer(text):
            self._items(text[position : match.start()], ref, listed=listed)
            getattr(self, f"_on_{match.lastgroup}")(match.group(), ref)
            position = match.end()
        self._items(text[position:], ref, listed=listed)

    def _stated(self, text: str, ref: Ref) -> str:
        """Take the amounts behind 予算 and 執行, and the category before them; the other words."""
        name, amounts = stated_amounts(text)
        if not amounts or (name and not _CATEGORY_WORDS.search(name)):
            return text
        if "額" in text and not any(each.bare for each in amounts):
            return text  # 予算額 and 執行額 as labels (003): a dump and a print note them alike
        if name:
            self._named = Quote(name, ref)
        for each in amounts:
            budget = self._current(ref)
            if getattr(budget, each.kind) is not None:
                budget = Budget(self._named)
                self.budgets.append(budget)
                self._named = None
            setattr(budget, each.kind, Quote(each.amount, ref))
            budget.scale = self._scale if each.bare else budget.scale
        return ""

    def _by_header(self, cell: GridCell, *, rate: bool) -> None:
        budget = self.budgets[-1]
        if rate and budget.rate is None:
            budget.rate = cell.quote
        elif not rate and budget.executed is None:
            budget.executed, budget.scale = cell.quote, self._scale
        else:
            self.notes.append(Note(cell.quote, "remark"))

    def _on_category(self, text: str, ref: Ref) -> None:
        self.budgets.append(Budget(Quote(text[1:-1], ref)))
        self._items_of, self._listing = self.budgets[-1], False

    def _on_named(self, text: str, ref: Ref) -> None:
        """A category before a colon, its amount behind it: 健診経費：18,640千円."""
        name = text.rstrip(" \u3000：:")
        if _KIND_OF_AMOUNT.search(name):
            self.notes.append(Note(Quote(name, ref), "label"))
            return
        self._named, self._listing = Quote(name, ref), False

    def _on_yen(self, text: str, ref: Ref) -> None:
        budget = self._current(ref)
        if budget.budget is None:
            budget.budget = Quote(text, ref)
        elif budget.executed is None:
            budget.executed = Quote(text, ref)
        else:
            self.budgets.append(Budget(self._named, Quote(text, ref)))
            self._named = None

    def _on_amount(self, text: str, ref: Ref) -> None:
        """An amount without 円: the header says the unit (予算額（千円）)."""
        if self._named is not None or not self.budgets:
            self.budgets.append(Budget(self._named))
            self._items_of, self._named, self._listing = self.budgets[-1], None, False
        self._on_yen(text, ref)
        self.budgets[-1].scale = self._scale

    def _on_rate(self, text: str, ref: Ref) -> None:
        self._current(ref).rate = Quote(text, ref)

    def _on_label(self, text: str, ref: Ref) -> None:
        self._listing = "取組名" in text
        self.notes.append(Note(Quote(text, ref), "label"))

    def _current(self, ref: Ref) -> Budget:
        named_anew = self._named is not None and (
            not self.budgets or self.budgets[-1].budget is not None
        )
        if not self.budgets or named_anew:
            self.budgets.append(Budget(self._named))
            self._named = None
        return self.budgets[-1]

    def _items(self, text: str, ref: Ref, *, listed: bool) -> None:
        text = text.strip()
        if not text:
            return
        if is_remark(text) and not listed:
            self.notes.append(Note(Quote(text, ref), "remark"))
            return
        marked = _is_marked(text)
        if marked and self._named is not None:
            self._items_of = self._current(ref)  # the items of a category that waits for its amount
        parts = [part.strip() for part in _BULLET.split(text) if part.strip()]
        if _CATEGORY_WORDS.search(text) and not marked and not listed and not self._listing:
            self._named = Quote(text, ref)
            return
        owner = self._items_of or (self.budgets[-1] if self.budgets else None)
        last = owner.items[-1].text if owner is not None and owner.items else ""
        going_on = self._marked and last != "" and goes_on(last, text)
        if owner is None or not (marked or listed or self._listing or going_on):
            self.notes.append(Note(Quote(text, ref), "remark"))
            return
        if not marked and not listed and owner.items:
            owner.items[-1] = Quote(f"{owner.items[-1].text}{text}", owner.items[-1].ref)
            return
        owner.items += [Quote(unmarked(part), ref) for part in parts]
        self._marked = marked


def _lacks(text: str) -> bool:
    return any(each.bare for each in stated_amounts(text)[1])


def _is_marked(text: str) -> bool:
    """Whether a text opens items of a list; 1.健診経費 and ■内訳 head what follows instead."""
    if _BULLET.search(text):
        return True
    heads = _CATEGORY_WORDS.search(text) or _LABELS.search(text)
    return style_of(text) not in (None, "dash") and not heads
