"""What became of one source in a run: the line that the summary prints and `--json` holds."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from schema.manifest import Input


class Outcome(BaseModel):
    """One source. All but `source` and `status` are null or 0 where nothing was converted.

    `error` is one line that names the source and says what to do.
    `duplicate`: the same bytes were converted under another name before; `error` says which.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str
    status: Literal["converted", "failed", "duplicate"]
    error: str | None = None
    document_id: str | None = None
    sha256: str | None = None
    bytes: int | None = None
    branch: str | None = None
    fiscal_year: int | None = None
    kind: str | None = None
    layout: str | None = None
    initiatives: int = 0
    actions: int = 0
    targets_mapped: int = 0
    targets_unmapped: int = 0
    observations: int = 0
    characters_total: int = 0
    characters_used: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0

    @property
    def ledger(self) -> float | None:
        """Percent of the document's characters that went somewhere; null where it has none."""
        if self.characters_total == 0:
            return None
        return 100 * self.characters_used / self.characters_total

    def fails(self, strict: bool) -> bool:
        """Whether the source counts as failed; `strict`: also by an issue of severity error."""
        return self.status == "failed" or (strict and self.errors > 0)

    def with_infos(self, more: int) -> Outcome:
        """The same with so many more issues of severity info."""
        return self.model_copy(update={"infos": self.infos + more}) if more else self

    def as_input(self) -> Input:
        """The source's entry in the manifest."""
        return Input(
            source=self.source,
            status=self.status,
            document_id=self.document_id,
            sha256=self.sha256,
            bytes=self.bytes,
            parser=self.layout,
            error=self.error,
        )
