from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from examsim.storage.bank_writing import bank_text, rubrics_text
from examsim.storage.yaml_document import parse_document
from examsim.storage.yaml_editing import edited
from tests.storage.bank_strategies import banks

if TYPE_CHECKING:
    from examsim.domain.bank import Bank

OWN = Path(__file__).parent.parent.parent
TEXT = """\
# My own bank.
schema: 1
id: biology
title: "Biology"   # as on the sheet

questions:
  # The first.
  - id: osmosis
    prompt: What is osmosis?  # asked in 2019
    answer: >-
      Water moves
      through a membrane.
    points: 4

  # The second.
  - id: mitosis
    tags: [cells, division]  # both
    prompt: What is mitosis?
    answer:
      - |
        A cell divides.
      - Two cells come of one.  # the short one

# The end.
"""


def data(text: str = TEXT) -> dict[str, Any]:
    document, problems = parse_document(text, Path("x.yaml"))
    assert document is not None, problems
    return dict(document.data)


def changes(text: str, wanted: dict[str, Any]) -> list[str]:
    """The lines that a change took away and brought, as in a diff."""
    from difflib import ndiff

    result = edited(text, wanted)
    assert data(result) == wanted
    return [line.rstrip() for line in ndiff(text.splitlines(), result.splitlines()) if line[0] in "+-"]


def test_what_is_not_changed_stays_to_the_character() -> None:
    assert edited(TEXT, data()) == TEXT
    for text in (TEXT.replace("\n", "\r\n"), TEXT.rstrip("\n"), "{schema: 1, id: x}"):
        assert edited(text, data(text)) == text


def test_a_text_is_changed_in_its_line_and_the_comment_beside_it_stays() -> None:
    wanted = data()
    wanted["questions"][0]["prompt"] = "Define osmosis."
    assert changes(TEXT, wanted) == [
        "-     prompt: What is osmosis?  # asked in 2019",
        "+     prompt: Define osmosis.  # asked in 2019",
    ]


def test_a_comment_never_becomes_part_of_a_text() -> None:
    wanted = data()
    wanted["questions"][0]["prompt"] = "Define osmosis.\nIn your own words."
    assert changes(TEXT, wanted) == [
        "-     prompt: What is osmosis?  # asked in 2019",
        "+     # asked in 2019",
        "+     prompt: |",
        "+       Define osmosis.",
        "+       In your own words.",
    ]


def test_a_key_comes_where_it_belongs_and_goes_with_its_line() -> None:
    wanted = data()
    first = wanted["questions"][0]
    wanted["questions"][0] = {"id": first["id"], "topic": "cells", "prompt": first["prompt"], "answer": first["answer"]}
    assert changes(TEXT, wanted) == ["+     topic: cells", "-     points: 4"]


def test_a_question_comes_after_the_one_before_it_and_a_question_goes_alone() -> None:
    wanted = data()
    wanted["questions"].insert(1, {"id": "atp", "prompt": "What is ATP?", "answer": "Fuel.\nOf cells."})
    assert min(changes(TEXT, wanted), key=len) == "+"  # a blank line, as between the others
    assert [line for line in changes(TEXT, wanted) if line != "+"] == [
        "+   - id: atp",
        "+     prompt: What is ATP?",
        "+     answer: |",
        "+       Fuel.",
        "+       Of cells.",
    ]
    wanted = data()
    del wanted["questions"][1]
    assert [line[2:].strip() for line in changes(TEXT, wanted)][:2] == [
        "- id: mitosis",
        "tags: [cells, division]  # both",
    ]
    assert "# The second." in edited(TEXT, wanted)
    assert "# The end." in edited(TEXT, wanted)


def test_an_entry_in_braces_is_one_piece() -> None:
    text = "schema: 1\nquestions:\n  - {id: a, points: 1}  # one\n  - {id: b, points: 2}\n"
    wanted = data(text)
    wanted["questions"][0]["points"] = 3
    assert changes(text, wanted)[-1].strip() == "+     points: 3"
    assert "{id: b, points: 2}" in edited(text, wanted)


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_are_the_files_own(end: str) -> None:
    wanted = data()
    wanted["questions"].append({"id": "atp", "prompt": "What is ATP?", "answer": "Fuel."})
    result = edited(TEXT.replace("\n", end), wanted)
    assert result.count(end) == result.count("\n")


def test_a_file_that_repeats_itself_by_aliases_is_written_anew() -> None:
    text = "schema: 1\nid: &name x\ntitle: *name\n"
    assert data(edited(text, {"schema": 1, "id": "y", "title": "x"})) == {"schema": 1, "id": "y", "title": "x"}


@given(banks(), banks())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_bank_can_be_edited_into_any_other(before: Bank, after: Bank) -> None:
    for text, other in ((bank_text(before), bank_text(after)), (rubrics_text(before), rubrics_text(after))):
        assert data(edited(text, data(other))) == data(other)
        assert edited(text, data(text)) == text


def test_the_shipped_files_keep_all_their_comments_and_folds_when_one_question_changes() -> None:
    text = (OWN / "question_bank/cs7643-quiz-1.yaml").read_text(encoding="utf-8")
    wanted = data(text)
    wanted["questions"][2]["minutes"] = 7
    assert len(changes(text, wanted)) == 2


@pytest.mark.parametrize(
    ("text", "data", "after"),
    [
        ("a: 1\nbb: two   # why\nc: 3\n", {"a": 1, "b": "two", "c": 3}, "a: 1\nb: two   # why\nc: 3\n"),
        ("- {aa: 1, b: [x]}   # why\n", [{"a": 1, "b": ["x"]}], "- {a: 1, b: [x]}   # why\n"),
        ('"aa": 1\nb: 2\n', {"a": 1, "b": 2}, '"a": 1\nb: 2\n'),
        ("aa:\n  # why\n  - x\n  - y\nb: 2\n", {"a": ["x"], "b": 2}, "a:\n  # why\n  - x\nb: 2\n"),
        ("aa: 1\nb: 2\n", {"a": 1, "b": 2, "c": 3}, "a: 1\nb: 2\nc: 3\n"),
        ("aa: [x, y]\nb: 2  # why\n", {"a": ["x"], "b": 2}, "a: [x]\nb: 2  # why\n"),
        ("aa: >\n  one\n  two\nb: 2\n", {"a": "three", "b": 2}, "a: three\nb: 2\n"),
    ],
)
def test_a_key_with_another_name_keeps_its_value_as_it_is_written(text: str, data: Any, after: str) -> None:
    indented = "".join(f"  {line}\n" for line in text.splitlines())
    expected = "".join(f"  {line}\n" for line in after.splitlines())
    assert edited(f"top:\n{indented}", {"top": data}) == f"top:\n{expected}"
