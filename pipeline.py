"""From sources to tables: the one place that strings the rooms together.

    bytes -ingest-> Document -parsers-> Plan -normalize-> Records -store-> Parquet

Rooms are imported where they are used: the command line asks for help far more often than it
converts.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from schema.manifest import Manifest
from schema.options import Options
from schema.outcome import Outcome

__all__ = ["Converted", "Options", "Run", "Seen", "convert", "convert_document", "inspect"]

if TYPE_CHECKING:
    from corrections import Corrector
    from ingest import Source
    from ingest.pdf import PdfOptions
    from normalize import Taxonomy
    from schema.document import Document
    from schema.plan import Plan
    from schema.records import Records
    from store import Tables

_SMALL = 2_000_000
"""Bytes of a document up to which its reading makes no work for the garbage collector."""

Progress = Callable[[int, int, Outcome], None]
"""Called for each source when it is done: its number from 1, how many there are, the outcome."""


@dataclass(slots=True)
class Converted:
    """One document: its rows, and the plan they were made of (layout, reasons, roles)."""

    records: Records
    plan: Plan


@dataclass(slots=True)
class Run:
    """A batch: an outcome for each source; `manifest` None where nothing was written.

    `problems` has a line for each correction that was applied nowhere.
    """

    outcomes: list[Outcome] = field(default_factory=list)
    manifest: Manifest | None = None
    problems: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int | None:
        """Rows written to all tables together; None where nothing was written."""
        if self.manifest is None:
            return None
        return sum(table.rows for table in self.manifest.tables.values())


@dataclass(slots=True)
class Seen:
    """One document before it is normalized, and the layouts' word on it."""

    document: Document
    plan: Plan
    explanation: list[str]


def convert_document(
    name: str,
    data: bytes,
    *,
    taxonomy: Taxonomy,
    layout: str | None = None,
    pdf: PdfOptions | None = None,
) -> Converted:
    """Convert one document. `name` is only a name: format and layout follow from the bytes.

    Raises ReadError where it cannot be read, UnknownLayout where `layout` names none.
    """
    import normalize
    import parsers
    from ingest import read_document
    from normalize.text.remembered import forget

    with _collection_paused(len(data) if pdf is None else _SMALL + 1):
        try:
            document = read_document(name, data, pdf_options=pdf)
            plan = parsers.parse(document, layout=layout)
            return Converted(normalize.build(document, plan, taxonomy), plan)
        finally:
            forget()  # what was told of this document's texts


@contextmanager
def _collection_paused(size: int) -> Iterator[None]:
    """No search for reference cycles while a small document is read: it takes a sixth of the time.

    Documents and plans are trees; large ones are left to the collector, to be safe.
    """
    pause = size <= _SMALL and gc.isenabled()
    if pause:
        gc.disable()
    try:
        yield
    finally:
        if pause:
            gc.enable()


