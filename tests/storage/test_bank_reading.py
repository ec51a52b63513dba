from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examsim.domain.question import NumericAnswer, Question, QuestionKind
from examsim.domain.rubric import Criterion, Feedback, MarkedExample, Misconception, Rubric
from examsim.storage.bank_reading import Reading, read_bank
from examsim.storage.shelf import BankFiles
from examsim.storage.validation import MOST_PROBLEMS

if TYPE_CHECKING:
    from pathlib import Path

QUESTION = "{id: a, prompt: What?, answer: That.}"
CRITERION = "{id: c, points: 4, statement: That.}"


@pytest.fixture
def files(tmp_path: Path) -> BankFiles:
    return BankFiles(tmp_path / "bank.yaml", (tmp_path / "rubrics.yaml",))


def _read(files: BankFiles, bank: str, rubrics: str | None = None) -> Reading:
    files.questions.write_text(bank, encoding="utf-8")
    if rubrics is None:
        return read_bank(BankFiles(files.questions))
    files.rubrics[0].write_text(rubrics, encoding="utf-8")
    return read_bank(files)


def _problems(reading: Reading) -> list[str]:
    folder = str(reading.files.questions.parent)
    return [str(problem).removeprefix(f"{folder}/") for problem in reading.problems]


def test_a_bank_with_everything_is_read(files: BankFiles) -> None:
    reading = _read(
        files,
        """\
schema: 1
id: bank
title: A bank
questions:
  - id: a
    topic: things
    tags: [one, two]
    prompt: What?
    choices: [This., That.]
    answer: [That., "Yes, that."]
    points: 2.5
    minutes: 1.5
    words: 40
    hint: Not this.
    explanation: |
      Because.
      So there.
    source: book.txt:7
  - {id: b, kind: short_answer, prompt: Who?, accept: [Me, I]}
  - {id: c, kind: numeric, prompt: How fast?, value: 9.81, tolerance: 1e-2, unit: m/s²}
  - {id: d, kind: numeric, prompt: How many?, value: 3, answer: Three.}
""",
        """\
schema: 1
bank: bank
rubrics:
  a:
    best: 1
    criteria:
      - id: that
        points: 2.5
        statement: That.
        keywords: [that, [it, this one]]
        at_least: 1
        accept: [that]
        required: yes
        feedback: {hit: Good., missed: No.}
      - {id: yes-that, points: 0.25, statement: "Yes, that."}
    misconceptions:
      - {statement: This., cap: 0, deduct: 1, feedback: Not this.}
    examples:
      - {response: that, points: 2.5}
      - {response: "", points: 0}
""",
    )

    assert reading.problems == ()
    assert reading.bank is not None
    assert reading.bank.title == "A bank"
    assert reading.bank.questions == (
        Question(
            id="a",
            prompt="What?",
            answers=("That.", "Yes, that."),
            topic="things",
            points=2.5,
            minutes=1.5,
            choices=("This.", "That."),
            tags=("one", "two"),
            hint="Not this.",
            explanation="Because.\nSo there.",
            source="book.txt:7",
            words=40,
        ),
        Question("b", "Who?", (), kind=QuestionKind.SHORT_ANSWER, accept=("Me", "I")),
        Question("c", "How fast?", (), kind=QuestionKind.NUMERIC, numeric=NumericAnswer(9.81, 0.01, "m/s²")),
        Question("d", "How many?", ("Three.",), kind=QuestionKind.NUMERIC, numeric=NumericAnswer(3.0)),
    )
    that = Criterion(
        "that", 2.5, "That.", (("that",), ("it", "this one")), 1, ("that",), True, Feedback("Good.", "No.")
    )
    assert reading.bank.rubrics == {
        "a": Rubric(
            "a",
            (that, Criterion("yes-that", 0.25, "Yes, that.")),
            (Misconception("This.", 0.0, 1.0, "Not this."),),
            (MarkedExample("that", 2.5), MarkedExample("", 0.0)),
            best=1,
        )
    }


def test_every_problem_of_both_files_is_found_in_one_pass(files: BankFiles) -> None:
    reading = _read(
        files,
        """schema: 1
id: bank
titel: A bank
questions:
  - {id: a, promt: x, answer: y, points: 2}
  - {id: a, prompt: no, answer: y, kind: essay}
  - {id: b, prompt: x, answer: y, unit: m, unit: s}
""",
        """schema: 1
bank: bank
rubrics:
  a:
    criteria:
      - {id: c, points: 3, statement: x, requird: yes, at_least: 2}
      - {id: c, points: 0.5, statement: 7}
    misconceptions:
      - {statement: y}
    examples:
      - {response: x, points: 9}
  bb:
    criteria: []
""",
    )

    assert reading.bank is None
    assert [problem.partition(": ")[0] for problem in _problems(reading)] == [
        "bank.yaml:1:1",  # title missing
        "bank.yaml:3:1",  # titel
        "bank.yaml:5:5",  # prompt missing
        "bank.yaml:5:13",  # promt
        "bank.yaml:6:10",  # a twice
        "bank.yaml:6:21",  # no
        "bank.yaml:6:42",  # essay
        "bank.yaml:7:35",  # unit without value
        "bank.yaml:7:44",  # unit twice
        "rubrics.yaml:5:5",  # 3.5 points
        "rubrics.yaml:6:42",  # requird
        "rubrics.yaml:6:66",  # two groups of none
        "rubrics.yaml:7:14",  # c twice
        "rubrics.yaml:7:41",  # statement 7
        "rubrics.yaml:9:9",  # costs nothing
        "rubrics.yaml:11:31",  # 9 points
        "rubrics.yaml:12:3",  # no question bb
        "rubrics.yaml:13:15",  # no criteria
    ]


