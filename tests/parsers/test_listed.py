"""Lists of targets apart from their items: KPI一覧表 in front of or behind what was done."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from schema.records import Records

DONE = {
    "(1) 効果的なレセプト点検の推進": ("①点検員の勉強会を開く", "②査定の多い医療機関を調べる"),
    "(2) サービス水準の向上": ("①窓口の案内を見直す", "②申請書の書き方を広報する"),
    "(3) 被扶養者資格の再確認の徹底": ("①未提出の事業所に電話する",),
    "(4) 重症化予防対策の推進": ("①受診していない方に文書を送る", "②結果を集計する"),
}
LIST = (
    ("分野", "具体的施策", "KPI", "目標値", "実績値", "達成状況"),
    ("基盤", "効果的なレセプト点検の推進", "レセプト点検の査定率", "対前年度以上", "0.31％", "×"),
    ("基盤", "サービス水準の向上", "サービススタンダードの達成状況", "100％", "100％", "○"),
    ("基盤", "サービス水準の向上", "郵送化率", "95.0％以上", "95.8％", "○"),
    ("基盤", "被扶養者資格の再確認の徹底", "確認書の提出率", "92.0％以上", "93.1％", "○"),
    ("戦略", "重症化予防対策の推進", "受診勧奨後3か月以内の受診率", "11.9％以上", "9.8％", "×"),
)
OWNERS = ["(1)", "(2)", "(2)", "(3)", "(4)"]
Rows = tuple[tuple[str, ...], ...]


def without(column: int, rows: Rows = LIST) -> Rows:
    return tuple(row[:column] + row[column + 1 :] for row in rows)


def renamed(old: str, new: str) -> Rows:
    return tuple(tuple(new if cell == old else cell for cell in row) for row in LIST)


def listed(rows: Rows) -> str:
    """A list as a table whose equal cells in the first columns are merged downwards."""
    lines = ["".join(f"<th>{cell}</th>" for cell in rows[0])]
    for place, row in enumerate(rows[1:], 1):
        cells = ""
        for column, cell in enumerate(row):
            merged = column < 2 and rows[0][column] not in ("KPI", "目標値")
            same = [r[: column + 1] == row[: column + 1] for r in rows]
            if merged and place > 1 and same[place - 1]:
                continue
            span = f" rowspan={sum(same)}" if merged and sum(same) > 1 else ""
            cells += f"<td{span}>{cell}</td>"
        lines.append(cells)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def items() -> str:
    out = "<h2>Ⅱ 施策ごとの取組</h2>"
    for title, told in DONE.items():
        rows = "".join(
            f"<tr><td>{text}</td><td>行った。</td>"
            + (f"<td rowspan={len(told)}>△</td>" if text is told[0] else "")
            + "</tr>"
            for text in told
        )
        head = "<tr><th>実施内容</th><th>実施結果</th><th>評価</th></tr>"
        out += f"<table><tr><th colspan=3>{title}</th></tr>{head}{rows}</table>"
    return out


def read(*parts: str) -> Records:
    head = '<meta charset="utf-8"><h1>令和2年度 滋賀支部 事業実績報告</h1>'
    page = head + "".join(parts)
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


def owners(found: Records) -> list[str | None]:
    numbers = {item.initiative_id: item.number_raw for item in found.initiatives}
    return sorted(numbers[target.initiative_id] or "" for target in found.kpi_targets)


HEADING = "<h2>Ⅰ 令和2年度 KPI一覧表</h2>"


HEADINGS = [HEADING, "<h2>KPI一覧</h2>", "<p>■ KPIの達成状況</p>"]
LISTS = [LIST, without(0), renamed("具体的施策", "施策名")]
TOLD = [(heading, rows) for heading in [*HEADINGS, ""] for rows in LISTS]
TOLD += [(heading, without(1)) for heading in HEADINGS]
"""So few rows as the last ones, without a heading, may be of one item."""


@pytest.mark.parametrize(("heading", "rows"), TOLD)
def test_the_targets_of_a_list_go_to_the_items_below(heading: str, rows: Rows) -> None:
    found = read(heading, listed(rows), items())
    assert [item.number_raw for item in found.initiatives] == ["(1)", "(2)", "(3)", "(4)"]
    assert owners(found) == OWNERS
    assert next(action.text[:2] for action in found.actions) == "点検"
    assert len(found.actions) == sum(map(len, DONE.values()))


def test_a_list_behind_the_items_is_no_item() -> None:
    found = read(items(), HEADING, listed(LIST))
    assert owners(found) == OWNERS
    assert len(found.initiatives) == len(DONE)


def test_an_item_keeps_its_own_sign_beside_those_of_its_targets() -> None:
    found = read(HEADING, listed(LIST), items())
    assert {item.status_raw for item in found.initiatives} == {"△"}
    assert [t.status_raw for t in found.kpi_targets] == ["×", "○", "○", "○", "×"]


def test_a_shortened_title_names_the_one_item_that_holds_its_words() -> None:
    short = {
        "効果的なレセプト点検の推進": "レセプト点検",
        "被扶養者資格の再確認の徹底": "資格の再確認",
        "重症化予防対策の推進": "重症化予防",
    }
    rows = tuple(tuple(short.get(cell, cell) for cell in row) for row in LIST)
    assert owners(read(HEADING, listed(rows), items())) == OWNERS


def test_numbers_that_count_the_rows_of_a_list_name_no_items() -> None:
    counted = tuple((str(n) if n else "No.", *row[2:]) for n, row in enumerate(LIST))
    found = read(HEADING, listed(counted), items())
    assert owners(found) == OWNERS
    assert {i.code for i in found.issues if i.severity == "info"} >= {"item_by_indicator"}


def test_a_row_of_no_item_becomes_one_where_the_list_names_it() -> None:
    more = (*LIST, ("戦略", "コラボヘルスの推進", "健康宣言事業所数", "900社以上", "912社", "○"))
    found = read(HEADING, listed(more), items())
    assert [item.title_raw for item in found.initiatives][-1] == "コラボヘルスの推進"
    assert "listed_item" in {issue.code for issue in found.issues}


def test_a_row_without_title_or_topic_is_an_issue() -> None:
    more = (*without(1), ("戦略", "健康宣言事業所数", "900社以上", "912社", "○"))
    found = read(HEADING, listed(more), items())
    assert owners(found) == OWNERS
    assert "rows_without_item" in {issue.code for issue in found.issues}


def test_abbreviations_that_no_title_holds_go_by_the_indicators() -> None:
    short = {
        "効果的なレセプト点検の推進": "査定",
        "サービス水準の向上": "窓口",
        "被扶養者資格の再確認の徹底": "届書",
        "重症化予防対策の推進": "勧奨",
    }
    rows = tuple(tuple(short.get(cell, cell) for cell in row) for row in LIST)
    assert owners(read(HEADING, listed(rows), items())) == OWNERS


def test_targets_that_items_and_a_list_state_are_counted_once() -> None:
    head, title, rest = items().partition("(3) 被扶養者資格の再確認の徹底</th></tr>")
    own = "<tr><td colspan=3>【KPI】確認書の提出率を92.0％以上とする</td></tr>"
    found = read(HEADING, listed(LIST), head + title + own + rest)
    assert [t.kpi_id for t in found.kpi_targets].count("dependent_recheck_submission_rate") == 1


IN_CHARGE = ("担当", "レセプトG", "業務G", "企画総務G", "業務G", "保健G")
CHARGED = tuple((*row, group) for row, group in zip(LIST, IN_CHARGE, strict=True))


@pytest.mark.parametrize("rows", [CHARGED, without(1, CHARGED)])
def test_groups_of_a_list_are_those_of_items_without_any(rows: Rows) -> None:
    found = read(HEADING, listed(rows), items())
    assert [item.groups for item in found.initiatives] == [
        ["レセプト"],
        ["業務", "企画総務"],
        ["業務"],
        ["保健"],
    ]
    assert "unused_text" not in {issue.code for issue in found.issues}


def test_groups_of_a_list_are_remarks_beside_an_items_own() -> None:
    own = items().replace("<th>評価</th>", "<th>評価</th><th>担当</th>")
    own = own.replace("△</td>", "△</td><td rowspan=2>業務G</td>")
    found = read(HEADING, listed(CHARGED), own)
    assert {tuple(item.groups) for item in found.initiatives} == {("業務",)}
    said = [note.text for note in found.notes if note.kind == "remark"]
    assert said == ["レセプトG", "企画総務G", "保健G"]
    assert "unused_text" not in {issue.code for issue in found.issues}
