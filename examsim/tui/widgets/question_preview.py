"""A question with everything its author wrote about it: solution, rubric, marked examples, and where it stands."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from examsim.tui import figures
from examsim.tui.plain_text import one_line, plain, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from examsim.domain.question import Question
    from examsim.domain.rubric import Criterion, Misconception, Rubric

_INDENT = 7
_NARROWEST = 30


class QuestionPreview(VerticalScroll, can_focus=False):
    """Shows one question; the keyboard stays in the list beside it."""

    DEFAULT_CSS = """
    QuestionPreview { padding: 0 2; scrollbar-size-vertical: 1; }
    QuestionPreview > Static { height: auto; }
    """

    _shown: tuple[Question, Rubric | None, str] | None = None

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static()

    def show(self, question: Question, rubric: Rubric | None, place: str) -> None:
        """Put a question on the screen, from its first line."""
        self._shown = (question, rubric, place)
        self._draw()
        self.scroll_home(animate=False)

    def say(self, words: Content) -> None:
        """Say something else instead."""
        self._shown = None
        self.query_one(Static).update(words)

    def on_resize(self) -> None:
        """Break the lines of the rubric anew."""
        self._draw()

    def _draw(self) -> None:
        if self._shown is not None:
            question, rubric, place = self._shown
            # The width without the padding and the bar for scrolling.
            width = max(self.size.width - 1, _NARROWEST)
            parts = [*_question(question), *_rubric(rubric, width), plain(place, "$quiet")]
            self.query_one(Static).update(Content("\n\n").join(parts))


def _question(question: Question) -> Iterator[Content]:
    facts = [
        figures.counted_points(question.points), f"~{figures.number(question.minutes)} min",
        question.topic, question.kind.value.replace("_", " "), *question.tags,
    ]  # fmt: skip
    yield Content("\n").join(
        [
            plain(unwrapped(question.prompt), "bold"),
            *(Content.assemble((f"{letter}  ", "$quiet"), plain(text)) for letter, text in question.options),
            plain(one_line(" · ".join(filter(None, facts))), "$quiet"),
        ]
    )
    for number, answer in enumerate(question.answers or (question.answer,)):
        yield _titled("Also right" if number else "Verified solution", plain(unwrapped(answer)))
    if question.accept:
        yield _titled("Accepted as it stands", plain("; ".join(question.accept)))
    if question.numeric is not None and question.numeric.tolerance:
        yield _titled("Tolerance", plain(f"± {figures.number(question.numeric.tolerance)} {question.numeric.unit}"))
    for title, text in (("Hint", question.hint), ("Explanation", question.explanation)):
        if text.strip():
            yield _titled(title, plain(unwrapped(text)))


def _rubric(rubric: Rubric | None, width: int) -> Iterator[Content]:
    if rubric is None:
        yield Content.styled("No rubric: marked against the verified solution.", "$quiet")
        return
    best = f", the best {rubric.best} count" if rubric.best is not None else ""
    yield _listed(f"Criteria{best}", [line for one in rubric.criteria for line in _criterion(one)], width)
    if rubric.misconceptions:
        yield _listed("Misconceptions", [(_cost(one), one.statement, "") for one in rubric.misconceptions], width)
    if rubric.examples:
        lines = [(figures.number(one.points), one.response.strip() or "(blank)", "") for one in rubric.examples]
        yield _listed("Marked examples", lines, width)


def _criterion(criterion: Criterion) -> Iterator[tuple[str, str, str]]:
    required = " (required)" if criterion.required else ""
    yield figures.number(criterion.points), f"{criterion.statement.strip()}{required}", ""
    if criterion.keywords:
        groups = " + ".join(" | ".join(group) for group in criterion.keywords)
        asked = (
            "speaks for it: " if criterion.at_least == 0 else f"{criterion.at_least} of: " if criterion.at_least else ""
        )
        yield "", f"{asked}{groups}", "$quiet"
    if criterion.accept:
        yield "", f"or: {'; '.join(criterion.accept)}", "$quiet"


def _cost(misconception: Misconception) -> str:
    cap = f"≤ {figures.number(misconception.cap)}" if misconception.cap is not None else ""
    deduct = f"−{figures.number(misconception.deduct)}" if misconception.deduct else ""
    return " ".join(filter(None, (cap, deduct)))


def _listed(title: str, lines: list[tuple[str, str, str]], width: int) -> Content:
    """Lines behind their marks, the text of each under itself where it is broken."""
    shown = []
    for mark, text, style in lines:
        first, *more = wrap(one_line(text), width - _INDENT) or [""]
        shown.append(Content.assemble((f"{mark:>{_INDENT - 2}}  ", "bold"), plain(first, style)))
        shown += [Content.assemble(" " * _INDENT, plain(each, style)) for each in more]
    return _titled(title, Content("\n").join(shown))


def _titled(title: str, text: Content) -> Content:
    return Content.assemble((f"{title}\n", "$text-accent"), text)
