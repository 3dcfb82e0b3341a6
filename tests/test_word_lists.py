"""Words that patterns hold are listed once, each with the place where it was seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from normalize.text.word_lists import WordLists

ROOT = Path(__file__).parents[1]
FILES = [("parsers", "word_lists.yaml"), ("normalize", "taxonomy/word_lists.yaml")]
PAGES = {page.stem for page in ROOT.glob("tests/unseen*/*.html")}
PLACES = {"generic", *(f"00{number}" for number in range(5)), *PAGES}


@pytest.mark.parametrize(("package", "path"), FILES)
def test_each_word_names_the_place_where_it_was_seen(package: str, path: str) -> None:
    topics = WordLists(package, path).lists
    strange = {
        (topic, name, word)
        for topic, lists in topics.items()
        for name, words in lists.items()
        for word, seen in words.items()
        if seen not in PLACES or not isinstance(word, str)
    }
    assert strange == set()


@pytest.mark.parametrize(("package", "path"), FILES)
def test_a_list_names_no_word_twice_and_is_a_pattern(package: str, path: str) -> None:
    lists = WordLists(package, path)
    for topic, names in lists.lists.items():
        for name in names:
            words = lists.words(f"{topic}.{name}")
            assert len(set(words)) == len(words)
            assert re.compile(lists.any_of(f"{topic}.{name}"))


@pytest.mark.parametrize(("package", "path"), FILES)
def test_each_list_is_asked_for(package: str, path: str) -> None:
    sources = "".join(p.read_text(encoding="utf-8") for p in (ROOT / package).rglob("*.py"))
    named = set(re.findall(r"""["']([a-z_]+\.[a-z_]+)["']""", sources))
    lists = WordLists(package, path).lists
    assert {f"{topic}.{name}" for topic in lists for name in lists[topic]} <= named


def test_a_pattern_matches_any_word_of_its_lists() -> None:
    lists = WordLists("parsers", "word_lists.yaml")
    assert re.fullmatch(lists.any_of("editions.changed"), "改正")
    assert lists.pattern("editions.new", "editions.old").fullmatch("現行")
    with pytest.raises(KeyError):
        lists.words("editions.unknown")
