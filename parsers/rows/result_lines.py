"""Lines of a progress text that print nothing but what a target reached: 31.2％（全国26.4％）.

Reports of half a year print the results of the row's targets at the top of 上期実績 or 取組結果,
each on a line of its own, with what was done below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.text.figures import AWAITED, figures_of
from normalize.text.flatten import flatten
from normalize.text.folding import fold
from parsers.grid import GridCell

_OPEN, _CLOSE = "（(【［\\[〔＜<〈≪《", "）)】］\\]〕＞>〉≫》"
_ASIDE = rf"[{_OPEN}][^{_OPEN}{_CLOSE}]*[{_CLOSE}]"
_MARKS = r"(?:[（(]?(?:※|[*＊†]|注)\s*[\d０-９]{0,2}[)）]?[\s\u3000、，,・]*)+"
_LINE = re.compile(
    r"^[\s\u3000]*[・●]?\s*(?:(?:[①-⑳]|[（(]?[ⅰ-ⅻⅠ-Ⅻ\d０-９][）)])\s*)?"
    r"(?:(?:(?:令和|[RＲ])\s*[\d０-９]{1,2}\s*[年.．]\s*)?[\d０-９]{1,2}\s*月\s*"
    r"(?:末(?:時点|現在)?|時点|現在|診療分)(?:実績|の|で)?[\s\u3000:：]*)?"
    r"(?:(?P<name>[^\d０-９()（）、。：:]{1,24}?)[\s\u3000:：]*)?"
    r"[\d０-９][\d０-９,，.．]*\s*(?P<unit>[%％]|円|事業所|社|件|人|名)\s*"
    rf"(?:{_ASIDE}\s*)*(?:※\S*|{_MARKS})?\s*$"
)
_MARKS_ALONE = re.compile(rf"^[\s\u3000]*{_MARKS}$")
"""Below the figure that they are of, in a line of their own: ※2."""
_BRACKET = re.compile(rf"^[\s\u3000]*{_ASIDE}\s*$")
_WAITING = re.compile(rf"^(?:[・●]|[①-⑳⑴-⒇]|\(\d{{1,2}}\))?\s*\(?(?:{AWAITED}|-)")
_NUMBERED = re.compile(r"^[\s\u3000]*(?P<label>[①-⑳])")
_DATED = re.compile(
    r"※\d?\s*(?:いずれも|全て|すべて|上記は?|ともに|共に)?\s*"
    r"(?:(?:令和|R)\s*[\d元]{1,2}\s*[年.])?\s*\d{1,2}\s*月(?:末|現在|時点|診療分|受付分|まで|の?実績|の|分|数値)*$"
)
"""A note of nothing but a month below figures: ※令和2年7月診療分."""
_GENERAL = {fold(word) for word in ("実績", "実績値", "結果", "到達値", "支部", "当支部")}
_UNITS = {"%": "%％", "円": "円", "件": "件", "人": "人名", "名": "人名"}


def results_of(figures: list[str], targets: int) -> list[str]:
    """The results of a row's targets, in their order; empty where its lines do not tell.

    There must be as many figures as targets. With one that is not known yet (未集計) all are one
    text, in which it keeps its place.
    """
    if len(figures) != targets:
        return []
    return [" ".join(figures)] if any(map(_awaited, figures)) else figures


def numbered_results(figures: list[str], labels: Sequence[str | None]) -> list[str]:
    """Results that print the numbers of a row's targets, each once; empty where one does not.

    The line of another target may say in words that there is none: ①75.0％, ②実施なし.
    """
    numbers = [match["label"] if (match := _NUMBERED.match(each)) else "" for each in figures]
    told = len(set(numbers)) == len(numbers) and set(numbers) <= {each or "-" for each in labels}
    return figures if told else []


def figure_lines(cell: GridCell, statements: Sequence[str]) -> list[str]:
    """The figures on lines of nothing else that a row's targets may have reached.

    `statements` are the row's targets as printed. A line counts where it names nothing, or what a
    target names, in a unit that a target has.
    """
    folded = [fold(statement) for statement in statements]
    found: list[str] = []
    open_line, since = False, 0
    for line in cell.cell.lines if folded else ():
        if since < len(found) and line.text[:1] == "※" and _DATED.match(flatten(line.text)):
            found[since:] = [f"{figure} {line.text.strip()}" for figure in found[since:]]
            open_line, since = False, len(found)
            continue
        if found and _MARKS_ALONE.match(line.text):
            found[-1] += line.text.strip()
            continue
        if open_line and _BRACKET.match(line.text):
            found[-1] += line.text.strip()
            continue
        figures = _figures(line.text, folded)
        open_line = bool(figures)
        found += figures
    return [] if all(map(_awaited, found)) else found


def _awaited(figure: str) -> bool:
    return _WAITING.search(flatten(figure)) is not None


def _figures(line: str, statements: list[str]) -> list[str]:
    """The results that a line of nothing else holds: several without a name, or one with it."""
    figures = figures_of(line)
    if not figures:
        match = _LINE.match(line)
        return [line.strip()] if match is not None and _fits(match, statements) else []
    one_each = [_LINE.match(figure) for figure in figures]
    fitting = all(
        _awaited(figure) or (one is not None and _fits(one, statements))
        for figure, one in zip(figures, one_each, strict=True)
    )
    return [] if not fitting else figures if len(figures) > 1 else [line.strip()]


def reaches_one(line: str, statements: Sequence[str]) -> bool:
    """Whether a line holds nothing but a result of one of the targets (folded)."""
    match = _LINE.match(line)
    return match is not None and _fits(match, list(statements))


def _fits(match: re.Match[str], statements: list[str]) -> bool:
    name = fold(match["name"] or "")
    if name and name not in _GENERAL and not any(name in words for words in statements):
        return False
    units = _UNITS.get(fold(match["unit"]), "社所件")
    printed = [words for words in statements if any(sign in words for sign in "%円件人名社所")]
    return not printed or any(unit in words for words in printed for unit in units)
