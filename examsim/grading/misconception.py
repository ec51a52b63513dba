"""Misconceptions that a response states: a part of it lies nearer to the wrong statement than to any right one.

Nearness is measured both ways, what the statement says and what the part says, because a misconception often shares
every word but one with the truth. A part that denies the statement, or speaks about something else, does not count.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from examsim.grading.criterion import formula_places
from examsim.grading.guarding import about_statement
from examsim.grading.guards.comparison import Comparison
from examsim.grading.guards.negation import signs
from examsim.grading.segments import excerpt, sentences
from examsim.grading.semantic import covers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from examsim.domain.rubric import Misconception
    from examsim.grading.paper import MisconceptionSheet, Paper
    from examsim.grading.text import Clause, PreparedText

_NEAR = 0.6
"""Nearness below which a part does not say the statement."""
_SAID = 0.85
"""Nearness from which a part says the statement, or the truth that shares its words."""
_NEARER = 0.08
"""How much nearer it must be than anything right."""
_CAUTION = 0.25
"""How much clearer that lead must be, the further it is from being said outright."""
_APART = 0.6
"""How much of what sets it apart must be said."""
_OTHER_SIGN = 0.3
"""What a word is worth to its like that is denied where it is not."""
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class MisconceptionEvidence:
    """A misconception and the words that state it."""

    misconception: Misconception
    part: Clause


def misconceptions(paper: Paper) -> tuple[MisconceptionEvidence, ...]:
    """Every misconception of the question that the response states."""
    found = ((sheet, _found(sheet, paper)) for sheet in paper.sheet.misconceptions)
    return tuple(MisconceptionEvidence(sheet.misconception, part) for sheet, part in found if part is not None)


def _found(sheet: MisconceptionSheet, paper: Paper) -> Clause | None:
    if sheet.statement.is_formula:
        return next(formula_places(sheet.statement, paper), None)
    return stated(sheet.statement.text, paper)


def stated(wrong: PreparedText, paper: Paper) -> Clause | None:
    """The part of the response that states something wrong, if one does."""
    near = [(_nearness_of_part(wrong, part, paper, at_least=_NEAR), part) for part in _parts(paper)]
    near = sorted((n for n in near if n[0] >= _NEAR), key=lambda n: (-round(n[0], 5), n[1].first, n[1].last))
    for how_near, part in near:
        said = excerpt(paper.response, part)
        lead = how_near - _nearest_right(paper, part)
        is_clear = (
            lead >= _NEARER + _CAUTION * max(_SAID - how_near, 0.0)
            and _distinctive_recall(wrong, said, paper) >= _APART
        )
        if is_clear and _is_meant(wrong, paper, part):
            return part
    return None


def nearness(statement: PreparedText, part: PreparedText) -> float:
    """How much two texts say the same, 0..1: each word of either covered by the other, rare words counting more."""
    if not statement.words or not part.words:
        return 0.0
    return _agreement(covers(statement, part) * _like_signs(statement, part), statement, part)


def _nearness_of_part(statement: PreparedText, part: Clause, paper: Paper, at_least: float = 0.0) -> float:
    """The nearness of a part of the response; 0 where its words alone, denied or not, stay below ``at_least``."""
    said = excerpt(paper.response, part)
    if not statement.words:
        return 0.0
    likeness = paper.laid(statement).covers[:, part.first : part.last]
    if at_least and _agreement(likeness, statement, said) < at_least:
        return 0.0
    return _agreement(likeness * _like_signs(statement, said), statement, said)


def _agreement(likeness: NDArray[np.float32], statement: PreparedText, part: PreparedText) -> float:
    """Recall and precision of the words together."""
    recall = _weighted_mean(_with_alternatives(likeness.max(axis=1), statement), statement)
    precision = _weighted_mean(likeness.max(axis=0), part)
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _distinctive_recall(wrong: PreparedText, part: PreparedText, paper: Paper) -> float:
    """How much a part says of what sets a misconception apart from the question and everything right."""
    shared = paper.sheet.prompt.stems.union(*(text.stems for text in (*paper.sheet.answers, *_right(paper))))
    covered = _with_alternatives(covers(wrong, part).max(axis=1), wrong)
    apart = [index for index, word in enumerate(wrong.words) if word.stem not in shared and word.is_content]
    weights = [wrong.words[index].rarity ** 0.5 for index in apart]
    return float(np.dot(covered[apart], weights)) / sum(weights) if apart else 1.0


def _weighted_mean(covered: NDArray[np.float32], text: PreparedText) -> float:
    weights, total = _worth(text)
    return float(np.dot(covered, weights) / total) if total else 0.0


@lru_cache(maxsize=1024)
def _worth(text: PreparedText) -> tuple[NDArray[np.float64], float]:
    """What each word weighs, and all of them."""
    weights = np.array([word.rarity**0.5 for word in text.words])
    return weights, float(weights.sum())


def _like_signs(statement: PreparedText, part: PreparedText) -> NDArray[np.float32]:
    """1 where a word of each is affirmed in both texts or denied in both, little where only one denies it."""
    ours, theirs = (np.array([sign.is_negated for sign in signs(text)]) for text in (statement, part))
    return np.where(ours[:, None] == theirs[None, :], 1.0, _OTHER_SIGN).astype(np.float32)


def _with_alternatives(covered: NDArray[np.float32], statement: PreparedText) -> NDArray[np.float32]:
    """Two words with an "or" between them are covered when either is."""
    covered = covered.copy()
    for index, word in enumerate(statement.words[1:-1], 1):
        if word.folded == "or":
            covered[index - 1] = covered[index + 1] = max(covered[index - 1], covered[index + 1])
    return covered


def _parts(paper: Paper) -> Iterator[Clause]:
    """Sentences and clauses that say enough to be wrong."""
    words = paper.response.words
    for part in dict.fromkeys((*sentences(paper.response), *paper.response.clauses)):
        if sum(word.is_content for word in words[part.first : part.last]) >= _FEWEST_WORDS:
            yield part


def _nearest_right(paper: Paper, part: Clause) -> float:
    return max((_nearness_of_part(statement, part, paper) for statement in _right(paper)), default=0.0)


def _right(paper: Paper) -> list[PreparedText]:
    return [way.text for criterion in paper.sheet.criteria for way in (criterion.statement, *criterion.accepts)]


def _is_meant(wrong: PreparedText, paper: Paper, part: Clause) -> bool:
    """Whether the part says the statement, rather than denying it or telling it about something else."""
    if any(signs(paper.response)[index].is_aside for index in range(part.first, part.last)):
        return False
    return not about_statement(Comparison(paper.sheet.prompt, (wrong,), excerpt(paper.response, part)))
