"""What to do today, in one line, worked out beside the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from examsim.domain.errors import ExamsimError
from examsim.renaming import told
from examsim.tui.background import in_thread
from examsim.tui.key_names import key_for
from examsim.tui.plain_text import one_line
from examsim.tui.unbroken import Unbroken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from examsim.studying import Studying


class TodayLine(Static):
    """Brings the cards up to the marks, says how far that is where it takes long, and then what they say.

    It has its place before it knows anything, so that nothing moves once it does.
    """

    @dataclass
    class Known(Message):
        """The line stands, or there will be none."""

        due: Mapping[str, int]
        """How many questions of each bank."""
        renamed: str = ""
        """What became of questions that go by another id now."""

    def __init__(self, studying: Callable[[], Studying] | None, now: Callable[[], datetime]) -> None:
        super().__init__(id="today")
        self._studying = studying
        self._now = now
        self._say(Content.styled("…", "$quiet"))

    @work(exclusive=True, group="today")
    async def look_ahead(self) -> None:
        """Work it out anew; what stood there stays until then."""
        known = self.Known({})
        try:
            if self._studying is not None:
                known = await self._look(self._studying)
        except ExamsimError as error:
            self._say(f"✗ {one_line(error.message)}")
        finally:
            self.post_message(known)

    async def _look(self, studying: Callable[[], Studying]) -> Known:
        use_cases = await in_thread("today", studying)
        steps = use_cases.catch_up()
        while step := await in_thread("cards", next, steps, None):
            if step[0] < step[1]:
                self._say(Content.styled(f"looking through your marks: {step[0]} of {step[1]} questions", "$quiet"))
        words, due = await in_thread("today", _today, use_cases, self._now())
        self._say(self._with_key(words) if words else self._first_steps())
        return self.Known(due, one_line(told(use_cases.renamed)))

    def _first_steps(self) -> Content:
        ways = ("choose", "starts an exam"), ("practice", "practice")
        said = [((key_for(self.screen, action), "bold $text-accent"), f" {what}") for action, what in ways]
        return Content.assemble("nothing was tried yet: ", *said[0], ", ", *said[1])

    def _with_key(self, words: str) -> Content:
        # First of all what to do, then why: a narrow window cuts the end of the line.
        key = key_for(self.screen, "review")
        shown = () if key == "review" else ((key, "bold $text-accent"), " ")  # it may have been given no key
        return Content.assemble(*shown, "review: ", words)

    def _say(self, words: str | Content) -> None:
        self.update(Unbroken.of(Content.assemble(("Today  ", "bold"), words)))


def _today(studying: Studying, now: datetime) -> tuple[str, Mapping[str, int]]:
    from examsim.tui.review_words import today  # noqa: PLC0415  # not on the way to the first paint

    if not studying.has_begun:
        return "", {}
    board = studying.board_caught_up(now)
    title = studying.title(board.weakest.bank_id) if board.weakest is not None else ""
    return today(board, studying.nearest_exam(now), now, title), board.due_by_bank
