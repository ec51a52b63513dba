"""With for without: the one small word that turns a whole condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.grading.guards.comparison import are_long
from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.guards.function_words import says_something
from examsim.grading.guards.negation import signs
from examsim.grading.guards.polarity import read

if TYPE_CHECKING:
    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText, Word

_OTHER = {"with": "without", "without": "with"}
_NEAR = 3
"""How many words may stand between the preposition and what it is about: "without any lawful judgment"."""
_CAP = 0.35


def with_without(comparison: Comparison) -> Finding | None:
    """Fire when the response has with what every reference has without, or the other way round."""
    return unanimous(_with_without(comparison, reference) for reference in comparison.references)


def _with_without(comparison: Comparison, reference: PreparedText) -> Finding | None:
    response = comparison.response
    if are_long(reference, response):
        return None
    expected, written = _accompanied(reference), _accompanied(response)
    for (preposition, stem), meant in expected.items():
        said = written.get((_OTHER[preposition], stem))
        is_both = (preposition, stem) in written or (_OTHER[preposition], stem) in expected
        if said is not None and not is_both:
            if _is_turned_otherwise(comparison, reference):
                return None
            names = f"{_OTHER[preposition]} … {said.text}", f"{preposition} … {meant.text}"
            reason = f"You wrote “{names[0]}”; the solution says “{names[1]}”."
            return Finding(
                "with/without", _CAP, unsure=True, reason=reason, names=names, start=said.start, end=said.end
            )
    return None


def _is_turned_otherwise(comparison: Comparison, reference: PreparedText) -> bool:
    """Whether the response turns something else too, and so may tell of the opposite case: "without it, less"."""
    if read(comparison.question, reference, comparison.response).opposites:
        return True
    ours, theirs = _denials(reference), _denials(comparison.response)
    return ours != theirs


def _denials(text: PreparedText) -> int:
    """How many things a text denies, apart from what it is without."""
    return sum(sign.is_head and text.words[sign.cue or 0].folded != "without" for sign in signs(text))


def _accompanied(text: PreparedText) -> dict[tuple[str, str], Word]:
    """What stands behind a "with" or "without": its preposition and stem."""
    found: dict[tuple[str, str], Word] = {}
    for index, word in enumerate(text.words):
        if word.folded in _OTHER:
            for behind in text.words[index + 1 : index + 1 + _NEAR]:
                if says_something(behind):
                    found.setdefault((word.folded, behind.stem), behind)
    return found
