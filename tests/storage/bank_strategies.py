"""Banks of every shape that can be written, with texts chosen to be hard on YAML."""

from __future__ import annotations

from hypothesis import strategies as st

from examsim.domain.bank import Bank
from examsim.domain.question import NumericAnswer, Question, QuestionKind
from examsim.domain.rubric import Criterion, Feedback, MarkedExample, Misconception, Rubric

_HARD = (
    "- item", "# not a comment", "key: value", "a #b", "'", '"', "yes", "no", "~", "null", "1", "1e-3", ".5", "0x1F",
    "2024-01-01", "12:30", "1_000", "---", "...", "%x", "@x", "`x`", "*x*", "&x", "!x", "|", ">", "? x", "[x]", "{x}",
    "<<", "=", ",", ":", "-", "\\n", " x", "x ", "\nx", "x\n", "x\n\n", "x\n\n\ny", "x \ny", "x\n y\n  z", "\tx",
    "x\ty", "x\r\ny", "\r", "\x00", "\x07\x1b[31m", "\x7f", "\x85", "\xa0", "a\u2028b\u2029c", "\ufeff", "\ufffe",
    "😀", "é\u0301", "\u202egnp", "\U000e0001", "x" * 200, "word " * 60 + "end", "a: b\nc: d", "x\n#y", "x\n- y",
    "x\n---\ny", "x\n...\ny",
)  # fmt: skip
TEXT = st.sampled_from(_HARD) | st.text(max_size=60) | st.lists(st.sampled_from(_HARD), max_size=4).map("\n".join)
FILLED = TEXT.filter(lambda text: bool(text.strip()))
IDS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
QUARTERS = st.integers(1, 40).map(lambda n: n / 4)


def _few(strategy: st.SearchStrategy[str], least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(strategy, min_size=least, max_size=3).map(tuple)


_NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
_NUMERIC = st.builds(
    NumericAnswer, value=_NUMBERS, tolerance=_NUMBERS.filter(lambda x: x >= 0), unit=st.just("") | FILLED
)


@st.composite
def questions(draw: st.DrawFn, question_id: str) -> Question:
    kind = draw(st.sampled_from(QuestionKind))
    needs_answer = kind is QuestionKind.FREE_RESPONSE
    answers = draw(_few(FILLED, least=int(needs_answer)))
    return Question(
        id=question_id,
        prompt=draw(FILLED),
        answers=answers,
        topic=draw(st.just("") | FILLED),
        points=draw(QUARTERS),
        minutes=draw(st.floats(0.001, 1440)),
        kind=kind,
        accept=draw(_few(FILLED, least=int(kind is QuestionKind.SHORT_ANSWER and not answers))),
        numeric=draw(_NUMERIC) if kind is QuestionKind.NUMERIC else None,
        choices=draw(_few(FILLED)),
        tags=draw(_few(FILLED)),
        hint=draw(st.just("") | FILLED),
        explanation=draw(st.just("") | FILLED),
        source=draw(st.just("") | FILLED),
        words=draw(st.none() | st.integers(1, 5000)),
    )


@st.composite
def rubrics(draw: st.DrawFn, question: Question) -> Rubric:
    """A rubric whose points add up: so many criteria of equal worth, and perhaps more of which the best count."""
    count = draw(st.sampled_from([n for n in (1, 2, 4) if (question.points * 4) % n == 0]))
    spare = draw(st.integers(0, 2))
    worth = question.points / count
    criteria = tuple(draw(_criteria(f"criterion-{n}", worth)) for n in range(count + spare))
    below = [n / 4 for n in range(int(question.points * 4))]
    marks = [*below, question.points]
    return Rubric(
        question_id=question.id,
        criteria=criteria,
        misconceptions=tuple(draw(st.lists(_misconceptions(below, question.points), max_size=2))),
        examples=tuple(draw(st.lists(_examples(marks), max_size=3, unique_by=lambda example: example.response))),
        best=count if spare else draw(st.none() | st.just(count)),
    )


@st.composite
def _criteria(draw: st.DrawFn, criterion_id: str, points: float) -> Criterion:
    keywords = tuple(draw(st.lists(_few(FILLED, least=1), max_size=3)))
    return Criterion(
        id=criterion_id,
        points=points,
        statement=draw(FILLED),
        keywords=keywords,
        at_least=draw(st.none() | st.integers(1, len(keywords))) if keywords else None,
        accept=draw(_few(FILLED)),
        required=draw(st.booleans()),
        feedback=Feedback(draw(st.just("") | FILLED), draw(st.just("") | FILLED)),
    )


def _misconceptions(below: list[float], points: float) -> st.SearchStrategy[Misconception]:
    caps = st.sampled_from(below)
    deductions = st.integers(1, int(points * 4)).map(lambda n: n / 4)
    costs = st.tuples(caps, st.none() | deductions) | st.tuples(st.none(), deductions)
    return st.builds(_misconception, FILLED, costs, st.just("") | FILLED)


def _misconception(statement: str, cost: tuple[float | None, float | None], feedback: str) -> Misconception:
    cap, deduct = cost
    return Misconception(statement, cap, deduct, feedback)


def _examples(marks: list[float]) -> st.SearchStrategy[MarkedExample]:
    return st.builds(MarkedExample, TEXT, st.sampled_from(marks))


@st.composite
def banks(draw: st.DrawFn) -> Bank:
    ids = draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    asked = tuple(draw(questions(question_id)) for question_id in ids)
    marked = [question for question in asked if draw(st.booleans())]
    return Bank(
        id=draw(IDS),
        title=draw(FILLED),
        questions=asked,
        rubrics={question.id: draw(rubrics(question)) for question in marked},
    )
