"""The shape of a question bank's file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, JsonValue

from examsim.domain.question import DEFAULT_MINUTES, DEFAULT_POINTS, NumericAnswer, Question, QuestionKind
from examsim.storage.fields import (
    GIVEN,
    Count,
    Entry,
    Id,
    Minutes,
    Number,
    NumberFromZero,
    Points,
    SchemaVersion,
    Text,
    TextOrTexts,
    Texts,
    text_or_texts,
)

_ANSWER = "The verified solution; of a list the first is shown, the others are accepted too."


def _if_kind(kind: str, then: JsonValue) -> JsonValue:
    return {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": then}


# For editors; examsim itself says these things in ``checks``.
_RULES_OF_KINDS: list[JsonValue] = [
    _if_kind("numeric", {"required": ["value"]}),
    _if_kind("short_answer", {"anyOf": [{"required": ["accept"]}, {"required": ["answer"]}]}),
    {
        "if": {"properties": {"kind": {"const": "free_response"}}},
        "then": {"required": ["answer"]},
    },
    {
        "if": {"properties": {"kind": {"enum": ["free_response", "short_answer"]}}},
        "then": {"not": {"anyOf": [{"required": [key]} for key in ("value", "tolerance", "unit")]}},
    },
]


class QuestionEntry(Entry):
    """One question: what is asked, with the verified solution."""

    model_config = ConfigDict(json_schema_extra={"allOf": _RULES_OF_KINDS})

    id: Annotated[Id, Field(description="Name of the question: lowercase letters, digits and hyphens.")]
    kind: Annotated[
        Literal["free_response", "short_answer", "numeric"],
        Field(description="free_response (the usual), short_answer (a word or two) or numeric (a number)."),
    ] = "free_response"
    topic: Annotated[Text, Field(description="What it is about; exams can be made by topic.")] = ""
    tags: Annotated[Texts, Field(default_factory=list, description="Further words to find it by.")]
    prompt: Annotated[Text, Field(description="What is asked.")]
    choices: Annotated[
        Texts,
        Field(
            default_factory=list, description="Options shown under the prompt, where the source was multiple choice."
        ),
    ]
    answer: Annotated[TextOrTexts, Field(default_factory=list, description=_ANSWER), text_or_texts(_ANSWER)]
    accept: Annotated[
        Texts, Field(default_factory=list, description="Short answers that count as right as they stand.")
    ]
    value: Annotated[Number | None, GIVEN, Field(description="The number a numeric question expects.")] = None
    tolerance: Annotated[
        NumberFromZero, Field(description="Largest difference from the value that still counts, in its unit.")
    ] = 0.0
    unit: Annotated[Text, Field(description="The unit of the value.")] = ""
    points: Annotated[
        Points, Field(description="What a perfect response earns, in quarter points; its criteria add up to this.")
    ] = DEFAULT_POINTS
    minutes: Annotated[Minutes, Field(description="Suggested time; the sum over an exam is its time limit.")] = (
        DEFAULT_MINUTES
    )
    words: Annotated[
        Count | None, GIVEN, Field(description="How many words a response is expected to have; shown beside its count.")
    ] = None
    hint: Annotated[Text, Field(description="Shown on request in practice.")] = ""
    explanation: Annotated[Text, Field(description="Shown with the solution: why it is so.")] = ""
    source: Annotated[Text, Field(description="Where the question came from, as file:line.")] = ""

    def question(self) -> Question:
        """The question this entry describes."""
        return Question(
            id=self.id,
            prompt=self.prompt,
            answers=tuple(self.answer),
            topic=self.topic,
            points=float(self.points),
            minutes=float(self.minutes),
            kind=QuestionKind(self.kind),
            accept=tuple(self.accept),
            numeric=self._numeric(),
            choices=tuple(self.choices),
            tags=tuple(self.tags),
            hint=self.hint,
            explanation=self.explanation,
            source=self.source,
            words=self.words,
        )

    def _numeric(self) -> NumericAnswer | None:
        return None if self.value is None else NumericAnswer(float(self.value), float(self.tolerance), self.unit)


class BankFile(Entry):
    """A question bank of examsim: question_bank/<id>.yaml."""

    schema_version: SchemaVersion
    id: Annotated[Id, Field(description="Name of the bank: lowercase letters, digits and hyphens.")]
    title: Annotated[Text, Field(description="What the bank is called.")]
    questions: Annotated[
        list[QuestionEntry], Field(min_length=1, description="The questions, in the order they are asked.")
    ]
