"""What a layout is: a family, the branch and words that show it, and its version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from normalize.text.folding import fold
from parsers.lazy import lazy
from parsers.vocabulary import vocabulary
from schema.document import Document
from schema.plan import Plan


@dataclass(frozen=True)
class Evidence:
    """What of a document a layout looks at: its text, folded header words, and editions."""

    printed: str
    headers: frozenset[str]
    editions: bool

    @lazy
    def text(self) -> str:
        """All text, folded: as much work as to recognise all headers, and seldom asked for."""
        return fold(self.printed)

    @lazy
    def genre(self) -> int:
        """How many words of the genre the text has."""
        return sum(word in self.text for word in vocabulary().genre_words)

    def shows(self, word: str) -> bool:
        """Whether the text has a folded word; where it is printed so, nothing need be folded."""
        return word in self.printed or word in self.text


@dataclass(frozen=True)
class Layout:
    """A layout: how to recognise it and which family reads it."""

    name: str
    family: str
    description: str
    read: Callable[[Document, Plan], None]
    branch: str | None = None
    version: str = "1"
    branch_words: tuple[str, ...] = ()
    """Any of these folded words shows the branch."""
    header_words: tuple[str, ...] = ()
    """All of these folded header words must be there."""
    comparison: bool = False
    legend: dict[str, str] = field(default_factory=dict)
    """Meanings of symbols where the document prints no legend."""

    def why(self, evidence: Evidence) -> str | None:
        """One sentence why this layout fits, or None where it does not."""
        missing = [w for w in self.header_words if not any(w in h for h in evidence.headers)]
        if missing or self.comparison != evidence.editions:
            return None
        named = next((word for word in self.branch_words if evidence.shows(word)), None)
        if self.branch_words and named is None:
            return None
        shown = f"names {named}" if named is not None else "names no branch"
        return f"{shown}; header words {', '.join(self.header_words) or '(any)'}"
