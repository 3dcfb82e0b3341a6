"""The output contract: one pydantic model per table, each field declared once.

A field's type, unit and description live here and nowhere else; `schema.arrow` derives the
Parquet schema and its column metadata from them, `schema.dictionary` the data dictionary.
Missing is None, never an empty string, 0 or NaN. Numbers keep the unit the document prints.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal["plan", "progress", "result", "comparison"]
Edition = Literal["current", "previous"]
Pillar = Literal["foundation", "strategy", "organization"]
Status = Literal["exceeded", "achieved", "behind", "not_achieved", "planned", "not_applicable"]
Unit = Literal["percent", "yen", "offices", "persons", "count", "none"]
Comparator = Literal["ge", "le", "eq", "gt", "lt", "yoy_ge", "yoy_le", "qualitative"]
MatchMethod = Literal["exact", "alias", "pattern", "fuzzy", "inferred", "none"]
Part = Literal["value", "numerator", "denominator", "achievement", "other"]
SeriesRole = Literal["actual", "target"]
Basis = Literal["monthly", "cumulative", "unspecified"]
CellRole = Literal["heading", "header", "body", "paragraph", "note", "decoration"]
Severity = Literal["info", "warning", "error"]


def nullable(description: str, *, unit: str | None = None, default: Any = None) -> Any:
    """A nullable column: its description and, for a number, the unit it is stored in."""
    extra: dict[str, Any] | None = {"unit": unit} if unit else None
    return Field(default=default, description=description, json_schema_extra=extra)


def required(description: str) -> Any:
    """A column that is never null."""
    return Field(description=description)


def many(description: str) -> Any:
    """A list column; empty where nothing is printed."""
    return Field(default_factory=list, description=description)


class Row(BaseModel):
    """Base of all tables' rows: closed, and numbers are never NaN or infinite."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class BoundingBox(Row):
    """A box in PDF points, from the top left of the upright page."""

    x0: float = required("Left edge.")
    top: float = required("Upper edge.")
    x1: float = required("Right edge.")
    bottom: float = required("Lower edge.")


class Provenance(Row):
    """The page and cell a row was read from."""

    page: int | None = nullable("Page, from 1; null where the format has none.")
    table: int | None = nullable("Number of the table in the document; null for a paragraph.")
    row: int | None = nullable("Row on the table's grid from 0; for a paragraph its number.")
    column: int | None = nullable("Column on the table's grid from 0; null for a paragraph.")
    bbox: BoundingBox | None = nullable("Box on the page where the source is a PDF.")


class FieldSource(Row):
    """The cell one field of a row was read from, where a row draws on several cells."""

    field: str = required("Name of the column.")
    page: int | None = nullable("Page, from 1; null where the format has none.")
    table: int | None = nullable("Number of the table in the document; null for a paragraph.")
    row: int | None = nullable("Row on the table's grid from 0; for a paragraph its number.")
    column: int | None = nullable("Column on the table's grid from 0; null for a paragraph.")


class DocumentRecord(Row):
    """documents: one row per source file."""

    document_id: str = required("First 16 hex digits of the SHA-256 of the file's bytes.")
    source: str = required("Path or URI as given.")
    sha256: str = required("SHA-256 of the file's bytes.")
    media_type: str = required("application/pdf, text/html or text/plain.")
    bytes: int = required("Size of the file in bytes.")
    pages: int | None = nullable("Number of pages; null where the format has none.")
    branch_code: str | None = nullable("JIS X 0401 prefecture code, two digits; 00 headquarters.")
    branch: str | None = nullable("Branch without 支部: 群馬.")
    fiscal_year: int | None = nullable("The year the document is about; a comparison: the newer.")
    kind: Kind | None = nullable("plan, progress, result or comparison.")
    title_raw: str | None = nullable("Title as printed.")
    presented_on: date | None = nullable("Date of the meeting it was presented at.")
    as_of: date | None = nullable("The latest 現在 date of its figures.")
    parser: str = required("Layout parser that read it.")
    parser_version: str = required("Version of that layout parser.")
    cells_total: int = required("Cells and paragraphs that hold text.")
    cells_used: int = required("Those with a use or a role of heading, header or decoration.")
    characters_total: int = required("Non-space characters of all cells and paragraphs.")
    characters_used: int = required("Non-space characters of those that are used.")
    recognised_pages: list[int] = many("Pages that are pictures: recognised text, maybe wrong.")
    duplicate_of: str | None = nullable(
        "Source of an earlier file with the same bytes: its rows in the other tables stand for "
        "both; null where there is none."
    )


