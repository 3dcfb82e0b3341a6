"""Text below labels in brackets, where figures stand among them, is a table an item."""

from __future__ import annotations

import pytest

from ingest import read_document
from parsers import parse
from parsers.forms.labelled import tabled
from parsers.grid import rows_of
from schema.document import Document
from schema.plan import Plan

ITEMS = (
    ("サービス水準の向上", "郵送を呼びかける。", "郵送化率", "95.8％", "96.5％以上"),
    ("レセプト点検の推進", "勉強会を開く。", "査定率", "0.291％", "0.300％以上"),
    ("コラボヘルスの推進", "冊子を届ける。", "宣言事業所数", "800社", "900社以上"),
)


def document(
    mark: str = "【{}】", labels: str = "主な取組|KPI|令和4年度実績|令和5年度目標"
) -> Document:
    text = "<h1>令和5年度 岐阜支部事業計画</h1>"
    for number, (title, *values) in enumerate(ITEMS, 1):
        text += f"<h3>({number}) {title}</h3>"
        for label, value in zip(labels.split("|"), values, strict=False):
            text += f"<p>{mark.format(label)}</p><p>{value}</p>"
    return read_document("a.html", f'<meta charset="utf-8">{text}'.encode())


def plan(mark: str = "【{}】") -> Plan:
    return parse(document(mark))


@pytest.mark.parametrize("mark", ["【{}】", "＜{}＞", "〔{}〕"])
def test_each_label_is_the_header_of_a_column(mark: str) -> None:
    found = plan(mark)
    assert [item.title.text for item in found.initiatives] == [item[0] for item in ITEMS]
    for item, (_, measure, name, _, _) in zip(found.initiatives, ITEMS, strict=True):
        assert [m.quote.text for m in item.measures] == [measure]
        assert [name in s.quote.text for s in item.statements] == [True]


def test_a_label_and_its_value_in_one_paragraph_stand_apart() -> None:
    text = "".join(
        f"<h3>({n}) {title}</h3><p>【主な取組】{do}</p>"
        f"<p>【KPI】{name}</p><p>【令和4年度実績】{was}</p>"
        for n, (title, do, name, was, _) in enumerate(ITEMS, 1)
    )
    data = f'<meta charset="utf-8"><h1>令和5年度 岐阜支部事業計画</h1>{text}'.encode()
    found, labels = tabled(read_document("a.html", data))
    tables = list(found.tables())
    assert [row.texts for row in rows_of(tables[0])] == [
        ["主な取組", "KPI", "令和4年度実績"],
        ["郵送を呼びかける。", "郵送化率", "95.8％"],
    ]
    assert len(labels) == 9


def test_a_value_says_in_which_paragraph_it_was_printed() -> None:
    found, _ = tabled(document())
    (first, *_) = found.tables()
    figure = next(c for row in rows_of(first) for c in row.cells if c.text == "95.8％")
    assert figure.ref.table is None and figure.ref.row is not None


def test_labels_of_measures_and_targets_alone_stay_running_text() -> None:
    plain = document(labels="主な取組|KPI|評価指標")
    assert tabled(plain)[0] is plain


def test_two_items_with_labels_stay_running_text() -> None:
    whole = document()
    whole.blocks = whole.blocks[: len(whole.blocks) // 2]
    assert tabled(whole)[0] is whole
