"""The tables of an output folder: `open_output`, then `add` and `commit`, all or nothing."""

from store.errors import RowError, StoreError
from store.output import Output, open_output, write_tables

__all__ = ["Output", "RowError", "StoreError", "open_output", "write_tables"]
