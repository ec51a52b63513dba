"""The words of a response that a mark rests on, as the learner typed them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.grade import Evidence
from examsim.grading.guards.function_words import says_something
from examsim.grading.guards.negation import signs
from examsim.grading.segments import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from examsim.grading.criterion import CriterionEvidence
    from examsim.grading.text import Clause, PreparedText, Word

_COVERED = 0.55
"""A word that covers one of the statement's at least so well is worth showing."""
_QUESTION_WORD = 0.15
"""Words of the statement weighing less are the question's own, or bind others: they alone show nothing."""
_GAP, _SAYING = 3, 1
"""Words between two shown ones that are shown with them to make a phrase, and how many of these may say something."""
_MOST = 3


def quotes(evidence: CriterionEvidence, response: PreparedText) -> tuple[Evidence, ...]:
    """The few phrases that say most of a criterion, in the order they were written."""
    if evidence.taught is not None and evidence.taught.is_exact:
        return (quote(response, evidence.taught.part.first, evidence.taught.part.last),)
    if evidence.is_accepted:
        return (quote(response, evidence.part.first, _end_of_phrase(evidence.part, response)),)
    shown = _shown(evidence, response)
    runs = [
        run
        for sentence in sentences(response)
        for run in _to_the_ends(
            sentence, [*_runs([i for i in range(sentence.first, sentence.last) if i in shown], response)], response
        )
    ]
    runs.sort(key=lambda run: (-sum(shown.get(index, 0.0) for index in range(*run)), run))
    return tuple(quote(response, first, last) for first, last in sorted(runs[:_MOST]))


def quote(response: PreparedText, first: int, last: int) -> Evidence:
    """Words ``first`` to ``last`` as typed."""
    start, end = response.words[first].start, response.words[last - 1].end
    # A formula ends with its brackets, which are no words.
    while (
        response.text[start:end].count("(") > response.text[start:end].count(")")
        and response.text[end : end + 1] == ")"
    ):
        end += 1
    return Evidence(start, end, response.text[start:end])


def quoted(response: PreparedText, parts: Iterable[Clause]) -> tuple[Evidence, ...]:
    """Parts of a response as typed."""
    return tuple(quote(response, part.first, part.last) for part in parts)


def _end_of_phrase(part: Clause, response: PreparedText) -> int:
    """The end of an accepted phrasing, with what it may leave unsaid and its sentence ends with: "where it is"."""
    end = next((s.last for s in sentences(response) if s.first < part.last <= s.last), part.last)
    is_rest = end - part.last <= _GAP and not any(map(says_something, response.words[part.last : end]))
    return end if is_rest else part.last


def _shown(evidence: CriterionEvidence, response: PreparedText) -> dict[int, float]:
    """What is shown of a response: what speaks for the criterion, with the "not" that it stands under."""
    speaking = _speaking(evidence).items()
    shown = {index: worth for index, worth in speaking if worth >= 1.0 or says_something(response.words[index])}
    for index, worth in tuple(shown.items()):
        sign = signs(response)[index]
        if sign.is_head and sign.cue is not None:
            shown.setdefault(sign.cue, worth)
    return shown


def _speaking(evidence: CriterionEvidence) -> dict[int, float]:
    """Words of the best part that meet keywords or cover the statement, with how much they show."""
    shown: dict[int, float] = {}
    for group in evidence.keywords if evidence.taught is None else ():
        if group.found:
            shown |= dict.fromkeys(range(group.found[0].words.first, group.found[0].words.last), 1.0)
    said = evidence.taught or evidence
    laid, part = said.match, said.part
    inside = laid.covers[:, part.first : part.last]
    if not inside.size:
        return shown
    for place, covered, weight in zip(inside.argmax(axis=1), inside.max(axis=1), laid.weights, strict=True):
        if weight >= _QUESTION_WORD and covered >= _COVERED:
            index = part.first + int(place)
            shown[index] = max(shown.get(index, 0.0), float(weight * covered))
    return shown


def _runs(indices: list[int], response: PreparedText) -> Iterator[tuple[int, int]]:
    """Stretches of words with small gaps closed."""
    first = last = None
    for index in indices:
        if first is None or last is None or not _is_gap(response.words[last:index]):
            if first is not None and last is not None:
                yield first, last
            first = index
        last = index + 1
    if first is not None and last is not None:
        yield first, last


def _to_the_ends(
    sentence: Clause, runs: Sequence[tuple[int, int]], response: PreparedText
) -> Iterator[tuple[int, int]]:
    """The runs of a sentence, with the few words at its ends that are no part by themselves."""
    for first, last in runs:
        begins = (first, last) == runs[0] and _is_gap(response.words[sentence.first : first])
        ends = (first, last) == runs[-1] and _is_gap(response.words[last : sentence.last])
        yield sentence.first if begins else first, sentence.last if ends else last


def _is_gap(between: Sequence[Word]) -> bool:
    """Whether words between two shown ones only join them."""
    return len(between) <= _GAP and sum(map(says_something, between)) <= _SAYING
