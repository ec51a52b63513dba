from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.authoring import Response
from examsim.cli.responses import read_responses
from examsim.domain.bank import Bank
from examsim.domain.errors import InputError, ProblemsError
from examsim.domain.question import Question

BANK = Bank("b", "B", (Question("cam", "Explain CAM.", ("…",)), Question("grad-cam", "Explain Grad-CAM.", ("…",))))


def problems(text: str) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        read_responses(text, "r.csv", BANK)
    return [str(problem) for problem in caught.value.problems]


def test_csv_with_quoted_lines_and_any_order_of_columns() -> None:
    text = 'learner,response,question\nann,"two\nlines, ""quoted""",cam\n,,grad-cam\n'
    assert read_responses(text, "r.csv", BANK) == [
        Response("cam", 'two\nlines, "quoted"', "ann"),
        Response("grad-cam", ""),
    ]


def test_json_lines() -> None:
    text = '{"question": "cam", "response": "x"}\n\n{"question": "cam", "response": "y", "learner": 7}\n'
    assert read_responses(text, "r.jsonl", BANK) == [Response("cam", "x"), Response("cam", "y", "7")]


@given(st.lists(st.tuples(st.sampled_from(["cam", "grad-cam"]), st.text(st.characters(codec="utf-8"))), min_size=1))
def test_what_is_written_is_what_is_read_in_both_forms(rows: list[tuple[str, str]]) -> None:
    lines = "\n".join(json.dumps({"question": q, "response": r}, ensure_ascii=False) for q, r in rows)
    assert [(r.question_id, r.text) for r in read_responses(lines, "-", BANK)] == rows
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerows([("question", "response"), *rows])
    assert [(r.question_id, r.text) for r in read_responses(out.getvalue(), "-", BANK)] == rows


def test_semicolons_and_tabs_separate_too() -> None:
    assert read_responses("question;response\ncam;a, b\n", "r.csv", BANK) == [Response("cam", "a, b")]
    assert read_responses("question\tresponse\ncam\ta; b\n", "r.csv", BANK) == [Response("cam", "a; b")]


def test_every_bad_row_is_located() -> None:
    text = 'question,response\ngrad_cam,x\ncam,"a\nb"\ncam\n,y\n'
    assert problems(text) == [
        "r.csv:2:1: the bank has no question 'grad_cam' (did you mean 'grad-cam'?)",
        "r.csv:5:1: 1 column where the header has 2",
        "r.csv:6:1: the bank has no question ''",
    ]


def test_a_header_without_its_columns_is_one_problem() -> None:
    assert problems("id,text\ncam,x\n") == [
        "r.csv:1:1: the header has no column question and no column response; it names id, text"
    ]


def test_a_column_named_twice_is_refused_rather_than_guessed() -> None:
    assert problems("question,response,response\ncam,x,y\n") == [
        "r.csv:1:1: the header names response more than once: which is meant?"
    ]


def test_a_json_array_is_named_for_what_it_is() -> None:
    assert problems('[{"question": "cam", "response": "x"}]') == [
        "r.csv:1:1: JSON lines are wanted, one object a line; this is an array"
    ]


def test_bad_json_lines_are_located() -> None:
    text = '{"question": "cam"}\n{"question": 3, "response": "x"}\n[1]\n{"question": \n{"response": "x"}\n'
    assert [problem.split(":")[1] for problem in problems(text)] == ["1", "2", "3", "4", "5"]


def test_an_unclosed_quote_is_a_problem_and_not_a_response() -> None:
    assert any("not readable as CSV" in problem for problem in problems('question,response\ncam,"never closed\n'))


def test_a_header_alone_is_refused() -> None:
    with pytest.raises(InputError, match="no responses"):
        read_responses("question,response\n", "r.csv", BANK)
