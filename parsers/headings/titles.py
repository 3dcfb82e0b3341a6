"""Titles of initiatives and of documents: number, words, and the marks printed with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from normalize.text.folding import fold
from parsers.headings.grades import without_grades
from parsers.measures.numerals import COUNTED, IN_BRACKETS, LARGE, NAMED, OF_ONE, SMALL
from parsers.vocabulary import vocabulary
from schema.document import Ref
from schema.plan import Quote, Statement

_INCENTIVE = re.compile(
    r"[【\[（(〔［＜<≪《※]?\s*イ\s*ン\s*セ\s*ン\s*テ\s*ィ\s*ブ\s*関\s*連\s*[】\]）)〕］＞>≫》]?"
)
_KPI = re.compile(r"【\s*[KＫ]\s*[PＰ]\s*[IＩ]\s*】")
_TARGET = re.compile(
    r"目標(?:実施|取得|受診|達成)?率\s*[:：]?\s*[\d０-９.．]+\s*[%％].*", re.DOTALL
)
_REMARK = re.compile(r"※.*", re.DOTALL)
_NUMBER = re.compile(
    r"^\s*(?P<number>"
    r"(?:[（(][\d０-９]{1,2}[)）]|[⑴-⒇])(?:[-－―][\d０-９]{1,2}(?![\d０-９.．%％]))?"
    r"(?:\s*[-－]?\s*[①-⑳](?=\s*\D))?|[①-⑳㉑-㉟]"
    rf"|[\d０-９]{{1,2}}[)）](?=\s*[^\W\d_])|{LARGE}[)）]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ](?=[.．、\s])"
    rf"|{SMALL}[)）]|{OF_ONE}"
    r"|(?:IV|IX|VI{0,3}|I{1,3}|V|X)(?=\s*[.．])"
    r"|[\d０-９]{1,2}[.．][\d０-９]{1,2}(?=[\s\u3000]+[ァ-ヶ一-龠])"
    rf"|[\d０-９]{{1,2}}(?:[-－―][\d０-９]{{1,2}})?(?=\s*[.．、](?![\d０-９])|\s+(?!{COUNTED})\D)"
    r"|[アイウエオカキクケコ](?=[.．、)）\s])|[（(][アイウエオカキクケコ][)）]"
    rf"|{IN_BRACKETS}|{NAMED}"
    r"|(?:№|[NＮ][oｏ][.．]?)\s*[\d０-９]{1,2}(?![\d０-９.．])"
    r")\s*[.．、)）:：]?\s*(?=\S)"
)
_STARRED = re.compile(
    r"^[\s\u3000]*(?P<front>[★☆])[\s\u3000]*(?=\S)|[\s\u3000]*[（(【〔［\[]?(?P<sign>[★☆])[）)】〕］\]]?[\s\u3000]*$"
)
"""A star in front of or behind a title, or behind its group; a legend may say what it means."""
_CLOSING = re.compile(r"\s*[（(－―-]?\s*以\s*上\s*[)）－―-]?\s*[。.]?\s*")
_NATIONAL = re.compile(r"(協会全体|全国)")
_BEGUN = re.compile(r"(?:及び|並びに|ならびに|[・、]|に関する|に係る|における|[のと])$")
_GOES_ON = re.compile(r"(?:及び|並びに|ならびに|[・、]|に関する|に係る|について|における|の(?=\S))")
"""How a document's title goes on, on the line below: 及び支部保険者機能強化予算（案）の概要."""
_CLOSING_BRACKETS = tuple(")）〕］]】＞>")
_IN_CHARGE = re.compile(
    r"[（(〔［\[【＜<]\s*(?:(?:主?担当|所管)\s*[:：]\s*(?P<named>[^（）()〔〕［］\[\]【】＜＞<>。]{2,30}))"
    r"\s*[)）〕］\]】＞>]\s*$"
    r"|[（(〔［\[【＜<]\s*(?P<group>[^（）()〔〕［］\[\]【】＜＞<>。、]{1,16}(?:グループ|[GＧ])|企画総務)"
    r"\s*[)）〕］\]】＞>]\s*$"
)
"""The group in charge in brackets behind a title: （業務グループ）, 〔保健Ｇ〕."""
_LABELLED = re.compile(
    r"[\s\u3000]*(?:主?担当|所管|主管)(?:部署|グループ)?[\s\u3000]*[:：][\s\u3000]*"
    r"(?P<group>[^（()）【】。、：:]{1,24}(?:グループ|[GＧ])|(?:業務|レセプト|企画総務|企画|総務|保健))[\s\u3000]*$"
)
"""The same behind a label: 健全な財政運営　担当：企画総務グループ."""
_BEHIND = re.compile(
    r"(?<=[\s\u3000】])(?P<group>[^\s\u3000（()）【】。、：:a-zA-Zａ-ｚＡ-Ｚ]{2,12}(?:グループ|[GＧ]))[\s\u3000]*$"
)
"""The same behind a blank: 健全な財政運営　企画総務グループ."""


@dataclass(slots=True)
class Title:
    """A title cell taken apart. `quote` holds the title without number, marks and targets."""

    number: str | None
    quote: Quote
    refs: list[Ref]
    marks: list[str] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    notes: list[Quote] = field(default_factory=list)
    groups: list[Quote] = field(default_factory=list)


def split_number(text: str) -> tuple[str | None, str]:
    """(number without trailing full stop, rest): `①. 現金給付…` gives `①` (002)."""
    match = _NUMBER.match(text)
    if match is None:
        return None, text.strip()
    number = re.sub(r"\s+|^(?:№|[NＮ][oｏ][.．]?)", "", match["number"])
    return number, text[match.end() :].strip()


