"""The solution named, but denied what the question asks of it.

"What warms the sea?" - "The sun does not warm it": where the solution only names a thing, the verb is the question's,
and a response that denies it has no word of the solution in conflict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.grading.guards.antonyms import Relation, relation
from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.guards.function_words import says_something
from examsim.grading.guards.negation import signs

if TYPE_CHECKING:
    from collections.abc import Collection

    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import Clause, PreparedText

_LONG_REFERENCE = 30
_CAP = 0.1


def denied_question(comparison: Comparison) -> Finding | None:
    """Fire when a clause made of the question's and the solution's words denies what the question takes as given."""
    if _denies(comparison.question):
        return None
    return unanimous(_denied(comparison, reference) for reference in comparison.references)


def _denied(comparison: Comparison, reference: PreparedText) -> Finding | None:
    if len(reference.words) > _LONG_REFERENCE or _denies(reference):
        return None
    response, marks = comparison.response, signs(comparison.response)
    for clause in response.clauses:
        for index in range(clause.first, clause.last):
            cue = marks[index].cue
            if (
                marks[index].is_head
                and cue is not None
                and _is_the_questions(index, cue, clause, comparison, reference)
            ):
                start, end = response.words[cue].start, response.words[index].end
                reason = f"You wrote “{response.text[start:end]}”, of what the solution names as the answer."
                return Finding(
                    "opposite",
                    _CAP,
                    unsure=True,
                    reason=reason,
                    names=(response.text[start:end],),
                    start=start,
                    end=end,
                )
    return None


def _is_the_questions(head: int, cue: int, clause: Clause, comparison: Comparison, reference: PreparedText) -> bool:
    """Whether the denied word is the question's alone, its subject the solution's, and nothing else is said."""
    given, response = comparison.question.stems, comparison.response
    stem = response.words[head].stem
    inside = range(clause.first, clause.last)
    saying = [i for i in inside if says_something(response.words[i]) and i not in (head, cue)]
    subject = [response.words[i].stem for i in saying if i < cue]
    own = reference.stems - given
    return (
        stem in given - reference.stems
        and not _is_denied_by(reference, response.words[head].folded, subject)
        and not signs(response)[head].softener
        and any(word in own for word in subject)
        and all(word in given | reference.stems for word in subject)
        and all(response.words[i].stem in given for i in saying if i > cue)
    )


def _is_denied_by(reference: PreparedText, word: str, subject: Collection[str]) -> bool:
    """Whether the solution says the opposite of a word of its subject: what "stays in one place" does not move."""
    clauses = (reference.words[clause.first : clause.last] for clause in reference.clauses)
    return any(
        any(relation(word, said.folded) is Relation.OPPOSITE for said in clause)
        and {said.stem for said in clause} >= {*subject}
        for clause in clauses
    )


def _denies(text: PreparedText) -> bool:
    return any(sign.is_negated or sign.softener for sign in signs(text))
