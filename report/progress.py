"""Progress of a run on the error stream: a bar on a terminal, plain lines in a log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from report.summary import progress_line
from schema.outcome import Outcome


@contextmanager
def progress(console: Console) -> Iterator[Callable[[int, int, Outcome], None]]:
    """A callback that shows each finished source; failures stay readable above the bar."""
    if not console.is_terminal:
        yield lambda number, total, outcome: console.print(
            Text(progress_line(number, total, outcome)), soft_wrap=True
        )
        return
    columns = (
        TextColumn("converting"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)

        def show(number: int, total: int, outcome: Outcome) -> None:
            bar.update(task, completed=number, total=total, description=outcome.source)
            if outcome.error:
                style = "red" if outcome.status == "failed" else "yellow"
                console.print(Text(outcome.error, style=style), soft_wrap=True)

        yield show
