"""One comparison with something of every kind, and an output folder with two years."""

from __future__ import annotations

from pathlib import Path

from revisions import Knowledge, compare
from schema.comparison import Comparison
from store import write_tables
from tests.revisions.hand_made import Plan, plans

KNOWLEDGE = Knowledge(
    indicators={
        "generic_usage_rate": "ジェネリック医薬品使用割合",
        "claim_recovery_rate": "返納金債権の回収率",
    },
    topics={"publicity": "広報"},
    better={"generic_usage_rate": "higher"},
    breaks=lambda kpi, older, newer: (
        "scope widened" if kpi == "claim_recovery_rate" and older < 2021 <= newer else None
    ),
)


def both_years() -> tuple[Plan, Plan]:
    """Two plans that differ in every way."""
    old, new = plans()
    old.item("(1)", "健全な財政", topics=["sound_finance"], measures=["保険料率を論じる。"])
    new.item("(1)", "健全な財政", topics=["sound_finance"], measures=["保険料率を論じる。"])
    old.item("(2)", "債権の防止と回収", topics=["card_collection", "debt_recovery"])
    new.item(
        "(2)", "保険証の回収", topics=["card_collection"], measures=["<b>保険証</b>を集める。"]
    )
    new.item("(3)", "債権の回収", topics=["debt_recovery"])
    old.item("(3)", "その他", topics=["other_health_programmes"], pillar="strategy")
    old.item(
        "(4)",
        "後発医薬品",
        topics=["generic_drugs"],
        pillar="strategy",
        measures=["薬局へ年2回の便りを送り、使う割合を知らせる。"],
        targets=[{"kpi_id": "generic_usage_rate", "value": 80.3, "baseline": 79.5}],
    )
    new.item(
        "(4)",
        "ジェネリック医薬品",
        topics=["generic_drugs"],
        pillar="strategy",
        importance="high",
        measures=["薬局へ年4回の便りを送り、使う割合を知らせる。"],
        targets=[
            {"kpi_id": "generic_usage_rate", "value": 80.7, "baseline": 80.4},
            {"kpi_id": "claim_recovery_rate", "value": 60.0},
        ],
        notes=['=HYPERLINK("https://example.org")'],
    )
    return old, new


def example() -> Comparison:
    """The comparison of both."""
    old, new = both_years()
    return compare(old.edition(), new.edition(), KNOWLEDGE, ["one of two documents was taken"])


def folder(path: Path) -> Path:
    """Both years as tables."""
    old, new = both_years()
    write_tables([old.records, new.records], path)
    return path
