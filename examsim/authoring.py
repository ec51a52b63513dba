"""The author's use cases: import a guide, mark a file of responses, see whether a rubric marks as its author does.

Joins the stages and holds no state; a learner's use cases are in ``simulator``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError, ProblemsError
from examsim.grading.attacks import trials
from examsim.grading.siblings import Siblings
from examsim.grading.submission import Submission
from examsim.importing import Draft, base_name, drafted, slug, understood
from examsim.storage.fields import ID_PATTERN, MAX_ID
from examsim.storage.foreign_tables import rows_of
from examsim.storage.imported import save_first
from examsim.storage.library import read_banks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examsim.domain.bank import Bank
    from examsim.domain.grade import Grade
    from examsim.domain.learned import Taught
    from examsim.domain.question import Question
    from examsim.domain.rubric import MarkedExample
    from examsim.grading.attacks import Trial
    from examsim.grading.grader import Grader
    from examsim.importing.files.content import Content

TOLERANCE = 0.25
"""How far a mark may be from the person's and still agree: a quarter point, the smallest step there is."""


_OWN = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\r\n]*|---)?\r?\n)*schema:[ \t]*\d")
_OWN_PART = re.compile(rb"^(?:questions|rubrics):", re.MULTILINE)
"""What files of examsim begin with, and what they hold."""


@dataclass(frozen=True, slots=True)
class Response:
    """What somebody wrote to a question."""

    question_id: str
    text: str
    learner: str | None = None


@dataclass(frozen=True, slots=True)
class GradedResponse:
    """A response with its marks."""

    response: Response
    grade: Grade


@dataclass(frozen=True, slots=True)
class MarkedExampleGrade:
    """A rubric's example with the marks it gets."""

    bank_id: str
    question_id: str
    number: int
    """Its place among the question's examples, from 1."""
    example: MarkedExample
    grade: Grade

    @property
    def agrees(self) -> bool:
        """Whether it comes out as the person marked it."""
        return abs(self.grade.points - self.example.points) <= TOLERANCE


@dataclass(frozen=True, slots=True)
class TrialGrade:
    """A response made to try a rubric, with the marks it gets."""

    question_id: str
    trial: Trial
    grade: Grade

    @property
    def holds(self) -> bool:
        """Whether the rubric gives a good response its due, and a bad one no more."""
        return (self.grade.score >= self.trial.share) is self.trial.is_good


