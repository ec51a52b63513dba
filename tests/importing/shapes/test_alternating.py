"""Terms above what they mean, with titles, examples and words in capitals between them."""

from __future__ import annotations

import pytest

from examsim.domain.errors import InputError
from examsim.importing import read_guide
from examsim.importing.shapes import alternating
from examsim.importing.text.entries import Part
from examsim.importing.text.lines import numbered_lines
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


LOOSE = [
    (f"{name} knot", f"It holds what is laid in it, and more so the more it is used, by {name}.")
    for name in ("Reef", "Granny", "Square", "Thief", "Surgeon", "Grief")
]


def loose(count: int, between: str) -> int:
    """How many terms are found with something between the third and the fourth of so many."""
    told = [f"{term}\n\n{meaning}" for term, meaning in LOOSE[:count]]
    lines = numbered_lines("\n\n".join([*told[:3], between, *told[3:]]))
    return sum(piece.part is Part.PROMPT for piece in alternating.read(lines))


def test_a_title_among_few_terms_turns_them_around_and_among_more_it_does_not() -> None:
    assert (loose(6, "Hitches"), loose(5, "Hitches")) == (6, 0)


def test_an_item_of_a_list_may_be_what_a_term_means() -> None:
    assert loose(6, "Hitches\n\nBowline\n\n- makes a loop") == 7


@pytest.mark.parametrize("sign", ["{})", "{}.", "({})"])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_paper_with_options_and_no_key_is_no_list_of_terms(sign: str, gap: str) -> None:
    asked = [
        ("Which knot makes a loop?", "reef bowline clove sheepshank"),
        ("Which is for cleats?", "bend coil carrick eye"),
        ("Which joins ropes?", "bight stopper hitch anchor"),
    ]
    lines = [
        line
        for number, (question, options) in enumerate(asked, 1)
        for line in (
            f"{number}. {question}",
            *(f"{sign.format('ABCD'[at])} {o.title()}" for at, o in enumerate(options.split())),
        )
    ]
    with pytest.raises(InputError, match="3 questions have options and no answer"):
        read_guide(f"\n{gap}".join(lines), "knots.txt")
