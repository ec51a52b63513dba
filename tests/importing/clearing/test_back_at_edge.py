"""An outline in which questions stand at the edge, their answers further in, and other things beside the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examsim.importing import read_guide

if TYPE_CHECKING:
    from examsim.importing.guide import Draft

OUTLINE = """\
- Which gas do leaves take in?
    - carbon dioxide
        - from the air, through pores
- Which sugar is made?
    - glucose
{beside}- Where are the pigments?
    - in the chloroplasts
- Who gave the process its name?
    - Charles Barnes
{below}"""


def draft_of(beside: str = "", below: str = "") -> Draft:
    return read_guide(OUTLINE.format(beside=beside, below=below), "guide.txt")


@pytest.mark.parametrize("remark", ["- compare [[Respiration]]", "- To do: read up on C4 plants."])
def test_a_remark_beside_the_questions_is_no_part_of_the_answer_above_and_is_told(remark: str) -> None:
    below, beside = draft_of(below=f"{remark}\n"), draft_of(beside=f"{remark}\n")
    assert below.bank.questions[3].answer == "- Charles Barnes"
    assert beside.bank.questions[1].answer == "- glucose"
    assert [line.text for line in below.not_understood] == [remark]
    assert [line.text for line in beside.not_understood] == [remark]


def test_what_goes_on_at_the_edge_is_of_the_answer() -> None:
    below = "    who looked for a word that anybody could say\nand that professors liked\n"
    assert "professors liked" in draft_of(below=below).bank.questions[3].answer


def test_lines_that_pages_broke_back_to_the_edge_are_of_their_answers() -> None:
    guide = OUTLINE.format(beside="", below="Barnes told of it in 1893\n").replace("glucose", "glucose\nC6 in short")
    assert "told of it" in read_guide(guide, "guide.txt").bank.questions[3].answer


def test_the_edge_says_nothing_where_an_answer_stands_at_it() -> None:
    guide = OUTLINE.format(beside="", below="Barnes told of it in 1893\n").replace("    - glucose", "- glucose")
    assert "told of it" in read_guide(guide, "guide.txt").bank.questions[3].answer


def test_what_stands_at_the_edge_below_a_label_alone_is_the_answer() -> None:
    cards = "".join(f"Q: Which number is {number}?\n    A: The one before the next.\n" for number in range(4))
    for said in ("seven or so, as one counts.", "Seven"):
        guide = f"{cards}Q: Which is it?\n    A:\n{said}\n"
        assert read_guide(guide, "guide.txt").bank.questions[-1].answer == said


LECTURE = """\
I. DOUGH
   A. Flour and water
      - strong flour

   Q: What is gluten?
   A: A net of proteins.

   Q: What does salt do?
   A: It slows the yeast
      and tightens the net.
{between}
   Q: What is a starter?
   A: Flour and water
      in which yeasts live.

   Q: How is a loaf proved?
   A: At room temperature
{below}"""


def lecture(between: str = "", below: str = "") -> list[str]:
    return [one.answer for one in read_guide(LECTURE.format(between=between, below=below), "guide.txt").bank.questions]


def test_what_stands_apart_and_further_out_than_questions_is_of_no_answer_with_all_below_it() -> None:
    part = "\nII. LEAVEN\n   A. Kinds of yeast\n      - wild\n      - baker's\n"
    assert lecture(between=part) == lecture()
    assert lecture(below="\nNext time: III. Ovens (bring an apron)\n") == lecture()
    assert lecture()[-1] == "At room temperature"


@pytest.mark.parametrize("below", ["\n   Two hours are enough.\n", "\n      or in the cold\n", "or in the cold\n"])
def test_what_stands_apart_as_far_in_as_questions_or_right_below_is_of_the_answer(below: str) -> None:
    assert below.strip() in lecture(below=below)[-1]
