"""What a line says of signs: ◎：目標を大きく上回る　○：達成　－ 対象外."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from normalize.text.folding import fold
from normalize.text.remembered import remembered
from parsers.word_lists import any_of, pattern_of

Pair = tuple[str, str]
"""A sign and its meaning."""
_NONE = any_of("legends.none")
"""What a dash stands for."""
_SIGN = re.compile(
    r"(?:^|(?<=[\s\u3000:：、，,。/／;；（(】〉>＞)）]))"
    r"(?P<sign>[◎○〇◯△▲×✕□★☆](?:\s*[:：…=＝・]+)?|[●－―SABCDEＳＡＢＣＤＥ](?:評価|ランク)?\s*[:：…=＝・]+"
    rf"|[－―—‐\-ー](?=[\s\u3000]*(?:評価)?{_NONE}))\s*"
)
_QUOTED = re.compile(r"[「『](?P<sign>[◎○〇◯△▲×✕□★☆●－―-])[」』]\s*(?:が|は|を|＝|=|:|：)\s*")
_BRACKETED = re.compile(
    r"(?<![A-Za-zＡ-Ｚ])(?P<sign>[◎○〇◯△▲×✕□★☆●－―SABCDEＳＡＢＣＤＥ])\s*[（(](?P<words>[^（）()]{2,60})[）)]"
)
"""S（目標を大きく上回った）、A（達成した）: a meaning in brackets behind each sign."""
_LONE = re.compile(
    r"(?:^[\s\u3000・]*|(?<=[\s\u3000]))[「『（(【]?(?P<sign>[◎○〇◯△▲×✕□★☆●SABCDEＳＡＢＣＤＥ－―‐\-])[」』）)】]?"
    r"\s*(?:評価|印|ランク)?(?:\s*(?:[:：…‥=＝→・]+|は|が)|[\s\u3000]+)\s*(?=\S)"
)
"""What opens a line that explains a sign: S　目標を上回った; a PDF joins two such lines."""
_JOINED = re.compile(
    r"(?<=[ぁ-ん一-龠）)。])(?=[◎○〇◯△▲×✕□★☆●SABCDEＳＡＢＣＤＥ－―][\s\u3000]*[:：=＝])"
)
"""Where a narrow cell of a PDF runs a sign into the meaning before it: …上回ったA：…."""
_ANY_SIGN = re.compile(
    r"[◎○〇◯△▲×✕□★☆●SABCDEＳＡＢＣＤＥ－―—‐\-]"
    rf"|ー(?=[\s\u3000]*(?:評価|{_NONE}))"
)
"""What each pattern above needs: most texts have none of it."""
_MAY_BE_SIGN = re.compile(r"[◎○〇◯△▲×✕□★☆●SABCDEＳＡＢＣＤＥ－―—‐\-ー]")
_GRADES = pattern_of("legends.grades")
_EDGES = " \u3000、，,。/／;；（()）"
_FRAME = " \u3000※*■◆●○【】〔〕＜＞<>≪≫《》[]［］()（）:："
_LABEL = re.compile(
    rf"{any_of('legends.labels')}(?:等|値)?(?:の?{any_of('legends.label_ends')})*$"
    rf"|^{any_of('legends.lone_labels')}$"
)
_LABEL_WORD = pattern_of("legends.labels", "legends.lone_labels", "legends.label_hints")
"""What each label has."""
_NUMBERED = re.compile(r"[\dⅰ-ⅻivx①-⑳]+[.．、)\s]|[①-⑳]", re.IGNORECASE)
_LONGEST_LABEL = 24
_FIRST_WORD = re.compile(r"[:：\s\u3000]")
_LEAST = 3


def may_explain(text: str) -> bool:
    """Whether a text has a character that may be a sign; without one it explains nothing."""
    return _MAY_BE_SIGN.search(text) is not None


def heads_legend(text: str) -> bool:
    """Whether a text has a sign and the words of a label: a header cell may hold a legend."""
    return may_explain(text) and _LABEL_WORD.search(fold(text)) is not None


def is_note(text: str) -> bool:
    """Whether a line is a footnote, which may stand among those of a legend."""
    return text.lstrip().startswith(("※", "（注", "(注", "注"))


@remembered
def legend_pairs(text: str) -> list[Pair]:
    """(symbol, meaning) of each sign that a text explains; empty where it explains none."""
    if _ANY_SIGN.search(text) is None:
        return []
    signs = _separated(text, _QUOTED) if "「" in text or "『" in text else []
    if "（" in text or "(" in text:
        bracketed = [(m["sign"], m["words"].strip(_EDGES)) for m in _BRACKETED.finditer(text)]
        if len(bracketed) >= _LEAST and says_grades(bracketed):
            return _distinct([*bracketed, *signs])
    text = _JOINED.sub(" ", text)
    return _distinct(signs if len(signs) > 1 else _separated(text, _SIGN))


def _separated(text: str, pattern: re.Pattern[str]) -> list[Pair]:
    signs = list(pattern.finditer(text))
    ends = [sign.start() for sign in signs[1:]] + [len(text)]
    pairs = [
        (sign["sign"][0], text[sign.end() : end].strip(_EDGES))
        for sign, end in zip(signs, ends, strict=False)
    ]
    return [(sign, meaning) for sign, meaning in pairs if 2 <= len(meaning) <= 60]


def _distinct(pairs: list[Pair]) -> list[Pair]:
    return pairs if len({sign for sign, _ in pairs}) == len(pairs) else []


def lone_pairs(text: str) -> list[Pair]:
    """The signs that a line explains and does nothing else: S　目標を上回った; else empty."""
    text = text.strip()
    return _distinct(_separated(text, _LONE)) if _LONE.match(text) is not None else []


def says_grades(pairs: Sequence[Pair]) -> bool:
    """Whether meanings are those of grades: half of them speak of goals, plans and the like."""
    return sum(bool(_GRADES.search(meaning)) for _, meaning in pairs) * 2 >= len(pairs)


def is_label(text: str) -> bool:
    """Whether a short text heads a legend: 自己評価の基準, 【凡例】; no title, no numbered one."""
    folded = fold(text).strip(_FRAME)
    if not 0 < len(folded) <= _LONGEST_LABEL or not _LABEL.search(folded):
        return False
    return not _NUMBERED.match(folded) and not re.search(r"支部|年度", folded)


def pairs_of(text: str) -> list[Pair]:
    """The signs that a line of a legend explains, one or several."""
    pairs = legend_pairs(text)
    return pairs if len(pairs) > 1 else lone_pairs(text) or pairs


def legend_of_lines(texts: Iterable[str]) -> list[Pair]:
    """(symbol, meaning) of lines that explain signs, maybe below a label; else empty.

    Two signs will do below a label; without one three. No line is asked for behind one of
    another kind.
    """
    pairs: list[Pair] = []
    labelled = False
    first: str | None = None
    for text in texts:
        first = text if first is None else first
        found = pairs_of(text)
        if found:
            pairs += found
        elif not pairs and is_label(text):
            labelled = True
        elif not is_note(text):
            return []
    labelled = labelled or (first is not None and is_label(_FIRST_WORD.split(first)[0]))
    enough = len(pairs) >= (_LEAST - 1 if labelled else _LEAST) and says_grades(pairs)
    return _distinct(pairs) if enough else []
