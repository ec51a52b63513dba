from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.authoring import import_guides, keep
from examsim.domain.bank import Bank
from examsim.domain.errors import InputError, ProblemsError
from examsim.domain.question import Question
from examsim.domain.rubric import Criterion, MarkedExample, Misconception, Rubric
from examsim.importing.files.content import Content
from examsim.keeping.again import again
from examsim.keeping.merging import Merge, merge
from examsim.keeping.trio import Kind
from examsim.matching import matched
from examsim.storage.library import read_banks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ANSWERS = {
    "osmosis": "Water moves through a membrane towards the side with more dissolved salt.",
    "mitosis": "One cell divides into two cells with the same chromosomes.",
    "enzyme": "A protein that speeds a reaction up and is not used up by it.",
}


def rubric(question_id: str, *statements: str, points: float = 4.0) -> Rubric:
    share = points / len(statements)
    criteria = (Criterion(f"point-{number}", share, text) for number, text in enumerate(statements, 1))
    return Rubric(question_id, tuple(criteria))


def question(name: str, answer: str | None = None, prompt: str | None = None) -> Question:
    return Question(name, prompt or f"Define {name}.", (answer or ANSWERS[name],), source="biology.txt:1")


def bank(*questions: Question, rubrics: Sequence[Rubric] = ()) -> Bank:
    return Bank("biology", "Biology", questions, {one.question_id: one for one in rubrics})


OSMOSIS, MITOSIS, ENZYME = map(question, ANSWERS)
BASE = bank(OSMOSIS, MITOSIS, rubrics=[rubric("osmosis", "Water moves.", "Towards more salt.")])


def decided(merged: Merge, *, theirs: bool) -> Bank:
    return merged.bank(merged.choices if theirs else ())


def test_what_only_a_person_changed_stays_and_nobody_is_asked() -> None:
    ours = bank(
        replace(OSMOSIS, prompt="What is osmosis?", topic="cells"), MITOSIS, rubrics=list(BASE.rubrics.values())
    )
    merged = merge(BASE, ours, BASE)
    assert merged.choices == ()
    assert merged.edited == ("osmosis",)
    assert decided(merged, theirs=True) == ours


@pytest.mark.parametrize("theirs", [True, False])
def test_what_only_the_source_changed_is_asked_about(theirs: bool) -> None:
    mended = replace(
        MITOSIS, answers=("One cell divides into two cells with equal chromosomes.",), source="biology.txt:9"
    )
    merged = merge(BASE, BASE, replace(BASE, questions=(OSMOSIS, mended)))
    (choice,) = merged.choices
    assert (choice.question_id, choice.kind, choice.changes[0].part) == ("mitosis", Kind.SOURCE, ("answers",))
    after = decided(merged, theirs=theirs).question("mitosis")
    assert after == (mended if theirs else replace(MITOSIS, source="biology.txt:9"))


def test_where_both_changed_one_part_the_others_are_merged_and_that_one_is_asked_about() -> None:
    ours = replace(BASE, questions=(OSMOSIS, replace(MITOSIS, prompt="What is mitosis?", hint="two")))
    theirs = replace(BASE, questions=(OSMOSIS, replace(MITOSIS, prompt="Explain mitosis.", explanation="See page 3.")))
    merged = merge(BASE, ours, theirs)
    assert [(choice.kind, [change.part for change in choice.changes]) for choice in merged.choices] == [
        (Kind.BOTH, [("prompt",)]),
        (Kind.SOURCE, [("explanation",)]),
    ]
    only = [choice for choice in merged.choices if choice.kind is Kind.SOURCE]
    assert merged.bank(only).question("mitosis") == replace(ours.questions[1], explanation="See page 3.")


def test_a_mended_typo_keeps_the_id_and_with_it_the_history() -> None:
    slip = bank(question("equivarance", "The output changes as the input does."), MITOSIS)
    mended = bank(question("equivariance", "The output changes as the input does."), MITOSIS)
    merged = merge(slip, slip, mended)
    after = decided(merged, theirs=True)
    assert (after.questions[0].id, after.questions[0].prompt) == ("equivarance", "Define equivariance.")
    assert merged.added == ()
    assert merge(merged.drafted(is_decided=True), after, mended).choices == ()


