"""The worker's side of `guard`: reads requests from standard input, writes answers back."""

from __future__ import annotations

import gc
import os
import pickle
import sys
from typing import BinaryIO

from ingest.errors import ReadError
from ingest.pdf.guard import LENGTH
from ingest.pdf.inprocess import read_in_process
from ingest.pdf.options import PdfOptions
from schema.document import Document

LARGEST = 700_000_000
"""A worker that has grown beyond this many bytes asks to be replaced."""


def main() -> None:
    """Answer requests until standard input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not get between the answers.
    os.dup2(2, 1)
    # Documents live as long as their answer takes: collecting in between only costs time.
    gc.disable()
    # The thread that opens the next page waits so long for the interpreter, at most (5 ms else).
    sys.setswitchinterval(0.001)
    while (frame := _frame(sys.stdin.buffer)) is not None:
        source, data, options = pickle.loads(frame)
        del frame
        _bound_memory(options.memory_limit)
        answer = _answer(source, data, options)
        del data
        body = pickle.dumps(("last" if _resident() > LARGEST else "next", answer), protocol=5)
        answers.write(LENGTH.pack(len(body)))
        answers.write(body)
        answers.flush()
        del answer, body
        # What is left now are the libraries: frozen, they are not searched again after each file,
        # which takes longer than reading a page.
        gc.collect()
        gc.freeze()


def _frame(pipe: BinaryIO) -> bytes | None:
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (size,) = LENGTH.unpack(head)
    return pipe.read(size)


def _answer(source: str, data: bytes, options: PdfOptions) -> Document | str:
    """The document, or the message of the error."""
    try:
        return read_in_process(source, data, options)
    except ReadError as error:
        return str(error)
    except MemoryError:
        limit = f"{options.memory_limit / 1e9:g} GB"
        said = f"it takes more memory than {limit}"
        return str(ReadError.about(source, said, "the file is damaged or hostile"))
    except RecursionError:
        return str(ReadError.about(source, "its parts are nested without end"))


def _bound_memory(limit: int) -> None:
    """Let allocations fail beyond `limit` bytes, where the system can do that."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or limit <= hard:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _resident() -> int:
    """Bytes of memory in use now, as far as the system says."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
