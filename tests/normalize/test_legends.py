"""What a legend says of its signs, and where its words can hardly mean what they contain."""

from __future__ import annotations

import pytest

from normalize import load_taxonomy

TAXONOMY = load_taxonomy(None)
RATES = {"S": "120%以上", "A": "100%以上120%未満", "B": "80%以上100%未満", "C": "80%未満"}


@pytest.mark.parametrize(
    ("sign", "words", "status"),
    [
        ("△", "達成に向けて更なる取組が必要", "behind"),
        ("△", "達成率80％以上100％未満", "behind"),
        ("△", "達成見込みは不透明", "behind"),
        ("△", "やや困難", "behind"),
        ("×", "達成率80％未満", "not_achieved"),
        ("×", "達成不可", "not_achieved"),
        ("×", "目標達成ならず", "not_achieved"),
        ("×", "達成は厳しい", "not_achieved"),
        ("×", "目標に届かず", "not_achieved"),
        ("×", "計画より遅れている", "behind"),
        ("△", "未達成", "not_achieved"),
        ("△", "計画どおり", "achieved"),
    ],
)
def test_a_sign_with_these_words(sign: str, words: str, status: str) -> None:
    assert TAXONOMY.status_of(sign, {sign: words}) == status


@pytest.mark.parametrize(
    ("letter", "status"),
    [("S", "exceeded"), ("A", "achieved"), ("B", "behind"), ("C", "not_achieved")],
)
def test_letters_stand_for_rates(letter: str, status: str) -> None:
    assert TAXONOMY.status_of(letter, RATES) == status


def test_a_lesser_sign_is_no_grade_that_a_greater_one_is() -> None:
    legend = {"◎": "達成", "○": "概ね達成", "△": "概ね達成", "×": "未達成"}
    assert TAXONOMY.status_of("△", legend) == "behind"
    graded = {"○": "計画を上回る", "△": "計画どおり", "×": "計画を下回る"}
    assert [TAXONOMY.status_of(sign, graded) for sign in graded] == [
        "exceeded",
        "achieved",
        "not_achieved",
    ]
