"""Every mistake a hand can make in a bank or a rubric, and the sentence it gets."""

from __future__ import annotations

import re
from textwrap import dedent, indent
from typing import TYPE_CHECKING

import pytest

from examsim.storage.bank_reading import read_bank
from examsim.storage.shelf import BankFiles

if TYPE_CHECKING:
    from pathlib import Path

QUESTION = "{id: a, prompt: What?, answer: That.}"
CRITERION = "{id: c, points: 4, statement: That.}"


def _of_question(folder: Path, entry: str) -> list[str]:
    """The problems of a bank whose one question begins in line 5."""
    text = indent(dedent(entry).strip(), "    ").replace("    ", "  - ", 1)
    return _of_bank(folder, f"schema: 1\nid: bank\ntitle: Bank\nquestions:\n{text}\n")


def _of_rubric(folder: Path, entry: str) -> list[str]:
    """The problems of a rubric for a question worth 4 points; it begins in line 5."""
    text = indent(dedent(entry).strip(), "    ")
    rubrics = folder / "rubrics.yaml"
    rubrics.write_text(f"schema: 1\nbank: bank\nrubrics:\n  a:\n{text}\n")
    return _of_bank(folder, f"schema: 1\nid: bank\ntitle: Bank\nquestions: [{QUESTION}]\n", rubrics)


