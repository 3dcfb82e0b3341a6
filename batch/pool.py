"""A pool of worker processes that outlives crashes, hangs and hunger for memory.

The pools of the standard library are lost as a whole when one worker dies, and cannot stop one
that hangs. Here each item has its own time limit; what it does to its process ends with it.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from batch.worker import Begun, Lost, serve

__all__ = ["Limits", "Lost", "isolated", "warm_up"]

Item = TypeVar("Item")
Result = TypeVar("Result")

_START = 60.0
"""Seconds that a new process may take to begin, on a busy machine, beyond an item's own limit."""
_AHEAD = 4
"""Results kept while an earlier item is still being worked on, for each worker."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may cost. `megabytes` None: no limit on memory."""

    seconds: float = 300.0
    megabytes: int | None = 2048


def warm_up(modules: Sequence[str]) -> None:
    """Begin to import the modules that workers need, once for all of them, in the background."""
    context = _context()
    if context.get_start_method() == "forkserver":
        from multiprocessing import forkserver

        context.set_forkserver_preload(list(modules))
        forkserver.ensure_running()


def isolated(
    items: Sequence[Item],
    work: Callable[[Item], Result],
    *,
    jobs: int,
    limits: Limits,
) -> Iterator[Result | Lost]:
    """The result for each item, in the order of the items, worked out in `jobs` processes.

    `work`, items and results must be picklable. An item whose work crashes, raises, takes too
    long or too much memory gives `Lost`.
    """
    pool = _Pool(work, min(jobs, len(items)), limits)
    try:
        yield from pool.run(items)
    finally:
        pool.stop()


def _context() -> Any:
    """Processes forked from a small server where the system can: quick, and nothing inherited."""
    forks = "forkserver" in multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if forks else "spawn")


class _Worker:
    """A process, our end of its connection, and what it is busy with."""

    def __init__(self, process: Any, connection: Connection) -> None:
        self.process = process
        self.connection = connection
        self.index: int | None = None
        self.deadline = 0.0

    def kill(self) -> None:
        """End the process and all that it started."""
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.connection.close()


class _Pool:
    def __init__(self, work: Callable[[Any], Any], jobs: int, limits: Limits) -> None:
        self._context = _context()
        self._work = work
        self._limits = limits
        self._workers = [self._start() for _ in range(jobs)]

    def run(self, items: Sequence[Any]) -> Iterator[Any]:
        """Hand out items as workers get free; results in order."""
        results: dict[int, Any] = {}
        given = 0
        for wanted in range(len(items)):
            while wanted not in results:
                last = min(len(items), wanted + _AHEAD * len(self._workers))
                free = [worker for worker in self._workers if worker.index is None]
                for worker, index in zip(free, range(given, last), strict=False):
                    self._give(worker, index, items[index])
                    given = index + 1
                results.update(self._collect())
            yield results.pop(wanted)

    def stop(self) -> None:
        """End all workers, at once."""
        for worker in self._workers:
            worker.kill()

    def _give(self, worker: _Worker, index: int, item: Any) -> None:
        worker.index = index
        worker.deadline = time.monotonic() + self._limits.seconds + _START
        # A worker that died while it was idle is noticed when its answer is waited for.
        with contextlib.suppress(OSError):
            worker.connection.send(item)

    def _collect(self) -> dict[int, Any]:
        """Wait for the next results; what is overdue is lost."""
        busy = {worker.connection: worker for worker in self._workers if worker.index is not None}
        first = min(worker.deadline for worker in busy.values())
        ready = wait(list(busy), timeout=max(0.0, first - time.monotonic()))
        results: dict[int, Any] = {}
        for connection in ready:
            results.update(self._receive(busy[connection]))  # type: ignore[index]
        now = time.monotonic()
        for worker in busy.values():
            if worker.index is not None and worker.deadline <= now:
                reason = f"gave up after {self._limits.seconds:g} seconds"
                results[worker.index] = self._replace(worker, reason)
        return results

    def _receive(self, worker: _Worker) -> dict[int, Any]:
        """The result that a worker sent, if it did not just say that it began."""
        index = worker.index
        assert index is not None
        try:
            result = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join()
            return {index: self._replace(worker, _cause_of_death(worker.process.exitcode))}
        if isinstance(result, Begun):
            worker.deadline = time.monotonic() + self._limits.seconds
            return {}
        worker.index = None
        return {index: result}

    def _replace(self, worker: _Worker, reason: str) -> Lost:
        worker.kill()
        self._workers[self._workers.index(worker)] = self._start()
        return Lost(reason)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=serve, args=(theirs, self._work, self._limits.megabytes), daemon=True
        )
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _cause_of_death(code: int | None) -> str:
    if code is not None and code < 0:
        return f"the reading process was ended by {signal.Signals(-code).name}"
    return f"the reading process ended with code {code}"
