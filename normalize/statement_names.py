"""The indicator's name in front of a value, and the name of a target without a number."""

from __future__ import annotations

import re

from normalize.statement_mask import MASK
from normalize.text.folding import tidy
from normalize.text.numbers import Unit

_ERA = r"(?:令和|平成|R|H)\s*[\d元]+"
_TRAILING = re.compile(
    # for speed: what it can begin with
    r"(?=[\s、,:・。=…‥にをがはでとの年令平RH時目そ月毎K延約お概計合総累])"
    r"(?:[\s、,:・。=…‥]|については?|に関しては?|について|(?<![ひもか])[をがはにでと]|の|"
    rf"(?<!前)(?<!昨)年度末(?:時点|まで)?|{_ERA}\s*(?:年度?末?|年\s*\d+月末?|\.\d+月?末?)(?:時点|まで|実績)?|"
    r"時点(?=[でのに\s]*$)|(?<=[のを、\s])目標値?|平均して|それぞれ|"
    r"(?<=[をはが:：\s])(?:(?:年間?|月間?)?(?:約|おおむね|概ね|合?計|総計|累計|のべ)"
    r"|年間?|月間?|毎年|毎月)|延べ|^目標値?|^KPI)+$"
)
_LEADING = re.compile(
    r"^(?:[\s、,。・■□◆◇●○*:)】]|\(内訳\)|目標値?\s*:|(?:と)?ともに、?|また、|及び|並びに|かつ)+"
)
_BULLET = re.compile(rf"[・●■◆](?<=[\s{MASK})][・●■◆])(?![^(]*\))")
_WRAPPED = re.compile(r"^[「『\"](?P<in>[^「『」』\"]*)[」』\"]$")
_MASKED = re.compile(f"{MASK}+")
_GAP = re.compile(r"(?<=[^\x00-\x7f]) (?=[をにはがのと（(]|$)")
_EMPTY = re.compile(r"[（(][\s、,，・／/;；]*[)）]")
_SENTENCE = re.compile(r"。(?![^(]*\))")
_CHANGE = re.compile(
    r"^(?P<name>.+?)(?:を|の)(?:減少|増加|低下|向上|拡大|縮小|改善|削減|抑制|上昇)"
    r"(?:させる|する|を図る|を目指す|に努める|を目標とする)?$"
)
_LIGHT = re.compile(r"^(?P<name>.+?)(?:を行う|を行います|に努める|を図る|を目指す)$")
_CLAUSE = re.compile(r"、(?![^(「]*[)」])")
_DOES = re.compile(r"(?:[しりきみいびち]|(?<!おい)(?<!とし)(?<!つい)(?<!に)て)$")
"""How a clause ends that says a thing done too: SNSを運用し、…; not …等の場において、…."""

_ASIDE = re.compile(r"\([^()]*\)|（[^（）]*）|\s")
_UNIT_WORDS: tuple[tuple[str, Unit], ...] = (
    ("事業所数", "offices"), ("社数", "offices"), ("件数", "count"), ("回数", "count"),
    ("登録者数", "persons"), ("者数", "persons"), ("人数", "persons"), ("額", "yen"),
    ("率", "percent"), ("割合", "percent"), ("達成状況", "percent"),
)  # fmt: skip


def name_span(flat: str, start: int, end: int) -> tuple[int, int]:
    """The span of the name inside a span: without bullets, particles, time words around it."""
    sentences = [m.end() for m in _SENTENCE.finditer(flat, start, end)]
    for cut in reversed(sentences):
        if flat[cut:end].strip():
            start = cut
            break
    bullets = [m.end() for m in _BULLET.finditer(flat, start, end)]
    if bullets and flat[bullets[-1] : end].strip():
        start = bullets[-1]
    lead = _LEADING.match(flat[start:end])
    if lead:
        start += lead.end()
    trail = _TRAILING.search(flat[start:end])
    if trail:
        end = start + trail.start()
    return start, end


_RELATIVE = re.compile(
    r"^(?P<name>.+?)(?:を|について、?|は|[:：])?(?:(?:全国|全支部)(?:の)?平均(?:値)?"
    r"|対?[前昨]年度の?(?:目標|計画)値?)(?:以上|以下)"
)


_PREVIOUS = re.compile(
    r"\s*[【〔（(［\[＜<『](?:参考\s*[:：]?\s*)?(?:令和|平成|[RＲHＨ]\s*[\d０-９]|[前昨]年)"
    r"[^【】〔〕（）()［］]*実績[^【】〔〕（）()［］]*[】〕）)］\]＞>』]$"
)
"""What was done in another year, behind a target in words: 〔令和3年度実績：実施〕."""
_SIGNS = frozenset(["", *"「『【〔（(［[＜<・：:→⇒⇨➡※"])
"""What is left in front of a figure that no words name."""


def printed_name(text: str, flat: str) -> str | None:
    """A name as printed, without what is masked in `flat`; None where nothing is left."""
    if MASK in flat:
        kept, end = [], 0
        for masked in _MASKED.finditer(flat):
            kept.append(text[end : masked.start()])
            end = masked.end()
        text = " ".join([*kept, text[end:]])
    name = _GAP.sub("", _EMPTY.sub("", tidy(text)))
    return name if name not in _SIGNS else None


def qualitative_name(text: str) -> str:
    """The name of a target without a number.

    A change (…を減少させる) names what changes; ``…を行う`` names the last clause's noun phrase
    (Gunma 2021: 医療データ等を活用した効果的な意見発信) unless more is done in the clause before
    it (SNSを運用し、毎月発信を行う); any other wording, such as
    ``…を実施する``, is its own name as a whole (Kumamoto 2021, the same indicator).
    """
    statement = _PREVIOUS.sub("", text.strip()).rstrip("。").strip()
    change = _RELATIVE.match(statement) or _CHANGE.match(statement)
    if change:
        return change.group("name")
    light = _LIGHT.match(statement)
    if light:
        *clauses, last = _CLAUSE.split(light.group("name"))
        return statement if clauses and _DOES.search(clauses[-1].strip()) else last
    wrapped = _WRAPPED.match(statement)
    return wrapped.group("in") if wrapped else statement


def unit_of_name(name: str) -> Unit | None:
    """The unit an indicator's name implies (率, 割合: percent; 額: yen), None where it does not."""
    plain = _ASIDE.sub("", name)
    best = max(((plain.rfind(word) + len(word), len(word), unit) for word, unit in _UNIT_WORDS
                if word in plain), default=None)  # fmt: skip
    return best[2] if best else None
