"""What lines of a measure cell say: head counts, values, marks of targets, list markers."""

from __future__ import annotations

import re
from dataclasses import replace

from normalize.text.figures import AWAITED
from parsers.measures.markers import Atom
from parsers.measures.numerals import IN_BRACKETS, OF_ONE, SMALL

COUNT_LINE = re.compile(r"(対象者数|見込者数|見込み者数|対象者|実施者数).{0,8}[\d０-９,，]+\s*人")
COUNT_ALONE = re.compile(
    r"(?:(?:被保険者|被扶養者|加入者)[\s\u3000]*(?=[（(]))?(?:[（(][^（()）]*[)）][\s\u3000]*)*"
    r"[（(][^（()）]*対象者数?[^（()）\d０-９]{0,8}[\d０-９,，]+\s*[人名][^（()）]*[)）][\s\u3000]*$"
)
"""A head count in brackets and nothing else: （受診対象者数：198,400人）."""
COUNT_BARE = re.compile(
    r"[^\s\d、。()（）]{0,8}対象者数(?:\s*[:：]\s*|[\s\u3000]+)[\d０-９,，]+\s*[人名]\s*$"
)
"""The same without brackets, behind a population's heading: 実施対象者数：1,112,400人."""
WHOM_ALONE = re.compile(
    r"(?:(?:被保険者|被扶養者|加入者|事業主|事業所|本人|家族)(?:分|向け|関係)?[・、]?){1,2}"
    r"(?:[（(][^（()）]{1,12}[)）])?\s*[:：]?$"
)
WHOM_COUNTED = re.compile(
    r"(?:被保険者|被扶養者)(?:分)?[\s\u3000]*(?:[（(][^（()）]{1,12}[)）][\s\u3000]*)?"
    r"[（(][^（()）\d０-９]*対象者数?\s*[:：]\s*[\d０-９,，]+\s*[人名][^（()）]*[)）]\s*$"
)
"""A population and its head count: 被保険者（40歳以上）（実施対象者数：…人）."""
COUNT_CUT = re.compile(
    r"[（(][^（()）\d０-９]*(?:対象者数?|見込者数?)\s*[:：]\s*[\d０-９,，]+\s*[人名][^（()）]*[)）]\s*$"
)
"""Head counts that a page break cut off their target: （対象者数：…人　実施見込者数：…人）."""
EXPECTED = re.compile(r"(見込者数|見込み者数|見込数)")
PERCENT = re.compile(r"[\d０-９.．]+\s*[%％]")
PLANNED = re.compile(
    r"(予定人数|予定者数|予定件数|目標件数|目標人数)\s*[:：]?\s*[\d０-９,，]+\s*[人件社]"
)
_WHOM = "(?:被保険者|被扶養者|加入者|本人|家族)"
POPULATION = re.compile(rf"^[【〔［\[≪《〈＜<（(]\s*{_WHOM}")
"""Whom the targets below are for: 【被保険者】, （被扶養者）."""
NAMES_WHOM = re.compile("被保険者|被扶養者")
FOR_WHOM = re.compile(
    rf"(?:^[【〔［\[≪《〈＜<]\s*{_WHOM}[^】〕］\]≫》〉＞>]*[】〕］\]≫》〉＞>]"
    r"|^[（(]?\s*(?:被保険者|被扶養者)分?\s*[)）]?)\s*(?:[（(][^（()）]*[)）]\s*)*$"
)
"""The same and brackets behind it, no target: 【被保険者】（対象者数：1,000人）."""

