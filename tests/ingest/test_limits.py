"""Hostile sources: each ends soon, in a bounded document or an error of one line."""

import time
from collections.abc import Iterator

import pytest

from ingest import Limits, ReadError, read_document
from tests.ingest.show import assert_sound, codes, document, page

SECONDS = 15


@pytest.fixture(autouse=True)
def soon() -> Iterator[None]:
    """No test of this file may take long."""
    started = time.monotonic()
    yield
    assert time.monotonic() - started < SECONDS


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"<html>" + b"<div>" * 10_000 + b"x" + b"</div>" * 10_000, "elements inside each other"),
        (b"<html>" + b"<table><tr><td>" * 10_000, "elements inside each other"),
        (b"a" * 50_000_000, "bytes of text"),
        (b"a\n" + b"b" * 20_000_000, "line 2 has 20,000,000 characters"),
        (b"<html><p>" + b"a " * 10_000_000, "a line has more than"),
        (b"a" + b"\n" * 20_000_000, "more than 500,000 lines"),
        (b"a\t" * 300_000, "table cells"),
        (b"<html>" + b"<p>" * 500_000, "tags"),
        (b"<html><table>" + b"<tr><td colspan=1000 rowspan=0>x" * 9_000, "columns together"),
    ],
)
def test_too_much_is_an_error_of_one_line(data: bytes, problem: str) -> None:
    with pytest.raises(ReadError, match=problem) as error:
        read_document("big.html", data)
    assert str(error.value).startswith("big.html: ")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "x\t" + "<!--" * 90_000,
        "x\t" + "<p " * 90_000,
        "x\t<td " + "a" * 500_000 + ">",
        "x\t<u style='" + "text-decoration:" * 30_000 + "'>",
        "**a " * 200_000,
        "x\t" + "<ul>" * 90_000 + "</li>" * 90_000,
        "x\t" + "<b>" * 90_000 + "<i>y</i>" * 20_000,
        "<div>" + "\n" * 60_000 + "x" * 60_000,
        "<html>" + "<b>" * 1_400 + "<i>y</i>" * 20_000,
        "<html>" + "<table><tr><td>a<td>" * 400 + "<i>y</i>" * 20_000,
        " " * 2_000_000 + "x",
    ],
    ids=range(11),
)
def test_patterns_do_not_run_long(text: str) -> None:
    assert_sound(document(text))


def test_tables_nested_too_deep_are_read_as_text() -> None:
    read = page("<table border=1><tr><td>a<td>" * 40 + "innermost")
    assert "tables_nested_too_deep" in codes(read)
    assert len(read.findings) <= 20
    assert_sound(read)


def test_entities_are_not_expanded_and_no_file_is_opened() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    read = document(
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "ha">{bomb}'
        '<!ENTITY file SYSTEM "file:///etc/passwd">]><html><body><p>&e11;</p><p>&file;</p></body>'
    )
    printed = " ".join(paragraph.text for paragraph in read.paragraphs())
    assert len(printed) < 2_000
    assert "root:" not in printed


def test_limits_can_be_set() -> None:
    with pytest.raises(ReadError, match="more than 10 bytes"):
        read_document("a.txt", b"12345678901", limits=Limits(source_bytes=10))
    with pytest.raises(ReadError, match="more than 1 table cells"):
        read_document("a.txt", b"1\t2", limits=Limits(cells=1))
