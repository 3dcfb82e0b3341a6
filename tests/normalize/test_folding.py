"""Folding: one form for all the ways of printing the same words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from normalize.text.flatten import flatten
from normalize.text.folding import fold, tidy
from normalize.text.radicals import RADICALS


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("【ＫＰＩ】", "(kpi)"),
        ("【K P I】", "(kpi)"),
        ("ｼﾞｪﾈﾘｯｸ　医薬品", "ジェネリック医薬品"),
        ("シ ゛ェネリック", "ジェネリック"),  # a voicing mark behind a blank
        ("ｼ ﾞｪﾈﾘｯｸ", "ジェネリック"),
        ("⻑期・⻄⽇本", "長期・西日本"),  # radicals in place of ideographs
        ("〇◯○", "○○○"),
        ("✕×╳", "×××"),
        ("∆△", "△△"),
        ("《目標》〈値〉「率」", "(目標)(値)(率)"),
        ("4～6月", "4~6月"),
        ("－―‐−", "----"),
        ("１，９１５", "1,915"),
        ("神﨑・髙山", "神崎・高山"),
        ("\u200b要\ufeff約\u3000", "要約"),
    ],
)
def test_variants_fold_to_one_form(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("サービス", "サービス"),
        ("サ－ビス", "サービス"),  # a dash for the long vowel
        ("カバ-率", "カバー率"),
        ("サ一ビス", "サービス"),  # the numeral one for the long vowel
        ("データ一覧", "データ一覧"),
        ("10ー20", "10-20"),  # a long vowel for a dash
        ("ー", "-"),
        ("グループ-2", "グループ-2"),
    ],
)
def test_the_long_vowel_stays_in_words_and_is_a_dash_elsewhere(printed: str, folded: str) -> None:
    assert fold(printed) == folded


JAPANESE = st.text(
    st.sampled_from(
        "あかがアカガーｶﾞﾊﾟ゛゜一ー-－〇○×【】（）()「」 　\n率健診⻑⼥①ⅣＡa１1%％、，・～ﾞﾟ㍿㌢ßİ"
    )
)


@given(st.one_of(JAPANESE, st.text()))
@example("ｶ ﾞ")
@example("サ\u3099")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(JAPANESE, JAPANESE)
def test_folding_does_not_see_white_space(left: str, right: str) -> None:
    assert fold(f"{left} \u3000\n{right}") == fold(left + right)


@given(st.text())
def test_nothing_folded_holds_white_space(text: str) -> None:
    assert not any(c.isspace() for c in fold(text))


def test_every_radical_of_the_supplement_has_its_ideograph() -> None:
    assigned = [code for code in range(0x2E80, 0x2F00) if unicodedata.category(chr(code)) != "Cn"]
    assert len(assigned) == 115
    assert [hex(code) for code in assigned if code not in RADICALS] == []
    assert all(unicodedata.normalize("NFKC", RADICALS[code]) for code in assigned)


def test_tidy_keeps_the_words_and_repairs_the_letters() -> None:
    assert tidy(" ⻑期　の\n【ＫＰＩ】 ") == "長期 の 【ＫＰＩ】"
    assert tidy("ｼﾞｪﾈﾘｯｸ５０％") == "ｼﾞｪﾈﾘｯｸ５０％"


@given(st.one_of(JAPANESE, st.text()))
def test_flattening_keeps_every_position(text: str) -> None:
    assert len(flatten(text)) == len(text)
