from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.grade import CriterionGrade, Evidence, Grade, MisconceptionFound, Versions
from examsim.domain.question import NumericAnswer, Question, QuestionKind
from examsim.domain.rubric import Criterion, Feedback, MarkedExample, Misconception, Rubric
from examsim.domain.session import Anchor
from examsim.storage.codec import Unreadable, decode, encode, instant, microseconds, reading_rows, to_bytes, to_text
from tests.exams import texts

numbers = st.floats(allow_nan=False)
several = st.lists(texts, max_size=3).map(tuple)
instants = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001

questions = st.builds(
    Question,
    id=texts,
    prompt=texts,
    answers=several,
    points=numbers,
    kind=st.sampled_from(QuestionKind),
    accept=several,
    numeric=st.none() | st.builds(NumericAnswer, numbers, numbers, texts),
    choices=several,
)
criteria = st.builds(
    Criterion,
    id=texts,
    points=numbers,
    statement=texts,
    keywords=st.lists(several, max_size=2).map(tuple),
    at_least=st.none() | st.integers(),
    required=st.booleans(),
    feedback=st.builds(Feedback, texts, texts),
)
rubrics = st.builds(
    Rubric,
    question_id=texts,
    criteria=st.lists(criteria, max_size=2).map(tuple),
    misconceptions=st.lists(st.builds(Misconception, texts, st.none() | numbers), max_size=2).map(tuple),
    examples=st.lists(st.builds(MarkedExample, texts, numbers), max_size=2).map(tuple),
    best=st.none() | st.integers(),
)
evidence = st.lists(st.builds(Evidence, st.integers(), st.integers(), texts), max_size=2).map(tuple)
marks = st.builds(CriterionGrade, texts, texts, numbers, numbers, st.booleans(), evidence, texts)
grades = st.builds(
    Grade,
    question_id=texts,
    points=numbers,
    max_points=numbers,
    criteria=st.lists(marks, max_size=2).map(tuple),
    misconceptions=st.lists(st.builds(MisconceptionFound, texts, texts, evidence), max_size=1).map(tuple),
    notes=several,
    versions=st.builds(Versions, texts, texts, texts),
)
anchors = st.builds(Anchor, instants, texts, numbers)


@given(questions | rubrics | grades | anchors)
def test_a_value_is_read_as_it_was_written(value: Question | Rubric | Grade | Anchor) -> None:
    assert decode(type(value), encode(value)) == value


@given(questions)
def test_equal_values_have_equal_bytes(value: Question) -> None:
    assert encode(decode(Question, encode(value))) == encode(value)


@given(texts)
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    assert to_text(to_bytes(text)) == text
    assert decode(tuple[str, ...], encode((text, text))) == (text, text)


@given(instants)
def test_an_instant_is_kept_to_the_microsecond(moment: datetime) -> None:
    assert instant(microseconds(moment)) == moment
    assert instant(microseconds(moment)).tzinfo is UTC


def test_instants_of_other_zones_are_the_same_instants() -> None:
    moment = datetime.fromisoformat("2025-03-30T02:30:00.000001+01:00")
    assert instant(microseconds(moment)) == moment
    assert microseconds(moment) - microseconds(moment - timedelta.resolution) == 1


def test_what_a_later_version_adds_is_passed_over_and_what_it_lacks_has_its_default() -> None:
    assert decode(Anchor, b'{"at":0,"boot":"b","seconds":1,"new":[1]}') == Anchor(instant(0), "b", 1.0)
    assert decode(Question, b'{"id":"q","prompt":"p","answers":["a"]}') == Question("q", "p", ("a",))


@pytest.mark.parametrize("data", [b"\xff", b"", b"[]", b"{}", b'{"id":"q","prompt":"p","answers":1}', b"7"])
def test_bytes_that_are_no_question_are_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable), reading_rows():
        decode(Question, data)
