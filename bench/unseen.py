"""How well the generic layout reads branches it never saw: F1 x field accuracy, by record type.

Run by `python -m bench.unseen [--pdf FOLDER] [--verbose] [NAME ...]`. Converts the pages of
tests/unseen*, and their renderings as PDF where FOLDER holds some (NAME.*.pdf),
with the generic layout alone, and compares each with its annotation by the scorer in
KEIKAKU_SHARED/gold.

`extra` counts rows of types that the annotation has none of: the scorer leaves them out of
OVERALL, and they are wrong. `silent` counts numbers that are wrong and whose row of the document
no issue names.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pipeline

ROOT = Path(__file__).parents[1]
PAGES = tuple(sorted((ROOT / "tests").glob("unseen*/")))
TYPES = ("initiatives", "kpi_targets", "observations", "actions", "budgets")
SHORT = ("initiat.", "targets", "observ.", "actions", "budgets")
NUMBERS = {
    "kpi_targets": (
        "target_value", "baseline_value", "actual_value", "national_value",
        "eligible_count", "expected_count",
    ),
    "observations": ("value",),
    "budgets": ("budget_yen", "executed_yen", "execution_rate"),
}  # fmt: skip

Report = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 2 where the scorer or the pages are missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="pages to score, by the start of their names")
    parser.add_argument("--pdf", type=Path, help="folder of renderings, NAME.producer.pdf")
    parser.add_argument("--layout", default="generic")
    parser.add_argument("--verbose", action="store_true", help="list misses and wrong fields")
    chosen = parser.parse_args(arguments)
    scorer = load_scorer()
    files = sources(chosen.names, chosen.pdf)
    if scorer is None or not files:
        print("needs KEIKAKU_SHARED/gold/score.py and pages in tests/unseen*", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        options = pipeline.Options(layout=chosen.layout)
        run = pipeline.convert([str(file) for file in files], out, options)
        for outcome in run.outcomes:
            if outcome.status != "converted":
                print(f"not converted: {outcome}", file=sys.stderr)
        show(scorer, out, files, verbose=chosen.verbose)
    return 0


def load_scorer() -> ModuleType | None:
    """The module score.py next to the annotations of the real documents; None where missing."""
    shared = Path(os.environ.get("KEIKAKU_SHARED", ROOT.parent / "shared"))
    path = shared / "gold" / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    if not path.is_file() or spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for table in (*NUMBERS, "issues"):
        module.READ.setdefault(table, ["document_id"]).append("provenance")
    return module


def sources(names: Sequence[str], renderings: Path | None) -> list[Path]:
    """Annotated pages in order, each followed by its renderings."""
    found: list[Path] = []
    for page in sorted(page for folder in PAGES for page in folder.glob("*.html")):
        if not page.with_suffix(".json").is_file():
            continue
        if names and not any(page.stem.startswith(name) for name in names):
            continue
        found.append(page)
        if renderings is not None:
            found += sorted(renderings.glob(f"{page.stem}.*.pdf"))
    return found


def show(scorer: ModuleType, out: Path, files: Sequence[Path], *, verbose: bool) -> None:
    """Print one line per file, then the means over pages and over renderings."""
    overall: dict[str, list[float]] = {}
    heads = "".join(f"{name:>9}" for name in (*SHORT, "extra", "silent"))
    lines = [f"{'file':<32}{'OVERALL':>8}{heads}"]
    for file in files:
        report = score(scorer, out, file, verbose=verbose)
        kind = ".".join(file.name.split(".")[1:])
        overall.setdefault(kind, []).append(report["overall"])
        lines.append(line(file.name, report))
    for kind, values in overall.items():
        lines.append(f"{f'mean of {len(values)} {kind}':<32}{sum(values) / len(values):>8.3f}")
    print("\n".join(lines))


def score(scorer: ModuleType, out: Path, file: Path, *, verbose: bool) -> Report:
    """The scorer's report on one file; printed in full where verbose."""
    stem = file.name.partition(".")[0]
    (annotation,) = [f for folder in PAGES for f in folder.glob(f"{stem}.json")]
    gold = json.loads(annotation.read_text(encoding="utf-8"))
    scorer.warnings.clear()
    report, documents = scorer.score(gold, out, file.name, verbose)
    report["silent"] = silent(scorer, gold, out, {row["document_id"] for row in documents})
    if verbose:
        print(f"\n==== {file.name}")
        scorer.print_report(report, f"{stem}.json", documents)
        for name, seen in report["document"].items():
            if not seen["right"]:
                print(f"document {name}: {gold['document'][name]!r} read as {documents[0][name]!r}")
        for text in report["silent"]:
            print(f"silent: {text}")
    return dict(report)


def line(name: str, report: Report) -> str:
    """OVERALL and F1 x accuracy per record type; a dash where the annotation holds no rows."""
    cells, extra = [], 0
    for table in TYPES:
        row = report["types"][table]
        if row["in_gold"]:
            cells.append(f"{row['score']:>9.3f}")
        else:
            cells.append(f"{'-':>9}")
            extra += row["all"]["output"] if table == "observations" else row["output"]
    return (
        f"{name:<32}{report['overall']:>8.3f}"
        + "".join(cells)
        + f"{extra:>9}{len(report['silent']):>9}"
    )


def silent(scorer: ModuleType, gold: Report, out: Path, ids: set[str]) -> list[str]:
    """Each wrong number of the document as text, where no issue names its row."""
    tables = {table: scorer.read_table(out, table, ids) for table in TYPES}
    told = {place(row) for row in scorer.read_table(out, "issues", ids) or []}
    matcher = scorer.Scorer(gold, tables, False)
    matcher.linked = dict(matcher.match_initiatives())
    found: list[str] = []
    for table, fields in NUMBERS.items():
        pairs = {o: matcher.gold[table][g] for g, o in getattr(matcher, f"match_{table}")()}
        for number, row in enumerate(matcher.out[table]):
            right = pairs.get(number, {})
            for name in fields:
                wrong = row[name] is not None and not (number in pairs and name not in right)
                wrong = wrong and not scorer.same_num(right.get(name), row[name])
                if wrong and place(row) not in told:
                    found.append(
                        f"{table} {name} {row[name]} for {right.get(name)} at {place(row)}"
                    )
    return found


def place(row: Report) -> tuple[Any, ...]:
    """Page, table and row that a record comes from."""
    at = row["provenance"] or {}
    return tuple(at.get(name) for name in ("page", "table", "row"))


if __name__ == "__main__":
    raise SystemExit(main())
