"""Notes of a lesson with questions among their prose, which answers none of them."""

from __future__ import annotations

from examsim.importing import read_guide
from tests.importing.told import answers

NOTES = """\
# Glass, lesson 3

## Melting

She showed us the furnace.

Q: What is glass mostly made of?
A: Silica, from sand.

Soda glass is the cheapest. Look at the jar on the shelf!

Q: Why is soda added to the melt?
A: To lower its melting point.
It saves fuel besides.

## Annealing

The kiln was cold that day.

Q: Why is glass cooled slowly?
A: So that no stress stays in it.

Q: How is stress in glass made visible?
A: Between two sheets that polarise light.

Next week we blow. Bring gloves.
"""
SILICA = "Silica, from sand."


def test_prose_between_questions_answers_none_of_them_and_is_told() -> None:
    draft = read_guide(NOTES, "guide.txt")
    assert [question.answer for question in draft.bank.questions] == [
        SILICA,
        "To lower its melting point.\nIt saves fuel besides.",
        "So that no stress stays in it.",
        "Between two sheets that polarise light.",
    ]
    assert [line.text for line in draft.not_understood][1:] == [
        "Soda glass is the cheapest. Look at the jar on the shelf!",
        "The kiln was cold that day.",
        "Next week we blow. Bring gloves.",
    ]
    assert [question.topic for question in draft.bank.questions] == ["Melting"] * 2 + ["Annealing"] * 2


def test_a_second_paragraph_is_of_its_answer_where_no_part_tells_anything() -> None:
    plain = NOTES.replace("The kiln was cold that day.\n\n", "")
    assert answers(plain)[0].startswith(f"{SILICA}\nSoda glass")


def test_a_second_paragraph_is_of_its_answer_where_most_answers_have_one() -> None:
    longer = NOTES.replace("It saves fuel besides.", "\nIt saves fuel besides.").replace(
        "in it.\n", "in it.\n\nBe patient.\n"
    )
    assert answers(longer)[0].startswith(f"{SILICA}\nSoda glass")


def test_a_list_apart_is_of_its_answer() -> None:
    listed = NOTES.replace(
        "Soda glass is the cheapest. Look at the jar on the shelf!", "Either of:\n- quartz sand\n- flint."
    )
    assert answers(listed)[0] == f"{SILICA}\nEither of:\n- quartz sand\n- flint."


def test_a_heading_of_a_kind_that_heads_no_part_is_of_its_answer() -> None:
    deeper = NOTES.replace("## Annealing", "#### In short")
    assert "The kiln was cold that day." in answers(deeper)[1]


def test_a_second_paragraph_is_of_an_answer_that_nothing_marks_as_such() -> None:
    bare = NOTES.replace("Q: ", "").replace("A: ", "")
    assert answers(bare)[0].startswith(f"{SILICA}\nSoda glass")


def test_what_a_site_sets_below_each_answer_goes_from_above_the_notes_below_the_last_too() -> None:
    told = {"lye": "A strong base.", "tallow": "Fat of cattle.", "brine": "Water with salt."}
    asked = "".join(f"Question: What is {name}?\nAnswer: {said}\n\n↥ upwards\n\n" for name, said in told.items())
    draft = read_guide(f"## Soap\n\n{asked}## Links\n\nThere are none yet, but some are meant to come.\n", "soap.md")
    assert [question.answer for question in draft.bank.questions] == [*told.values()]
