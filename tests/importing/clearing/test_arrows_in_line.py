from __future__ import annotations

from examsim.importing import read_guide

NOTES = """\
when did it begin?
-> in 793

who won the battle of Edington? -> Alfred, in 878

why were monasteries such good targets?
-> they were rich
-> nobody defended them

what was a thing?
-> an assembly of free men
"""


def test_an_answer_behind_its_question_is_one_among_those_below() -> None:
    questions = read_guide(NOTES, "guide.txt").bank.questions
    assert [question.answer.split("\n")[0] for question in questions] == [
        "in 793",
        "Alfred, in 878",
        "they were rich",
        "an assembly of free men",
    ]


def test_an_arrow_in_a_line_is_left_where_none_begins_one() -> None:
    text = "Q: What does this say? -> x\nA: It maps.\n\nQ: And that?\nA: Nothing.\n"
    assert len(read_guide(text, "guide.txt").bank.questions) == 2


def test_what_is_missing_before_the_arrow_of_an_equation_is_no_question_of_its_own() -> None:
    equations = {"CaO + ? → Ca(OH)2": "water", "2 H2 + ? → 2 H2O": "oxygen", "N2 + ? → 2 NH3": "hydrogen"}
    rows = "".join(f"| {equation} | {missing} |\n" for equation, missing in equations.items())
    questions = read_guide(f"| Term | Meaning |\n|---|---|\n{rows}", "guide.txt").bank.questions
    assert [question.answer for question in questions] == [*equations.values()]
