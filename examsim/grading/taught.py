"""What a learner has taught of a question, laid over a response beside the author's rubric and apart from it.

A learned phrasing is one more thing that may be said for a criterion. It generalises by the evidence that the rubric's
own statements do: its words softly covered in one place, and those keywords that it has itself. It is kept out of what
guards compare with and of what is right beside a misconception, so that a taught opposite stays an opposite: there the
author alone speaks. A phrasing that does not count is read as a misconception about one criterion.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from examsim.domain.grade import Evidence
from examsim.domain.question import QuestionKind
from examsim.grading.choices import is_truth
from examsim.grading.closed_question import solutions
from examsim.grading.criterion import findings_about
from examsim.grading.guarding import about_statement
from examsim.grading.guards.comparison import Comparison
from examsim.grading.guards.finding import Finding
from examsim.grading.guards.negation import signs
from examsim.grading.lexical import keyword_groups
from examsim.grading.misconception import nearness, stated
from examsim.grading.segments import excerpt
from examsim.grading.semantic import Statements
from examsim.grading.text import Clause
from examsim.grading.turned import is_turned

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examsim.domain.grade import CriterionGrade
    from examsim.domain.learned import Taught
    from examsim.domain.question import Question
    from examsim.domain.rubric import KeywordGroup
    from examsim.grading.criterion import CriterionEvidence
    from examsim.grading.paper import Paper, QuestionSheet
    from examsim.grading.semantic import Match
    from examsim.grading.text import PreparedText

GUARD = "taught"
"""The name under which a phrasing that does not count takes credit away."""
_NEARBY = 0.5
_MISSED = 0.7
"""As for the author's statements: what is lost by being scattered, and by missing the phrasing's own keywords."""
_SAID = 0.7
"""Evidence below which a response does not say the phrasing: near it lies all that is on the topic."""
_NEAR = 0.7
"""How near the two must be both ways, what the phrasing says and what the response says there."""
_HALF = 0.5
"""The author's own evidence from which less is asked of both, where no guard has anything against the response."""
_SAID_BESIDE = _NEAR_BESIDE = 0.6
"""What is asked then: a paraphrase says half of the statement too, and most of what is wrong does not."""
_MOSTLY, _TOGETHER = 0.6, 0.65
"""The author's own evidence, and that of what was taught, both ways, from which the two count together."""
_SAID_ELSEWHERE = 0.6
"""How much of a statement must be said apart from the words that do not count, to count nevertheless."""
_SHOWN = 60


@dataclass(frozen=True, eq=False)
class TaughtStatement:
    """A learned phrasing, read."""

    taught: Taught
    text: PreparedText


@dataclass(frozen=True, eq=False)
class Lesson:
    """Everything taught of a question."""

    statements: tuple[TaughtStatement, ...]
    prompt: PreparedText

    @cached_property
    def _compared(self) -> Statements:
        return Statements((each.text for each in self.statements), self.prompt)

    def matches(self, response: PreparedText) -> dict[PreparedText, Match]:
        """Every phrasing laid over a response."""
        return self._compared.matches(response)


@dataclass(frozen=True, eq=False)
class TaughtEvidence:
    """Where a response says what was taught."""

    taught: Taught
    strength: float
    """0..1, as of any evidence."""
    match: Match
    part: Clause
    is_exact: bool = False
    """Whether it says it word by word."""

    @property
    def reason(self) -> str:
        """What the learner reads."""
        if self.is_exact:
            return f"You taught this on {self.taught.day}."
        return f"You taught this on {self.taught.day}, in other words: “{_short(self.taught.words)}”."


def with_taught(evidence: CriterionEvidence, paper: Paper) -> CriterionEvidence:
    """The evidence with what was taught of its criterion: more of it, or a reason that it does not count."""
    mine = [each for each in paper.taught if each.taught.criterion == evidence.sheet.criterion.id]
    if not mine or not paper.response.words:
        return evidence
    if (denied := _denied([each for each in mine if not each.taught.counts], evidence, paper)) is not None:
        return replace(evidence, findings=(denied, *evidence.findings))
    best = _best([each for each in mine if each.taught.counts], evidence, paper)
    if best is None or evidence.is_certain or best.strength <= evidence.strength:
        return evidence
    raised = replace(evidence, taught=best)
    return raised if evidence.findings else replace(raised, findings=findings_about(raised, paper))


def closed_as_taught(found: CriterionGrade, question: Question, paper: Paper) -> CriterionGrade:
    """The grade of a short answer that was taught word by word; a number or a choice has no other wording."""
    if question.kind is not QuestionKind.SHORT_ANSWER or question.choices or any(map(is_truth, solutions(question))):
        return found
    response = paper.response
    for each in reversed(paper.taught):
        place = place_of(each.text, response) if each.taught.criterion == found.id else None
        if place is not None and len(place) == len(response.words):
            points = found.max_points if each.taught.counts else 0.0
            start, end = response.words[0].start, response.words[-1].end
            said = (Evidence(start, end, response.text[start:end]),) if points else ()
            what = "this" if points else "that this does not count"
            reason = f"You taught {what} on {each.taught.day}."
            return replace(found, points=points, unsure=False, evidence=said, reason=reason)
    return found


