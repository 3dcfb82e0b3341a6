"""Cells of figures that print a date, a place or 約 in front: R6.6　87.9%, 8月：14.8%, 約87.9%."""

from __future__ import annotations

import re

from normalize.text.all_branches import ALL_BRANCHES
from normalize.text.figures import figures_of
from normalize.text.folding import fold
from normalize.text.numbers import UNIT_WORDS
from parsers.vocabulary import vocabulary

_YEAR = r"(?:(?:令和|平成|R|H|Ｒ|Ｈ)[\s\u3000]*|20|２０)[\d０-９元]{1,2}"
_FIGURE = rf"[\s\u3000]*(?=[△▲約]?[\d０-９][\d０-９,，.．]*\s*(?:[%％]|千円|{UNIT_WORDS}))"
_DATE = re.compile(
    rf"(?:^|(?<=[\s\u3000・、,，/／%％件社人名円]))[（(\[［【]?(?:"
    rf"{_YEAR}(?:[.．/／年][\d０-９]{{1,2}}月?|年度?)?|[\d０-９]{{1,2}}(?:月|[/／][\d０-９]{{1,2}}))"
    r"(?:末|診療分?|分|時点|現在|まで|実績|速報値?|累計|の|[\d０-９]{1,2}日)*[)）\]］】]?"
    rf"[\s\u3000]*[:：は、]?{_FIGURE}"
)
_ABOUT = re.compile(
    r"(?:約|およそ|おおよそ|概ね|おおむね|ほぼ|実績|速報値?|確定値?|暫定値?|見込み?|累計|直近|上期|年度末"
    rf"|[上下]半?期|現在|当支部|支部|協会)[\s\u3000]*[値]?[:：]?{_FIGURE}"
)
_PLACE = re.compile(
    rf"(?:{ALL_BRANCHES}|(?P<name>[一-龥]{{2,4}}(?:支部)?))(?:[\s\u3000]*[:：]|[\s\u3000]|){_FIGURE}"
)
_LONGEST = 80


def held_figures(text: str) -> bool:
    """Whether a cell holds figures once the dates, branches and 約 in front are left out."""
    if len(text) > _LONGEST:
        return False
    bare = _PLACE.sub(_unless_branch, _ABOUT.sub("", _DATE.sub(" ", text))).strip()
    return bare != text.strip() and bool(figures_of(bare))


def _unless_branch(match: re.Match[str]) -> str:
    name = match["name"]
    return "" if name is None or vocabulary().names_branch(fold(name)) else match.group()
