"""Print a few rows of an output folder; run by `make demo`."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
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
    targets = pd.read_parquet(folder / "kpi_targets.parquet")
    rows = targets.loc[targets["kpi_id"] == KPI, [*COLUMNS]].drop_duplicates()
    table = Table(*COLUMNS, box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for row in rows.sort_values([*COLUMNS]).itertuples(index=False):
        table.add_row(*("" if pd.isna(cell) else str(cell) for cell in row))
    console = Console() if sys.stdout.isatty() else Console(width=160)
    console.print(f"\nkpi_targets.parquet where kpi_id is {KPI}:\n", highlight=False)
    console.print(table)
    console.print(f"\nAll tables: {folder}/*.parquet", highlight=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
