"""Questions of a draft that are probably the same in other words: shown to the person, who decides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.importing import Finding, FindingKind, SourceLine
from examsim.keeping.neighbours import alike

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examsim.domain.question import Question
    from examsim.grading.encoder import Encoder
    from examsim.importing import Draft


def with_doubles(draft: Draft, encoder: Encoder | None, on_encoded: Callable[[int], None] | None = None) -> Draft:
    """The draft with what looks asked twice among its findings, by its words and, with an encoder, by its meaning."""
    questions = draft.bank.questions
    places = [tuple(_place(questions[index]) for index in pair) for pair in alike(questions, encoder, on_encoded)]
    told = {_lines(finding.places) for finding in draft.findings}
    found = [Finding(FindingKind.NEAR, pair) for pair in places if _lines(pair) not in told]
    return replace(draft, findings=(*draft.findings, *found))


def _lines(places: Sequence[SourceLine]) -> frozenset[tuple[str, int]]:
    return frozenset((place.source, place.line) for place in places)


def _place(question: Question) -> SourceLine:
    source, _, line = question.source.rpartition(":")
    return SourceLine(int(line) if line.isdecimal() else 1, f"{question.prompt} -> {question.answer}", source)
