"""The format of a source is told by its bytes alone."""

import pytest

from ingest import ReadError, read_document
from ingest.sniff import sniff


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"\x00\x01junk before the header\n" * 20 + b"%PDF-1.4\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\n",
        b"1 0 obj<</Pages 2 0 R>>endobj",
    ],
)
def test_pdf_is_found_behind_junk_and_without_its_first_line(data: bytes) -> None:
    assert sniff("plan.html", data) == "application/pdf"


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><title>計画</title>",
        "\n\n  <html lang=ja><body>計画",
        "<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML'><html>",
        "<!-- saved from somewhere -->\n<HTML><HEAD>",
        "<table>\n\t<tr>\n\t\t<td>項目</td>\n\t\t<td>計画</td>\n\t</tr>\n</table>",
        "<div class='main'><p>計画</p></div>",
    ],
)
def test_a_page_is_html_whatever_its_file_is_called(text: str) -> None:
    assert sniff("plan.pdf", text.encode()) == "text/html"
    assert sniff("plan.pdf", text.encode("utf-16")) == "text/html"


@pytest.mark.parametrize(
    "text",
    [
        "令和5年度 事業計画\n\n項番\t事業\t計画\n1\t広報\t<ul><li>冊子を配る</li></ul>\n",
        "<p>1 広報</p>\t<p>冊子を配る</p>\n<p>2 健診</p>\t<p>案内を送る</p>\n",
        "<達成状況> ○：達成\n",
    ],
)
def test_a_dump_is_text_although_its_cells_hold_html(text: str) -> None:
    assert sniff("plan.html", text.encode()) == "text/plain"


@pytest.mark.parametrize("data", [b"", b" \r\n\t \n", b"\0\0\0\0"])
def test_nothing_at_all_is_an_error(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^計画.txt: the file is empty"):
        read_document("計画.txt", data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04\x14\x00", "ZIP archive or Office file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office file"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(256)) * 40, "neither PDF, HTML nor text"),
    ],
)
def test_other_files_are_named_for_what_they_are(data: bytes, what: str) -> None:
    with pytest.raises(ReadError, match=what):
        read_document("plan.pdf", data)
