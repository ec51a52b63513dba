"""The learner as teacher: which wordings count, in an overlay of their own that lists and takes back everything.

Joins the stages and holds no state; what a mark should be is said in ``judging``. A shared rubric is never touched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError
from examsim.domain.judgement import Subject
from examsim.domain.learned import Phrasing, Taught, in_effect
from examsim.domain.question import QuestionKind
from examsim.judging import judgement_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date, datetime

    from examsim.domain.attempt import Attempt
    from examsim.domain.grade import CriterionGrade, Evidence
    from examsim.domain.learned import Learned
    from examsim.domain.question import Question
    from examsim.storage.attempts import AttemptStore

_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")
_FEWEST_WORDS = 3
"""Evidence of fewer words is a keyword rather than a wording."""
_MOST_WORDS = 60
_FEW_LEFT = 3
"""Words of a sentence before or behind its evidence that are no part without them."""

Span = tuple[int, int]


class Teaching:
    """What a learner can teach the grader, whichever front end asks."""

    def __init__(self, store: AttemptStore, calendar: Callable[[datetime], date]) -> None:
        self._store = store
        self._calendar = calendar
        """The day of an instant where the learner is."""

    def teach(
        self, attempt: Attempt, index: int, name: str, words: str, *, counts: bool, now: datetime
    ) -> tuple[Attempt, Learned]:
        """Say that words of a response earn a criterion, or do not: its mark is set, and later marks know it.

        One undo takes back both.
        """
        criterion = _criterion(attempt, index, name)
        _check_has_wordings(attempt.exam.items[index].question)
        said = _checked(words, attempt.drafts[index].text)
        points = criterion.max_points if counts else 0.0
        mark = judgement_of(attempt, index, Subject.CRITERION, name, points)
        item = attempt.exam.items[index]
        phrasing = Phrasing(name, criterion.statement, said, counts, attempt.id, index)
        learned = self._store.learned.teach(item.bank_id, item.question.id, phrasing, now, mark)
        return self._store.attempt(attempt.id), learned

    def learned(self, bank_id: str | None = None) -> tuple[Learned, ...]:
        """What is in force, in the order it was taught; of one bank, or all."""
        return in_effect(self._store.learned.in_force(bank_id))

    def taught(self, bank_id: str, question_id: str) -> tuple[Taught, ...]:
        """What marking a question needs to know."""
        said = ((each.phrasing, each.at) for each in in_effect(self._store.learned.of_question(bank_id, question_id)))
        return tuple(Taught(p.criterion, p.words, p.counts, self._calendar(at)) for p, at in said)

    def remove(self, number: int, now: datetime) -> Learned:
        """Take a phrasing back; marks that were made with it stay as they are. Raises InputError."""
        found = next((each for each in self._store.learned.in_force() if each.number == number), None)
        if found is None or not self._store.learned.remove(number, now):
            raise InputError(f"No learned phrasing has the number {number}.", remedy="`examsim learned` lists them.")
        return found


def wordings(attempt: Attempt, index: int, name: str) -> tuple[str, ...]:
    """What of a response could be taught of a criterion, the likeliest first: around evidence, or what came nearest."""
    criterion = _criterion(attempt, index, name)
    response = attempt.drafts[index].text
    return tuple(dict.fromkeys(_wordings(criterion, response)))


def _wordings(criterion: CriterionGrade, response: str) -> Iterator[str]:
    places = criterion.evidence or criterion.nearest
    found = {each: _within(each, places) for each in _sentences(response)}
    speaking = [sentence for sentence, inside in found.items() if inside]
    best_first = sorted(found, key=lambda sentence: -sum(end - start for start, end in found[sentence]))
    spans = [span for sentence in best_first for span in (_widened(sentence, found[sentence], response), sentence)]
    if len(speaking) > 1:
        spans.append((speaking[0][0], speaking[-1][1]))
    for start, end in spans:
        if (said := response[start:end].strip()) and _word_count(said) <= _MOST_WORDS:
            yield said


def _within(sentence: Span, places: Sequence[Evidence]) -> list[Span]:
    start, end = sentence
    return [(max(p.start, start), min(p.end, end)) for p in places if p.start < end and start < p.end]


def _widened(sentence: Span, inside: Sequence[Span], response: str) -> Span:
    """From the first evidence in a sentence to the last, with few words left at its ends; all where that is little."""
    if not inside:
        return sentence
    start, end = min(first for first, _ in inside), max(last for _, last in inside)
    if _word_count(response[start:end]) < _FEWEST_WORDS:
        return sentence
    return (
        sentence[0] if _word_count(response[sentence[0] : start]) <= _FEW_LEFT else start,
        sentence[1] if _word_count(response[end : sentence[1]]) <= _FEW_LEFT else end,
    )


def _sentences(text: str) -> list[Span]:
    stops = [(match.start(), match.end()) for match in _BETWEEN_SENTENCES.finditer(text)]
    return list(zip([0, *(end for _, end in stops)], [*(start for start, _ in stops), len(text)], strict=True))


def _criterion(attempt: Attempt, index: int, name: str) -> CriterionGrade:
    grade = attempt.grades[index]
    if grade is None:
        raise InputError("This response has no marks yet.", remedy="Teach the grader once it is marked.")
    found = next((criterion for criterion in grade.criteria if criterion.id == name), None)
    if found is None:
        known = ", ".join(criterion.id for criterion in grade.criteria)
        raise InputError(f"This question has no criterion {name!r}.", remedy=f"There are: {known}.")
    return found


def _check_has_wordings(question: Question) -> None:
    if question.kind is QuestionKind.NUMERIC or question.choices:
        raise InputError(
            "A number or a choice is right or wrong, however it is worded.",
            remedy="Set the points of this question instead; they are yours to set.",
        )


def _checked(words: str, response: str) -> str:
    said = words.strip()
    if not any(character.isalnum() for character in said):
        raise InputError("There is nothing to learn from: no word.", remedy="Give words of the response.")
    if _word_count(said) > _MOST_WORDS:
        raise InputError(
            f"That is more than {_MOST_WORDS} words: too much to say one thing.",
            remedy="Give the sentence of the response that says it.",
        )
    if " ".join(said.split()) not in " ".join(response.split()):
        raise InputError("These words are not in the response.", remedy="Give them as they were typed.")
    return said


def _word_count(text: str) -> int:
    return len(text.split())
