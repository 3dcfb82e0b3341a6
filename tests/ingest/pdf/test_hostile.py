"""Files that would hang, crash or flood a reader."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from ingest.errors import ReadError
from ingest.pdf import PdfOptions, read_pdf
from schema.document import Document
from tests.ingest.pdf.drawing import FONT, Sheet, assemble, pdf
from tests.ingest.pdf.reading import only_table, read, shape

HERE = PdfOptions(isolate=False)


def codes(document: Document) -> dict[str, str]:
    """Severities of the findings by code."""
    return {finding.code: finding.severity for finding in document.findings}


def plain(*pages: bytes, count: int | None = None, kids: bytes | None = None) -> bytes:
    """A file with a page tree to order; `pages` are page dictionaries without their parent."""
    numbers = b" ".join(b"%d 0 R" % (4 + index) for index in range(len(pages)))
    return assemble([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count or len(pages), kids or numbers),
        FONT,
        *(b"<< /Type /Page /Parent 2 0 R %s >>" % page for page in pages),
    ])  # fmt: skip


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.4\n" + bytes(range(256)) * 40])
def test_what_is_no_pdf_is_one_clear_error(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"plan\.pdf: not a readable PDF"):
        read_pdf("plan.pdf", data, options=HERE)


@pytest.mark.parametrize("pages", [b"<< /Type /Pages /Count 0 /Kids [] >>", b"null"])
def test_no_pages_are_a_failure(pages: bytes) -> None:
    data = assemble([b"<< /Type /Catalog /Pages 2 0 R >>", pages])
    with pytest.raises(ReadError, match=r"^empty\.pdf: the PDF has no pages$"):
        read_pdf("empty.pdf", data, options=HERE)


def test_a_truncated_file_is_an_error_or_a_document() -> None:
    whole = pdf(*(Sheet().write(50, 50, "本文") for _ in range(5)))
    for cut in range(200, len(whole), 400):
        try:
            document = read_pdf("cut.pdf", whole[:cut], options=HERE)
        except ReadError as error:
            assert "cut.pdf" in str(error)
        else:
            assert document.pages


def test_a_cyclic_page_tree_ends() -> None:
    data = plain(b"/MediaBox [0 0 200 200]", kids=b"2 0 R 4 0 R", count=3)
    try:
        assert read_pdf("cycle.pdf", data, options=HERE).pages
    except ReadError as error:
        assert "cycle.pdf" in str(error)


def test_a_hundred_thousand_declared_pages() -> None:
    data = plain(b"/MediaBox [0 0 200 200]", count=100_000)
    start = time.monotonic()
    try:
        document = read_pdf("many.pdf", data, options=PdfOptions(isolate=False, page_limit=50))
    except ReadError as error:
        assert "many.pdf" in str(error)
    else:
        assert {"page_limit", "unreadable_page", "blank_page"} & set(codes(document))
    assert time.monotonic() - start < 20


def test_more_pages_than_the_limit_are_told() -> None:
    data = pdf(*(Sheet().write(50, 50, f"{number}枚目") for number in range(5)))
    document = read_pdf("long.pdf", data, options=PdfOptions(isolate=False, page_limit=3))
    assert codes(document)["page_limit"] == "error"
    assert document.pages == 5
    assert [block.page for block in document.blocks] == [1, 2, 3]


@pytest.mark.parametrize(
    "box", [b"[0 0 0 0]", b"[10 10 10 500]", b"[0 0 1e30 1e30]", b"[]", b"null"]
)
def test_pages_of_no_or_endless_size(box: bytes) -> None:
    document = read_pdf("size.pdf", plain(b"/MediaBox %s" % box), options=HERE)
    assert document.pages == 1


def test_giant_coordinates() -> None:
    sheet = Sheet().rules([50.0, 100.0, 150.0], [50.0, 80.0, 110.0]).write(55, 70, "甲")
    sheet.rule(-1e9, 50, 1e9, 50).rule(1e15, 1e15, -1e15, 1e15).write(1e12, 1e12, "遠")
    document = read(sheet)
    assert any("甲" in cell.text for table in document.tables() for cell in table.cells)


def test_a_million_segments_are_bounded_work() -> None:
    pieces = "".join(
        f"{x % 590} {x // 590 % 840} m {x % 590 + 3} {x // 590 % 840} l\n"
        for x in range(0, 3_000_000, 3)
    )
    sheet = Sheet(marks=["0.2 w", pieces, "S"]).write(50, 50, "本文の文字")
    start = time.monotonic()
    document = read(sheet)
    assert codes(document)["too_much_drawing"] == "error"
    assert time.monotonic() - start < 60


def test_a_million_paths_are_bounded_work() -> None:
    pieces = "".join(f"{x % 590} {x // 590 % 840} 2 0.3 re f\n" for x in range(450_000))
    document = read(Sheet(marks=[pieces]))
    assert codes(document)["too_much_drawing"] == "error"


def test_forms_nested_without_end_are_told() -> None:
    def form(inner: int) -> bytes:
        return (
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] /Length 19"
            b" /Resources << /XObject << /A %d 0 R >> >> >>\nstream\n0 0 m 9 0 l S /A Do"
            b"\nendstream" % inner
        )

    page = b"/MediaBox [0 0 200 200] /Contents 5 0 R /Resources << /XObject << /A 6 0 R >> >>"
    data = assemble([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>", FONT,
        b"<< /Type /Page /Parent 2 0 R %s >>" % page,
        b"<< /Length 5 >>\nstream\n/A Do\nendstream",
        *(form(7 + depth) for depth in range(9)), form(15),
    ])  # fmt: skip
    assert codes(read_pdf("forms.pdf", data, options=HERE))["too_much_drawing"] == "error"


def test_rotated_pages_keep_their_table() -> None:
    sheet = Sheet(rotate=180)
    sheet.rules([100.0, 200.0, 300.0], [100.0, 150.0, 200.0])
    for x, y, text in ((190, 180, "甲"), (290, 180, "乙"), (190, 130, "丙"), (290, 130, "丁")):
        sheet.write(x, y, text, turn=2)
    table = only_table(read(sheet))
    assert [cell.text for cell in table.cells] == ["乙", "甲", "丁", "丙"]


@pytest.mark.parametrize("quarter", [1, 3])
def test_pages_on_their_side_are_read_upright(quarter: int) -> None:
    sheet = Sheet(rotate=90 * quarter).rules([100.0, 200.0, 300.0], [100.0, 150.0, 200.0])
    for x, y, text in ((150, 125, "一"), (250, 125, "二"), (150, 175, "三"), (250, 175, "四")):
        sheet.write(x, y, text, turn=-quarter)
    table = only_table(read(sheet))
    order = {1: "三一四二", 3: "二四一三"}[quarter]
    assert "".join(cell.text for cell in table.cells) == order
    assert [cell.row for cell in table.cells] == [0, 0, 1, 1]


def test_fonts_that_do_not_say_what_they_mean_are_counted() -> None:
    font = FONT.replace(b"/UniJIS-UCS2-H", b"/Identity-H").replace(b"(Japan1)", b"(Identity)")
    document = read_pdf(
        "font.pdf", pdf(Sheet().write(50, 50, "実施率の推移"), font=font), options=HERE
    )
    finding = next(f for f in document.findings if f.code == "unmapped_glyphs")
    assert finding.severity == "error"
    assert "6 of 6 glyphs" in finding.message


def test_a_picture_of_a_page_is_told() -> None:
    page = b"/MediaBox [0 0 200 200] /Contents 5 0 R /Resources << /XObject << /I 6 0 R >> >>"
    body = b"q 200 0 0 200 0 0 cm /I Do Q"
    image = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
        b" /ColorSpace /DeviceGray /Length 1 >>\nstream\n\x00\nendstream"
    )
    data = assemble([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>", FONT,
        b"<< /Type /Page /Parent 2 0 R %s >>" % page,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body), image,
    ])  # fmt: skip
    document = read_pdf("scan.pdf", data, options=HERE)
    finding = next(f for f in document.findings if f.code == "scanned_page")
    assert finding.severity == "error"
    assert "ocrmypdf -l jpn" in finding.message


def test_digits_that_come_out_as_ideographs_are_told() -> None:
    """A drug price list's font maps its digits to ideographs; they are set half an em apart."""
    sheet = Sheet()
    for number in range(12):
        sheet.write(50, 60 + 20 * number, "錠剤の名称と規格")
        for place, character in enumerate("汲朽灸宮吸"):
            sheet.write(300 + 4.5 * place, 60 + 20 * number, character, font="G")
    finding = next(f for f in read(sheet).findings if f.code == "suspect_glyphs")
    assert finding.severity == "error"
    assert (finding.text or "").startswith("汲朽灸")