def _of_bank(folder: Path, text: str, *rubrics: Path) -> list[str]:
    bank = folder / "bank.yaml"
    bank.write_text(text)
    return [str(problem).removeprefix(f"{folder}/") for problem in read_bank(BankFiles(bank, rubrics)).problems]


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (
            "id: My Question\nprompt: x\nanswer: y",
            "5:9: id must be lowercase letters, digits and hyphens, not the text",
        ),
        ("id: My Question\nprompt: x\nanswer: y", "5:9: .*perhaps 'my-question'"),
        ("id: output_follows\nprompt: x\nanswer: y", "5:9: .*perhaps 'output-follows'"),
        ("id: -a\nprompt: x\nanswer: y", "5:9: id must be lowercase letters, digits and hyphens"),
        (f"id: {'a' * 81}\nprompt: x\nanswer: y", "5:9: id must be at most 80 characters long"),
        ("id: 7\nprompt: x\nanswer: y", '5:9: id must be .*, not the number 7: put it in quotes, "7"'),
        ("prompt: x\nanswer: y", "5:5: 'id' is missing: name of the question: lowercase letters, digits and hyphens"),
        ("id: a\nanswer: y", "5:5: 'prompt' is missing: what is asked"),
        ("id: a\nprompt: x", "5:5: 'answer' is missing: the verified solution"),
        ("id: a\nprompt:\nanswer: y", "6:12: prompt has no value"),
        ("id: a\nprompt: '  '\nanswer: y", "6:13: prompt is empty"),
        ("id: a\nprompt: yes\nanswer: y", '6:13: prompt must be a text, not `yes`, which means true: .*, "yes"'),
        ("id: a\nprompt: true\nanswer: y", "6:13: prompt must be a text, not `true`: put it in quotes"),
        ("id: a\nprompt: 42\nanswer: y", '6:13: prompt must be a text, not the number 42: put it in quotes, "42"'),
        ("id: a\nprompt: [x]\nanswer: y", "6:13: prompt must be a text, not a list: .* needs quotes"),
        ("id: a\nprompt: x\nanswer: {y: z}", "7:13: answer must be a text or a list of texts, not keys with values"),
        ("id: a\nprompt: x\nanswer: [y, 1.50]", '7:17: an entry of answer must be a text, .* 1.50: .* "1.50"'),
        ("id: a\nprompt: x\nanswer: []", "7:13: answer is empty"),
        ("id: a\nprompt: x\nkind: short_answer", "5:5: a short_answer question needs 'accept' or 'answer'"),
        ("id: a\nprompt: x\nkind: numeric", "5:5: a numeric question needs 'value'"),
        ("id: a\nprompt: x\nkind: numeric\nvalue: three", "8:12: value must be a number, not the text 'three'"),
        ("id: a\nprompt: x\nkind: numeric\nvalue: .inf", "8:12: value must be an ordinary number"),
        ("id: a\nprompt: x\nkind: numeric\nvalue: 3\ntolerance: -1", "9:16: tolerance must be a number, zero or above"),
        ("just a text", "5:5: an entry of questions must be keys with values .*, not the text 'just a text'"),
    ],
)
def test_each_mistake_in_a_question_is_named_where_it_stands(tmp_path: Path, entry: str, problem: str) -> None:
    (found,) = _of_question(tmp_path, entry)

    assert re.match(rf"bank\.yaml:{problem}", found)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("topic: no", "12: topic must be a text, not `no`, which means false"),
        ("tags: one", "11: tags must be a list of texts, not the text 'one': .* \\[one\\]"),
        ('points: "4"', "13: points must be a number above zero, not the text '4': leave the quotes out"),
        ("points: four", "13: points must be a number above zero, not the text 'four'$"),
        ("points: 0", "13: points must be a number above zero, .*, not the number 0$"),
        ("points: -4", "13: points must be a number above zero, .*, not the number -4$"),
        ("points: 0.3", "13: points must be .* in quarters .*, not the number 0.3$"),
        ("points: 1e9", "13: points must be .* at most 1000,"),
        ("points: .inf", "13: points must be a number"),
        ("points: yes", "13: points must be a number above zero, not `yes`, which means true$"),
        ("minutes: 1:30", "14: minutes must be a number above zero, not the text '1:30'"),
        ("minutes: .nan", "14: minutes must be a number above zero"),
        ("promt: z", r"5: unknown key 'promt' \(did you mean 'prompt'\?\)"),
        ("<<: {b: c}", "5: unknown key '<<'; the keys here are id, kind, topic"),
        ("kind: numerik", r"11: kind must be free_response, .* \(did you mean 'numeric'\?\)"),
        ("kind: essay", "11: kind must be free_response, short_answer or numeric, not the text 'essay'$"),
        ("unit: m", "5: 'unit' is for numeric questions: write `kind: numeric`"),
    ],
)
def test_each_mistake_added_to_a_good_question_is_named(tmp_path: Path, line: str, problem: str) -> None:
    (found,) = _of_question(tmp_path, f"id: a\nprompt: x\nanswer: y\n{line}")

    assert re.match(rf"bank\.yaml:8:{problem}", found)


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("criteria: []", "5:15: criteria is empty"),
        ("best: 1", "4:3: 'criteria' is missing: what a good response says"),
        ("criteria: [{id: c, points: 3, statement: x}]", "5:5: the criteria add up to 3, but the question is worth 4"),
        ("criteria: [{id: c, points: 4.25, statement: x}]", "5:5: the criteria add up to 4.25, but"),
        (f"best: 2\ncriteria: [{CRITERION}]", "5:11: best is 2, but there are only 1 criteria"),
        (f"best: 0\ncriteria: [{CRITERION}]", "5:11: best must be a whole number above zero, not the number 0"),
        (
            f"best: 2\ncriteria: [{CRITERION}, {{id: d, points: 1, statement: x}}, {{id: e, points: 2, statement: x}}]",
            "6:5: the best 2 criteria add up to 6, but the question is worth 4",
        ),
        (
            "criteria: [{id: c, points: 2, statement: x}, {id: c, points: 2, statement: y}]",
            r"5:55: criterion id 'c' is used a second time \(first in line 5\)",
        ),
        ("- x", r"5:5: the rubric of 'a' must be keys with values \(best, .*\), not a list"),
    ],
)
def test_each_mistake_in_a_rubric_is_named_where_it_stands(tmp_path: Path, entry: str, problem: str) -> None:
    (found,) = _of_rubric(tmp_path, entry)

    assert re.match(rf"rubrics\.yaml:{problem}", found)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("keywords: [[x], [y]]\n  at_least: 3", "9:17: at_least is 3, but there are only 2 keyword groups"),
        ("at_least: 1", "8:17: at_least is 1, but there are only 0 keyword groups"),
        ("keywords: [x]\n  at_least: 1.5", "9:17: at_least must be a whole number, zero or more, not the number 1.5"),
        ("keywords: [[x], []]", "8:23: an entry of keywords is empty"),
        ("keywords: []", "8:17: keywords is empty"),
        ("keywords: [no]", "8:18: an entry of keywords must be a text or a list of texts, not `no`, which means false"),
        ("keywords: [[on]]", '8:19: an entry of keywords must be a text, not `on`, .* in quotes, "on"'),
        ("keywords: x", "8:17: keywords must be a list"),
        ("required: maybe", "8:17: required must be true or false, not the text 'maybe'"),
        ("feedback: Good.", r"8:17: feedback must be keys with values \(hit, missed\), not the text 'Good.'"),
        ("feedback: {mised: x}", r"8:18: unknown key 'mised' \(did you mean 'missed'\?\)"),
        ("requird: yes", r"8:7: unknown key 'requird' \(did you mean 'required'\?\)"),
    ],
)
def test_each_mistake_added_to_a_good_criterion_is_named(tmp_path: Path, line: str, problem: str) -> None:
    (found,) = _of_rubric(tmp_path, f"criteria:\n- id: c\n  points: 4\n  {line}\n  statement: x")

    assert re.match(rf"rubrics\.yaml:{problem}", found)


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ("criterea: []", r"6:5: unknown key 'criterea' \(did you mean 'criteria'\?\)"),
        ("misconceptions: [{statement: x}]", "6:22: a misconception needs 'cap' or 'deduct'"),
        ("misconceptions: [{statement: x, cap: 4}]", "6:42: a cap of 4 changes nothing: the question is worth 4"),
        ("misconceptions: [{statement: x, cap: -1}]", "6:42: cap must be a number, zero or above, at most 1000, in"),
        ("misconceptions: [{statement: x, cap: ~}]", "6:42: cap has no value"),
        ("misconceptions: [{statement: x, deduct: 5}]", "6:45: 5 points cannot be taken off a question worth 4"),
        ("misconceptions: [{statement: x, deduct: 0}]", "6:45: deduct must be a number above zero"),
        ("examples: [{response: x, points: 5}]", "6:38: this response is marked 5, but the question is worth 4"),
        ("examples: [{response: x, points: 0.1}]", "6:38: points must be .* in quarters"),
        ("examples: [{response: x, points: -1}]", "6:38: points must be a number, zero or above"),
        ("examples: [{response: 7, points: 1}]", '6:27: response must be a text, not the number 7: .* "7"'),
        ("examples: [{response: x}]", "6:16: 'points' is missing: what the person gave for it"),
        (
            "examples: [{response: x, points: 1}, {response: x, points: 2}]",
            "6:42: the same response is marked otherwise in line 6",
        ),
    ],
)
def test_each_mistake_added_to_a_good_rubric_is_named(tmp_path: Path, lines: str, problem: str) -> None:
    (found,) = _of_rubric(tmp_path, f"criteria: [{CRITERION}]\n{lines}")

    assert re.match(rf"rubrics\.yaml:{problem}", found)


def test_all_groups_may_be_asked_for_by_number(tmp_path: Path) -> None:
    criterion = "{id: c, points: 4, statement: x, keywords: [[x], [y]], at_least: 2}"

    assert _of_rubric(tmp_path, f"criteria: [{criterion}]") == []


def test_the_best_criteria_and_not_all_make_the_points(tmp_path: Path) -> None:
    two = f"best: 1\ncriteria: [{CRITERION}, {{id: d, points: 1, statement: x}}]"

    assert _of_rubric(tmp_path, two) == []


def test_a_message_repeats_no_control_characters_and_not_much(tmp_path: Path) -> None:
    (found,) = _of_question(tmp_path, f'id: a\nprompt: x\nanswer: y\n"\\e[31m{"x" * 1000}": z')

    assert found.isprintable()
    assert len(found) < 300
