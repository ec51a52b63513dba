"""Small exams, sessions and grades for tests, and hypothesis strategies for what can happen to them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from examsim.domain.exam import Exam, Item, Mode
from examsim.domain.grade import CriterionGrade, Evidence, Grade, MisconceptionFound, Versions
from examsim.domain.own_marks import OwnMarks, OwnPoints
from examsim.domain.question import NumericAnswer, Question, QuestionKind
from examsim.domain.rubric import Criterion, Feedback, MarkedExample, Misconception, Rubric
from examsim.domain.session import (
    Anchor,
    ClockSet,
    Entry,
    Flagged,
    Hinted,
    OwnMarked,
    Paused,
    Resumed,
    Session,
    Typed,
    Visited,
)

START = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)
ANCHOR = Anchor(START, "boot-1", 1234.5)


def question(number: int = 1, topic: str = "symmetry") -> Question:
    """A question that differs from others by its number."""
    return Question(f"q{number}", f"Define term {number}.", (f"Term {number} is this.", "Or that."), topic=topic)


def rubric(number: int = 1) -> Rubric:
    """A rubric that uses everything a rubric may hold."""
    return Rubric(
        f"q{number}",
        (
            Criterion("first", 3.0, "It is this.", (("this", "that"), ("is",)), feedback=Feedback("Yes.", "No.")),
            Criterion("second", 1.0, "Or that.", accept=("that",), at_least=1, required=True),
        ),
        (Misconception("It is neither.", cap=0.0, feedback="It is."), Misconception("Both.", deduct=1.0)),
        (MarkedExample("this", 3.0),),
        best=1,
    )


def exam(
    questions: int = 3, mode: Mode = Mode.EXAM, limit: timedelta | None = timedelta(minutes=9), bank: str = "bank"
) -> Exam:
    """An exam of a few questions, every other one with a rubric."""
    items = (Item(bank, question(n), rubric(n) if n % 2 else None) for n in range(1, questions + 1))
    return Exam(f"Exam of {bank}", tuple(items), mode, limit, seed=7, is_timer_hidden=questions % 2 == 1)


def numeric_item() -> Item:
    """An item with the fields that the others leave at their defaults."""
    asked = Question(
        "n", "How many?", ("4",), kind=QuestionKind.NUMERIC, accept=("four",), numeric=NumericAnswer(4, 0.5, "m"),
        choices=("3", "4"), tags=("a",), hint="count", explanation="2 + 2", source="guide.txt:3", words=40,
    )  # fmt: skip
    return Item("other", asked)


def session(number: int = 1, of: Exam | None = None, started: datetime = START) -> Session:
    """A session at its first instant."""
    return Session.begin(f"session-{number}", of or exam(), started, ANCHOR)


def grade(points: float = 2.5, question_id: str = "q1", text: str = "this") -> Grade:
    """A grade that uses everything a grade may hold."""
    evidence = (Evidence(0, len(text), text),)
    return Grade(
        question_id,
        points,
        4.0,
        (CriterionGrade("first", "It is this.", points, 4.0, unsure=True, evidence=evidence, reason="Said so."),),
        (MisconceptionFound("Both.", "1 point off", evidence, "Only one."),),
        ("No model.",),
        Versions("grader-1", "none", "abc"),
    )


texts = st.sampled_from(
    ["", " ", "\0", "\ud800", "\ud83d\ude00", "é\u0301", "\x1b[31m", "x" * 5000, "العربية", "👩‍👩‍👧"]
) | st.text(st.characters(codec=None, exclude_categories=()), max_size=20)
"""Anything a Python string can hold, lone surrogates and NULs among it."""

_moves = st.tuples(
    st.integers(1, 4 * 60 * 1_000_000).map(lambda count: timedelta(microseconds=count)),
    st.integers(0, 2),
    st.tuples(st.sampled_from(["typed", "retyped"]), texts)
    | st.tuples(
        st.sampled_from(["visited", "flagged", "unflagged", "resumed", "paused", "clock_set", "hinted", "own_marked"]),
        st.just(""),
    ),
)


def _as_entries(moves: list[tuple[timedelta, int, tuple[str, str]]]) -> list[Entry]:
    at, made, said = START, list[Entry](), {0: "", 1: "", 2: ""}
    for pause, where, (kind, text) in moves:
        at += pause
        match kind:
            case "typed":
                said[where] = text
            case "retyped":  # what typing mostly is: a little more within what was there
                middle = len(said[where]) // 2
                said[where] = said[where][:middle] + text + said[where][middle:]
        others: dict[str, Entry] = {
            "visited": Visited(at, where),
            "flagged": Flagged(at, where, is_on=True),
            "unflagged": Flagged(at, where, is_on=False),
            "hinted": Hinted(at, where),
            "own_marked": OwnMarked(at, where, OwnMarks(said[where], (OwnPoints("first", 2.0),), grade())),
            "resumed": Resumed(at, ANCHOR if where else None),
            "paused": Paused(at),
            "clock_set": ClockSet(at, timedelta(hours=-1)),
        }
        made.append(others.get(kind, Typed(at, where, said[where])))
    return made


entries = st.lists(_moves, max_size=20).map(_as_entries)
"""What may happen in a session of three questions, in the order it happens."""
