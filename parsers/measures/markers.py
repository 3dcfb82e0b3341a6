"""List markers, marks and bracket headings, and cutting text at them.

Which markers occur: ① (all five documents), (1) (003, 001), ・ ◆ (002), ● (000), ■ 〔…〕 (001),
≪…≫ 【…】 (000, 002), ア (003), ※ and （※） for remarks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.measures.numerals import IN_BRACKETS, OF_ONE, SMALL
from parsers.measures.openers import FRESH, STARRED
from schema.document import Line, Ref

_K = "[KＫkｋ]\\s*[PＰpｐ]\\s*[IＩiｉ]"
_N = r"(?:\s*(?:[①-⑳]|[\d０-９](?![\d０-９.．])))"
"""The number that tells one of several KPIs: KPI①：…, 【KPI①】."""
_OPEN, _CLOSE = "[【〔\\[［（(〈＜<]", "[】〕\\]］）)〉＞>]"
KPI_MARK = re.compile(
    rf"(?:[■◆●○・□▪]\s*)?(?:令和\s*[\d０-９元]+\s*年度\s*)?(?:目標\s*)?{_OPEN}\s*{_K}{_N}?\s*{_CLOSE}\s*[:：]?"
    rf"|(?:[■◆●○・□▪]\s*){_K}{_N}?(?:\s*[:：]|[\s\u3000]+(?=\S))|(?:^|(?<=[。\s\u3000])){_K}{_N}?\s*[:：]"
)
_KPI = re.compile(_K)
TARGET_MARK = re.compile(
    r"[【〔\[［≪《〈＜<]\s*(?:数値|上位|中位|下位|年度|成果|達成)?目標\s*[】〕\]］≫》〉＞>]\s*[:：]?"
)
OWN_TARGET = re.compile(
    rf"[（(]\s*(?:{TARGET_MARK.pattern})(?P<goal>[^（()）]*[\d０-９][^（()）]*)[)）]"
)
"""A measure's own target behind a mark: 健康宣言事業所の拡大（【目標】1,000社以上）."""
CIRCLED = "①-⑳㉑-㉟"
_WORDS = r"[^\s\u3000\d◎○〇◯△×✕:：、,（()）]{4}"
"""What a ring with a blank behind it must head, so that it is a list's and no grade."""
_POINT = (
    r"(?=[\s\u3000]?(?![約\s\u3000]|未?達成|順調|実施済|完了|済|概ね|おおむね|良好|計画[どと通]|目標)"
    r"(?![\d０-９.．,，]+\s*(?:[%％円]|ポイント|千円|(?:[件人社回名]|事業所)(?![以程ごず])))"
    r"[^\n◎○〇◯△×✕:：]{3,}[をへとのにが][^\n◎○〇◯△×✕:：]+(?<![\d０-９%％])$)"
)
"""So does a phrase that begins with a figure or a short word: ○ 40歳以上の…, ○ 県（健康課）と…."""
_LINE_START = r"(?:^|(?<=[\s\u3000]))"
_STATED = r"(?:(?<=とする)|(?<=以上)|(?<=以下))"
"""What ends a target, so that an arrow behind it leads to its result."""
_MARK_OF_TABLE = "－―ー‐\\-◎○〇●△▲×□☆★*＊"
_SAYS = r"\s*印?\s*(?:は|の|が|[:：=＝…])"
_REMARK = (
    r"^[（(【]\s*注\s*[\d０-９]{0,2}\s*[)）】]|^注\s*[\d０-９]{0,2}\s*[)）:：]|^[*＊]\s*[\d０-９]{1,2}[)）]?"
    rf"|^[「『（(](?=\s*[{_MARK_OF_TABLE}]\s*[」』）)]{_SAYS})|^[－―◎×*＊](?=\s*印?は)|^[○〇●△▲□☆★](?=\s*印は)"
    r"|^[★☆](?=[\s\u3000]*(?:[はが:：=＝…]|の付))|^(?:空欄|空白|網掛け|網かけ|斜線|下線|太字|赤字|朱書き)(?:部分?|の(?:欄|項目|箇所))?は"
)
"""What opens a remark on a table or on a mark in it: （注１）, 「－」は設定なし, 空欄は."""
MARKER = re.compile(
    rf"(?P<kpi>{KPI_MARK.pattern})|(?P<target>{TARGET_MARK.pattern})"
    rf"|{_LINE_START}(?P<goal>(?:上期|下期|年間|年度)目標\s*[:：]\s*)(?=[\d０-９])"
    rf"|{_LINE_START}(?P<note>[（(]?※\s*[\d０-９]*[）)]?|{_REMARK})"
    rf"|(?:^|(?<=[\s\u3000。]))(?P<circled>[{CIRCLED}])"
    rf"|{_LINE_START}(?P<paren>[(（][\d０-９]{{1,2}}[)）]|[⑴-⒇])"
    rf"|{_LINE_START}(?P<half>[\d０-９]{{1,2}}[)）](?=\s*\D))"
    rf"|{_LINE_START}(?P<roman>(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|(?:IV|IX|VI{{0,3}}|I{{1,3}}|X)(?=[.．]))[.．]?)"
    rf"|{_LINE_START}(?P<lower>(?:{SMALL}|[a-h])[)）]|{OF_ONE}[.．]?|{IN_BRACKETS})"
    rf"|{_LINE_START}(?P<kana>[アイウエオカキク](?=[\s\u3000.．)）])|[（(][アイウエオカキク][)）])"
    rf"|{_LINE_START}(?P<bullet>[・･▶▷►▸‣])|(?P<ring>^[○〇◯](?=[^\s\d◎○〇◯△×✕:：、,（(]|[\s\u3000]{_WORDS})|^[○〇◯]{_POINT})"
    rf"|(?P<dotted>^[\d０-９]{{1,2}}[.．]\s*(?=[^\d０-９\s\u3000【〔.．%％]))"
    rf"|(?P<disc>[●⚫•])|(?P<diamond>[◆◇])|(?P<square>[■□▪])"
    rf"|(?P<star>^{STARRED.pattern}|^◎(?=[\s\u3000]?{_WORDS})|^◎{_POINT})|(?P<fresh>^(?=[（(]){FRESH.pattern}(?=\s*[^\s、。）)]))"
    rf"|(?:{_LINE_START}|{_STATED})(?P<arrow>[→⇒⇨➡]+)"
    rf"|{_LINE_START}(?P<head>[【〔［\[≪《〈＜<][^】〕］\]≫》〉＞>]{{1,60}}[】〕］\]≫》〉＞>])",
    re.MULTILINE,
)
_OPENS = "注*＊「『－―◎×空網斜下太赤朱★☆"
"""What opens a remark at the beginning of a line only."""
_ANYWHERE = f"{CIRCLED}⑴-⒇【〔［\\[≪《〈＜<※･▶▷►▸‣●⚫•◆◇■□▪○〇◯→⇒⇨➡"
_BEGINNING = "(（・"
"""Often met inside a line, where they open nothing but a mark of KPIs."""
_APART = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVXivxⅰ-ⅻa-hア-クKＫk"
_CANDIDATE = re.compile(
    # One set first, so that a search skips all other characters at once; then what must be true
    # of the character taken and of those around it.
    rf"[{_BEGINNING}{_ANYWHERE}{_APART}{_OPENS}\d０-９目令上下年](?:"
    rf"(?<=[{_BEGINNING}])(?:(?<![^\s\u3000][\s\S])|(?=\s*(?:{_OPEN}|[KＫkｋ令目])))"
    rf"|(?<=[{_ANYWHERE}])"
    rf"|(?<=[{_OPENS}])(?<![^\n][\s\S])"
    rf"|(?<=[{_APART}])(?<![^\s\u3000。][\s\S])"
    r"|(?<=[\d０-９])(?<![^\s\u3000][\s\S])(?=[\d０-９]?[)）.．])"
    r"|(?<=目)標(?=\s*[（(【〔［\[])|(?<=令)和(?=\s*[\d０-９元]+\s*年度\s*目標)"
    r"|(?<=[上下])期目標|(?<=年)[間度]目標)"
)
_NUMBERED = frozenset(["circled", "paren", "half", "roman", "lower", "kana"])
_REFERS = re.compile(
    r"[)）]?[\s\u3000]*(?:[~～〜]|[-－―](?=[\s\u3000]*[①-⑳])|から|(?P<list>[、・,，]|及び|又は|と))[\s\u3000]*"
    rf"(?:[{CIRCLED}]|[(（]?(?:[\d０-９]{{1,2}}|{SMALL}|[a-hア-ク])[)）]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ](?![.．]))"
)
"""What follows the first of several numbers that a sentence names: ～ iv), から⑤, 、②."""
_REACHES = re.compile(r"((?<!歳)以上|(?<!歳)以下|とする|維持)")
_PREVIOUS = re.compile(r"(?:年度(?:末|の)?|月末?(?:時点|現在)?の?)実績.{0,6}[\d０-９]")
"""What a bracket behind a target quotes: ＜令和4年度実績：96.2％＞, 【9月末実績：47.4％】."""


