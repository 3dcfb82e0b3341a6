"""The next page is opened in advance: same pages, same errors, nothing left open."""

from __future__ import annotations

import threading

import pytest

from ingest.pdf import PdfOptions, read_pdf
from ingest.pdf.ahead import Ahead
from ingest.pdf.engine_pdfium import PdfiumEngine
from tests.ingest.pdf.drawing import Sheet, pdf


class Shelf:
    """Hands out numbers, and knows which are out and which thread asked for them."""

    def __init__(self, missing: int = -1) -> None:
        self.out: list[int] = []
        self.asked: list[tuple[int, bool]] = []
        self._missing = missing

    def open(self, number: int) -> int:
        self.asked.append((number, threading.current_thread() is threading.main_thread()))
        if number == self._missing:
            raise KeyError(number)
        self.out.append(number)
        return number

    def close(self, number: int) -> None:
        self.out.remove(number)


def test_the_next_one_is_opened_in_a_thread() -> None:
    shelf = Shelf()
    ahead = Ahead(shelf.open, shelf.close)
    assert ahead.take(0) == 0
    ahead.start(1)
    assert ahead.take(1) == 1
    assert shelf.asked == [(0, True), (1, False)]


def test_one_that_is_not_wanted_is_closed() -> None:
    shelf = Shelf()
    ahead = Ahead(shelf.open, shelf.close)
    ahead.start(1)
    assert ahead.take(7) == 7
    assert shelf.out == [7]
    ahead.start(8)
    ahead.drop()
    assert shelf.out == [7]


def test_an_error_is_raised_where_its_page_is_asked_for() -> None:
    ahead = Ahead(Shelf(missing=1).open, Shelf().close)
    assert ahead.take(0) == 0
    ahead.start(1)
    with pytest.raises(KeyError):
        ahead.take(1)
    ahead.start(2)
    assert ahead.take(2) == 2


def test_without_room_for_a_thread_the_page_is_opened_when_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", full)
    shelf = Shelf()
    ahead = Ahead(shelf.open, shelf.close)
    ahead.start(1)
    assert ahead.take(1) == 1
    assert shelf.asked == [(1, True)]


def test_pages_in_any_order_are_the_same() -> None:
    data = pdf(*(Sheet().write(50, 50, f"{number}枚目") for number in range(6)))
    engine = PdfiumEngine(data)
    in_turn = [engine.page(index).characters.code.tolist() for index in range(6)]
    other = PdfiumEngine(data)
    mixed = {i: other.page(i).characters.code.tolist() for i in (3, 0, 1, 5, 2, 4)}
    engine.close()
    other.close()
    assert in_turn == [mixed[index] for index in range(6)]


def test_pages_are_the_same_where_pdfium_forgets_what_it_has_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = pdf(*(Sheet().write(50, 50, f"{number}枚目") for number in range(7)))
    whole = read_pdf("long.pdf", data, options=PdfOptions(isolate=False))
    monkeypatch.setattr("ingest.pdf.engine_pdfium.PAGES_KEPT", 2)
    assert read_pdf("long.pdf", data, options=PdfOptions(isolate=False)) == whole


def test_two_files_at_once_do_not_meet() -> None:
    first, second = (
        PdfiumEngine(pdf(*(Sheet().write(50, 50, text) for _ in range(3)))) for text in "甲乙"
    )
    seen = [[chr(e.page(i).characters.code[0]) for e in (first, second)] for i in range(3)]
    assert seen == [["甲", "乙"]] * 3
    first.close()
    second.close()


def test_a_file_left_in_the_middle_is_closed() -> None:
    data = pdf(*(Sheet().write(50, 50, "本文") for _ in range(5)))
    options = PdfOptions(isolate=False, page_limit=2)
    assert read_pdf("long.pdf", data, options=options).pages == 5