def test_ids_drafted_as_numbers_do_not_change_hands_when_a_question_is_put_first() -> None:
    def numbered(*prompts: str) -> Bank:
        return bank(*(question(f"question-{n}", f"{p} – ответ длинный.", p) for n, p in enumerate(prompts, 1)))

    before, after = (
        numbered("Что такое осмос?", "Что такое клетка?"),
        numbered("Что такое митоз?", "Что такое осмос?", "Что такое клетка?"),
    )
    merged = merge(before, before, after)
    assert merged.choices == ()
    got = decided(merged, theirs=True)
    assert [(one.id, one.prompt) for one in got.questions] == [
        ("question-1-2", "Что такое митоз?"),
        ("question-1", "Что такое осмос?"),
        ("question-2", "Что такое клетка?"),
    ]


def test_new_questions_stand_behind_those_they_follow_in_the_source() -> None:
    merged = merge(BASE, BASE, bank(OSMOSIS, ENZYME, MITOSIS, rubrics=list(BASE.rubrics.values())))
    assert [one.id for one in decided(merged, theirs=False).questions] == ["osmosis", "enzyme", "mitosis"]
    assert [one.id for one in merged.added] == ["enzyme"]


def test_what_was_deleted_here_stays_deleted_until_the_source_changes_it() -> None:
    ours = bank(MITOSIS)
    assert decided(merge(BASE, ours, BASE), theirs=True) == ours
    changed = replace(
        BASE, questions=(replace(OSMOSIS, answers=("Water moves through a membrane to the salt.",)), MITOSIS)
    )
    merged = merge(BASE, ours, changed)
    assert [choice.kind for choice in merged.choices] == [Kind.DELETED]
    assert decided(merged, theirs=False) == ours
    assert [one.id for one in decided(merged, theirs=True).questions] == ["osmosis", "mitosis"]


def test_what_the_source_no_longer_has_goes_only_where_nobody_edited_it_and_only_if_wanted() -> None:
    gone = merge(BASE, BASE, bank(MITOSIS))
    assert [choice.kind for choice in gone.choices] == [Kind.GONE]
    assert decided(gone, theirs=False).questions == BASE.questions
    assert decided(gone, theirs=True) == bank(MITOSIS)
    edited = replace(BASE, questions=(replace(OSMOSIS, hint="salt"), MITOSIS, ENZYME))
    assert decided(merge(BASE, edited, bank(MITOSIS)), theirs=True) == edited


def test_a_question_that_was_edited_outlives_its_source_and_is_named_once() -> None:
    ours = bank(replace(OSMOSIS, prompt="What is osmosis?"), MITOSIS)
    merged = merge(bank(OSMOSIS, MITOSIS), ours, bank(MITOSIS))
    assert (merged.choices, merged.outlived) == ((), ("osmosis",))
    assert merge(merged.drafted(is_decided=True), merged.bank(()), bank(MITOSIS)).outlived == ()


def test_questions_of_files_that_were_not_read_are_counted_by_file() -> None:
    other = replace(ENZYME, source="second edition.txt:1")
    merged = merge(bank(OSMOSIS, MITOSIS), bank(OSMOSIS, MITOSIS), bank(other))
    assert merged.elsewhere == {"biology.txt": 2}
    assert merge(BASE, BASE, BASE).elsewhere == {}


def test_a_line_that_moved_stays_the_sources_where_the_rest_is_not_decided() -> None:
    def moved(line: int, prompt: str = "") -> Bank:
        return bank(replace(OSMOSIS, source=f"biology.txt:{line}", prompt=prompt or OSMOSIS.prompt))

    first = merge(moved(1), moved(1), moved(5, "What is osmosis?"))
    again_ = merge(first.drafted(is_decided=False), first.bank(()), moved(9, "What is osmosis?"))
    assert [len(each.choices) for each in (first, again_)] == [1, 1]
    assert again_.bank(again_.choices).questions[0].source == "biology.txt:9"


def test_another_source_says_nothing_of_the_questions_of_the_first() -> None:
    more = bank(replace(ENZYME, source="chemistry.txt:1"))
    merged = merge(BASE, BASE, more)
    assert merged.choices == ()
    after = decided(merged, theirs=True)
    assert {one.id for one in after.questions} == {"osmosis", "mitosis", "enzyme"}
    assert merge(merged.drafted(is_decided=True), after, BASE).choices == ()


