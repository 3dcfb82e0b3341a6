"""keikaku layouts and keikaku dictionary: what the program knows before it reads anything."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class DictionaryFormat(StrEnum):
    """How `keikaku dictionary` prints."""

    MARKDOWN = "markdown"
    JSON = "json"


def layouts() -> None:
    """List the layouts that documents are read with.

    \b
    Example:
      keikaku layouts
    """
    from rich import box
    from rich.table import Table

    import parsers
    from report.console import output

    table = Table(
        "layout",
        "branch",
        "family",
        "description",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        show_edge=False,
    )
    for layout in parsers.layouts():
        table.add_row(layout.name, layout.branch or "any", layout.family, layout.description)
    output().print(table)


def dictionary(
    form: Annotated[
        DictionaryFormat, typer.Option("--format", help="Markdown or JSON.")
    ] = DictionaryFormat.MARKDOWN,
) -> None:
    """Print the data dictionary: every table and column with type, unit and meaning.

    \b
    Examples:
      keikaku dictionary > docs/data-dictionary.md
      keikaku dictionary --format json
    """
    from schema.dictionary import dictionary_json, dictionary_markdown

    text = dictionary_json() if form is DictionaryFormat.JSON else dictionary_markdown()
    typer.echo(text, nl=False)
