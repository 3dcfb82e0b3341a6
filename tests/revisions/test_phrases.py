"""A change grows to its phrase; phrases are those of BudouX."""

from __future__ import annotations

import budoux
import pytest

from revisions.phrases import phrase_at, whole_phrases

_SENTENCES = [
    "事業所へ健診の案内を文書で年に二回送り、申込みの締切りを広く知らせる。",
    "申請書の郵送化率を96.5%以上とする",
    "メールマガジンの登録をすすめ、保険料率の決まり方を説明する。",
]


@pytest.mark.parametrize("sentence", _SENTENCES)
def test_phrases_end_where_budoux_ends_them(sentence: str) -> None:
    found, place = [], 0
    while place < len(sentence):
        phrase = phrase_at(sentence, place)
        assert phrase is not None
        start, end = phrase
        assert start == place
        found.append(sentence[start:end])
        place = end
    assert found == budoux.load_default_japanese_parser().parse(sentence)


def test_a_phrase_out_of_reach_is_none() -> None:
    assert phrase_at("メールマガジンの登録を", 3, 20) == (0, 8)
    assert phrase_at("メールマガジンの登録を", 3, 2) is None


def test_a_phrase_most_of_which_changed_is_changed() -> None:
    one, other = "案内を文書で送る", "案内を電話で送る"
    assert whole_phrases(one, other, [(0, 0, 3), (5, 5, 3)]) == [(0, 0, 3), (6, 6, 2)]


def test_a_phrase_in_which_only_a_number_changed_stays() -> None:
    one, other = "割合を80%とする", "割合を85%とする"
    matches = [(0, 0, 3), (5, 5, 4)]
    assert whole_phrases(one, other, matches) == matches
