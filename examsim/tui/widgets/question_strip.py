"""All questions on one line: where you are and how far each one is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from examsim.domain.session import Progress

if TYPE_CHECKING:
    from textual import events
    from textual.app import RenderResult

    from examsim.domain.session import Draft, Session

SYMBOLS = {Progress.UNSEEN: "·", Progress.BLANK: "○", Progress.ANSWERED: "●"}
FLAG = "⚑"
_APART = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """What the strip says of one question."""

    symbol: str
    style: str = ""


def progress_mark(draft: Draft) -> Mark:
    """How far a question has come, with its flag; both at once, since a flagged question may be blank too."""
    flag = FLAG if draft.is_flagged else ""
    style = "$text-warning" if draft.is_flagged else "$quiet" if draft.progress is Progress.UNSEEN else ""
    return Mark(flag + SYMBOLS[draft.progress], style)


def progress_marks(session: Session) -> tuple[Mark, ...]:
    """How far each question of a session has come."""
    return tuple(map(progress_mark, session.drafts))


class QuestionStrip(Widget):
    """Numbers with symbols; a click goes there. Where they don't fit, those around the question here are shown."""

    DEFAULT_CSS = """
    QuestionStrip { height: 1; padding: 0 1; text-wrap: nowrap; }
    """
    ALLOW_SELECT = False

    @dataclass
    class Chosen(Message):
        """A question was clicked."""

        index: int

    marks: reactive[tuple[Mark, ...]] = reactive(())
    here = reactive(0)
    hints: reactive[tuple[str, ...]] = reactive(())
    """What is said beside the questions: the first of it, as many as there is room for."""

    def render(self) -> RenderResult:
        """The cells around the question here, with ‹ and › where some are left out, and the hints that fit."""
        shown = self._shown
        cells = [self._cell(index) for index in shown]
        before = "‹" if shown.start else " "
        after = "›" if shown.stop < len(self.marks) else " "
        line = Content.assemble((before, "$quiet"), *cells, (after, "$quiet"))
        room = self.size.width - line.cell_length - _APART
        fitting = (" · ".join(self.hints[:count]) for count in range(len(self.hints), 0, -1))
        hint = next((each for each in fitting if len(each) <= room), "")
        return Content.assemble(line, (f"{' ' * _APART}{hint}", "$quiet")) if hint else line

    def on_click(self, event: events.Click) -> None:
        """Say which question was meant."""
        at = event.get_content_offset(self)
        edge = 1
        for index in self._shown:
            start, edge = edge, edge + len(self._label(index))
            if at is not None and start <= at.x < edge:
                self.post_message(self.Chosen(index))

    @property
    def _shown(self) -> range:
        room = max(self.size.width - 2, 0)
        if not self.marks or sum(len(self._label(i)) for i in range(len(self.marks))) <= room:
            return range(len(self.marks))
        start = stop = self.here
        taken = 0
        while True:
            # Grow towards both ends by turns, as long as a whole cell fits.
            options = [i for i in (stop, start - 1) if 0 <= i < len(self.marks)]
            options.sort(key=lambda i: abs(i - self.here))
            fitting = [i for i in options if taken + len(self._label(i)) <= room]
            if not fitting:
                return range(start, stop)
            taken += len(self._label(fitting[0]))
            start, stop = min(start, fitting[0]), max(stop, fitting[0] + 1)

    def _label(self, index: int) -> str:
        text = f"{index + 1}{self.marks[index].symbol}"
        return f"[{text}]" if index == self.here else f" {text} "

    def _cell(self, index: int) -> Content:
        style = "bold reverse" if index == self.here else self.marks[index].style
        return Content.styled(self._label(index), style)
