"""Exit 1 says "different", so nothing but a finished comparison may end with it."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from commands.ending import UNUSABLE, complain

TRACE = "KEIKAKU_TRACE"
"""Environment variable: when set, an unexpected error shows where it arose."""


@contextmanager
def never_by_accident() -> Iterator[None]:
    """End with 2 and one line where something goes wrong that no room meant to raise.

    Python ends with 1 after an unexpected error, and so does typer after Ctrl-C: for `diff` that
    would mean "different". Stopped by a signal, it ends with 128 plus the signal's number.
    """
    try:
        yield
    except (typer.Exit, typer.BadParameter):
        raise
    except (KeyboardInterrupt, typer.Abort) as error:
        complain("stopped")
        raise typer.Exit(128 + signal.SIGINT) from error
    except Exception as error:
        if os.environ.get(TRACE):
            traceback.print_exc()
        words = " ".join(str(error).split())
        said = f"{type(error).__name__}: {words}" if words else type(error).__name__
        complain(f"not done, for an unexpected error: {said} ({TRACE}=1 shows where)")
        raise typer.Exit(UNUSABLE) from error


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """A reader that has seen enough (`keikaku diff A B | head`) changes nothing about the result.

    What is still buffered goes nowhere, else Python would complain at its end and change the code.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
