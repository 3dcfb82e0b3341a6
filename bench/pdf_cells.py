"""Cells that come back from PDFs, against pdfplumber, camelot and tabula, in one run.

Two sets are the measure, where they are at hand: the samples, whose HTML says which cells their
PDFs hold, and the real documents, whose dumps do (see `bench.pdf_truth`). Counted are filled cells
whose text comes back exactly, texts that stand in no cell of the document, nested tables that come
back as tables of their own, seconds per page and peak memory. Each tool runs in a process of its
own; one that is not installed is left out, and that is said.

    python -m bench.pdf_cells [FILE.pdf ...] [--set samples|real] [--tool NAME ...]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.pdf_tools import NEEDS, extract, installed
from bench.pdf_truth import ROOT, Truth, cells_of, real, samples

SETS = ("samples", "real")
COUNTS = ("cells", "share", "wrong", "nested")


@dataclass
class Score:
    """What one tool made of all files of a set."""

    cells: int = 0
    right: int = 0
    wrong: int = 0
    nested: int = 0
    kept: int = 0
    pages: int = 0
    seconds: float = 0.0
    busy: float = 0.0
    megabytes: float = 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the comparison; 1 where another tool recovers more cells of a set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="PDFs with the HTML beside them")
    parser.add_argument("--set", action="append", choices=SETS, help="default: both")
    parser.add_argument("--tool", action="append", choices=list(NEEDS), help="default: all")
    parser.add_argument("--one", choices=list(NEEDS), help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.one:
        json.dump(extract(chosen.one, chosen.files), sys.stdout)
        return 0
    tools = [tool for tool in chosen.tool or NEEDS if installed(tool)]
    for tool in set(chosen.tool or NEEDS) - set(tools):
        print(f"{tool}: not installed, left out")
    with tempfile.TemporaryDirectory() as folder:
        sets: dict[str, dict[Path, Truth]] = {}
        if chosen.files or "samples" in (chosen.set or SETS):
            sets["samples"] = samples(chosen.files)
        if not chosen.files and "real" in (chosen.set or SETS):
            sets["real documents"] = real(Path(folder))
        beaten = [not compare(name, truth, tools) for name, truth in sets.items()]
    return int(any(beaten))


def compare(name: str, truth: dict[Path, Truth], tools: Sequence[str]) -> bool:
    """Run the tools over a set and print what they made of it; False where keikaku is beaten."""
    if not truth:
        print(f"{name}: not here")
        return True
    scores = {}
    for tool in tools:
        made = run(tool, list(truth))
        if made is not None:
            scores[tool] = score(made, truth)
    pages = max((one.pages for one in scores.values()), default=0)
    print(f"\n{name}: {len(truth)} files, {pages} pages")
    show(scores)
    best = max((one.right for one in scores.values()), default=0)
    return "keikaku" not in scores or scores["keikaku"].right == best


def run(tool: str, files: list[Path]) -> dict[str, Any] | None:
    """What a tool extracts, in a process of its own."""
    command = [sys.executable, "-m", "bench.pdf_cells", "--one", tool, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode:
        print(f"{tool}: failed ({done.stderr.strip().splitlines()[-1:]})")
        return None
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def score(made: dict[str, Any], truth: dict[Path, Truth]) -> Score:
    """Compare with what the files hold."""
    import pypdfium2

    measured = {key: made[key] for key in ("seconds", "busy", "megabytes")}
    total = Score(**measured)
    for path, held in truth.items():
        grids = made["grids"][str(path)]
        found = cells_of(grids)
        total.cells += held.cells.total()
        total.right += (found & held.cells).total()
        # A header that each page repeats is no wrong text.
        total.wrong += sum(count for text, count in found.items() if text not in held.cells)
        total.nested += len(held.nested)
        total.kept += sum(grid in grids for grid in held.nested)
        total.pages += len(pypdfium2.PdfDocument(path))
    return total


def show(scores: dict[str, Score]) -> None:
    """The table; the last column is the speed as a multiple of pdfplumber's.

    It is of processor time, which a busy machine distorts less than the seconds that passed.
    """
    names = ("s/page", "cpu s/page", "MB", "speed")
    print("{:28}{:>12}{:>8}{:>7}{:>9}{:>9}{:>12}{:>6}{:>7}".format("", *COUNTS, *names))
    yardstick = scores["pdfplumber"].busy if "pdfplumber" in scores else 0.0
    for tool, one in scores.items():
        share = one.right / max(1, one.cells)
        each, busy = one.seconds / max(1, one.pages), one.busy / max(1, one.pages)
        print(
            f"{tool:28}{f'{one.right}/{one.cells}':>12}{share:8.4f}{one.wrong:7}"
            f"{f'{one.kept}/{one.nested}':>9}{each:9.4f}{busy:12.4f}{one.megabytes:6.0f}"
            f"{yardstick / one.busy:6.1f}x"
        )


if __name__ == "__main__":
    raise SystemExit(main())
