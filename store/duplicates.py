"""What is kept of a file whose bytes were converted before under another name."""

from __future__ import annotations

import pyarrow as pa

from store.output import Tables

_COLUMN = "duplicate_of"


def mark_twin(tables: Tables, first: str, issue: Tables) -> Tables:
    """The file's own row of `documents`, which names `first`, and the rows of `issue`.

    Document ids follow from the bytes: its other rows are those of the first file already.
    """
    documents = tables["documents"]
    place = documents.schema.get_field_index(_COLUMN)
    names = pa.array([first] * documents.num_rows, documents.schema.field(place).type)
    return {**issue, "documents": documents.set_column(place, documents.schema.field(place), names)}
