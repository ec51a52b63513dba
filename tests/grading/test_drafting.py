from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.question import Question, QuestionKind
from examsim.grading.drafting import apportion, drafted_rubric, told_apart
from examsim.grading.grader import Grader, Submission


def statements(answer: str, points: float = 4.0) -> list[str]:
    question = Question("q", "Why?", (answer,), points=points)
    return [criterion.statement for criterion in drafted_rubric(question, answer).criteria]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("One plain sentence here.", ["One plain sentence here."]),
        ("It moves by 3.5 metres. Then it stops for good.", ["It moves by 3.5 metres.", "Then it stops for good."]),
        ("The output stays the same. Yes.", ["The output stays the same. Yes."]),
        ("two wrapped\nlines are one sentence", ["two wrapped lines are one sentence"]),
        ("...", ["..."]),
        ("", [""]),
    ],
)
def test_the_sentences_of_an_answer_become_criteria(answer: str, expected: list[str]) -> None:
    assert statements(answer) == expected


def test_a_long_answer_makes_at_most_eight_criteria() -> None:
    answer = " ".join(f"Sentence number {number} says something." for number in range(40))
    assert len(statements(answer)) <= 8
    assert "number 39" in statements(answer)[-1]


def test_points_go_to_what_says_more() -> None:
    question = Question("q", "Why?", ("It is so. Convolutional feature maps follow translations of the image.",))
    short, long = (criterion.points for criterion in drafted_rubric(question, question.answer).criteria)
    assert short < long


@given(
    st.integers(0, 400).map(lambda quarters: quarters / 4),
    st.lists(st.floats(0, 100, allow_nan=False), min_size=1, max_size=12),
)
def test_points_are_quarters_with_the_exact_sum(total: float, weights: list[float]) -> None:
    parts = apportion(total, weights)
    assert sum(parts) == total
    assert all(part >= 0 and (part * 4).is_integer() for part in parts)


def test_without_a_rubric_the_sentences_are_told_apart_that_the_grader_marks_by() -> None:
    question = Question("q", "Where does rain come from?", ("Water flows to the sea. Rain falls, and rises again.",))
    asked = told_apart(question, None)
    marked = Grader(None).grade(Submission("Water flows", question))
    assert [(c.id, c.statement, c.points) for c in asked] == [
        (c.id, c.statement, c.max_points) for c in marked.criteria
    ]
    assert len(asked) == 2


def test_nothing_is_told_apart_in_one_sentence_between_solutions_or_where_nothing_is_written() -> None:
    question = Question("q", "Where does rain come from?", ("Water flows to the sea. Rain falls, and rises again.",))
    assert told_apart(replace(question, answers=(*question.answers, "It rains. Rivers rise.")), None) == ()
    assert told_apart(replace(question, answers=("From the sea.",)), None) == ()
    assert told_apart(replace(question, kind=QuestionKind.NUMERIC), None) == ()
