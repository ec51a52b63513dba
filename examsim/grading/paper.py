"""A question and a response laid ready for marking, every text prepared once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from examsim.grading.abbreviations import Abbreviation, find_abbreviations
from examsim.grading.closed_question import solutions
from examsim.grading.drafting import drafted_rubric
from examsim.grading.formula import Formula, formulas
from examsim.grading.guards.comparison import Sibling
from examsim.grading.guards.negation import signs
from examsim.grading.segments import segments
from examsim.grading.semantic import Statements
from examsim.grading.shorthand import writer_out
from examsim.grading.spelling import mender
from examsim.grading.text import Reading, Word, prepare, rarity, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from examsim.domain.question import Question
    from examsim.domain.rubric import Criterion, Misconception, Rubric
    from examsim.grading.encoder import EncodedText
    from examsim.grading.projection import Projection
    from examsim.grading.semantic import Match
    from examsim.grading.taught import Lesson, TaughtStatement
    from examsim.grading.text import Clause, PreparedText

_NAMED = 60
"""A sibling is named by its prompt, cut to about this many characters."""
_FORMS_KEPT = 2048
"""Words whose meaning is remembered for a question: the same few come again in every response to it."""


@dataclass(frozen=True, eq=False)
class Statement:
    """One thing that may be said, in the author's words."""

    text: PreparedText

    @cached_property
    def formulas(self) -> tuple[Formula, ...]:
        """The formulas in it."""
        return formulas(self.text.text)

    @cached_property
    def contrasted(self) -> frozenset[str]:
        """Stems of what it denies, or sets something above: "not the sign", "more whether than where"."""
        words = self.text.words
        denied = {word.stem for word, sign in zip(words, signs(self.text), strict=True) if sign.is_negated}
        after = next((index for index, word in enumerate(words) if word.folded == "than"), len(words))
        return frozenset(denied | {word.stem for word in words[after + 1 :]})

    @cached_property
    def is_formula(self) -> bool:
        """Whether it is a formula and hardly a word beside it."""
        inside = [(f.start, f.end) for f in self.formulas]
        outside = [w for w in self.text.words if w.is_content and not any(a <= w.start < b for a, b in inside)]
        return bool(inside) and len(outside) <= 1


@dataclass(frozen=True, eq=False)
class CriterionSheet:
    """A criterion with its statement and the phrasings that earn it as they stand."""

    criterion: Criterion
    statement: Statement
    accepts: tuple[Statement, ...]

    @property
    def has_only_statement(self) -> bool:
        """Whether its author left the grader to judge by meaning: no keywords asked for, no phrasings, no formula."""
        return not (self.criterion.demands_keywords or self.accepts or self.statement.is_formula)


@dataclass(frozen=True, eq=False)
class MisconceptionSheet:
    """A misconception with its statement."""

    misconception: Misconception
    statement: Statement


@dataclass(frozen=True, eq=False)
class QuestionSheet:
    """Everything about a question that does not depend on the response."""

    question: Question
    rubric: Rubric | None
    prompt: PreparedText
    answers: tuple[PreparedText, ...]
    markings: tuple[tuple[CriterionSheet, ...], ...]
    """The author's criteria; or, drafted, the sentences of each verified solution, one of which a response follows."""
    misconceptions: tuple[MisconceptionSheet, ...]
    siblings: tuple[Sibling, ...]
    abbreviations: tuple[Abbreviation, ...]
    """Short names that the question's own material explains."""
    projection: Projection | None = None
    """What was learned of how words stand for each other, where the model is the one it was learned of."""

    @cached_property
    def statements(self) -> Statements:
        """All that a response is compared with."""
        ways = (way.text for c in self.criteria for way in (c.statement, *c.accepts))
        wrong = (sheet.statement.text for sheet in self.misconceptions)
        return Statements((*self.answers, *ways, *wrong), self.prompt, self.projection)

    @property
    def criteria(self) -> Iterator[CriterionSheet]:
        """Every criterion of every marking."""
        return (criterion for marking in self.markings for criterion in marking)

    @property
    def is_drafted(self) -> bool:
        """Whether the criteria are sentences of the verified solutions rather than an author's."""
        return self.rubric is None or not self.rubric.criteria

    @cached_property
    def is_open(self) -> bool:
        """Whether no criterion demands keywords, and some speak for one: marks then lean on the whole solution too."""
        criteria = [sheet.criterion for sheet in self.criteria]
        return any(one.at_least == 0 for one in criteria) and not any(one.demands_keywords for one in criteria)

    @cached_property
    def is_whole(self) -> bool:
        """Whether the criteria stand for the solution, as where nobody has written any.

        One that only hints at words does, and so do several that say nothing but what the solution says.
        """
        if not self.is_open:
            return False
        said = self.answers[0].stems if self.answers else frozenset[str]()
        return len(self.markings[0]) == 1 or all(sheet.statement.text.stems <= said for sheet in self.criteria)

    @property
    def max_points(self) -> float:
        """What a perfect response earns."""
        return self.question.points if self.rubric is None or self.is_drafted else self.rubric.max_points


