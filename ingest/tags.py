"""The elements of HTML by what they mean for lines, lists, marks and tables."""

from __future__ import annotations

from typing import Literal

Style = Literal["underline", "bold"]


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


STYLES: dict[str, Style] = {
    "u": "underline",
    "ins": "underline",
    "b": "bold",
    "strong": "bold",
}
"""Elements that print their text underlined or bold."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""Headings and their rank."""
CELLS = _names("td th")
GROUPS = _names("thead tbody tfoot")
LINES = _names("p li")
LISTS = _names("ul ol menu")
BLOCKS = (
    _names("address article aside blockquote body caption center dd details div dl dt fieldset")
    | _names("figcaption figure footer form head header hr html legend li main nav optgroup")
    | _names("option p pre section select summary title")
    | LISTS
    | HEADINGS.keys()
)
"""Elements that begin and end a line."""
UNSTYLED = BLOCKS | CELLS | GROUPS | _names("tr table br")
"""Elements that change nothing about their text unless an attribute says so."""
KNOWN = (
    UNSTYLED
    | STYLES.keys()
    | _names("a abbr big code col colgroup del em font i img mark s small span strike sub sup tt")
)
"""Elements that may stand in a cell of a dump; anything else in angle brackets is text."""

VOID = _names("area base br col embed frame hr img input link meta param source track wbr")
"""Elements without an end tag."""
SELF_ENDING = _names("p li dt dd option tr td th thead tbody tfoot colgroup rt rp")
"""Elements whose end tag is often left out; the next of their kind ends them."""
UNPRINTED = _names("script style template noframes rp rt")
"""Not printed; `rt` is the small reading beside a word, which would break the word in two."""
SURROUNDINGS = _names("nav header footer aside")
"""Elements that stand around a page's content."""
SURROUNDING_ROLES = _names("navigation banner contentinfo complementary search")
CONTENT = _names("main article section")
"""Elements that are a page's content."""
