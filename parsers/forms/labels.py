"""Labels of forms: the roles that their words name, with a number in front or behind."""

from __future__ import annotations

import re

from parsers.forms.numbered import numbered_roles
from parsers.forms.sheets import LONGEST_LABEL
from parsers.grid import GridCell
from parsers.header.lines import guesses_of
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
    """Whether a short cell is marked as a heading or holds words that name a role."""
    if len(cell.text) > LONGEST_LABEL or not cell.text or cell.month is not None:
        return False
    return cell.cell.header or bool(roles_of(cell))
