"""What a layout is: a family, the branch and words that show it, and its version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from schema.document import Document
from schema.plan import Plan


@dataclass(frozen=True)
class Evidence:
    """What of a document a layout looks at: folded text of its start, headers and places."""

    text: str
    headers: frozenset[str]
    editions: bool
    genre: int
    """How many words of the genre the text has."""


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
        words = [word for word in self.branch_words if word in evidence.text]
        if self.branch_words and not words:
            return None
        missing = [w for w in self.header_words if not any(w in h for h in evidence.headers)]
        if missing or self.comparison != evidence.editions:
            return None
        shown = f"names {words[0]}" if words else "names no branch"
        return f"{shown}; header words {', '.join(self.header_words) or '(any)'}"
