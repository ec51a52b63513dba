"""Terms above what they mean, with titles, examples and words in capitals between them."""

from __future__ import annotations

import pytest

from examsim.domain.errors import InputError
from examsim.importing import read_guide
from tests.importing.told import answers


def test_words_in_capitals_head_the_parts_of_terms_told_in_paragraphs() -> None:
    strings = "".join(f"{name}\n\nIt is played with a bow by one of many.\n\n" for name in ("Violin", "Viola", "Cello"))
    winds = "".join(f"{name}\n\nIt is blown by one of many.\n\n" for name in ("Flute", "Oboe"))
    assert len(answers(f"STRINGS\n\n{strings}WOODWINDS\n\n{winds}")) == 5


RIVERS = ["Meander", "Oxbow lake", "Levee", "Flood plain", "Delta", "Estuary", "Weir"]


def terms_apart(further: int) -> str:
    told = [f"{term}\n\nWhat a river makes of its bed in case {n}, or of its banks.\n" for n, term in enumerate(RIVERS)]
    more = "Example: the river behind the school.\n"
    return "\n".join([*(f"{one}\n{more}" for one in told[:further]), *told[further:]])


def test_terms_apart_from_what_they_mean_are_read_where_one_has_an_example_and_titles_stand_between() -> None:
    text = "GEO 110 Rivers\n\nFor the first test\n\n" + terms_apart(1)
    assert [one.prompt for one in read_guide(text, "guide.txt").bank.questions] == [f"Define {t}." for t in RIVERS]
    assert answers(text)[0].endswith("Example: the river behind the school.")


def test_prose_below_titles_with_many_paragraphs_each_defines_nothing() -> None:
    with pytest.raises(InputError):
        read_guide(
            terms_apart(7).replace("Example: the", "They say it is the longest river in the world, the"), "n.txt"
        )
