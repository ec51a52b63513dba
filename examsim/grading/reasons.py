"""Why a criterion earned what it did, in a sentence or two that a learner understands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.domain.grade import ASKS
from examsim.grading.guards.function_words import says_something
from examsim.grading.text import split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from examsim.domain.grade import Evidence
    from examsim.domain.rubric import Misconception
    from examsim.grading.criterion import CriterionEvidence
    from examsim.grading.lexical import KeywordMatch
    from examsim.grading.marking import Mark
    from examsim.grading.text import Word

_NEARLY_ALL, _MOST, _HALF, _LITTLE = 0.85, 0.6, 0.4, 0.2
_UNCOVERED = 0.35
_SAYS_MUCH = 0.5
_MOST_NAMED = 3
_HYPHENATED = re.compile(r"(?<![^\W_])[^\W_]+(?:[-\u2010\u2011][^\W_]+)+")
"""From the beginning of a word: from each of its letters, one without a hyphen would be read to its end."""


def reason(
    evidence: CriterionEvidence, mark: Mark, response: str, *, unsure: bool, nearest: Sequence[Evidence] = ()
) -> str:
    """What was found and what was missed or came nearest, and what the guards had against it."""
    sentences = [finding.reason for finding in (*evidence.findings, *mark.held_by)]
    if not sentences or mark.points or mark.is_reduced:
        sentences.insert(0, _found(evidence, mark, response))
    if nearest:
        sentences.append(f"Nearest: {_listed(piece.text for piece in nearest)}.")
    feedback = evidence.sheet.criterion.feedback
    is_hit = mark.points >= evidence.sheet.criterion.points
    told = "" if mark.is_withheld else feedback.hit if is_hit else feedback.missed
    if told:
        sentences.append(told)
    if mark.is_reduced:
        sentences.append("What else you say takes points away.")
    if not mark.is_counted:
        sentences.append("Others of your points are better, and only the best count.")
    if unsure:
        sentences.append(ASKS)
    return " ".join(sentences)


def why_misconception(misconception: Misconception, said: Sequence[Evidence], resembles: str) -> str:
    """What was read as what, and whose answer that is."""
    wrote, wrong = f"You wrote {_listed(piece.text for piece in said)}", misconception.statement
    is_verbatim = _stems(" ".join(piece.text for piece in said)) == _stems(wrong)
    read = f"{wrote}." if is_verbatim else f"{wrote}, read as “{wrong.rstrip('.')}”."
    return f"{read} That is what is right for “{resembles}”." if resembles else read


def effect(misconception: Misconception) -> str:
    """What a misconception costs, in words."""
    effects = []
    if misconception.cap is not None:
        effects.append(f"at most {_points(misconception.cap)}")
    if misconception.deduct is not None:
        effects.append(f"{_points(misconception.deduct)} off")
    return ", ".join(effects)


def _points(points: float) -> str:
    return f"{points:g} point{'' if points == 1 else 's'}"


def _found(evidence: CriterionEvidence, mark: Mark, response: str) -> str:
    if evidence.taught is not None and (mark.points or mark.is_withheld):
        return evidence.taught.reason
    if evidence.is_accepted:
        return "Said in accepted words."
    if not response.strip():
        return "You left this blank."
    if not mark.points and not mark.is_withheld:
        return f"Not found in your response{_without(_missed(evidence))}."
    found = list(_speaking(evidence))
    keywords = f", with {_joined([_met(match, response) for match in found])}" if found else ""
    is_held = bool(evidence.findings or mark.held_by)
    says, is_part = "speaks of" if is_held else "says", not is_held and mark.points < evidence.sheet.criterion.points
    how_much = _how_much(evidence.strength, is_part=is_part)
    return f"Your response {says} {how_much} of this{keywords}{_without(_missed(evidence))}."


def _speaking(evidence: CriterionEvidence) -> Iterator[KeywordMatch]:
    """A keyword of each group that is met; one that is only hinted at says nothing for a point made elsewhere."""
    is_asked, part = evidence.sheet.criterion.demands_keywords, evidence.part
    for group in evidence.keywords:
        yield from [m for m in group.found if is_asked or part.first <= m.words.first < part.last][:1]


def _how_much(strength: float, *, is_part: bool) -> str:
    """In words; what did not earn all of the points does not say all of it."""
    if is_part and strength >= _NEARLY_ALL:
        return "nearly all"
    levels = ((_NEARLY_ALL, "all"), (_MOST, "most"), (_HALF, "about half"), (_LITTLE, "a part"))
    return next((words for level, words in levels if strength >= level), "a little")


def _missed(evidence: CriterionEvidence) -> list[str]:
    """Keyword groups not met; without keywords, the statement's telling words that nothing covers."""
    if evidence.is_certain or evidence.sheet.statement.is_formula:
        return []
    if evidence.sheet.criterion.demands_keywords:
        return [group.group[0] for group in evidence.keywords if not group.found]
    laid = evidence.match
    columns = laid.covers[:, evidence.part.first : evidence.part.last]
    best = columns.max(axis=1) if columns.size else [0.0] * len(laid.statement.words)
    rows = zip(laid.statement.words, laid.weights, best, strict=True)
    missed: dict[str, str] = {}
    for word, weight, covered in rows:
        if weight >= _SAYS_MUCH and covered < _UNCOVERED and says_something(word):
            missed.setdefault(word.stem, _as_written(word, laid.statement.text))
    return list(missed.values())


def _as_written(word: Word, text: str) -> str:
    """A word with what hyphens join to it: words are told apart within "co-adaptation", people see one."""
    joined = (found for found in _HYPHENATED.finditer(text) if found.start() <= word.start < found.end())
    return next((found.group() for found in joined), word.text)


def _without(missed: Sequence[str]) -> str:
    return f"; nothing about {_listed(missed)}" if missed else ""


def _met(match: KeywordMatch, response: str) -> str:
    """The words typed, and the keyword they stand for where it is another and no mere form of them."""
    typed = " ".join(response[match.start : match.end].split())
    return f"“{typed}”" if _stems(typed) == _stems(match.alternative) else f"“{typed}” for “{match.alternative}”"


def _stems(text: str) -> list[str]:
    return [word.stem for word in split_words(text)]


def _listed(words: Iterable[str]) -> str:
    return _joined([f"“{' '.join(word.split())}”" for word in words])


def _joined(phrases: Iterable[str]) -> str:
    named = list(dict.fromkeys(phrases))[:_MOST_NAMED]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
