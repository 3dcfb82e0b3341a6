"""The plan as printed: what a layout parser took out of a `Document`, nothing reworded.

Every piece of text is a `Quote`: the words and the place they stand in. Numbers are still text
here; `normalize` adds the meaning.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from schema.document import Finding, Ref

Role = Literal["heading", "header", "body", "paragraph", "note", "decoration"]
Edition = Literal["current", "previous"]


@dataclass(slots=True)
class Quote:
    """A piece of printed text (hard line breaks joined) and the cell or paragraph it stands in.

    `more` are further places: a text that goes on over a page break, the mark above a statement.
    """

    text: str
    ref: Ref
    more: tuple[Ref, ...] = ()

    @property
    def refs(self) -> tuple[Ref, ...]:
        """All places it stands in."""
        return (self.ref, *self.more)


@dataclass(slots=True)
class Statement:
    """A target as printed: one 【KPI】 or 【目標】 with its wording.

    `label` is the enumerator that pairs it with a result (`I`, `①`), `context` the lines that
    name its population or count, `band` the number of the printed row it stands in.
    """

    quote: Quote
    marker: Literal["kpi", "target"]
    label: str | None = None
    context: list[Quote] = field(default_factory=list)
    band: int = 0
    name: str | None = None
    """The indicator's name, where a cell of its own prints it beside the target's value."""


@dataclass(slots=True)
class Result:
    """A reached value as printed beside or near targets, with the symbol printed for it."""

    quote: Quote
    label: str | None = None
    band: int = 0
    name: str | None = None
    """None for a result cell or box; else progress, national, baseline, target (repeated), or
    eligible and expected: head counts beside a target."""
    when: str | None = None
    """The header words over it: they may say the date its figures hold for."""
    of: list[Statement] = field(default_factory=list)
    """The targets that it is printed right behind; empty where only its row is known."""
    read: str | None = None
    """Its text with brackets made blank that its header says to hold no result of its own; as long
    as that. None where nothing is to be left out."""

    @property
    def text(self) -> str:
        """What of its text may be a result."""
        return self.quote.text if self.read is None else self.read


WHOLE_ITEM = -1
"""The band of what is printed once for a whole item: 評価：○ on a line below its heading."""


ITEM_ALONE = -2
"""The band of what is printed of the item and of none of its rows: 総合評価 over KPIs with signs
of their own."""


@dataclass(slots=True)
class Symbol:
    """A status printed beside one row: the symbol or word, and the row's band (or WHOLE_ITEM)."""

    quote: Quote
    band: int = 0
    also: list[int] = field(default_factory=list)
    """Further rows that its cell spans."""
    listed: bool = False
    """Whether a list of targets apart from the items prints it: it is its target's alone."""
    whose: Literal["targets", "measures"] | None = None
    """Whose it is, where a row has a column of signs for each: KPI評価 beside 取組評価."""

    def holds(self, band: int) -> bool:
        """Whether it is printed for a row."""
        return band == self.band or band in self.also

    def holds_any(self, bands: tuple[int, ...]) -> bool:
        """Whether it is printed for one of some rows."""
        return self.band in bands or any(band in self.also for band in bands if self.also)


@dataclass(slots=True)
class Measure:
    """One measure (実施内容) of an initiative. `months` None: planned months cannot be told."""

    quote: Quote
    marker_raw: str | None = None
    band: int = 0
    subtitle: Quote | None = None
    months: list[int] | None = field(default_factory=list)
    month_refs: list[Ref] = field(default_factory=list)
    schedule: Quote | None = None
    progress: Quote | None = None
    next: Quote | None = None
    groups: list[Quote] = field(default_factory=list)
    also: list[int] = field(default_factory=list)
    """Further rows that its cell spans."""


@dataclass(slots=True)
class SeriesValue:
    """One printed number of a series; `month` None for a total column, `header` its words."""

    quote: Quote
    month: int | None
    header: str | None = None


@dataclass(slots=True)
class SeriesRow:
    """One row of a series. `labels` from the outside in: year, quantity (令和2年度, 受診率)."""

    labels: list[Quote]
    values: list[SeriesValue]


