"""The worklist as a CSV sheet, for people who decide in a spreadsheet.

Written as UTF-8 with a byte order mark, the only UTF-8 that Excel recognises; read back as that
or as Shift_JIS (cp932), which a Japanese Excel writes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from review.decisions import Decision
from review.names import OpenName

COLUMNS = ("name", "kind", "count", "documents", "place", "candidates", "decision")
_FORMULA = ("=", "+", "-", "@", "\t", "'")
"""A cell that begins so would be reckoned by a spreadsheet; an apostrophe keeps it text."""


class SheetError(ValueError):
    """The sheet cannot be read; one line."""


def write_sheet(names: Iterable[OpenName]) -> bytes:
    """The sheet's bytes; the column `decision` is empty, to be filled in."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for each in names:
        place = " in ".join(part for part in (each.place, each.context) if part)
        candidates = "; ".join(f"{key} ({score:.2f})" for key, score in each.candidates)
        cells = (each.name, each.kind, each.count, "; ".join(each.documents), place, candidates, "")
        writer.writerow([_text(str(cell)) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def read_sheet(data: bytes) -> list[Decision]:
    """The rows in which something was decided. Raises SheetError."""
    rows = csv.DictReader(io.StringIO(_decoded(data), newline=""))
    missing = [name for name in ("name", "kind", "decision") if name not in (rows.fieldnames or ())]
    if missing:
        raise SheetError(f"no column {', '.join(missing)}; the first line must name them")
    found = []
    try:
        for row in rows:
            name, kind, decision = (row[each] or "" for each in ("name", "kind", "decision"))
            if decision.strip():
                found.append(
                    Decision(_plain(name), kind.strip(), decision.strip(), f"line {rows.line_num}")
                )
    except csv.Error as error:
        raise SheetError(f"line {rows.line_num}: {error}") from error
    return found


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetError("neither UTF-8 nor Shift_JIS; save it as CSV UTF-8")


def _text(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
