"""What to study next: where a learner stands, drills, plans to a date, leeches.

Joins the stages; sitting an exam is in ``simulator``, and what all of this goes by, the cards, in ``cardmaking``.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from examsim.cardmaking import catch_up
from examsim.domain.drill import drill, items
from examsim.domain.errors import ExamsimError, InputError
from examsim.domain.history import Which
from examsim.domain.makers import together
from examsim.domain.redo import By, missed
from examsim.domain.study import DRILL_MINUTES, Goal
from examsim.review.board import Board, board
from examsim.review.closer import QuestionStanding, closer
from examsim.review.drill import chosen_mixed
from examsim.review.experience import Experience
from examsim.review.forecast import Learner
from examsim.review.mastery import decay_of, forgetting
from examsim.review.plan import plan
from examsim.review.rating import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from examsim.domain.attempt import Attempt
    from examsim.domain.bank import Bank
    from examsim.domain.exam import Exam, Item
    from examsim.domain.makers import Makers
    from examsim.domain.study import Prospect, Written
    from examsim.review.board import Key
    from examsim.review.fitting import Fitted
    from examsim.review.plan import Plan
    from examsim.review.rating import Thresholds
    from examsim.storage.asked_rows import Kept
    from examsim.storage.attempts import AttemptStore
    from examsim.storage.library import Library

_AHEAD = timedelta(days=14)
"""For when one learns where no exam is set."""
_LEECH = 3
"""Failures that make a leech, once they are half of the tries."""
_MOST_LEECHES = 20
_MOST_TRENDS, _TREND, _LOST = 60, 6, 2
"""Topics whose trend is looked up, attempts of a trend, and criteria named for a topic."""
_MOST_FITTED = 5_000
"""Tries that are fitted to: the optimiser takes minutes for them, and more tell it little more."""
_MOST_WEIGHED = 400
"""Questions whose gain is worked out for one drill."""
_MOST_CONTRASTED = 8
"""Questions of a contrast drill."""
_MISSED = "Missed: "
_NOTHING_MISSED = {
    By.QUESTION: "No question failed as a whole; though a criterion may have been missed.",
    By.CRITERION: "Every criterion was met.",
}


@dataclass(frozen=True, slots=True)
class Leech:
    """A question that goes wrong again and again."""

    prospect: Prospect
    typed: tuple[Written, ...]
    """What was written where it went wrong, the latest first."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Where a learner stands, with what shows why."""

    board: Board
    trends: Mapping[Key, tuple[float, ...]]
    """What the latest attempts earned on each topic that was met, the latest last."""
    lost: Mapping[Key, tuple[str, ...]]
    """What is missed most on each topic."""
    leeches: tuple[Leech, ...]
    goals: tuple[Goal, ...]
    days: int
    """On which something was handed in."""
    makers: Makers
    """What marked all this: trends are made of marks that may not have been made alike."""


