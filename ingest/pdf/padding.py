"""What begins anew at the head of a page, and what goes on there, told by the padding above it.

Browsers leave out the rule below a row that ends with its page, as they do below one that is cut.
But only a row that begins has its padding above the text.
"""

from __future__ import annotations

from ingest.pdf.continuing import Pair, by_counts
from ingest.pdf.span_labels import labels_over
from ingest.pdf.tables import DraftTable

MANY = 2
"""So many cells that begin below others that ended are a row of their own."""
LEAST = 0.4
"""Points by which text without padding stands higher than any other of its table."""


def going_on(drawn: list[Pair], upper: DraftTable, lower: DraftTable) -> list[Pair]:
    """Those of the cells without a rule between them that do go on."""
    first = [below.lead for _, below in drawn if below.lead is not None]
    others = [cell.lead for cell in lower.cells if cell.row > 0 and cell.lead is not None]
    others += [cell.lead for cell in upper.row_cells(0) if cell.lead is not None]
    if not first or not others:
        return drawn
    least = min(others) - LEAST
    if min(first) >= least and not by_counts(drawn):
        return labels_over([(above, below) for above, below in drawn if not below.filled])
    if min(first) >= least:
        return drawn
    fresh = {id(below) for _, below in drawn if below.lead is not None and below.lead >= least}
    worn = [above for above, below in drawn if below.lead is not None and id(below) not in fresh]
    anew = [above.filled for above, below in drawn if id(below) in fresh]
    # A label's text may go on beside a row that begins: the break parts the rows that it spans.
    if all(above.rows > 1 for above in worn) or (len(anew) >= MANY and all(anew)):
        return [(above, below) for above, below in drawn if id(below) not in fresh]
    return drawn
