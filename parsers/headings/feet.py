"""Feet of pages printed as text: the branch's name and a running number, 兵庫支部　3."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from normalize.text.folding import fold
from schema.document import Document, Paragraph, Ref

_FOOT = re.compile(
    r"(?P<before>(?:\D{0,6}\d{1,2}年度)?\D{0,24}?(?:支部|協会|事業計画\D{0,12}|報告書?|資料)?)[\s(\-p.]*(?P<number>\d{1,3})"
    r"(?:\s*/\s*\d{1,3})?(?P<behind>[)\-]?(?:ページ|頁)?(?:[^\d]{0,20}(?:支部|協会))?)"
)
_NAMES = re.compile(r"支部|協会")
_LONGEST = 40
_LEAST = 3


def running_feet(document: Document) -> frozenset[Ref]:
    """The paragraphs that print the same words with numbers that count on, page by page.

    Their words name the branch or the association.
    """
    found: dict[str, list[tuple[int, Ref]]] = defaultdict(list)
    for block in document.blocks:
        if not isinstance(block, Paragraph) or len(block.text) > _LONGEST:
            continue
        if not _NAMES.search(block.text) or (match := _FOOT.fullmatch(fold(block.text))) is None:
            continue
        words = f"{match['before']}|{match['behind']}"
        if _NAMES.search(words):
            found[words].append((int(match["number"]), block.ref))
    feet: set[Ref] = set()
    for places in found.values():
        steps = [after - before for (before, _), (after, _) in pairwise(places)]
        if len(places) >= _LEAST and all(0 < step <= 2 for step in steps):
            feet.update(ref for _, ref in places)
    return frozenset(feet)
