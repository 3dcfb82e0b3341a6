"""Names that no document's reading could map: a worklist, its sheet, and what a person decides."""

from review.decisions import Decision, decided, overlay_with
from review.names import Kind, OpenName, Proposals, open_names
from review.sheet import SheetError, read_sheet, write_sheet

__all__ = [
    "Decision",
    "Kind",
    "OpenName",
    "Proposals",
    "SheetError",
    "decided",
    "open_names",
    "overlay_with",
    "read_sheet",
    "write_sheet",
]
