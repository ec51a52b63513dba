"""A heading that has the name of the one above it, and says "answer", answers what stands below that one."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide
from examsim.importing.clearing.headed_answers import with_answers_labelled
from examsim.importing.text.lines import numbered_lines

POLLS = """\
# What is a sonata?
- A piece for one or two instruments

# Poll 1
How many strings has a cello?

A. Four
B. Five
C. Six

# {answer_1}
A. Four

# What does "largo" mean?
- Slow and broad

# Poll 2
Which of these is a woodwind?

A. Horn
B. Oboe
C. Viola

# {answer_2}
B. Oboe

# Why is a piano tuned?
- Its strings lose tension
"""
FORMS = ["{name}: Answer", "{name} (answer)", "{name} – Solution", "Answer to {name}", "Answers: {name}"]


def polls(form: str) -> str:
    return POLLS.format(answer_1=form.format(name="Poll 1"), answer_2=form.format(name="poll 2"))


@pytest.mark.parametrize("form", FORMS)
def test_the_next_slide_answers_the_question_of_the_one_with_its_name(form: str) -> None:
    questions = read_guide(polls(form), "slides.md").bank.questions
    assert [(one.prompt, one.answer, len(one.choices)) for one in questions] == [
        ("What is a sonata?", "- A piece for one or two instruments", 0),
        ("How many strings has a cello?", "A) Four", 3),
        ('What does "largo" mean?', "- Slow and broad", 0),
        ("Which of these is a woodwind?", "B) Oboe", 3),
        ("Why is a piano tuned?", "- Its strings lose tension", 0),
    ]


@pytest.mark.parametrize("form", ["{name}: Chords", "Answer", "Answer to the poll", "The answer of {name} is told"])
def test_headings_that_share_no_name_and_a_word_for_answers_are_left(form: str) -> None:
    lines = numbered_lines(polls(form))
    assert with_answers_labelled(lines) == ([*lines], [])


def test_a_heading_right_below_the_other_or_only_one_of_them_is_left() -> None:
    lines = numbered_lines("# Poll 1\n# Poll 1: Answer\nA. Four\n# Poll 2\n# Poll 2: Answer\nB. Oboe\n")
    assert with_answers_labelled(lines)[1] == []
    lines = numbered_lines("# Fugue\nA voice enters.\n# Fugue: Answer\nThe subject a fifth above.\n# Coda\nThe end.\n")
    assert with_answers_labelled(lines)[1] == []
