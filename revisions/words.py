"""All words of one side, to look up whether something is printed that was read differently."""

from __future__ import annotations

from functools import cached_property

from revisions.edition import Edition
from revisions.folded import plain
from revisions.passages import texts_of, texts_of_notes
from schema.records import KpiTargetRecord

_LEAST = 10
"""Shorter statements are found by chance."""


class Words:
    """The folded texts of an edition, read when asked for."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    @cached_property
    def _all(self) -> str:
        texts = [text for item in self._edition.items for text in texts_of(item, reported=True)]
        texts += texts_of_notes(self._edition.notes)
        return "\n".join(plain(text.text) for text in texts)

    @cached_property
    def _statements(self) -> str:
        texts = [text for item in self._edition.items for text in texts_of(item, reported=False)]
        return "\n".join(plain(text.text) for text in texts if text.role == "statement")

    def holds_unread(self, target: KpiTargetRecord) -> bool:
        """Whether a statement of the other side is printed here more often than it is a target."""
        statement = plain(target.statement_raw)
        if len(statement) < _LEAST:
            return False
        return self._all.count(statement) > self._statements.count(statement)