class Studying:
    """What a learner can do between exams, whichever front end asks."""

    def __init__(self, library: Library, store: AttemptStore, rule: Callable[[], Rule] = Rule) -> None:
        self._library = library
        self._studies = store.studies
        self._shelf = store.shelf
        self._store = store
        self._rule = rule

    @property
    def thresholds(self) -> Thresholds:
        """How marks become ratings."""
        return self._rule().thresholds

    def catch_up(self) -> Iterator[tuple[int, int]]:
        """Bring the cards up to the marks; gives how many of how many are made, after each step."""
        yield from catch_up(self._library, self._studies, self._rule())

    @property
    def has_begun(self) -> bool:
        """Whether anything was tried and marked."""
        return self._studies.has_cards()

    def nearest_exam(self, now: datetime) -> datetime | None:
        """The next one that anything is learnt for."""
        return next((goal.exam for goal in self._studies.goals() if goal.exam > now), None)

    def board(self, now: datetime, bank_ids: Sequence[str] = ()) -> Board:
        """Where the learner stands, in some banks or all."""
        self._look_at_banks()
        return self._board(now, bank_ids)

    def _board(self, now: datetime, bank_ids: Sequence[str]) -> Board:
        passing = self.thresholds.hard
        return board(self._shelf.tallies(bank_ids, now, self._kept, passing), self._shelf.unsettled(bank_ids, passing))

    def overview(self, now: datetime, offset: timedelta, bank_ids: Sequence[str] = ()) -> Overview:
        """The board and what shows why; ``offset`` is that of the learner's clock from UTC."""
        self._look_at_banks()
        found = self._board(now, bank_ids)
        met = [topic for topic in found.topics if topic.met]
        trends = self._studies.trends([topic.as_tried for topic in met[:_MOST_TRENDS]], _TREND)
        lost = self._studies.lost(_LOST)
        return Overview(
            found,
            {topic.key: trends[topic.as_tried] for topic in met[:_MOST_TRENDS]},
            {topic.key: lost[topic.as_tried] for topic in met if topic.as_tried in lost},
            self._leeches(bank_ids),
            tuple(goal for goal in self._studies.goals() if not bank_ids or goal.bank_id in bank_ids),
            self._studies.days(offset),
            together(self._store.archive.makers(Which(bank=bank_id)) for bank_id in bank_ids or (None,)),
        )

    def questions(
        self, now: datetime, bank_ids: Sequence[str] = (), topic: str | None = None
    ) -> list[QuestionStanding]:
        """How the questions that were met stand, with their criteria, the weakest first."""
        self._look_at_banks()
        decay = decay_of(self._rule().parameters)
        met = self._shelf.prospects(bank_ids, topic, is_met=True)
        criteria = self._studies.criteria([(p.bank_id, p.question_id) for p in met])
        found = [closer(p, p.card, criteria[p.bank_id, p.question_id], now, decay) for p in met if p.card]
        return sorted(found, key=lambda each: each.mastery.mean)

    def drill(self, now: datetime, minutes: float, bank_ids: Sequence[str] = (), topic: str | None = None) -> Exam:
        """The questions that are worth most in so many minutes, mixed; raises InputError where there are none."""
        self._look_at_banks()
        known = self._shelf.worth_a_look(bank_ids, topic, now, self._kept, _MOST_WEIGHED)
        if topic is not None and not known:
            raise _nothing_on(topic, self._shelf.topics(bank_ids))
        goals = {goal.bank_id: goal.exam for goal in self._studies.goals() if goal.exam > now}
        asked = chosen_mixed(
            known,
            self._mixed_up(bank_ids, topic),
            now,
            lambda p: goals.get(p.bank_id, now + _AHEAD),
            minutes,
            self._learner(),
        )
        banks = _opened(self._library, [prospect.bank_id for prospect in asked])
        title = topic or (banks[0].title if len(banks) == 1 else "What is worth most now")
        return drill(items(banks, [(p.bank_id, p.question_id) for p in asked]), title)

    def redo(self, attempt: Attempt, by: By = By.QUESTION) -> Exam:
        """What was missed in an attempt, as its banks have it now; raises InputError where nothing was."""
        asked = [attempt.exam.items[index] for index in missed(attempt, by, self.thresholds.hard)]
        if not asked:
            raise InputError("Nothing was missed.", remedy=_NOTHING_MISSED[by])
        found = {(item.bank_id, item.question.id): item for item in self._items(asked)}
        now = [found.get((item.bank_id, item.question.id), item) for item in asked]
        return drill(now, _MISSED + attempt.exam.title.removeprefix(_MISSED))

    def contrast(self, bank_ids: Sequence[str] = ()) -> Exam:
        """Everything that is mixed up, the two of each pair side by side; raises InputError where nothing is."""
        self._look_at_banks()
        found = self._shelf.unsettled(bank_ids, self.thresholds.hard)
        asked = [(each.bank_id, name) for each in found for name in (each.question_id, each.other_id)]
        if not asked:
            raise InputError("Nothing is mixed up.", remedy="`examsim review drill` asks what is worth most now.")
        banks = _opened(self._library, [bank_id for bank_id, _ in asked])
        return drill(items(banks, asked[:_MOST_CONTRASTED]), "Mixed up")

    def _items(self, asked: Sequence[Item]) -> tuple[Item, ...]:
        # A bank that is gone or broken is asked as it was.
        banks: list[Bank] = []
        for bank_id in dict.fromkeys(item.bank_id for item in asked):
            with suppress(ExamsimError):
                banks.append(self._library.open(bank_id))
        return items(banks, [(item.bank_id, item.question.id) for item in asked])

    def _leeches(self, bank_ids: Sequence[str]) -> tuple[Leech, ...]:
        bad = self._shelf.failing(bank_ids, _LEECH, _MOST_LEECHES)
        below = self.thresholds.hard
        return tuple(Leech(p, self._studies.written(p.bank_id, p.question_id, below)) for p in bad)

    def fit(self) -> Fitted:
        """Find parameters of FSRS that fit the log; takes a while, and raises InputError where that is too short."""
        from examsim.review.fitting import fit  # noqa: PLC0415  # rarely wanted

        return fit(lambda: self._studies.logs(_MOST_FITTED), self.thresholds)

    # Towards a date

    def aim(self, bank_id: str, exam: datetime, now: datetime, minutes: float = DRILL_MINUTES) -> Goal:
        """Set when the exam on a bank is, and how long to practise each day."""
        if exam <= now:
            raise InputError("That day is past.", remedy="Give the day of an exam that is still to come.")
        if not 0 < minutes <= 24 * 60:
            raise InputError("A day's practice takes between one minute and a day.", remedy="Such as 20 minutes.")
        goal = Goal(self._library.open(bank_id).id, exam, minutes)
        self._studies.aim(goal)
        return goal

    def give_up(self, bank_id: str) -> None:
        """Take the goal of a bank away; nothing else is forgotten."""
        self._studies.give_up(bank_id)

    def plan(self, goal: Goal, now: datetime) -> Plan:
        """The days until an exam, and what they will bring."""
        self._look_at_banks()
        return plan(self._shelf.prospects([goal.bank_id]), now, goal.exam, goal.minutes, self._learner())

    def _mixed_up(self, bank_ids: Sequence[str], topic: str | None) -> Iterator[tuple[Prospect, Prospect]]:
        for each in self._shelf.unsettled(bank_ids, self.thresholds.hard):
            one, other = (self._shelf.prospect(each.bank_id, name) for name in (each.question_id, each.other_id))
            if one is not None and other is not None and topic in (None, one.topic) and topic in (None, other.topic):
                yield one, other

    def _learner(self) -> Learner:
        seen, first = self._studies.learner()
        return Learner(Experience.of(seen), first, self._rule().parameters)

    @property
    def _kept(self) -> Kept:
        return forgetting(decay_of(self._rule().parameters))

    def _look_at_banks(self) -> None:
        for _ in self._shelf.keep_up(self._library.volumes()):
            pass


def _nothing_on(topic: str, topics: Sequence[str]) -> InputError:
    remedy = f"Topics: {', '.join(dict.fromkeys(topics))}." if topics else ""
    return InputError(f"There is no question on {topic!r}.", remedy=remedy)


def _opened(library: Library, bank_ids: Sequence[str]) -> list[Bank]:
    return [library.open(bank_id) for bank_id in dict.fromkeys(bank_ids)]
