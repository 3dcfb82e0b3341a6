"""What titles carry beside their words, in all the brackets that documents print it in."""

from __future__ import annotations

import pytest

from bench.phrasings import Read, page, read_all

TITLES = ("サービス水準の向上", "効果的なレセプト点検の推進", "コラボヘルスの推進")
MEASURES = "① 窓口での説明を丁寧に行う\n② 広報誌で手続きを案内する"
GRADES = {
    **dict.fromkeys(
        (
            *(
                "{}【重要度：高】",
                "【重要度：高】{}",
                "{}【重要】",
                "{}（重要度：高）",
                "{}［重要度：高］",
            ),
            *("{}　重要度：高", "{}【重要度 高】", "{}〈重要度：高〉", "{}〔重要〕"),
        ),
        ("high", None),
    ),
    **dict.fromkeys(("{}【困難度：高】", "{}（困難度：高）", "{}　困難度：高"), (None, "high")),
    **dict.fromkeys(
        (
            *(
                "{}〈重要度：高、困難度：高〉",
                "{}【重要度：高／困難度：高】",
                "{}\n【重要度：高】【困難度：高】",
            ),
            "{}　重要度：高　困難度：高",
        ),
        ("high", "high"),
    ),
}
GROUPS = {
    **dict.fromkeys(
        (
            *(
                "{}（業務グループ）",
                "{}\n（業務グループ）",
                "{}【業務グループ】",
                "{}（担当：業務グループ）",
            ),
            *("{}＜業務G＞", "{}〔担当：業務〕", "{}　担当：業務グループ"),
        ),
        ("業務",),
    ),
    **dict.fromkeys(
        ("{}【担当：業務Ｇ、レセプトＧ】", "{}（担当：業務・レセプト）"), ("業務", "レセプト")
    ),
    "{}〔企画総務〕": ("企画総務",),
}


def _pages() -> dict[str, str]:
    found = {}
    for words in (*GRADES, *GROUPS):
        rows = [(f"{n}．{words.format(t)}", MEASURES) for n, t in enumerate(TITLES, 1)]
        found[f"cell {words!r}"] = page(("項目", "実施内容"), rows)
        rows = [(str(n), words.format(t), MEASURES) for n, t in enumerate(TITLES, 1)]
        found[f"column {words!r}"] = page(("項番", "項目", "実施内容"), rows)
    return found


PAGES = _pages()


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """All pages, read once."""
    return read_all(PAGES, tmp_path_factory.mktemp("marks"))


@pytest.mark.parametrize("place", ["cell", "column"])
@pytest.mark.parametrize("words", GRADES)
def test_grades_are_no_part_of_titles(read: dict[str, Read], place: str, words: str) -> None:
    found = read[f"{place} {words!r}"].facts("initiatives", "title_raw", "importance", "difficulty")
    assert found == [(title, *GRADES[words]) for title in TITLES]


@pytest.mark.parametrize("place", ["cell", "column"])
@pytest.mark.parametrize("words", GROUPS)
def test_groups_are_no_part_of_titles(read: dict[str, Read], place: str, words: str) -> None:
    found = read[f"{place} {words!r}"].facts("initiatives", "title_raw", "groups")
    assert found == [(title, [*GROUPS[words]]) for title in TITLES]