GOAL_WORDS = re.compile(r"(以上|以下|とする|維持|実施する|発信|[%％])")
REACHES = re.compile(r"(以上|以下|とする|[%％]\s*[)）。]?\s*$)")
NOTE_IN_NAME = re.compile(
    r"^[（(]\s*※\s*[\d０-９]*\s*[)）](?=.*(?:以上|以下|とする|[\d０-９]\s*[%％]))", re.DOTALL
)
"""The mark of a note that a line break set in front of the target's value: （※） 対前年度以上."""
COMPLETE = re.compile(r"(以上|以下|とする|する。?|[%％]|[)）])\s*。?$")
ANNOUNCES = re.compile(r"(次の|以下の|下記の)[^。]{0,20}(事業|取組|取り組み|施策|項目|内容)")
REACHED = re.compile(
    r"\s*[（(]?\s*(?:(?:令和|[RＲ])\s*[\d０-９元]{1,2}\s*(?:年度?|[.．]))?\s*"
    r"(?:(?:上期|下期|年度末|直近|累計)?の?(?:実績|結果|到達)値?\s*[:：]?\s*)?"
    rf"(?:[\d０-９△▲－―-]|{AWAITED})"
)
"""What an arrow behind a target leads to: ⇒ 実績 94.7％（×）, ⇒ 未集計."""
AIMS = re.compile(r"^(?:最終|上位|中位|下位|長期|中期|短期)目標(?=[\s(（:：]|$)")
"""Aims of データヘルス計画: targets where they have figures (000), else no measures (002)."""
OWN_GOAL = re.compile(r"[（(]\s*目標\s*[:：][^（()）]*[\d０-９][^（()）]*[)）]")
"""A measure's own target: 健康事業所宣言の勧奨(目標:トータル1000件) (000)."""
BREAKDOWN = re.compile(r"^[（(]?内訳")
REASONS = re.compile(r"[【＜<〔]\s*(?:重要度|困難度)(?:・困難度)?の?(?:設定の?)?(?:理由|考え方)")
"""What heads such a reason: 【困難度の理由】."""
GRADE_REASON = re.compile(r"(?:重要度|困難度)(?:は|が)高い。?\s*$")
TAIL = re.compile(r"(?:^|[\s\u3000])([（(][^（()）\d０-９]{2,12}[)）])$")
LABEL = re.compile(
    r"^\s*(?:(?P<circled>[①-⑳])|(?P<half>[\d０-９]{1,2}[)）])|(?P<paren>[(（][\d０-９]{1,2}[)）]|[⑴-⒇])"
    r"|(?P<roman>(?:IV|IX|VI{0,3}|I{1,3}|X)[.．]|[ⅠⅡⅢⅣⅤ][.．]?)"
    rf"|(?P<lower>{SMALL}[)）]|{OF_ONE}[.．]?|{IN_BRACKETS}))\s*(?=\S)"
)
NUMBERED_KPI = re.compile(r"[①-⑳]|[\d０-９](?=\s*(?:[:：】〕\]］)）＞>]|$))")
"""The number of a KPI in its mark: KPI①：, 【KPI１】; no year of 令和４年度【KPI】."""
_NUMBERED = ("circled", "paren", "half", "dotted", "roman", "lower")
UNNUMBERED = frozenset(["bullet", "ring", "disc", "diamond", "item"])
LIST_KINDS = frozenset([*_NUMBERED, "kana", *UNNUMBERED])
SAYS = re.compile(
    r"。|^\s*(?:[①-⑳・●■]|[（(][\d０-９]{1,2}[)）])|(?:する|図る|行う|める)\s*$", re.M
)
"""A sentence, or the first line of a list: what is planned, no name or figure."""
NAMED_GOAL = re.compile(
    r"^(?:[^:：。（()）]|[（(](?:[^（()）]|[（(][^（()）]*[)）])*[)）]){2,80}?(?:率|割合|[件者人社所]数|額|状況|日数|度合い?)"
    r"(?:[（(][^（()）]*[)）]|※\s*[\d０-９]*)*"
    r"\s*[:：]\s*(?:年度末(?:時点)?で)?"
    r"(?:(?P<last>対?[前昨]年度(?:末|実績|同月)?)|約?[\d０-９][\d０-９,，.．]*\s*(?:[%％円件人名社回日]|事業所)?)"
    r"\s*(?P<op>以上|以下|以内|未満)?(?:とする|を目指す|を維持する?)?。?(?:\s*[（(※].*)?$",
    re.DOTALL,
)
"""A target without a mark: an indicator's name and its value, 郵送化率：96.0％以上."""
QUOTES_RESULT = re.compile(
    r"^[（(](?=[^（()）]*(?:実績|現在|時点|年度末|月末))[^（()）]*[\d０-９][^（()）]*[)）]$"
)
"""The last result on a line of its own below its target: （令和4年度実績 95.4％）."""


def cut_tail(atom: Atom) -> tuple[Atom, Atom | None]:
    """A last bracketed word before the next 【KPI】 is that one's heading: （債権管理） (004)."""
    match = TAIL.search(atom.text) if atom.text.endswith((")", "）")) else None
    if match is None or (atom.kind == "plain" and match.start() > 0):
        return atom, None
    head = Atom("head", match.group(1), "", atom.ref, True, 0)
    return replace(atom, text=atom.text[: match.start()].strip()), head


def heads_population(line: str) -> bool:
    """Whether a line names a population and its head count, and no target."""
    text = line.strip()
    return "対象者" in text and POPULATION.match(text) is not None and bool(FOR_WHOM.match(text))
