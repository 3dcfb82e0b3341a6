"""A worker process for hostile files: it may be stopped at any time, and its memory is bounded.

One worker reads one file after the other, since starting one costs as much as many pages. It is
replaced when it was stopped, has crashed, or has grown.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import pickle
import select
import struct
import subprocess
import sys
import threading
import time
from dataclasses import replace
from typing import IO, Any

from ingest.errors import ReadError
from ingest.pdf.engines import other_than
from ingest.pdf.options import PdfOptions
from schema.document import Document, Finding

LENGTH = struct.Struct("!Q")
GRACE = 5.0
"""Seconds beyond the time limit in which the worker may say itself that it is late."""
_START = "from ingest.pdf.worker import main; main()"


class Stopped(Exception):
    """The worker ended before it answered."""


class Worker:
    """One child process that reads PDFs."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self.owner = os.getpid()

    def ask(self, request: object, seconds: float) -> Any:
        """The answer to a request. Raises `Stopped` where none comes in time."""
        frame = pickle.dumps(request, protocol=5)
        writer = threading.Thread(target=self._send, args=(frame,), daemon=True)
        writer.start()
        return pickle.loads(self._receive(time.monotonic() + seconds))

    def _send(self, frame: bytes) -> None:
        with contextlib.suppress(OSError):
            pipe = self._pipe(self._process.stdin)
            pipe.write(LENGTH.pack(len(frame)))
            pipe.write(frame)
            pipe.flush()

    def _receive(self, until: float) -> bytes:
        descriptor = self._pipe(self._process.stdout).fileno()
        (size,) = LENGTH.unpack(self._exactly(descriptor, LENGTH.size, until))
        return self._exactly(descriptor, size, until)

    def _exactly(self, descriptor: int, size: int, until: float) -> bytes:
        got = bytearray()
        while len(got) < size:
            ready, _, _ = select.select([descriptor], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise Stopped("time")
            piece = os.read(descriptor, min(1 << 20, size - len(got)))
            if not piece:
                raise Stopped("crash")
            got += piece
        return bytes(got)

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        assert pipe is not None
        return pipe

    def stop(self) -> int | None:
        """End the process; its exit status (negative: the signal that ended it)."""
        with contextlib.suppress(OSError):
            self._process.kill()
        status = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        return status


_lock = threading.Lock()
_worker: Worker | None = None


def _at_work() -> Worker:
    """This process's worker; a forked child gets one of its own."""
    global _worker
    if _worker is None or _worker.owner != os.getpid():
        _worker = Worker()
    return _worker


def _replace_worker() -> int | None:
    global _worker
    status = None
    if _worker is not None and _worker.owner == os.getpid():
        status = _worker.stop()
    _worker = None
    return status


atexit.register(_replace_worker)


def read_guarded(source: str, data: bytes, options: PdfOptions) -> Document:
    """Read in the worker; after a crash once more, through the other engine, in what time is left.

    Raises `ReadError` where that fails too.
    """
    late = f"not read after {options.time_limit:g} seconds: stopped"
    until = time.monotonic() + options.time_limit
    try:
        return _read(source, data, options)
    except Stopped as stopped:
        if str(stopped) == "time":
            raise ReadError.about(source, late, "raise the time limit, or split the file") from None
    left = max(1.0, until - time.monotonic())
    other = replace(options, engine=other_than(options.engine), verify=False, time_limit=left)
    try:
        document = _read(source, data, other)
    except Stopped as stopped:
        if str(stopped) == "time":
            raise ReadError.about(source, late, "raise the time limit, or split the file") from None
        limit = f"{options.memory_limit / 1e9:g} GB"
        said = f"reading it crashed, or took more memory than {limit}"
        raise ReadError.about(source, said, "the file is damaged or hostile") from None
    said = f"{options.engine} crashed on the file; {other.engine} read it"
    document.findings.insert(0, Finding("info", "other_engine", said))
    return document


def _read(source: str, data: bytes, options: PdfOptions) -> Document:
    with _lock:
        try:
            answer = _at_work().ask((source, data, options), options.time_limit + GRACE)
        except (Stopped, EOFError, pickle.UnpicklingError) as stopped:
            _replace_worker()
            raise Stopped(str(stopped) if str(stopped) == "time" else "crash") from None
        if answer[0] == "last":
            _replace_worker()
    if isinstance(answer[1], Document):
        return answer[1]
    raise ReadError(str(answer[1]))
