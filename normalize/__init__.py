"""Adds meaning to a plan as printed: numbers, years, target statements, names of one taxonomy."""

from normalize.build import build
from normalize.taxonomy_loader import Taxonomy, load_taxonomy
from normalize.taxonomy_model import TaxonomyError

__all__ = ["Taxonomy", "TaxonomyError", "build", "load_taxonomy"]
