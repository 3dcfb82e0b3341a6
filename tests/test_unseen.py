"""Pages of branches without a layout of their own, by the generic layout alone."""

from __future__ import annotations

from pathlib import Path

import pytest

import pipeline
from bench import unseen

PAGES = unseen.sources((), None)
LEAST = 0.97


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All pages converted."""
    folder = tmp_path_factory.mktemp("unseen") / "out"
    options = pipeline.Options(layout="generic")
    run = pipeline.convert([str(page) for page in PAGES], folder, options)
    assert all(outcome.status == "converted" for outcome in run.outcomes)
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_is_read_as_annotated(shared: Path, out: Path, page: Path) -> None:
    """`shared` holds the scorer. No number is wrong without an issue beside it."""
    scorer = unseen.load_scorer()
    assert scorer is not None
    report = unseen.score(scorer, out, page, verbose=False)
    assert report["overall"] >= LEAST
    assert report["silent"] == []
