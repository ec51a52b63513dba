"""What would have earned a criterion: the smallest part of the verified solution that the grader takes for it.

Nothing is promised that was not tried: every part is put below the response and the whole is marked again. Where the
response says the contrary, adding would only make it say both: there the part takes the place of what says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.grading.guarding import about_statement
from examsim.grading.guards.comparison import Comparison
from examsim.grading.segments import excerpt, sentences
from examsim.grading.turned import is_turned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.domain.grade import CriterionGrade, Grade
    from examsim.grading.grader import Grader
    from examsim.grading.paper import Paper
    from examsim.grading.submission import Submission
    from examsim.grading.text import PreparedText

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n\s*\n")
_CLAUSE_END = re.compile(r"(?<=[,:;])\s+|\s+(?=(?:and|but|so|because|where|which|while)\b)")
_JOINING = re.compile(r"(?:and|but|or)\s+")
_IN_PAIRS = re.compile(r"\b(?:both|between|either|neither)\b", re.IGNORECASE)
_FEWEST_JOINED = 4
"""Words before an "and" that may be a clause: fewer are "the bulb and the switch"."""
_MOST_TRIED = 16
_MOST_REPLACED = 4
_PLACES = 2
"""How much of a response may give way: the clause that says the contrary, or a little more."""
_WORD = re.compile(r"\w+")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Addition:
    """Words of the solution that would have earned a criterion more."""

    words: str
    points: float
    """What the criterion earns with them."""
    gain: float
    """What the question gains by them."""
    more: float
    """What the criterion gains by them."""
    is_all: bool
    """Whether the criterion lacks nothing then."""
    instead_of: str = ""
    """What the response says to the contrary, which they would have to replace; empty where they are added."""

    @property
    def in_words(self) -> str:
        """What would have earned how much."""
        instead = f" instead of “{self.instead_of}”" if self.instead_of else ""
        return f"Would have earned {'it' if self.is_all else 'more of it'}: “{self.words}”{instead}  +{self.more:g}"


@dataclass(frozen=True, slots=True)
class _Change:
    """A part of the solution, and where it goes."""

    part: str
    place: Span | None = None
    """What it takes the place of; None where it is added below."""

    def made(self, response: str) -> str:
        """The response with it."""
        if self.place is None:
            return f"{response.rstrip()}\n{self.part}".lstrip("\n")
        start, end = self.place
        return f"{response[:start]}{self.part}{response[end:]}"

    def left(self, response: str) -> str:
        """What the response says without it."""
        start, end = self.place or (0, 0)
        return f"{response[:start].rstrip()}\n{response[end:].lstrip()}"


def smallest_addition(grader: Grader, submission: Submission, before: Grade, name: str) -> Addition | None:
    """The fewest words that earn all of a criterion, or else most of it; None where none of them earn anything."""
    criterion = next(each for each in before.criteria if each.id == name)
    changes = list(_changes(grader, submission, _parts(submission.question.answer, criterion)))
    grades = grader.grade_all([replace(submission, response=each.made(submission.response)) for each in changes])
    found = [
        (_addition(each, submission.response, before, grade, criterion), each)
        for each, grade in zip(changes, grades, strict=True)
        if _is_gain(before, grade, criterion)
    ]
    found.sort(key=lambda one: (-one[0].points, bool(one[0].instead_of), _count(one[0].words)))
    return next((addition for addition, change in found if _is_sound(grader, submission, change)), None)


def _changes(grader: Grader, submission: Submission, parts: list[str]) -> Iterator[_Change]:
    """Each part below the response; one that the response contradicts in the place of what does."""
    response, *read = grader.papers([submission, *(replace(submission, response=part) for part in parts)])
    contrary = {part: contradicted(paper.response, response) for part, paper in zip(parts, read, strict=True)}
    replaced = 0
    for part, place in contrary.items():
        if place is None:
            yield _Change(part)
        elif (replaced := replaced + 1) <= _MOST_REPLACED:
            around = (span for span in _spans(submission.response) if span[0] <= place[0] and place[1] <= span[1])
            yield from (_Change(part, span) for span in sorted(set(around), key=_length)[:_PLACES])


def _is_sound(grader: Grader, submission: Submission, change: _Change) -> bool:
    """Whether nothing that is left of the response contradicts the words that replace some of it."""
    if change.place is None:
        return True
    rest = replace(submission, response=change.left(submission.response))
    part, left = grader.papers([replace(submission, response=change.part), rest])
    return contradicted(part.response, left) is None


def contradicted(part: PreparedText, paper: Paper) -> Span | None:
    """Where a response says the opposite of a text; None where it says nothing of the kind."""
    prompt = paper.sheet.prompt
    for sentence in sentences(paper.response):
        said = excerpt(paper.response, sentence)
        found = next((each for each in about_statement(Comparison(prompt, (part,), said)) if each.end), None)
        if found is not None:
            return found.start, found.end
        if is_turned(part, said, prompt):
            return said.words[0].start, said.words[-1].end
    return None


def _is_gain(before: Grade, after: Grade, criterion: CriterionGrade) -> bool:
    """Whether a mark grew, and by nothing that guards object to."""
    now = next((each for each in after.criteria if each.id == criterion.id), None)
    if now is None or now.own_points <= criterion.own_points or after.points < before.points:
        return False
    return {*now.guards, *after.guards} <= {*criterion.guards, *before.guards}


def _addition(change: _Change, response: str, before: Grade, after: Grade, criterion: CriterionGrade) -> Addition:
    own = next(each.own_points for each in after.criteria if each.id == criterion.id)
    replaced = " ".join(response[slice(*change.place)].split()).rstrip(".,;:") if change.place is not None else ""
    more = own - criterion.own_points
    return Addition(change.part, own, after.points - before.points, more, own >= criterion.max_points, replaced)


def _length(span: Span) -> int:
    return span[1] - span[0]


def _parts(answer: str, criterion: CriterionGrade) -> list[str]:
    """Parts to try: those that hold what the solution says of the criterion before others, the shorter first."""
    spans = sorted(set(_spans(answer)), key=lambda span: (_is_elsewhere(span, criterion), _count(answer[slice(*span)])))
    lines = (" ".join(answer[start:end].split()).rstrip(",;:") for start, end in spans)
    parts = dict.fromkeys(_JOINING.sub("", line, count=1) if _JOINING.match(line) else line for line in lines)
    return [part for part in parts if _WORD.search(part)][:_MOST_TRIED]


def _is_elsewhere(span: Span, criterion: CriterionGrade) -> bool:
    return not any(place.start < span[1] and span[0] < place.end for place in criterion.solution)


def _spans(answer: str) -> Iterator[Span]:
    sentences = _split(answer, (0, len(answer)), _SENTENCE_END)
    for sentence in sentences:
        clauses = _clauses(answer, sentence)
        yield from clauses
        yield from ((a[0], b[1]) for a, b in pairwise(clauses))
        yield sentence
    yield from ((a[0], b[1]) for a, b in pairwise(sentences))
    yield (0, len(answer))


def _clauses(text: str, sentence: Span) -> list[Span]:
    """A sentence cut where clauses end, and neither within brackets nor where "and" joins two nouns."""
    clauses: list[Span] = []
    start = sentence[0]
    for found in _CLAUSE_END.finditer(text, *sentence):
        before = text[start : found.start()]
        is_joined = bool(_JOINING.match(text, found.end())) and not before.endswith((",", ":", ";"))
        is_pair = is_joined and (_count(before) < _FEWEST_JOINED or _IN_PAIRS.search(before) is not None)
        if not (is_pair or before.count("(") > before.count(")")):
            clauses.append((start, found.start()))
            start = found.end()
    return [*clauses, (start, sentence[1])]


def _split(text: str, within: Span, at: re.Pattern[str]) -> list[Span]:
    start, end = within
    breaks = [match.span() for match in at.finditer(text, start, end)]
    starts = [start, *(last for _, last in breaks)]
    return [(a, b) for a, b in zip(starts, [*(first for first, _ in breaks), end], strict=True) if a < b]


def _count(text: str) -> int:
    return len(_WORD.findall(text))