@dataclass(slots=True)
class Series:
    """A block of monthly numbers: the words in its corner, its rows, and where it belongs."""

    corner: Quote | None
    rows: list[SeriesRow]
    band: int = 0
    block: int = 0
    """Blocks of one table share this number."""
    own_row: bool = False
    """Whether it stands in columns of its target's own row, one for each period."""
    caption: Quote | None = None
    """The line right above its table."""
    of: Statement | None = None
    """The target it is printed for, where the layout knows."""
    loose: bool = False
    """Whether its table stands below other items' rows, so that only its words say whose it is."""
    apart: bool = False
    """Whether its table stands by itself: its words may name the indicator of another item."""
    shared: bool = False
    """Whether several items stand above its table, so that the last one is but a guess."""
    indicator: Quote | None = None
    """The indicator that a cell beside its rows names: 項番｜KPI｜年度｜4月 …."""
    year: Quote | None = None
    """The line above its table that says the year of its numbers and nothing else: 令和5年度."""
    unit: Quote | None = None
    """The line above its table that says the unit of its numbers: 単位：人."""

    @property
    def labels(self) -> list[str]:
        """The texts of all its rows' labels."""
        return [label.text for row in self.rows for label in row.labels]

    @property
    def texts(self) -> list[str]:
        """Its words: the corner's, the caption's, the labels'."""
        over = [quote.text for quote in (self.corner, self.caption) if quote is not None]
        return over + self.labels


@dataclass(slots=True)
class Budget:
    """One budget as printed: category, amounts and what it is spent on."""

    category: Quote | None
    budget: Quote | None = None
    executed: Quote | None = None
    rate: Quote | None = None
    items: list[Quote] = field(default_factory=list)
    scale: int = 1
    """What the column's header multiplies amounts by: 1000 under 予算額（千円）."""


@dataclass(slots=True)
class Note:
    """Text kept beside the data: legend, remark, preamble, reference, heading inside a cell."""

    quote: Quote
    kind: str


@dataclass(slots=True)
class Initiative:
    """One numbered 事業/施策 of one edition."""

    number_raw: str | None
    title: Quote
    edition: Edition = "current"
    path: list[Quote] = field(default_factory=list)
    refs: list[Ref] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    """Printed marks, folded: 重要度:高, 困難度:高, インセンティブ関連."""
    pillar_ordinal: int | None = None
    """1, 2 or 3 where a section label or its leading digit names the pillar."""
    groups: list[Quote] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    symbols: list[Symbol] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    series: list[Series] = field(default_factory=list)
    budgets: list[Budget] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def hold(self, other: Initiative) -> None:
        """Hold all that another one does, from its statements to its notes, too."""
        self.statements += other.statements
        self.results += other.results
        self.symbols += other.symbols
        self.measures += other.measures
        self.series += other.series
        self.budgets += other.budgets
        self.notes += other.notes

    def take_groups(self, groups: list[Quote], *, bare: bool) -> None:
        """The groups in charge of a row of a list: the item's too where it has none (`bare`).

        Beside its own, what says the same is a further place of it, and others a remark.
        """
        if bare:
            self.groups += [each for each in groups if each not in self.groups]
            return
        own = {each.text for each in self.groups}
        self.refs += [each.ref for each in groups if each.text in own]
        self.notes += [Note(each, "remark") for each in groups if each.text not in own]


@dataclass(slots=True)
class Plan:
    """All that a layout parser read from one document.

    `roles` says for every cell or paragraph what it is; `titles` are candidates for the
    document's title, best first; `editions` the fiscal year words of each edition.
    """

    layout: str
    layout_version: str
    reasons: list[str] = field(default_factory=list)
    branch: str | None = None
    titles: list[Quote] = field(default_factory=list)
    editions: dict[Edition, Quote] = field(default_factory=dict)
    legend: dict[str, str] = field(default_factory=dict)
    initiatives: list[Initiative] = field(default_factory=list)
    budgets: list[Budget] = field(default_factory=list)
    """Budgets of the whole document: those of a table below a heading of its own."""
    notes: list[Note] = field(default_factory=list)
    unowned: list[Initiative] = field(default_factory=list)
    """Rows of lists of targets whose items only their indicators tell; in the shape of items."""
    roles: dict[Ref, Role] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
