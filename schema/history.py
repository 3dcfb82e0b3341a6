"""One indicator or topic through the years: what `keikaku history` renders."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from schema.records import Comparator, Edition, Provenance, Row, Status, Unit, many
from schema.records import nullable as maybe
from schema.records import required as must


class HistoryPoint(Row):
    """One target, or one initiative of a topic, in one year of one branch."""

    branch_code: str | None = maybe("Branch.")
    branch: str | None = maybe("Branch without 支部.")
    fiscal_year: int | None = maybe("Year of the edition.")
    edition: Edition = must("current, or previous for the old side of a comparison.")
    documents: list[str] = many("Documents that say so.")
    source: str = must("The first of them.")
    number_raw: str | None = maybe("Number of the initiative.")
    title_raw: str | None = maybe("Title of the initiative.")
    name_raw: str | None = maybe("The indicator's name as printed.")
    statement_raw: str | None = maybe("The whole statement as printed.")
    comparator: Comparator | None = maybe("How the value is to be compared.")
    target_value: float | None = maybe("Value to reach.")
    unit: Unit | None = maybe("Unit of the values.")
    baseline_value: float | None = maybe("Previous result quoted.")
    baseline_fiscal_year: int | None = maybe("Year of the baseline.")
    actual_value: float | None = maybe("Reached in the year, as far as reported.")
    actual_as_of: str | None = maybe("YYYY-MM the actual value holds for.")
    national_value: float | None = maybe("全国平均 beside it.")
    status: Status | None = maybe("Meaning of the printed symbol.")
    provenance: Provenance = must("Where it stands in the first document.")


class Result(Row):
    """A result of one year of one branch: reported in that year, or quoted later as baseline."""

    branch: str | None = maybe("Branch without 支部.")
    fiscal_year: int = must("Year of the result.")
    value: float = must("The result.")
    unit: Unit | None = maybe("Its unit.")
    quoted: bool = must("True where only a later document quotes it as its baseline.")
    as_of: str | None = maybe("YYYY-MM that a partial result holds for.")


class Break(Row):
    """A year from which on values are not comparable with those before."""

    fiscal_year: int = must("First year of the new series.")
    reason: str = must("What changed.")


class History(BaseModel):
    """All that an output folder knows about one indicator or topic."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    label: str
    kind: Literal["indicator", "topic"]
    points: list[HistoryPoint]
    results: list[Result]
    breaks: list[Break]
