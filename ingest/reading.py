"""What one reading of one document keeps count of: numbers, cells, findings."""

from __future__ import annotations

from collections import Counter

from ingest.limits import DEFAULT_LIMITS, Limits, TooMuch
from schema.document import Finding, Ref, Severity


class Reading:
    """Hands out the numbers of tables and paragraphs, and collects findings, within limits."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        self.limits = limits
        self.findings: list[Finding] = []
        self._tables = 0
        self._paragraphs = 0
        self._cells = 0
        self._columns = 0
        self._codes: Counter[str] = Counter()

    def next_table(self) -> int:
        """The number of the table that begins here, from 1, nested tables included."""
        self._tables += 1
        return self._tables

    def next_paragraph(self) -> int:
        """The number of the paragraph that begins here, from 1."""
        self._paragraphs += 1
        return self._paragraphs

    def spend_cells(self, cells: int, columns: int) -> None:
        """Count cells and the columns they span. Raises `TooMuch` beyond the limits."""
        self._cells += cells
        self._columns += columns
        if self._cells > self.limits.cells:
            raise TooMuch(f"more than {self.limits.cells:,} table cells")
        if self._columns > self.limits.columns:
            raise TooMuch(f"cells span more than {self.limits.columns:,} columns together")

    def note(
        self,
        severity: Severity,
        code: str,
        message: str,
        *,
        text: str | None = None,
        ref: Ref | None = None,
    ) -> None:
        """Keep a finding, unless this document already has very many of its kind."""
        self._codes[code] += 1
        if self._codes[code] < self.limits.findings:
            self.findings.append(Finding(severity, code, message, text, ref or Ref()))
        elif self._codes[code] == self.limits.findings:
            more = f"{message} (further findings of this kind are left out)"
            self.findings.append(Finding(severity, code, more, text, ref or Ref()))
