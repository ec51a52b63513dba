"""The shape of a rubric file."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from examsim.domain.rubric import Criterion, Feedback, MarkedExample, Misconception, Rubric
from examsim.storage.fields import (
    GIVEN,
    Count,
    CountFromZero,
    Entry,
    Id,
    Points,
    PointsFromZero,
    SchemaVersion,
    Text,
    TextOrTexts,
    Texts,
    Wanted,
    text_or_texts,
)

KeywordGroup = Annotated[TextOrTexts, text_or_texts("Alternatives: any one of them meets the group.")]


class FeedbackEntry(Entry):
    """What a learner reads about one criterion."""

    hit: Annotated[Text, Field(description="Shown when the criterion is met.")] = ""
    missed: Annotated[Text, Field(description="Shown when it is not.")] = ""


class CriterionEntry(Entry):
    """One thing a good response says, and what it is worth."""

    id: Annotated[Id, Field(description="Name of the criterion: lowercase letters, digits and hyphens.")]
    points: Annotated[Points, Field(description="What it is worth, in quarter points.")]
    statement: Annotated[Text, Field(description="What a good response says, as a sentence.")]
    keywords: Annotated[
        list[KeywordGroup],
        Field(
            default_factory=list,
            min_length=1,
            description="Groups of alternatives: every group must be met, by any of its alternatives.",
        ),
    ]
    at_least: Annotated[
        CountFromZero | None,
        GIVEN,
        Field(description="How many of the keyword groups suffice; with 0 they count where met, and are never missed."),
    ] = None
    accept: Annotated[
        Texts, Field(default_factory=list, description="Phrasings that earn the criterion as they stand.")
    ]
    required: Annotated[bool, Field(description="Without this criterion the question earns nothing.")] = False
    feedback: Annotated[FeedbackEntry, Field(default_factory=FeedbackEntry, description="What the learner reads.")]

    def criterion(self) -> Criterion:
        """The criterion this entry describes."""
        return Criterion(
            id=self.id,
            points=float(self.points),
            statement=self.statement,
            keywords=tuple(tuple(group) for group in self.keywords),
            at_least=self.at_least,
            accept=tuple(self.accept),
            required=self.required,
            feedback=Feedback(self.feedback.hit, self.feedback.missed),
        )


class MisconceptionEntry(Entry):
    """One wrong thing worth naming, and what it costs: a cap, a deduction or both."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["cap"]}, {"required": ["deduct"]}]})

    statement: Annotated[Text, Field(description="The wrong thing, as a sentence.")]
    cap: Annotated[
        PointsFromZero | None,
        GIVEN,
        Field(description="At most this many points for the question when it is found."),
    ] = None
    deduct: Annotated[Points | None, GIVEN, Field(description="Points taken off when it is found.")] = None
    feedback: Annotated[Text, Field(description="What the learner reads when it is found.")] = ""

    def misconception(self) -> Misconception:
        """The misconception this entry describes."""
        cap = None if self.cap is None else float(self.cap)
        deduct = None if self.deduct is None else float(self.deduct)
        return Misconception(self.statement, cap, deduct, self.feedback)


class ExampleEntry(Entry):
    """A response that a person has marked: it tests the rubric and sets its leniency."""

    response: Annotated[str, Field(description="What was written; may be empty."), Wanted("a text")]
    points: Annotated[PointsFromZero, Field(description="What the person gave for it.")]

    def example(self) -> MarkedExample:
        """The marked example this entry describes."""
        return MarkedExample(self.response, float(self.points))


class RubricEntry(Entry):
    """How one question is marked."""

    best: Annotated[
        Count | None,
        GIVEN,
        Field(description="Name k of n: only the best k criteria count. Left out, all count."),
    ] = None
    criteria: Annotated[
        list[CriterionEntry], Field(min_length=1, description="What a good response says, each worth points.")
    ]
    misconceptions: Annotated[
        list[MisconceptionEntry],
        Field(default_factory=list, description="Wrong things worth naming, and what they cost."),
    ]
    examples: Annotated[
        list[ExampleEntry],
        Field(default_factory=list, description="Responses a person has marked; they test the rubric."),
    ]

    def rubric(self, question_id: str) -> Rubric:
        """The rubric this entry describes."""
        return Rubric(
            question_id=question_id,
            criteria=tuple(entry.criterion() for entry in self.criteria),
            misconceptions=tuple(entry.misconception() for entry in self.misconceptions),
            examples=tuple(entry.example() for entry in self.examples),
            best=self.best,
        )


class RubricFile(Entry):
    """The rubrics of one question bank in examsim: rubrics/<bank>.yaml."""

    schema_version: SchemaVersion
    bank: Annotated[Id, Field(description="The id of the bank these rubrics mark.")]
    rubrics: Annotated[
        dict[str, RubricEntry],
        Field(description="By question id; a question without a rubric is marked against its answer."),
    ]
