"""A finished exam in words and in JSON: every point leads to a line of the rubric and to characters of the response."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from examsim.cli.report import attempt_in_words, attempt_json
from examsim.domain.attempt import Attempt
from examsim.domain.exam import ExamPlan, assemble
from examsim.domain.judgement import Judgement, KeptJudgement, Occasion, Subject
from examsim.domain.session import Session, Typed
from examsim.grading.grader import Grader, Submission
from examsim.storage.library import Library
from examsim.storage.paths import BankFolder
from tests.exams import START

if TYPE_CHECKING:
    from examsim.domain.bank import Bank
    from examsim.domain.exam import Exam

ATTEMPTS = 100
STRANGE = (
    *("日本語", "👩‍👩‍👧", "cafe\u0301", "ＦＵＬＬ", "ﬁn", "Straße"),
    *("[b]bold[/b]", "<script>alert(1)</script>", "\x1b[31m", "\u202e", "a\tb\nc"),
)
"""Wide, combined and folded characters, which spans must not drift by; markup and escapes, which are text."""


@pytest.fixture(scope="module")
def attempts() -> list[dict[str, Any]]:
    """Generated attempts as programs get them: parts of solutions, denials, strange text, and a few manual marks."""
    draw = random.Random(5)
    bank = Library([BankFolder.below(Path(__file__).parents[2], "project")]).open("cs7643-quiz-1")
    exam = assemble([bank], ExamPlan())
    exams = [replace(exam, items=(item,)) for item in exam.items]
    grader = Grader(None)
    return [json.loads(json.dumps(attempt_json(_sat(draw.choice(exams), bank, grader, draw)))) for _ in range(ATTEMPTS)]


def _sat(exam: Exam, bank: Bank, grader: Grader, draw: random.Random) -> Attempt:
    session = Session.begin("generated", exam, START)
    for index, item in enumerate(exam.items):
        words = " ".join(draw.choice(bank.questions).answer for _ in range(2)).split()
        mine = item.question.answer.split()
        start = draw.randrange(len(mine))
        said = mine[start : start + draw.randrange(30)] + words[: draw.randrange(12)] + ["not"] * draw.randrange(2)
        wrong = [each.statement for each in item.rubric.misconceptions] if item.rubric is not None else []
        for _ in range(draw.randrange(4)):
            said.insert(draw.randrange(len(said) + 1), draw.choice(STRANGE))
        text = " ".join([*said, ".", draw.choice(wrong)] if wrong and draw.random() < 0.3 else said)
        session = session.after(Typed(START, index, text))
    sealed = Attempt.seal(session, START + timedelta(minutes=1))
    papers = zip(sealed.drafts, exam.items, strict=True)
    grades = tuple(grader.grade(Submission(draft.text, item.question, item.rubric)) for draft, item in papers)
    return replace(sealed, grades=grades, judgements=tuple(_said(grades[0].criteria[0].id, draw)))


def _said(name: str, draw: random.Random) -> list[KeptJudgement]:
    if draw.random() < 0.7:
        return []
    judgement = Judgement(Subject.CRITERION, name, 0.5, 0.0, Occasion.CONTESTED, "I said so")
    return [KeptJudgement(1, 0, START, judgement, is_withdrawn=draw.random() < 0.5)]


def test_every_point_leads_to_a_line_of_the_rubric_and_to_characters_of_the_response(
    attempts: list[dict[str, Any]],
) -> None:
    earned = costing = 0
    for question in (question for attempt in attempts for question in attempt["questions"]):
        grade, judged = (
            question["grade"],
            {j["name"] for j in question["standing"]["judgements"] if not j["is_withdrawn"]},
        )
        lines = {(line["id"], line["statement"], line["points"]) for line in question["rubric"]}
        for criterion in grade["criteria"]:
            assert (criterion["id"], criterion["statement"], criterion["max_points"]) in lines
            pieces = criterion["evidence"]
            assert pieces or criterion["earned"] == 0 or criterion["id"] in judged, criterion
            assert all(question["response"][p["start"] : p["end"]] == p["text"] != "" for p in pieces)
            earned += criterion["earned"] > 0
        for found in grade["misconceptions"]:
            assert all(question["response"][p["start"] : p["end"]] == p["text"] != "" for p in found["evidence"])
            costing += bool(found["evidence"])
    responses = "".join(question["response"] for attempt in attempts for question in attempt["questions"])
    assert all(each in responses for each in STRANGE)
    assert earned > ATTEMPTS / 2
    assert costing > ATTEMPTS / 20


def test_sums_hold(attempts: list[dict[str, Any]]) -> None:
    for attempt in attempts:
        standings = [question["standing"] for question in attempt["questions"]]
        assert attempt["points"] == sum(standing["points"] for standing in standings)
        for question, standing in zip(attempt["questions"], standings, strict=True):
            assert standing["points"] == sum(term["points"] for term in standing["sum"])
            assert all(term["of"] != "rounding" for term in standing["sum"])
            assert standing["least"] <= standing["points"] <= standing["most"] <= standing["max_points"]
            assert [term["of"] for term in standing["sum"]][: len(question["grade"]["criteria"])] == [
                criterion["id"] for criterion in question["grade"]["criteria"]
            ]
            if all(each["is_withdrawn"] for each in standing["judgements"]):
                assert standing["points"] == question["grade"]["points"]


def test_words_and_json_say_how_sure_the_learner_was() -> None:
    from tests.exams import exam, grade, session

    sealed = Attempt.seal(session(1, exam(2)), START + timedelta(minutes=5))
    marked = replace(sealed, grades=(grade(0.0), grade(4.0)), sureness=(3, None))
    text = "\n".join(attempt_in_words(marked))
    assert "Sure and wrong: question 1." in text
    assert text.count("Before the marks: sure.") == text.count("Before the marks") == 1
    assert [question["sureness"] for question in attempt_json(marked)["questions"]] == [3, None]
    assert [question["sureness"] for question in attempt_json(sealed)["questions"]] == [None, None]


def test_words_show_the_manual_mark_beside_the_automatic_one_and_the_sum() -> None:
    from tests.exams import exam, grade, session

    begun = session(1, exam(1))
    sealed = replace(Attempt.seal(begun, START + timedelta(minutes=5)), grades=(grade(2.5),))
    name = grade(2.5).criteria[0].id
    said = Judgement(Subject.CRITERION, name, 3.0, 2.5, Occasion.CONTESTED, "said twice")
    text = "\n".join(attempt_in_words(replace(sealed, judgements=(KeptJudgement(1, 0, START, said),))))
    assert "(set by you, “said twice”; the grader gave" in text
    assert "Sum: 3" in text
    assert "Made by grader grader-1, model none, rubric abc." in text


def test_words_markdown_and_html_say_the_same() -> None:
    from html import unescape

    from examsim.exporting.markdown import markdown
    from examsim.exporting.page import page
    from examsim.tui.figures import date

    marked = everything()
    shown = unescape("".join(page(date).written([marked]))).replace("<sup>1</sup>", "")
    forms = ["\n".join(attempt_in_words(marked)), "".join(markdown(date).written([marked])).replace("\\", ""), shown]
    for part in (
        "Exam, 2025-03-01", "time was up after 09:00 of 09:00", "clock was set 1:00:00 back at", "Shuffled with seed 7",
        "Define term 1.", "a) 3", "b) four", "Time: 02:10 of about", "It is this, and more.", "Term 1 is this.",
        "Because it is so.", "long statement" * 40, "the whole of the reason" * 20, "the grader gave 2.5", "Said so.",
        "this here", "Both.", "1 point off", "Only one.", "Not both.", "I meant one.", "No model.", "grader grader-1",
        "Before the marks: sure", "you gave 4, the grader 2.5", "before: 3 of 4", "sure and wrong: question 1",
    ):  # fmt: skip
        assert [part.lower() in form.lower() for form in forms] == [True] * 3, part


def everything() -> Attempt:
    """An attempt of which everything that can be said is said."""
    from examsim.domain.grade import Evidence
    from examsim.domain.own_marks import OwnMarks, OwnPoints
    from examsim.domain.regrade import EarlierGrade
    from examsim.domain.session import ClockSet, Draft, OwnMarked
    from tests.exams import exam, grade, session

    asked = exam(1)
    question = replace(asked.items[0].question, choices=("3", "four"), explanation="Because it is so.")
    asked = replace(asked, items=(replace(asked.items[0], question=question),))
    sealed = Attempt.seal(session(1, asked), START + timedelta(minutes=50))
    text, made = "It is this, and more. this here", grade()
    evidence = (Evidence(22, 31, "this here"),)
    criteria = (replace(made.criteria[0], statement="long statement" * 40, evidence=evidence),)
    wrong = (replace(made.misconceptions[0], reason="Not both.", evidence=evidence),)
    made = replace(made, criteria=criteria, misconceptions=wrong)
    said = (
        Judgement(Subject.CRITERION, "first", 1.0, 2.5, Occasion.CONTESTED, "the whole of the reason" * 20),
        Judgement(Subject.MISCONCEPTION, "Both.", 0.0, 1.0, Occasion.CONTESTED, "I meant one."),
    )
    return replace(
        sealed,
        drafts=(Draft(text, True, False, 130.0),),
        grades=(made,),
        jumps=(ClockSet(START, timedelta(hours=-1)),),
        sureness=(3,),
        judgements=tuple(KeptJudgement(number, 0, START, each) for number, each in enumerate(said)),
        own_marks=(OwnMarked(START, 0, OwnMarks(text, (OwnPoints("first", 4.0),), made)),),
        earlier=(EarlierGrade(0, START, 3.0, 4.0, made.versions),),
    )


def test_the_last_of_ones_own_marks_counts_and_only_what_one_was_sure_of_is_sure_and_wrong() -> None:
    from examsim.domain.own_marks import OwnMarks, OwnPoints

    marked = everything()
    (first,) = marked.own_marks
    later = replace(first, marks=OwnMarks(marked.drafts[0].text, (OwnPoints("first", 1.0),)))
    own = replace(marked, own_marks=(first, later)).own_marks_of(0)
    assert own is not None
    assert own.by_name == {"first": 1.0}
    assert marked.sure_and_wrong == (0,)
    assert replace(marked, sureness=(2,)).sure_and_wrong == ()
