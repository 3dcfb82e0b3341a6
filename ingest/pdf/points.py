"""What opens a line on purpose: bullets, numbered points, bracketed labels."""

from __future__ import annotations

import re

BULLET = re.compile(
    r"[・･●◆◇■□▪▫◎○◯〇△▲▽▼★☆※＊*◦•▪‣⁃❖➢➤✓✔→⇒☞▶►]"
    r"|[\u2460-\u2473\u3251-\u325f\u24b6-\u24e9\u2776-\u2793\u3220-\u3243\u2474-\u249b]"
    r"|[(（](?:[0-9０-９]{1,2}|[ア-ンｱ-ﾝ]|[a-zA-Z]|[ivxIVX]{1,4}|[Ⅰ-Ⅻⅰ-ⅻ]|[一二三四五六七八九十]{1,2})[)）]"
    r"|(?:[0-9０-９]{1,2}|[ivxIVX]{1,4}|[a-zA-Z]|[Ⅰ-Ⅻⅰ-ⅻ])(?:[.．、](?![0-9０-９])|[)）])"
    r"|[Ⅰ-Ⅻⅰ-ⅻ](?=[ 　])|(?:I{1,3}|IV|VI{0,3}|IX|X)[.．](?=[0-9０-９])"
    r"|[ア-ン](?=[ 　．.、)）])"
    r"|第[0-9０-９一二三四五六七八九十]+(?=[ 　章節条項])"
    r"|[-－‐–](?=[ 　])"
    r"|[(（]※[0-9０-９]*[)）](?!\s*(?:について|[をはがにのとで、。]|以上|以下|$))"
    r"|[【＜<〈〔［≪《]"
)
_KIND = re.compile(
    r"(?P<digit>[0-9０-９]+)|(?P<circled>[\u2460-\u24ff\u2776-\u2793\u3220-\u325f])"
    r"|(?P<Roman>[IVXⅠ-Ⅻ]+)|(?P<roman>[ivxⅰ-ⅻ]+)|(?P<letter>[a-zA-Z])|(?P<kana>[ア-ンｱ-ﾝ])"
)
_WEAK = re.compile(r"[・･○〇◯△→*\-－‐–＜<〈〔［≪《※＊]|[ア-ンa-hj-uwyzA-HJ-UWYZ][ 　．.、)）]")
"""Marks that text may also hold in its middle: bullets only below a line that is not full."""
_LISTED = re.compile(r"[•◦▪‣⁃][ 　]*(?=\S)")
"""Bullets that a program sets for lists, other than those which authors type (・ ● ◆)."""
_SYMBOLS = re.compile(r"[○◯〇◎●△▲▽×✕□■☆★―－\-‐–—]+")
_CLOSES = re.compile(r"(?:[0-9０-９]{1,2}|[ァ-ヶ]|[a-zA-Z])[)）]")
_REMARK = re.compile(r"[（(](?:※|注)\s*$")
"""The beginning of a footnote's mark whose number stands on the next line: （※ / １）."""
_VALUE_LABEL = re.compile(r"[一-龠々ァ-ヶー]{2,8}[:：] ?[0-9０-９]")
_LABELLED = re.compile(r".*【[^】]+】\s*(?:[（(][^（()）]*[)）])?$")
_LABEL = re.compile(r"[【〔［≪《＜<][^】〕］≫》＞>]*[】〕］≫》＞>]")


def marker_of(text: str) -> str | None:
    """The kind of bullet or number that a line starts with: `1.`, `①`, `(ア)`, `i)`, `・`."""
    found = BULLET.match(text)
    if not found:
        return None
    return _KIND.sub(lambda one: str(one.lastgroup), found.group())


def is_weak(text: str) -> bool:
    """True for a mark that text may also hold in its middle (標準化・効率化), not only open."""
    return bool(_WEAK.match(text))


def list_bullet(text: str) -> int:
    """Length of a program's own list bullet at the start of a line, 0 where there is none."""
    found = _LISTED.match(text)
    return found.end() if found else 0


def is_label(text: str) -> bool:
    """True for a line that is or ends with a bracketed label: 【KPI】, 3. 【KPI】（7月現在）."""
    return bool(_LABELLED.match(text))


def is_heading_label(text: str) -> bool:
    """True for a line that is one bracketed label and nothing else: 【健診経費】."""
    return bool(_LABEL.fullmatch(text))


def is_symbols(text: str) -> bool:
    """True for a result printed as a symbol (○, ×, △): each stands for itself."""
    return bool(_SYMBOLS.fullmatch(text))


def is_value_label(text: str) -> bool:
    """True for a line that starts with a value and its label: 上期目標：25事業所."""
    return bool(_VALUE_LABEL.match(text))


_STATING = re.compile(r"[【〔\[［]\s*(?:KPI|ＫＰＩ|\S{0,4}目標)[^】〕\]］]{0,4}[】〕\]］]\s*\S")


_REST = re.compile(r"(?:[一-龠]?率|状況|割合|度合い?|[件者人社]?数|額)[:：]")
"""How no label begins: the rest of an indicator's name, whose first half is on the line above."""


def states_value(heading: str, text: str) -> bool:
    """True for a value on a line of its own below its point: ◆健康づくりの推進, 上期目標：25事業所.

    Such a point is one word: where it holds spaces or brackets the label may begin within it, and
    behind a mark 【KPI】 so do the words of the target itself.
    """
    word = heading[list_bullet(heading) :]
    if _STATING.match(word) or _REST.match(text):
        return False
    return not re.search(r"[ （(]", word) and marker_of(word) is not None and is_value_label(text)


def closes(above: str, text: str) -> bool:
    """True where a line starts like a number and ends a bracket: (1.3 / 6)以下, (全グルー / プ)."""
    opened = sum(map(above.count, "(（")) - sum(map(above.count, ")）"))
    if opened <= 0 or not _CLOSES.match(text):
        return False
    if _REMARK.search(above):
        return not re.match(r"[ァ-ヶa-zA-Z]", text)
    kinds = ("0-9０-９.．", "ァ-ヶー", "a-zA-Z")
    return any(re.match(f"[{kind}]", text) and re.search(f"[{kind}]$", above) for kind in kinds)
