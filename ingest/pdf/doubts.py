"""What a reader cannot vouch for: pages without text, glyphs without meaning, text unseen."""

from __future__ import annotations

from collections import Counter

import numpy as np

from ingest.pdf.codes import SPACE
from ingest.pdf.engine import UNMAPPED, Characters, PageContent
from ingest.reading import Reading
from schema.document import Ref

FEW_GLYPHS = 30
"""A page with a large picture and no more text than this is a scanned one."""
LARGE_PICTURE, ANY_PICTURE = 0.5, 0.03
MANY_SHAPES = 40
LEAST_IDEOGRAPHS, LEAST_GLYPHS = 20, 500


def is_blank(content: PageContent) -> bool:
    """True where an engine saw no text on a page, and no picture that may hold some."""
    return not np.any(content.characters.code != SPACE) and not is_scanned(content)


def is_scanned(content: PageContent) -> bool:
    """True where a page shows something but has next to no text."""
    glyphs = int(np.sum(content.characters.code != SPACE))
    box = content.images
    area = float(((box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1])).sum()) if len(box) else 0.0
    share = area / max(1.0, content.width * content.height)
    if glyphs == 0:
        return share > ANY_PICTURE or len(content.rules) + len(content.fills) > MANY_SHAPES
    return glyphs <= FEW_GLYPHS and share > LARGE_PICTURE


class Doubts:
    """Takes note of each page, and sums up at the end what concerns the whole document."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._blank: list[int] = []
        self._unmapped: Counter[int] = Counter()
        self._guessed: Counter[int] = Counter()
        self._glyphs = 0
        self._digits = _DigitWatch()

    def look(self, content: PageContent) -> None:
        """Take note of one page."""
        ref = Ref(content.number)
        note = self._reading.note
        glyphs = int(np.sum(content.characters.code != SPACE))
        self._glyphs += glyphs
        if content.problem is not None:
            note("error", "unreadable_page", f"page {content.number}: {content.problem}", ref=ref)
        elif is_scanned(content) and not content.recognised:
            said = "is a picture without a text layer: nothing of it was read"
            if glyphs:
                said = f"is a picture with only {glyphs} characters of text beside it"
            advice = "add a text layer (ocrmypdf -l jpn IN.pdf OUT.pdf) or try --ocr"
            note("error", "scanned_page", f"page {content.number} {said}; {advice}", ref=ref)
        elif is_blank(content):
            self._blank.append(content.number)
        if content.cut:
            said = "has more lines and shapes than are looked at: its tables may be wrong"
            note("error", "too_much_drawing", f"page {content.number} {said}", ref=ref)
        if content.hidden:
            said = f"page {content.number} has text that is clipped away or off the page: left out"
            note("info", "hidden_text", said, text=content.hidden[:500], ref=ref)
        unmapped = int(np.sum(content.characters.code == UNMAPPED))
        if unmapped:
            self._unmapped[content.number] = unmapped
        if content.guessed:
            self._guessed[content.number] = content.guessed
        self._digits.look(content.characters)

    def sum_up(self) -> None:
        """The findings that need the whole document."""
        note = self._reading.note
        if self._blank:
            note("info", "blank_page", f"no text is printed on page {_listed(self._blank)}")
        lost, guessed = self._unmapped.total(), self._guessed.total()
        if lost or guessed:
            pages = sorted(set(self._unmapped) | set(self._guessed))
            note(
                "error" if (lost + guessed) > 0.3 * max(1, self._glyphs) else "warning",
                "unmapped_glyphs",
                f"{lost + guessed:,} of {self._glyphs:,} glyphs come from fonts that do not say "
                f"which characters they are ({lost:,} left as U+FFFD, {guessed:,} guessed) "
                f"on page {_listed(pages)}",
                ref=Ref(pages[0]),
            )
        self._digits.sum_up(self._reading)


def _listed(pages: list[int]) -> str:
    """`3, 5–9 and 12`, cut where there are very many."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    shown = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:12]]
    return ", ".join(shown) + (" …" if len(runs) > 12 else "")


class _DigitWatch:
    """Notices numbers that come out as ideographs, because a font maps its digits wrongly.

    Such ideographs are set half an em apart, as digits are (the drug price list 告示72: 99.6 %
    of its digits). A document of prices without digits is suspicious in itself.
    """

    def __init__(self) -> None:
        self._narrow: Counter[int] = Counter()
        self._ideographs: Counter[int] = Counter()
        self._others: Counter[int] = Counter()
        self._sample: dict[int, str] = {}
        self._glyphs = self._digits = self._units = 0

    def look(self, characters: Characters) -> None:
        """Count one page's glyphs by font."""
        code, font = characters.code, characters.font
        if not len(code):
            return
        ideograph = (code >= 0x4E00) & (code <= 0x9FFF)
        digit = ((code >= 48) & (code <= 57)) | ((code >= 0xFF10) & (code <= 0xFF19))
        self._glyphs += len(code)
        self._digits += int(digit.sum())
        self._units += int(np.isin(code, [ord(one) for one in "円％%"]).sum())
        step = np.hypot(np.diff(characters.x), np.diff(characters.y)) / characters.size[1:]
        narrow = np.zeros(len(code), np.bool_)
        narrow[:-1] = ideograph[:-1] & (step > 0.3) & (step < 0.62)
        narrow[:-1] &= characters.size[1:] == characters.size[:-1]
        for number in np.unique(font[ideograph]).tolist():
            mine = font == number
            self._ideographs[number] += int((ideograph & mine).sum())
            self._narrow[number] += int((narrow & mine).sum())
            self._others[number] += int((mine & ~ideograph & (code != SPACE)).sum())
            if number not in self._sample:
                self._sample[number] = "".join(map(chr, code[mine & ideograph][:40].tolist()))

    def sum_up(self, reading: Reading) -> None:
        """One finding for the fonts whose ideographs stand like digits."""
        fonts = [
            number
            for number, count in self._ideographs.items()
            if count >= LEAST_IDEOGRAPHS
            and self._narrow[number] >= 0.6 * count
            and self._others[number] < 0.2 * count
        ]
        if fonts:
            count = sum(self._narrow[number] for number in fonts)
            said = (
                f"{count:,} ideographs are set as narrowly as digits: their font maps digits to "
                "wrong characters, and the numbers of this document are lost"
            )
            reading.note("error", "suspect_glyphs", said, text=self._sample[fonts[0]])
        elif self._glyphs >= LEAST_GLYPHS and self._units >= 10 and self._digits < self._units / 10:
            said = f"{self._units} units of numbers but {self._digits} digits: they may be lost"
            reading.note("warning", "suspect_glyphs", said)
