"""Guides with marks made up at random: the questions come back, and lists that only look alike stay lists."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.importing import read_guide
from examsim.importing.shapes import skeleton
from examsim.importing.text.entries import Part
from examsim.importing.text.lines import numbered_lines
from tests.importing import shaped
from tests.importing.test_shapes import plain

SIGNS = ("~", "^", ">>", "<<", "@", "%%", "§", "¶", "🟦", "🟩", "▸", "◈", "~~", "+++", "!!")
WORDS = ("Blorf", "Examiner asks", "Zweck", "You say", "OUT", "Look for", "Cue", "Flip", "Dun", "Krav")
ENDS = (":", " >", " |", ")", " =>", " ::")
CHANCE = st.integers(0, 200).map(random.Random)
NESTED = """
• Cells have membranes
  – they are thin
  – they let water in
• Nuclei hold the genes
  – one in each cell
  – none in bacteria
• Ribosomes are small
  – they float about
  – they build proteins
"""


def marks(chance: random.Random) -> tuple[str, str]:
    """Two that differ, each as it stands before what it marks."""
    if chance.random() < 0.5:
        first, second = chance.sample(SIGNS, 2)
        return f"{first} ", f"{second} "
    end = chance.choice(ENDS)
    first, second = chance.sample(WORDS, 2)
    return f"{first}{end} ", f"{second}{end} "


@settings(max_examples=60, deadline=None)
@given(CHANCE, st.booleans(), st.booleans(), st.sampled_from(["\n", "\n\n"]), st.integers(3, 8))
def test_questions_come_back_from_marks_that_nobody_listed(
    chance: random.Random, asks_terms: bool, is_below: bool, between: str, count: int
) -> None:
    first, second = marks(chance)
    asked = [(t if asks_terms else q, answer) for t, q, answer in chance.sample(shaped.QUESTIONS, count)]
    behind = "\n" if is_below and first[0].isalpha() else ""  # marks with a line of their own
    entries = [f"{first}{behind}{prompt}\n{second}{behind}{answer}" for prompt, answer in asked]
    draft = read_guide(between.join(entries) + "\n", "guide.txt")
    assert len(draft.bank.questions) == count, [question.prompt for question in draft.bank.questions]
    for question, (prompt, answer) in zip(draft.bank.questions, asked, strict=True):
        assert plain(prompt).removesuffix("?") in plain(question.prompt)
        assert plain(question.answer) == plain(answer)


@pytest.mark.parametrize(
    "text",
    [
        NESTED,
        NESTED.replace("  – they", "  Note: they"),
        "\n".join(f"~ Fact number {n} is told here in a line.\n  It goes on below." for n in range(6)),
        "\n\n".join(f"Chapter {n}\n~ one thing\n~ another thing\n~ a third" for n in range(5)),
        "\n\n".join(f"{n}. What is the {n}th number?\na) five\nb) six\nc) seven" for n in range(1, 6)),
    ],
    ids=["nested list", "noted list", "hanging bullets", "lists below headings", "options without a key"],
)
def test_lists_are_no_questions(text: str) -> None:
    pieces = skeleton.read(numbered_lines(text))
    assert not [piece for piece in pieces if piece.part is Part.PROMPT]


def told(text: str, part: Part) -> list[str]:
    return [piece.line.text for piece in skeleton.read(numbered_lines(text)) if piece.part is part]


STORY = "".join(f"The {kind} line of a story goes on and tells what happened.\n" for kind in "ABCDEFGHIJKLMNOP")
ASKED = [f"~ Which number is {number}?\n" for number in range(9)]
ANSWERED = "^ The one before the next.\n"


def test_a_rule_that_a_third_of_what_is_asked_breaks_is_none() -> None:
    assert len(told("".join(f"{asked}{ANSWERED}" for asked in ASKED), Part.PROMPT)) == 9
    kept_at_times = "".join(f"{asked}{ANSWERED if number % 3 else ''}" for number, asked in enumerate(ASKED))
    assert told(kept_at_times, Part.PROMPT) == []


def test_a_rule_that_few_lines_keep_is_none() -> None:
    few = "".join(f"{asked}{ANSWERED}" for asked in ASKED[:4])
    assert len(told(few, Part.PROMPT)) == 4
    assert told(f"{STORY}{few}", Part.PROMPT) == []


def test_the_sign_of_answers_stays_where_it_is_that_of_items_in_a_list() -> None:
    lists = "".join(f"Cue: Which are the parts of {name}?\n~ the first\n~ the last\n" for name in "xyz")
    assert told(lists, Part.ANSWER) == ["~ the first"] * 3
    assert told("".join(f"{asked}{ANSWERED}" for asked in ASKED[:3]), Part.ANSWER) == ["The one before the next."] * 3


def test_the_label_of_an_answer_is_taken_off_where_others_have_none() -> None:
    told = [
        "Card: What is a hull?\nAnswer: The body of a ship.\n",
        "Card: What is a keel?\nThe beam below it.\n",
        "Card: What is a bow?\nIts front.\n",
        "Card: What is a stern?\nIts back.\n",
    ]
    answers = [question.answer for question in read_guide("\n".join(told), "guide.txt").bank.questions]
    assert answers[0] == "The body of a ship."
