"""Lines out of pieces of text: blanks collapsed, underlined and bold runs kept.

All readers of markup share this, so that the same cell gives the same lines from a page of HTML
and from a dump.
"""

from __future__ import annotations

import re

from ingest.limits import TooMuch
from ingest.tags import Style
from schema.document import Line, Mark

BLANKS = " \t\n\r\f\v\xa0"
"""What HTML prints as one blank. The ideographic space U+3000 is not among them: it is kept
inside a line and stripped at its ends only."""

_RUN = re.compile(r"[ \t-\r\xa0]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]+")
_WIDE = "⺀-〾ぁ-㏿㐀-䶿一-鿿豈-﫿︰-﹏！-｠￠-￦𠀀-𯿿"
_WRAP = re.compile(rf"(?<=[{_WIDE}])[ \t\xa0]*[\r\n][ \t-\r\xa0]*(?=[{_WIDE}])")
_WIDE_CHARACTER = re.compile(f"[{_WIDE}]")


def squeeze(text: str) -> str:
    """`text` with runs of blanks collapsed to one, and none at its ends.

    A line break of the source between two wide characters is dropped, not made a blank: Japanese
    has no blanks between words (CSS Text 3, segment break transformation).
    """
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    text = _CONTROL.sub("", text)
    if "\n" in text or "\r" in text:
        text = _WRAP.sub("", text)
    return _RUN.sub(" ", text).strip(" ")


def plain_lines(text: str, longest: int) -> list[Line]:
    """The one line of a text without markup, or none. Raises `TooMuch` where it is too long."""
    if text.isprintable() and "  " not in text:
        plain = text.strip(" ")
    else:
        plain = squeeze(text).strip("\u3000 ")
    if len(plain) > longest:
        raise TooMuch(f"a line has more than {longest:,} characters")
    return [Line(plain)] if plain else []


_SEARCH_DEPTH = 64


class LineBuilder:
    """Takes pieces of text and line ends, gives `Line`s with the marks open at each piece."""

    __slots__ = (
        "_gap",
        "_length",
        "_level",
        "_longest",
        "_marks",
        "_open",
        "_parts",
        "_styles",
        "lines",
    )

    def __init__(self, longest: int) -> None:
        self.lines: list[Line] = []
        self._longest = longest
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""
        self._level = 0
        self._marks: list[Mark] = []
        self._styles: list[tuple[str, Style | None]] = []
        self._open: dict[Style, int] = {}

    @property
    def styles(self) -> int:
        """How many tags that matter to styles are open."""
        return len(self._styles)

    def open_style(self, tag: str, style: Style | None) -> None:
        """A tag sets a style; None: it sets none, but its end tag must not end another's."""
        if style is not None:
            self._open[style] = self._open.get(style, 0) + 1
        elif not any(name == tag for name, _ in self._styles[-_SEARCH_DEPTH:]):
            return
        self._styles.append((tag, style))

    def close_style(self, tag: str) -> None:
        """The end tag of a style, if it is open."""
        styles = self._styles
        for place in range(len(styles) - 1, max(-1, len(styles) - 1 - _SEARCH_DEPTH), -1):
            if styles[place][0] == tag:
                self._forget(styles.pop(place)[1])
                return

    def close_styles(self, keep: int) -> None:
        """End all styles but the `keep` outermost, with the block they were opened in."""
        while len(self._styles) > keep:
            self._forget(self._styles.pop()[1])

    def _forget(self, style: Style | None) -> None:
        if style is not None:
            self._open[style] -= 1
            if not self._open[style]:
                del self._open[style]

    def add(self, text: str) -> int:
        """Append a piece; blanks at its ends become at most one blank. Returns characters kept.

        Raises `TooMuch` where the line gets longer than the limit.
        """
        core = squeeze(text) if text != " " else ""
        if not core:
            if text:
                self._gap = "\n" if "\n" in text else self._gap or " "
            return 0
        if self._length:
            lead = text[: len(text) - len(text.lstrip(BLANKS))]
            self._close_gap(self._gap + lead, core)
        start = self._length
        self._parts.append(core)
        self._length += len(core)
        if self._length > self._longest:
            raise TooMuch(f"a line has more than {self._longest:,} characters")
        for style in self._open:
            self._mark(style, start)
        self._gap = text[len(text.rstrip(BLANKS)) :] if text[-1] in BLANKS else ""
        return len(core)

    def end_line(self) -> None:
        """End the line, if anything was printed on it."""
        self._gap = ""
        if not self._length:
            return
        whole = "".join(self._parts)
        text = whole.strip("\u3000 ")
        if text:
            marks = self._marks
            if marks:
                marks = _shift(marks, len(whole) - len(whole.lstrip("\u3000 ")), len(text))
            self.lines.append(Line(text, self._level, tuple(marks)))
            self._level = 0
        self._parts, self._marks, self._length = [], [], 0

    def add_line(self, text: str, level: int) -> None:
        """A whole line without markup inside, opening a list item of this depth (0: none)."""
        self.open_item(level or (0 if self._length else self._level))
        if self._open:
            self.add(text)
            self.end_line()
        elif lines := plain_lines(text, self._longest):
            lines[0].level, self._level = self._level, 0
            self.lines += lines

    def open_item(self, level: int) -> None:
        """End the line; the next one opens a list item of this depth."""
        self.end_line()
        self._level = level

    def take(self) -> list[Line]:
        """End the line and give all lines so far; begins anew."""
        self.end_line()
        self._level = 0
        lines, self.lines = self.lines, []
        return lines

    def _close_gap(self, gap: str, core: str) -> None:
        """One blank between two pieces, none where a Japanese line was only wrapped."""
        if not gap:
            return
        wrapped = "\n" in gap or "\r" in gap
        if wrapped and _WIDE_CHARACTER.match(self._parts[-1][-1]) and _WIDE_CHARACTER.match(core):
            return
        self._parts.append(" ")
        self._length += 1

    def _mark(self, style: Style, start: int) -> None:
        """Mark the piece that begins at `start`, joined to a run of this style before it."""
        for place in range(len(self._marks) - 1, -1, -1):
            mark = self._marks[place]
            if mark.style != style:
                continue
            if mark.end == start or (mark.end == start - 1 and self._parts[-2] == " "):
                self._marks[place] = Mark(mark.start, self._length, style)
                return
            break
        self._marks.append(Mark(start, self._length, style))


def _shift(marks: list[Mark], by: int, length: int) -> list[Mark]:
    """The marks of a line that lost `by` characters at its front and is now `length` long."""
    kept = (Mark(max(m.start - by, 0), min(m.end - by, length), m.style) for m in marks)
    return [mark for mark in kept if mark.start < mark.end]
