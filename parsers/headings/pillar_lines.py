"""Lines of nothing but a pillar's name that open no section: a slide's tab, a page's head.

Slides print the pillar of their item above or below its title (１．サービス水準の向上, then
基盤的保険者機能関係 at the right edge); a PDF has the former for a page's head where most pages
print the same one.
"""

from __future__ import annotations

import re

from normalize.text.folding import fold
from parsers.budgets.tables import is_budget_table
from parsers.grid import rows_of
from parsers.header.front import front_of
from parsers.header.reading import read_header
from parsers.headings.titles import read_title
from parsers.headings.words import GENERAL
from parsers.vocabulary import vocabulary
from schema.document import Document, Paragraph, Ref, Table

_LONGEST = 30
_AROUND = re.compile(r"^[\s\u3000【〔［\[<＜≪■◆●○□◇(（]+|[\s\u3000】〕］\]>＞≫)）]+$")
_BEFORE = re.compile(r"[\dⅰ-ⅻivx.、)\s]{0,4}(?:保険者機能の強化を支える)?")
_KPI = re.compile(r"[KＫkｋ]\s*[PＰpｐ]\s*[IＩiｉ]")
_MARK = re.compile(
    rf"^[\s\u3000■◆●□◇・]*[【〔［\[（(〈＜<≪]?\s*(?:令和[\d０-９元]+年度\s*)?{_KPI.pattern}"
    r"(?:一覧表?|指標)?\s*[】〕］\]）)〉＞>≫]?[\s\u3000:：]*"
    rf"|(?:[\s\u3000]*[【〔［\[（(〈＜<≪]|の|に(?:係る|関する))\s*{_KPI.pattern}(?:一覧表?)?\s*[】〕］\]）)〉＞>≫]?$"
)
"""What marks a line as one of KPIs, in front of the words or behind them."""
_IN_BRACKETS = re.compile(r"[（(［\[【〔][^（）()［］\[\]【】〔〕]{1,16}[)）］\]】〕]\s*$")
_LONGEST_CAPTION = 48
BEHIND = (
    r"等?(?:の?(?:発揮|強化|盤石化|推進|充実|整備))*(?:に(?:関する|係る))?"
    r"(?:の?(?:関係|分野|部門|事業|取組|施策))?"
)
"""What may stand behind a pillar's name: 関係, の盤石化, の発揮に関する取組."""


def bare_pillar(text: str) -> int | None:
    """1, 2 or 3 where a line is a pillar's name, maybe numbered or in brackets; else None."""
    if len(text) > _LONGEST or (ordinal := vocabulary().pillar_ordinal(text)) is None:
        return None
    words = fold(_AROUND.sub("", text))
    names = vocabulary().pillars[ordinal]
    name = next((name for name in names if name in words), None)
    if name is None:
        return ordinal
    before, _, behind = words.partition(name)
    return ordinal if _BEFORE.fullmatch(before) and re.fullmatch(BEHIND, behind) else None


def heads_targets(text: str) -> bool:
    """Whether a line is a table's caption: a pillar's name marked as KPI, and no target.

    【ＫＰＩ】戦略的保険者機能関係（健康づくり）, 組織・運営体制関係のＫＰＩ.
    """
    if len(text) > _LONGEST_CAPTION or _KPI.search(text) is None:
        return False
    if vocabulary().pillar_ordinal(text) is None:
        return False
    rest = _IN_BRACKETS.sub("", _MARK.sub("", text))
    return bare_pillar(rest) is not None


def running_pillar(paragraph: Paragraph) -> int | None:
    """The pillar that a page's head names, and nothing else; None of other furniture."""
    if paragraph.kind != "page_header" or paragraph.page is None:
        return None
    return bare_pillar(paragraph.text)


def pillar_tabs(document: Document) -> frozenset[Ref]:
    """The lines of a pillar's name above tables that name no items: their item's heading does.

    Numbered ones are headings of their own unless the document prints one of them again.
    """
    lines: list[Paragraph] = []
    tabs: list[Paragraph] = []
    waiting: Paragraph | None = None
    for block in document.blocks:
        if isinstance(block, Table):
            if waiting is not None and _names_nothing(block):
                tabs.append(waiting)
            waiting = None
        elif block.kind == "text" and bare_pillar(block.text) is not None:
            lines.append(block)
            waiting = block
    texts = [fold(line.text) for line in lines]
    again = any(texts.count(fold(tab.text)) > 1 for tab in tabs)
    return frozenset(
        tab.ref for tab in tabs if again or read_title(tab.text, tab.ref).number is None
    )


def _names_nothing(table: Table) -> bool:
    """Whether a table has a header that names neither items nor budgets."""
    rows = rows_of(table)
    header, taken = read_header(rows[front_of(rows) :])
    named = header.has("title") or header.titled or header.has("section")
    return taken > 0 and not named and not is_budget_table(header)


def may_go_on(title: str) -> bool:
    """Whether a heading above such a line may be an item's: not はじめに or 基本的な考え方."""
    return GENERAL.search(title) is None
