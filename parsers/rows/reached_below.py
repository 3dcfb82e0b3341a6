"""Lines below a target that are about it: what it reached, and what it had reached before.

⇒ 9月末 96.5％（全国 95.9％）, 進捗：…, 9月末 96.5％, R2.5 群馬 96.43% 全国 93.82%;
〔令和3年度実績：95.3％〕 in any bracket, or 令和3年度実績：95.3％ without one; 現状：95.3％.
"""

from __future__ import annotations

import re
from functools import lru_cache

from normalize.text.all_branches import ALL_BRANCHES, SPOKEN_OF
from normalize.text.eras import fiscal_year_of
from normalize.text.figures import AWAITED
from normalize.text.folding import fold
from normalize.text.numbers import UNIT_WORDS
from normalize.text.past_results import leads_with_past
from parsers.measures.segment import Segment
from parsers.measures.words import GOAL_WORDS
from parsers.vocabulary import vocabulary
from schema.document import Ref

_YEAR = r"(?:(?:令和|平成|[RＲHＨ])\s*[\d０-９元]{1,2}\s*[年.．]\s*)?"
_WHEN = (
    rf"(?:{_YEAR}[\d０-９]{{1,2}}\s*月(?:\s*(?:末|診療分|受付分|審査分|分))?|[上下]半?期末?"
    r"|[RＲ]\s*[\d０-９]{1,2}\s*[.．／/]\s*[\d０-９]{1,2}(?![\d０-９.．%％])\s*末?)"
    r"\s*(?:時点|現在|まで)?\s*(?:の?(?:実績|数値)値?|の|で)?"
)
_LABEL = (
    r"[【〔（(［\[＜<]?\s*(?:KPI|ＫＰＩ)?の?(?:(?:[上下]半?期|直近|累計|現在の?)の?)?"
    r"(?:進捗(?:状況)?|実績値?|結果|到達値?|達成状況|(?P<now>(?:現状|現況|直近|最新)の?値?))"
    r"\s*[】〕）)］\]＞>]?\s*[:：]?"
)
_FIGURE = rf"[△▲約]?[\d０-９][\d０-９,，.．]*\s*(?:[%％]|ポイント|[千万]?円|{UNIT_WORDS})"
_DASH = r"[-－―](?![\d０-９])"
_STANDS = rf"(?:{_FIGURE}|{AWAITED}|{_DASH})"
_BESIDE = (
    r"(?:\s*[（(【［〔][^（()）【】]*[)）】］〕]"
    rf"|[\s、,，/／]*{ALL_BRANCHES}\s*[:：]?\s*(?:[\d０-９][^\s、]*|{AWAITED}|{_DASH}))*"
)
_NATIONAL = rf"{ALL_BRANCHES}[\s\u3000:：]*{_STANDS}[\s\u3000、,，/／]*"
_PLACE = rf"(?:{_NATIONAL})?(?P<place>[一-龠]{{2,4}}?(?:支部)?)[\s\u3000:：]*(?={_STANDS})"
_OPEN, _SHUT = "[（(【〔［\\[＜<]", "[）)】〕］\\]＞>]"
_IN_BRACKETS = (
    re.compile(
        rf"(?P<lead>(?:{ALL_BRANCHES}|[一-龠]{{2,4}})\s*){_OPEN}(?P<inner>\s*{_FIGURE}\s*){_SHUT}"
    ),
    re.compile(
        rf"(?P<lead>){_OPEN}(?P<inner>{ALL_BRANCHES}|[一-龠]{{2,4}}){_SHUT}(?=\s*[\d０-９])"
    ),
    re.compile(
        rf"(?P<lead>{ALL_BRANCHES}[\s:：]*{_FIGURE}\s*){_OPEN}(?P<inner>[^（()）\d０-９]*{_FIGURE}){_SHUT}"
    ),
)
"""Places and figures in brackets: 全国（95.9％）, 【長野】96.5％, 全国95.9％（長野96.5％）."""
_LINE = re.compile(
    rf"[\s\u3000・]*(?P<arrow>[→⇒⇨➡➔▶►]+|[-=－＝]+[>＞])?[\s\u3000]*(?P<label>{_LABEL})?[\s\u3000]*"
    rf"(?P<words>(?P<when>{_WHEN})?[\s\u3000:：]*(?:{_PLACE})?(?:{_FIGURE}|(?P<awaited>{AWAITED})|{_DASH})"
    rf"{_BESIDE}(?P<rest>.*))$",
    re.DOTALL,
)
_SAYS = ("arrow", "label", "when", "place", "awaited")
_ONLY = re.compile(r"\s*[◎○〇◯△▲×]?\s*。?\s*$")
_NOTED = re.compile(r"\s*[（(]?※")
_OPENS = frozenset("→⇒⇨➡➔▶►-=－＝進実結到達累直現最上下令平未集確公発算RＲHＨ【〔［[＜<（(KＫ")
_BRACKETED = re.compile(
    r"^[\s\u3000・]*[〔【［\[＜<≪《｛{「『](?P<words>[^〔〕【】［］]*[\d０-９][^〔〕【】［］]*)"
    r"[〕】］\]＞>≫》｝}」』]\s*$"
)
_ENDS_QUOTE = re.compile(rf"{_BESIDE}\s*。?\s*")
_PREVIOUS = re.compile(
    r"^\s*(?:参考\s*[:：]?\s*)?(?:令和|平成|[RＲHＨ]\s*[\d０-９]|[前昨]年|[\d０-９]{1,2}\s*[年月])"
)
_BEHIND = re.compile(
    r"(?<=[るす上下%％）)円件社人持])(?:[\s\u3000。／/]*[→⇒⇨➡]|[\s\u3000／/]+)[\s\u3000]*"
)
_OF_COLUMN = re.compile("進捗|実績|結果|現在|時点")