def has_kpi_mark(text: str) -> bool:
    """Whether a text holds a mark 【KPI】 or begins with KPI：; quick where it has no K at all."""
    some = "K" in text or "Ｋ" in text or "k" in text or "ｋ" in text
    return some and _KPI.search(text) is not None and KPI_MARK.search(text) is not None


_NUMBERED_NOTE = re.compile(r"[\s\u3000（(]*※\s*[\d０-９]")


def is_footnote(text: str) -> bool:
    """Whether a line begins as remarks do: ※, （注１）, 「－」は…."""
    marker = MARKER.match(text.lstrip(" \u3000"))
    return marker is not None and marker.lastgroup == "note"


def numbers_note(text: str) -> bool:
    """Whether a remark has a number, which the item prints that it is about: ※1 …."""
    return _NUMBERED_NOTE.match(text) is not None


@dataclass(slots=True)
class Piece:
    """A line to be cut, where it stands, and the depth of the list item that it opens."""

    text: str
    ref: Ref
    level: int = 0


@dataclass(slots=True)
class Atom:
    """Text between two markers. `kind` is the marker's group name, `plain` where there is none.

    `opens_line` is True for the first atom of a line; `level` its list item depth.
    """

    kind: str
    marker: str
    text: str
    ref: Ref
    opens_line: bool
    level: int
    gap: str = ""
    """The blank printed between marker and text, if any."""


