"""A simulator without disk and model, and a clock that stands still until it is told to go on."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, cast

from examsim.advising import Advising
from examsim.clock import SteadyClock
from examsim.domain.attempt import Attempt, AttemptSummary, Record
from examsim.domain.bank import Bank, BankSummary
from examsim.domain.errors import StoreError, UnknownBank
from examsim.domain.exam import Mode
from examsim.domain.figures import Figures, Scope, Step, Sums
from examsim.domain.grade import CriterionGrade, Evidence, Grade, MisconceptionFound
from examsim.domain.history import Page, Place, Which
from examsim.domain.judgement import Judgement, KeptJudgement, last_in_force
from examsim.domain.learned import Learned, Phrasing
from examsim.domain.makers import Makers
from examsim.domain.question import Question
from examsim.domain.session import Anchor, Entry, OwnMarked, Session
from examsim.history import History
from examsim.judging import Judging
from examsim.replaying import Replaying
from examsim.reporting import Reporting
from examsim.sharing import Sharing
from examsim.simulator import Simulator
from examsim.teaching import Teaching
from examsim.tui.use_cases import UseCases

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from examsim.domain.replay import Written
    from examsim.grading.grader import Grader, Submission
    from examsim.grading.paper import Paper
    from examsim.storage.attempts import AttemptStore
    from examsim.storage.library import Library

NOON = datetime(2026, 3, 2, 12, 0, 0, tzinfo=UTC)


class FakeClock(SteadyClock):
    """Goes on when told to; the wall clock can be set apart from it."""

    def __init__(self, at: datetime = NOON) -> None:
        self._wall, self._boot, self._counter = at, "boot", 0.0
        super().__init__(lambda: Anchor(self._wall, self._boot, self._counter))

    def pass_time(self, **span: float) -> None:
        passed = timedelta(**span)
        self._wall += passed
        self._counter += passed.total_seconds()

    def set_wall_clock(self, **by: float) -> None:
        self._wall += timedelta(**by)

    def reboot(self) -> None:
        self._boot, self._counter = self._boot + "'", 0.0
        self.anchor = self._read()


class FakeJudgements:
    """The store's side of judging, in memory."""

    def __init__(self, store: FakeStore) -> None:
        self._store = store

    def judge(self, attempt_id: str, index: int, judgement: Judgement, at: datetime) -> Attempt:
        attempt = self._store.attempts[attempt_id]
        return self._keep(attempt, (*attempt.judgements, KeptJudgement(len(attempt.judgements), index, at, judgement)))

    def set_mark(self, attempt_id: str, index: int, mark: Judgement, at: datetime) -> None:
        said = last_in_force(each for each in self._store.attempts[attempt_id].judgements if each.index == index)
        if said is None or (said.judgement.name, said.judgement.points) != (mark.name, mark.points):
            self.judge(attempt_id, index, mark, at)

    def judged(self) -> tuple[str, ...]:
        kept = self._store.attempts.items()
        return tuple(name for name, attempt in kept if last_in_force(attempt.judgements) is not None)

    def expect(self, attempt_id: str, sureness: Mapping[int, int], _: datetime) -> Attempt:
        attempt = self._store.attempts[attempt_id]
        said = tuple(sureness.get(index) for index in range(len(attempt.drafts)))
        self._store.attempts[attempt_id] = replace(attempt, sureness=said)
        return self._store.attempts[attempt_id]

    def withdraw_last(self, attempt_id: str, _: datetime) -> tuple[Attempt, KeptJudgement | None]:
        attempt = self._store.attempts[attempt_id]
        last = last_in_force(attempt.judgements)
        kept = tuple(replace(each, is_withdrawn=each.is_withdrawn or each is last) for each in attempt.judgements)
        return self._keep(attempt, kept), last

    def _keep(self, attempt: Attempt, kept: tuple[KeptJudgement, ...]) -> Attempt:
        self._store.attempts[attempt.id] = replace(attempt, judgements=kept)
        return self._store.attempts[attempt.id]


