"""Marks in plain practice: the learner's own first, where they are asked for, then the grader's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.cli.own_marking import OwnMarking
from examsim.cli.report import marks_in_words, own_in_words
from examsim.domain.errors import ExamsimError
from examsim.domain.own_marks import OwnMarks
from examsim.domain.standing import stand

if TYPE_CHECKING:
    from collections.abc import Callable

    from examsim.cli.sheet import Sheet
    from examsim.domain.own_marks import OwnPoints
    from examsim.simulator import Simulator


class PracticeMarking:
    """Marks the response that the sheet is turned to."""

    def __init__(
        self,
        simulator: Simulator,
        sheet: Sheet,
        say: Callable[[str], None],
        model_state: Callable[[], str],
        *,
        asks_own_marks: bool,
    ) -> None:
        self._simulator = simulator
        self._sheet = sheet
        self._say = say
        self._model_state = model_state
        self._asks_own_marks = asks_own_marks
        self._own: OwnMarking | None = None
        self._then: Callable[[], None] = lambda: None

    @property
    def is_asking(self) -> bool:
        """Whether the next line answers a question about the response."""
        return self._own is not None

    def begin(self, then: Callable[[], None] = lambda: None) -> None:
        """Mark the response, or ask for the learner's own marks of it first; ``then`` follows the marks."""
        self._sheet.save()
        self._then = then
        item, draft = self._sheet.session.item, self._sheet.session.draft
        if not (self._asks_own_marks and draft.text.strip()):
            self._mark(())
            return
        # Imported here: it brings the words of the grader along, which nobody else in a dialogue needs.
        from examsim.grading.drafting import told_apart

        self._own = OwnMarking(item, told_apart(item.question, item.rubric))
        self._say(f"{self._own.opening}\n{self._own.question}")

    def hear(self, line: str) -> None:
        """Take the answer to what was asked."""
        own = self._own
        if own is None:
            return
        if not own.hear(line):
            self._say(f"Not understood, and not added to your response. {own.question}")
        elif own.is_over:
            self._own = None
            self._mark(own.given)
        else:
            self._say(own.question)

    def _mark(self, given: tuple[OwnPoints, ...]) -> None:
        self._say(" · ".join(filter(None, ["Marking", self._model_state()])) + " …")
        session = self._sheet.session
        own, grade = OwnMarks(session.draft.text, given), None
        try:
            grade = self._simulator.mark(session, session.here)
        except ExamsimError as error:
            self._say(f"This could not be marked now: {error}")
        else:
            self._say("\n".join([*marks_in_words(session.item, stand(grade)), *own_in_words(own, stand(grade))]))
        finally:
            if given:
                self._sheet.keep_own_marks(replace(own, grade=grade))
        self._then()
