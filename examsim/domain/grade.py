"""Marks with their evidence."""

from __future__ import annotations

from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class MisconceptionFound:
    """A wrong thing the response says, and what it cost."""

    statement: str
    effect: str
    """In words: "at most 0 points", "1 point off"."""
    evidence: tuple[Evidence, ...] = ()
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Versions:
    """What made a grade, so that two grades can be compared honestly."""

    grader: str
    encoder: str
    """Name and checksum, or "none" where keywords alone were used."""
    rubric: str
    """Short digest of the question and its rubric."""


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

    @property
    def score(self) -> float:
        """Points as a share of max points, 0..1."""
        return self.points / self.max_points if self.max_points else 0.0

    @property
    def unsure(self) -> bool:
        """Whether any criterion waits for the learner's own judgement."""
        return any(c.unsure for c in self.criteria)
