"""Options of which nothing says which is right answer nothing, and are told."""

from __future__ import annotations

import pytest

from examsim.domain.errors import InputError
from examsim.importing import read_guide
from tests.importing.files.made import draft_of

PLANETS = ("largest", "hottest", "reddest")


def paper(keys: tuple[str, ...], *, is_in_a_row: bool = False) -> str:
    """Questions with the same options, and a key below those that have one."""
    between = " " if is_in_a_row else "\n"
    options = between.join(("a) Mars", "b) Jupiter", "c) Venus"))
    return "\n".join(
        f"{number}. Which planet is the {which}?{between}{options}\n" + (f"Answer: {key}\n" if key else "")
        for number, (which, key) in enumerate(zip(PLANETS, keys, strict=True), 1)
    )


@pytest.mark.parametrize("is_in_a_row", [False, True], ids=["below", "in a row"])
def test_a_paper_without_a_key_gives_no_answers_and_says_why(is_in_a_row: bool) -> None:
    with pytest.raises(InputError, match="3 questions have options and no answer that says which is right"):
        read_guide(paper(("", "", ""), is_in_a_row=is_in_a_row), "planets.txt")


def test_one_question_without_a_key_among_others_is_told_with_its_line() -> None:
    draft = draft_of(paper(("b", "", "a")))
    assert [one.accept for one in draft.bank.questions] == [("B", "Jupiter"), ("A", "Mars")]
    assert draft.notes == ("A question has options and no answer that says which is right (line 7): it was left out.",)
    assert [line.line for line in draft.not_understood] == [7, 8, 9, 10]


def test_a_key_that_misses_a_question_leaves_it_out_and_says_so() -> None:
    draft = draft_of(f"{paper(('', '', ''))}\nAnswer key\n1) b\n3) a\n")
    assert [one.accept for one in draft.bank.questions] == [("B", "Jupiter"), ("A", "Mars")]
    assert "(line 6)" in draft.notes[0]


def test_a_list_with_letters_answers_what_asks_for_several_things() -> None:
    guide = (
        "1. What are the layers of the skin?\na) epidermis\nb) dermis\nc) hypodermis\n\n"
        "2. List the stages of mitosis.\na) prophase\nb) metaphase\nc) anaphase\nd) telophase\n\n"
        "3. What are the parts of a cell?\na) membrane\nb) nucleus\n"
    )
    draft = draft_of(guide)
    assert len(draft.bank.questions) == 3
    assert draft.notes == ()
