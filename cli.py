"""The command line. It only puts the commands together; what they do stands in `pipeline`."""

from __future__ import annotations

from typing import Annotated

import typer

from commands import taxonomy
from commands.convert import convert
from commands.diff import diff
from commands.history import history
from commands.inspect import inspect
from commands.knowledge import dictionary, layouts
from commands.new_branch import new_branch
from commands.review import review

app = typer.Typer(
    name="keikaku",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command()(convert)
app.command()(diff)
app.command()(history)
app.command()(inspect)
app.command()(review)
app.command()(layouts)
app.command()(dictionary)
app.command()(new_branch)
app.add_typer(taxonomy.app, name="taxonomy")


def _version(asked: bool) -> None:
    if asked:
        from schema.version import VERSION

        typer.echo(f"keikaku {VERSION}")
        raise typer.Exit


@app.callback()
def keikaku(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Turn the yearly plans of 全国健康保険協会's branches into clean Parquet tables.

    \b
    Examples:
      keikaku convert plans/ --out tables
      keikaku inspect plan.pdf
    """


def main() -> None:
    """The command `keikaku`."""
    app()


if __name__ == "__main__":
    main()
