"""Keys at the end of a paper, and what only looks like one."""

from __future__ import annotations

from examsim.importing import read_guide

LABELLED = """\
1. What is a quorum?
Answer: The least number of members who must be present.

2. What is a motion?
Answer: A proposal put before the meeting.

3. How is a vote taken?
Answer: In steps.
1. The chair reads the motion.
2. Members raise their hands.
3. The clerk counts them.
"""


def test_a_list_in_the_last_answer_is_no_key_where_every_answer_has_the_label() -> None:
    questions = read_guide(LABELLED, "guide.txt").bank.questions
    assert [question.prompt for question in questions] == [
        "What is a quorum?",
        "What is a motion?",
        "How is a vote taken?",
    ]
    assert questions[0].answer == "The least number of members who must be present."
    assert "The clerk counts them." in questions[2].answer


def test_a_label_that_stands_once_heads_a_key() -> None:
    asked = "1. What is a quorum?\n2. What is a motion?\n3. How is a vote taken?\n\nAnswers: All of them\n"
    told = "1. The least number of members.\n2. A proposal.\n3. By raising hands.\n"
    questions = read_guide(asked + told, "guide.txt").bank.questions
    assert [question.answer for question in questions] == [
        "The least number of members.",
        "A proposal.",
        "By raising hands.",
    ]


def test_a_letter_may_have_the_place_behind_it_where_that_is_found() -> None:
    asked = "1) How long is a fathom?\na) five feet\nb) six feet\n\n2) How long is a cable?\na) 608 feet\nb) 60 feet\n"
    key = "\nAnswer Key\n\n1. b  (Table 3.1)\n2. a  (ch. 2)\n"
    first, second = read_guide(asked + key, "guide.txt").bank.questions
    assert (first.answer, first.explanation) == ("B) six feet", "(Table 3.1)")
    assert (second.answer, second.explanation) == ("A) 608 feet", "(ch. 2)")
