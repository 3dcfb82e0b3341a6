"""What may be asked for: a branch by name or code and a year, or a document's id."""

from __future__ import annotations

from datetime import date

import pytest

from revisions.selectors import Selector, SelectorError, choose, parse_selector
from schema.records import DocumentRecord
from tests.revisions.hand_made import document


@pytest.mark.parametrize(
    ("text", "selector"),
    [
        ("群馬:2020", Selector("群馬:2020", "群馬", 2020)),
        ("群馬支部:令和2年度", Selector("群馬支部:令和2年度", "群馬", 2020)),
        ("10:R3", Selector("10:R3", "10", 2021)),
        ("埼玉:2022@previous", Selector("埼玉:2022@previous", "埼玉", 2022, edition="previous")),
        ("8ee2c970", Selector("8ee2c970", document_id="8ee2c970")),
        ("plan.txt", None),
        ("https://example.org/plan.pdf", None),
    ],
)
def test_selectors(text: str, selector: Selector | None) -> None:
    assert parse_selector(text) == selector


@pytest.mark.parametrize(
    ("text", "problem"), [("群馬:x", "no year"), ("群馬:2020@old", "@current")]
)
def test_bad_selectors(text: str, problem: str) -> None:
    with pytest.raises(SelectorError, match=problem):
        parse_selector(text)


def documents() -> list[DocumentRecord]:
    early, late = document("a" * 16, 2020), document("b" * 16, 2020)
    late = late.model_copy(update={"presented_on": date(2020, 3, 1)})
    report = document("c" * 16, 2020).model_copy(update={"kind": "result"})
    both = document("d" * 16, 2021).model_copy(update={"kind": "comparison"})
    return [early, report, late, both]


YEARS = [
    ("a" * 16, "current", 2020),
    ("b" * 16, "current", 2020),
    ("c" * 16, "current", 2020),
    ("d" * 16, "current", 2021),
    ("d" * 16, "previous", 2020),
]


def test_the_latest_plan_is_taken_and_the_others_are_named() -> None:
    chosen = choose(parse_selector("群馬:2020") or Selector(""), documents(), YEARS)  # type: ignore[arg-type]
    assert chosen.document_id == "b" * 16
    assert chosen.edition == "current"
    assert chosen.others == ("a" * 16, "c" * 16, "d" * 16)


def test_an_edition_can_be_asked_for() -> None:
    selector = parse_selector("10:2020@previous")
    assert selector is not None
    assert choose(selector, documents(), YEARS).document_id == "d" * 16  # type: ignore[arg-type]


def test_what_is_not_there_is_said_with_what_is() -> None:
    with pytest.raises(SelectorError, match="群馬:2020, 群馬:2021"):
        choose(Selector("群馬:2030", "群馬", 2030), documents(), YEARS)  # type: ignore[arg-type]
