"""The words that patterns of normalize hold, from `taxonomy/word_lists.yaml`."""

from __future__ import annotations

from normalize.text.word_lists import WordLists

LISTS = WordLists("normalize", "taxonomy/word_lists.yaml")
any_of = LISTS.any_of
words_in = LISTS.words
pattern_of = LISTS.pattern
