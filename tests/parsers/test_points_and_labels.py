"""A point of a list that ends with a header word is a measure, no label of what comes below."""

from __future__ import annotations

import pytest

from ingest import read_document
from parsers import parse

PAGE = (
    '<meta charset="utf-8"><h1>令和6年度 岐阜支部事業計画</h1><h2>１．基盤的保険者機能</h2>'
    "<h3>（1）健全な財政運営</h3>{}<h3>（2）サービス水準の向上</h3>"
    "<ul><li>標準期間を守る。</li><li>郵送を呼びかける。</li></ul>"
)


def measures(text: str) -> list[str]:
    plan = parse(read_document("a.html", PAGE.format(text).encode()))
    return [measure.quote.text for measure in plan.initiatives[0].measures]


@pytest.mark.parametrize(
    "point", ["団体の会合での説明", "訪問による説明", "事業所への説明", "健診機関との評価"]
)
def test_a_point_with_a_particle_is_no_label(point: str) -> None:
    text = f"<ul><li>議論を行う。</li><li>{point}</li><li>意見を発信する。</li></ul>"
    assert measures(text) == ["議論を行う。", point, "意見を発信する。"]


@pytest.mark.parametrize("point", ["研修会の説明", "支部広報の実施状況"])
def test_a_point_below_another_stays_in_its_measure(point: str) -> None:
    text = f"<ul><li>広報を行う。<ul><li>{point}</li></ul></li><li>意見を発信する。</li></ul>"
    assert measures(text) == [f"広報を行う。 {point}", "意見を発信する。"]


def test_a_label_as_it_stands_still_heads_what_comes_below() -> None:
    assert measures("<p>実施する。</p><p>備考</p><p>予定どおり。</p>") == ["実施する。"]