@dataclass(frozen=True, eq=False)
class Paper:
    """A response beside the question it answers."""

    sheet: QuestionSheet
    response: PreparedText
    lesson: Lesson | None = None
    """What the learner has taught of the question."""

    @property
    def taught(self) -> tuple[TaughtStatement, ...]:
        """Everything that was taught, in that order."""
        return self.lesson.statements if self.lesson is not None else ()

    @cached_property
    def taught_matches(self) -> dict[PreparedText, Match]:
        """Everything that was taught laid over the response; apart from what the author says."""
        return self.lesson.matches(self.response) if self.lesson is not None else {}

    @cached_property
    def matches(self) -> dict[PreparedText, Match]:
        """Every statement of the question laid over the response."""
        return self.sheet.statements.matches(self.response)

    def laid(self, text: PreparedText) -> Match:
        """A statement of the question, or something taught, laid over the response."""
        return self.matches.get(text) or self.taught_matches[text]

    @cached_property
    def segments(self) -> tuple[Clause, ...]:
        """Where in the response evidence is looked for."""
        return segments(self.response)

    @cached_property
    def formulas(self) -> tuple[Formula, ...]:
        """The formulas of the response."""
        return formulas(self.response.text)


def rubrics_of(question: Question, rubric: Rubric | None) -> tuple[Rubric, ...]:
    """The author's rubric; where it has no criteria, a drafted one for each verified solution."""
    if rubric is not None and rubric.criteria:
        return (rubric,)
    return tuple(drafted_rubric(question, answer) for answer in solutions(question))


def lay_out(
    question: Question,
    rubric: Rubric | None,
    siblings: tuple[Question, ...],
    encoded: Mapping[str, EncodedText],
    projection: Projection | None = None,
) -> QuestionSheet:
    """Prepare a question; ``encoded`` has its texts where there is a model, ``projection`` is that model's."""

    @cache
    def prepared(text: str) -> PreparedText:
        reading = Reading.of(text)
        return prepare(reading, encoded.get(reading.spoken))

    def sheet(criterion: Criterion) -> CriterionSheet:
        accepts = tuple(Statement(prepared(phrasing)) for phrasing in criterion.accept)
        return CriterionSheet(criterion, Statement(prepared(criterion.statement)), accepts)

    return QuestionSheet(
        question,
        rubric,
        prepared(question.prompt),
        tuple(prepared(answer) for answer in solutions(question)),
        tuple(tuple(map(sheet, each.criteria)) for each in rubrics_of(question, rubric)),
        tuple(MisconceptionSheet(m, Statement(prepared(m.statement))) for m in rubric.misconceptions) if rubric else (),
        tuple(Sibling(_name(sibling), prepared(sibling.answer)) for sibling in siblings if sibling.answer),
        find_abbreviations(dict.fromkeys(texts_of(question, rubric, siblings))),
        projection,
    )


def texts_of(question: Question, rubric: Rubric | None, siblings: tuple[Question, ...]) -> Iterator[str]:
    """The texts of a question that a model must read."""
    yield question.prompt
    yield from solutions(question)
    for each in rubrics_of(question, rubric):
        for criterion in each.criteria:
            yield criterion.statement
            yield from criterion.accept
    yield from (misconception.statement for misconception in (rubric.misconceptions if rubric is not None else ()))
    yield from (sibling.answer for sibling in siblings if sibling.answer)


def mender_for(question: Question, rubric: Rubric | None) -> Callable[[Word], str | None]:
    """What mistyped words of a response were meant to be, judged by the question's own material."""
    criteria = rubric.criteria if rubric is not None else ()
    keywords = (phrase for criterion in criteria for group in criterion.keywords for phrase in group)
    material = (*texts_of(question, rubric, ()), *question.accept, *keywords)
    read = [prepare(text) for text in dict.fromkeys(material)]
    mend, write_out = mender(word for text in read for word in text.words), writer_out(read)

    @lru_cache(maxsize=_FORMS_KEPT)
    def meant(text: str, folded: str) -> str | None:
        word = Word(0, len(text), text, folded, stem(folded), rarity(folded))
        return write_out(word) or mend(word)

    return lambda word: meant(word.text, word.folded)


def _name(question: Question) -> str:
    prompt = " ".join(question.prompt.split())
    return prompt if len(prompt) <= _NAMED else f"{prompt[:_NAMED].rsplit(' ', 1)[0]} …"
