"""Points that were missed, as cards for Anki: read from the file as Anki would."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from examsim.domain.attempt import Attempt
from examsim.domain.exam import Exam, Item
from examsim.domain.grade import CriterionGrade, Evidence, Grade, MisconceptionFound
from examsim.domain.judgement import Judgement, KeptJudgement, Occasion, Subject
from examsim.domain.question import Question
from examsim.domain.session import Typed
from examsim.exporting.missed import Missed
from tests.exams import START, session

if TYPE_CHECKING:
    from collections.abc import Sequence

NASTY = "a <script>alert(1)</script> & {{Question}} \x1b[31m"
ANSWER = "Take the gradient of the class score, then its absolute value."


def sat(day: int, *earned: float, text: str = "the gradient", **changed: object) -> Attempt:
    """An attempt at one question, whose criteria of one point earned so much."""
    asked = Question("saliency", "How?", (ANSWER,))
    begun = session(day, Exam("Exam", (Item("vision", asked),)), START + timedelta(days=day))
    begun = begun.after(Typed(begun.started, 0, text))
    criteria = tuple(
        CriterionGrade(
            f"c{n}", f"Statement {n}.", points, 1.0, reason="Nothing speaks of it.",
            solution=(Evidence(42, 61, "its absolute value"),),
        )
        for n, points in enumerate(earned)
    )  # fmt: skip
    grade = replace(Grade("saliency", sum(earned), 4.0, criteria), **changed)  # type: ignore[arg-type]
    return replace(Attempt.seal(begun, begun.started + timedelta(minutes=1)), grades=(grade,))


def cards(attempts: Sequence[Attempt], title: str = "Seeing") -> dict[str, list[str]]:
    """The fields of each note by its id, as the package of these attempts has them."""
    with zipfile.ZipFile(io.BytesIO(package(attempts, title))) as archive:
        connection = sqlite3.connect(":memory:")
        connection.deserialize(archive.read("collection.anki2"))
    rows = connection.execute("SELECT guid, flds FROM notes ORDER BY id").fetchall()
    decks = json.loads(connection.execute("SELECT decks FROM col").fetchone()[0])
    connection.close()
    assert f"{title}::Missed points" in {deck["name"] for deck in decks.values()}
    return {guid: fields.split("\x1f") for guid, fields in rows}


def package(attempts: Sequence[Attempt], title: str = "Seeing") -> bytes:
    missed = Missed(lambda at: f"{at:%Y-%m-%d}")
    for attempt in attempts:
        missed.add(attempt)
    return missed.written({"vision": title}, START)


def test_a_missed_point_is_a_card_with_what_was_typed_and_why() -> None:
    (fields,) = cards([sat(1, 1.0, 0.0)]).values()
    assert fields == [
        "How?",
        "Take the gradient of the class score, then[…].",
        "Statement 1.",
        "its absolute value",
        "the gradient",
        "0 of 1: Nothing speaks of it.",
        "Exam, 2025-03-02",
    ]


def test_the_same_points_have_the_same_ids_whatever_their_texts_have_become() -> None:
    first, again = sat(1, 0.0, 0.5), sat(1, 0.0, 0.5, text="something else")
    assert package([first]) == package([first])
    assert cards([first]).keys() == cards([again], "Another title").keys()
    assert cards([first]) != cards([again], "Another title")


def test_what_was_earned_the_last_time_makes_no_card() -> None:
    latest, before = sat(2, 1.0, 0.0), sat(1, 0.0, 0.0)
    (fields,) = cards([latest, before]).values()
    assert (fields[2], fields[6]) == ("Statement 1.", "Exam, 2025-03-03")


def test_what_a_person_judged_as_met_is_not_missed() -> None:
    said = Judgement(Subject.CRITERION, "c1", 1.0, 0.0, Occasion.CONTESTED)
    judged = replace(sat(1, 0.0, 0.0), judgements=(KeptJudgement(1, 0, START, said),))
    assert [fields[2] for fields in cards([judged]).values()] == ["Statement 0."]


def test_a_misconception_is_a_card_of_its_own() -> None:
    wrong = MisconceptionFound("It is the opposite.", "at most 0 points", feedback="It is not.", cap=0.0)
    (fields,) = cards([sat(1, 1.0, misconceptions=(wrong,))]).values()
    assert fields[2:4] == ["Not so: It is the opposite.", "It is not."]


def test_nothing_typed_is_markup_or_a_field() -> None:
    (fields,) = cards([sat(1, 0.0, text=NASTY)]).values()
    assert "&lt;script&gt;" in fields[4]
    assert not {"<", "{{", "\x1b"} & {part for part in ("<", "{{", "\x1b") if part in fields[4]}
