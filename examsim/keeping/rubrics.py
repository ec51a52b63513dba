"""Advice on rubrics: criteria that one sentence earns twice, and keywords that any response has."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from examsim.keeping.advice import Advice, about_rubric, content, stems
from examsim.storage.quoting import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.domain.bank import Bank
    from examsim.domain.question import Question
    from examsim.domain.rubric import Criterion, KeywordGroup, Rubric

_NEGATIONS = frozenset(
    """
    not no never without neither nor cannot isn't aren't doesn't don't
    """.split()  # noqa: SIM905
)
_FUNCTION_WORDS = frozenset(
    """
    a an and are as at be by for from in is it its of on or that the this to was with
    """.split()  # noqa: SIM905
)
_FEWEST = 3
"""Content words from which a statement can be compared."""
_SAME = 0.8
_ENOUGH_OTHERS = 6
"""Other answers from which on a word can be said to be in every one."""
_MOST_ANSWERS = 0.5


def look_at_rubrics(bank: Bank) -> Iterator[Advice]:
    """Everything there is to say of how the questions are marked."""
    answers = {question.id: stems(" ".join((*question.answers, *question.accept))) for question in bank.questions}
    for question in bank.questions:
        rubric = bank.rubrics.get(question.id)
        if rubric is not None:
            others = [answer for question_id, answer in answers.items() if question_id != question.id]
            yield from _overlapping(rubric)
            for index, criterion in enumerate(rubric.criteria):
                yield from _earned_by_prompt(question, index, criterion)
                yield from _in_every_answer(question, index, criterion, others)
                yield from _twice_in_group(question, index, criterion)


def _overlapping(rubric: Rubric) -> Iterator[Advice]:
    for (_, first), (index, second) in combinations(enumerate(rubric.criteria), 2):
        if _say_the_same(first.statement, second.statement):
            message = (
                f"this says nearly what criterion '{first.id}' says, and one sentence earns both: join them, or say "
                "what only this one asks for"
            )
            yield about_rubric("overlap", message, rubric.question_id, "criteria", index, "statement")
        elif first.demands_keywords and _asks_for(first) == _asks_for(second):
            message = f"these keywords are those of criterion '{first.id}' as well, and one sentence earns both"
            yield about_rubric("overlap", message, rubric.question_id, "criteria", index, "keywords")


def _say_the_same(first: str, second: str) -> bool:
    ours, theirs = content(first), content(second)
    if min(len(ours), len(theirs)) < _FEWEST or _is_denied(first) is not _is_denied(second):
        return False
    is_within = ours <= theirs or theirs <= ours
    return len(ours & theirs) >= _SAME * len(ours | theirs) or (is_within and len(ours ^ theirs) == 1)


def _is_denied(text: str) -> bool:
    return not _NEGATIONS.isdisjoint(text.casefold().split())


def _asks_for(criterion: Criterion) -> tuple[frozenset[frozenset[str]], int | None]:
    return frozenset(frozenset(map(str.casefold, group)) for group in criterion.keywords), criterion.at_least


def _earned_by_prompt(question: Question, index: int, criterion: Criterion) -> Iterator[Advice]:
    """Keywords that the prompt alone meets: who repeats the question has them all."""
    if criterion.demands_keywords and _is_met(criterion, stems(question.prompt)):
        message = "the prompt has all of these keywords: add a group with what only the answer says"
        yield about_rubric("keywords-in-prompt", message, question.id, "criteria", index, "keywords")


def _in_every_answer(
    question: Question, index: int, criterion: Criterion, others: Sequence[frozenset[str]]
) -> Iterator[Advice]:
    for number, group in enumerate(criterion.keywords):
        for place, word in enumerate(group):
            if word.casefold() in _FUNCTION_WORDS:
                steps = ("criteria", index, "keywords", number, place)
                message = f"'{shown(word)}' is in nearly every response: name what only a right one says"
                yield about_rubric("keyword-everywhere", message, question.id, *steps)
    met = sum(_is_met(criterion, answer) for answer in others) if criterion.demands_keywords else 0
    if len(others) >= _ENOUGH_OTHERS and met >= _MOST_ANSWERS * len(others):
        message = f"{met} of the {len(others)} other answers have these keywords too: name what only this one says"
        yield about_rubric("keyword-everywhere", message, question.id, "criteria", index, "keywords")


def _is_met(criterion: Criterion, text: frozenset[str]) -> bool:
    met = sum(any(_is_in(word, text) for word in group) for group in criterion.keywords)
    return met >= (criterion.at_least or len(criterion.keywords))


def _is_in(keyword: str, text: frozenset[str]) -> bool:
    wanted = stems(keyword)
    return bool(wanted) and wanted <= text


def _twice_in_group(question: Question, index: int, criterion: Criterion) -> Iterator[Advice]:
    for number, group in enumerate(criterion.keywords):
        for place in repeated(group):
            message = f"'{shown(group[place])}' stands in this group twice: --fix takes the second away"
            yield about_rubric("repeated", message, question.id, "criteria", index, "keywords", number, place)


def repeated(group: KeywordGroup | Sequence[str]) -> list[int]:
    """The places of alternatives that stand earlier in the group as well."""
    folded = [" ".join(word.split()).casefold() for word in group]
    return [place for place, word in enumerate(folded) if word in folded[:place]]
