"""Lists of words in reviewed YAML, as the patterns that hold any of them."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import yaml


class WordLists:
    """Topic -> list -> {word: where it was seen}, of one YAML file of a package.

    A word may be a piece of a regular expression (見直し?). It was seen on a page of tests/unseen*
    (its name), in a document of the first five (000 to 004), or is what other branches may say
    (`generic`). Words keep their order: in a pattern the first that fits is taken.
    """

    def __init__(self, package: str, path: str) -> None:
        text = files(package).joinpath(path).read_text("utf-8")
        self.lists: dict[str, dict[str, dict[str, str]]] = yaml.load(text, _loader())

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a list (`editions.new`); KeyError where there is no such list."""
        topic, _, of = name.partition(".")
        return tuple(self.lists[topic][of])

    def any_of(self, *names: str) -> str:
        """A group that matches any word of some lists, to be set into a pattern."""
        return f"(?:{'|'.join(word for name in names for word in self.words(name))})"

    def pattern(self, *names: str) -> re.Pattern[str]:
        """The pattern of any word of some lists."""
        return re.compile(self.any_of(*names))


def _loader() -> Any:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
