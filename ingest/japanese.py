"""How plausible a text is as Japanese: right decodings score high, mojibake low."""

from __future__ import annotations

from collections import Counter

_WEIGHTS: tuple[tuple[int, int, float], ...] = (
    (0x00, 0x7F, 0.0),
    (0x80, 0x9F, -5.0),  # C1 controls: never printed
    (0xA0, 0xFF, -0.5),
    (0x100, 0x2FF, -1.0),
    (0x370, 0x52F, -0.3),  # Greek and Cyrillic: 全角 letters, seldom in prose
    (0x2000, 0x2BFF, 0.3),  # symbols: ① ○ ● → ※
    (0x3000, 0x303F, 1.0),  # 、。「」
    (0x3040, 0x30FF, 2.0),  # kana: no wrong decoding yields many of them
    (0x3100, 0x33FF, 0.2),
    (0x4E00, 0x9FFF, 0.5),
    (0xE000, 0xF8FF, -5.0),  # private use
    (0xFF01, 0xFF60, 0.7),
    (0xFF61, 0xFF9F, -0.5),  # half-width kana: what EUC-JP looks like when read as Shift_JIS
    (0xFFFD, 0xFFFD, -8.0),
)
_RARE = -1.0


def plausibility(text: str) -> float:
    """The sum of the characters' weights; comparable between decodings of the same bytes."""
    counts = Counter(text)
    return sum(_weight(ord(character)) * times for character, times in counts.items())


def _weight(code: int) -> float:
    """How much one character speaks for Japanese."""
    for first, last, weight in _WEIGHTS:
        if first <= code <= last:
            return weight
    return _RARE
