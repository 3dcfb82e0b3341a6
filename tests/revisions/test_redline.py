"""What differs is marked: all of it, nothing else, in pieces that a person reads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from revisions.redline import Match, heading_redline, redline


def shown(old: str, new: str, level: str = "read") -> tuple[str, str]:
    """Both texts with what changed in brackets."""
    found = redline(old, new)
    matches = getattr(found, level)
    return _bracketed(old, [(m.old, m.size) for m in matches]), _bracketed(
        new, [(m.new, m.size) for m in matches]
    )


def _bracketed(text: str, kept: list[tuple[int, int]]) -> str:
    parts, here = [], 0
    for start, size in [*kept, (len(text), 0)]:
        if start > here:
            parts.append(f"[{text[here:start]}]")
        parts.append(text[start : start + size])
        here = start + size
    return "".join(parts)


@pytest.mark.parametrize(
    ("old", "new", "old_shown", "new_shown"),
    [
        (
            "申請の郵送化率を92.0%以上とする",
            "申請の郵送化率を96.9%以上とする",
            "申請の郵送化率を[92.0]%以上とする",
            "申請の郵送化率を[96.9]%以上とする",
        ),
        (
            "宣言事業所数を1,170事業所以上とする",
            "宣言事業所数を11,170事業所以上とする",
            "宣言事業所数を[1,170]事業所以上とする",
            "宣言事業所数を[11,170]事業所以上とする",
        ),
        (
            "窓口の混雑を避けるため、申請書を郵送で受け付ける。",
            "窓口の混雑を避けるため、届書と申請書を郵送で受け付ける。",
            "窓口の混雑を避けるため、申請書を郵送で受け付ける。",
            "窓口の混雑を避けるため、[届書と]申請書を郵送で受け付ける。",
        ),
    ],
)
def test_a_small_change_is_marked_alone(old: str, new: str, old_shown: str, new_shown: str) -> None:
    assert shown(old, new) == (old_shown, new_shown)


def test_a_change_grows_to_the_phrase_it_is_most_of() -> None:
    old, new = shown(
        "事業所へ健診の案内を文書で年に二回送り、申込みの締切りを広く知らせる。",
        "事業所へ健診の案内を電話で年に二回送り、申込みの締切りを広く知らせる。",
    )
    assert "[文書で]" in old
    assert "[電話で]" in new


def test_a_reworded_sentence_is_marked_whole_and_its_phrases_within() -> None:
    old = "保険証の早い返納を事業主へ文書で頼む。"
    new = "保険証の早い返納を社会保険労務士とともに事業主へ頼む。"
    assert shown(old, new) == (f"[{old}]", f"[{new}]")
    assert shown(old, new, "fine")[0] == "保険証の早い返納を事業主へ[文書で]頼む。"


def test_what_two_foreign_sentences_share_is_chance() -> None:
    found = redline("電話の受け方を見直す。", "入札の公告を早く行い、参加者を増やす。")
    assert found.fine == found.exact == ()


def test_another_number_alone_never_makes_a_sentence_another() -> None:
    assert shown("1件", "200件") == ("[1]件", "[200]件")


_TEXT = st.text(alphabet="群馬の支部は率を9.6%、以上。a", max_size=24)


@given(_TEXT)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    found = redline(text, text)
    assert found.similarity == 1.0
    assert sum(match.size for match in found.read) == len(text)


@given(_TEXT, _TEXT)
@settings(max_examples=150)
def test_what_is_not_marked_is_equal_and_in_order(old: str, new: str) -> None:
    found = redline(old, new)
    for matches in (found.exact, found.fine, found.read):
        before = Match(0, 0, 0)
        for match in matches:
            assert match.size > 0
            assert match.old >= before.old + before.size
            assert match.new >= before.new + before.size
            assert old[match.old :][: match.size] == new[match.new :][: match.size]
            before = match


@given(_TEXT, _TEXT)
@settings(max_examples=150)
def test_no_number_is_cut_in_half(old: str, new: str) -> None:
    import re

    found = redline(old, new)
    for matches in (found.exact, found.fine, found.read):
        for text, edges in (
            (old, [e for m in matches for e in (m.old, m.old + m.size)]),
            (new, [e for m in matches for e in (m.new, m.new + m.size)]),
        ):
            for number in re.finditer(r"\d+(?:[.,]\d+)*", text):
                assert not any(number.start() < edge < number.end() for edge in edges)


@given(_TEXT, _TEXT)
@settings(max_examples=150)
def test_swapping_the_sides_mirrors_it(old: str, new: str) -> None:
    there, back = redline(old, new), redline(new, old)
    assert back.similarity == there.similarity
    for one, other in ((there.exact, back.exact), (there.fine, back.fine), (there.read, back.read)):
        assert tuple(match.mirrored() for match in one) == other


@pytest.mark.parametrize(
    ("old", "new", "stems", "old_shown", "new_shown"),
    [
        ("(6)広報(再掲)", "(5)広報(再掲)", (5, 5), "[(6)広報](再掲)", "[(5)広報](再掲)"),
        (
            "(6)広報(重要度:高)(困難度:高)",
            "(6)広報(困難度:高)",
            (5, 5),
            "(6)広報[(重要度:高)](困難度:高)",
            "(6)広報(困難度:高)",
        ),
        ("広報(重要度:高)", "広報(困難度:高)", (2, 2), "広報[(重要度:高)]", "広報[(困難度:高)]"),
    ],
)  # fmt: skip
def test_number_and_title_are_one_phrase_and_each_mark_is_one(
    old: str, new: str, stems: tuple[int, int], old_shown: str, new_shown: str
) -> None:
    found = heading_redline(old, new, stems).read
    assert _bracketed(old, [(match.old, match.size) for match in found]) == old_shown
    assert _bracketed(new, [(match.new, match.size) for match in found]) == new_shown