def convert(
    arguments: Sequence[str],
    out: Path,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Run:
    """Convert all sources that the arguments stand for, and write the tables of all.

    One bad document never stops the others. A run in which nothing could be converted does not
    replace the output of an earlier one.
    Raises StoreError where `out` cannot be written (it is then as it was before), TaxonomyError
    for a bad overlay, CorrectionError for bad corrections, UnknownLayout where `options.layout`
    names none, NoRecognition where `options.ocr` lacks a tool.
    """
    import batch

    options = _possible(options or Options())
    sources = _sources(arguments)
    if options.jobs:
        batch.warm_up(_needed(sources))  # goes on while this process imports what it needs

    import normalize
    from ingest import ReadError
    from normalize.overlay import overlay_hash
    from store import is_output, mark_twin, open_output

    taxonomy = normalize.load_taxonomy(options.overlay)
    overlay = overlay_hash(options.overlay)
    corrector, digest = _corrector(options, taxonomy)
    if options.layout is not None:
        _check_layout(options.layout)
    job = batch.Job(partial(_records, options), _tables, mark_twin, expected=(ReadError,))
    limits = batch.Limits(options.seconds, options.megabytes)
    results = batch.results(sources, job, jobs=options.jobs, limits=limits)
    run = Run()
    with open_output(out) as output, closing(results):
        for number, (outcome, tables) in enumerate(results, 1):
            tables, corrected = corrector.apply(tables)
            outcome = outcome.with_infos(corrected)
            output.add(tables)
            run.outcomes.append(outcome)
            if progress is not None:
                progress(number, len(sources), outcome)
        run.problems = corrector.problems()
        output.add(_tables(_unmatched(run.problems)))
        if any(outcome.status == "converted" for outcome in run.outcomes) or not is_output(out):
            inputs = [outcome.as_input() for outcome in run.outcomes]
            run.manifest = output.commit(inputs, taxonomy.version, overlay, digest)
    return run


def _corrector(options: Options, taxonomy: Taxonomy) -> tuple[Corrector, str | None]:
    """What applies the corrections, and the SHA-256 of their file."""
    from corrections import Corrector, read_corrections
    from normalize.records.breaks import series_break

    corrections, digest = read_corrections(options.corrections, taxonomy.indicators)
    return Corrector(corrections, partial(series_break, taxonomy)), digest


def _records(options: Options, name: str, data: bytes) -> Records:
    """What a worker does with one document."""
    import normalize

    taxonomy = normalize.load_taxonomy(options.overlay)
    done = convert_document(
        name, data, taxonomy=taxonomy, layout=options.layout, pdf=_pdf_options(options, data)
    )
    return done.records


def _pdf_options(options: Options, data: bytes) -> PdfOptions | None:
    """None for other formats: the PDF libraries take longer to load than a page to read."""
    if b"%PDF" not in data[:1024]:
        return None
    from ingest.pdf import PdfOptions

    return PdfOptions(
        engine=options.pdf_engine,
        password=options.password,
        verify=options.verify,
        ocr=options.ocr,
        memory_limit=options.megabytes * 1024 * 1024,
        time_limit=max(1.0, options.seconds - 10),  # reached before the worker's own
    )


def _unmatched(problems: Sequence[str]) -> Records:
    """Rows of issues for corrections that were applied nowhere."""
    from schema.records import IssueRecord, Records

    return Records(
        issues=[
            IssueRecord(
                document_id=None, severity="error", code="correction_unmatched", message=line
            )
            for line in problems
        ]
    )


def _tables(records: Records) -> Tables:
    from store import to_tables

    return to_tables(records)


def _needed(sources: Sequence[Source]) -> list[str]:
    """Modules to import before the workers are forked."""
    modules = ["ingest.html", "ingest.dump", "parsers", "normalize", "store"]
    if any(source.name.lower().endswith(".pdf") for source in sources):
        modules.append("ingest.pdf")
    return modules


def _sources(arguments: Sequence[str]) -> list[Source]:
    """All sources in order, each once; an argument that names nothing fails when it is read."""
    from ingest import ReadError, Source, find_sources

    sources: dict[str, Source] = {}
    for argument in arguments:
        try:
            found = list(find_sources([argument]))
        except ReadError as error:
            found = [Source(argument, partial(_fail, error))]
        for source in found:
            sources.setdefault(source.name, replace(source, name=_printable(source.name)))
    return list(sources.values())


def _fail(error: Exception) -> bytes:
    raise error


def _printable(name: str) -> str:
    """A file name as text that any table can hold: bytes that are no UTF-8 as `\\x8c`."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _possible(options: Options) -> Options:
    """The options; raises NoRecognition before anything is read, where recognition lacks a tool."""
    if options.ocr:
        from ingest.pdf.ocr import tesseract

        tesseract()
    return options


def _check_layout(name: str) -> None:
    """Say so once, not once a document, where there is no such layout."""
    import parsers

    names = [layout.name for layout in parsers.layouts()]
    if name not in names:
        raise parsers.UnknownLayout(f"no layout named {name!r}; there are: {', '.join(names)}")


def inspect(argument: str, options: Options | None = None) -> Seen:
    """Read and parse one document. Raises ReadError, UnknownLayout and NoRecognition."""
    import parsers
    from ingest import find_sources, read_document

    options = _possible(options or Options())
    source = find_sources([argument])[0]
    data = source.read()
    document = read_document(source.name, data, pdf_options=_pdf_options(options, data))
    plan = parsers.parse(document, layout=options.layout)
    return Seen(document, plan, parsers.explain(document))