def test_points_that_are_wrong_by_themselves_are_not_compared(files: BankFiles) -> None:
    bank = "schema: 1\nid: bank\ntitle: t\nquestions: [{id: a, prompt: x, answer: y, points: -3}]\n"
    rubrics = f"schema: 1\nbank: bank\nrubrics: {{a: {{criteria: [{CRITERION}]}}}}\n"

    (found,) = _problems(_read(files, bank, rubrics))

    assert found.startswith("bank.yaml:4:51: points must be")


@pytest.mark.parametrize(
    ("schema", "problem"),
    [
        ("schema: 2", "1:9: this file is in schema 2, and this examsim reads schema 1: upgrade examsim to use it"),
        ("schema: 1000000", "1:9: this file is in schema 1000000, and"),
        ('schema: "1"', "1:9: schema must be the number 1, not the text '1'"),
        ("schema: 1.0", "1:9: schema must be the number 1, not the number 1.0"),
        ("schema: true", "1:9: schema must be the number 1, not `true`"),
        ("schema: 0", "1:9: schema must be the number 1, not the number 0"),
        ("schema: [1]", "1:9: schema must be the number 1, not a list"),
        ("schema:", "1:8: schema must be the number 1, not nothing"),
        ("", "2:1: 'schema' is missing: begin the file with `schema: 1`"),
    ],
)
def test_another_schema_is_refused_in_either_file(files: BankFiles, schema: str, problem: str) -> None:
    bank, rubrics = f"id: bank\ntitle: t\nquestions: [{QUESTION}]\n", "bank: bank\nrubrics: {}\n"

    (of_bank,) = _problems(_read(files, f"{schema}\n{bank}"))
    (of_rubrics,) = _problems(_read(files, f"schema: 1\n{bank}", f"{schema}\n{rubrics}"))

    assert of_bank.startswith(f"bank.yaml:{problem}")
    assert of_rubrics.startswith(f"rubrics.yaml:{problem}")


def test_of_a_newer_file_nothing_else_is_said(files: BankFiles) -> None:
    assert len(_problems(_read(files, "schema: 2\nname: bank\nitems: 3\n"))) == 1


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "1:1: the file is empty: begin it with `schema: 1`"),
        ("- a\n", "1:1: this is a list: a bank begins with `schema: 1`"),
        ("words\n", "1:1: this is the text 'words': a bank begins with `schema: 1`"),
        ("---\n", "2:1: this is nothing: a bank begins with `schema: 1`"),
        ("schema: 1\nbank: bank\nrubrics: {}\n", "3:1: this is a file of rubrics: it belongs in rubrics/"),
    ],
)
def test_what_is_no_bank_is_named_for_what_it_is(files: BankFiles, content: str, problem: str) -> None:
    assert _problems(_read(files, content)) == [f"bank.yaml:{problem}"]


def test_a_bank_in_the_place_of_rubrics_is_named_for_what_it_is(files: BankFiles) -> None:
    bank = f"schema: 1\nid: bank\ntitle: t\nquestions: [{QUESTION}]\n"

    assert _problems(_read(files, bank, bank)) == ["rubrics.yaml:4:1: this is a bank: it belongs in question_bank/"]


def test_a_file_wrong_all_over_is_not_repeated_in_full(files: BankFiles) -> None:
    entries = ", ".join(["7"] * (MOST_PROBLEMS + 50))
    found = _problems(_read(files, f"schema: 1\nid: bank\ntitle: t\nquestions: [{entries}]\n"))

    assert len(found) == MOST_PROBLEMS + 1
    assert found[-1].endswith("there are more problems from here on")


def test_a_broken_bank_still_has_its_name(files: BankFiles) -> None:
    reading = _read(files, "schema: 1\nid: real\ntitle: Real\nquestions: []\n")
    nameless = _read(files, "[")

    assert (reading.id, reading.title, reading.bank) == ("real", "Real", None)
    assert (nameless.id, nameless.title, nameless.bank) == ("bank", "bank", None)
