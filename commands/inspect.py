"""keikaku inspect"""

from __future__ import annotations

import typer

from commands.ending import clear_errors
from commands.options import Engine, Layout, Ocr, Password, PdfEngine, Source
from schema.options import Options


def inspect(
    source: Source,
    layout: Layout = None,
    pdf_engine: PdfEngine = Engine.PYPDFIUM2,
    password: Password = None,
    ocr: Ocr = False,
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

        options = Options(layout=layout, pdf_engine=pdf_engine.value, password=password, ocr=ocr)
        seen = pipeline.inspect(source, options)
        for line in inspection_lines(seen.document, seen.plan, seen.explanation):
            typer.echo(line)
