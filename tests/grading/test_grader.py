"""Laws of marking that hold for any response, with a model or with keywords alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.domain.errors import EncoderUnavailable
from examsim.domain.question import NumericAnswer, Question, QuestionKind
from examsim.domain.rubric import Criterion, MarkedExample, Rubric
from examsim.grading.calibration import shipped
from examsim.grading.encoder import EncodedText, HashEncoder
from examsim.grading.grader import Grader, Submission
from examsim.grading.versions import grader as grader_of_now
from tests.exams import texts
from tests.grading.papers import FISH, RIVERS, RUBRIC, SALT, WATER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.domain.grade import CriterionGrade, Evidence, Grade

SKY = Question("sky", "Why is the sky blue?", ("Air scatters short wavelengths of sunlight more than long ones.",))
BEST = Rubric("salt", (RIVERS, WATER, replace(RIVERS, id="rain", points=1.25, required=True)), (FISH,), best=2)
RIGHT = SALT.answer
GRADERS = {"a model": Grader(HashEncoder()), "keywords alone": Grader(None)}
WAYS = [
    (SALT, RUBRIC),
    (SALT, BEST),
    (SALT, None),
    (SKY, None),
    (replace(SKY, points=1.75), Rubric("sky", (), (FISH,))),
]

_said = [
    "Rivers",
    "carry",
    "dissolved minerals",
    "not",
    "into it.",
    "Only",
    "pure water",
    "evaporates",
    "fish;",
    "never",
]
responses = texts | st.lists(st.sampled_from(_said), max_size=15).map(" ".join)
graders = st.sampled_from(sorted(GRADERS)).map(lambda name: GRADERS[name])
ways = st.sampled_from(WAYS)


def submission(response: str, way: tuple[Question, Rubric | None] = WAYS[0]) -> Submission:
    return Submission(response, *way, siblings=(SKY,) if way[0] is SALT else (SALT,))


def cited(grade: Grade) -> list[Evidence]:
    found = [evidence for criterion in grade.criteria for evidence in criterion.evidence]
    return found + [evidence for misconception in grade.misconceptions for evidence in misconception.evidence]


@settings(max_examples=80, deadline=None)
@given(graders, responses, ways)
def test_points_are_quarters_within_bounds_that_add_up(
    grader: Grader, response: str, way: tuple[Question, Rubric | None]
) -> None:
    grade = grader.grade(submission(response, way))
    assert grade.points == sum(criterion.points for criterion in grade.criteria)
    assert 0 <= grade.points <= grade.max_points
    assert all(0 <= c.points <= c.max_points and c.points % 0.25 == 0 for c in grade.criteria)
    assert grade.max_points == (way[1].max_points if way[1] and way[1].criteria else way[0].points)


@settings(max_examples=80, deadline=None)
@given(graders, responses, ways)
def test_evidence_is_the_response_as_typed(grader: Grader, response: str, way: tuple[Question, Rubric | None]) -> None:
    for evidence in cited(grader.grade(submission(response, way))):
        assert 0 <= evidence.start < evidence.end <= len(response)
        assert evidence.text == response[evidence.start : evidence.end]


@settings(max_examples=15, deadline=None)
@given(graders, st.lists(st.tuples(responses, ways), min_size=1, max_size=6), st.permutations(range(6)))
def test_a_response_earns_the_same_alone_among_others_and_in_any_order(
    grader: Grader, given_in: list[tuple[str, tuple[Question, Rubric | None]]], order: list[int]
) -> None:
    submissions = [submission(*each) for each in given_in]
    order = [index for index in order if index < len(submissions)]
    together = grader.grade_all([submissions[index] for index in order])
    grader.get_ready(submissions)
    for place, index in enumerate(order):
        assert together[place] == grader.grade(submissions[index])


@settings(max_examples=40, deadline=None)
@given(graders, st.lists(st.sampled_from(["\n", " ", "\t", ".", "!", "—", "\u200b", "🙂", "\0"]), max_size=8), ways)
def test_a_response_without_a_word_earns_nothing(
    grader: Grader, marks: list[str], way: tuple[Question, Rubric | None]
) -> None:
    grade = grader.grade(submission("".join(marks), way))
    assert grade.points == 0
    assert cited(grade) == []


@pytest.mark.parametrize("name", GRADERS)
@pytest.mark.parametrize("way", WAYS[:3], ids=["rubric", "best", "drafted"])
def test_saying_more_of_the_solution_never_earns_less(name: str, way: tuple[Question, Rubric | None]) -> None:
    words = RIGHT.split()
    said = [" ".join(words[:3]), " ".join(words[:7]), RIGHT]
    points = [GRADERS[name].grade(submission(response, way)).points for response in said]
    assert points == sorted(points)
    assert points[-1] == GRADERS[name].grade(submission("", way)).max_points


def test_each_criterion_earns_by_its_own_sentence() -> None:
    first, second = RIGHT.split(". ")
    for grader in GRADERS.values():
        rivers, water = (grader.grade(submission(response)).criteria for response in (first, second))
        assert rivers[1].points < 1 < rivers[0].points
        assert water[0].points < 1 < water[1].points


def test_a_misconception_is_named_with_its_cost_and_its_words() -> None:
    grade = GRADERS["a model"].grade(submission(f"{RIGHT} Salt comes from the fish that swim in it."))
    (found,) = grade.misconceptions
    assert (found.effect, found.feedback) == ("at most 1 point", FISH.feedback)
    assert [evidence.text for evidence in found.evidence] == ["Salt comes from the fish that swim in it"]
    assert grade.points == 1


def test_a_criterion_that_a_guard_doubts_is_for_the_learner_to_judge() -> None:
    doubted = f"{RIGHT} The wind brings rain. The wind does not bring rain."
    for grader in GRADERS.values():
        assert [is_for_the_learner(each) for each in grader.grade(submission(doubted)).criteria] == [True, True]
        for certain in (RIGHT, ""):
            assert [is_for_the_learner(each) for each in grader.grade(submission(certain)).criteria] == [False, False]


@pytest.mark.parametrize("encoder", [None, HashEncoder()], ids=["keywords", "stand-in"])
@pytest.mark.parametrize(("doubt", "unsure"), [((0.0, 1.0), True), ((1.0, 1.0), False)])
def test_a_criterion_is_for_the_learner_to_judge_where_its_credit_is_a_guess(
    encoder: HashEncoder | None, doubt: tuple[float, float], unsure: bool
) -> None:
    grader = Grader(encoder, replace(shipped(), doubt=doubt))
    said_in_part = grader.grade(submission("Rivers carry dissolved things.", WAYS[2])).criteria[0]
    assert is_for_the_learner(said_in_part) is unsure


def is_for_the_learner(criterion: CriterionGrade) -> bool:
    assert criterion.unsure == ("Please judge this one yourself." in criterion.reason)
    return criterion.unsure


def test_the_second_verified_solution_is_as_good_as_the_first() -> None:
    question = replace(SALT, answers=(*SALT.answers, "Hot springs on the ocean floor release chlorine and sodium."))
    for grader in GRADERS.values():
        assert grader.grade(submission(question.answers[1], (question, None))).score == 1


def test_numbers_and_short_answers_go_their_own_way_without_a_rubric() -> None:
    number = Question("n", "How far?", (), points=2, kind=QuestionKind.NUMERIC, numeric=NumericAnswer(1500, 1, "m"))
    word = Question("w", "Which organ?", (), points=1, kind=QuestionKind.SHORT_ANSWER, accept=("mitochondria",))
    for grader in GRADERS.values():
        assert grader.grade(submission("1.5 km", (number, None))).points == 2
        assert grader.grade(submission("1.4 km", (number, None))).points == 0
        assert grader.grade(submission("the mitochondria", (word, None))).points == 1
        assert grader.grade(submission("the nucleus", (word, None))).points == 0


def test_marked_examples_of_a_question_keep_the_order_of_its_responses() -> None:
    said = ["Fish.", "Rivers carry it.", "Rivers carry dissolved minerals.", RIGHT]
    for points in (0.0, 2.0, 4.0):
        rubric = replace(RUBRIC, examples=(MarkedExample("Rivers carry minerals into it.", points),) * 3)
        moved = [g.points for g in GRADERS["a model"].grade_all([submission(each, (SALT, rubric)) for each in said])]
        assert moved == sorted(moved)
        assert moved[0] < 1
        assert moved[-1] > 3


def test_without_a_model_every_grade_says_so_and_with_one_none_does() -> None:
    for response in ("", RIGHT):
        alone, modelled = (GRADERS[name].grade(submission(response)) for name in ("keywords alone", "a model"))
        assert "without a language model" in alone.notes[0]
        assert alone.versions.encoder == "none"
        assert not any("language model" in note for note in modelled.notes)
        assert modelled.versions.encoder == "hash-1"


def test_an_encoder_that_fails_halfway_leaves_the_marks_to_keywords() -> None:
    class Failing(HashEncoder):
        calls = 0

        def encode(self, texts: Sequence[str]) -> list[EncodedText]:
            self.calls += 1
            if self.calls > 1:
                raise EncoderUnavailable("The encoder's process died twice.")
            return super().encode(texts)

    grades = Grader(Failing()).grade_all([submission(RIGHT), submission("")])
    assert grades == GRADERS["keywords alone"].grade_all([submission(RIGHT), submission("")])


def test_what_was_made_ready_waits_for_the_model_no_more() -> None:
    class Listening(HashEncoder):
        heard: ClassVar[list[list[str]]] = []

        def encode(self, texts: Sequence[str]) -> list[EncodedText]:
            self.heard.append(list(texts))
            return super().encode(texts)

    grader, exam = Grader(Listening()), [submission(RIGHT), submission("Only water."), submission("")]
    grader.get_ready(exam)
    Listening.heard.clear()
    for each in exam:
        grader.grade(each)
    assert Listening.heard == []


def test_what_made_a_grade_can_be_told_from_it_a_changed_rubric_too() -> None:
    other = replace(RUBRIC, criteria=(*RUBRIC.criteria, Criterion("more", 1, "It is more.")))
    one, two = (GRADERS["keywords alone"].grade(submission("", (SALT, each))).versions for each in (RUBRIC, other))
    assert (one.grader, one.encoder) == (grader_of_now(), "none")
    assert one.rubric != two.rubric


def test_progress_is_heard_once_for_each_response() -> None:
    heard: list[int] = []
    GRADERS["a model"].grade_all([submission(RIGHT)] * 70, heard.append)
    assert heard == list(range(1, 71))
    assert GRADERS["a model"].grade_all([]) == []


HUGE = {
    "one letter": "a" * 100_000,
    "one emoji": "👩" * 100_000,
    "a word": "water " * 20_000,
    "a denial": "not water " * 2_500,
    "sentences": "Only pure water evaporates. " * 1_000,
    "lines": "\n- " * 50_000,
    "formulas": "f(g(x)) = f(x) " * 1_000,
    "open brackets": "f(" * 10_000,
    "numbers": "12 m, " * 3_000,
    "conjunctions": "and water or salt " * 2_000,
    "from right to left": "الماء يتبخر " * 2_000,
}


@pytest.mark.parametrize("size", HUGE)
def test_a_huge_response_is_marked(size: str) -> None:
    # What would take for ever here runs into the time limit of every test.
    assert GRADERS["a model"].grade(submission(HUGE[size])).points <= 4
