"""The door of the room: a source to a document, or one kind of error."""

import hashlib
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import ReadError, Source, read, read_document
from tests.ingest.show import assert_sound


def test_a_document_knows_its_source() -> None:
    data = "令和5年度\n項番\t事業\n".encode()
    document = read_document("plans/a.txt", data)
    assert document.source == "plans/a.txt"
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.size == len(data)
    assert document == read(Source("plans/a.txt", lambda: data)) == read("plans/a.txt", data)


def test_a_name_alone_is_not_opened() -> None:
    with pytest.raises(TypeError):
        read("plans/a.txt")


def test_without_the_pdf_reader_a_pdf_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ingest.pdf", None)
    with pytest.raises(ReadError, match=r"^plan.pdf: this is a PDF file, and its reader"):
        read_document("plan.pdf", b"%PDF-1.7\n")


def test_an_error_of_the_pdf_reader_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    class Reader:
        @staticmethod
        def read_pdf(source: str, data: bytes) -> None:
            raise ReadError("the PDF has no pages")

    monkeypatch.setitem(sys.modules, "ingest.pdf", Reader)
    with pytest.raises(ReadError, match=r"^plan.pdf: the PDF has no pages$"):
        read_document("plan.pdf", b"%PDF-1.7\n")


def test_an_error_is_one_line_of_bounded_length() -> None:
    error = ReadError.about("a\nb\x1b[31m" + "c" * 5_000, "first\nsecond", "do\tthis")
    assert str(error).count("\n") == 0
    assert str(error).isprintable()
    assert len(str(error)) < 400


@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode)))
def test_any_bytes_give_a_document_or_a_read_error(data: bytes) -> None:
    if b"%PDF" in data:
        return
    try:
        document = read_document("any", data)
    except ReadError as error:
        assert str(error).startswith("any: ")
    else:
        assert_sound(document)


@given(st.text(max_size=300))
def test_any_text_is_a_page(text: str) -> None:
    try:
        assert_sound(read_document("any", ("<html><body>" + text).encode("utf-8", "replace")))
    except ReadError as error:
        assert "neither PDF, HTML nor text" in str(error)