def test_the_worker_is_stopped_when_it_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    from ingest.pdf import guard

    monkeypatch.setattr(guard, "GRACE", -0.2)
    data = pdf(*(Sheet().write(50, 50, "本文" * 30) for _ in range(400)))
    with pytest.raises(ReadError, match=r"slow\.pdf: not read after 0\.2\d* seconds"):
        read_pdf("slow.pdf", data, options=PdfOptions(time_limit=0.2001))
    monkeypatch.setattr(guard, "GRACE", 5.0)
    assert read_pdf("next.pdf", pdf(Sheet().write(50, 50, "次"))).pages == 1


def test_a_second_try_after_a_crash_has_the_time_that_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from ingest.pdf import guard

    tried: list[tuple[str, float]] = []

    def crashing(_source: str, _data: bytes, options: PdfOptions) -> Document:
        tried.append((options.engine, options.time_limit))
        time.sleep(0.05)
        raise guard.Stopped("crash" if len(tried) == 1 else "time")

    monkeypatch.setattr(guard, "_read", crashing)
    with pytest.raises(ReadError, match=r"^odd\.pdf: not read after 2 seconds: stopped; "):
        read_pdf("odd.pdf", b"%PDF", options=PdfOptions(time_limit=2.0))
    assert [engine for engine, _ in tried] == ["pypdfium2", "pdfplumber"]
    assert tried[1][1] < 1.96


