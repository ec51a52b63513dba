"""Why a mark is what it is, in words; the numbers behind them on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from examsim.domain.own_marks import in_words
from examsim.domain.standing import CriterionStanding, MisconceptionStanding
from examsim.tui import figures
from examsim.tui.plain_text import plain
from examsim.tui.widgets.marks import criterion_verdict, misconception_verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.domain.grade import CriterionGrade, Grade
    from examsim.domain.own_marks import OwnMarks
    from examsim.domain.regrade import EarlierGrade
    from examsim.domain.standing import Standing


def why(
    standing: Standing | None,
    here: CriterionStanding | MisconceptionStanding | None,
    advice: str,
    undo_key: str,
    *,
    in_numbers: bool,
    own: OwnMarks | None = None,
) -> Content:
    """Everything there is to say of the line under the pointer, and of the question as a whole."""
    if standing is None:
        return Content.styled("Not marked yet.", "$quiet")
    lines = list(_of_line(here, undo_key, in_numbers=in_numbers))
    if advice:
        lines.append(plain(advice, "$text-accent"))
    if standing.whole is not None:
        reason = f" “{standing.whole.reason}”" if standing.whole.reason else ""
        told = f"You set this question to {figures.counted_points(standing.whole.points)}."
        lines.append(plain(f"{told}{reason} The grader gave {figures.number(standing.grade.points)}."))
    if own is not None and (said := in_words(own, standing.grade)):
        lines.append(plain(said))
    told_already = here.grade.reason if isinstance(here, CriterionStanding) else ""
    notes = [note for note in standing.grade.notes if note not in told_already]
    lines += [Content.assemble(("! ", "bold $text-warning"), plain(note)) for note in notes]
    return Content("\n").join(lines)


def sum_line(standing: Standing) -> Content:
    """The arithmetic of a mark."""
    return plain(standing.arithmetic, "$quiet")


def versions(grade: Grade, earlier: Sequence[EarlierGrade]) -> Content:
    """What made a grade, and what it was before it was made again, so that two can be compared honestly."""
    return plain("\n".join([grade.versions.in_words, *(each.in_words(figures.date) for each in earlier)]), "$quiet")


def _of_line(
    here: CriterionStanding | MisconceptionStanding | None, undo_key: str, *, in_numbers: bool
) -> Iterator[Content]:
    if isinstance(here, CriterionStanding):
        found = criterion_verdict(here)
        yield Content.assemble((f"{found.symbol} ", found.style), plain(here.grade.statement, "bold"))
        if here.judgement is not None:
            reason = f" “{here.judgement.reason}”" if here.judgement.reason else ""
            was = figures.number(here.grade.own_points)
            given = f"You gave {figures.counted_points(here.points)}; the grader gave {was}.{reason}"
            yield plain(f"{given} {undo_key} takes it back.")
        if here.reason:
            yield plain(here.reason if here.judgement is None else f"The grader said: {here.reason}")
        if in_numbers:
            yield plain(_numbers(here.grade), "$quiet")
    elif isinstance(here, MisconceptionStanding):
        verdict = misconception_verdict(here)
        yield Content.assemble((f"{verdict.symbol} ", verdict.style), plain(here.found.statement, "bold"))
        if not here.stands:
            because = f" “{here.judgement.reason}”" if here.judgement is not None and here.judgement.reason else ""
            unsaid = f"You say that you did not mean this, so it costs nothing.{because} {undo_key} takes that back."
            yield plain(f"{unsaid} The grader says:")
        yield plain(f"Misconception, {here.found.effect}. {here.found.reason}".rstrip())
        if here.found.feedback:
            yield plain(here.found.feedback)


def _numbers(criterion: CriterionGrade) -> str:
    if criterion.nearness is None:
        return "No nearness was measured: this is right or wrong."
    guards = f"; guards: {', '.join(criterion.guards)}" if criterion.guards else ""
    credit = "" if criterion.credit is None else f"; credit {criterion.credit:.2f} before rounding to quarter points"
    return f"Evidence {criterion.nearness:.2f} of 1{credit}{guards}."
