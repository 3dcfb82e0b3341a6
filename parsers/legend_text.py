"""What a line says of signs: ◎：目標を大きく上回る　○：達成　－ 対象外."""

from __future__ import annotations

import re

_SIGN = re.compile(
    r"(?:^|(?<=[\s\u3000:：、，,。/／;；（(【】〉>＞)）]))"
    r"(?P<sign>[◎○〇◯△▲×✕□★☆](?:\s*[:：…=＝・]+)?|[●－―SABCDEＳＡＢＣＤＥ]\s*[:：…=＝・]+"
    r"|[－―—‐\-ー](?=[\s\u3000]*(?:評価)?(?:対象|該当|目標|設定|未|実績|非|なし)))\s*"
)
_QUOTED = re.compile(r"[「『](?P<sign>[◎○〇◯△▲×✕□★☆●－―-])[」』]\s*(?:が|は|を|＝|=|:|：)\s*")
_EDGES = " \u3000、，,。/／;；（()）"


def legend_pairs(text: str) -> list[tuple[str, str]]:
    """(symbol, meaning) of each sign that a text explains; empty where it explains none."""
    signs = list(_QUOTED.finditer(text))
    signs = signs if len(signs) > 1 else list(_SIGN.finditer(text))
    ends = [sign.start() for sign in signs[1:]] + [len(text)]
    pairs = [
        (sign["sign"][0], text[sign.end() : end].strip(_EDGES))
        for sign, end in zip(signs, ends, strict=False)
    ]
    pairs = [(sign, meaning) for sign, meaning in pairs if 2 <= len(meaning) <= 60]
    return pairs if len({sign for sign, _ in pairs}) == len(pairs) else []
