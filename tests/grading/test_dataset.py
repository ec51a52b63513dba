"""Lines of a data set are read as they are meant, and what is wrong with them is located."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from examsim.grading.dataset import MarkedResponse, read_rows

GOOD: dict[str, Any] = {"question": "Why?", "reference": "Because.", "answer": "So.", "score": 0.5}


def row(**changes: Any) -> MarkedResponse:
    rows, problems = read_rows([(1, {**GOOD, **changes})], "marked.jsonl")
    assert problems == []
    return rows[0]


def test_a_line_with_the_least_is_read() -> None:
    assert row() == MarkedResponse("Why? / Because.", "Why?", ("Because.",), "So.", 0.5)


def test_lines_of_one_question_share_its_id_whether_named_or_not() -> None:
    assert row(answer="One.").question_id == row(answer="Two.").question_id
    assert row(reference="Other.").question_id != row().question_id
    assert row(question_id=7).question_id == "7"


def test_several_references_and_a_rubric_are_read() -> None:
    read = row(reference=["One.", "Two."], rubric=[{"element": "A", "points": 1}, {"element": "B", "points": 2}])
    assert read.references == ("One.", "Two.")
    assert read.elements == (("A", 1.0), ("B", 2.0))
    assert read.most == 3
    assert row(rubric=[{"element": "A", "points": 2}], max_score=1).most == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"question": 3}, "'question' must be a text"),
        ({"answer": None}, "'answer' must be a text"),
        ({"reference": []}, "'reference' must be"),
        ({"reference": ["a", 1]}, "'reference' must be"),
        ({"score": 1.5}, "'score' must be"),
        ({"score": -0.1}, "'score' must be"),
        ({"score": float("nan")}, "'score' must be"),
        ({"score": True}, "'score' must be"),
        ({"score": "1"}, "'score' must be"),
        ({"rubric": {}}, "'rubric' must be"),
        ({"rubric": [{"element": "A", "points": 0}]}, "'rubric' must be"),
        ({"rubric": [{"points": 1}]}, "'rubric' must be"),
        ({"rubric": [{"element": "A", "points": 10**400}]}, "'rubric' must be"),
        ({"max_score": "much"}, "'max_score' must be"),
        ({"max_score": float("inf")}, "'max_score' must be"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_with_its_place(change: dict[str, Any], said: str) -> None:
    rows, (problem,) = read_rows([(4, {**GOOD, **change})], "marked.jsonl")
    assert rows == []
    assert (problem.path, problem.line) == ("marked.jsonl", 4)
    assert said in problem.message


def test_every_problem_of_every_line_is_found_in_one_pass_and_good_lines_are_kept() -> None:
    records = [(1, GOOD), (2, {"score": 2}), (5, "text"), (6, GOOD)]
    rows, problems = read_rows(records, "marked.jsonl")
    assert len(rows) == 2
    assert [problem.line for problem in problems] == [2, 2, 2, 2, 5]


_json = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from([*GOOD, "rubric", "max_score", "label", "question_id"]), _json))
def test_any_line_is_either_read_or_complained_about(record: dict[str, Any]) -> None:
    for changed in (record, {**GOOD, **record}):
        rows, problems = read_rows([(1, changed)], "marked.jsonl")
        assert bool(rows) != bool(problems)
