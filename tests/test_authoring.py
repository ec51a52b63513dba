from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.authoring import (
    MarkedExampleGrade,
    Response,
    TrialGrade,
    attack,
    grade_responses,
    import_guides,
    keep,
    keep_all,
    mark_examples,
    size,
)
from examsim.domain.bank import Bank
from examsim.domain.errors import InputError, ProblemsError
from examsim.domain.grade import Grade
from examsim.domain.question import Question
from examsim.domain.rubric import Criterion, MarkedExample, Rubric
from examsim.grading.attacks import Trial
from examsim.grading.encoder import HashEncoder
from examsim.grading.grader import Grader
from examsim.grading.siblings import MOST
from examsim.importing.files.content import Content
from examsim.storage.library import read_banks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from examsim.grading.submission import Submission

GUIDE = "◉ Osmosis. Answer: Water moves through a membrane.\n◉ Mitosis. Answer: A cell divides in two.\n".encode()
GRADER = Grader(HashEncoder())


def bank(*examples: MarkedExample) -> Bank:
    criterion = Criterion(
        "moves", 4.0, "Water moves through a membrane.", (("water",), ("moves", "flows"), ("membrane",))
    )
    rubric = Rubric("osmosis", (criterion,), examples=examples)
    questions = (
        Question("osmosis", "What is osmosis?", ("Water moves through a membrane.",)),
        Question("mitosis", "What is mitosis?", ("A cell divides in two.",)),
    )
    return Bank("biology", "Biology", questions, {"osmosis": rubric})


def test_a_guide_becomes_a_bank_that_can_be_kept_and_read_again(tmp_path: Path) -> None:
    draft = import_guides([Content(GUIDE, "biology.txt")])
    paths = keep(draft.bank, tmp_path)
    banks, problems = read_banks(paths)
    assert problems == []
    assert [(question.id, question.answers) for question in banks[0].questions] == [
        (question.id, question.answers) for question in draft.bank.questions
    ]


def test_two_banks_of_one_id_are_refused_even_where_banks_may_be_replaced(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Two of these become the bank biology"):
        keep_all([bank(), bank()], tmp_path, may_replace=True)
    assert not (tmp_path / "question_bank").exists()


def test_where_one_bank_would_be_refused_none_is_written(tmp_path: Path) -> None:
    keep_all([bank()], tmp_path)
    with pytest.raises(InputError, match="nothing was written"):
        keep_all([replace(bank(), id="chemistry"), bank()], tmp_path)
    assert [path.name for path in (tmp_path / "question_bank").glob("*.yaml")] == ["biology.yaml"]


@pytest.mark.parametrize("name", ["Bad Id", "../up", "", "ümlaut", "-"])
def test_an_id_that_is_none_is_refused_before_anything_is_read(name: str) -> None:
    with pytest.raises(InputError, match="lowercase letters, digits and hyphens"):
        import_guides([Content(GUIDE, "biology.txt")], name)


def test_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    (bank_path, rubric_path) = keep(bank(), tmp_path)
    rubric_path.unlink()
    bank_path.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="exist already"):
        keep(bank(), tmp_path)
    assert bank_path.read_text(encoding="utf-8") == "mine"
    assert not rubric_path.exists()
    keep(bank(), tmp_path, may_replace=True)
    assert read_banks([bank_path, rubric_path])[1] == []


def test_a_rehearsal_names_the_files_and_writes_none(tmp_path: Path) -> None:
    paths = keep(bank(), tmp_path / "new", is_rehearsal=True)
    assert [path.name for path in paths] == ["biology.yaml", "biology.yaml"]
    assert not (tmp_path / "new").exists()


@given(st.lists(st.tuples(st.sampled_from(["osmosis", "mitosis"]), st.text(max_size=40)), max_size=8))
def test_responses_are_marked_in_order_and_alone_as_together(given_responses: list[tuple[str, str]]) -> None:
    responses = [Response(question, text) for question, text in given_responses]
    graded = grade_responses(bank(), responses, GRADER)
    assert [one.response for one in graded] == responses
    assert [one.grade.question_id for one in graded] == [question for question, _ in given_responses]
    assert graded == [one for response in responses for one in grade_responses(bank(), [response], GRADER)]


def test_progress_is_told_response_by_response() -> None:
    heard: list[int] = []
    grade_responses(bank(), [Response("osmosis", "a"), Response("mitosis", "b")], GRADER, heard.append)
    assert heard == [1, 2]


