"""The name of one indicator and the values of the insured and the dependents, in many shapes."""

from __future__ import annotations

from itertools import product

import pytest

from bench.phrasings import REPORT, Read, page, read_all

TITLE = "９　特定保健指導の実施率及び質の向上"
MEASURE = "・面談の枠を増やす。"
NAMES = ("特定保健指導の実施率", "【KPI】特定保健指導の実施率", "特定保健指導の実施率※１")
GOALS = (
    *(
        "被保険者\n　25.0％以上\n被扶養者\n　14.5％以上",
        "被保険者　25.0％以上\n被扶養者　14.5％以上",
    ),
    *(
        "被保険者：25.0％以上\n被扶養者：14.5％以上",
        "（被保険者）25.0％以上\n（被扶養者）14.5％以上",
    ),
    *(
        "【被保険者】25.0％以上\n【被扶養者】14.5％以上",
        "■被保険者\n25.0％以上\n■被扶養者\n14.5％以上",
    ),
    *(
        "【被保険者】\n25.0％以上\n【被扶養者】\n14.5％以上",
        "被保険者 25.0％以上、被扶養者 14.5％以上",
    ),
    *(
        "①被保険者　25.0％以上\n②被扶養者　14.5％以上",
        "・被保険者 25.0％以上\n・被扶養者 14.5％以上",
    ),
    *(
        "◇被保険者　25.0％以上\n◇被扶養者　14.5％以上",
        "被保険者分 25.0％以上\n被扶養者分 14.5％以上",
    ),
    *("本人 25.0％以上\n家族 14.5％以上", "25.0％以上（被保険者）\n14.5％以上（被扶養者）"),
)
WANTED = [("guidance_rate_insured", 25.0), ("guidance_rate_dependents", 14.5)]


def _pages() -> dict[str, str]:
    found = {}
    for name, goal in product(NAMES, GOALS):
        of = f"{name!r}, {goal!r}"
        rows = [(TITLE, MEASURE, name, goal)]
        found[f"column {of}"] = page(("施策", "取組内容", "指標", "目標値"), rows)
        reached = goal.replace("以上", "").replace("25.0", "21.7").replace("14.5", "13.2")
        head = ("施策", "取組内容", "指標", "目標値", "実績")
        found[f"report {of}"] = page(head, [(*rows[0], reached)], title=REPORT)
        both = f"{name}\n{goal}"
        found[f"cell {of}"] = page(("施策", "取組内容", "KPI"), [(TITLE, MEASURE, both)])
    for goal in GOALS:
        text = f"{MEASURE}\n【KPI】特定保健指導の実施率\n{goal}"
        found[f"measures {goal!r}"] = page(("施策", "取組内容"), [(TITLE, text)])
    return found


PAGES = _pages()


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """All pages, read once."""
    return read_all(PAGES, tmp_path_factory.mktemp("populations"))


@pytest.mark.parametrize("name", PAGES)
def test_each_value_is_of_the_one_indicator_named(read: dict[str, Read], name: str) -> None:
    columns = ("kpi_id", "target_value", "actual_value")
    reached = (21.7, 13.2) if name.startswith("report") else (None, None)
    wanted = [(*each, actual) for each, actual in zip(WANTED, reached, strict=True)]
    assert read[name].facts("kpi_targets", *columns) == wanted