def adds_to_target(line: str, above: str = "") -> bool:
    """Whether a line quotes a figure of another time: 【令和3年度実績：95.3％】, R3実績 95.3％.

    A bare year (令和3年度 95.3％) quotes one only below a target, `above`, that names no year.
    """
    match = _BRACKETED.match(line)
    if match is None:
        past = leads_with_past(line)
        if past is None or not _ENDS_QUOTE.fullmatch(line, past.end()) or _aims(line):
            return False
        plain = _aims(above) and fiscal_year_of(above) is None
        return bool(past["said"] or past["arrow"]) or plain
    return _PREVIOUS.match(match["words"]) is not None and not _aims(match["words"])


def reached_line(line: str, ref: Ref, above: list[Segment], words: str) -> Segment | None:
    """The result that a line below targets prints; None for other lines.

    `above` are the segments before it, `words` those over the column: they may name its month.
    """
    opens = line.lstrip(" 　・")[:1]
    if opens not in _OPENS and not opens.isdigit() and opens not in _opening_branches():
        return None
    match = _LINE.match(_opened(line))
    if match is None or not any(match[each] for each in _SAYS):
        return None
    if match["place"] and not vocabulary().names_branch(fold(match["place"])):
        return None
    if _aims(match["words"]) or not (match["arrow"] or _ONLY.match(match["rest"])):
        return None
    behind = _targets(above)
    if not behind:
        return None
    when = match["now"] or (words if _OF_COLUMN.search(words) else None)
    return Segment("result", line[match.start("words") :].strip(), [ref], behind=behind, when=when)


def _opened(line: str) -> str:
    """A line that speaks of all branches with blanks for the brackets around places; as long."""
    if SPOKEN_OF.search(line):
        for pattern in _IN_BRACKETS:
            line = pattern.sub(lambda m: f"{m['lead']} {m['inner']} ", line)
    return line


@lru_cache(maxsize=1)
def _opening_branches() -> frozenset[str]:
    """What a line may begin with that names a branch first: 鳥取 100%　全国 99.99%."""
    return frozenset(name[0] for name in (*vocabulary().branches, "当", "全", "支", "協"))


def split_dated(text: str) -> tuple[str, str] | None:
    """A target and the dated result printed behind it on its line: …以上　9月末 96.5％."""
    if "月" not in text and "進捗" not in text:
        return None
    for behind in _BEHIND.finditer(text):
        match = _LINE.match(text, behind.end())
        if match is None or not (match["label"] or match["when"]):
            continue
        rest = match["rest"]
        noted = rest if _NOTED.match(rest) else ""
        words = match["words"].removesuffix(noted).strip()
        if not _aims(words) and (noted or _ONLY.match(rest)):
            return f"{text[: behind.start()].strip()} {noted.strip()}".strip(), words
    return None


def _aims(words: str) -> bool:
    """Whether words say what is to be reached: 100％以上とする."""
    said = GOAL_WORDS.search(re.sub(r"[%％]", "", words))
    return said is not None or "目標" in words or "未満" in words


def _targets(above: list[Segment]) -> list[Segment]:
    """The targets since the last result; those of that result where none came since."""
    found: list[Segment] = []
    for segment in reversed(above):
        if segment.kind == "result":
            return found[::-1] or segment.behind
        found += [segment] if segment.kind == "statement" else []
    return found[::-1]
