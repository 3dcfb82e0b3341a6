"""Months of a plan marked by arrows, rings and short texts beside each other."""

from __future__ import annotations

import pipeline
from normalize import load_taxonomy
from schema.records import Records

TITLE = "<h1>令和3年度 山梨支部 事業計画</h1>"
MONTHS = "".join(f"<th>{month}月</th>" for month in [*range(4, 13), 1, 2, 3])
HEAD = (
    "<tr><th rowspan=2>施策</th><th rowspan=2>取組内容</th><th colspan=12>年間スケジュール</th>"
    f"<th rowspan=2>KPI</th></tr><tr>{MONTHS}</tr>"
)


def records(*rows: str, head: str = HEAD) -> Records:
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    page = f'<meta charset="utf-8">{TITLE}<table>{head}{body}</table>'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def cells(marks: dict[int, str]) -> str:
    return "".join(f"<td>{marks.get(month, '')}</td>" for month in [*range(4, 13), 1, 2, 3])


def test_a_text_an_arrow_and_a_ring_mark_their_months_and_the_text_is_the_schedule() -> None:
    arrow = "<td>作成</td><td></td><td>○</td><td colspan=9>→</td>"
    found = records(
        f"<td>1. サービス向上</td><td>・案内を配る。</td>{arrow}<td>郵送化率 95%以上</td>"
    )
    (action,) = found.actions
    assert action.months == [4, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]
    assert action.schedule_text == "4月 作成"
    assert [issue.code for issue in found.issues] == ["few_initiatives"]


def test_one_ring_under_a_month_is_no_status() -> None:
    found = records(f"<td>1. 収録率の向上</td><td>・登録を勧める。</td>{cells({8: '○'})}<td></td>")
    (action,) = found.actions
    assert (action.months, action.status) == ([8], None)
    assert found.initiatives[0].status is None


def test_one_ring_under_a_month_stands_beside_a_grade_of_its_own() -> None:
    head = HEAD.replace("<th rowspan=2>KPI</th>", "<th rowspan=2>KPI</th><th rowspan=2>評価</th>")
    row = f"<td>1. 広報</td><td>・便りを出す。</td>{cells({5: '○'})}<td></td><td>△</td>"
    (action,) = records(row, head=head).actions
    assert (action.months, action.status_raw) == ([5], "△")
