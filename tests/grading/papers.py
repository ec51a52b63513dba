"""Short ways to lay a response beside a question and its rubric, with the stand-in encoder or with none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.domain.question import Question
from examsim.domain.rubric import Criterion, Misconception, Rubric
from examsim.grading.assessment import Assessment, assess
from examsim.grading.calibration import Curve
from examsim.grading.encoder import HashEncoder
from examsim.grading.paper import Paper, lay_out, texts_of
from examsim.grading.text import Reading, prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

CURVE = Curve(intercept=0.0, slope=1.0)
"""Credit is the evidence itself."""
SALT = Question(
    "salt",
    "Why is the sea salty?",
    ("Rivers carry dissolved minerals into it. Only pure water evaporates from its surface.",),
)
RIVERS = Criterion(
    "rivers", 2.0, "Rivers carry dissolved minerals into the sea.", (("rivers", "streams"), ("minerals",))
)
WATER = Criterion("water", 2.0, "Only pure water evaporates from its surface.")
FISH = Misconception("Salt comes from the fish that swim in it.", cap=1.0, feedback="Fish only live there.")
RUBRIC = Rubric("salt", (RIVERS, WATER), (FISH,))


def paper(
    response: str,
    rubric: Rubric | None = RUBRIC,
    question: Question = SALT,
    siblings: tuple[Question, ...] = (),
    *,
    with_model: bool = True,
) -> Paper:
    """A response laid beside its question."""
    texts = [Reading.of(text).spoken for text in (*texts_of(question, rubric, siblings), response)]
    encoded = dict(zip(texts, HashEncoder().encode(texts), strict=True)) if with_model else {}
    reading = Reading.of(response)
    return Paper(lay_out(question, rubric, siblings, encoded), prepare(reading, encoded.get(reading.spoken)))


def with_strengths(strengths: Sequence[float], rubric: Rubric) -> Assessment:
    """An assessment that has found so much for each criterion, and nothing else."""
    plain = assess(paper("", rubric))
    criteria = tuple(replace(e, strength=s) for e, s in zip(plain.criteria, strengths, strict=True))
    share = sum(strengths) / len(strengths) if strengths else 0.0
    return replace(plain, criteria=criteria, whole=share)


def worth(*points: float, required: Sequence[int] = (), best: int | None = None) -> Rubric:
    """A rubric of criteria worth so much."""
    names = ("rivers", "rain", "wind", "rocks", "vents", "ice")
    criteria = (
        Criterion(name, each, f"The {name} bring salt.", required=index in required)
        for index, (name, each) in enumerate(zip(names, points, strict=False))
    )
    return Rubric("salt", tuple(criteria), best=best)