class InitiativeRecord(Row):
    """initiatives: one row per numbered 事業/施策 of a document and edition."""

    initiative_id: str = required("Stable id.")
    document_id: str = required("The document.")
    branch_code: str | None = nullable("Branch of the document.")
    fiscal_year: int | None = nullable("Year of this edition.")
    edition: Edition = required("current, or previous for the old side of a comparison.")
    sequence: int = required("Order in the document, from 1.")
    pillar: Pillar | None = nullable("基盤的保険者機能, 戦略的保険者機能 or 組織・運営体制.")
    path: list[str] = many("Headings above it, outermost first.")
    number_raw: str | None = nullable("Its number as printed, without a trailing full stop.")
    title_raw: str | None = nullable("Its title as printed, without number and marks.")
    topics: list[str] = many("All topic ids its title names.")
    groups: list[str] = many("Groups in charge, without グループ.")
    importance: Literal["high"] | None = nullable("high where 【重要度：高】 is printed.")
    difficulty: Literal["high"] | None = nullable("high where 【困難度：高】 is printed.")
    incentive: bool = required("Whether インセンティブ関連 is printed.")
    status_raw: str | None = nullable("The one symbol printed for the whole of it.")
    status: Status | None = nullable("Its meaning by the document's legend.")
    provenance: Provenance = required("Where the title stands.")


class ActionRecord(Row):
    """actions: one row per measure of an initiative."""

    action_id: str = required("Stable id.")
    initiative_id: str = required("The initiative.")
    document_id: str = required("The document.")
    branch_code: str | None = nullable("Branch of the document.")
    fiscal_year: int | None = nullable("Year of this edition.")
    edition: Edition = required("Edition of the initiative.")
    sequence: int = required("Order in the document, from 1.")
    marker_raw: str | None = nullable("List marker as printed: ①, (1), ◆, ・.")
    subtitle_raw: str | None = nullable("Heading inside the initiative that it stands under.")
    text: str = required("The measure as printed, without its marker.")
    schedule_text: str | None = nullable("方法・スケジュール beside it.")
    months: list[int] | None = nullable(
        "Planned months (1-12); null where an ambiguous row does not tell.", unit="calendar month"
    )
    groups: list[str] = many("Groups in charge, without グループ.")
    progress_text: str | None = nullable("進捗状況 beside it.")
    next_text: str | None = nullable("下期取組予定 beside it.")
    status_raw: str | None = nullable("Symbol printed in its row.")
    status: Status | None = nullable("Its meaning by the document's legend.")
    provenance: Provenance = required("Where the text stands.")


class KpiTargetRecord(Row):
    """kpi_targets: one row per target."""

    target_id: str = required("Stable id.")
    initiative_id: str = required("The initiative.")
    document_id: str = required("The document.")
    branch_code: str | None = nullable("Branch of the document.")
    fiscal_year: int | None = nullable("Year of this edition.")
    edition: Edition = required("Edition of the initiative.")
    kpi_id: str | None = nullable("Indicator id; null while unmapped.")
    kpi_name_raw: str | None = nullable("The indicator's name as printed.")
    statement_raw: str = required("The whole statement as printed.")
    marker: Literal["kpi", "target"] = required("kpi where printed as KPI, else target.")
    comparator: Comparator | None = nullable("How the value is to be compared.")
    target_value: float | None = nullable("Value to reach.", unit="see column unit")
    unit: Unit | None = nullable("percent, yen, offices, persons, count or none.")
    baseline_value: float | None = nullable("Previous result quoted.", unit="see column unit")
    baseline_fiscal_year: int | None = nullable("Year of the baseline.")
    actual_value: float | None = nullable("Reached so far.", unit="see column unit")
    actual_as_of: str | None = nullable("YYYY-MM the actual value holds for.")
    national_value: float | None = nullable("全国平均 beside it.", unit="see column unit")
    eligible_count: int | None = nullable("対象者数.", unit="persons")
    expected_count: int | None = nullable("実施見込者数.", unit="persons")
    result_raw: str | None = nullable("The result as printed.")
    status_raw: str | None = nullable("Symbol printed for it.")
    status: Status | None = nullable("Its meaning by the document's legend.")
    match_method: MatchMethod = required("How kpi_id was found.")
    match_score: float | None = nullable("Score of the match, 0-1.")
    series_break: str | None = nullable(
        "The indicator's last break up to this year: `2024: why`. Values whose series_break "
        "differs are not comparable: never sum or subtract them."
    )
    provenance: Provenance = required("Where the statement stands.")
    sources: list[FieldSource] = many("Cells of values that stand elsewhere.")


