from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examsim.adopting import Adopting, adopted
from examsim.domain.attempt import Attempt
from examsim.domain.errors import InputError
from examsim.domain.exam import Exam, Item
from examsim.domain.judgement import Subject
from examsim.domain.session import Session, Typed
from examsim.grading.grader import Grader
from examsim.grading.submission import Submission
from examsim.judging import Judging
from examsim.storage.library import Library
from examsim.storage.paths import BankFolder
from examsim.teaching import Teaching
from tests.exams import START

if TYPE_CHECKING:
    from pathlib import Path

    from examsim.storage.attempts import AttemptStore

QUESTIONS = """\
schema: 1
id: sea
title: The sea
questions:
  - id: salt
    prompt: Why is the sea salty?
    answer: Rivers carry dissolved minerals into it.
"""
RUBRICS = """\
# Marked by hand in 2024.
schema: 1
bank: sea
rubrics:
  salt:
    criteria:
      - id: rivers   # the main thing
        points: 4
        statement: Rivers carry dissolved minerals into the sea.
        keywords:
          - [rivers, streams]
          - minerals  # or salts?
# The end.
"""
SAID = "Well.\nBrooks wash stones away"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("question_bank", QUESTIONS), ("rubrics", RUBRICS)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "sea.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def attempt(store: AttemptStore, folder: Path) -> Attempt:
    bank = Library([BankFolder.below(folder, "project")]).open("sea")
    (question,) = bank.questions
    begun = Session.begin("n", Exam("Sea", (Item("sea", question, bank.rubrics["salt"]),)), START)
    store.begin(begun)
    store.journal("n", Typed(START, 0, SAID))
    store.seal(Attempt.seal(begun.after(Typed(START, 0, SAID)), START))
    store.add_first_grade("n", 0, Grader(None).grade(Submission(SAID, question, bank.rubrics["salt"])))
    return store.attempt("n")


def adopting(store: AttemptStore, folder: Path, origin: str = "project") -> Adopting:
    library = Library([BankFolder.below(folder, origin)])
    return Adopting(library, store, Teaching(store, lambda at: at.date()).learned)


def teach(store: AttemptStore, attempt: Attempt) -> None:
    Teaching(store, lambda at: at.date()).teach(attempt, 0, "rivers", "Brooks wash stones away", counts=True, now=START)


def test_chosen_wordings_and_responses_go_into_the_file_and_the_rest_of_it_stays(
    store: AttemptStore, attempt: Attempt, folder: Path
) -> None:
    teach(store, attempt)
    bank, (wording, example) = adopting(store, folder).proposals("sea")
    assert (wording.criterion, wording.text, wording.attempt) == ("rivers", "Brooks wash stones away", "n")
    assert (example.criterion, example.text, example.points) == ("", SAID, 4.0)
    assert adopting(store, folder).write("sea", adopted(bank, [wording, example])) == (folder / "rubrics" / "sea.yaml",)
    text = (folder / "rubrics" / "sea.yaml").read_text(encoding="utf-8")
    assert all(line in text.splitlines() for line in RUBRICS.splitlines())
    assert (folder / "question_bank" / "sea.yaml").read_text(encoding="utf-8") == QUESTIONS
    again, left = adopting(store, folder).proposals("sea")
    assert left == ()
    rubric = again.rubrics["salt"]
    assert rubric.criteria[0].accept == ("Brooks wash stones away",)
    assert [(each.response, each.points) for each in rubric.examples] == [(SAID, 4.0)]


def test_what_was_not_chosen_is_not_written(store: AttemptStore, attempt: Attempt, folder: Path) -> None:
    teach(store, attempt)
    bank, (wording, _) = adopting(store, folder).proposals("sea")
    adopting(store, folder).write("sea", adopted(bank, [wording]))
    assert "examples" not in (folder / "rubrics" / "sea.yaml").read_text(encoding="utf-8")


def test_wordings_that_do_not_count_and_marks_let_stand_are_no_proposals(
    store: AttemptStore, attempt: Attempt, folder: Path
) -> None:
    Judging(store).judge(attempt, 0, Subject.CRITERION, "rivers", attempt.points, START)
    assert adopting(store, folder).proposals("sea")[1] == ()


def test_a_bank_that_came_with_examsim_is_left_as_it_is(store: AttemptStore, attempt: Attempt, folder: Path) -> None:
    teach(store, attempt)
    bank, proposals = adopting(store, folder).proposals("sea")
    with pytest.raises(InputError, match="came with examsim"):
        adopting(store, folder, "shipped").write("sea", adopted(bank, proposals))
    assert (folder / "rubrics" / "sea.yaml").read_text(encoding="utf-8") == RUBRICS