class FakeLearned:
    """The store's side of teaching, in memory."""

    def __init__(self, known: list[Learned], judgements: FakeJudgements) -> None:
        self._known = known
        self._judgements = judgements

    def teach(
        self, bank_id: str, question_id: str, phrasing: Phrasing, at: datetime, mark: Judgement | None = None
    ) -> Learned:
        if mark is not None:
            self._judgements.set_mark(phrasing.attempt, phrasing.index, mark, at)
        self._known.append(Learned(len(self._known) + 1, bank_id, question_id, at, phrasing))
        return self._known[-1]

    def in_force(self, _bank_id: str | None = None) -> tuple[Learned, ...]:
        return tuple(self._known)

    def of_question(self, _bank_id: str, _question_id: str) -> tuple[Learned, ...]:
        return tuple(self._known)

    def remove(self, number: int, _: datetime) -> bool:
        self._known[:] = [each for each in self._known if each.number != number]
        return True

    def last_reset(self) -> datetime | None:
        return None


class FakeShelf:
    def called(self, _: Iterable[str]) -> dict[tuple[str, str], str]:
        return {}


@dataclass
class FakeStore:
    """Keeps everything in memory, and can be made to fail."""

    sessions: dict[str, Session] = field(default_factory=dict)
    attempts: dict[str, Attempt] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    taught: list[Learned] = field(default_factory=list)
    figures: Figures | None = None
    scopes: list[Scope] = field(default_factory=list)
    """What figures were asked of."""
    written: dict[str, list[Written]] = field(default_factory=dict)
    """What the journals of finished attempts have."""
    trouble: StoreError | None = None

    @property
    def judgements(self) -> FakeJudgements:
        return FakeJudgements(self)

    @property
    def learned(self) -> FakeLearned:
        return FakeLearned(self.taught, self.judgements)

    @property
    def shelf(self) -> FakeShelf:
        return FakeShelf()

    def begin(self, session: Session) -> None:
        self._check()
        self.sessions[session.id] = session

    def hold(self, session_id: str) -> Session:
        self._check()
        return self.sessions[session_id].left()

    def journal(self, session_id: str, entry: Entry) -> None:
        self._check()
        self.entries.append(entry)
        self.sessions[session_id] = self.sessions[session_id].after(entry)

    def unfinished(self) -> tuple[Session, ...]:
        return tuple(self.sessions.values())

    def seal(self, attempt: Attempt) -> Attempt:
        self._check()
        self.sessions.pop(attempt.id, None)
        own_marks = tuple(entry for entry in self.entries if isinstance(entry, OwnMarked))
        return self.attempts.setdefault(attempt.id, replace(attempt, own_marks=own_marks))

    def add_grade(self, attempt_id: str, index: int, grade: Grade) -> None:
        self._check()
        attempt = self.attempts[attempt_id]
        grades = (*attempt.grades[:index], grade, *attempt.grades[index + 1 :])
        self.attempts[attempt_id] = replace(attempt, grades=grades)

    def add_first_grade(self, attempt_id: str, index: int, grade: Grade) -> Grade:
        found = self.attempts[attempt_id].grades[index]
        if found is None:
            self.add_grade(attempt_id, index, grade)
        return found or grade

    def history(self, *, unmarked: bool = False) -> tuple[AttemptSummary, ...]:
        found = (AttemptSummary.of(a) for a in reversed(self.attempts.values()) if a.id not in self.deleted)
        return tuple(summary for summary in found if summary.points is None or not unmarked)

    def records(self) -> tuple[Record, ...]:
        found: dict[tuple[str, bool], Record] = {}
        for summary in map(AttemptSummary.of, self.attempts.values()):
            key = (summary.bank_ids[0], summary.mode is Mode.EXAM)
            best = max((r.best_score or 0 for r in [found.get(key)] if r), default=0)
            score = summary.score or 0
            found[key] = Record(*key, 1, summary.finished, summary.score, max(best, score))
        return tuple(found.values())

    def attempt(self, attempt_id: str) -> Attempt:
        return self.attempts[attempt_id]

    @property
    def archive(self) -> FakeArchive:
        return FakeArchive(self)

    def _check(self) -> None:
        if self.trouble is not None:
            raise self.trouble


