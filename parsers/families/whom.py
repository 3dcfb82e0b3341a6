"""Lines of running text that say whom the targets of the box below are for.

○ 被扶養者（特定保健指導対象者数：7,570人） above 特定保健指導 実施率 12.0％: the rate is theirs.
"""

from __future__ import annotations

from parsers.measures.words import FOR_WHOM, NAMES_WHOM, WHOM_ALONE, WHOM_COUNTED
from schema.document import Ref
from schema.plan import Quote, Statement

_MARKS = " \u3000○〇◯●・◆◇■□"


class Whom:
    """The population that the last line of its kind names, until something else is headed."""

    def __init__(self) -> None:
        self._quote: Quote | None = None
        self._stated = self._measured = self._unstated = False

    def heads(self, text: str, ref: Ref) -> bool:
        """Whether a line names one population and no more than its head count; it is kept."""
        if len(set(NAMES_WHOM.findall(text[:40]))) != 1:
            return False
        bare = text.strip(_MARKS)
        if not (WHOM_COUNTED.match(bare) or FOR_WHOM.match(bare) or WHOM_ALONE.match(bare)):
            return False
        self._unstated = self._quote is not None and (self._unstated or not self._stated)
        self._quote, self._stated, self._measured = Quote(text, ref), False, False
        return True

    def passes(self, text: str) -> None:
        """Another line: a heading beside the population's own, or what is done for it."""
        if self._quote is not None and text[:1] == self._quote.text[:1]:
            self._quote = None
        self._measured = True

    def give(self, statements: list[Statement]) -> None:
        """These targets stand below; behind what is done for the last of several populations
        they may be of all, where none before it had a target."""
        if self._quote is None or (self._measured and self._unstated):
            return
        for statement in statements:
            self._stated = True
            if not statement.context:
                statement.context.append(self._quote)
