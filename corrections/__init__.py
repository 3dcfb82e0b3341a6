"""Corrections: what a person knows better than a document, as data with a reason and an expiry."""

from corrections.applying import Corrector
from corrections.reading import Correction, CorrectionError, read_corrections

__all__ = ["Correction", "CorrectionError", "Corrector", "read_corrections"]
