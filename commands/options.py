"""Arguments and options of the commands, each with its help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Engine(StrEnum):
    """A library that reads PDF files."""

    PYPDFIUM2 = "pypdfium2"
    PDFPLUMBER = "pdfplumber"


Layout = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="Read with this layout instead of the one that fits (keikaku layouts)."
    ),
]

Overlay = Annotated[
    Path | None,
    typer.Option(
        "--taxonomy",
        metavar="FILE",
        help="YAML with names of your own, read over the built-in taxonomy.",
    ),
]

Corrections = Annotated[
    Path | None,
    typer.Option(
        "--corrections", metavar="FILE", help="YAML with values that you know better, and why."
    ),
]

Sources = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE", help="Files, folders, globs or zip archives."),
]

Source = Annotated[str, typer.Argument(metavar="FILE", help="One document.")]

Out = Annotated[
    Path, typer.Option("--out", metavar="DIR", help="Folder for the tables; made if missing.")
]

Strict = Annotated[
    bool, typer.Option("--strict", help="Count an issue of severity error as a failure.")
]

AsJson = Annotated[
    bool, typer.Option("--json", help="Print the summary as JSON on the output stream.")
]

Jobs = Annotated[
    int | None,
    typer.Option(
        min=0, metavar="N", help="Processes; 0: this one, without limits. Default: one a core."
    ),
]

Timeout = Annotated[
    float,
    typer.Option(min=1, metavar="SECONDS", help="Time after which one document is given up."),
]

PdfEngine = Annotated[
    Engine, typer.Option("--pdf-engine", help="Library that reads PDF files; both give the same.")
]

Password = Annotated[
    str | None, typer.Option(metavar="TEXT", help="Password of encrypted PDF files.")
]

Verify = Annotated[
    bool,
    typer.Option(
        "--verify", help="Read digits of PDF files with the other engine too, and compare."
    ),
]

Ocr = Annotated[
    bool,
    typer.Option(
        "--ocr",
        help="Recognise pages of PDF files that are only pictures, some 10 s each; needs "
        "keikaku[ocr] and Tesseract with its jpn model.",
    ),
]
