"""Adds meaning to a plan as printed: numbers, years, target statements, names of one taxonomy.

The room's door opens when it is first used: `normalize.text` below it serves other rooms, and a
worker that reads PDFs must not load the taxonomy and the matcher for a table of radicals.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from normalize.build import build
    from normalize.taxonomy_loader import Taxonomy, load_taxonomy
    from normalize.taxonomy_model import TaxonomyError

__all__ = ["Taxonomy", "TaxonomyError", "build", "load_taxonomy"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'normalize' has no attribute {name!r}")
    from normalize.build import build
    from normalize.taxonomy_loader import Taxonomy, load_taxonomy
    from normalize.taxonomy_model import TaxonomyError

    # Importing the module `normalize.build` puts it in the function's place: put that back.
    globals().update(
        Taxonomy=Taxonomy, TaxonomyError=TaxonomyError, build=build, load_taxonomy=load_taxonomy
    )
    return globals()[name]