_OPENING = frozenset("（(【〔［[")


def read_title(text: str, ref: Ref, number: str | None = None, *, split: bool = True) -> Title:
    """Take a title cell apart; `number` where it is printed in a cell of its own.

    Left out of the title by the contract: number, 【KPI】, 【重要度：高】, インセンティブ関連 and
    target lines of the same cell (000, items 22-27); ※ remarks become notes.
    """
    text, marks = without_grades(text)
    if "【" in text:
        text = _KPI.sub(" ", text)
    if "ブ" in text and _INCENTIVE.search(
        text
    ):  # a narrow cell wraps the mark: インセ ンティブ関連
        marks.append(vocabulary().incentive_mark)
        text = _INCENTIVE.sub(" ", text)
    starred = "★" in text or "☆" in text
    while starred and len(text.strip()) > 1 and (star := _STARRED.search(text)):
        marks.append(star["front"] or star["sign"])
        text = text[: star.start()] + text[star.end() :]
    notes, statements = [], []
    if "※" in text and (remark := _REMARK.search(text)) and remark.start() > 0:
        notes.append(Quote(_squeeze(remark.group()), ref))
        text = text[: remark.start()]
    if "目標" in text and (target := _TARGET.search(text)) and target.start() > 0:
        statements.append(Statement(Quote(_squeeze(target.group()), ref), "target"))
        text = text[: target.start()]
    groups = []
    if (group := _group_of(text)) and group.start() > 0:
        groups.append(Quote(_named(group), ref))
        text = text[: group.start()]
    found = None
    if split and number is None:
        found, text = split_number(text)
        text, more = without_grades(text) if found and text[:1] in _OPENING else (text, [])
        marks += more  # (1) 【重】広報の推進
    return Title(
        number or found, Quote(_squeeze(text), ref), [ref], marks, statements, notes, groups
    )


def _named(group: re.Match[str]) -> str:
    return str(group.groupdict().get("named") or group["group"])


def _group_of(text: str) -> re.Match[str] | None:
    """The group in charge at the end of a title."""
    words = text.rstrip()
    if words.endswith(_CLOSING_BRACKETS):
        return _IN_CHARGE.search(text)
    labelled = _LABELLED.search(text) if "：" in words or ":" in words else None
    if labelled is None and words.endswith(("グループ", "G", "Ｇ")):
        behind = _BEHIND.search(text)
        titled = behind is not None and any(map(str.isalpha, text[: behind.start()]))
        return behind if titled else _glued_group().search(text)
    return labelled


@cache
def _glued_group() -> re.Pattern[str]:
    """A usual group right behind a title, as pages print it in an element of its own."""
    names = "|".join(vocabulary().group_names)
    return re.compile(rf"(?P<group>(?:{names})(?:グループ|[GＧ]))\s*$")


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def group_alone(text: str) -> str | None:
    """The group in charge where a title cell holds nothing else: what a page break cut off."""
    found = _IN_CHARGE.fullmatch(text.strip())
    return _named(found) if found else None


def bare_number(text: str) -> str:
    """A number cell's words without blanks and trailing full stop."""
    return re.sub(r"[.．\s]+$", "", "".join(text.split()))


def is_closing_line(text: str) -> bool:
    """Whether a text is the 以上 alone that ends a letter or a handout, and says nothing."""
    return _CLOSING.fullmatch(text) is not None


OPENING = re.compile(r"^[\s\u3000]*[○〇◯●■□◆◇▶]\s*(?=\S)")
"""What a title may begin with, no part of it: ■サービス水準の向上."""
_POINTS = frozenset("・･※①②③④⑤⑥⑦⑧⑨⑩")
"""What begins a line of a list: ・令和4年度支部事業計画について意見を聴取."""


_CAPTION = re.compile(r"(?:推移|内訳)(?:表|グラフ)?[>)\]】〉》]?$")
"""What names the figures of a table below, whosever they are: ＜青森支部の健診実施状況の推移＞."""


def whole_title(lines: Sequence[str]) -> tuple[str, int]:
    """A document's title that begins a paragraph, and how many of its lines it takes."""
    text, count = lines[0], 1
    for line in lines[1:]:
        if not breaks_off(text, line) or line.endswith("。"):
            break
        text, count = f"{text}{line}", count + 1
    return text, count


def breaks_off(title: str, below: str) -> bool:
    """Whether a title's words, or a bracket in it, go on in the line below: 事業計画（案）及び."""
    if _GOES_ON.match(below) or _BEGUN.search(title):
        return True
    opened, closed = (
        sum(title.count(sign) for sign in signs) for signs in ("（(「『【", "）)」』】")
    )
    return opened > closed


def is_document_title(text: str) -> bool:
    """Whether a line reads like a document's title: a 支部 or a year, and 事業計画, 事業報告 …

    Words that head parts of a document too, 取組状況 or KPI, need both. A list's point is none.
    """
    if text.lstrip()[:1] in _POINTS:
        return False
    folded = fold(text)
    if _CAPTION.search(folded):
        return False
    if len(folded) > 60 or folded.endswith("。"):
        return False
    branch, year = "支部" in folded, "年度" in folded
    if not branch and not year:
        return False
    if any(word in folded for word in vocabulary().title_words):
        return True
    return branch and year and any(word in folded for word in vocabulary().branch_title_words)
