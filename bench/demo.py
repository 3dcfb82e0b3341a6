"""Print a few rows of an output folder; run by `make demo`."""

from __future__ import annotations

import sys
from pathlib import Path

import pyarrow.parquet as pq
from rich import box
from rich.console import Console
from rich.table import Table

KPI = "lifestyle_checkup_rate"
COLUMNS = (
    "branch_code",
    "fiscal_year",
    "edition",
    "kpi_name_raw",
    "comparator",
    "target_value",
    "actual_value",
    "unit",
    "status",
)


def main(folder: Path) -> None:
    """One indicator over all branches and years; the samples are there in several formats."""
    targets = pq.read_table(folder / "kpi_targets.parquet", columns=[*COLUMNS, "kpi_id"])
    rows = [row for row in targets.to_pylist() if row["kpi_id"] == KPI]
    cells = {tuple("" if row[name] is None else str(row[name]) for name in COLUMNS) for row in rows}
    table = Table(*COLUMNS, box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for row in sorted(cells):
        table.add_row(*row)
    console = Console() if sys.stdout.isatty() else Console(width=160)
    console.print(f"\nkpi_targets.parquet where kpi_id is {KPI}:\n", highlight=False)
    console.print(table)
    console.print(f"\nAll tables: {folder}/*.parquet", highlight=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
