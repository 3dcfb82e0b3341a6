"""How a command ends: exit codes, and errors as one clear line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

FAILED = 1
"""Some source could not be converted or read; the others are done."""
UNUSABLE = 2
"""The command could not be carried out: wrong usage, a folder that cannot be written."""
INTERRUPTED = 130
"""Stopped by Ctrl-C; nothing was changed."""


def complain(message: str) -> None:
    """One line on the error stream."""
    typer.echo(f"keikaku: {message}", err=True)


@contextmanager
def clear_errors() -> Iterator[None]:
    """Turn the errors that the rooms mean to raise into one line and an exit code."""
    from ingest.errors import ReadError
    from normalize import TaxonomyError
    from parsers import UnknownLayout
    from store import StoreError

    try:
        yield
    except ReadError as error:
        complain(str(error))
        raise typer.Exit(FAILED) from error
    except (StoreError, TaxonomyError, UnknownLayout) as error:
        complain(str(error))
        raise typer.Exit(UNUSABLE) from error
    except KeyboardInterrupt as error:
        complain("stopped; nothing was changed")
        raise typer.Exit(INTERRUPTED) from error
