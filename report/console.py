"""Where reports are printed."""

from __future__ import annotations

import sys

from rich.console import Console

_LOG_WIDTH = 160


def output() -> Console:
    """The output stream: as wide as the terminal; a file or pipe gets wide lines, uncut."""
    if sys.stdout.isatty():
        return Console()
    return Console(width=_LOG_WIDTH)
