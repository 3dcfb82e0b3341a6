"""Headings in front of the numbered items that head none: 【基本方針】, まえがき."""

from __future__ import annotations

import pytest

import pipeline
from normalize import load_taxonomy
from parsers.families.foreword import drop_preface
from schema.document import Ref
from schema.plan import Initiative, Measure, Plan, Quote
from schema.records import Records

TITLES = ("健全な財政運営", "サービス水準の向上", "レセプト点検", "保険証の回収", "広報の推進")


def read(front: str) -> Records:
    items = "".join(
        f"<h3>({n}) {title}</h3><p>・{title}について支部で取り組む。</p>"
        for n, title in enumerate(TITLES, 1)
    )
    head = '<meta charset="utf-8"><h1>令和3年度 石川支部事業計画（案）</h1>'
    page = f"{head}{front}<h2>１．基盤的保険者機能関係</h2>{items}"
    return pipeline.convert_document("a.html", page.encode(), taxonomy=load_taxonomy(None)).records


@pytest.mark.parametrize("heading", ["【基本方針】", "＜運営の基本方針＞", "まえがき", "現状"])
def test_a_preface_is_no_item(heading: str) -> None:
    told = "支部は、加入者の健康のため次の取組を着実に進めることとする。"
    found = read(f"<h2>{heading}</h2><p>{told}</p>")
    assert [item.title_raw for item in found.initiatives] == list(TITLES)
    assert len(found.actions) == len(TITLES)
    assert not [issue for issue in found.issues if issue.code == "pillar_inferred"]


def test_a_heading_with_listed_measures_stays_an_item() -> None:
    found = read("<h2>支部の重点</h2><p>・健診機関を増やす。</p><p>・窓口を見直す。</p>")
    assert len(found.initiatives) == len(TITLES) + 1


def item(number: str | None, measure: Measure) -> Initiative:
    title = Quote(f"施策{number}" if number else "基本方針", Ref(row=int(number or 0)))
    return Initiative(number, title, measures=[measure])


def plan_with(measure: Measure) -> Plan:
    told = Measure(Quote("取り組む。", Ref(row=9)))
    return Plan("", "", initiatives=[item(None, measure), *(item(str(n), told) for n in range(5))])


def test_a_preface_keeps_the_words_over_its_sentences() -> None:
    at = Ref(row=1)
    plan = plan_with(Measure(Quote("健康を守る。", at), subtitle=Quote("取組の視点", at)))
    drop_preface(plan)
    assert [note.quote.text for note in plan.notes] == ["基本方針", "取組の視点", "健康を守る。"]


@pytest.mark.parametrize("part", ["progress", "next", "schedule"])
def test_what_was_or_will_be_done_is_no_preface(part: str) -> None:
    measure = Measure(Quote("窓口を見直す。", Ref(row=1)))
    setattr(measure, part, Quote("4月から", Ref(row=2)))
    plan = plan_with(measure)
    drop_preface(plan)
    assert len(plan.initiatives) == 6
