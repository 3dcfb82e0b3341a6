"""The day a document was presented: printed near its top, alone or beside the meeting's name.

A date in a note or a sentence is none: ※…一体化（令和６年12月２日）まで.
"""

from __future__ import annotations

import re
from datetime import date

from normalize.text.eras import find_dates
from normalize.text.flatten import flatten
from normalize.word_lists import any_of, pattern_of
from schema.document import Document, Table

_PARAGRAPHS = 40
_ROWS = 3
_LONGEST = 60
_NEAR = pattern_of("published.near")
_PROSE = re.compile(r"^[\s\u3000]*[（(]?[※*＊・●○■◆▶①-⑳]|。|まで|から|以降|より|施行|現在|時点")
_MEETING = re.compile(rf"{any_of('published.meetings')}\s*[(]\s*$")
_OF_MEETING = re.compile(r"\s*(?:に?開催)?(?:の|、)?\s*(?:第\d{1,2}回)?\S{0,6}評議会")
"""In a sentence only the meeting's own: 令和3年7月20日の支部評議会で報告した."""
_AROUND = re.compile(
    r"[\s\u3000（）()〔〕【】\[\]［］「」＜＞<>:：.．、,，・日付開催於月火水木金土曜]*"
)


def presented_on(document: Document) -> date | None:
    """The first such date of the first paragraphs, or of the first rows of a first table."""
    for paragraph in list(document.paragraphs())[:_PARAGRAPHS]:
        for line in paragraph.lines:
            if (found := _of_line(line.text)) is not None:
                return found
    table = next((block for block in document.blocks if isinstance(block, Table)), None)
    return _of_table(table) if table is not None else None


def _of_line(text: str) -> date | None:
    """The date of a line of nothing else, or of a short one that names a meeting or a handout."""
    if len(text) > _LONGEST or not (dates := find_dates(text)):
        return None
    flat, first = flatten(text), dates[0]
    before, behind = flat[: first.start], flat[first.end :]
    if _MEETING.search(before) or _OF_MEETING.match(behind):
        return first.date
    named = _AROUND.fullmatch(before + behind) or _NEAR.search(before + behind)
    return first.date if named and not _PROSE.search(text) else None


def _of_table(table: Table) -> date | None:
    """The date in a title row of a spreadsheet: its row prints one or two short texts."""
    for row in range(_ROWS):
        texts = [text for c in table.cells if c.row == row and (text := c.text.strip())]
        if len(texts) > 2 or any(len(text) > _LONGEST for text in texts):
            return None
        for text in texts:
            if (found := _of_line(text)) is not None:
                return found
    return None
