"""Writing a bank and its rubrics: only what differs from the defaults, in the order the models name the keys.

What is about to be written is read first, from memory: a file that could not be read again, or would be read as
something else, is never made.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from examsim.domain.errors import InputError, ProblemsError
from examsim.domain.question import DEFAULT_MINUTES, DEFAULT_POINTS, QuestionKind
from examsim.storage.atomic import write_together
from examsim.storage.bank_reading import read_bank
from examsim.storage.fields import SCHEMA
from examsim.storage.paths import QUESTIONS, RUBRICS
from examsim.storage.shelf import BankFiles
from examsim.storage.text_file import MAX_BYTES
from examsim.storage.yaml_document import parse_document
from examsim.storage.yaml_writing import yaml_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from examsim.domain.bank import Bank
    from examsim.domain.errors import Problem
    from examsim.domain.question import Question
    from examsim.domain.rubric import Criterion, Misconception, Rubric
    from examsim.storage.yaml_document import Document


def save_bank(bank: Bank, into: Path, *, overwrite: bool = True) -> tuple[Path, Path]:
    """Write both files of a bank below a folder; see ``library.save_bank``."""
    texts = texts_of(bank, into)
    questions, rubrics = texts
    existing = [path for path in texts if not overwrite and path.exists()]
    if existing:
        raise InputError(f"{existing[0]} exists already.", remedy="Choose another id or folder, or move the file away.")
    write_together(texts)
    return questions, rubrics


def texts_of(bank: Bank, into: Path, on_written: Callable[[int], None] = lambda _: None) -> dict[Path, str]:
    """What both files of a bank below a folder are to say, the bank's first; tells how many questions and rubrics are.

    Raises ProblemsError where they could not be read again.
    """
    questions, rubrics = into / QUESTIONS / f"{bank.id}.yaml", into / RUBRICS / f"{bank.id}.yaml"
    written = count(1)

    def tell() -> None:
        on_written(next(written))

    texts = {questions: bank_text(bank, tell), rubrics: rubrics_text(bank, tell)}
    check_readable(bank, BankFiles(questions, (rubrics,)), texts)
    return texts


def bank_text(bank: Bank, on_entry: Callable[[], None] = lambda: None) -> str:
    """The text of a bank's file; tells of each question."""
    return yaml_text(bank_data(bank), on_entry)


def rubrics_text(bank: Bank, on_entry: Callable[[], None] = lambda: None) -> str:
    """The text of the file of a bank's rubrics; tells of each."""
    return yaml_text(rubrics_data(bank), on_entry)


def bank_data(bank: Bank) -> dict[str, Any]:
    """The keys and values of a bank's file."""
    questions = [_question(question) for question in bank.questions]
    return {"schema": SCHEMA, "id": bank.id, "title": bank.title, "questions": questions}


def rubrics_data(bank: Bank) -> dict[str, Any]:
    """The keys and values of the file of a bank's rubrics."""
    rubrics = {question_id: _rubric(rubric) for question_id, rubric in bank.rubrics.items()}
    return {"schema": SCHEMA, "bank": bank.id, "rubrics": rubrics}


def check_readable(
    bank: Bank, files: BankFiles, texts: dict[Path, str], on_step: Callable[[], None] = lambda: None
) -> None:
    """Raise ProblemsError where texts, once they are the files of a bank, could not be read as that bank."""

    def parsed(path: Path) -> tuple[Document | None, list[Problem]]:
        on_step()
        return parse_document(texts[path], path)

    for path, text in texts.items():
        if len(text.encode()) > MAX_BYTES:
            raise InputError(f"{path} would be larger than {MAX_BYTES // 1024 // 1024} MB.", remedy="Split the bank.")
    reading = read_bank(files, parsed)
    if reading.problems:
        raise ProblemsError(reading.problems, remedy="Nothing was written.")
    if reading.bank != bank:
        raise InputError(f"The bank '{bank.id}' contradicts itself and cannot be written.")


def _question(question: Question) -> dict[str, Any]:
    numeric = question.numeric
    return _written(
        id=question.id,
        kind=question.kind.value if question.kind is not QuestionKind.FREE_RESPONSE else None,
        topic=question.topic,
        tags=question.tags,
        prompt=question.prompt,
        choices=question.choices,
        answer=question.answers[0] if len(question.answers) == 1 else question.answers,
        accept=question.accept,
        value=numeric.value if numeric is not None else None,
        tolerance=numeric.tolerance or None if numeric is not None else None,
        unit=numeric.unit if numeric is not None else None,
        points=question.points if question.points != DEFAULT_POINTS else None,
        minutes=question.minutes if question.minutes != DEFAULT_MINUTES else None,
        words=question.words,
        hint=question.hint,
        explanation=question.explanation,
        source=question.source,
    )


def _rubric(rubric: Rubric) -> dict[str, Any]:
    return _written(
        best=rubric.best,
        criteria=[_criterion(criterion) for criterion in rubric.criteria],
        misconceptions=[_misconception(misconception) for misconception in rubric.misconceptions],
        examples=[{"response": example.response, "points": example.points} for example in rubric.examples],
    )


def _criterion(criterion: Criterion) -> dict[str, Any]:
    return _written(
        id=criterion.id,
        points=criterion.points,
        statement=criterion.statement,
        keywords=[list(group) for group in criterion.keywords],
        at_least=criterion.at_least,
        accept=criterion.accept,
        required=criterion.required or None,
        feedback=_written(hit=criterion.feedback.hit, missed=criterion.feedback.missed),
    )


def _misconception(misconception: Misconception) -> dict[str, Any]:
    return _written(
        statement=misconception.statement,
        cap=misconception.cap,
        deduct=misconception.deduct,
        feedback=misconception.feedback,
    )


def _written(**values: Any) -> dict[str, Any]:
    """The values that say something, as YAML knows them."""
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
    return {key: value for key, value in plain.items() if value is not None and value not in ("", [], {})}
