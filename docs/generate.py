"""Write the generated pages: data-dictionary.md and commands.md. Run by `make docs`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from typer.testing import CliRunner

from cli import app
from schema.dictionary import dictionary_markdown

_INTRO = """\
# Commands

Generated from the commands' own help by `make docs`; do not edit by hand.
"""


def pages() -> dict[str, str]:
    """File name to text of every generated page."""
    return {"data-dictionary.md": dictionary_markdown(), "commands.md": commands_markdown()}


def commands_markdown() -> str:
    """The help of every command, as `keikaku COMMAND --help` prints it."""
    parts = [_INTRO]
    for words in [(), *_commands()]:
        title = " ".join(("keikaku", *words))
        parts.append(f"\n## {title}\n\n```\n{_help(words)}```\n")
    return "".join(parts)


def _commands() -> Iterator[tuple[str, ...]]:
    for name in command_names(()):
        below = command_names((name,))
        yield (name,)
        yield from ((name, child) for child in below)


def command_names(words: tuple[str, ...]) -> list[str]:
    """The commands that the help of a command group lists; none for a plain command."""
    _, _, listed = _help(words).partition("\nCommands:\n")
    return [line.split()[0] for line in listed.splitlines() if line[2:3].strip()]


def _help(words: tuple[str, ...]) -> str:
    result = CliRunner().invoke(
        app, [*words, "--help"], prog_name="keikaku", env={"COLUMNS": "80"}, terminal_width=80
    )
    return result.output


if __name__ == "__main__":
    for name, text in pages().items():
        (Path(__file__).parent / name).write_text(text, encoding="utf-8")
