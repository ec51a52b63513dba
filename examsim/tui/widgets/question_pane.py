"""What is asked: the prompt with its number, choices and worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from examsim.tui import figures
from examsim.tui.plain_text import plain, unwrapped

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from examsim.domain.question import Question


class QuestionPane(VerticalScroll, can_focus=False):
    """A question; a long one scrolls, and the keyboard stays where it was."""

    DEFAULT_CSS = """
    QuestionPane {
        height: auto;
        max-height: 40%;
        padding: 1 2 0 2;
        layout: grid;
        grid-size: 3;
        grid-columns: auto 1fr auto;
        grid-rows: auto;
        scrollbar-size-vertical: 1;
    }
    QuestionPane > .question--number { width: auto; padding-right: 2; color: $text-accent; text-style: bold; }
    QuestionPane > .question--worth { width: auto; padding-left: 3; }
    """

    def compose(self) -> ComposeResult:
        """The prompt between its number and its worth."""
        yield Static(classes="question--number")
        yield Static(classes="question--prompt")
        yield Static(classes="question--worth")

    def show(self, number: int, question: Question, worth: Content | None = None, *, with_hint: bool = False) -> None:
        """Put a question on the screen, from its first line."""
        self.query_one(".question--number", Static).update(Content(str(number)))
        self.query_one(".question--prompt", Static).update(_prompt(question, with_hint=with_hint))
        self.query_one(".question--worth", Static).update(worth or _worth(question))
        self.scroll_home(animate=False)


def _worth(question: Question) -> Content:
    points = figures.counted_points(question.points)
    return Content.styled(f"{points} · ~{figures.number(question.minutes)} min", "$quiet")


def _prompt(question: Question, *, with_hint: bool) -> Content:
    lines = [plain(unwrapped(question.prompt), "bold")]
    lines += [Content.assemble((f"{letter}  ", "$quiet"), plain(choice)) for letter, choice in question.options]
    if with_hint:
        lines.append(Content.assemble(("hint  ", "$quiet"), plain(question.hint.strip(), "italic")))
    return Content("\n").join(lines)
