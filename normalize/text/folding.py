"""The one way two printed texts are compared (`fold`), and the one way one is shown (`tidy`)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from normalize.text.characters import Characters
from normalize.text.radicals import RADICALS

_DASHES = "-‐‑‒–—―−⁃⁻₋﹘﹣－─━〜~∼∽～"
_HYPHENS = "-‐‑‒–—―−⁃⁻₋﹘﹣－─━"
_TILDES = "~〜∼∽～〰"
_OPENING = "([{<（〔［｛〈《「『【｟〘〖〚＜≪«⟨⟪‹❨❲⦅"
_CLOSING = ")]}>）〕］｝〉》」』】｠〙〗〛＞≫»⟩⟫›❩❳⦆"
_CIRCLES = "○〇◯⚪⭕❍⃝"
_CROSSES = "×✕✖╳⨯☓✗✘❌"
_TRIANGLES = "△∆Δ▵🛆"
_DOTS = "・·•∙‧⋅･"
_QUOTES = '"“”„‟″〝〞〟＂'
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e"

_BEFORE_NFKC: dict[int, str | None] = {
    **RADICALS,
    **{ord(c): None for c in _INVISIBLE},
    # Stand-alone voicing marks would become "blank + combining mark"; as combining marks they
    # join the kana before them.
    ord("゛"): "\u3099",
    ord("゜"): "\u309a",
    ord("∆"): "△",
    ord("Δ"): "△",
}


def _into(characters: str, one: str) -> dict[int, str]:
    """A translation of every character of a set into one."""
    return {ord(c): one for c in characters}


_AFTER_NFKC: dict[int, str | None] = {
    **_into(_HYPHENS, "-"),
    **_into(_TILDES, "~"),
    **_into(_OPENING, "("),
    **_into(_CLOSING, ")"),
    **_into(_CIRCLES, "○"),
    **_into(_CROSSES, "×"),
    **_into(_TRIANGLES, "△"),
    **_into(_DOTS, "・"),
    **_into(_QUOTES, '"'),
    # Variants of one ideograph in names of places and people.
    ord("﨑"): "崎",
    ord("髙"): "高",
}

_WHITE = re.compile(r"\s+")
_KANA = "ァ-ヺー"
_RADICAL = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
"""The blocks that `RADICALS` has characters of."""
_KEPT = 64
"""Texts of up to so many characters are words and cells: the same ones come again and again."""
# Both begin with the character that changes: a search skips all others at once.
_LONG_VOWEL_ASTRAY = re.compile(r"ー(?<![ァ-ヺぁ-ゖー]ー)ー*")
_DASH_IN_KATAKANA = re.compile(
    rf"-(?<=[ァ-ヺ]-)(?=[{_KANA}]|[^-\d(]|$)|一(?<=[ァ-ヺ]一)(?=[{_KANA}])"
)


def _long_vowels(text: str) -> str:
    """The long vowel ー only after kana, a dash everywhere else; a dash in katakana is ー."""
    if "ー" in text:
        text = _LONG_VOWEL_ASTRAY.sub(lambda m: "-" * len(m.group()), text)
    if "-" in text or "一" in text:
        text = _DASH_IN_KATAKANA.sub("ー", text)
    return text


def _fold_characters(text: str) -> str:
    """One pass of `fold` over all characters; a few rare ones need a second pass."""
    text = _WHITE.sub("", text).translate(_BEFORE_NFKC)
    text = unicodedata.normalize("NFKC", text)
    text = unicodedata.normalize("NFKC", text.casefold())
    return _WHITE.sub("", text.translate(_AFTER_NFKC))


_CHARACTERS = Characters(_fold_characters)


def fold(text: str) -> str:
    """The canonical form for comparing two texts; no white space, idempotent, never displayed.

    Spaces go before NFKC, else a half-width voicing mark behind a space stays apart (seen in the
    PDFs of the corpus). Radicals and compatibility ideographs become plain ideographs, all
    brackets ``()``, all dashes ``-``, all waves ``~``, 〇 and ◯ become ○, ✕ becomes ×, Latin
    letters are case-folded. ー stays in katakana words and is a dash elsewhere.
    """
    return _fold_kept(text) if len(text) <= _KEPT else _fold(text)


def _fold(text: str) -> str:
    alone = _CHARACTERS.fold("".join(text.split()))
    fold_characters = _fold_characters if alone is None else str  # else that is done
    text = text if alone is None else alone
    while True:
        folded = _long_vowels(fold_characters(text))
        if folded == text:
            return folded
        text = folded


_fold_kept = lru_cache(maxsize=32768)(_fold)


def tidy(text: str) -> str:
    """The text as printed, with radicals repaired and runs of white space made one blank.

    For columns that keep the document's words (``*_raw``): widths, brackets and dashes stay.
    """
    if _RADICAL.search(text):
        text = text.translate(RADICALS)
    return " ".join(text.split())
