"""The grader's report card: how far it agrees with its learner, and whether it would after a change.

Joins the stages and holds no state. Every judgement is a regression case: the response is marked again as things are
now, and what comes out is laid beside what the learner said.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from examsim.domain.cases import cases, let_stand
from examsim.domain.learned import now_otherwise
from examsim.domain.report_card import report
from examsim.domain.retrial import Retrial, Retrials, given
from examsim.storage.banks_now import BanksNow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from examsim.domain.attempt import Attempt
    from examsim.domain.bank import Bank
    from examsim.domain.cases import Case
    from examsim.domain.grade import Grade
    from examsim.domain.learned import Learned, Taught
    from examsim.domain.report_card import Report
    from examsim.grading.grader import Grader
    from examsim.grading.submission import Submission
    from examsim.storage.attempts import AttemptStore
    from examsim.storage.library import Library


_REMEMBERED = 300
"""Attempts, the latest, by which the grader learns when to ask."""
_SILENCE = 0.25
"""What it weighs that a mark was let stand, beside one that was judged."""


@dataclass(frozen=True, slots=True)
class Band:
    """Where the grader is unsure and asks."""

    low: float
    high: float
    """Credit between these, 0..1."""
    judgements: int
    """Those since the last reset that tell where to ask."""
    needed: int
    """From how many on the band follows the learner."""

    @property
    def is_own(self) -> bool:
        """Whether it follows the learner."""
        return self.judgements >= self.needed


@dataclass(frozen=True, slots=True)
class Changed:
    """What is otherwise than when marks were made that the learner judged."""

    grader: bool = False
    model: bool = False
    banks: tuple[str, ...] = ()
    """Those whose questions or rubrics were changed."""

    @property
    def in_words(self) -> str:
        """What has changed; empty where nothing has."""
        what = ["the grader"] * self.grader + ["the model"] * self.model
        what += [f"the rubric of {bank}" for bank in self.banks]
        if not what:
            return ""
        said = " and ".join(filter(None, (", ".join(what[:-1]), what[-1])))
        return f"Since marks that you judged were made, {said} changed"


class Reporting:
    """What can be asked about the grader, whichever front end asks."""

    def __init__(
        self, library: Library, store: AttemptStore, grader: Callable[[], Grader],
        taught: Callable[[str, str], tuple[Taught, ...]],
    ) -> None:  # fmt: skip
        self._library = library
        self._store = store
        self._grader = grader
        self._taught = taught

    def by(self, grader: Grader) -> Reporting:
        """The same, asked of another grader."""
        return Reporting(self._library, self._store, lambda: grader, self._taught)

    def report(self, period: Callable[[datetime], str]) -> Report:
        """How far the grader agreed with what the learner said."""
        known: list[Case] = []
        silent = 0
        for attempt in self._judged():
            known += cases(attempt)
            silent += len(let_stand(attempt))
        return report(known, silent, period)

    def band(self, shipped: tuple[float, float]) -> Band:
        """Between which credits the grader asks this learner; the shipped band until enough was judged."""
        # Imported here, as the grader's modules are: some who report mark nothing.
        from examsim.grading.unsure_band import NEEDED, Granted, fitted_band  # noqa: PLC0415

        since = self._store.learned.last_reset()
        said, silent = [], []
        for attempt in self._judged(_REMEMBERED):
            mine = [case for case in cases(attempt) if since is None or case.at > since]
            said += [
                Granted(case.credit, case.points / case.max_points)
                for case in mine
                if case.credit is not None and case.max_points and not case.guards
            ]
            silent += [
                Granted(criterion.credit, round(criterion.credit), _SILENCE)
                for criterion in (let_stand(attempt) if mine else ())
                if criterion.credit is not None and not (criterion.unsure or criterion.guards)
            ]
        told = sum(each.tells for each in said)
        low, high = fitted_band([*said, *silent], shipped) if told >= NEEDED else shipped
        return Band(low, high, told, NEEDED)

    def state(self) -> tuple[int | None, ...]:
        """What the band follows, as numbers: the same numbers, the same band."""
        return self._store.judgements.state()

    def reset(self, now: datetime) -> None:
        """Ask by the shipped numbers again, and learn anew from here; no judgement is forgotten."""
        self._store.learned.reset(now)

    def changed(self, model: str | None) -> Changed:
        """What is otherwise than when the latest judged marks were made; ``model`` is as settings name it.

        Marks nothing, and takes a moment.
        """
        # Imported here: nothing else on the way to the home screen needs it.
        from examsim.grading.submission import Submission  # noqa: PLC0415
        from examsim.grading.versions import versions_of  # noqa: PLC0415

        banks, grader, other, changed = BanksNow(self._library), False, False, dict[str, None]()
        for attempt in self._judged(_REMEMBERED):
            for index in sorted({case.index for case in cases(attempt)}):
                grade, item = attempt.grades[index], banks.item(attempt.exam.items[index])
                if grade is None or item is None:
                    continue
                was, now = grade.versions, versions_of(Submission.sat(attempt.exam, index, "", (), item), None)
                grader |= was.grader != now.grader
                other |= not _is_by(was.encoder, model)
                if was.rubric != now.rubric:
                    changed[item.bank_id] = None
        return Changed(grader, other, tuple(changed))

    def out_of_place(self, learned: Iterable[Learned]) -> dict[int, str]:
        """What is not as it was when wordings were taught, by their numbers: banks, questions and criteria change."""
        banks = BanksNow(self._library)
        found = {each.number: now_otherwise(each, banks.bank(each.bank_id)) for each in learned}
        return {number: words for number, words in found.items() if words}

    def count(self) -> int:
        """How many cases there are to try."""
        return sum(1 for attempt in self._judged() for _ in cases(attempt))

    def check(self, on_grade: Callable[[int], None] | None = None, change: Bank | None = None) -> Retrials:
        """Mark every case again as things are now, or as they were with this bank in the place of the one in force."""
        tried = [(attempt, case) for attempt in self._judged() for case in cases(attempt)]
        if change is not None:
            tried = [(attempt, case) for attempt, case in tried if case.bank_id == change.id]
        banks = BanksNow(self._library, change)
        submissions = [self._submission(attempt, case, banks) for attempt, case in tried]
        asked = [each for each in submissions if each is not None]
        grades = iter(self._grader().grade_all(asked, on_grade) if asked else [])
        return Retrials(
            tuple(
                _retrial(attempt, case, next(grades) if submission is not None else None)
                for (attempt, case), submission in zip(tried, submissions, strict=True)
            )
        )

    def _judged(self, latest: int = 0) -> Iterator[Attempt]:
        return (self._store.attempt(name) for name in self._store.judgements.judged()[-latest:])

    def _submission(self, attempt: Attempt, case: Case, banks: BanksNow) -> Submission | None:
        # Imported here: it brings numpy, which a report must not pay for.
        from examsim.grading.submission import Submission  # noqa: PLC0415

        item = banks.item(attempt.exam.items[case.index])
        if item is None:
            return None
        taught = self._taught(case.bank_id, case.question_id)
        return Submission.sat(attempt.exam, case.index, case.response, taught, item)


def _retrial(attempt: Attempt, case: Case, grade: Grade | None) -> Retrial:
    # What was judged of a response that was bettered since has no mark but the one of then.
    newest = attempt.grades[case.index] if case.response == attempt.drafts[case.index].text else None
    before = given(newest, case.criterion) if newest is not None else None
    now = given(grade, case.criterion) if grade is not None else None
    return Retrial(case, case.automatic if before is None else before, now)


def _is_by(encoder: str, model: str | None) -> bool:
    """Whether marks by this encoder (name and checksum) are by the model that settings name."""
    from examsim.grading.weights import MODEL  # noqa: PLC0415 - as above

    if model == "none" or encoder == "none":
        return model == encoder
    return encoder.partition("@")[0] == (PurePath(model).name if model is not None else MODEL)
