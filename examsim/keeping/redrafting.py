"""What a source leaves to drafting, kept as it was drafted first for as long as the source says the same.

Criteria, points, minutes and topics follow from what is asked and answered, from the questions around it and from
the version of examsim at work. Only what a source says can be changed by it: nobody is to be asked about the rest.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from examsim.domain.question import Question
    from examsim.keeping.trio import Side


def as_drafted_before(before: Side, now: Side) -> Side:
    """A question drafted anew, in which what its source leaves unsaid is as before, as far as nothing else is."""
    question = _asked_as_before(before.question, now)
    if not _answers_as_before(before, now):
        return replace(now, question=question)
    if "minutes" in now.unsaid.parts:
        question = replace(question, minutes=before.question.minutes)
    if "rubric" not in now.unsaid.parts:
        return replace(now, question=question)
    return replace(now, question=replace(question, points=before.question.points), rubric=before.rubric)


def _asked_as_before(before: Question, now: Side) -> Question:
    """With the prompt and the topic of before, where the source has neither changed."""
    prompt = before.prompt if before.prompt in now.unsaid.prompts else now.question.prompt
    topic = before.topic if "topic" in now.unsaid.parts and before.topic else now.question.topic
    return replace(now.question, prompt=prompt, topic=topic)


def _answers_as_before(before: Side, now: Side) -> bool:
    """Whether the answer is the same, and worth as much as far as the source says."""
    old, new = before.question, now.question
    is_worth_the_same = "points" in now.unsaid.parts or old.points == new.points
    return is_worth_the_same and (old.kind, old.answers, old.numeric) == (new.kind, new.answers, new.numeric)
