"""What to study next: where a learner stands, drills, plans to a date, leeches.

Joins the stages; sitting an exam is in ``simulator``, and what all of this goes by, the cards, in ``cardmaking``. The
home screen asks where one stands and nothing else: what looks ahead or closer is imported by whoever does.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from examsim.cardmaking import catch_up
from examsim.domain.errors import InputError
from examsim.domain.history import Which
from examsim.domain.makers import together
from examsim.domain.redo import By
from examsim.domain.study import DRILL_MINUTES, Goal
from examsim.drilling import contrast, drilled, nothing_on, redo
from examsim.renaming import keep_names
from examsim.review.board import Board, board
from examsim.review.cards import known
from examsim.review.mastery import decay_of, forgetting
from examsim.review.overview import Leech, Overview
from examsim.review.rating import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from examsim.domain.attempt import Attempt
    from examsim.domain.exam import Exam
    from examsim.domain.study import Fading, Prospect
    from examsim.renaming import Renamed
    from examsim.review.closer import QuestionStanding
    from examsim.review.fitting import Fitted
    from examsim.review.forecast import Learner
    from examsim.review.plan import Plan
    from examsim.review.rating import Thresholds
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


class Studying:
    """What a learner can do between exams, whichever front end asks."""

    def __init__(self, library: Library, store: AttemptStore, rule: Callable[[], Rule] = Rule) -> None:
        self._library = library
        self._studies = store.studies
        self._shelf = store.shelf
        self._store = store
        self._rule = rule
        self.renamed: tuple[Renamed, ...] = ()
        """Questions that were found under another id since this began; their marks went with them."""

    @property
    def thresholds(self) -> Thresholds:
        """How marks become ratings."""
        return self._rule().thresholds

    def catch_up(self) -> Iterator[tuple[int, int]]:
        """Bring the cards up to the banks and the marks; gives how many of how many are made, after each step."""
        self._look_at_banks()
        yield from catch_up(self._library, self._studies, self._rule())

    @property
    def has_begun(self) -> bool:
        """Whether anything was tried and marked."""
        return self._studies.has_cards()

    def title(self, bank_id: str) -> str:
        """What a bank is called; its id where it has no title, or is not here."""
        return next((each.title for each in self._library.summaries() if each.id == bank_id), "") or bank_id

    def nearest_exam(self, now: datetime) -> datetime | None:
        """The next one that anything is learnt for."""
        return next((goal.exam for goal in self._studies.goals() if goal.exam > now), None)

    def board(self, now: datetime, bank_ids: Sequence[str] = ()) -> Board:
        """Where the learner stands, in some banks or all."""
        self._look_at_banks()
        return self._board(now, bank_ids)

    def board_caught_up(self, now: datetime) -> Board:
        """Where the learner stands in the banks as ``catch_up`` has just found them."""
        return self._board(now, ())

    def _board(self, now: datetime, bank_ids: Sequence[str]) -> Board:
        passing = self.thresholds.hard
        return board(
            self._shelf.tallies(bank_ids, now, self._fading, passing),
            self._shelf.unsettled(bank_ids, passing),
            () if bank_ids else self._shelf.begun(),
        )

    def overview(
        self, now: datetime, offset: timedelta, bank_ids: Sequence[str] = (), most_leeches: int = _MOST_LEECHES
    ) -> Overview:
        """The board and what shows why; ``offset`` is that of the learner's clock from UTC."""
        self._look_at_banks()
        found = self._board(now, bank_ids)
        met, broken = [topic for topic in found.topics if topic.met], self._broken()
        trends = self._studies.trends([topic.as_tried for topic in met[:_MOST_TRENDS]], _TREND)
        lost = self._studies.lost(_LOST)
        return Overview(
            found,
            {topic.key: trends[topic.as_tried] for topic in met[:_MOST_TRENDS]},
            {topic.key: lost[topic.as_tried] for topic in met if topic.as_tried in lost},
            self._leeches(bank_ids, most_leeches),
            tuple(goal for goal in self._studies.goals() if not bank_ids or goal.bank_id in bank_ids),
            self._studies.days(offset, bank_ids),
            together(self._store.archive.makers(Which(bank=bank_id)) for bank_id in bank_ids or (None,)),
            () if found.met or bank_ids else tuple(each for each in self._shelf.away() if each not in broken),
            broken,
        )

    def _broken(self) -> tuple[str, ...]:
        have_problems = {each.id for each in self._library.summaries() if each.problems}
        return tuple(bank for bank in self._shelf.away() if bank in have_problems) if have_problems else ()

    def questions(
        self, now: datetime, bank_ids: Sequence[str] = (), topic: str | None = None, most: int | None = None
    ) -> list[QuestionStanding]:
        """How the questions that were met stand, with their criteria, the weakest first; so many of them, if said."""
        from examsim.review.closer import closer

        decay = decay_of(self._rule().parameters)
        met = [(p, p.card) for p in self._shelf.prospects(bank_ids, topic, is_met=True) if p.card]
        weakest = sorted(met, key=lambda each: known(each[1].belief, each[1].memory, now, decay).mean)[:most]
        criteria = self._studies.criteria([(p.bank_id, p.question_id) for p, _ in weakest])
        return [
            closer(p, card, criteria[name], now, decay, self._studies.earlier(*name))
            for p, card in weakest
            for name in [(p.bank_id, p.question_id)]
        ]

    def drill(self, now: datetime, minutes: float, bank_ids: Sequence[str] = (), topic: str | None = None) -> Exam:
        """The questions that are worth most in so many minutes, mixed; raises InputError where there are none."""
        from examsim.review.drill import chosen_mixed

        self._look_at_banks()
        known = self._shelf.worth_a_look(bank_ids, topic, now, self._fading, _MOST_WEIGHED)
        if topic is not None and not known:
            raise nothing_on(topic, self._shelf.topics(bank_ids))
        goals = {goal.bank_id: goal.exam for goal in self._studies.goals() if goal.exam > now}
        asked = chosen_mixed(
            known,
            self._mixed_up(bank_ids, topic),
            now,
            lambda p: goals.get(p.bank_id, now + _AHEAD),
            minutes,
            self._learner(),
        )
        return drilled(self._library, asked, topic)

    def redo(self, attempt: Attempt, by: By = By.QUESTION) -> Exam:
        """What was missed in an attempt, as its banks have it now; raises InputError where nothing was."""
        return redo(self._library, attempt, by, self.thresholds.hard)

    def contrast(self, bank_ids: Sequence[str] = ()) -> Exam:
        """Everything that is mixed up, the two of each pair side by side; raises InputError where nothing is."""
        self._look_at_banks()
        return contrast(self._library, self._shelf.unsettled(bank_ids, self.thresholds.hard))

    def _leeches(self, bank_ids: Sequence[str], most: int) -> tuple[Leech, ...]:
        bad = self._shelf.failing(bank_ids, _LEECH, most)
        below = self.thresholds.hard
        return tuple(Leech(p, self._studies.written(p.bank_id, p.question_id, below)) for p in bad)

    def fit(self, begins: Callable[[int], None] = lambda _: None) -> Fitted:
        """Find parameters of FSRS that fit the log; takes a while, and raises InputError where that is too short.

        ``begins`` is told of how many tries, once it is sure that they will do.
        """
        from examsim.review.fitting import fit

        return fit(lambda: self._studies.logs(_MOST_FITTED), self.thresholds, begins)

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
        from examsim.review.plan import plan

        self._look_at_banks()
        return plan(self._shelf.prospects([goal.bank_id]), now, goal.exam, goal.minutes, self._learner())

    def _mixed_up(self, bank_ids: Sequence[str], topic: str | None) -> Iterator[tuple[Prospect, Prospect]]:
        for each in self._shelf.unsettled(bank_ids, self.thresholds.hard):
            one, other = (self._shelf.prospect(each.bank_id, name) for name in (each.question_id, each.other_id))
            if one is not None and other is not None and topic in (None, one.topic) and topic in (None, other.topic):
                yield one, other

    def _learner(self) -> Learner:
        from examsim.review.experience import Experience
        from examsim.review.forecast import Learner

        seen, first = self._studies.learner()
        return Learner(Experience.of(seen), first, self._rule().parameters)

    @property
    def _fading(self) -> Fading:
        return forgetting(decay_of(self._rule().parameters))

    def _look_at_banks(self) -> None:
        self.renamed += tuple(keep_names(self._library, self._store))
