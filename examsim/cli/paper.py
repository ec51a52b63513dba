"""An exam in progress, as plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.cli.marks import points
from examsim.domain.durations import duration
from examsim.domain.exam import Mode
from examsim.domain.pace import LAST_MINUTES
from examsim.domain.session import Progress
from examsim.tui.figures import counted, number, words

if TYPE_CHECKING:
    from datetime import datetime

    from examsim.domain.exam import Exam
    from examsim.domain.question import Question
    from examsim.domain.session import Session

HELP = """\
Type your response, in as many lines as you like. A line with a single dot ends it and goes to the next question.
Commands stand on a line of their own:
  :next :back :go 3   turn to another question
  :question           read the question and your response again
  :list               how far each question has come
  :flag               flag this question, or take its flag away
  :hint               in practice, read the hint, if there is one
  :time               the time that is left
  :undo               take back the last line, or the last :clear
  :clear              empty the response to this question
  :mark               in practice, mark the response as it stands
  :finish             look over the exam and hand it in
  :help               this list
A line that should begin with a colon and a word begins with two colons: ::next"""


def opening(exam: Exam) -> str:
    """What is about to happen, before the first question."""
    lines = [
        exam.title,
        f"{exam.mode.capitalize()}: {counted(len(exam.items), 'question')}, {points(exam.max_points)}.",
    ]
    if exam.limit is not None:
        factor = f" (extra time × {number(exam.extra_time)})" if exam.extra_time != 1.0 else ""
        lines.append(f"Time: {duration(exam.limit)}{factor}. When it is up, what you wrote is handed in and marked.")
        if exam.is_timer_hidden:
            lines.append("The time left is said for the last 5 minutes, and whenever you type :time.")
    if exam.mode is Mode.EXAM:
        lines.append("The clock cannot be stopped, and marks come at the end.")
    else:
        lines.append("Each response is marked when you end it; you can come back and better it.")
    if exam.seed is not None:
        lines.append(f"Shuffled with seed {exam.seed}: give --seed {exam.seed} for the same order again.")
    lines.append("Type your response. A line with a single dot ends it; :help lists the commands.")
    return "\n".join(lines)


def question_on(session: Session, now: datetime) -> str:
    """The question on the paper, and what is written there so far."""
    question = session.item.question
    lines = [
        "",
        f"Question {session.here + 1} of {len(session.drafts)}, {points(question.points)}, "
        f"about {number(question.minutes)} min{_expected(question)}{_flag(session.draft.is_flagged)}."
        f"{_in_passing(session, now)}",
        question.prompt.rstrip(),
        *(f"  {letter}) {choice}" for letter, choice in question.options),
    ]
    if session.draft.text:
        lines += [
            f"Your response so far ({words(len(session.draft.text.split()), question.words)}):",
            session.draft.text,
        ]
    return "\n".join(lines)


def _expected(question: Question) -> str:
    return f", about {counted(question.words, 'word')}" if question.words is not None else ""


def _flag(is_flagged: bool) -> str:  # noqa: FBT001 - private
    return ", flagged" if is_flagged else ""


def time_left(session: Session, now: datetime) -> str:
    """The time that is left, as a sentence."""
    left = session.time_left(now)
    return "No time limit." if left is None else f"{duration(left)} left."


def _in_passing(session: Session, now: datetime) -> str:
    """The time that is left, for those who did not ask: hidden, it comes back for the last minutes."""
    left = session.time_left(now)
    is_hidden = session.exam.is_timer_hidden and left is not None and left > LAST_MINUTES
    return "" if is_hidden else f" {time_left(session, now)}"


def overview(session: Session) -> str:
    """How far each question has come."""
    return "\n".join(
        f"  {index}  {draft.progress}{_flag(draft.is_flagged)}{'  (you are here)' if index == session.here + 1 else ''}"
        for index, draft in enumerate(session.drafts, 1)
    )


def review(session: Session, now: datetime) -> str:
    """What would be handed in, and the one question before it is."""
    counts = [counted(len(session.numbers(Progress.ANSWERED)), "response") + " written"]
    for what, numbers in (
        ("blank", session.numbers(Progress.BLANK)),
        ("unseen", session.numbers(Progress.UNSEEN)),
        ("flagged", session.flagged),
    ):
        if numbers:
            counts.append(f"{what}: {', '.join(map(str, numbers))}")
    return "\n".join(
        [
            "",
            f"{'; '.join(counts)}.{_in_passing(session, now)}",
            "Hand it in? Type yes, or :go and a number to keep writing.",
        ]
    )
