"""keikaku inspect"""

from __future__ import annotations

import typer

from commands.ending import clear_errors
from commands.options import Layout, Source


def inspect(
    source: Source,
    layout: Layout = None,
) -> None:
    """Show what the reader saw in one document, and which layout was picked and why.

    \b
    Examples:
      keikaku inspect plan.pdf
      keikaku inspect plan.html --layout generic
    """
    with clear_errors():
        import pipeline
        from report.inspection import inspection_lines

        seen = pipeline.inspect(source, layout=layout)
        for line in inspection_lines(seen.document, seen.plan, seen.explanation):
            typer.echo(line)