@dataclass
class FakeArchive:
    """Looks back at what a fake store keeps."""

    store: FakeStore

    def page(self, which: Which, after: Place | None, size: int) -> Page:
        self.store._check()
        found = [s for s in self.store.history() if _is_meant(s, which)]
        begin = next(n for n, s in enumerate(found, 1) if s.id == after.id) if after else 0
        shown = tuple(found[begin : begin + size])
        rest = len(found) > begin + size
        return Page(shown, Place(shown[-1].finished, shown[-1].id) if rest else None, after)

    def page_up(self, which: Which, upto: Place | None, size: int) -> Page:
        found = [s for s in self.store.history() if _is_meant(s, which)]
        end = next(n for n, s in enumerate(found, 1) if s.id == upto.id) if upto else len(found)
        begin = max(end - size, 0)
        above = Place(found[begin - 1].finished, found[begin - 1].id) if begin else None
        return Page(tuple(found[begin:end]), upto, above)

    def makers(self, which: Which) -> Makers:
        found = Counter(maker for s in self.store.history() if _is_meant(s, which) for maker in s.made_by)
        return Makers(tuple(found.most_common()))

    def count(self, which: Which) -> int:
        return sum(_is_meant(summary, which) for summary in self.store.history())

    def first(self) -> datetime | None:
        return min((summary.finished for summary in self.store.history()), default=None)

    def delete(self, attempt_id: str, _at: datetime) -> None:
        self.store._check()
        self.store.deleted.append(attempt_id)

    def undelete(self, attempt_id: str) -> None:
        self.store.deleted.remove(attempt_id)

    def last_deleted(self) -> str | None:
        return self.store.deleted[-1] if self.store.deleted else None

    def figures(self, scope: Scope, _offset: timedelta) -> Figures:
        self.store._check()
        self.store.scopes.append(scope)
        found = self.store.figures
        if found is None or scope.mode is Mode.DRILL:
            return Figures(scope, Step.EXAM, Sums(), 0, (), (), ())
        return replace(found, scope=scope)

    def attempts(self, attempt_ids: Sequence[str]) -> list[Attempt]:
        self.store._check()
        return [self.store.attempts[name] for name in attempt_ids]

    def written(self, attempt_id: str) -> tuple[Written, ...]:
        self.store._check()
        return tuple(self.store.written.get(attempt_id, ()))

    def banks(self) -> tuple[str, ...]:
        return tuple(sorted({bank for summary in self.store.history() for bank in summary.bank_ids}))


def _is_meant(summary: AttemptSummary, which: Which) -> bool:
    return (
        (which.bank is None or which.bank in summary.bank_ids)
        and (which.mode is None or which.mode is summary.mode)
        and (which.since is None or summary.finished >= which.since)
        and (which.until is None or summary.finished < which.until)
    )


@dataclass
class FakeLibrary:
    """Banks in memory."""

    banks: tuple[Bank, ...] = ()
    broken: tuple[BankSummary, ...] = ()

    def read_changed(self) -> Iterator[tuple[int, int]]:
        return iter(())

    def summaries(self) -> tuple[BankSummary, ...]:
        return (
            *(
                BankSummary(bank.id, bank.title, len(bank.questions), sum(q.minutes for q in bank.questions))
                for bank in self.banks
            ),
            *self.broken,
        )

    def open(self, name: str) -> Bank:
        for bank in self.banks:
            if bank.id == name:
                return bank
        raise UnknownBank(f"No bank is called {name}.", remedy="`examsim locate` shows which folders are looked in.")


@cache
def reader() -> Grader:
    """Reads without a model, for those who mark nothing."""
    from examsim.grading.grader import Grader

    return Grader(None)


