"""How much of what the branches' own layouts read the generic layout reads, without knowing them.

Run by `python -m bench.generic`, over the documents in KEIKAKU_SHARED. Where a document is
annotated (KEIKAKU_SHARED/gold) both readings are scored with the annotation; elsewhere the own
layout's reading stands in for one. The share must be at least 0.90.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pipeline
from bench.as_annotation import annotation
from bench.run import default_documents
from bench.unseen import load_scorer

LEAST = 0.90


def main() -> int:
    """Print a line per document; 1 where a share is too low, 2 where there is nothing to score."""
    scorer, files = load_scorer(), default_documents()
    if scorer is None or not scorer.__file__ or not files:
        print("needs KEIKAKU_SHARED with documents and gold/score.py", file=sys.stderr)
        return 2
    annotated = _annotations(Path(scorer.__file__).parent)
    print(f"{'document':<30}{'layout':<12}{'own':>8}{'generic':>9}{'share':>8}  measured by")
    lowest = 1.0
    with tempfile.TemporaryDirectory() as folder:
        own, generic = (Path(folder) / name for name in ("own", "generic"))
        run = pipeline.convert([str(file) for file in files], own)
        pipeline.convert([str(file) for file in files], generic, pipeline.Options(layout="generic"))
        for file, outcome in zip(files, run.outcomes, strict=True):
            gold = annotated.get(file.name)
            by = "annotation" if gold else "own layout"
            gold = gold or annotation(scorer, own, file.name)
            scores = [_overall(scorer, gold, out, file.name) for out in (own, generic)]
            share = scores[1] / scores[0]
            lowest = min(lowest, share)
            shown = "".join(f"{score:>{9 if n else 8}.4f}" for n, score in enumerate(scores))
            print(f"{file.name:<30}{outcome.layout or '?':<12}{shown}{share:>8.4f}  {by}")
    return int(lowest < LEAST)


def _annotations(folder: Path) -> dict[str, dict[str, Any]]:
    """The annotations by the name of the document they are of."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")]
    return {gold["document"]["source"]: gold for gold in found}


def _overall(scorer: ModuleType, gold: dict[str, Any], out: Path, name: str) -> float:
    scorer.warnings.clear()
    report, _ = scorer.score(gold, out, name, False)
    return float(report["overall"])


if __name__ == "__main__":
    raise SystemExit(main())
