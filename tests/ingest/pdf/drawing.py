"""PDF files drawn by hand, mark by mark: what no producer can be talked into.

Coordinates are points from the top left of the page. The font is a CID font that is not
embedded, so that no font file is needed; its codes are UCS-2, so text comes back as written.
"""

from __future__ import annotations

from dataclasses import dataclass, field

FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /UniJIS-UCS2-H"
    b" /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /DW 1000"
    b" /W [1 94 500]"
    b" /FontDescriptor << /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 4"
    b" /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700"
    b" /StemV 80 >> >>] >>"
)


@dataclass
class Sheet:
    """One page."""

    width: float = 595.0
    height: float = 842.0
    rotate: int = 0
    marks: list[str] = field(default_factory=list)

    def rule(self, x0: float, y0: float, x1: float, y1: float, thick: float = 0.5) -> Sheet:
        """A stroked line."""
        self.marks.append(f"{thick} w {x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def rules(self, xs: list[float], ys: list[float], thick: float = 0.5) -> Sheet:
        """A whole grid."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1], thick)
        for y in ys:
            self.rule(xs[0], y, xs[-1], y, thick)
        return self

    def box(self, x0: float, y0: float, x1: float, y1: float, color: str = "0 0 0") -> Sheet:
        """A stroked rectangle; `color` as red, green and blue from 0 to 1."""
        place = f"{x0} {self.height - y1} {x1 - x0} {y1 - y0}"
        self.marks.append(f"q {color} RG 0.75 w {place} re S Q")
        return self

    def fill(self, x0: float, y0: float, x1: float, y1: float, color: str = "0 0 0") -> Sheet:
        """A filled rectangle, thin ones being how browsers draw rules."""
        place = f"{x0} {self.height - y1} {x1 - x0} {y1 - y0}"
        self.marks.append(f"q {color} rg {place} re f Q")
        return self

    def write(
        self, x: float, y: float, text: str, size: float = 9.0, turn: int = 0, font: str = "F"
    ) -> Sheet:
        """Text whose baseline starts at a point; `turn` counts quarter turns clockwise."""
        cos, sin = ((1, 0), (0, -1), (-1, 0), (0, 1))[turn % 4]
        code = text.encode("utf-16-be").hex()
        place = f"{cos} {sin} {-sin} {cos} {x} {self.height - y}"
        self.marks.append(f"BT /{font} {size} Tf {place} Tm <{code}> Tj ET")
        return self

    def write_down(self, x: float, y: float, text: str, size: float = 9.0) -> Sheet:
        """Upright glyphs one below the other."""
        for number, character in enumerate(text):
            self.write(x, y + number * size, character, size)
        return self

    def page(self) -> bytes:
        """The content stream."""
        return "\n".join(self.marks).encode("ascii")


def assemble(objects: list[bytes], root: int = 1, extra: bytes = b"") -> bytes:
    """A file of numbered objects with a cross-reference table."""
    out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    out += b"trailer << /Size %d /Root %d 0 R %s >>\n" % (len(objects) + 1, root, extra)
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def pdf(*sheets: Sheet, font: bytes = FONT) -> bytes:
    """A file of some pages."""
    count = len(sheets)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
        font,
    ]
    for index, sheet in enumerate(sheets):
        box = f"[0 0 {sheet.width} {sheet.height}]".encode()
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Rotate %d /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R /G %d 0 R >> >> >>"
            % (box, sheet.rotate, 5 + 2 * index, 4 + 2 * count)
        )
        body = sheet.page()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body))
    objects.append(font.replace(b"HeiseiMin-W3", b"HeiseiKakuGo-W5"))
    return assemble(objects)
