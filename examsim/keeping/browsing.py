"""Looking through a bank as its author does: everything in it, where it stands in its files, how it would mark."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError
from examsim.domain.rubric import MarkedExample
from examsim.grading.grader import Submission
from examsim.grading.siblings import Siblings
from examsim.storage.yaml_document import read_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from examsim.domain.bank import Bank
    from examsim.domain.errors import Problem
    from examsim.domain.grade import Grade
    from examsim.domain.question import Question
    from examsim.grading.grader import Grader
    from examsim.storage.bank_reading import Reading
    from examsim.storage.library import Library
    from examsim.storage.yaml_document import Marks


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a file."""

    path: Path
    line: int = 1


@dataclass(frozen=True, slots=True)
class Opened:
    """A bank as its files have it now."""

    title: str
    origin: str
    """Whose it is: "project", "user" or "shipped"."""
    bank: Bank | None
    """None where there are problems."""
    problems: tuple[Problem, ...]
    questions: dict[str, Spot]
    """Where each question stands, by its id."""
    rubrics: dict[str, Spot]
    """Where each rubric stands; those that have none would be at the end of the file."""

    def found(self, words: str) -> tuple[Question, ...]:
        """The questions in which all of the words are, wherever: prompt, answer, topic, tags, rubric."""
        wanted = words.casefold().split()
        if self.bank is None:
            return ()
        bank = self.bank
        return tuple(each for each in bank.questions if all(word in _everything(bank, each) for word in wanted))


class Browsing:
    """What an author can ask of the banks there are."""

    def __init__(self, library: Library, grader: Callable[[], Grader]) -> None:
        self._library = library
        self._grader = grader
        """Made on first use."""

    def open(self, bank_id: str) -> Opened:
        """A bank, read from its files as they are now. Raises UnknownBank."""
        reading, origin = self._library.reading(bank_id)
        questions, rubrics = _spots(reading)
        return Opened(reading.title, origin, reading.bank, reading.problems, questions, rubrics)

    def mark(self, bank: Bank, question: Question, response: str) -> Grade:
        """How a response would be marked; nothing is kept."""
        siblings = Siblings(bank.questions).of(question)
        return self._grader().grade(Submission(response, question, bank.rubrics.get(question.id), siblings))

    def keep_example(self, bank_id: str, question_id: str, response: str, points: float) -> tuple[Path, ...]:
        """Write a response into the rubric of a question as a marked example; gives the files that changed.

        Raises InputError where the question has no rubric, or its bank came with examsim.
        """
        bank = self._library.open(bank_id)
        rubric = bank.rubrics.get(question_id)
        if rubric is None:
            raise InputError(f"{question_id} has no rubric to keep it in.", remedy="Press r in the bank to write one.")
        others = [example for example in rubric.examples if example.response.split() != response.split()]
        after = replace(rubric, examples=(*others, MarkedExample(response.strip(), points)))
        return self._library.change(bank_id, replace(bank, rubrics={**bank.rubrics, question_id: after}))


def _everything(bank: Bank, question: Question) -> str:
    rubric = bank.rubrics.get(question.id)
    criteria = [one.statement for one in rubric.criteria] if rubric is not None else []
    wrong = [one.statement for one in rubric.misconceptions] if rubric is not None else []
    texts = (
        question.id, question.topic, *question.tags, question.prompt, *question.choices, *question.answers,
        *question.accept, question.hint, question.explanation, *criteria, *wrong,
    )  # fmt: skip
    return "\n".join(texts).casefold()


def _spots(reading: Reading) -> tuple[dict[str, Spot], dict[str, Spot]]:
    if reading.bank is None:
        return {}, {}
    path = reading.files.questions
    marks = _marks(path, "questions")
    lines = {
        one.id: Spot(path, marks[index].line) for index, one in enumerate(reading.bank.questions) if index in marks
    }
    rubrics: dict[str, Spot] = {}
    for file in reading.files.rubrics:
        found = _marks(file, "rubrics")
        last = max((each.line for each in found.values()), default=1)
        spots = {one.id: found[one.id].key_line if one.id in found else last for one in reading.bank.questions}
        rubrics |= {name: Spot(file, line) for name, line in spots.items()}
    return lines, rubrics


def _marks(path: Path, key: str) -> dict[str | int, Marks]:
    document, _ = read_document(path)
    # It may have been changed since it was read.
    return dict(document.marks_at((key,)).inside) if document is not None else {}
