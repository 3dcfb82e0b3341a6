"""The tables as an analyst opens them: with pandas, as the README does."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from schema.records import KpiTargetRecord, Provenance, Records
from store import write_tables


def target(number: int, **fields: object) -> KpiTargetRecord:
    row = {
        "target_id": f"t{number}",
        "initiative_id": "i",
        "document_id": "d",
        "edition": "current",
        "statement_raw": "50%以上",
        "marker": "kpi",
        "match_method": "none",
        "provenance": Provenance(),
    }
    return KpiTargetRecord.model_validate(row | fields)


def test_a_missing_number_is_missing_and_no_zero(tmp_path: Path) -> None:
    rows = [target(1, target_value=50.0, unit="percent"), target(2)]
    write_tables([Records(kpi_targets=rows)], tmp_path)
    frame = pd.read_parquet(tmp_path / "kpi_targets.parquet").set_index("target_id")
    assert frame["target_value"].sum() == 50.0
    assert frame["target_value"].isna().tolist() == [False, True]
    assert frame["unit"].isna().tolist() == [False, True]
    assert frame.loc["t1", "provenance"]["page"] is None
