"""A result, the one of the year before in a bracket, and what may stand between and behind both."""

from __future__ import annotations

from itertools import product

import pytest

from bench.phrasings import KPIS, REPORT, Kpi, Read, number, page, read_all

NOTES = (
    "<p>※　（　）内は令和４年度の結果。</p><p>※１　速報値です。</p>"
    "<p>※２　昨年の資料の値を訂正しました。</p>"
)
BETWEEN = (
    *("", "※１", "<sup>※１</sup>", "※", "注１", "（注１）", "（※１）", "*1", "（速報値）"),
    *("\n（速報値）", "（6年2月診療分）", "（令和6年2月）", "（3位）", "（△）", "（集計中）"),
)
BRACKETS = ("{}（{}）", "{}\n（{}）", "{}（{}）※２", "{}（{}※２）")
OF_ALL = ("", "\n全国{}", "　全国平均 {}", "\n全国　未集計", "（全国{}）")


def _pages() -> dict[str, str]:
    found = {}
    head = ("施策", "取り組んだこと", "指標", "目標", "結果")
    for between, bracket, of_all in product(BETWEEN, BRACKETS, OF_ALL):
        rows = [
            (
                *(k.title, "・取組を行った。", k.name, k.goal),
                bracket.format(k.actual + between, k.before) + of_all.format(k.national),
            )
            for k in KPIS
        ]
        name = f"{between!r} in {bracket!r}, {of_all!r}"
        found[name] = page(head, rows, title=REPORT, behind=NOTES)
    return found


PAGES = _pages()


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """All pages, read once."""
    return read_all(PAGES, tmp_path_factory.mktemp("brackets"))


def _national(kpi: Kpi, name: str) -> float | None:
    """A count of all branches is an average only where that is said."""
    printed = "{}" in name.rpartition(", ")[2] and ("％" in kpi.actual or "平均" in name)
    return number(kpi.national) if printed else None


@pytest.mark.parametrize("name", PAGES)
def test_a_bracket_of_the_year_before_is_no_national_average(
    read: dict[str, Read], name: str
) -> None:
    columns = ("actual_value", "baseline_value", "national_value")
    assert read[name].facts("kpi_targets", *columns) == [
        (number(k.actual), number(k.before), _national(k, name)) for k in KPIS
    ]
