"""Numbers, words and choices are marked right or wrong, and cite what was typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.question import NumericAnswer, Question, QuestionKind
from examsim.grading.closed_question import closed_grade
from examsim.grading.grader import Grader, Submission
from examsim.grading.text import prepare

SPEED = Question(
    "q", "How fast?", (), points=2.0, kind=QuestionKind.NUMERIC, numeric=NumericAnswer(5, 0, "m/s"), accept=()
)
CAPITAL = Question("q", "Capital of France?", ("Paris",), points=3.0, kind=QuestionKind.SHORT_ANSWER)
CHOICE = Question("q", "Which?", ("B) ants",), points=1.0, choices=("A) bees", "B) ants"))
OPEN = Question("q", "Why?", ("Because.",))


def test_a_number_is_graded_and_shown() -> None:
    grade = closed_grade(SPEED, prepare("I get 18 km/h."))
    assert grade is not None
    assert (grade.points, grade.max_points, grade.statement) == (2.0, 2.0, "5 m/s")
    assert [(e.start, e.end, e.text) for e in grade.evidence] == [(6, 13, "18 km/h")]


def test_a_word_is_graded_and_shown() -> None:
    grade = closed_grade(CAPITAL, prepare("I say Pariss!"))
    assert grade is not None
    assert (grade.points, grade.max_points, grade.statement) == (3.0, 3.0, "Paris")
    assert [(e.start, e.end, e.text) for e in grade.evidence] == [(6, 12, "Pariss")]


def test_a_question_with_choices_is_closed_whatever_its_kind() -> None:
    grade = closed_grade(CHOICE, prepare("b"))
    assert grade is not None
    assert grade.points == 1.0


def test_other_questions_are_read_for_their_meaning() -> None:
    assert closed_grade(OPEN, prepare("Because.")) is None
    phrase = Question("q", "?", ("the mean of every feature map",), kind=QuestionKind.SHORT_ANSWER)
    assert closed_grade(phrase, prepare("each map is averaged")) is None


@given(st.text(), st.sampled_from([SPEED, CAPITAL, CHOICE]))
def test_points_are_quarters_within_bounds(response: str, question: Question) -> None:
    grade = closed_grade(question, prepare(response))
    if grade is not None:
        assert 0 <= grade.points <= question.points
        assert (grade.points * 4).is_integer()
        for evidence in grade.evidence:
            assert evidence.text == response[evidence.start : evidence.end]


def test_the_grader_marks_closed_questions_so_with_or_without_verified_solutions() -> None:
    grades = Grader(None).grade_all(
        [Submission("18 km/h", SPEED), Submission("Lyon", CAPITAL), Submission("b", CHOICE)]
    )
    assert [grade.points for grade in grades] == [2.0, 0.0, 1.0]
    assert [grade.criteria[0].id for grade in grades] == ["answer"] * 3
