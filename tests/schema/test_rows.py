"""Rows kept as columns are the same rows."""

from __future__ import annotations

import math

import pytest

from schema.arrow import arrow_table
from schema.document import Ref
from schema.records import (
    FieldSource,
    KpiTargetRecord,
    NoteRecord,
    ObservationRecord,
    Provenance,
)
from schema.rows import ColumnRows, Fields, values_of

BOX = (1.0, 2.0, 3.0, 4.0)


def note(number: int, **changes: object) -> Fields:
    fields: Fields = {
        "note_id": f"n{number}",
        "document_id": "d",
        "kind": "remark",
        "text": "本文",
        "provenance": Ref(1, 2, 3, number, BOX if number % 2 else None),
    }
    return fields | changes


def observation(**changes: object) -> Fields:
    fields: Fields = {
        "observation_id": "o1",
        "document_id": "d",
        "initiative_id": "i1",
        "measure": "value",
        "role": "actual",
        "basis": "monthly",
        "value": 1.5,
        "inferred": False,
        "provenance": Ref(),
    }
    return fields | changes


def test_a_row_is_made_when_it_is_asked_for() -> None:
    rows = ColumnRows.of(NoteRecord, [note(0), note(1)])
    assert len(rows) == 2
    assert rows[0].provenance == Provenance(page=1, table=2, row=3, column=0)
    assert rows[1].provenance.bbox is not None
    assert rows[1].provenance.bbox.bottom == 4.0
    assert rows[1].initiative_id is None, "a field with a default may be left out"
    assert [row.note_id for row in rows] == ["n0", "n1"]


def test_columns_and_models_make_the_same_table() -> None:
    rows = ColumnRows.of(NoteRecord, [note(0), note(1), note(2)])
    assert rows == list(rows)
    assert arrow_table(NoteRecord, rows).equals(arrow_table(NoteRecord, list(rows)))


def test_no_rows_make_an_empty_table() -> None:
    rows = ColumnRows.of(NoteRecord, [])
    assert list(rows) == []
    assert arrow_table(NoteRecord, rows).num_rows == 0


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param(observation(value=math.inf), id="no number"),
        pytest.param(observation(measure="guess"), id="no word of the column"),
        pytest.param(observation(document_id=None), id="never null"),
    ],
)
def test_a_value_that_no_row_would_take_goes_into_no_table(fields: Fields) -> None:
    rows = ColumnRows.of(ObservationRecord, [fields])
    with pytest.raises(ValueError):
        arrow_table(ObservationRecord, rows)
    with pytest.raises(ValueError):
        _ = rows[0]


def test_fields_must_be_those_of_the_record() -> None:
    with pytest.raises(ValueError, match="colour"):
        ColumnRows.of(NoteRecord, [note(0, colour="red")])
    with pytest.raises(ValueError, match="differ"):
        ColumnRows.of(NoteRecord, [note(0), note(1, initiative_id="i1")])
    with pytest.raises(ValueError, match="kind"):
        ColumnRows(NoteRecord, {"note_id": ["n"]})


def test_a_list_of_structs_is_a_list_of_tuples() -> None:
    fields = dict.fromkeys(KpiTargetRecord.model_fields) | {
        "target_id": "t1",
        "initiative_id": "i1",
        "document_id": "d",
        "edition": "current",
        "statement_raw": "100%とする",
        "marker": "kpi",
        "match_method": "none",
        "provenance": Ref(),
        "sources": [("actual_value", 1, 2, 3, 4)],
    }
    rows = ColumnRows.of(KpiTargetRecord, [fields])
    assert rows[0].sources == [FieldSource(field="actual_value", page=1, table=2, row=3, column=4)]
    assert arrow_table(KpiTargetRecord, rows).equals(arrow_table(KpiTargetRecord, list(rows)))
    assert values_of(rows, "marker") == values_of(list(rows), "marker") == ["kpi"]