def import_guides(
    contents: Sequence[Content],
    bank_id: str | None = None,
    title: str | None = None,
    on_read: Callable[[int], None] | None = None,
) -> Draft:
    """Draft a bank with rubrics from the contents of one or more files, saying how many bytes are behind.

    Reading a file is half of the work on it, drafting the other half.

    A bank of examsim's own comes as it is, with the rubrics beside it.
    """
    if bank_id is not None:
        require_id(bank_id)
    if any(_is_own(content) for content in contents):
        return _own_bank(contents, bank_id, title)
    parts = []
    read = 0
    tell = on_read or (lambda _: None)
    for content in contents:
        parts.append(understood(replace(content, tables=rows_of)))
        read += len(content.data)
        tell(read // 2)
    half = read // 2
    name = base_name(contents[0].name)
    return drafted(parts, name, bank_id, title, lambda done, of: tell(half + (read - half) * done // of))


def _is_own(content: Content) -> bool:
    """Whether a file is a bank of examsim, or the rubrics of one."""
    return bool(_OWN.match(content.data)) and bool(_OWN_PART.search(content.data))


def _own_bank(contents: Sequence[Content], bank_id: str | None, title: str | None) -> Draft:
    name = contents[0].name
    if len(contents) > 1:
        raise InputError("A bank of examsim stands by itself.", remedy="Import it alone, or all of them with --each.")
    if not Path(name).is_file():
        raise InputError("This is a bank of examsim, without its rubrics.", remedy="Give its file by its name.")
    banks, problems = read_banks([Path(name)])
    if problems:
        raise ProblemsError(problems, remedy="Mend these places; `examsim check` shows what is left.")
    if not banks:
        raise InputError(f"{name} has rubrics of examsim.", remedy="Import the bank beside it: they come along.")
    bank = replace(banks[0], id=bank_id or banks[0].id, title=title or banks[0].title)
    return Draft(bank, 0, (), notes=("Read as a bank of examsim, with its rubrics.",))


def require_id(bank_id: str) -> None:
    """Raise InputError where this cannot be the id of a bank."""
    if not (re.fullmatch(ID_PATTERN, bank_id) and len(bank_id) <= MAX_ID):
        better = f"Perhaps {slug(bank_id)}?" if slug(bank_id) else "Such as biology-quiz-2."
        raise InputError(f"A bank's id is lowercase letters, digits and hyphens, not {bank_id!r}.", remedy=better)


def keep(
    bank: Bank,
    into: Path,
    on_written: Callable[[int], None] = lambda _: None,
    *,
    may_replace: bool = False,
    is_rehearsal: bool = False,
) -> tuple[Path, Path]:
    """Write a bank and its rubrics below a folder, and say where; a rehearsal only says.

    Tells how many of the questions and rubrics are written out.

    Raises InputError rather than replace unasked what is there.
    """
    paths = into / "question_bank" / f"{bank.id}.yaml", into / "rubrics" / f"{bank.id}.yaml"
    existing = [path for path in paths if path.exists()]
    if existing and not may_replace:
        raise InputError(
            f"{' and '.join(map(str, existing))} exist already; nothing was written.",
            remedy="Choose another id with --bank, another folder with --into, or replace them with --force.",
        )
    return paths if is_rehearsal else save_first(bank, into, on_written)


def keep_all(
    banks: Sequence[Bank],
    into: Path,
    on_written: Callable[[int], None] = lambda _: None,
    *,
    may_replace: bool = False,
    is_rehearsal: bool = False,
) -> list[tuple[Path, Path]]:
    """Write banks as ``keep`` does, all of them or, where one would be refused, none."""
    refuse_twins(banks)
    rehearsed = [keep(bank, into, may_replace=may_replace, is_rehearsal=True) for bank in banks]
    if is_rehearsal:
        return rehearsed
    before = accumulate(map(size, banks), initial=0)
    return [
        keep(bank, into, partial(_further, on_written, done), may_replace=may_replace)
        for bank, done in zip(banks, before, strict=False)
    ]


def size(bank: Bank) -> int:
    """How many questions and rubrics there are to write."""
    return len(bank.questions) + len(bank.rubrics)


def _further(on_written: Callable[[int], None], before: int, written: int) -> None:
    on_written(before + written)


def refuse_twins(banks: Sequence[Bank]) -> None:
    """Raise InputError where two banks have one id."""
    for number, bank in enumerate(banks):
        if bank.id in {other.id for other in banks[:number]}:
            raise InputError(
                f"Two of these become the bank {bank.id}; nothing was written.",
                remedy="Import them one by one, and give each its name with --bank.",
            )


def grade_responses(
    bank: Bank,
    responses: Sequence[Response],
    grader: Grader,
    on_grade: Callable[[int], None] | None = None,
    taught: Callable[[str, str], tuple[Taught, ...]] = lambda *_: (),
) -> list[GradedResponse]:
    """Mark responses to a bank's questions, in order; ``taught`` is a learner's own overlay, where it is asked for."""
    questions = {question.id: question for question in bank.questions}
    beside = Siblings(bank.questions)
    submissions = [
        replace(
            _submission(bank, questions[response.question_id], response.text, beside),
            taught=taught(bank.id, response.question_id),
        )
        for response in responses
    ]
    grades = grader.grade_all(submissions, on_grade)
    return [GradedResponse(response, grade) for response, grade in zip(responses, grades, strict=True)]


def mark_examples(
    bank: Bank, grader: Grader, on_grade: Callable[[int], None] | None = None
) -> list[MarkedExampleGrade]:
    """Mark the responses that the bank's rubrics give as examples."""
    examples = [
        (question, number, example)
        for question in bank.questions
        if question.id in bank.rubrics
        for number, example in enumerate(bank.rubrics[question.id].examples, 1)
    ]
    beside = Siblings(bank.questions)
    submissions = [_submission(bank, question, example.response, beside) for question, _, example in examples]
    return [
        MarkedExampleGrade(bank.id, question.id, number, example, grade)
        for (question, number, example), grade in zip(examples, grader.grade_all(submissions, on_grade), strict=True)
    ]


def attack(bank: Bank, grader: Grader, on_grade: Callable[[int], None] | None = None) -> list[TrialGrade]:
    """Mark responses made from each question's own material, good ones and bad ones."""
    beside = Siblings(bank.questions)
    made = [
        (question, trial)
        for question in bank.questions
        for trial in trials(question, bank.rubrics.get(question.id), beside.of(question))
    ]
    submissions = [_submission(bank, question, trial.response, beside) for question, trial in made]
    grades = grader.grade_all(submissions, on_grade)
    return [TrialGrade(question.id, trial, grade) for (question, trial), grade in zip(made, grades, strict=True)]


def _submission(bank: Bank, question: Question, response: str, beside: Siblings) -> Submission:
    return Submission(response, question, bank.rubrics.get(question.id), beside.of(question))
