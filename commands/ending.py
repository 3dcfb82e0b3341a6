"""How a command ends: exit codes, and errors as one clear line."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import typer

FAILED = 1
"""Some source could not be converted or read; the others are done."""
UNUSABLE = 2
"""The command could not be carried out: wrong usage, a folder that cannot be written."""


class Terminated(KeyboardInterrupt):
    """The system asked the program to end; handled like Ctrl-C."""


def complain(message: str) -> None:
    """One line on the error stream."""
    typer.echo(f"keikaku: {message}", err=True)


@contextmanager
def clear_errors() -> Iterator[None]:
    """Turn the errors that the rooms mean to raise into one line and an exit code.

    Stopped by a signal, a command cleans up and ends with 128 plus the signal's number: 130
    after Ctrl-C, 143 after SIGTERM.
    """
    from corrections import CorrectionError
    from ingest import NoRecognition, ReadError
    from normalize import TaxonomyError
    from parsers import UnknownLayout
    from store import StoreError

    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    except ReadError as error:
        complain(str(error))
        raise typer.Exit(FAILED) from error
    except (CorrectionError, NoRecognition, StoreError, TaxonomyError, UnknownLayout) as error:
        for line in str(error).splitlines():
            complain(line)
        raise typer.Exit(UNUSABLE) from error
    except KeyboardInterrupt as error:
        complain("stopped; nothing was changed")
        number = signal.SIGTERM if isinstance(error, Terminated) else signal.SIGINT
        raise typer.Exit(128 + number) from error
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminate(_number: int, _frame: FrameType | None) -> None:
    raise Terminated
