"""Print a few rows of an output folder; run by `make demo`."""

from __future__ import annotations

import sys
from pathlib import Path

import pyarrow.parquet as pq
from rich import box
from rich.console import Console
from rich.table import Table

COLUMNS = (
    "branch_code",
    "fiscal_year",
    "kpi_id",
    "kpi_name_raw",
    "comparator",
    "target_value",
    "actual_value",
    "unit",
    "status",
)
ROWS = 12


def main(folder: Path) -> None:
    """The first rows of kpi_targets that have a result, else the first rows."""
    rows = pq.read_table(folder / "kpi_targets.parquet", columns=list(COLUMNS)).to_pylist()
    shown = [row for row in rows if row["actual_value"] is not None] or rows
    table = Table(
        *COLUMNS, box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, title="kpi_targets.parquet"
    )
    for row in shown[:ROWS]:
        table.add_row(*("" if row[name] is None else str(row[name]) for name in COLUMNS))
    console = Console() if sys.stdout.isatty() else Console(width=160)
    console.print(table)
    console.print(f"{len(rows)} targets; all tables: {folder}/*.parquet", highlight=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
