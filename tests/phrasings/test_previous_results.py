"""What last year reached, in all the words and places that plans and reports print it."""

from __future__ import annotations

from itertools import product

import pytest

from bench.phrasings import FISCAL_YEAR, KPIS, REPORT, Read, number, page, read_all

YEARS = (
    *("令和4年度実績", "令和４年度", "R4実績", "R4年度実績", "R4", "2022年度実績", "前年度実績"),
    *(
        "前年度",
        "前年度末",
        "昨年度実績",
        "前年実績",
        "前年度結果",
        "令和4年度末",
        "令和4年度末実績",
    ),
    *(
        "令和4年度結果",
        "令和4年度実績値",
        "令和4年度(実績)",
        "令和4年度見込み",
        "令和4年度実績見込",
    ),
    *("令和4年度速報値", "R4末", "R4結果", "参考：令和4年度実績", "（参考）R4実績"),
)
BEHIND_TARGETS = (
    *("（{}：{}）", "（{} {}）", "（{}{}）", "【{}：{}】", "〔{} {}〕", "［{}{}］", "＜{} {}＞"),
    *("\n（{}：{}）", "\n※{}：{}", "\n{}：{}", "\n【{}】{}", "\n・{} {}", "\n（{}）{}", "\n→{} {}"),
    "、{} {}",
)
HEADERS = (
    *YEARS,
    *("現状値（令和4年度）", "基準値（R4）", "令和4年度実績（参考）", "現状（R4年度）", "R4\n実績"),
    *("令和4年度\n実績", "参考\n（令和4年度実績）", "前年度\n（令和4年度）実績"),
)


def _pages() -> dict[str, str]:
    found = {}
    for year, behind in product(YEARS, BEHIND_TARGETS):
        if year == "R4" and "{}{}" in behind:
            continue  # R495.8％ cannot be told apart, and nobody prints it
        rows = [(k.title, f"{k.name} {k.goal}{behind.format(year, k.before)}") for k in KPIS]
        found[f"cell {year} {behind!r}"] = page(("項目", "KPI"), rows)
    for year in HEADERS:
        rows = [(k.title, k.name, k.goal, k.before) for k in KPIS]
        found[f"column behind {year!r}"] = page(("項目", "KPI", "目標値", year), rows)
        rows = [(k.title, k.name, k.before, k.goal) for k in KPIS]
        found[f"column before {year!r}"] = page(("項目", "KPI", year, "目標値"), rows)
        rows = [(k.title, k.name, k.goal, k.actual, k.before) for k in KPIS]
        head = ("項目", "KPI", "目標値", "実績", year)
        found[f"report {year!r}"] = page(head, rows, title=REPORT)
    return found


PAGES = _pages()


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """All pages, read once."""
    return read_all(PAGES, tmp_path_factory.mktemp("previous"))


@pytest.mark.parametrize("name", PAGES)
def test_last_years_result_is_the_baseline(read: dict[str, Read], name: str) -> None:
    reached = name.startswith("report")
    assert read[name].facts(
        "kpi_targets",
        *("kpi_id", "comparator", "target_value", "baseline_value", "baseline_fiscal_year"),
        "actual_value",
    ) == [
        (
            *(kpi.kpi_id, "ge", number(kpi.goal), number(kpi.before), FISCAL_YEAR - 1),
            number(kpi.actual) if reached else None,
        )
        for kpi in KPIS
    ]
