"""What an arrow leads to behind a list of measures: ⇒ 郵送案内を強化する。 It is of no measure.

In running text such a sentence stands in a paragraph of its own, set left of the list (滋賀 2021):
a conclusion from all that was done, and mostly what comes next. It is a note of its item.
"""

from __future__ import annotations

import re

from parsers.builder import PlanBuilder
from parsers.families.lines import Line
from schema.plan import Initiative, Note, Quote

_ARROW = re.compile(r"^[→⇒⇨➡➔➜][\s\u3000]*(?P<said>.{8,})$", re.DOTALL)
_SENTENCE = re.compile(r"\S[。、]\s*$|[うくすつぬむる]\s*$")
_TO_COME = re.compile(
    r"[うくすつぬむる](?:こととする|予定(?:である)?)?。?\s*$|今後|次年度|来年度|翌年度|予定"
)
_DONE = re.compile(r"(?:いる|ある|なる|みられる|あった|た)。?\s*$")
_LEFT = 3.0
"""Points that a paragraph of a PDF stands left of the list above it, at least."""


class LedOn:
    """Remembers the last line of a list, and takes what an arrow leads to behind it."""

    def __init__(self) -> None:
        self._above: Line | None = None
        self._taken: object = None

    def takes(self, line: Line, initiative: Initiative | None, builder: PlanBuilder) -> bool:
        """Whether a line was such a sentence, or goes on with one; it is a note then."""
        goes_on = self._taken is not None and line.ref == self._taken
        if initiative is None or not (goes_on or self._leads(line)):
            self._above, self._taken = line, None
            return False
        self._taken = line.ref
        if goes_on:
            last = initiative.notes[-1]
            last.quote = Quote(f"{last.quote.text} {line.text}", last.quote.ref)
            last.kind = _kind(line.text)
            return True
        initiative.notes.append(Note(Quote(line.text, line.ref), _kind(line.text)))
        builder.role(line.ref, "paragraph")
        return True

    def _leads(self, line: Line) -> bool:
        above, match = self._above, _ARROW.match(line.text) if line.text[0] in "→⇒⇨➡➔➜" else None
        if above is None or match is None or line.item or line.ref == above.ref:
            return False
        if _SENTENCE.search(match["said"]) is None:
            return False
        return above.item > 0 or _stands_left(line, above)


def _kind(text: str) -> str:
    """What a sentence tells: next steps, or a remark on what was done."""
    return "next" if _TO_COME.search(text) and not _DONE.search(text) else "remark"


def _stands_left(line: Line, above: Line) -> bool:
    """Whether a paragraph of a page stands left of the one above it."""
    own, list_box = line.ref.bbox, above.ref.bbox
    return own is not None and list_box is not None and own[0] < list_box[0] - _LEFT
