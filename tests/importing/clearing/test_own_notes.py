"""What a person writes to themselves between questions is of none of them, and is told."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide
from examsim.importing.clearing.own_notes import without_own_notes
from examsim.importing.text.lines import Line

GUIDE = """\
Q: What is a quorum?
A: The least number of members who must be present.

{note}

Q: What is a motion?
A: A proposal put before the meeting.

Q: What is a recess?
A: A short break.
It may be taken at any time.
"""


@pytest.mark.parametrize(
    "note",
    [
        "TODO: read chapter nine again",
        "** ask Dr. Vance whether we need the dates **",
        "!! ask about the map part, do we need to label the rivers",
        "(check with the lecturer)",
        "> note to self: redo the third exercise",
        "<!-- TODO add the diagrams -->",
        "^ remember that the chair votes last",
        "ask O. whether proxies are on the exam",
        "*** the essay is either motions or votes, look over the notes from Monday ***",
        "!! the gate, the gates - watch the spelling",
        ">> learn the dates for these",
        "[Ann to add the third rule by Sunday]",
        "^^ she said this is def. the essay question",
        "> [!todo] draw the arch again, mine is wrong",
        "-- end of the set. TODO: redo 5 and 8 before Thursday",
        "do not mix up the first and the second!!",
        "[need a better case for this – the one of Horne??]",
        "(these were on last year's practical, according to Ann)",
        "these are pasted from the class quizlet",
        "!! Ann says this was the short question last year",
        "to do: find the figures for 1979",
        "check: was it Drouet who saw him",
        "[Fig. from slide 22 goes here]",
        "(this one was on last years quiz)",
        "break now, finish ch 3 + 4 after",
        "read pp. 12-20 before the weekend",
        "ask Ann about the table of votes, it is not in my notes",
        "#todo copy the third rule again",
        "(still missing: the third rule)",
        "still need: proxies + the casting vote",
        "(yes it is in here twice, she asks it every year!!)",
    ],
)
def test_a_note_to_self_is_of_no_answer_and_is_told(note: str) -> None:
    draft = read_guide(GUIDE.format(note=note), "guide.txt")
    answers = [question.answer for question in draft.bank.questions]
    assert answers == [
        "The least number of members who must be present.",
        "A proposal put before the meeting.",
        "A short break.\nIt may be taken at any time.",
    ]
    assert [(line.line, line.text) for line in draft.not_understood] == [(4, note)]


@pytest.mark.parametrize(
    "told",
    [
        "Ask yourself whether half of them are there.",
        "Check the list of members first.",
        "(a third, where the rules say so)",
        "> A body without it cannot act.",
        "** A quorum is not a majority.",
        "Chapter 5 of the rules says how many that is.",
        "still needed when nobody votes",
        "It must be there to the end!",
        "The clerk must read page 3 of the roll before going on.",
        "Members learn week 6 by heart.",
        "The rule comes from my Notes from Underground edition.",
        "Still missing: the vote of the chair.",
        "Still to learn: the names of all members.",
        "(study of assemblies)",
        "(In imperial China whoever had passed in the province went on to the capital, and there wrote, on the final"
        " exam that the emperor himself set, one long essay on how a realm is to be ruled.)",
    ],
)
def test_what_may_be_an_answer_stays_one(told: str) -> None:
    first = read_guide(GUIDE.format(note=told), "guide.txt").bank.questions[0]
    assert told.lstrip("*> ") in first.answer


def test_a_line_in_brackets_about_the_exam_needs_no_blank_lines() -> None:
    text = GUIDE.format(note="").replace("A proposal", "[asked in 2021 AND 2022]\nA: A proposal").replace("A: [", "[")
    draft = read_guide(text, "guide.txt")
    assert draft.bank.questions[1].answer == "A proposal put before the meeting."
    assert [line.text for line in draft.not_understood] == ["[asked in 2021 AND 2022]"]


def test_marks_of_exclamation_at_the_beginning_are_a_sign_of_the_guide_where_many_lines_have_them() -> None:
    text = "\n".join(f"?? What is rule {n} about?\n!! it is about things like {n}\n" for n in range(1, 5))
    questions = read_guide(text, "guide.txt").bank.questions
    assert [question.answer for question in questions] == [f"it is about things like {n}" for n in range(1, 5)]


def test_a_warning_in_one_answer_after_another_is_of_the_answers() -> None:
    warned = {
        "warfarin": "!! watch for bleeding",
        "metformin": "!! do not give it where the kidneys fail",
        "digoxin": "!! important: count the pulse first",
        "lithium": "!! watch the level in the blood",
    }
    text = "\n\n".join(f"Q: How is {drug} given?\nA: By mouth.\n{warning}" for drug, warning in warned.items())
    questions = read_guide(text, "guide.txt").bank.questions
    assert [question.answer for question in questions] == [f"By mouth.\n{warning}" for warning in warned.values()]


def test_a_guide_of_very_many_lines_is_no_hours_work() -> None:
    lines = [Line(number, "A word is said.", has_gap=True) for number in range(400_000)]
    assert without_own_notes(lines) == (lines, [])


def test_a_note_below_question_and_answer_in_one_line_answers_nothing() -> None:
    guide = "q: quorum?  a: half of the members\n\n(was on last years quiz)\nq: recess?  a: a short break\n"
    draft = read_guide(guide, "guide.txt")
    assert [question.answer for question in draft.bank.questions] == ["half of the members", "a short break"]
    assert [line.line for line in draft.not_understood] == [3]
