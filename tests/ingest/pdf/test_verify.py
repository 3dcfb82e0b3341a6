"""Two engines on one page: what they disagree on is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.pdf import PdfOptions, read_pdf
from ingest.pdf.engine import PageContent
from ingest.pdf.engine_plumber import PlumberEngine
from tests.ingest.pdf.drawing import Sheet, pdf

VERIFY = PdfOptions(verify=True, isolate=False)


def sheet() -> Sheet:
    """A page of thirty glyphs with two numbers."""
    return Sheet().write(50, 50, "健診の受診率を" * 3).write(50, 80, "96.5%と8,041")


def told(monkeypatch: pytest.MonkeyPatch, shown: slice) -> list[str]:
    """Codes of the findings where the other engine sees only these glyphs."""
    real = PlumberEngine.page

    def page(self: PlumberEngine, index: int) -> PageContent:
        content = real(self, index)
        keep = list(range(len(content.characters)))[shown]
        return replace(content, characters=content.characters.take(keep))

    monkeypatch.setattr(PlumberEngine, "page", page)
    document = read_pdf("plan.pdf", pdf(sheet()), options=VERIFY)
    return [finding.code for finding in document.findings]


def test_engines_that_agree_have_nothing_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, slice(None)) == []


def test_a_digit_that_only_one_engine_reads_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, slice(-1)) == ["digits_differ"]


def test_text_that_one_engine_loses_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, slice(8, None)) == ["characters_differ"]