def test_criteria_are_merged_one_by_one_and_the_question_is_worth_what_they_add_up_to() -> None:
    ours_rubric = rubric("osmosis", "Water moves.", "Towards more salt.")
    own = replace(ours_rubric.criteria[0], accept=("water wanders",), keywords=(("water", "H2O"),))
    ours_rubric = replace(ours_rubric, criteria=(own, ours_rubric.criteria[1]), examples=(MarkedExample("salt", 2.0),))
    drafted = Rubric(
        "osmosis",
        (
            Criterion("other-name", 1.5, "Towards more salt!"),
            Criterion("point-1", 1.5, "Water moves."),
            Criterion("energy", 1.0, "It needs no energy."),
        ),
        (Misconception("It needs energy.", cap=1.0),),
    )
    merged = merge(BASE, replace(BASE, rubrics={"osmosis": ours_rubric}), replace(BASE, rubrics={"osmosis": drafted}))
    assert {choice.kind for choice in merged.choices} == {Kind.SOURCE}
    after = decided(merged, theirs=True)
    result = after.rubrics["osmosis"]
    assert [(one.id, one.points, one.statement) for one in result.criteria] == [
        ("point-1", 1.5, "Water moves."),
        ("point-2", 1.5, "Towards more salt!"),
        ("energy", 1.0, "It needs no energy."),
    ]
    assert (result.criteria[0].accept, result.examples) == (own.accept, ours_rubric.examples)
    assert result.misconceptions == drafted.misconceptions
    assert after.questions[0].points == result.max_points == 4.0


def test_criteria_that_would_leave_less_than_a_marked_example_has_are_not_taken() -> None:
    marked = replace(BASE.rubrics["osmosis"], examples=(MarkedExample("all of it", 4.0),))
    less = rubric("osmosis", "Water moves.", "Towards more salt.", points=2.0)
    questions = (replace(OSMOSIS, points=2.0, hint="salt"), MITOSIS)
    worth_less = replace(BASE, questions=questions, rubrics={"osmosis": less})
    merged = merge(BASE, replace(BASE, rubrics={"osmosis": marked}), worth_less)
    assert merged.unfit(merged.choices) == ("osmosis",)
    after = decided(merged, theirs=True)
    assert (after.rubrics["osmosis"], after.questions[0].points, after.questions[0].hint) == (marked, 4.0, "salt")


def test_without_a_memory_of_the_last_import_everything_that_differs_is_asked_about_and_nothing_is_taken_away() -> None:
    ours = replace(BASE, questions=(replace(OSMOSIS, topic="cells", prompt="Define osmosis!"), MITOSIS, ENZYME))
    merged = merge(None, ours, BASE)
    assert [(c.question_id, c.kind, [one.part for one in c.changes]) for c in merged.choices] == [
        ("osmosis", Kind.BOTH, [("prompt",)])
    ]
    after = decided(merged, theirs=True)
    assert after.questions == (replace(OSMOSIS, topic="cells"), MITOSIS, ENZYME)


def test_what_was_not_decided_is_asked_again_and_what_was_refused_is_not() -> None:
    theirs = replace(BASE, questions=(OSMOSIS, replace(MITOSIS, hint="two")))
    merged = merge(BASE, BASE, theirs)
    assert merge(merged.drafted(is_decided=False), BASE, theirs).choices == merged.choices
    assert merge(merged.drafted(is_decided=True), BASE, theirs).choices == ()


def test_a_model_is_asked_only_about_what_words_do_not_settle() -> None:
    from examsim.grading.encoder import HashEncoder

    old, new = (
        question("heart", "It pumps the blood.", "What does the heart do?"),
        question("task", "The blood is pumped by it.", "What is the task of the heart?"),
    )
    asked = []

    def model() -> HashEncoder:
        asked.append(1)
        return HashEncoder()

    matched([old], [old], model)
    assert not asked
    matched([old], [new], model)
    assert asked


WORDS = st.sampled_from(["", "cells", "the second lecture", "water; salt"])
PARTS = st.sampled_from(["topic", "hint", "explanation", "tags"])
EDITS = st.dictionaries(st.tuples(st.sampled_from(["osmosis", "mitosis"]), PARTS), WORDS, max_size=6)


def changed(edits: dict[tuple[str, str], str]) -> Bank:
    questions = []
    for each in BASE.questions:
        mine = {part: value for (name, part), value in edits.items() if name == each.id}
        tags = tuple(filter(None, [mine.pop("tags", "")]))
        questions.append(replace(each, tags=tags, **cast("dict[str, Any]", mine)))
    return replace(BASE, questions=tuple(questions))


