"""Two attempts laid beside each other, question by question and point by point.

Marks that were made by different graders, models or rubrics are still compared, since nothing else is there to compare;
but every question says what made its two marks differently, and no front end may leave that out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from examsim.domain.attempt import Attempt
    from examsim.domain.exam import Item
    from examsim.domain.standing import CriterionStanding, Standing

_ANOTHER = {
    "grader": "another grader",
    "model": "another model",
    "rubric": "another rubric",
    "what you taught": "other wordings taught",
}
_Name = tuple[str, str, int]
"""Bank, question, and which time it is asked in the attempt."""


class Outcome(StrEnum):
    """How something went, now beside then."""

    GAINED = "gained"
    LOST = "lost"
    SAME = "same"
    ADDED = "only now"
    GONE = "only then"
    UNMARKED = "not marked"


@dataclass(frozen=True, slots=True)
class Side:
    """A question as one of the attempts has it."""

    number: int
    """From 1, in that attempt."""
    item: Item
    response: str
    seconds: float
    standing: Standing | None
    """None until it is marked."""

    @property
    def points(self) -> float | None:
        """What it stands at, manual marks included."""
        return self.standing.points if self.standing is not None else None

    @property
    def max_points(self) -> float:
        """What a perfect response earns."""
        return self.standing.max_points if self.standing is not None else self.item.question.points

    @property
    def misconceptions(self) -> tuple[str, ...]:
        """What the response says that is wrong, each with what it cost."""
        known = self.standing.misconceptions if self.standing is not None else ()
        return tuple(f"{each.found.effect}: {each.found.statement}" for each in known if each.stands)


@dataclass(frozen=True, slots=True)
class ComparedCriterion:
    """One point of a question, then and now; None where its rubric had no such criterion."""

    then: CriterionStanding | None
    now: CriterionStanding | None

    @property
    def id(self) -> str:
        """The name that both have it by."""
        return self._newest.grade.id

    @property
    def statement(self) -> str:
        """What has to be said, as the later attempt has it."""
        return self._newest.grade.statement

    @property
    def outcome(self) -> Outcome:
        """How it went."""
        return _outcome(*(each.points if each is not None else None for each in (self.then, self.now)))

    @property
    def _newest(self) -> CriterionStanding:
        newest = self.now or self.then
        assert newest is not None  # noqa: S101 - one of them has it
        return newest


@dataclass(frozen=True, slots=True)
class ComparedQuestion:
    """One question, then and now; None where that attempt did not ask it."""

    then: Side | None
    now: Side | None
    criteria: tuple[ComparedCriterion, ...] = ()

    @property
    def newest(self) -> Side:
        """As the later attempt has it, or the only one."""
        newest = self.now or self.then
        assert newest is not None  # noqa: S101 - one of them asked it
        return newest

    @property
    def outcome(self) -> Outcome:
        """How it went."""
        if self.then is not None and self.now is not None and None in {self.then.points, self.now.points}:
            return Outcome.UNMARKED
        return _outcome(*(each.points or 0.0 if each is not None else None for each in (self.then, self.now)))

    @property
    def change(self) -> float | None:
        """Points more than then; None where both are not known."""
        if self.then is None or self.now is None or self.then.points is None or self.now.points is None:
            return None
        return self.now.points - self.then.points

    @property
    def made_differently(self) -> tuple[str, ...]:
        """What was not the same when the two marks were made: grader, model, rubric, what you taught."""
        standings = [side.standing for side in (self.then, self.now) if side is not None and side.standing is not None]
        if len(standings) < 2:
            return ()
        then, now = (standing.grade.versions for standing in standings)
        return then.differences(now)


@dataclass(frozen=True, slots=True)
class Comparison:
    """An attempt beside an earlier one of the same exam."""

    then: Attempt
    now: Attempt
    questions: tuple[ComparedQuestion, ...]
    """In the order of the later attempt; those that only the earlier one has come last."""

    @property
    def shared(self) -> tuple[ComparedQuestion, ...]:
        """Questions that both have and that are marked in both: what can be added up."""
        return tuple(each for each in self.questions if each.change is not None)

    @property
    def sums(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Points of max points over what is shared: then, and now."""
        sides = [(each.then, each.now) for each in self.shared if each.then is not None and each.now is not None]
        then, now = [one for one, _ in sides], [other for _, other in sides]
        return _added(then), _added(now)

    @property
    def made_differently(self) -> tuple[tuple[str, int], ...]:
        """What was not the same when the marks were made, each with the number of questions."""
        return tuple(Counter(what for each in self.questions for what in each.made_differently).items())

    @property
    def caution(self) -> str:
        """What to know before the marks are taken for each other's; empty where the same made both."""
        if not self.made_differently:
            return ""
        asked = len(self.shared)
        parts = [
            _ANOTHER[what] + ("" if count == asked else f" in {count} of {asked} questions")
            for what, count in self.made_differently
        ]
        return (
            f"Not marked alike: {', '.join(parts)}. A difference may come from that alone; "
            "`examsim regrade` marks both by what is in force now."
        )


def compare(one: Attempt, other: Attempt, called: Mapping[tuple[str, str], str] = MappingProxyType({})) -> Comparison:
    """Lay the later of two attempts beside the earlier.

    ``called`` has the ids of now of questions, by their banks and ids then, that were called something else.
    Raises InputError where they are one attempt, or have no question in common.
    """
    if one.id == other.id:
        raise InputError(f"{one.id} is one attempt.", remedy="Name two of the same exam.")
    then, now = sorted((one, other), key=lambda attempt: (attempt.finished, attempt.id))
    earlier, later = dict(_sides(then, called)), dict(_sides(now, called))
    if not earlier.keys() & later.keys():
        raise InputError(
            f"{then.id} and {now.id} have no question in common.", remedy="Compare two attempts of the same exam."
        )
    names = dict.fromkeys((*later, *earlier))
    return Comparison(then, now, tuple(_question(earlier.get(name), later.get(name)) for name in names))


def _sides(attempt: Attempt, called: Mapping[tuple[str, str], str]) -> Iterator[tuple[_Name, Side]]:
    asked: Counter[tuple[str, str]] = Counter()
    together = zip(attempt.exam.items, attempt.drafts, attempt.standings, strict=True)
    for number, (item, draft, standing) in enumerate(together, 1):
        name = item.bank_id, called.get((item.bank_id, item.question.id), item.question.id)
        asked[name] += 1
        yield (*name, asked[name]), Side(number, item, draft.text, draft.seconds, standing)


def _question(then: Side | None, now: Side | None) -> ComparedQuestion:
    before, after = _criteria(then), _criteria(now)
    names = dict.fromkeys((*after, *before))
    return ComparedQuestion(then, now, tuple(ComparedCriterion(before.get(n), after.get(n)) for n in names))


def _criteria(side: Side | None) -> dict[str, CriterionStanding]:
    standing = side.standing if side is not None else None
    return {each.grade.id: each for each in standing.criteria} if standing is not None else {}


def _outcome(then: float | None, now: float | None) -> Outcome:
    if then is None:
        return Outcome.ADDED
    if now is None:
        return Outcome.GONE
    return Outcome.SAME if now == then else Outcome.GAINED if now > then else Outcome.LOST


def _added(sides: Iterable[Side]) -> tuple[float, float]:
    known = list(sides)
    return sum(side.points or 0.0 for side in known), sum(side.max_points for side in known)
