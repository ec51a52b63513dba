"""What only drafting changed, from a version to the next or with the questions around: nobody is asked about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.authoring import import_guides
from examsim.domain.rubric import Criterion, Rubric
from examsim.importing.files.content import Content
from examsim.keeping.merging import Merge, merge
from tests.importing import shaped

if TYPE_CHECKING:
    from examsim.domain.bank import Bank
    from examsim.importing import Draft

GUIDE = (
    "◉ Osmosis. Answer: Water moves through a membrane.\n◉ Mitosis. Answer: A cell divides in two.\n"
    "◉ Enzyme. Answer: A protein that speeds a reaction up and is not used up by it.\n"
)


def drafted(text: str) -> Draft:
    return import_guides([Content(text.encode(), "biology.txt")], "notes")


def drafted_otherwise(bank: Bank) -> Bank:
    """As another version might have drafted it: for other minutes, with other criteria and other topics."""
    return replace(
        bank,
        questions=tuple(replace(each, minutes=9.0, points=7.0, topic="biology") for each in bank.questions),
        rubrics={each.id: Rubric(each.id, (Criterion("all", 7.0, each.answer),)) for each in bank.questions},
    )


def imported_again(before: Bank, ours: Bank, now: str) -> Merge:
    draft = drafted(now)
    return merge(before, ours, draft.bank, unsaid=draft.unsaid)


BEFORE = drafted_otherwise(drafted(GUIDE).bank)


def test_minutes_points_criteria_and_topics_that_only_drafting_changed_stay_unasked() -> None:
    merged = imported_again(BEFORE, BEFORE, GUIDE)
    assert merged.choices == ()
    assert merged.bank(()) == BEFORE
    assert merged.drafted(is_decided=True).questions == BEFORE.questions  # or they would look edited the next time
    assert merged.drafted(is_decided=True).rubrics == BEFORE.rubrics


def test_what_a_person_wrote_into_them_stays_too() -> None:
    ours = replace(BEFORE, questions=tuple(replace(each, minutes=3.0) for each in BEFORE.questions))
    merged = imported_again(BEFORE, ours, GUIDE)
    assert (merged.choices, merged.bank(())) == ((), ours)


def test_where_the_answer_has_changed_what_follows_from_it_is_asked_about() -> None:
    merged = imported_again(BEFORE, BEFORE, GUIDE.replace("two", "two that are alike in all of their genes"))
    (choice,) = merged.choices
    assert choice.question_id == "mitosis"
    assert {change.part[0] for change in choice.changes} >= {"answers", "minutes", "criterion"}
    assert "topic" not in {change.part[0] for change in choice.changes}


def test_a_mended_prompt_is_asked_about_without_the_criteria_of_its_answer() -> None:
    (choice,) = imported_again(BEFORE, BEFORE, GUIDE.replace("Enzyme", "Enzymes")).choices
    assert [change.part for change in choice.changes] == [("prompt",)]


def test_what_the_source_says_itself_is_asked_about() -> None:
    marked, headed = GUIDE.replace("Osmosis", "Osmosis [3 marks]"), f"# Water\n\n{GUIDE}"
    for at in ("◉ Enzyme", "◉ Mitosis"):
        headed = headed.replace(at, f"\n# Life of {at[2:]}\n\n{at}")
    (choice,) = imported_again(BEFORE, BEFORE, marked).choices
    assert (choice.question_id, "criterion" in {change.part[0] for change in choice.changes}) == ("osmosis", True)
    parts = [[change.part for change in choice.changes] for choice in imported_again(BEFORE, BEFORE, headed).choices]
    assert parts == [[("topic",)]] * 3


def test_a_topic_for_what_had_none_is_asked_about() -> None:
    bare = replace(BEFORE, questions=tuple(replace(each, topic="") for each in BEFORE.questions))
    draft = drafted(GUIDE)
    topical = replace(draft.bank, questions=tuple(replace(each, topic="cells") for each in draft.bank.questions))
    merged = merge(bare, bare, topical, unsaid=draft.unsaid)
    assert [[change.part for change in choice.changes] for choice in merged.choices] == [[("topic",)]] * 3


def test_a_rubric_that_comes_with_its_bank_is_the_sources_own() -> None:
    whole = {each.id: Rubric(each.id, (Criterion("it", 7.0, "It is said."),)) for each in BEFORE.questions}
    merged = merge(BEFORE, BEFORE, replace(BEFORE, rubrics=whole), unsaid={})
    assert {choice.question_id for choice in merged.choices} == set(whole)


@settings(max_examples=25, deadline=None)
@given(st.permutations(shaped.QUESTIONS), st.integers(3, 12), st.integers(1, 12))
def test_questions_that_come_in_change_nothing_of_those_that_are_there(
    questions: list[tuple[str, str, str]], old: int, new: int
) -> None:
    lines = [f"◉ {term}. Answer: {answer}\n" for term, _, answer in questions[: old + new]]
    before = drafted("".join(lines[:old])).bank
    merged = imported_again(before, before, "".join(lines))
    changed = {change.part for choice in merged.choices for change in choice.changes}
    assert changed <= {("topic",)}
    assert not changed or not any(question.topic for question in before.questions)
    assert len(merged.added) == len(lines) - len(before.questions)


def test_a_capital_that_the_rest_of_the_guide_decides_about_stays_unasked() -> None:
    before = drafted(GUIDE).bank
    more = f"{GUIDE}◉ Coenzyme. Answer: A small molecule that an enzyme and osmosis need.\n"
    assert {"Define Enzyme.", "Define enzyme."} == {bank.questions[2].prompt for bank in (before, drafted(more).bank)}
    merged = imported_again(before, before, more)
    assert merged.choices == ()
    assert merged.bank(()).questions[2].prompt == "Define Enzyme."


def test_whether_words_are_foreign_changes_how_they_are_asked_for_and_nobody_is_asked_about_it() -> None:
    terms = ("Osmosis", "Mitosis", "Enzyme")
    pairs = zip(drafted(GUIDE).bank.questions, terms, strict=True)
    asked = tuple(replace(question, prompt=f"What does “{term}” mean?") for question, term in pairs)
    before = replace(drafted(GUIDE).bank, questions=asked)
    assert imported_again(before, before, GUIDE).choices == ()
