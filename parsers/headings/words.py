"""What paragraphs between tables say: pillars, numbered headings, result boxes, furniture."""

from __future__ import annotations

import re

from normalize.text.folding import fold
from parsers.headings.titles import is_closing_line, is_document_title
from parsers.measures.markers import KPI_MARK
from parsers.measures.numerals import IN_BRACKETS, LARGE, NAMED, OF_ONE, SMALL
from parsers.vocabulary import vocabulary

_PILLAR = (
    r"^[（(][\d０-９][)）]\s*\S*(?:基盤|戦略)的保険者機能"
    r"|^[\d０-９Ⅰ-Ⅹ]+[.．、]\s*"
    r"(?:\S*(?:基盤|戦略)的保険者機能|\S{0,4}組織\S{0,5}体制|保険者機能の強化を支える)"
)
"""A pillar by its name; the 体制 of 医療提供体制 and 業務処理体制 are items', so is the 保険者機能
of 更なる保険者機能の発揮に向けた人材の育成 (plans of 2024)."""
LEVELS = (
    (0, re.compile(_PILLAR)),
    (1, re.compile(r"^[①-⑳]\s*[.．]?\s*\S")),
    (2, re.compile(rf"^(?:{SMALL}[)）]|{OF_ONE}[.．、]?|{IN_BRACKETS})\s*\S", re.I)),
    (1, re.compile(rf"^[\d０-９]{{1,2}}\s*[.．、]\s*[^\s\d０-９]|^{NAMED}")),
    (1, re.compile(r"^(?:[（(][\d０-９]{1,2}[)）]|[⑴-⒇])\s*\S")),
    (2, re.compile(rf"^(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ][.．)）]?|{LARGE}[)）])\s*\S")),
)
ROMAN = re.compile(rf"^(?:{SMALL}[)）]|{OF_ONE}|{LARGE}[)）]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ])")
"""Numerals that stand inside ① where they come behind it, and around it where they come first."""
DATE = re.compile(r"^(?:令和|平成|R|H)?\s*[\d元]{1,4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$")
HEAD_LINE = re.compile(
    r"(^(?![\s\u3000]*(?:[・①-⑳●○■◆▶※【]|[（(]?[\d０-９]{1,2}[)）.．]))[^。、]*(?:評議会|運営委員会)"
    r"[\s\u3000]*(?:\S{0,4}資料.*|[（(][^（()）]*[)）][\s\u3000]*)?$"
    r"|資料\s*[\d０-９\-－]*$|^別紙|^全国健康保険協会"
    r"|^[（(【]?\s*(?:様式|別添|別表)\s*(?:第?\s*[\d０-９一二三四五])?\s*号?\s*[)）】]?$)"
)
POINTS_BELOW = re.compile(
    r"^(?![\s\u3000]*[・①-⑳●○■◆▶])[^。]*(?:(?:下|次|以下|下記|別|右)の?[一覧]{0,2}表)"
    r"の?(?:とおり|通り|に(?:示|記載)|を(?:参照|ご覧))[^。、]{0,8}。?$"
)
"""A sentence that only leads to a table: …の予算は、下表のとおりです。"""
YEAR_LINE = re.compile(r"^[□■○]?\s*(?:令和|平成)\s*[\d元０-９]+\s*年度\s*$")
_LONGEST_HEAD = 40
_PAGE = re.compile(r"^[-－―]?\s*\d{1,3}\s*[-－―]?$|^\d{1,3}\s*[/／]\s*\d{1,3}$")
_TOLD_PAGE = re.compile(
    r"^[-－―–]\s*[\d０-９]{1,3}\s*[-－―–]$|^[\d０-９]{1,3}\s*(?:ページ|頁)$|^[pｐPＰ][.．]?\s*[\d０-９]{1,3}$"
)
"""A page's number that no figure of a table looks like: - 3 -, 3ページ."""
_LONGEST_PAGE = 8

GENERAL = re.compile(
    r"(?:考え方|(?:基本|運営|全体)の?方針|はじめに|まえがき|前文|趣旨|(?:策定|運営)に(?:あた|当た)って"
    r"|位置[付づ]け)[】〕］〉》＞>)）\]]?[\s\u3000]*$"
)
"""Headings of what a document says of itself, before its first item."""
_OF_TABLE = re.compile(
    r"^[\d０-９Ⅰ-Ⅹ]{1,2}[.．、\s\u3000]+[^。、\d]{0,16}(?:取組|進捗|実施|達成)(?:状況|内容|結果)$"
    r"|^(?:[【（(]\s*(?:参考|再掲|別[表紙])\s*[】）)]\s*)?[^。、：:]{0,20}"
    r"(?:[KＫ][PＰ][IＩ]|指標|数値目標)(?:の?(?:一覧表?|達成状況|まとめ))?$"
)
"""A heading of the table below: ２　施策ごとの取組状況, 【参考】ＫＰＩ一覧."""
UNIT_LINE = re.compile(r"^\s*[（(【]?\s*単位\s*[:：]?[^（）()]{1,12}[)）】]?\s*$")
"""The unit of the amounts in the table below: （単位：千円）."""
_AS_OF = re.compile(
    r"^[（(【]?\s*(?:令和|平成|R)?\s*[\d０-９元]{1,4}\s*[年.]\s*[\d０-９]{1,2}\s*月(?:\s*[\d０-９]{1,2}\s*日|末)?"
    r"\s*(?:現在|時点)\s*[)）】]?$"
)
"""The day of all figures, printed again on each page: （令和6年9月末現在）."""


def heads_table(text: str) -> bool:
    """Whether a line names the table below it, or the day of its figures, and nothing else."""
    return _OF_TABLE.match(text) is not None or _AS_OF.match(text) is not None


_LABELLED = re.compile(
    r"[■◆●○]?[【〔\[［＜<≪](?P<label>[^】〕\]］＞>≫]{2,12})[】〕\]］＞>≫][\s\u3000]*(?=\S)"
    r"|[■◆●○]?(?P<plain>[^【〔\[［＜<≪。、：:]{2,12})[：:][\s\u3000]*(?=\S)"
)


def is_remark(text: str) -> bool:
    """Whether a text is labelled as one beside an item's data: 【現状・課題】…, 背景：…."""
    match = _LABELLED.match(text)
    label = (match["label"] or match["plain"]) if match is not None else None
    if label is None:
        return False
    roles = vocabulary().exact.get(fold(label)) or vocabulary().guess(label)
    return roles[:1] == ("remark",)


def is_front_line(text: str) -> bool:
    """Whether a line is a document's title, a date, a form's number or the like, no content."""
    return bool(
        says_nothing(text)
        or DATE.match(text)
        or YEAR_LINE.match(text)
        or (is_document_title(text) and not KPI_MARK.search(text))
        or (len(text) < _LONGEST_HEAD and HEAD_LINE.search(text))
    )


def is_aside(text: str) -> bool:
    """Whether a line is a date, a form's number or the like: it says nothing of the table below."""
    aside = says_nothing(text) or DATE.match(text) or _AS_OF.match(text)
    return bool(aside or (len(text) < _LONGEST_HEAD and HEAD_LINE.search(text)))


def says_nothing(text: str) -> bool:
    """Whether a text is a page number or the 以上 that ends a document."""
    return is_closing_line(text) or _PAGE.match(text) is not None or is_page_number(text)


def is_page_number(text: str) -> bool:
    """Whether a text is a page's number, and looks like no figure of a table."""
    return len(text) <= _LONGEST_PAGE and _TOLD_PAGE.match(text) is not None
