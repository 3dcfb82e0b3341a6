"""What is to be reached, in all the words and places that plans print it."""

from __future__ import annotations

import pytest

from bench.phrasings import KPIS, Read, number, page, read_all

GOALS = {
    "ge": (
        *(
            "{}以上",
            "{} 以上",
            "{}以上とする",
            "{}以上とする。",
            "{}以上を目指す",
            "{}以上に引き上げる",
        ),
        *(
            "{}以上に向上させる",
            "{}以上を達成する",
            "{}以上確保",
            "{}以上（年度末）",
            "年度末時点で{}以上",
        ),
        *("年度末時点{}以上とする", "{}以上を維持", "令和5年度末 {}以上", "約{}以上", "{}以上達成"),
        *("{}以上となるよう取り組む", "{}以上（単年度）", "{}以上にする", "{}以上とすること"),
    ),
    "eq": ("{}", "{}とする", "{}を達成する", "{}に設定", "{}（年度末）"),
    "le": ("{}以下", "{}以下とする", "{}以下に抑える", "{}以内", "{}以下を維持する"),
    "gt": ("{}超", "{}を超える", "{}を上回る"),
    "lt": ("{}未満", "{}を下回る", "{}未満とする"),
}
NAMED = (
    *("{}を{}", "{}　{}", "{}：{}", "{} {}", "{}\n{}", "{}について、{}", "{}は{}", "【KPI】{}：{}"),
    *("【ＫＰＩ】\n{}を{}", "・{}：{}", "①{}　{}", "■{}を{}", "{}（目標：{}）", "{}【目標値】{}"),
    *("○{}\n⇒{}", "{}　　目標値 {}", "KPI：{}を{}", "{}…{}"),
)


def _pages() -> dict[str, tuple[str, str]]:
    found = {}
    for comparator, words in GOALS.items():
        for word in words:
            goals = [word.format(kpi.goal.removesuffix("以上")) for kpi in KPIS]
            rows = [(k.title, k.name, goal) for k, goal in zip(KPIS, goals, strict=True)]
            found[f"column {word!r}"] = (comparator, page(("項目", "KPI", "目標値"), rows))
            for named in NAMED:
                if "（" in word and "（目標" in named:
                    continue
                if "⇒" in named and comparator == "eq":
                    continue  # below an arrow a bare figure may as well be what was reached
                rows = [
                    (k.title, named.format(k.name, goal))
                    for k, goal in zip(KPIS, goals, strict=True)
                ]
                found[f"{named!r} {word!r}"] = (comparator, page(("項目", "KPI"), rows))
    return found


PAGES = _pages()


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """All pages, read once."""
    pages = {name: html for name, (_, html) in PAGES.items()}
    return read_all(pages, tmp_path_factory.mktemp("goals"))


@pytest.mark.parametrize("name", PAGES)
def test_goals_are_read_in_all_words(read: dict[str, Read], name: str) -> None:
    comparator, _ = PAGES[name]
    expected = [(kpi.kpi_id, kpi.name, comparator, number(kpi.goal), None, None) for kpi in KPIS]
    columns = ("kpi_id", "kpi_name_raw", "comparator", "target_value")
    reached = ("baseline_value", "actual_value")
    assert read[name].facts("kpi_targets", *columns, *reached) == expected