class FakeGrader:
    """Each word of the answer's first sentences that the response has is evidence; deterministic and instant."""

    def __init__(self) -> None:
        self.trouble: Exception | None = None
        self.stumbles_over: str | None = None
        self.laid_out: list[str] = []

    def get_ready(self, submissions: Sequence[Submission]) -> None:
        self.laid_out += [each.question.id for each in submissions if not each.response]

    def papers(self, submissions: Sequence[Submission]) -> list[Paper]:
        return reader().papers(submissions)

    def grade_all(self, submissions: Sequence[Submission], on_grade: object = None) -> list[Grade]:  # noqa: ARG002
        return [self.grade(submission) for submission in submissions]

    def grade(self, submission: Submission) -> Grade:
        if self.trouble is not None:
            raise self.trouble
        if submission.response == self.stumbles_over:
            raise IndexError("nobody foresaw this")
        question, response = submission.question, submission.response
        statements = [part.strip() for part in question.answer.split(";") if part.strip()]
        worth = question.points / len(statements)
        said = {each.criterion for each in submission.taught if each.words in response and "opposite" not in response}
        criteria = tuple(_mark(i, s, worth, response, said) for i, s in enumerate(statements))
        wrong = "the opposite" in response
        found = (
            MisconceptionFound("It is the opposite.", "at most 0 points", _spans("the opposite", response), cap=0),
        )
        points = 0.0 if wrong else sum(c.points for c in criteria)
        return Grade(question.id, points, question.points, criteria, found if wrong else ())


class GatedGrader(FakeGrader):
    """Marks as many responses as its gate is released for."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Semaphore(0)

    def grade(self, submission: Submission) -> Grade:
        self.gate.acquire()
        return super().grade(submission)


def _mark(index: int, statement: str, worth: float, response: str, taught: Container[str] = ()) -> CriterionGrade:
    words = statement.split()
    spans = tuple(span for word in words for span in _spans(word, response)[:1])
    share = 1 if f"c{index}" in taught else len(spans) / len(words)
    points = worth if share == 1 else worth / 2 if share >= 0.5 else 0.0
    reason = f"{len(spans)} of {len(words)} words were found." if spans else "Nothing in the response speaks of it."
    return CriterionGrade(f"c{index}", statement, points, worth, 0.3 < share < 0.5, spans, reason)


def _spans(word: str, response: str) -> tuple[Evidence, ...]:
    at = response.find(word)
    return (Evidence(at, at + len(word), word),) if at >= 0 else ()


def quiz(questions: int = 3) -> Bank:
    """A small bank with a long question, a short one, and one with choices."""
    written = (
        Question(
            "equivariance",
            "Define equivariance, and say how it differs from invariance.",
            ("the output changes in the same way; f(g(x)) = g(f(x))",),
            topic="symmetry",
            hint="Think of shifting a picture.",
        ),
        Question(
            "saliency",
            "What are saliency maps, and how are they computed?",
            ("gradient of the class score; absolute value; degree not direction",),
            topic="visualisation",
            points=6,
            minutes=5,
            words=40,
        ),
        Question(
            "depth",
            "Which is deeper?",
            ("the second",),
            topic="symmetry",
            choices=("the first", "the second"),
            minutes=2,
        ),
    )
    more = (Question(f"extra-{n}", f"Extra question {n}?", (f"answer {n}",)) for n in count(1))
    every = [*written, *(next(more) for _ in range(max(questions - 3, 0)))]
    return Bank("quiz", "A small quiz", tuple(every[:questions]))


class FakeWorld:
    """Everything an app under test is made with, and what the test looks at afterwards."""

    def __init__(self, *banks: Bank) -> None:
        self.clock = FakeClock()
        self.store = FakeStore()
        self.library = FakeLibrary(banks)
        self.grader = FakeGrader()
        self.encoder_state = ""
        ids = (f"attempt-{n}" for n in count(1))
        self.simulator = Simulator(
            cast("Library", self.library),
            cast("AttemptStore", self.store),
            lambda: cast("Grader", self.grader),
            lambda: next(ids),
        )
        store = cast("AttemptStore", self.store)
        teaching = Teaching(store, lambda at: at.date())
        self.use_cases = UseCases(
            self.simulator,
            History(store),
            Judging(store),
            lambda: teaching,
            lambda: Advising(lambda: cast("Grader", self.grader), teaching.taught),
            lambda: Reporting(cast("Library", self.library), store, lambda: cast("Grader", self.grader), lambda *_: ()),
            lambda: Replaying(store, lambda: cast("Grader", self.grader)),
            lambda: Sharing(History(store), cast("Library", self.library), lambda at: f"{at:%Y-%m-%d}"),
            lambda: self.encoder_state,
        )
