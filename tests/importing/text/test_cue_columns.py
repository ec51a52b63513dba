"""Notes beside cues come back cue by cue; a sign that stands in columns elsewhere is left alone."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide
from examsim.importing.text.cue_columns import cues_labelled
from examsim.importing.text.lines import lines_of

NOTES = """\
CUES               | NOTES
-------------------+----------------------------
What does the      | the height of the land, by
contour line show? | joining points of one level
                   |
Kinds of scale     | - ratio
                   | - bar
                   |
Relief             | hills
                   | valleys
                   |
                   | drawn by shading as well
Isobar             | a line of equal pressure
-------------------+----------------------------
"""
ANSWERS = {
    "What does the contour line show?": "the height of the land, by joining points of one level",
    "Explain kinds of scale.": "- ratio\n- bar",
    "What is relief?": "hills\nvalleys\ndrawn by shading as well",
    "Define Isobar.": "a line of equal pressure",
}


def test_each_cue_is_a_question_that_the_notes_beside_it_answer() -> None:
    draft = read_guide(NOTES, "guide.txt")
    assert [question.answer for question in draft.bank.questions] == [*ANSWERS.values()]
    assert draft.bank.questions[0].prompt == "What does the contour line show?"


@pytest.mark.parametrize(
    "text",
    [
        "| Scale   | Use      |\n|---------|----------|\n| 1:50000 | walking  |\n",
        "Scale of a map | a ratio\nKey of a map   | its signs\nNorth arrow    | where north is\n",
        "classify height | height > 10 = high\n                | otherwise = low\n",
        "digit ::= 0 | 1 | 2\nletter ::= a\n          | b\n          | c\n",
        "A map shows | and nothing else does |\n  what a country looks like.\n",
    ],
    ids=["table", "one line each", "one of code", "grammar", "prose"],
)
def test_signs_in_columns_that_hold_no_notes_stay(text: str) -> None:
    rows = list(enumerate(lines_of(text), 1))
    assert cues_labelled(rows) == rows


DRAWN = """\
What is a scale?   │ a ratio of map
                   │ to land
                   │
Who drew it first? │
                   │
Bearing            │ an angle from
                   │ the north
"""


@pytest.mark.parametrize(
    "text",
    [DRAWN, DRAWN.replace("│", "|"), DRAWN.replace(f"{19 * ' '}│\n", "\n")],
    ids=["drawn", "typed", "blank lines"],
)
def test_a_cue_that_has_no_notes_yet_is_told(text: str) -> None:
    draft = read_guide(text, "guide.txt")
    assert [one.answer for one in draft.bank.questions] == ["a ratio of map to land", "an angle from the north"]
    assert any("Who drew it first?" in line.text for line in draft.not_understood)


WORDS = """\
abate    | to lessen
abhor    | to hate
abject   | hopeless and
         | wretched
abjure   | to renounce
         | on oath
"""
MEANINGS = ["to lessen", "to hate", "hopeless and wretched", "to renounce on oath"]


@pytest.mark.parametrize(
    "cues",
    [
        ["abate ", "abhor ", "abject", "abjure"],
        ["Gamete", "Zygote", "Meiosi", "Spore "],
        ["DNA   ", "mRNA  ", "cDNA  ", "tRNA  "],
    ],
)
def test_words_as_long_as_the_column_are_a_cue_each(cues: list[str]) -> None:
    text = WORDS
    for word, cue in zip(("abate ", "abhor ", "abject", "abjure"), cues, strict=True):
        text = text.replace(word, cue)
    assert [one.answer for one in read_guide(text, "guide.txt").bank.questions] == MEANINGS


@pytest.mark.parametrize("head", ["Term     | Meaning\n", "Cue      | Notes\n", "Term     | Meaning\n\n"])
def test_heads_of_the_columns_are_of_no_cue(head: str) -> None:
    questions = read_guide(head + WORDS, "guide.txt").bank.questions
    assert [one.answer for one in questions] == MEANINGS
    assert not any("Term" in one.prompt or "Cue" in one.prompt for one in questions)


def test_many_notes_are_read_in_work_in_proportion() -> None:
    rows = [(2 * n + at, text) for n in range(100_000) for at, text in enumerate(("Cue number | a", "           | b"))]
    assert len(cues_labelled(rows)) == 300_000
