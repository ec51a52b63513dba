"""When the grader asks follows the learner while the program runs."""

from __future__ import annotations

import os
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from examsim.cli.graders import Graders
from examsim.grading.submission import Submission
from examsim.reporting import Band
from examsim.storage.paths import places
from tests.grading.papers import RUBRIC, SALT

if TYPE_CHECKING:
    import pytest

    from examsim.reporting import Reporting


class Report:
    """What is known of the learner, as often as it was worked out."""

    def __init__(self) -> None:
        self.said, self.high, self.reckoned = 0, 0.999, 0

    def state(self) -> tuple[int | None, ...]:
        return (self.said,)

    def band(self, _: tuple[float, float]) -> Band:
        self.reckoned += 1
        return Band(0.001, self.high, self.said, 20)


def test_a_judgement_counts_for_the_next_mark_and_nothing_is_worked_out_twice() -> None:
    report = Report()
    graders = Graders("none", places(os.environ), lambda: cast("Reporting", report))
    submission = Submission("Rivers carry dissolved stuff to the ocean", SALT, RUBRIC)
    grader = graders.of_exams()
    before = grader.grade(submission)
    assert any(criterion.unsure for criterion in before.criteria)
    assert graders.of_exams() is grader
    assert report.reckoned == 1
    report.said, report.high = 1, 0.0011
    assert graders.of_exams() is grader
    assert report.reckoned == 2
    after = grader.grade(submission)
    assert not any(criterion.unsure for criterion in after.criteria)
    assert after.points == before.points


def test_who_imports_waits_for_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    graders = Graders(None, places(os.environ), lambda: cast("Reporting", Report()))
    process = SimpleNamespace(state="loading", start=lambda: None)
    monkeypatch.setitem(graders.__dict__, "_process", process)
    assert graders.beside() is None
    process.state = "ready"
    assert graders.beside() is process
    assert Graders("none", places(os.environ), lambda: cast("Reporting", Report())).beside() is None
