"""The criteria of one question with what each earned, and below them the misconceptions that cost something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from examsim.domain.judgement import Subject
from examsim.tui import figures
from examsim.tui.plain_text import one_line
from examsim.tui.widgets.marks import criterion_verdict, misconception_verdict
from examsim.tui.widgets.table import Row, Table
from examsim.tui.widgets.table_line import Column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examsim.domain.grade import MisconceptionFound
    from examsim.domain.own_marks import OwnMarks
    from examsim.domain.standing import CriterionStanding, MisconceptionStanding, Standing


class Criteria(Table):
    """One line each; the one under the pointer has its evidence shown below."""

    def __init__(self) -> None:
        super().__init__(
            Column("Mark", 10),
            Column("points", 11, is_number=True),
            Column("criterion"),
            choose="",
            id="criteria",
        )
        self._standing: Standing | None = None

    def show_standing(self, standing: Standing | None, at: int | None = None, own: OwnMarks | None = None) -> None:
        """The lines of a mark, the pointer on the one asked for or on what is to be looked at first: see ``_first``."""
        self._standing = standing
        criteria = standing.criteria if standing else ()
        wrong = standing.misconceptions if standing else ()
        given = own.by_name if own is not None else {}
        apart = [index for index, each in enumerate(criteria) if _is_apart(each, given)]
        rows = [Row(str(index), _criterion(each, given)) for index, each in enumerate(criteria)]
        rows += [Row(str(index), _misconception(each)) for index, each in enumerate(wrong, len(criteria))]
        self.show(rows, at=str(_first(criteria, wrong, apart) if at is None else at))

    @property
    def here(self) -> CriterionStanding | MisconceptionStanding | None:
        """What the pointer is on."""
        standing, row = self._standing, self.pointed
        if standing is None or row is None:
            return None
        index, criteria = int(row), len(standing.criteria)
        return standing.criteria[index] if index < criteria else standing.misconceptions[index - criteria]

    @property
    def subject(self) -> tuple[Subject, str]:
        """What the pointer is on, by name; the whole question where there are no lines."""
        standing, here = self._standing, self.here
        if standing is None or here is None:
            return Subject.QUESTION, ""
        for criterion in standing.criteria:
            if criterion is here:
                return Subject.CRITERION, criterion.grade.id
        return Subject.MISCONCEPTION, next(m.found.statement for m in standing.misconceptions if m is here)


def _first(criteria: Sequence[CriterionStanding], wrong: Sequence[MisconceptionStanding], apart: Sequence[int]) -> int:
    """Where learner and grader differ; then a misconception, which takes from all of it; then what was lost."""
    standing = [index for index, each in enumerate(wrong, len(criteria)) if each.stands]
    lost = [index for index, each in enumerate(criteria) if each.points < each.grade.max_points]
    return next(iter((*apart, *standing, *lost)), 0)


def _is_apart(standing: CriterionStanding, given: Mapping[str, float]) -> bool:
    own = given.get(standing.grade.id)
    return own is not None and own != standing.grade.own_points


def _criterion(standing: CriterionStanding, given: Mapping[str, float]) -> tuple[Content, ...]:
    found, grade = criterion_verdict(standing), standing.grade
    was = "" if standing.judgement is None else f"(grader: {figures.number(grade.own_points)}) "
    if standing.judgement is None and _is_apart(standing, given):
        was = f"≠ (you: {figures.number(given[grade.id])}) "
    return (
        Content.styled(f"{found.symbol} {found.word}", found.style),
        Content(f"{figures.number(standing.points)} of {figures.number(grade.max_points)}"),
        Content.assemble((was, "$quiet"), one_line(grade.statement)),
    )


def _misconception(standing: MisconceptionStanding) -> tuple[Content, ...]:
    verdict = misconception_verdict(standing)
    return (
        Content.styled(f"{verdict.symbol} {verdict.word}", verdict.style),
        Content(_cost(standing.found) if standing.stands else ""),
        Content(one_line(standing.found.statement)),
    )


def _cost(found: MisconceptionFound) -> str:
    if found.cap is not None:
        return f"at most {figures.number(found.cap)}"
    return f"−{figures.number(found.deduct)}" if found.deduct else ""
