"""Where reports are printed."""

from __future__ import annotations

import io
import sys

from rich.console import Console, RenderableType

_LOG_WIDTH = 160


def output() -> Console:
    """The output stream: as wide as the terminal; a file or pipe gets wide lines, uncut."""
    if sys.stdout.isatty():
        return Console()
    return Console(width=_LOG_WIDTH)


def as_text(shown: RenderableType) -> str:
    """What a pipe would get of it, for a file."""
    console = Console(width=_LOG_WIDTH, file=io.StringIO(), color_system=None)
    with console.capture() as captured:
        console.print(shown, highlight=False)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"
