"""The errors of this room: a source that cannot be read, and a tool that is not there."""

from __future__ import annotations

_LONGEST_NAME = 300


class ReadError(Exception):
    """A source could not be read; the message is one line that names it and says what to do."""

    @classmethod
    def about(cls, source: str, problem: str, advice: str = "") -> ReadError:
        """The error `source: problem; advice`, kept to one printable line."""
        message = f"{_one_line(source)}: {_one_line(problem)}"
        return cls(f"{message}; {_one_line(advice)}" if advice else message)


class NoRecognition(Exception):
    """Text of pictures cannot be recognised here; the message says what is missing."""


def _one_line(text: str) -> str:
    """`text` without line breaks and control characters, of bounded length."""
    printable = "".join(c if c.isprintable() else " " for c in text[: 4 * _LONGEST_NAME])
    joined = " ".join(printable.split())
    return joined if len(joined) <= _LONGEST_NAME else joined[: _LONGEST_NAME - 1] + "…"
