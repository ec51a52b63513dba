from __future__ import annotations

import pytest

from examsim.domain.question import NumericAnswer, Question, QuestionKind


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (Question("a", "?", ("First.", "Second.")), "First."),
        (Question("a", "?", ("Three.",), kind=QuestionKind.NUMERIC, numeric=NumericAnswer(3.0)), "Three."),
        (Question("a", "?", (), kind=QuestionKind.NUMERIC, numeric=NumericAnswer(9.81, 0.01, "m/s²")), "9.81 m/s²"),
        (Question("a", "?", (), kind=QuestionKind.NUMERIC, numeric=NumericAnswer(1000000.0)), "1000000"),
        (Question("a", "?", (), kind=QuestionKind.SHORT_ANSWER, accept=("Me", "I")), "Me"),
        (Question("a", "?", ()), ""),
    ],
)
def test_every_kind_of_question_has_a_solution_to_show(question: Question, answer: str) -> None:
    assert question.answer == answer
