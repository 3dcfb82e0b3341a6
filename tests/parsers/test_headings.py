"""Which lines of running text number an item."""

import pytest

from parsers.families.headings import style_of


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("ⅰ）特定健診の推進", "lower"),
        ("ⅱ　特定保健指導の推進", "lower"),
        ("ⅲ．重症化予防", "lower"),
        ("(ⅰ) 特定健診の推進", "small"),
        ("（ii）特定保健指導の推進", "small"),
        ("96.0％以上", None),
        ("20 件を訪問", None),
        ("2　広報", "number"),
        ("Ⅱ　戦略的保険者機能", "chapter"),
    ],
)
def test_which_numerals_number_headings(line: str, style: str | None) -> None:
    assert style_of(line) == style
