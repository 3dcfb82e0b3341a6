"""keikaku convert"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from commands.ending import FAILED, clear_errors, complain
from commands.options import (
    AsJson,
    Corrections,
    Engine,
    Jobs,
    Layout,
    Ocr,
    Out,
    Overlay,
    Password,
    PdfEngine,
    Sources,
    Strict,
    Timeout,
    Verify,
)
from schema.options import Options

if TYPE_CHECKING:
    from pipeline import Run


def convert(
    sources: Sources,
    out: Out,
    strict: Strict = False,
    as_json: AsJson = False,
    layout: Layout = None,
    overlay: Overlay = None,
    corrections: Corrections = None,
    jobs: Jobs = None,
    timeout: Timeout = 300.0,
    pdf_engine: PdfEngine = Engine.PYPDFIUM2,
    password: Password = None,
    verify: Verify = False,
    ocr: Ocr = False,
) -> None:
    """Convert documents to Parquet tables, one file a record type.

    PDF, HTML and text dumps are told apart by their content. One bad document does not stop
    the others. The tables of an earlier run are replaced only when all new ones are complete.

    \b
    Examples:
      keikaku convert plans/ --out tables
      keikaku convert 2020/*.html 2021.zip --out tables --strict
      keikaku convert plan.pdf --out tables --json
      keikaku convert plans/ --out tables --taxonomy mine.yaml --corrections fixes.yaml

    \b
    Exit codes:
      0    all converted
      1    some failed or a correction matched nothing, the others are written
      2    could not be carried out: wrong usage, a folder that cannot be written
      130  stopped by Ctrl-C, nothing was changed
    """
    options = Options(
        layout=layout,
        overlay=overlay,
        corrections=corrections,
        jobs=(os.cpu_count() or 1) if jobs is None else jobs,
        seconds=timeout,
        pdf_engine=pdf_engine.value,
        password=password,
        verify=verify,
        ocr=ocr,
    )
    with clear_errors():
        run = _run(sources, out, options)
        _print_json(run, out) if as_json else _print_summary(run)
    _end(run, out, strict)


def _end(run: Run, out: Path, strict: bool) -> None:
    """Say what did not go as it should, and exit with its code."""
    if run.manifest is None:
        complain(f"nothing was converted; {out} keeps the tables of an earlier run")
    for problem in run.problems:
        complain(problem)
    if run.problems or any(outcome.fails(strict) for outcome in run.outcomes):
        raise typer.Exit(FAILED)


def _run(sources: list[str], out: Path, options: Options) -> Run:
    from rich.console import Console

    import pipeline
    from report.progress import progress

    with progress(Console(stderr=True)) as show:
        return pipeline.convert(sources, out, options, show)


def _print_summary(run: Run) -> None:
    from report.console import output
    from report.summary import CAPTION, sentence, summary_table

    console = output()
    console.print(summary_table(run.outcomes, console.width))
    console.print(CAPTION, style="dim", highlight=False)
    console.print(sentence(run.outcomes, run.rows), highlight=False)


def _print_json(run: Run, out: Path) -> None:
    tables = {} if run.manifest is None else run.manifest.tables
    summary = {
        "out": str(out),
        "written": run.manifest is not None,
        "documents": [outcome.model_dump() for outcome in run.outcomes],
        "tables": {name: table.rows for name, table in tables.items()},
    }
    typer.echo(json.dumps(summary, ensure_ascii=False, indent=2))
