"""Time of a conversion against one parse of the same bytes by BeautifulSoup with lxml.

Run by `make bench`. One process, start-up left out: each round reads, parses, normalizes and
writes all documents, then lets BeautifulSoup parse their text once; printed are the medians and
their ratio.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bs4 import BeautifulSoup

import pipeline

ROOT = Path(__file__).parents[1]
BOUND = 3.0
"""The ratio that must hold; the aim is half of it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the measurement; 1 where the ratio is over the bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", nargs="*", type=Path, help="default: the shared documents")
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args(arguments)
    files = chosen.documents or default_documents()
    if not files:
        print("no documents to measure with; name some", file=sys.stderr)
        return 2
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
    names = [str(file) for file in files]
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = _alternate(
            lambda: _convert(names, Path(folder)), lambda: _soup(texts), chosen.rounds
        )
    size = sum(file.stat().st_size for file in files)
    print(f"{len(files)} documents, {size:,} bytes, median of {chosen.rounds} rounds")
    print(f"keikaku convert      {1000 * ours:8.1f} ms")
    print(f'BeautifulSoup "lxml" {1000 * theirs:8.1f} ms')
    print(f"ratio                {ours / theirs:8.2f}  (at most {BOUND:g})")
    return int(ours / theirs > BOUND)


def default_documents() -> list[Path]:
    """The real documents where they are at hand, else the samples' dumps."""
    shared = Path(os.environ.get("KEIKAKU_SHARED", ROOT.parent / "shared"))
    return sorted((shared / "documents").glob("*.txt")) or sorted(ROOT.glob("samples/**/*.txt"))


def _alternate(
    first: Callable[[], None], second: Callable[[], None], rounds: int
) -> tuple[float, float]:
    """Median seconds of both, measured in turns so that a busy machine hits both alike."""
    first()
    second()
    times = [(_seconds(first), _seconds(second)) for _ in range(rounds)]
    return (
        statistics.median(one for one, _ in times),
        statistics.median(two for _, two in times),
    )


def _seconds(work: Callable[[], None]) -> float:
    gc.collect()  # what the other one left behind is not to be cleared on this one's time
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _convert(names: Sequence[str], out: Path) -> None:
    run = pipeline.convert(names, out)
    failures = [outcome.error for outcome in run.outcomes if outcome.status != "converted"]
    if failures:
        raise SystemExit("\n".join(map(str, failures)))


def _soup(texts: Sequence[str]) -> None:
    for text in texts:
        BeautifulSoup(text, "lxml")


if __name__ == "__main__":
    sys.exit(main())
