"""Where the real documents are, and one conversion of them for all tests that read them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def shared_folder() -> Path:
    """The folder of real documents: KEIKAKU_SHARED, else `shared` beside the checkout."""
    return Path(os.environ.get("KEIKAKU_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents; tests that need it are skipped where it does not exist."""
    folder = shared_folder()
    if not folder.is_dir():
        pytest.skip("the folder of real documents is not here")
    return folder


@pytest.fixture(scope="session")
def converted(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five real documents and their two PDF renderings, converted once."""
    from pipeline import convert

    out = tmp_path_factory.mktemp("real") / "out"
    run = convert([str(shared / "documents")], out)
    assert [outcome.error for outcome in run.outcomes if outcome.error] == []
    return out
