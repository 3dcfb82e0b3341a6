"""What is done with each source of a batch, in this process or in one of its own."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from batch.collector import seldom
from batch.outcomes import converted, describe, duplicate, failed
from batch.pool import Limits, Lost, isolated
from schema.outcome import Outcome
from schema.records import Records

Packed = TypeVar("Packed")


class Named(Protocol):
    """A source: a name to show and a way to its bytes."""

    @property
    def name(self) -> str:
        """Where it is."""

    @property
    def read(self) -> Callable[[], bytes]:
        """Fetches its bytes; may raise."""


@dataclass(frozen=True, slots=True)
class Job(Generic[Packed]):
    """Converts one source. It never raises, whatever the document is.

    `convert` makes records of a name and bytes, `pack` gives them the shape in which they are
    handed on; `twin` makes of a packed document what is kept of it where its bytes were converted
    before under another name: it is handed that name and the packed issue that says so;
    `expected` are the errors whose message is already a clear line.
    """

    convert: Callable[[str, bytes], Records]
    pack: Callable[[Records], Packed]
    twin: Callable[[Packed, str, Packed], Packed]
    expected: tuple[type[Exception], ...] = ()

    def __call__(self, source: Named) -> tuple[Outcome, Packed]:
        """The outcome and the packed rows; of a failed source one row of the table issues."""
        data: bytes | None = None
        try:
            data = source.read()
            with seldom():
                return self._done(source.name, data)
        except self.expected as error:
            reason = str(error)
        except Exception as error:  # noqa: BLE001 - no document may stop the batch
            reason = describe(error)
        outcome, records = failed(source.name, data, reason)
        return outcome, self.pack(records)

    def _done(self, name: str, data: bytes) -> tuple[Outcome, Packed]:
        """The rows packed; as models they are gone before the collector looks for any again."""
        records = self.convert(name, data)
        return converted(records), self.pack(records)


def results(
    sources: Sequence[Named],
    job: Job[Packed],
    *,
    jobs: int,
    limits: Limits,
) -> Generator[tuple[Outcome, Packed], None, None]:
    """The result for each source, in order.

    Of the second of two with the same bytes no more than its row of `documents` is kept.
    `jobs` 0 works in this process, without limits.
    """
    seen: dict[str, str] = {}
    for outcome, packed in _work(sources, job, jobs, limits):
        first = outcome.source
        if outcome.status == "converted" and outcome.sha256:
            first = seen.setdefault(outcome.sha256, outcome.source)
        if first == outcome.source:
            yield outcome, packed
        else:
            twin, records = duplicate(outcome, first)
            yield twin, job.twin(packed, first, job.pack(records))


def _work(
    sources: Sequence[Named],
    job: Job[Packed],
    jobs: int,
    limits: Limits,
) -> Iterator[tuple[Outcome, Packed]]:
    if jobs == 0:
        yield from map(job, sources)
        return
    done = isolated(sources, job, jobs=jobs, limits=limits)
    for source, result in zip(sources, done, strict=True):
        if isinstance(result, Lost):
            outcome, records = failed(source.name, None, result.reason)
            yield outcome, job.pack(records)
        else:
            yield result
