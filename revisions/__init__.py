"""What changed between two editions: align, compare, redline; one model, several faces."""

from revisions.compare import compare
from revisions.edition import Edition, edition_of, editions_of
from revisions.knowledge import Knowledge
from revisions.same_print import prints_the_same

__all__ = ["Edition", "Knowledge", "compare", "edition_of", "editions_of", "prints_the_same"]
