"""Header words that name several figures of one cell: 9月末実績／前年同期, 上段：実績 下段：全国.

One of them is what was reached, the others are what it is compared with. Targets above their
results are another matter: see `parsers.whole.stacked_words`.
"""

from __future__ import annotations

import re

from normalize.text.eras import find_year_months, fiscal_year_of
from normalize.text.flatten import flatten
from normalize.text.folding import fold
from normalize.text.months import fiscal_year_of_month
from parsers.vocabulary import vocabulary
from parsers.whole.stacked_words import Part, level_names, part_of
from parsers.word_lists import any_of, pattern_of

_LONGEST = 60
_BETWEEN = re.compile(r"\s*(?:[／/｜|・、，,\n]|[→⇒➡⇔])\s*|と(?=[前昨全協])|及び|および")
_BRACKETS = re.compile(r"[（(〔［\[【＜<][^（()）〔〕［］\[\]【】＜＞<>]*[)）〕］\]】＞>]")
_WHOSE = re.compile(
    r"^(?P<lead>[^（(]+)[（(](?P<inner>[^（()）]*[／/｜|・、，,][^（()）]*)[)）]$", re.DOTALL
)
"""What a bracket says of the figures: 9月末実績（支部／全国）."""
_OWN_LINE = re.compile(r"\n[\s※]*(?=[（(〔［\[【＜<])")
_ASIDE = re.compile(r"[\s（(〔［\[【]*参考[)）〕］\]】\s]*")
_DATED = re.compile(
    r"(?:(?:令和|平成|[rh]|20)[\d元]{1,2}(?:年度?|[./])?)?の?(?:\d{1,2}月?)?(?:末|時点|現在|累計)*"
)
_PART_OF_YEAR = re.compile(r"\d月|[上下]半?期|四半期|\d[./]\d|時点|現在")
_OWN = re.compile(rf"{any_of('shared.own')}")
_COMPARED = pattern_of("shared.compared")
_BETWEEN_LEVELS = " 　（(）)：:は"


def parts_named(words: str) -> list[Part]:
    """What a header says that each cell below holds, in order; empty where it names one thing.

    Exactly one of them is a result, and none is a target.
    """
    if not 3 < len(words) <= _LONGEST:
        return []
    names = level_names(words) or [name for name in _split(words) if not _ASIDE.fullmatch(name)]
    if len(names) < 2 and (whose := _WHOSE.match(words)) is not None:
        names = _split(whose["inner"])
        known = [_of_whose(name, whose["lead"].strip()) for name in names]
    else:
        known = [_part(name.strip(_BETWEEN_LEVELS)) for name in names]
    parts = [part for part in known if part is not None]
    if len(parts) < 2 or len(parts) < len(known):
        return []
    return _one_result(parts)


def _split(words: str) -> list[str]:
    """The pieces of words between signs that stand in no bracket.

    A bracket on a line of its own goes with the line above: see `normalize.records.brackets`.
    """
    words = _OWN_LINE.sub("", words)
    hidden = _BRACKETS.sub(lambda match: "\x00" * len(match.group()), words)
    pieces, at = [], 0
    for match in _BETWEEN.finditer(hidden):
        pieces.append(words[at : match.start()])
        at = match.end()
    return [piece for piece in [*pieces, words[at:]] if piece.strip()]


def _of_whose(name: str, lead: str) -> Part | None:
    """What one of the names in a bracket says of the words in front: 支部 of 9月末実績."""
    part = _part(name.strip(_BETWEEN_LEVELS))
    if part is None or _part(lead) is None:
        return None
    return Part("result", _as_result(lead)) if part.role == "result" else part


def _part(name: str) -> Part | None:
    folded = fold(name)
    if vocabulary().is_earlier(folded) or _COMPARED.search(folded):
        known = part_of(name)
        whole = known is not None and known.role == "baseline" and not _PART_OF_YEAR.search(folded)
        return known if whole else Part("remark", f"備考（{name}）")
    if vocabulary().names_branch(folded) or _OWN.fullmatch(folded) or _DATED.fullmatch(folded):
        return Part("result", _as_result(name))
    return part_of(name)


def _as_result(name: str) -> str:
    return name if name.startswith("実績") else f"実績値（{name.strip('（）()')}）"


def _one_result(parts: list[Part]) -> list[Part]:
    """The parts, if one is a result: of several that are dated, the one of the latest year."""
    results = [part for part in parts if part.role == "result"]
    if any(part.role == "goal" for part in parts) or not results:
        return []
    if len(results) == 1:
        return parts if len({part.words for part in parts}) == len(parts) else []
    years = [_year_of(part.words) for part in results]
    known = [year for year in years if year is not None]
    if len(known) < len(results) or len(set(known)) < len(known):
        return []
    last = results[years.index(max(known))]
    return [
        part if part.role != "result" or part is last else Part("remark", f"備考（{part.words}）")
        for part in parts
    ]


def _year_of(words: str) -> int | None:
    months = find_year_months(flatten(words), None)
    if months:
        return fiscal_year_of_month(months[-1].year, months[-1].month)
    return fiscal_year_of(words)
