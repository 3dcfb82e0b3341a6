"""Targets between headings and tables, and what they reached: 【KPI】… ⇒ 9月末実績 41.2％."""

from __future__ import annotations

import re
from collections.abc import Callable

from parsers.builder import PlanBuilder
from parsers.headings.result_boxes import inner_box, result_box
from parsers.measures.markers import KPI_MARK, TARGET_MARK, Piece
from parsers.measures.segments import segments_of
from parsers.measures.words import REACHED
from parsers.rows.inline_results import Stated
from schema.document import Paragraph, Ref
from schema.plan import Initiative, Quote, Result, Statement, Symbol

_REACHED = re.compile(
    r"^[\s\u3000]*(?:[→⇒⇨➡]+|[（(【［]\s*(?:実績|結果)値?\s*[)）】］]|(?=(?:実績|結果)値?\s*[:：]))\s*"
    r"(?P<rest>\S.*)$",
    re.DOTALL,
)
_GOAL = re.compile(
    r"^[\s\u3000]*[■◆●○・□▪]\s*(?:数値)?目標(?:\s*[:：]|[\s\u3000])[\s\u3000]*(?=.*[\d０-９])"
)
"""A target marked like KPI：: ■目標：照会件数を5,000件以上とする."""


class KpiBoxes:
    """Targets, results and signs that wait for the table or heading that they belong to."""

    def __init__(self, builder: PlanBuilder) -> None:
        self.builder = builder
        self.statements: list[Statement] = []
        self.results: list[Result] = []
        self.symbols: list[Symbol] = []
        self._above: list[Statement] = []  # the targets since the last result
        self._below: Result | None = None  # the result on the line below them

    def boxed(self, lines: list[str], ref: Ref) -> list[str]:
        """Take a box of results, as 002 prints them; returns the lines that are left."""
        if (inner := inner_box(" ".join(lines))) is not None:
            self.results.append(Result(Quote(inner[0], ref)))
            lines = [inner[1]]
        if lines and (boxed := result_box(lines)) is not None:
            self.results.append(Result(Quote(boxed, ref)))
            self.builder.role(ref, "paragraph")
            return []
        return lines

    def states(self, line: str, *, headed: bool) -> bool:
        """Whether a line states a target; 【目標】 does below an item's heading (`headed`)."""
        if KPI_MARK.search(line):
            return True
        marked = TARGET_MARK.match(line) or _GOAL.match(line)
        return marked is not None and (headed or bool(self.statements))

    def reached(self, line: str, ref: Ref) -> bool:
        """Take a line of its own that says what the targets above it reached: ⇒ 41.2％."""
        match = _REACHED.match(line) if self.statements and self._above else None
        if match is None or not REACHED.match(match["rest"]):
            return False
        stated, rest = Stated(), Quote(match["rest"], ref)
        stated.reached(rest, self._above)
        (result,) = stated.results
        if self._below is not None:
            last = self._below.quote
            self._below.quote = Quote(f"{last.text}\n{result.quote.text}", last.ref, (ref,))
        else:
            self.results.append(result)
            self._below = result
        self.symbols += [Symbol(sign, 0) for sign in stated.signs]
        self.builder.role(ref, "paragraph")
        return True

    def take(
        self, lines: list[str], paragraph: Paragraph, unknown: Callable[[str, Paragraph], None]
    ) -> int:
        """Read lines of targets; returns how many. Other words in them are `unknown`."""
        ref = paragraph.ref
        pieces = [Piece(_GOAL.sub("【目標】", line), ref) for line in lines]
        last = self.statements[-1] if self.statements else None
        marks: tuple[Ref, ...] = ()
        if last is not None and last.quote.text == "" and not KPI_MARK.search(lines[0]):
            pieces[0] = Piece(f"【KPI】 {lines[0]}", ref)
            marks = self.statements.pop().quote.refs
        stated = Stated()
        for segment in segments_of(pieces):
            quote = Quote(segment.text, ref)
            if segment.kind == "statement":
                stated.target(segment, Quote(segment.text, ref, marks))
                for context in segment.context:
                    self.builder.note(Quote(context.text, ref), "remark", document=True)
            elif segment.kind == "result":
                stated.result(segment, quote)
            elif segment.kind == "note":
                self.builder.note(quote, "remark")
            else:
                unknown(segment.text, paragraph)
        self._keep(stated)
        self.builder.role(ref, "paragraph")
        return len(lines)

    def _keep(self, stated: Stated) -> None:
        self.statements += stated.statements
        self.results += stated.results
        self.symbols += [Symbol(sign, 0) for sign in stated.signs]
        if self._below is not None or stated.results:
            self._above = []
        told = [each for result in stated.results for each in result.of]
        self._above += [s for s in stated.statements if not any(s is each for each in told)]
        self._below = None

    def give(self, initiative: Initiative) -> None:
        """All that waits belongs to this item."""
        initiative.statements += self.statements
        initiative.results += self.results
        initiative.symbols += self.symbols
        self.statements, self.results, self.symbols = [], [], []
        self._above, self._below = [], None