@given(EDITS, EDITS, st.booleans())
def test_each_part_has_the_side_that_changed_it_and_where_both_did_the_one_that_was_chosen(
    mine: dict[tuple[str, str], str], source: dict[tuple[str, str], str], theirs: bool
) -> None:
    ours, drafted = changed(mine), changed(source)
    merged = merge(BASE, ours, drafted)
    after = decided(merged, theirs=theirs)
    for old, one, other, got in zip(BASE.questions, ours.questions, drafted.questions, after.questions, strict=True):
        for part in ("topic", "hint", "explanation", "tags"):
            was, here, there = (getattr(each, part) for each in (old, one, other))
            wanted = there if theirs and there != was else here
            assert getattr(got, part) == wanted
    assert merge(merged.drafted(is_decided=True), after, drafted).choices == ()


GUIDE = "◉ Osmosis. Answer: Water moves through a membrane.\n◉ Mitosis. Answer: A cell divides in two.\n"


def drafted(text: str, name: str) -> Bank:
    return import_guides([Content(text.encode(), name)], "notes").bank


def test_a_bank_of_another_source_is_left_alone_unless_it_is_meant(tmp_path: Path) -> None:
    keep(drafted(GUIDE, "biology.txt"), tmp_path)
    other = drafted("◉ Treaty. Answer: An agreement between states.\n", "law.txt")
    with pytest.raises(InputError, match="of another source; nothing was written"):
        again(other, tmp_path)
    found = again(other, tmp_path, may_be_another=True)
    assert found is not None
    found.save(found.after(()), is_decided=True)
    banks, problems = read_banks([tmp_path])
    assert (problems, {one.id for one in banks[0].questions}) == ([], {"osmosis", "mitosis", "treaty"})


def test_comments_and_files_named_otherwise_survive(tmp_path: Path) -> None:
    paths = keep(drafted(GUIDE, "biology.txt"), tmp_path)
    own = paths[0].rename(paths[0].with_name("my own name.yaml"))
    own.write_text(f"# mine\n{own.read_text('utf-8')}    hint: it is small  # as ever\n", "utf-8")
    found = again(drafted(GUIDE.replace("two", "three"), "biology.txt"), tmp_path)
    assert found is not None
    written = found.save(found.after(found.merge.choices), is_decided=True)
    assert written == (own, paths[1])
    assert own.read_text("utf-8").startswith("# mine\n")
    assert "hint: it is small  # as ever" in own.read_text("utf-8")
    assert "divides in three" in own.read_text("utf-8")


def test_a_bank_that_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    path, _ = keep(drafted(GUIDE, "biology.txt"), tmp_path)
    path.write_text("schema: 1\nid: notes\n", "utf-8")
    with pytest.raises(ProblemsError):
        again(drafted(GUIDE, "biology.txt"), tmp_path)


def test_how_far_a_change_of_a_bank_is_is_told_to_its_end(tmp_path: Path) -> None:
    keep(drafted(GUIDE, "biology.txt"), tmp_path)
    told: list[tuple[str, int, int]] = []
    new = drafted(GUIDE.replace("two", "three"), "biology.txt")
    found = again(new, tmp_path, tell=lambda *how_far: told.append(how_far))
    assert found is not None
    found.save(found.after(found.merge.choices), is_decided=True, tell=lambda *how_far: told.append(how_far))
    size = len(new.questions) + len(new.rubrics)
    assert told == [
        *(("Reading the bank", step, 2) for step in range(3)),
        *(("Changing the bank", step, 8) for step in range(1, 9)),
        *(("Writing", entry, size) for entry in range(1, size + 1)),
    ]


@pytest.mark.parametrize(("at_least", "said"), [(None, "water or H2O; salt"), (1, "water or H2O; salt (at least 1)")])
def test_keywords_are_shown_with_their_alternatives_and_how_many_are_asked_for(at_least: int | None, said: str) -> None:
    (old,) = rubric("osmosis", "Water moves to the salt.").criteria
    new = replace(old, keywords=(("water", "H2O"), ("salt",)), at_least=at_least)
    before, after = (replace(BASE, rubrics={"osmosis": Rubric("osmosis", (one,))}) for one in (old, new))
    (choice,) = merge(before, before, after).choices
    assert [(change.part[-1], change.here, change.source) for change in choice.changes] == [("keywords", "", said)]
