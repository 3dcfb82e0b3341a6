"""The one way two printed texts are compared (`fold`), and the one way one is shown (`tidy`)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

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
_LONG_VOWEL_ASTRAY = re.compile(r"(?<![ァ-ヺぁ-ゖー])ー+")
_DASH_IN_KATAKANA = re.compile(rf"(?<=[ァ-ヺ])[-一](?=[{_KANA}])|(?<=[ァ-ヺ])-(?=[^-\d(]|$)")
_PLAIN = re.compile(r"[a-z0-9ぁ-ゖァ-ヺ一-龠々%./:;,!?()~○×△・-]*")


def _long_vowels(text: str) -> str:
    """The long vowel ー only after kana, a dash everywhere else; a dash in katakana is ー."""
    text = _LONG_VOWEL_ASTRAY.sub(lambda m: "-" * len(m.group()), text)
    return _DASH_IN_KATAKANA.sub("ー", text)


def _fold_once(text: str) -> str:
    """One pass of `fold`; a few rare characters need a second one."""
    text = _WHITE.sub("", text).translate(_BEFORE_NFKC)
    text = unicodedata.normalize("NFKC", text)
    text = unicodedata.normalize("NFKC", text.casefold())
    text = _WHITE.sub("", text.translate(_AFTER_NFKC))
    return _long_vowels(text)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The canonical form for comparing two texts; no white space, idempotent, never displayed.

    Spaces go before NFKC, else a half-width voicing mark behind a space stays apart (seen in the
    PDFs of the corpus). Radicals and compatibility ideographs become plain ideographs, all
    brackets ``()``, all dashes ``-``, all waves ``~``, 〇 and ◯ become ○, ✕ becomes ×, Latin
    letters are case-folded. ー stays in katakana words and is a dash elsewhere.
    """
    while True:
        folded = _fold_once(text)
        if folded == text:
            return folded
        text = folded


def tidy(text: str) -> str:
    """The text as printed, with radicals repaired and runs of white space made one blank.

    For columns that keep the document's words (``*_raw``): widths, brackets and dashes stay.
    """
    return " ".join(text.translate(RADICALS).split())
