"""One worker process: takes an item, works on it, sends the result back."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any


@dataclass(frozen=True, slots=True)
class Lost:
    """What stands in for a result that never came; `reason` completes `item: …`."""

    reason: str


class Begun:
    """Sent when the work on an item begins: from now on its time counts."""


def serve(connection: Connection, work: Callable[[Any], Any], megabytes: int | None) -> None:
    """The worker's whole life: ends when the other side closes the connection.

    It leads a process group of its own, so that what it starts ends with it. Ctrl-C is the
    parent's business: it stops its workers itself.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    if megabytes is not None:
        _limit_memory(megabytes)
    while True:
        try:
            item = connection.recv()
        except (EOFError, OSError):
            return
        with contextlib.suppress(BrokenPipeError):
            connection.send(Begun())
            connection.send(_guarded(work, item, megabytes))


def _guarded(work: Callable[[Any], Any], item: Any, megabytes: int | None) -> Any:
    """The result, or Lost where the work let an exception out."""
    try:
        return work(item)
    except MemoryError:
        return Lost(f"needs more than {megabytes} MB of memory")
    except Exception as error:  # noqa: BLE001 - whatever it is, it concerns this item alone
        return Lost(f"{type(error).__name__}: {error}")


def _limit_memory(megabytes: int) -> None:
    """Let this process grow by so much beyond what its libraries have mapped by now.

    Only where the system can (Linux); elsewhere there is the time limit.
    """
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            mapped = int(file.read().split()[0]) * resource.getpagesize()
        bound = mapped + megabytes * 1024 * 1024
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard != resource.RLIM_INFINITY:
            bound = min(bound, hard)
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
