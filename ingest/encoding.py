"""Bytes to text: byte order mark, declared charset, else the Japanese encoding that fits best.

A declaration is believed unless the bytes contradict it: public pages are declared Shift_JIS and
saved again as UTF-8, or declare nothing at all.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from ingest.japanese import plausibility
from schema.document import Finding

_DECLARED_WITHIN = 4_096
_SAMPLE = 300_000
_NAMES_ONE = re.compile(rb"charset|encoding", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9_:.\-]+")
_NAMES = {
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j cp932 ms932 csshiftjis",
    "euc_jp": "euc-jp euc_jp x-euc-jp eucjp cseucpkdfmtjapanese",
    "iso2022_jp": "iso-2022-jp iso2022-jp csiso2022jp jis",
    # A declaration that can be read as ASCII is not UTF-16; browsers take it for UTF-8.
    "utf-8": "utf-8 utf8 utf_8 unicode-1-1-utf-8 utf-16 utf-16le utf-16be unicode",
    "cp1252": "us-ascii ascii iso-8859-1 iso8859-1 latin1 latin-1 windows-1252 cp1252",
}
_CODECS = {name: codec for codec, names in _NAMES.items() for name in names.split()}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SHIFTS = (b"\x1b$B", b"\x1b$@", b"\x1b$(", b"\x1b(J", b"\x1b(I")
_JAPANESE = ("utf-8", "cp932", "euc_jp")
_KEEPS_DECLARATION = 0.5
"""A declared encoding stays if its text is at least this plausible, compared with the best."""
_MOST_REPLACED = 0.2
_FEW = 8


@dataclass(frozen=True, slots=True)
class Decoded:
    """A source as text. `declared` is the charset as the source writes it, None: nowhere.

    `replaced` counts the places that no character of the encoding fits (U+FFFD in `text`).
    """

    text: str
    encoding: str
    declared: str | None = None
    replaced: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def broken(self) -> bool:
        """Whether so much was replaced that the source cannot be text in a known encoding."""
        if not self.replaced:
            return False
        sample = self.text[:_SAMPLE]
        beyond_ascii = len(sample) - len(sample.encode("ascii", "ignore"))
        lost = sample.count("\ufffd")
        return lost > max(_FEW, _MOST_REPLACED * beyond_ascii) or (
            lost > _FEW and plausibility(sample) < 0
        )


def decode(data: bytes, *, markup: bool) -> Decoded:
    """The text of `data`; `markup` says whether to look for an HTML or XML declaration.

    The findings tell of a declaration that was wrong or unknown, of characters that were
    replaced, and of an encoding other than UTF-8 that was guessed.
    """
    declared = _declaration(data) if markup else None
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text, replaced = _decode(data[len(mark) :], encoding)
            return _with_findings(text, encoding, declared, replaced)
    codec = _CODECS.get(declared.lower()) if declared else None
    as_utf8 = _strictly(data, "utf-8")
    encoding = _choose(data, codec, as_utf8 is not None)
    if as_utf8 is not None and encoding == "utf-8":
        return _with_findings(as_utf8, encoding, declared, 0)
    text, replaced = _decode(data, encoding)
    return _with_findings(text, encoding, declared, replaced)


def _declaration(data: bytes) -> str | None:
    """The charset that the first bytes of a page declare, in lower case."""
    head = data[:_DECLARED_WITHIN]
    if not _NAMES_ONE.search(head):
        return None
    from bs4.dammit import EncodingDetector  # not needed for dumps

    found = EncodingDetector.find_declared_encoding(head, is_html=True)
    name = _NAME.match(found.strip()) if found else None
    return name.group() if name else None


def _choose(data: bytes, declared: str | None, is_utf8: bool) -> str:
    """The Python codec that fits the bytes; `is_utf8`: they are valid UTF-8."""
    if data.isascii():
        return "iso2022_jp" if any(shift in data for shift in _SHIFTS) else "utf-8"
    if declared in (None, "utf-8") and is_utf8:
        return "utf-8"
    candidates = dict.fromkeys((*((declared,) if declared else ()), *_JAPANESE))
    sample = data[:_SAMPLE]
    scores: dict[str, float] = {
        codec: plausibility(_decode_sample(sample, codec)) for codec in candidates
    }
    if is_utf8:
        # Text of another encoding is hardly ever valid UTF-8 by chance.
        scores["utf-8"] = 2 * abs(scores["utf-8"])
    best = max(scores, key=lambda codec: scores[codec])
    if declared and scores[declared] > 0 and scores[declared] >= _KEEPS_DECLARATION * scores[best]:
        return declared
    return best


def _strictly(data: bytes, codec: str) -> str | None:
    """The text of the bytes, None where the codec does not fit all of them."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _decode_sample(sample: bytes, codec: str) -> str:
    """The sample as text; a character cut at its end does not count."""
    decoder = codecs.getincrementaldecoder(codec)("replace")
    return str(decoder.decode(sample, final=False))


def _decode(data: bytes, codec: str) -> tuple[str, int]:
    """All bytes as text, and how many places had to be replaced.

    EUC-JP and ISO-2022-JP pages print ① and the like by NEC's row 13, which Python's codecs for
    them lack; those of JIS X 0213 have it.
    """
    attempts = [(data, codec)]
    if codec == "euc_jp":
        attempts.append((data, "euc_jis_2004"))
    elif codec == "iso2022_jp":
        attempts.append((data, "iso2022_jp_ext"))
        attempts.append((data.replace(b"\x1b$B", b"\x1b$(Q"), "iso2022_jp_2004"))
    for source, name in attempts:
        if (text := _strictly(source, name)) is not None:
            return text, 0
    texts = [source.decode(name, "replace") for source, name in attempts]
    text = min(texts, key=lambda text: text.count("\ufffd"))
    printed = data.count("\ufffd".encode()) if codec == "utf-8" else 0
    return text, max(text.count("\ufffd") - printed, 1)


def _with_findings(text: str, encoding: str, declared: str | None, replaced: int) -> Decoded:
    """The result with what a person should know about it."""
    findings: list[Finding] = []
    name = "shift_jis" if encoding == "cp932" else encoding.replace("_", "-")
    if declared is not None:
        codec = _CODECS.get(declared.lower())
        if codec is None or (codec != encoding and not text.isascii()):
            message = f"the page declares the charset {declared}, but its bytes are read as {name}"
            findings.append(Finding("warning", "charset_declared_wrong", message, declared))
    elif encoding not in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
        message = f"no charset is declared; the bytes are read as {name}"
        findings.append(Finding("info", "charset_guessed", message))
    if replaced:
        message = f"{replaced} places are no characters in {name} and were replaced by U+FFFD"
        findings.append(Finding("warning", "characters_replaced", message))
    return Decoded(text, encoding, declared, replaced, findings)
