"""The words of a response that a mark rests on, as the learner typed them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.grade import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from examsim.grading.criterion import CriterionEvidence
    from examsim.grading.text import Clause, PreparedText

_COVERED = 0.55
"""A word that covers one of the statement's at least so well is worth showing."""
_QUESTION_WORD = 0.15
"""Words of the statement weighing less are the question's own, or bind others: they alone show nothing."""
_GAP = 2
"""Words between two shown ones that are shown with them, so that a quote reads as a phrase."""
_MOST = 3


def quotes(evidence: CriterionEvidence, response: PreparedText) -> tuple[Evidence, ...]:
    """The few phrases that say most of a criterion, in the order they were written."""
    if evidence.taught is not None and evidence.taught.is_exact:
        return (quote(response, evidence.taught.part.first, evidence.taught.part.last),)
    if evidence.is_accepted:
        return (quote(response, evidence.part.first, evidence.part.last),)
    shown = _shown(evidence)
    runs = list(_runs(sorted(shown)))
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


def _shown(evidence: CriterionEvidence) -> dict[int, float]:
    """Words of the best part that meet keywords or cover the statement, with how much they show."""
    shown: dict[int, float] = {}
    for group in evidence.keywords if evidence.taught is None else ():
        if group.found:
            shown |= dict.fromkeys(range(group.found[0].words.first, group.found[0].words.last), 1.0)
    said = evidence.taught or evidence
    laid, part = said.match, said.part
    for row, weight in zip(laid.covers, laid.weights, strict=True):
        inside = row[part.first : part.last]
        if weight < _QUESTION_WORD or not inside.size or inside.max() < _COVERED:
            continue
        index = part.first + int(inside.argmax())
        shown[index] = max(shown.get(index, 0.0), float(weight * inside.max()))
    return shown


def _runs(indices: list[int]) -> Iterator[tuple[int, int]]:
    """Stretches of words with small gaps closed."""
    first = last = None
    for index in indices:
        if first is None or last is None or index - last > _GAP:
            if first is not None and last is not None:
                yield first, last
            first = index
        last = index + 1
    if first is not None and last is not None:
        yield first, last