def test_a_file_that_takes_too_much_memory_is_one_error_and_the_next_is_read() -> None:
    limit = 150_000_000
    with pytest.raises(ReadError, match=r"big\.pdf: .*memory"):
        read_pdf(
            "big.pdf",
            pdf(Sheet()) + b" " * 1000 + b"x" * 120_000_000,
            options=PdfOptions(memory_limit=limit),
        )
    assert read_pdf("next.pdf", pdf(Sheet().write(50, 50, "次"))).pages == 1


def test_the_worker_gives_what_reading_in_process_gives() -> None:
    data = pdf(Sheet().rules([50.0, 100.0, 150.0], [50.0, 80.0, 110.0]).write(55, 70, "甲"))
    guarded = read_pdf("same.pdf", data)
    assert guarded == read_pdf("same.pdf", data, options=HERE)
    assert shape(only_table(guarded)) == (2, 2, 4)


def test_every_file_of_the_corpus_ends_well(shared: Path) -> None:
    """100 odd files: a document with pages, or one clear line; encrypted ones say so."""
    for path in sorted((shared / "corpus" / "odd").glob("*.pdf")):
        options = PdfOptions(time_limit=60, page_limit=40)
        try:
            document = read_pdf(path.name, path.read_bytes(), options=options)
        except ReadError as error:
            assert str(error).startswith(path.name), str(error)
            assert "\n" not in str(error)
        else:
            assert document.pages
            assert document.blocks or document.findings, path.name


@pytest.mark.parametrize("name", ["pdfminer-aes-256.pdf", "qpdf-enc-R3_V2_U-view_O-master.pdf"])
def test_encrypted_files_ask_for_the_password(shared: Path, name: str) -> None:
    data = (shared / "corpus" / "odd" / name).read_bytes()
    with pytest.raises(ReadError, match="encrypted: pass --password"):
        read_pdf(name, data, options=HERE)
    with pytest.raises(ReadError, match="the password is wrong"):
        read_pdf(name, data, options=PdfOptions(isolate=False, password="wrong"))
    right = "foo" if name.startswith("pdfminer") else "view"
    assert read_pdf(name, data, options=PdfOptions(isolate=False, password=right)).pages
