"""What holds for any guide."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.domain.errors import InputError
from examsim.importing import read_guide
from examsim.importing.drafting.points import shares
from examsim.importing.text.lines import clean_text
from examsim.storage.fields import ID_PATTERN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examsim.domain.bank import Bank
    from examsim.importing import Draft

WORDS = st.sampled_from(
    """
    alpha beta gamma delta sigma lever pulley wedge screw mitosis osmosis enzyme membrane voltage current resistance not
    never the of with (because) 3 42 f(x) = x+1 e.g. raisin: swelling, slowly? quickly! "quoted" half-open A B) •
    """.split()  # noqa: SIM905
)
BARE = st.sampled_from(
    ["Q", "A", "7", "How well did you know this?", "Not at all", "Page 3", "-----", "VERIFIED SOLUTIONS 2026", "", ""]
)
OPENINGS = st.sampled_from(
    [
        *("◉ ", "- ", "• ", "1. ", "2) ", "A) ", "b. ", "*B) ", ", ", "## ", "Q: ", "A: ", "Question 4: ", "Answer: "),
        *("Answer: B) ", "Answer: B because ", "Answer: True, ", "Rationale: ", "Term: ", "Definition: ", "", "", ""),
    ]
)
INNER = st.sampled_from(
    [". Answer: ", " --- correct answer ---", " - (ANSWER)", " - ANSWER ✓ ", ": ", " - ", "? ", " ", " ", "\t"]
)
PHRASES = st.lists(WORDS, max_size=9).map(" ".join)
LINES = st.one_of(
    st.builds("{}{}{}{}".format, OPENINGS, PHRASES, INNER, PHRASES), st.text("abc .\t\xa0,?=(", max_size=30)
)
BLOCKS = st.one_of(
    st.lists(LINES, min_size=1, max_size=3),
    st.tuples(BARE),
    st.tuples(st.just("Question: which {}"), st.just("A) {}"), st.just("B) {}"), st.just("Answer: B {}"), LINES),
    st.tuples(st.just("1. who {}"), st.just("Answer: he {}"), st.just("Rationale: {}"), LINES),
    st.tuples(st.just("Term {}. Answer: that {}"), LINES, st.just("Other {} - ANSWER ✓ this {}")),
)


def numbered(blocks: Iterable[Iterable[str]]) -> str:
    """Blocks as a guide, in which every line that can hold one has a word of its own."""
    lines = [line for block in blocks for line in block]
    return "\n".join(
        line.replace("{}", f"own{number}") if "{}" in line else f"{line} own{number}" if len(line) > 30 else line
        for number, line in enumerate(lines)
    )


GUIDES = st.lists(BLOCKS, max_size=10).map(numbered)
SAID_BY_LAYOUT = {
    "answer",
    "answers",
    "ans",
    "correct",
    "question",
    "q",
    "a",
    "rationale",
    "true",
    "false",
    "b",
    "term",
    "definition",
}


def drafted(text: str) -> Draft | None:
    with suppress(InputError):
        return read_guide(text, "guide.txt")
    return None


def words(texts: Iterable[str]) -> set[str]:
    return set(re.findall(r"\w+", " ".join(texts).casefold()))


def material(bank: Bank) -> set[str]:
    return words(
        chain.from_iterable((q.prompt, *q.answers, *q.choices, *q.accept, q.explanation) for q in bank.questions)
    )


@settings(deadline=None)
@given(st.text())
def test_no_text_at_all_breaks_the_reader(text: str) -> None:
    drafted(text)


@settings(max_examples=150, deadline=None)
@given(GUIDES)
def test_nothing_is_lost_silently(text: str) -> None:
    draft = drafted(text)
    if draft is None:
        return
    accounted = {line.line for line in (*draft.not_understood, *draft.headings)}
    known = material(draft.bank) | SAID_BY_LAYOUT
    for number, line in enumerate(text.split("\n"), 1):
        lost = {word for word in words([clean_text(line)]) - known if not word.isdecimal()}
        assert number in accounted or not lost, (number, line, lost)


@settings(max_examples=120, deadline=None)
@given(GUIDES)
def test_what_is_drafted_is_a_valid_bank(text: str) -> None:
    draft = drafted(text)
    if draft is None:
        return
    bank = draft.bank
    ids = [question.id for question in bank.questions]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(ID_PATTERN, name) and len(name) <= 80 for name in [bank.id, *ids])
    assert all(question.prompt.strip() and question.answer.strip() for question in bank.questions)
    for question_id, rubric in bank.rubrics.items():
        question = bank.question(question_id)
        assert question is not None
        assert rubric.max_points == question.points
        assert all(criterion.points % 0.25 == 0 and criterion.points > 0 for criterion in rubric.criteria)
        assert len({criterion.id for criterion in rubric.criteria}) == len(rubric.criteria) <= 5
        for criterion in rubric.criteria:
            assert criterion.statement.strip()
            assert all(keyword.strip() for group in criterion.keywords for keyword in group)
            assert not criterion.demands_keywords


@settings(max_examples=50, deadline=None)
@given(GUIDES)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert drafted(text) == drafted(text)


@settings(deadline=None)
@given(st.lists(st.floats(0.01, 1000), min_size=1, max_size=8), st.integers(8, 200))
def test_shares_add_up_exactly_and_more_weight_is_never_worth_less(weights: list[float], total: int) -> None:
    parts = shares(weights, total)
    assert sum(parts) == total
    assert min(parts) >= 1
    ranked = sorted(zip(weights, parts, strict=True), reverse=True)
    assert all(part + 1 >= other for (_, part), (_, other) in pairwise(ranked))


NAMES = st.lists(
    st.sampled_from(["Anvil", "Bellows", "Chisel", "Drill", "Easel", "Furnace", "Gouge", "Hammer"]),
    min_size=2,
    max_size=6,
    unique=True,
)
CLAUSES = st.sampled_from(
    ["shapes hot metal", "cuts wood along its grain", "holds a canvas upright", "blows air into the coals"]
)
SHAPES = st.sampled_from(
    [
        "◉ {0}. Answer: {1}\n",
        "{0} --- correct answer ---{1}\n",
        "{0} - (ANSWER){1}\n\n\n",
        "{2}. {0} - ANSWER ✓ {1}\n",
        "{0} - Answer {1}\n",
        "Question {2}: {0}\nAnswer: {1}\n",
        "Question: {0}\n\nAnswer: {1}\n\n",
        "Q: {0}\nA: {1}\n",
        "{2}. {0}\nAnswer: {1}\n\n",
        "{2}\nQ\n\n{0}\n\nA\n\n{1}\n\nHow well did you know this?\n1\nNot at all\n2\n3\n4\n5\nPerfectly\n",
        "{0}: {1}\n",
        "{0} – {1}\n",
        "{0}\t{1}\n",
        "## {0}\n{1}\n\n",
        "{0}\n{1}.\n\n",
    ]
)


@settings(max_examples=300, deadline=None)
@given(NAMES, st.lists(CLAUSES, min_size=6, max_size=6), SHAPES)
def test_known_questions_come_back_from_every_shape(names: list[str], clauses: list[str], shape: str) -> None:
    text = "".join(
        shape.format(name, clause, number) for number, (name, clause) in enumerate(zip(names, clauses, strict=False), 1)
    )
    draft = read_guide(text, "guide.txt")
    assert [question.id for question in draft.bank.questions] == [name.lower() for name in names]
    assert [question.answer.rstrip(".") for question in draft.bank.questions] == clauses[: len(names)]
    assert draft.not_understood == ()
