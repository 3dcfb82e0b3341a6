"""Headings without a full stop behind their number, told by their run."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

TITLES = ("広報の推進", "健診の推進", "地域の医療提供体制への働きかけ")


def records(body: str) -> Records:
    page = f'<meta charset="utf-8"><h1>令和6年度 福井支部事業計画</h1>{body}'
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def sheet(heading: str, measure: str = "・便りを毎月送る。") -> str:
    head = "<tr><th>主な取組</th><th>時期</th></tr>"
    return f"{heading}<table>{head}<tr><td>{measure}</td><td>通年</td></tr></table>"


def read(form: str) -> Records:
    return records("".join(sheet(form.format(n, t)) for n, t in enumerate(TITLES, 1)))


@pytest.mark.parametrize(
    "form",
    [
        "<div>{}　{}</div>",
        "<p>{} {}</p>",
        "<h3>{}){}</h3>",
        "<p>No.{} {}</p>",
        "<p>【{}】{}</p>",
        "<p>施策{}{}</p>",
        "<p>1-{}　{}</p>",
        "<div><b>{}</b>{}</div>",
        "<p>{}．{}</p>",
    ],
)
def test_lines_that_count_on_above_tables_are_items(form: str) -> None:
    found = read(form)
    assert [item.title_raw for item in found.initiatives] == list(TITLES)
    assert [item.pillar for item in found.initiatives] == [None] * 3
    assert len(found.actions) == 3


def test_a_list_without_tables_below_its_lines_is_none() -> None:
    agenda = "<p>１　開会</p><p>２　議事</p><p>３　閉会</p>"
    found = records(agenda + "".join(sheet(f"<p>{n}　{t}</p>") for n, t in enumerate(TITLES, 1)))
    assert [item.title_raw for item in found.initiatives] == list(TITLES)


def test_headings_without_any_number_are_items_where_nothing_else_names_them() -> None:
    found = read("<!-- {} --><h3>{}</h3>")
    assert [item.title_raw for item in found.initiatives] == list(TITLES)
    assert [issue.code for issue in found.issues] == ["unnumbered_items"]


@pytest.mark.parametrize(
    "form",
    [
        "<p>{}　{}担当：保健グループ</p>",
        "<p>{}　{}　保健グループ</p>",
        "<p>{}　{}</p><p>担当：保健グループ</p>",
        "<p>担当：保健グループ</p><p>{}　{}</p>",
    ],
)
def test_the_group_in_charge_stands_behind_below_or_above_the_title(form: str) -> None:
    found = read(form)
    assert [item.title_raw for item in found.initiatives] == list(TITLES)
    assert [item.groups for item in found.initiatives] == [["保健"]] * 3


def test_what_is_said_of_an_item_above_its_table_is_its_note() -> None:
    found = read("<p>{}　{}</p><p>【現状・課題】認知度が低い。</p>")
    assert [note.text for note in found.notes] == ["【現状・課題】認知度が低い。"] * 3
    assert not found.issues


def test_a_table_of_budgets_needs_no_items() -> None:
    found = records(
        "<p>支部保険者機能強化予算（単位：千円）</p><table><tr><th>区分</th><th>予算額</th></tr>"
        "<tr><td>健診経費</td><td>1,200</td></tr></table>"
    )
    assert [budget.budget_yen for budget in found.budgets] == [1_200_000]


def test_a_number_printed_twice_is_a_heading_where_a_blank_parts_it_from_its_words() -> None:
    body = sheet("<p>１　広報の推進</p>") + sheet("<p>２　健診の推進</p>")
    body += sheet("<p>２　レセプト点検の推進</p>") + sheet("<p>３　意見発信</p>")
    assert [item.number_raw for item in records(body).initiatives] == ["１", "２", "２", "３"]
