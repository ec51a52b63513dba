"""Marks with their evidence."""

from __future__ import annotations

from dataclasses import dataclass

ASKS = "Please judge this one yourself."
"""With what the reason of an unsure criterion ends."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Characters of the response, exactly as typed, that a mark rests on."""

    start: int
    end: int
    text: str
    """``response[start:end]``"""


@dataclass(frozen=True, slots=True)
class CriterionGrade:
    """What one criterion earned, and why."""

    id: str
    statement: str
    points: float
    max_points: float
    unsure: bool = False
    """The evidence is ambiguous: the learner is asked to judge."""
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""
    """One plain sentence or two for the learner."""
    earned: float | None = None
    """Points before the rules of the rubric took some away; None where they took nothing."""
    is_required: bool = False
    """Without it the question earns nothing."""
    solution: tuple[Evidence, ...] = ()
    """Characters of the verified solution that say this."""
    nearest: tuple[Evidence, ...] = ()
    """Where a missed criterion came nearest in the response; nothing was earned by it."""
    nearness: float | None = None
    """How much of it the response says, 0..1; None where that was not measured."""
    credit: float | None = None
    """The share of the points that the evidence is worth, before it is rounded to quarter points."""
    guards: tuple[str, ...] = ()
    """Names of the guards that had something against it."""

    @property
    def own_points(self) -> float:
        """What it earned by itself, before the rules of the rubric."""
        return self.points if self.earned is None else self.earned


@dataclass(frozen=True, slots=True)
class MisconceptionFound:
    """A wrong thing the response says, and what it cost."""

    statement: str
    effect: str
    """In words: "at most 0 points", "1 point off"."""
    evidence: tuple[Evidence, ...] = ()
    feedback: str = ""
    cap: float | None = None
    """At most this many points for the question."""
    deduct: float | None = None
    """Points taken off."""
    reason: str = ""
    """What was read as what."""
    resembles: str = ""
    """The question whose answer says this, where there is one."""


@dataclass(frozen=True, slots=True)
class Versions:
    """What made a grade, so that two grades can be compared honestly."""

    grader: str
    encoder: str
    """Name and checksum, or "none" where keywords alone were used."""
    rubric: str
    """Short digest of the question and its rubric."""
    learned: str = ""
    """Short digest of what the learner had taught of the question; empty where nothing was."""

    @property
    def in_words(self) -> str:
        """All of them on one line."""
        taught = f", taught {self.learned}" if self.learned else ""
        return f"grader {self.grader}, model {self.encoder}, rubric {self.rubric}{taught}"

    def differences(self, other: Versions) -> tuple[str, ...]:
        """What is not the same in both."""
        pairs = (
            ("grader", self.grader, other.grader),
            ("model", self.encoder, other.encoder),
            ("rubric", self.rubric, other.rubric),
            ("what you taught", self.learned, other.learned),
        )
        return tuple(what for what, mine, others in pairs if mine != others)


@dataclass(frozen=True, slots=True)
class Grade:
    """The marks of one response."""

    question_id: str
    points: float
    """A multiple of a quarter point, in 0..max_points."""
    max_points: float
    criteria: tuple[CriterionGrade, ...]
    misconceptions: tuple[MisconceptionFound, ...] = ()
    notes: tuple[str, ...] = ()
    """What the learner should know about the whole mark: no model, a cap, another question answered."""
    versions: Versions = Versions(grader="", encoder="none", rubric="")
    best: int | None = None
    """Only the best so many criteria count; None counts all."""
    guards: tuple[str, ...] = ()
    """Names of the guards that had something against the response as a whole."""

    @property
    def score(self) -> float:
        """Points as a share of max points, 0..1."""
        return self.points / self.max_points if self.max_points else 0.0

    @property
    def unsure(self) -> bool:
        """Whether any criterion waits for the learner's own judgement."""
        return any(c.unsure for c in self.criteria)
