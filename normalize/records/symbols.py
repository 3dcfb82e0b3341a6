"""Which of a cell's symbols belongs to which row: one for all, in order, or by label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.text.folding import fold

_LABELLED = re.compile(
    r"([①-⑳])[】〕\]］)）]?\s*[:：]?\s*"
    r"([◎○〇◯△▲×✕□★☆－―-]|[SABCDEＳＡＢＣＤＥ](?![A-Za-zＡ-Ｚ]))"
)
_OF_KPIS = re.compile(r"[KＫkｋ]\s*[PＰpｐ]\s*[IＩiｉ]\s*[①-⑳]")
_VERDICT = re.compile(r"(?:^|\s)[・①-⑳]?\s*(?:未|概ね|おおむね)?達成(?=\s|$)")
_SIGN = re.compile(r"[◎○〇◯△▲×✕□★☆●]")


def symbols_of(text: str, labels: Sequence[str | None]) -> list[str | None]:
    """The symbol of each of a row's targets or measures, which carry these labels.

    One symbol is for all; `○ ○` goes in order (004); `①○ ②×` goes by label, and in order where the
    rows have no labels but are as many.
    """
    labelled = _LABELLED.findall(text)
    if labelled:
        by_label = {fold(label): sign for label, sign in labelled}
        found = [by_label.get(fold(label or "")) for label in labels]
        in_order = not any(found) and len(labelled) == len(labels)
        return [sign for _, sign in labelled] if in_order else found
    parts = text.split()
    if len(parts) > 1 and len(parts) == len(labels):
        return list(parts)
    return [text] * len(labels)


def is_one_symbol(text: str) -> bool:
    """Whether a status cell prints one symbol, not one for each of several rows."""
    if len(text) <= 1:
        return True
    if len(_LABELLED.findall(text)) > 1:
        return False
    return len(_SIGN.findall(text)) <= 1 and len(_VERDICT.findall(text)) <= 1


def is_of_kpis(text: str) -> bool:
    """Whether the signs of a cell are its KPIs' and no measure's: KPI①　Ａ KPI②　Ｃ."""
    return bool(_OF_KPIS.search(text))
