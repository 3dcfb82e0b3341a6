"""The next page, opened in a thread while the one before is made sense of.

pdfium opens a page in a few calls of milliseconds, during which Python may go on: with a second
core they take no time of their own. pdfium itself is for one thread at a time, so whoever wants
anything of it settles first what is under way.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Opened = TypeVar("Opened")

_under_way: threading.Thread | None = None


def settle() -> None:
    """Wait until no thread is in pdfium."""
    global _under_way
    if _under_way is not None:
        _under_way.join()
        _under_way = None


class Ahead(Generic[Opened]):
    """Opens things by their number, the next one in advance."""

    def __init__(self, open_one: Callable[[int], Opened], close: Callable[[Opened], None]) -> None:
        self._open, self._close = open_one, close
        self._number = -1
        self._made: Opened | None = None
        self._error: BaseException | None = None

    def take(self, number: int) -> Opened:
        """Open one; at once where it was opened in advance. Raises what opening it raises."""
        settle()
        if number != self._number:
            self.drop()
            return self._open(number)
        made, error = self._made, self._error
        self._number, self._made, self._error = -1, None, None
        if error is not None:
            raise error
        assert made is not None
        return made

    def start(self, number: int) -> None:
        """Begin to open one; nothing else may be asked of pdfium before `settle`."""
        global _under_way
        self.drop()
        thread = threading.Thread(target=self._run, args=(number,), daemon=True)
        try:
            thread.start()
        except RuntimeError:  # no room for a thread: the page is opened when it is asked for
            return
        self._number, _under_way = number, thread

    def _run(self, number: int) -> None:
        try:
            self._made = self._open(number)
        except BaseException as error:  # noqa: BLE001 - raised again where the page is asked for
            self._error = error

    def drop(self) -> None:
        """Close what was opened in advance and not taken."""
        settle()
        if self._made is not None:
            self._close(self._made)
        self._number, self._made, self._error = -1, None, None
