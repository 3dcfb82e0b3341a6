"""The tables of an output folder: `open_output`, then `add` and `commit`, all or nothing."""

from store.duplicates import mark_twin
from store.errors import RowError, StoreError
from store.output import Output, Tables, is_output, open_output, to_tables, write_tables

__all__ = [
    "Output",
    "RowError",
    "StoreError",
    "Tables",
    "is_output",
    "mark_twin",
    "open_output",
    "to_tables",
    "write_tables",
]
