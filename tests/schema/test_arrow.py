"""The Parquet schema follows the record models."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest

from schema.arrow import arrow_schema, arrow_table
from schema.columns import columns
from schema.records import TABLES, DocumentRecord, IssueRecord, KpiTargetRecord, Provenance


def document(**changes: object) -> DocumentRecord:
    base: dict[str, object] = {
        "document_id": "0123456789abcdef",
        "source": "plan.txt",
        "sha256": "0" * 64,
        "media_type": "text/plain",
        "bytes": 10,
        "parser": "generic",
        "parser_version": "1",
        "cells_total": 1,
        "cells_used": 1,
        "characters_total": 2,
        "characters_used": 2,
    }
    return DocumentRecord.model_validate(base | changes)


def test_types_follow_the_annotations() -> None:
    schema = arrow_schema(KpiTargetRecord)
    assert schema.field("kpi_id").type == pa.string()
    assert schema.field("comparator").type == pa.string()
    assert schema.field("fiscal_year").type == pa.int64()
    assert schema.field("target_value").type == pa.float64()
    assert arrow_schema(DocumentRecord).field("as_of").type == pa.date32()
    assert pa.types.is_list(arrow_schema(TABLES["actions"]).field("months").type)
    provenance = schema.field("provenance").type
    assert [field.name for field in provenance] == ["page", "table", "row", "column", "bbox"]
    assert [field.name for field in provenance.field("bbox").type] == ["x0", "top", "x1", "bottom"]


def test_a_column_may_be_null_exactly_where_the_model_says_so() -> None:
    schema = arrow_schema(KpiTargetRecord)
    assert schema.field("kpi_id").nullable
    assert not schema.field("statement_raw").nullable
    assert not schema.field("sources").nullable
    assert arrow_schema(TABLES["actions"]).field("months").nullable


def test_columns_carry_their_description_unit_and_allowed_words() -> None:
    metadata = arrow_schema(TABLES["budgets"]).field("budget_yen").metadata
    assert metadata == {b"description": "予算額.".encode(), b"unit": b"yen"}
    kind = arrow_schema(DocumentRecord).field("kind").metadata
    assert kind[b"values"] == b"plan|progress|result|comparison"


def test_tables_carry_their_name_and_what_a_row_is() -> None:
    metadata = arrow_schema(KpiTargetRecord).metadata
    assert metadata == {b"table": b"kpi_targets", b"description": b"one row per target."}


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_described(name: str) -> None:
    assert [c.name for c in columns(TABLES[name]) if not c.description] == []


def test_rows_come_back_as_they_went_in() -> None:
    rows = [
        document(as_of=date(2021, 8, 31), pages=3),
        document(branch="群馬", fiscal_year=2021, kind="plan"),
    ]
    table = arrow_table(DocumentRecord, rows)
    assert table.schema.equals(arrow_schema(DocumentRecord), check_metadata=True)
    assert [DocumentRecord.model_validate(row) for row in table.to_pylist()] == rows


def test_nested_rows_come_back_too() -> None:
    place = Provenance.model_validate(
        {"page": 2, "bbox": {"x0": 1.5, "top": 2.0, "x1": 3.0, "bottom": 4.0}}
    )
    rows = [
        IssueRecord(severity="info", code="a", message="m", provenance=place),
        IssueRecord(severity="error", code="b", message="n"),
    ]
    table = arrow_table(IssueRecord, rows)
    assert [IssueRecord.model_validate(row) for row in table.to_pylist()] == rows


def test_no_rows_make_an_empty_table_of_the_same_schema() -> None:
    table = arrow_table(IssueRecord, [])
    assert table.num_rows == 0
    assert table.schema == arrow_schema(IssueRecord)
