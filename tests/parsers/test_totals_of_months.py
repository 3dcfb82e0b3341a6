"""Columns of totals behind the months of a year that is not over, and months not counted yet."""

from __future__ import annotations

import pipeline
from normalize import load_taxonomy
from schema.records import Records

ROWS = (
    "事業|KPI|目標値|区分|4月|5月|6月|7月|{total}|評価",
    "1 レセプト点検|査定率|0.200％以上|目標（累計）|0.1|0.2|0.3|0.4|0.4|○",
    "|||実績（累計）|0.1|0.2|{third}|{missing}|0.2|",
    "2 健診の推進|生活習慣病予防健診実施率|58.4％以上|目標（累計）|1.1|5.4|11.6|18.0|18.0|△",
    "|||実績（累計）|1.0|5.1|11.2|{missing}|11.2|",
)


def records(total: str, missing: str, third: str = "0.2") -> Records:
    rows = [row.format(total=total, missing=missing, third=third) for row in ROWS]
    cells = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows
    )
    page = (
        f'<meta charset="utf-8"><h1>令和5年度 和歌山支部事業計画の進捗</h1><table>{cells}</table>'
    )
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def totals(found: Records) -> list[tuple[str, float, str]]:
    return [(o.role, o.value, o.basis) for o in found.observations if o.month is None]


EXPECTED = [
    ("target", 0.4, "cumulative"),
    ("actual", 0.2, "cumulative"),
    ("target", 18.0, "cumulative"),
    ("actual", 11.2, "cumulative"),
]
QUIET = ("unknown_header", "value_without_month", "unplaced_cell", "unplaced_number")


def test_a_column_of_totals_behind_the_months_has_no_month() -> None:
    for total in ("累計", "合計"):
        found = records(total, "未集計")
        assert totals(found) == EXPECTED
        assert not [issue for issue in found.issues if issue.code in QUIET]


def test_a_month_not_counted_yet_is_no_row_and_no_warning() -> None:
    for missing in ("未集計", "（集計中）", "-"):
        found = records("累計", missing, third=missing)
        actual = [(o.month, o.value) for o in found.observations if o.role == "actual"]
        assert [value for month, value in actual if month is not None] == [0.1, 0.2, 1.0, 5.1, 11.2]
        assert totals(found) == EXPECTED
        assert not [issue for issue in found.issues if issue.code in QUIET]


def test_a_blank_month_does_not_shift_the_total_into_it() -> None:
    found = records("累計", "")
    assert totals(found) == EXPECTED
