from __future__ import annotations

import pytest

from examsim.importing.text.numerals import opening_roman, roman, without_roman


@pytest.mark.parametrize(
    ("numeral", "value"), [("I", 1), ("iv", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("A", 0), ("", 0)]
)
def test_what_a_roman_number_comes_to(numeral: str, value: int) -> None:
    assert roman(numeral) == value


def test_a_text_opens_with_one_where_a_sign_parts_it_from_the_words() -> None:
    assert opening_roman("IV. The crusades") == 4
    assert without_roman("IV. The crusades") == "The crusades"
    assert opening_roman("I am what I am") == 0
    assert without_roman("I am what I am") == "I am what I am"
