"""One question on three sides: in the bank, as it was drafted last time, and as it is drafted now."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from examsim.importing import Unsaid
from examsim.keeping.parts import OF_RUBRICS, criteria_in, parts_of, put_together, said_of, with_criteria_named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from examsim.domain.question import Question
    from examsim.domain.rubric import Rubric
    from examsim.keeping.parts import Part, Parts


class Kind(StrEnum):
    """Who changed something since it was imported."""

    SOURCE = "source"
    BOTH = "both"
    GONE = "gone"
    """The source no longer has a question that nobody edited."""
    DELETED = "deleted"
    """The source changed a question that was deleted here."""


@dataclass(frozen=True, slots=True)
class Change:
    """One part of a question that the source has otherwise than the bank."""

    question_id: str
    kind: Kind
    part: Part
    here: str
    """What the bank says, in words; nothing where it says nothing."""
    source: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What is decided together: the changes of one kind to one question."""

    question_id: str
    kind: Kind
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A question as one of the three has it."""

    question: Question
    rubric: Rubric | None
    unsaid: Unsaid = field(default_factory=Unsaid)
    """Of what is drafted now: what the source does not say itself."""

    @property
    def parts(self) -> Parts:
        """Everything that can change by itself."""
        return parts_of(self.question, self.rubric)

    def named(self, question_id: str, like: Side | None = None) -> Side:
        """The same under another id, its criteria under the ids of those they are."""
        rubric = with_criteria_named(self.rubric, like.rubric if like is not None else None)
        rubric = replace(rubric, question_id=question_id) if rubric is not None else None
        return replace(self, question=replace(self.question, id=question_id), rubric=rubric)


@dataclass(frozen=True, slots=True)
class Trio:
    """One question in the bank, in what was drafted last time, and in what is drafted now."""

    ours: Side | None
    base: Side | None
    theirs: Side | None

    @property
    def id(self) -> str:
        """What it is called in the bank, or would be."""
        side = self.ours or self.base or self.theirs
        return side.question.id if side is not None else ""

    @property
    def is_edited(self) -> bool:
        """Whether a person has changed it, or written it."""
        return self.ours is not None and (self.base is None or self.ours.parts != self.base.parts)

    @property
    def is_of_another_file(self) -> bool:
        """Whether it came from a file that was not read this time, which is taken to say what it said last time."""
        return self.theirs is not None and self.theirs is self.base

    def changes(self) -> Iterator[Change]:
        """What the source would have otherwise."""
        some = self.ours or self.base or self.theirs
        if some is None:
            return
        if self.theirs is None:
            if not self.is_edited:
                yield Change(some.question.id, Kind.GONE, ("question",), some.question.prompt, "")
        elif self.ours is None:
            if self.base is not None and self.base.parts != self.theirs.parts:
                yield Change(some.question.id, Kind.DELETED, ("question",), "", self.theirs.question.prompt)
        else:
            yield from _differences(self.ours, self.base, self.theirs)

    def merged(self, taken: Collection[Part]) -> Side | None:
        """The bank's question with these parts as the source has them.

        Not those of the rubric where it would speak of more points than the question has then.
        """
        if self.ours is None or self.theirs is None:
            return self.ours
        question = replace(self.ours.question, source=self._source(self.ours, self.theirs))
        if not taken:
            return Side(question, self.ours.rubric)
        taken = taken if self.fits(taken) else [part for part in taken if part[0] not in OF_RUBRICS]
        return Side(*put_together(question, _with(self.ours.parts, self.theirs.parts, taken)))

    def fits(self, taken: Collection[Part]) -> bool:
        """Whether with these parts of the source the rubric speaks of no more points than the question has."""
        if self.ours is None or self.theirs is None or not taken:
            return True
        question, rubric = put_together(self.ours.question, _with(self.ours.parts, self.theirs.parts, taken))
        return rubric is None or _is_within(rubric, question.points)

    def _source(self, ours: Side, theirs: Side) -> str:
        """Where the question comes from: its line moves with the source, unless a person has written another."""
        is_theirs = self.base is None or self.base.question.source == ours.question.source
        return theirs.question.source if is_theirs and theirs.question.source else ours.question.source


def _differences(ours: Side, base: Side | None, theirs: Side) -> Iterator[Change]:
    mine, drafted = ours.parts, theirs.parts
    before = base.parts if base is not None else None
    whole = criteria_in(mine, drafted, *([before] if before is not None else []))
    for part in _all_parts(mine, before or {}, drafted, whole):
        here, source = _value(mine, part), _value(drafted, part)
        was = _value(before, part) if before is not None else None
        is_unchanged = source == was if before is not None else _says_nothing(source, part)
        if source == here or is_unchanged:
            continue
        kind = Kind.SOURCE if before is not None and here == was else Kind.BOTH
        yield Change(ours.question.id, kind, part, said_of(mine, part), said_of(drafted, part))


def _says_nothing(source: object, part: Part) -> bool:
    """Whether a source leaves something open: a topic that its author has given since, say, or a marked example."""
    return source in ("", ()) or (source is None and part[0] != "criterion")


def _all_parts(mine: Parts, before: Parts, drafted: Parts, whole: Collection[str]) -> list[Part]:
    """Every part there is; of a criterion that is not on every side only the whole."""
    every = (part[:2] if part[0] == "criterion" and part[1] in whole else part for part in (*mine, *before, *drafted))
    return list(dict.fromkeys(every))


def _value(parts: Parts, part: Part) -> object:
    if part[0] == "criterion" and len(part) == 2:
        return {each: value for each, value in parts.items() if each[:2] == part} or None
    return parts.get(part)


def _with(ours: Parts, theirs: Parts, taken: Collection[Part]) -> Parts:
    parts = dict(ours)
    for part in taken:
        names = [part] if part[0] != "criterion" or len(part) == 3 else [e for e in (*ours, *theirs) if e[:2] == part]
        for name in names:
            if name in theirs:
                parts[name] = theirs[name]
            else:
                parts.pop(name, None)
    return parts


def _is_within(rubric: Rubric, points: float) -> bool:
    """Whether the marks that a rubric speaks of are within the question's points."""
    costs = rubric.misconceptions
    return (
        all(one.cap is None or one.cap < points for one in costs)
        and all(one.deduct is None or one.deduct <= points for one in costs)
        and all(one.points <= points for one in rubric.examples)
    )