def place_of(text: PreparedText, response: PreparedText) -> Clause | None:
    """Where a response says a text word by word, neither denying what it affirms nor the other way round."""
    words, said = [word.folded for word in text.words], [word.folded for word in response.words]
    ours, theirs = signs(text), signs(response)
    for first in range(len(said) - len(words) + 1):
        is_same = said[first : first + len(words)] == words and all(
            sign.is_negated == theirs[first + place].is_negated for place, sign in enumerate(ours)
        )
        if words and is_same:
            return Clause(first, first + len(words))
    return None


def _best(statements: Sequence[TaughtStatement], evidence: CriterionEvidence, paper: Paper) -> TaughtEvidence | None:
    found = [one for each in statements if (one := _evidence(each, evidence, paper)) is not None]
    return max(found, key=lambda one: (one.strength, one.taught.on), default=None)


def _evidence(each: TaughtStatement, evidence: CriterionEvidence, paper: Paper) -> TaughtEvidence | None:
    sheet, match = evidence.sheet, paper.taught_matches[each.text]
    authors = (sheet.statement.text, *(way.text for way in sheet.accepts if not way.is_formula))
    if _is_conflict(authors, each.text, paper) or _is_turned(authors, each.text, paper):
        return None  # a taught opposite
    if (place := place_of(each.text, paper.response)) is not None:
        return TaughtEvidence(each.taught, 1.0, match, place, is_exact=True)
    wanted = [group for group in sheet.criterion.keywords if _meets(group, each.text, paper)]
    part = max(paper.segments, key=lambda p: (round(match.recall(p), 5), -len(p), -p.first))
    said = excerpt(paper.response, part)
    share = sum(_meets(group, said, paper) for group in wanted) / len(wanted) if wanted else 1.0
    meaning = max(match.evidence - _NEARBY * (match.recall() - match.recall(part)), 0.0)
    strength = round(meaning * (1.0 - _MISSED * (1.0 - share)), 5)
    near = nearness(each.text, said)
    # Most opposites say the words of a phrasing among others, and under other signs.
    is_half_said = evidence.strength >= _HALF and not evidence.findings
    said_from, near_from = (_SAID_BESIDE, _NEAR_BESIDE) if is_half_said else (_SAID, _NEAR)
    if strength < said_from or near < near_from or _is_conflict((each.text,), said, paper):
        return None
    return TaughtEvidence(each.taught, _beside(evidence, strength, near), match, part)


def _beside(evidence: CriterionEvidence, strength: float, near: float) -> float:
    """The evidence of a phrasing; where the statement is mostly said too, and nothing is against it, of both.

    Each sees words that the other misses: what is left in doubt is what both leave in doubt.
    """
    is_together = evidence.strength >= _MOSTLY and min(strength, near) >= _TOGETHER and not evidence.findings
    return round(1.0 - (1.0 - evidence.strength) * (1.0 - strength), 5) if is_together else strength


def _is_conflict(references: tuple[PreparedText, ...], said: PreparedText, paper: Paper) -> bool:
    return bool(about_statement(Comparison(paper.sheet.prompt, references, said)))


def _is_turned(authors: tuple[PreparedText, ...], said: PreparedText, paper: Paper) -> bool:
    """Whether it turns the statement round without a word of it, and nothing that the author accepts says so too."""
    statement, *accepted = authors
    return is_turned(statement, said, paper.sheet.prompt) and not any(said.stems <= way.stems for way in accepted)


def _meets(group: KeywordGroup, text: PreparedText, paper: Paper) -> bool:
    (matches,) = keyword_groups([group], text, paper.sheet.abbreviations)
    return any(not found.is_negated for found in matches)


def _denied(statements: Sequence[TaughtStatement], evidence: CriterionEvidence, paper: Paper) -> Finding | None:
    """That a response says what does not count, and nothing else that does."""
    for each in reversed(statements):
        part = place_of(each.text, paper.response) or stated(each.text, paper)
        if part is None or _is_said_elsewhere(evidence, part, paper):
            continue
        words = paper.response.words
        reason = f"You taught on {each.taught.day} that this does not count: “{_short(each.taught.words)}”."
        return Finding(
            GUARD, 0.0, unsure=False, reason=reason, start=words[part.first].start, end=words[part.last - 1].end
        )
    return None


def _is_said_elsewhere(evidence: CriterionEvidence, part: Clause, paper: Paper) -> bool:
    apart = [p for p in paper.segments if p.last <= part.first or p.first >= part.last]
    return any(evidence.match.recall(p) >= _SAID_ELSEWHERE for p in apart)


def _short(words: str) -> str:
    line = " ".join(words.split()).rstrip(".")
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rsplit(' ', 1)[0]} …"


def lesson(taught: Sequence[Taught], sheet: QuestionSheet, prepared: Callable[[str], PreparedText]) -> Lesson | None:
    """What was taught, read as responses are; None where nothing was."""
    statements = tuple(TaughtStatement(each, prepared(each.words)) for each in taught)
    return Lesson(statements, sheet.prompt) if statements else None
