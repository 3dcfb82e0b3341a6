"""Answers about texts are kept while one document is converted, and no longer."""

from __future__ import annotations

from normalize.text.remembered import forget, remembered


def test_an_answer_is_worked_out_once_until_all_is_forgotten() -> None:
    asked: list[str] = []

    @remembered
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [length("92.0％"), length("92.0％"), length("R4.9")] == [5, 5, 4]
    assert asked == ["92.0％", "R4.9"]
    forget()
    assert length("92.0％") == 5
    assert asked == ["92.0％", "R4.9", "92.0％"]
