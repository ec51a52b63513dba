"""What a format is made of: a beginning, each attempt by itself, and an end, so that none is held with another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from examsim.domain.amounts import number, percent, spread
from examsim.domain.attempt import Ending
from examsim.domain.durations import duration, jump, time_spent
from examsim.domain.own_marks import apart_in_words, in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from examsim.domain.attempt import Attempt
    from examsim.domain.exam import Item
    from examsim.domain.grade import Evidence
    from examsim.domain.own_marks import OwnMarks
    from examsim.domain.question import Question
    from examsim.domain.regrade import EarlierGrade
    from examsim.domain.session import Draft
    from examsim.domain.standing import MisconceptionStanding, Standing


_ENDS = tuple(end + quote for end in ".!?:;" for quote in ("", "”"))
_SYMBOLS = {"earned": "✓", "partly": "◐", "missed": "✗", "unsure": "?"}
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Document:
    """A way to write attempts down."""

    head: str
    each: Callable[[Attempt], str]
    tail: str = ""

    def written(self, attempts: Iterable[Attempt]) -> Iterator[str]:
        """The parts of a file with these attempts, in order."""
        yield self.head
        yield from map(self.each, attempts)
        yield self.tail


@dataclass(frozen=True, slots=True)
class Answered:
    """One question of an attempt with all that belongs to it."""

    number: int
    item: Item
    draft: Draft
    standing: Standing | None
    earlier: tuple[EarlierGrade, ...] = ()
    own: OwnMarks | None = None
    """What the learner gave it before the marks, in practice."""
    sureness: str | None = None
    """How sure the learner was of it before the marks."""

    @property
    def asked(self) -> str:
        """What was asked, with what there was to choose from."""
        return asked(self.item.question)

    @property
    def marks(self) -> str:
        """What it earned."""
        return of_points(self.standing.range, self.standing.max_points) if self.standing is not None else "not marked"


def answered(attempt: Attempt) -> Iterator[Answered]:
    """Its questions, in their order."""
    together = zip(attempt.exam.items, attempt.drafts, attempt.standings, strict=True)
    for index, (item, draft, standing) in enumerate(together):
        earlier, own = attempt.earlier_of(index), attempt.own_marks_of(index)
        yield Answered(index + 1, item, draft, standing, earlier, own, attempt.sureness_of(index))


Advice = Mapping[tuple[int, str], str]
"""What would have earned a criterion, by question (from 0) and id, where that was found out."""


def reasons(standing: Standing, advice: Mapping[str, str] = NOTHING) -> Iterator[str]:
    """Why the mark is what it is, a line for each thing said: the criteria in their order, misconceptions, notes."""
    for each in standing.criteria:
        manual = ""
        if each.judgement is not None:
            because = f": “{each.judgement.reason}”" if each.judgement.reason else ""
            manual = f" (set by you{because}; the grader gave {each.grade.own_points:g})"
        parts = [
            each.reason,
            _quoted("Found", each.grade.evidence),
            _quoted("The solution", each.grade.solution),
        ]
        sentences = [_ended(part) for part in (each.grade.statement, *parts) if part]
        said = " ".join([*sentences, advice.get(each.grade.id, "")])
        verdict = f"{_SYMBOLS[each.word]} {each.word}"
        yield f"{verdict}, {each.points:g} of {each.grade.max_points:g}{manual}: {said}".rstrip()
    yield from map(_misconception, standing.misconceptions)
    if standing.whole is not None:
        yield f"{standing.points:g} in all, set by you. {standing.whole.reason}".rstrip()
    yield from standing.grade.notes


def _misconception(standing: MisconceptionStanding) -> str:
    found, said = standing.found, standing.judgement
    because = f" (“{said.reason}”)" if said is not None and said.reason else ""
    taken_back = "" if standing.stands else f"not said, you say{because}, so it costs nothing; the grader: "
    parts = [found.statement, found.reason, _quoted("Found", found.evidence), found.feedback]
    return f"{taken_back}{found.effect}: {' '.join(_ended(part) for part in parts if part)}"


def _ended(sentence: str) -> str:
    """With a full stop, so that the next sentence does not run into it."""
    line = sentence.rstrip()
    return line if line.endswith(_ENDS) or not line else f"{line}."


def advice_on(each: Answered, advice: Advice) -> dict[str, str]:
    """What of it is about one question."""
    return {name: words for (index, name), words in advice.items() if index == each.number - 1}


def _quoted(what: str, evidence: Iterable[Evidence]) -> str:
    said = "; ".join(f"“{piece.text}”" for piece in evidence)
    return f"{what}: {said}" if said else ""


def made_by(each: Answered, date: Callable[[datetime], str]) -> Iterator[str]:
    """What its writer gave it, the sum that the mark is, what made it, and what it was before it was made again."""
    yield f"Time: {time_spent(each.draft.seconds, each.item.question.minutes)}"
    if each.sureness is not None:
        yield f"Before the marks: {each.sureness}"
    if each.standing is not None:
        if each.own is not None:
            yield from filter(None, [in_words(each.own, each.standing.grade)])
            yield from apart_in_words(each.own, each.standing.grade)
        yield each.standing.arithmetic
        yield each.standing.grade.versions.in_words
    yield from (earlier.in_words(date) for earlier in each.earlier)


def sat(attempt: Attempt, date: Callable[[datetime], str]) -> str:
    """When and how it was sat, what ended it, and how long it took."""
    how = "time was up" if attempt.ending is Ending.TIME_UP else "handed in"
    limit = f" of {duration(attempt.exam.limit)}" if attempt.exam.limit is not None else ""
    return f"{attempt.exam.mode.capitalize()}, {date(attempt.started)}, {how} after {duration(attempt.took)}{limit}"


def remarks(attempt: Attempt, date: Callable[[datetime], str]) -> Iterator[str]:
    """What happened to the clock, and how to get the same order again."""
    for each in attempt.jumps:
        yield f"The machine's clock was set {jump(each.by)} at {date(each.at)}; the time of the exam was not moved."
    if attempt.exam.seed is not None:
        yield f"Shuffled with seed {attempt.exam.seed}."


def asked(question: Question) -> str:
    """What was asked, with what there was to choose from."""
    return "\n".join([question.prompt.rstrip(), *(f"{letter}) {choice}" for letter, choice in question.options)])


def headline(attempt: Attempt) -> str:
    """What it comes to, and what is in doubt of it or to be looked at first."""
    if not attempt.is_graded:
        return "not marked"
    said = [of_points(attempt.range, attempt.max_points)]
    if attempt.unsure:
        said.append(f"{attempt.unsure} to judge yourself")
    if attempt.first_to_look_at:
        said.append(f"sure and wrong: {attempt.first_to_look_at}")
    return "; ".join(said)


def of_points(ends: tuple[float, float], most: float) -> str:
    """Points of max points with their share, or the points that they lie between while something is unsure."""
    is_known = bool(most) and ends[0] == ends[1]
    return f"{spread(ends)} of {number(most)}" + (f", {percent(ends[0] / most)}" if is_known else "")
