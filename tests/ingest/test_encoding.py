"""Bytes become text without mojibake, whatever a page says about itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import ReadError, read_document
from ingest.encoding import decode

PROSE = (
    "支部は、健診の案内を加入者へ送り、受診率を六割まで高める。"
    "また、薬局と協力してジェネリック医薬品の使用をすすめ、毎月の結果を広報誌でお知らせする。"
)
JAPANESE = ["utf-8", "cp932", "euc_jp", "iso2022_jp"]


@pytest.mark.parametrize("encoding", JAPANESE)
def test_an_undeclared_encoding_is_found(encoding: str) -> None:
    decoded = decode(PROSE.encode(encoding), markup=False)
    assert (decoded.text, decoded.encoding, decoded.replaced) == (PROSE, encoding, 0)


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "iso2022_jp"])
def test_a_guess_is_reported(encoding: str) -> None:
    (finding,) = decode(PROSE.encode(encoding), markup=True).findings
    assert (finding.severity, finding.code) == ("info", "charset_guessed")


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="Shift_JIS">', "cp932"),
        ("<META http-equiv=Content-Type content='text/html; charset=x-sjis'>", "cp932"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=EUC-JP" />', "euc_jp"),
        ('<?xml version="1.0" encoding="iso-2022-jp"?>', "iso2022_jp"),
        ('<meta charset="utf-8">', "utf-8"),
    ],
)
def test_a_right_declaration_needs_no_finding(declaration: str, encoding: str) -> None:
    text = f"{declaration}<p>{PROSE}</p>"
    decoded = decode(text.encode(encoding), markup=True)
    assert (decoded.text, decoded.encoding, decoded.findings) == (text, encoding, [])


@pytest.mark.parametrize("declared", ["shift_jis", "euc-jp", "utf-8", "iso-8859-1", "x-nothing"])
@pytest.mark.parametrize("encoding", JAPANESE)
def test_a_wrong_declaration_is_overruled_and_reported(declared: str, encoding: str) -> None:
    text = f'<meta charset="{declared}"><p>{PROSE}</p>'
    decoded = decode(text.encode(encoding), markup=True)
    assert decoded.text == text
    wrong = {"shift_jis": "cp932", "euc-jp": "euc_jp", "utf-8": "utf-8"}.get(declared) != encoding
    found = [finding.code for finding in decoded.findings]
    assert found == (["charset_declared_wrong"] if wrong else [])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    text = f'<meta charset="shift_jis">{PROSE}'
    assert decode(text.encode(encoding), markup=True).text == text


def test_circled_numbers_of_windows_are_read_in_the_other_encodings() -> None:
    euc = "".join(chr(0x2460 + n) for n in range(3)).encode("euc_jis_2004")
    assert decode(PROSE.encode("euc_jp") + euc, markup=False).text == PROSE + "①②③"
    jis = PROSE.encode("iso2022_jp") + b"\x1b$B\x2d\x21\x2d\x22\x1b(B"
    assert decode(jis, markup=False).text == PROSE + "①②"


def test_single_bad_bytes_are_replaced_and_reported() -> None:
    decoded = decode(PROSE.encode() + b"\xff\xfe" + PROSE.encode(), markup=False)
    assert decoded.encoding == "utf-8"
    assert decoded.text.replace("\ufffd", "") == PROSE + PROSE
    assert [finding.code for finding in decoded.findings] == ["characters_replaced"]


def test_a_declared_page_with_bad_bytes_stays_what_it_declares() -> None:
    data = b'<meta charset="shift_jis">' + PROSE.encode("cp932") + b"\x81\x00" + b"<p>ok"
    decoded = decode(data, markup=True)
    assert decoded.encoding == "cp932"
    assert [finding.code for finding in decoded.findings] == ["characters_replaced"]


def test_text_in_no_known_encoding_is_an_error() -> None:
    data = bytes((37 * n * n + 11 * n) % 96 + 160 for n in range(4000))
    with pytest.raises(ReadError, match="text in no known encoding"):
        read_document("junk.txt", b"abc\n" + data)


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_decode(data: bytes, markup: bool) -> None:
    decoded = decode(data, markup=markup)
    assert decoded.replaced >= 0
    assert (decoded.replaced > 0) <= ("\ufffd" in decoded.text)


@given(st.sampled_from(JAPANESE), st.text("あいうえおかきくけこはひふへほ、。健診受率", min_size=8))
def test_prose_with_kana_survives_each_encoding(encoding: str, text: str) -> None:
    prose = "これは計画です。" + text
    assert decode(prose.encode(encoding), markup=False).text == prose