def test_every_example_is_marked_and_numbered_within_its_question() -> None:
    marked = mark_examples(bank(MarkedExample("water moves through a membrane", 4.0), MarkedExample("", 0.0)), GRADER)
    assert [(one.question_id, one.number, one.agrees) for one in marked] == [("osmosis", 1, True), ("osmosis", 2, True)]


@pytest.mark.parametrize(("points", "agrees"), [(2.0, True), (2.25, True), (1.75, True), (2.5, False), (0.0, False)])
def test_an_example_agrees_to_a_quarter_point(points: float, agrees: bool) -> None:
    grade = Grade("osmosis", points, 4.0, ())
    assert MarkedExampleGrade("biology", "osmosis", 1, MarkedExample("x", 2.0), grade).agrees is agrees


def test_a_rubric_is_tried_with_good_and_bad_responses_to_every_question() -> None:
    tried = attack(bank(), GRADER)
    assert {one.question_id for one in tried} == {"osmosis", "mitosis"}
    own = [one for one in tried if one.trial.kind == "the solution itself"]
    assert all(one.holds and one.grade.score == 1.0 for one in own)


@pytest.mark.parametrize(
    ("is_good", "points", "holds"), [(True, 2.0, True), (True, 1.75, False), (False, 2.0, False), (False, 1.75, True)]
)
def test_a_good_trial_holds_from_its_share_on_and_a_bad_one_below(is_good: bool, points: float, holds: bool) -> None:
    trial = Trial("any", "x", is_good, 0.5, "")
    assert TrialGrade("q", trial, Grade("q", points, 4.0, ())).holds is holds


def own(path: Path) -> Content:
    return Content(path.read_bytes(), str(path))


def test_a_bank_of_examsim_is_imported_as_it_is_with_its_rubrics(tmp_path: Path) -> None:
    written, rubrics = keep(bank(MarkedExample("Water moves.", 2.0)), tmp_path / "one")
    draft = import_guides([own(written)])
    assert draft.bank == bank(MarkedExample("Water moves.", 2.0))
    again, beside = keep(draft.bank, tmp_path / "two")
    assert (again.read_bytes(), beside.read_bytes()) == (written.read_bytes(), rubrics.read_bytes())


def test_rubrics_bring_their_bank_and_several_banks_or_a_broken_one_are_refused_in_words(tmp_path: Path) -> None:
    written, rubrics = keep(bank(), tmp_path)
    assert import_guides([own(rubrics)]).bank == bank()
    for refused in ([own(written), own(written)], [Content(written.read_bytes(), "stdin")]):
        with pytest.raises(InputError):
            import_guides(refused)
    written.write_text(written.read_text("utf-8").replace("title:", "titel:"), "utf-8")
    with pytest.raises(ProblemsError, match="title"):
        import_guides([own(written)])


def test_an_import_says_how_far_it_is_until_the_last_question_is_drafted() -> None:
    guide = b"".join(b"Question: What is %d?\nAnswer: it is %d\n" % (n, n) for n in range(9))
    told: list[int] = []
    import_guides([Content(guide, "one.txt"), Content(guide.replace(b"What", b"Who"), "two.txt")], on_read=told.append)
    assert told == sorted(told)
    assert (told[0], told[1], told[-1]) == (len(guide) // 2, len(guide) - 5, 2 * len(guide) - 9)


def test_keeping_tells_of_each_question_and_rubric_of_all_banks(tmp_path: Path) -> None:
    told: list[int] = []
    banks = [bank(), replace(bank(), id="chemistry")]
    keep_all(banks, tmp_path, told.append)
    assert told == list(range(1, sum(map(size, banks)) + 1))


def test_an_example_in_a_large_bank_is_marked_beside_the_questions_that_come_near_it() -> None:
    class Noting(Grader):
        def grade_all(
            self, submissions: Sequence[Submission], on_grade: Callable[[int], None] | None = None
        ) -> list[Grade]:
            assert submissions
            assert all(len(each.siblings) <= MOST for each in submissions)
            assert any(other.id == "near" for other in submissions[0].siblings)
            return super().grade_all(submissions, on_grade)

    ours = bank(MarkedExample("water moves through a membrane", 4.0))
    far = [Question(f"q{n}", f"What is term{n}?", (f"A thing{n}.",)) for n in range(300)]
    near = Question("near", "Define diffusion.", ("Particles spread; no membrane is needed.",))
    large = replace(ours, questions=(*ours.questions, *far, near))
    grader = Noting(None)
    assert len(mark_examples(large, grader)) == 1
    assert grade_responses(large, [Response(ours.questions[0].id, "water")], grader)
    assert attack(large, grader)
