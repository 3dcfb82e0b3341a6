"""Labels of forms: the roles that their words name, with a number in front or behind."""

from __future__ import annotations

import re

from parsers.forms.numbered import numbered_roles
from parsers.forms.sheets import LONGEST_LABEL
from parsers.grid import GridCell
from parsers.header.lines import guesses_of
from parsers.headings.titles import is_document_title
from parsers.vocabulary import vocabulary

_NUMBERING = re.compile(
    r"^(?:[\d０-９]{1,2}[.．、\s\u3000]|[（(][\d０-９]{1,2}[)）]|[■◆●○▶])\s*(?=\D)"
)


def roles_of(cell: GridCell) -> tuple[str, ...]:
    """The roles a label's words name or, where no list has them, end like."""
    if cell.cell.tables:
        return ()
    bare = _NUMBERING.sub("", cell.text)
    words = vocabulary()
    found = cell.named_roles or numbered_roles(cell) or guesses_of(cell)
    return found if bare == cell.text else words.roles_of(bare) or words.guess(bare) or found


def is_label(cell: GridCell) -> bool:
    """Whether a short cell is marked as a heading or holds words that name a role.

    A document's title over a table ends like a label: 令和3年度 長崎支部 KPI一覧及び取組結果.
    """
    if len(cell.text) > LONGEST_LABEL or not cell.text or cell.month is not None:
        return False
    if cell.cell.header:
        return True
    return bool(roles_of(cell)) and not ("支部" in cell.text and is_document_title(cell.text))
