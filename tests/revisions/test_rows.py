"""Texts that belong together stand in one row."""

from __future__ import annotations

from revisions import compare
from revisions.faces.rows import by_relation
from tests.revisions.hand_made import plans


def test_one_long_measure_stands_beside_the_two_it_became() -> None:
    one, two = "窓口の混雑を避けるよう郵送を勧める。", "電話の応対を研修で高める。"
    old, new = plans()
    old.item("1", "窓口", measures=[one + two, "苦情を会議で分け合う。"], topics=["service_level"])
    new.item("1", "窓口", measures=["手引きを配る。", one, two], topics=["service_level"])
    ((_, rows),) = list(by_relation(compare(old.edition(), new.edition())))
    assert [([p.text for p in row.old], [p.text for p in row.new]) for row in rows] == [
        (["1 窓口"], ["1 窓口"]),
        ([], ["手引きを配る。"]),
        ([one + two], [one, two]),
        (["苦情を会議で分け合う。"], []),
    ]
