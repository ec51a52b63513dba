"""How a letter is signed is no part of its last answer."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide

CARDS = "Q: What is a hive?\nA: A home of bees.\n\nQ: Who wrote Emma?\nA:\nAusten\n"


@pytest.mark.parametrize(
    "signed",
    ["Sent from my phone", "--\nann@example.org", "--\nAnn Berg\nSent from my phone", "--\nAnn Berg\n+1 202 555 0100"],
)
def test_what_signs_a_letter_is_of_no_answer_and_is_told(signed: str) -> None:
    draft = read_guide(f"{CARDS}{signed}\n", "guide.txt")
    assert draft.bank.questions[1].answer == "Austen"
    assert [line.text for line in draft.headings] == signed.splitlines()


@pytest.mark.parametrize("below", ["--\nShe wrote it in 1815.", "Sent by letter"])
def test_other_words_below_an_answer_are_of_it(below: str) -> None:
    assert below.rsplit(maxsplit=1)[-1] in read_guide(f"{CARDS}{below}\n", "guide.txt").bank.questions[1].answer


def test_a_name_below_a_dash_may_be_the_answer_to_a_question_above_it() -> None:
    assert "Jane Austen" in read_guide("Who wrote Emma?\n--\nJane Austen\n", "guide.txt").bank.questions[0].answer