class ObservationRecord(Row):
    """observations: one row per number of a series."""

    observation_id: str = required("Stable id.")
    document_id: str = required("The document.")
    initiative_id: str | None = nullable("The initiative; null where no words say which.")
    branch_code: str | None = nullable("Branch of the document.")
    kpi_id: str | None = nullable("Indicator id; null while unmapped.")
    series_raw: str | None = nullable("Row label, the corner's quantity in front.")
    measure: Part = required("What the number is of the indicator.")
    role: SeriesRole = required("actual or target.")
    basis: Basis = required("As printed.")
    fiscal_year: int | None = nullable("Year of the number.")
    month: int | None = nullable("Calendar month; null in total columns.", unit="calendar month")
    value: float = required("The number.")
    unit: Unit | None = nullable("percent, yen, offices, persons, count or none.")
    inferred: bool = required("True where the series has no label of its own.")
    series_break: str | None = nullable(
        "The indicator's last break up to this year: `2024: why`. Values whose series_break "
        "differs are not comparable: never sum or subtract them."
    )
    provenance: Provenance = required("Where the number stands.")


class BudgetRecord(Row):
    """budgets: one row per budget category of an initiative, or of the whole document."""

    budget_id: str = required("Stable id.")
    document_id: str = required("The document.")
    initiative_id: str | None = nullable("The initiative; null for the whole document.")
    branch_code: str | None = nullable("Branch of the document.")
    fiscal_year: int | None = nullable("Year of the budget.")
    category_raw: str | None = nullable("Category as printed.")
    budget_yen: int | None = nullable("予算額.", unit="yen")
    executed_yen: int | None = nullable("執行額.", unit="yen")
    execution_rate: float | None = nullable("執行率.", unit="percent")
    line_items: list[str] = many("取組名.")
    provenance: Provenance = required("Where the budget stands.")
    sources: list[FieldSource] = many("Cells of values that stand elsewhere.")


class NoteRecord(Row):
    """notes: text kept beside the data (legends, remarks, preambles, references)."""

    note_id: str = required("Stable id.")
    document_id: str = required("The document.")
    initiative_id: str | None = nullable("The initiative; null for the whole document.")
    kind: str = required("legend/remark/preamble/reference/subheading/lead/statistics/earlier.")
    text: str = required("The text as printed.")
    provenance: Provenance = required("Where it stands.")


class CellRecord(Row):
    """cells: the ledger, one row per source cell or paragraph that holds text."""

    document_id: str = required("The document.")
    page: int | None = nullable("Page, from 1.")
    table: int | None = nullable("Number of the table; null for a paragraph.")
    row: int = required("Row on the grid, or the paragraph's number.")
    column: int | None = nullable("Column on the grid; null for a paragraph.")
    row_span: int = required("Rows it spans.")
    column_span: int = required("Columns it spans.")
    role: CellRole = required("heading, header, body, paragraph, note or decoration.")
    text: str = required("All text of the cell.")
    used_in: list[str] = many("Ids of the records that its text went into.")


class IssueRecord(Row):
    """issues: one row per thing a person should look at."""

    document_id: str | None = nullable("The document.")
    severity: Severity = required("info, warning or error.")
    code: str = required("Short name of the kind of issue.")
    message: str = required("One sentence.")
    text: str | None = nullable("The text it is about.")
    provenance: Provenance | None = nullable("Where it stands.")


TABLES: dict[str, type[Row]] = {
    "documents": DocumentRecord,
    "initiatives": InitiativeRecord,
    "actions": ActionRecord,
    "kpi_targets": KpiTargetRecord,
    "observations": ObservationRecord,
    "budgets": BudgetRecord,
    "notes": NoteRecord,
    "cells": CellRecord,
    "issues": IssueRecord,
}
"""Every table `convert` writes, by name."""


class Records(BaseModel):
    """All rows of one document, table by table.

    Where there are many, they are a `schema.rows.ColumnRows` in place of a list.
    """

    documents: list[DocumentRecord] = Field(default_factory=list)
    initiatives: Sequence[InitiativeRecord] = Field(default_factory=list)
    actions: Sequence[ActionRecord] = Field(default_factory=list)
    kpi_targets: Sequence[KpiTargetRecord] = Field(default_factory=list)
    observations: Sequence[ObservationRecord] = Field(default_factory=list)
    budgets: list[BudgetRecord] = Field(default_factory=list)
    notes: Sequence[NoteRecord] = Field(default_factory=list)
    cells: Sequence[CellRecord] = Field(default_factory=list)
    issues: list[IssueRecord] = Field(default_factory=list)
