"""The group in charge: behind a title, on a line or in a row of its own (担当：業務グループ)."""

from __future__ import annotations

import re

from parsers.builder import PlanBuilder
from parsers.headings.titles import Title
from schema.plan import Quote

_NAMES = r"[^（()）【】。、：:]{1,12}(?:グループ|[GＧ])"
IN_CHARGE = re.compile(
    rf"[\s\u3000]*[■◆●▼【〔＜<\[（(]?[\s\u3000]*(?:(?:主?担当|所管|主管)(?:部署|グループ)?[\s\u3000]*[:：][\s\u3000]*)?"
    rf"(?P<groups>{_NAMES}(?:[・、，,／/\s\u3000]+{_NAMES})*)(?:担当(?:分|業務)?)?[\s\u3000]*[】〕＞>\]）)]?[\s\u3000]*"
)
"""Nothing but the group in charge: of the items below a row, of the heading beside a line."""


class GroupLines:
    """Lines of nothing but a group, printed above or below the heading that they belong to.

    A text at the right edge of a heading's line comes before or after it in a PDF, and always in
    the same order; the first one tells which.
    """

    def __init__(self, builder: PlanBuilder) -> None:
        self._builder = builder
        self._above: bool | None = None
        self._waiting: Quote | None = None

    def take(self, line: Quote, title: Title | None) -> bool:
        """Take a line of nothing but a group; False for others. `title` is the pending one."""
        found = IN_CHARGE.fullmatch(line.text)
        if found is None:
            return False
        quote, current = Quote(found["groups"], line.ref), self._builder.current
        if self._above is None:
            self._above = title is None and current is None
        if self._above:
            self._waiting = quote
            return True
        if title is not None:
            title.groups.append(quote)
        elif current is not None and not current.groups:
            current.groups.append(quote)
        self._builder.role(quote.ref, "heading")
        return True

    def give(self, title: Title) -> None:
        """The line above goes to the heading that comes below it, where this has no group."""
        quote, self._waiting = self._waiting, None
        if quote is not None and not title.groups:
            title.groups.append(quote)
            self._builder.role(quote.ref, "heading")
