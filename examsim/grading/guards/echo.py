"""The question given back as its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.grading.guards.alignment import similarities
from examsim.grading.guards.antonyms import Relation, is_polar, relation
from examsim.grading.guards.finding import Finding
from examsim.grading.guards.function_words import listed, says_something
from examsim.grading.guards.negation import signs

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText, Word

_ECHOED = 0.6
"""Share of the response's words that are the question's."""
_NEW_IN_REFERENCE = 0.4
"""Share of the reference's words that the question must not have, or else repeating it is the answer."""
_FEWEST_WORDS = 3
_MANY_NEW = 5
_MANY_SAID = 6
_NEARLY_ALL = 0.85
_NEARER = 0.1
_UNLIKE = 0.45
"""A new word less similar than this to every word of the reference says nothing of it."""
_EMPTY = listed(
    """something somehow thing things way ways certain different called happen happens happened kind answer question
    make makes making give gives giving get gets become becomes go goes"""
)
_TASKS = listed("define describe explain name list state outline discuss identify")
_LONG_QUESTION = 25
"""A question this long tells a story, from which a good answer may well take its words."""
_CAP = 0.0


def echo(comparison: Comparison) -> Finding | None:
    """Fire when the response holds nothing that the question did not."""
    response = comparison.response
    if len(comparison.question.words) > _LONG_QUESTION:
        return None
    if not all(_is_echo(comparison, reference) for reference in comparison.references):
        return None
    reason = "This repeats the question; it does not answer it."
    return Finding("echo", _CAP, unsure=False, reason=reason, start=0, end=len(response.text))


def _is_echo(comparison: Comparison, reference: PreparedText) -> bool:
    given, response = comparison.question.stems, comparison.response
    said = [word for word in response.words if says_something(word) and word.folded not in _EMPTY]
    asked = [word for word in said if word.stem in given]
    expected = {word.stem for word in reference.words if says_something(word)}
    is_too_short = len(asked) < _FEWEST_WORDS and not _is_whole(comparison, said)
    if is_too_short or len(asked) < _ECHOED * len(said):
        return False
    new = expected - given
    if len(new) < _NEW_IN_REFERENCE * len(expected) or not _is_by_chance(new, new & response.stems, asked, said):
        return False
    return not _denies_anew(comparison) and all(
        _says_nothing(word, reference, comparison) for word in said if word not in asked and word.stem not in new
    )


def _is_by_chance(new: Collection[str], met: Collection[str], asked: Sequence[Word], said: Sequence[Word]) -> bool:
    """Whether of all that the reference adds no word is met, or one of many in what is else all the question's."""
    is_mostly_asked = len(said) >= _MANY_SAID and len(asked) >= _NEARLY_ALL * len(said)
    return not met or (len(met) == 1 and len(new) >= _MANY_NEW and is_mostly_asked)


def _is_whole(comparison: Comparison, said: Sequence[Word]) -> bool:
    """Whether the response is all of a question of a word or two, and no word more."""
    asked = {word.stem for word in comparison.question.words if says_something(word) and word.folded not in _TASKS}
    return bool(said) and {word.stem for word in said} == asked


def _denies_anew(comparison: Comparison) -> bool:
    """Whether the response denies anything but the question's own words."""
    marks = zip(comparison.response.words, signs(comparison.response), strict=True)
    return any(sign.is_head and word.stem not in comparison.question.stems for word, sign in marks)


def _says_nothing(word: Word, reference: PreparedText, comparison: Comparison) -> bool:
    """Whether a word that is not the question's is but another word for one, or is far from all the reference adds."""
    index = comparison.response.words.index(word)
    given = comparison.question
    own = [i for i, w in enumerate(reference.words) if says_something(w) and w.stem not in given.stems]
    to_reference = similarities(reference, comparison.response)[own, index].max(initial=0.0)
    to_question = similarities(given, comparison.response)[:, index].max(initial=0.0)
    is_restated = any(relation(word.folded, w.folded) is Relation.SAME_POLE for w in given.words)
    return is_restated or bool(to_reference < max(_UNLIKE, to_question - _NEARER) and not is_polar(word.folded))