def pieces_of(lines: list[Line], ref: Ref) -> list[Piece]:
    """The lines of one cell or paragraph as pieces."""
    return [Piece(line.text, ref, line.level) for line in lines if line.text]


def _kind(match: re.Match[str]) -> str:
    kind = match.lastgroup or "plain"
    if kind == "head" and _PREVIOUS.search(match.group()):
        return "plain"
    if kind == "head" and _REACHES.search(match.group()):
        return "goal"  # 【使用割合を前年度(79.6%)以上とする】 (003) is a target, not a heading
    return kind


def _find_markers(text: str) -> list[re.Match[str]]:
    """All markers, left to right. Trying only where one can begin is five times as fast."""
    found: list[re.Match[str]] = []
    position = 0
    for candidate in _CANDIDATE.finditer(text):
        start = candidate.start()
        if start < position:
            continue
        match = MARKER.match(text, start)
        if match is None or match.end() <= start:
            continue
        own = OWN_TARGET.match(text, start - 1) if match.lastgroup == "target" else None
        if own is not None and text[: start - 1].strip():
            position = own.end()  # a measure's own target in brackets stays in its words
            continue
        span = _REFERS.match(text, match.end()) if match.lastgroup in _NUMBERED else None
        if span is None or (span["list"] and (start == 0 or text[start - 1] == "。")):
            found.append(match)
            position = match.end()
        else:
            position = span.end()  # 以下の i) ～ iv) に取り組む: numbers of others, in a sentence
    return found


def atoms_of(piece: Piece) -> list[Atom]:
    """The atoms of one line, in order; together they hold all of its text."""
    text, level = piece.text, piece.level
    matches = _find_markers(text)
    if not matches:
        lead = text.strip()
        kind = "item" if level else "plain"
        return [Atom(kind, "", lead, piece.ref, True, level)] if lead else []
    atoms: list[Atom] = []
    lead = text[: matches[0].start()].strip()
    if lead:
        kind = "item" if level else "plain"
        atoms.append(Atom(kind, "", lead, piece.ref, True, level))
    ends = [match.start() for match in matches[1:]]
    for match, end in zip(matches, [*ends, len(text)], strict=True):
        opens, kind, start = not atoms, _kind(match), match.end()
        marker, body = match.group().strip(), text[start:end].strip()
        gap = " " if text[start - 1 : start + 1][-1:].isspace() else ""
        if kind == "plain":
            marker, body = "", f"{marker} {body}".strip()
        if kind == "goal":
            words = marker[1:-1] if marker[:1] in "【〔［[≪《〈＜<" else marker
            marker, body = "", f"{words} {body}".strip()
        atoms.append(Atom(kind, marker, body, piece.ref, opens, level if opens else 0, gap))
    return atoms
