"""A bank as its author sees it: searched, looked through, opened in an editor, tried."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.containers import Container
from textual.content import Content
from textual.widgets import Input

from examsim.domain.errors import ExamsimError
from examsim.tui import figures
from examsim.tui.background import in_thread
from examsim.tui.plain_text import one_line, plain
from examsim.tui.screens.ask import AskScreen
from examsim.tui.screens.file_editor import open_file
from examsim.tui.screens.notices import notice
from examsim.tui.screens.page import Page
from examsim.tui.screens.try_answer import TryScreen
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader
from examsim.tui.widgets.question_preview import QuestionPreview
from examsim.tui.widgets.table import Row, Table
from examsim.tui.widgets.table_line import Column

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.question import Question
    from examsim.keeping.browsing import Browsing, Opened

SIDE_BY_SIDE = 100
"""From this width on, the list and the question stand beside each other."""
_NOTHING_FITS = "No question has all of these words. Escape shows them all again."
_BROKEN = "This bank cannot be used yet. Enter opens the place under the pointer in your editor."
_SHIPPED = (
    "This bank came with examsim, and what you change is gone with its next version. "
    "`examsim export BANK --to examsim --out DIR` makes a copy of your own."
)


class BrowseScreen(Page[None]):
    """The questions of a bank; the one under the pointer is shown with its rubric."""

    CSS_PATH = "browse.tcss"
    AUTO_FOCUS = ""
    HELP = (
        "{search} searches prompts, answers, topics, tags and rubrics. {choose} tries an answer on the question under "
        "the pointer and marks it at once. {edit-question} opens the question in your editor at its line, "
        "{edit-rubric} its rubric; what you save there is read again when you leave it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "search", key_display="/", priority=True, id="search"),
        Binding("e,f4", "edit(False)", "edit", id="edit-question"),
        Binding("r", "edit(True)", "edit rubric", id="edit-rubric"),
        Binding("pagedown,space", "scroll_preview(5)", "scroll", priority=True, id="scroll-down"),
        Binding("pageup", "scroll_preview(-5)", "scroll up", priority=True, show=False, id="scroll-up"),
        Binding("escape", "back", "back", id="back"),
    ]

    def __init__(self, browsing: Browsing, bank_id: str) -> None:
        super().__init__()
        self._browsing = browsing
        self._bank_id = bank_id
        self._opened: Opened | None = None
        self._shown: dict[str, Question] = {}

    def compose(self) -> ComposeResult:
        """The search, the list, and the question under the pointer."""
        yield PageHeader(Content.styled(one_line(self._bank_id), "bold"))
        yield Input(placeholder="words to search for", compact=True)
        with Container(id="both"):
            yield Table(
                Column("Question"), Column("topic", 16, priority=1), Column("points", 6, is_number=True), choose="try"
            )
            yield QuestionPreview()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Read the bank."""
        self._read()

    def on_resize(self, event: events.Resize) -> None:
        """Stand list and question beside each other where there is room."""
        self.set_class(event.size.width >= SIDE_BY_SIDE, "-beside")

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        try:
            self._opened = await in_thread("bank", self._browsing.open, self._bank_id)
        except ExamsimError as error:
            await self.app.push_screen_wait(notice(error))
            self.dismiss(None)
            return
        self._show()
        self.query_one(Table).focus()

    # What is shown

    def _show(self) -> None:
        opened, table = self._opened, self.query_one(Table)
        if opened is None:
            return
        found = opened.found(self.query_one(Input).value)
        self._shown = {question.id: question for question in found}
        table.show([_row(question) for question in found] if opened.bank else _problem_rows(opened))
        table.call_choosing("try" if opened.bank else "open in editor")
        title = Content.styled(one_line(opened.title), "bold")
        self.query_one(PageHeader).left = title
        self.query_one(PageHeader).right = Content.styled(_counts(opened, len(found)), "$quiet")
        self._show_question()
        self.refresh_bindings()

    def _show_question(self) -> None:
        opened, pointed, preview = self._opened, self.query_one(Table).pointed, self.query_one(QuestionPreview)
        if opened is None:
            return
        if opened.bank is None:
            problem = opened.problems[int(pointed)] if pointed is not None and opened.problems else None
            told = plain(str(problem), "$text-error") if problem is not None else Content()
            preview.say(Content("\n\n").join([Content.styled(_BROKEN, "$quiet"), told]))
        elif pointed is None or pointed not in self._shown:
            preview.say(Content.styled(_NOTHING_FITS, "$quiet"))
        else:
            spot = opened.questions.get(pointed)
            place = f"{spot.path}:{spot.line}" if spot is not None else ""
            preview.show(self._shown[pointed], opened.bank.rubrics.get(pointed), place)

    def on_table_pointed(self) -> None:
        """Show the question under the pointer."""
        self._show_question()

    def on_input_changed(self) -> None:
        """Search while one types."""
        self._show()

    def on_input_submitted(self) -> None:
        """Go on in the list of what was found."""
        self.query_one(Table).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done now is offered: while one searches, letters are letters."""
        if action in {"search", "edit", "scroll_preview"} and isinstance(self.focused, Input):
            return False
        if (action, parameters) == ("edit", (True,)):
            return self._opened is not None and bool(self._opened.rubrics)
        return True

    # What to do

    def action_search(self) -> None:
        """Type what to search for."""
        # At once, and before any other key is looked at: what is typed in one go with the slash belongs to the search.
        self.set_focus(self.query_one(Input))

    def action_scroll_preview(self, lines: int) -> None:
        """Scroll the question."""
        self.query_one(QuestionPreview).scroll_relative(y=lines, animate=False)

    def action_back(self) -> None:
        """Out of the search, then out of the bank."""
        search = self.query_one(Input)
        if search.value or isinstance(self.focused, Input):
            search.value = ""
            self.query_one(Table).focus()
        else:
            self.dismiss(None)

    @work(exclusive=True, group="journey")
    async def action_edit(self, is_rubric: bool) -> None:  # noqa: FBT001  # as the binding gives it
        """Open the question, or its rubric, at its line, and read the bank again."""
        opened, pointed = self._opened, self.query_one(Table).pointed
        if opened is None or pointed is None:
            return
        if opened.bank is None:
            problem = opened.problems[int(pointed)]
            await self._edit(opened, problem.path, problem.line)
        elif (spot := (opened.rubrics if is_rubric else opened.questions).get(pointed)) is not None:
            await self._edit(opened, spot.path, spot.line)

    async def _edit(self, opened: Opened, path: Path | str, line: int) -> None:
        if opened.origin == "shipped" and not await self.app.push_screen_wait(AskScreen("Edit it here?", _SHIPPED)):
            return
        if await open_file(self.app, Path(path), line):
            self._read()

    @work(exclusive=True, group="journey")
    async def on_table_chosen(self, event: Table.Chosen) -> None:
        """Try an answer; or mend the place where a bank is broken."""
        opened = self._opened
        if opened is not None and opened.bank is None:
            problem = opened.problems[int(event.row)]
            await self._edit(opened, problem.path, problem.line)
        elif opened is not None and opened.bank is not None and event.row in self._shown:
            await self.app.push_screen_wait(TryScreen(self._browsing, opened.bank, self._shown[event.row]))
            self._read()  # an example may have been kept


def _row(question: Question) -> Row:
    points = Content(figures.number(question.points))
    return Row(
        question.id, (Content(one_line(question.prompt)), Content.styled(one_line(question.topic), "$quiet"), points)
    )


def _problem_rows(opened: Opened) -> list[Row]:
    return [
        Row(str(index), (Content.assemble(("✗ ", "$text-error"), one_line(problem.message)), Content(), Content()))
        for index, problem in enumerate(opened.problems)
    ]


def _counts(opened: Opened, found: int) -> str:
    if opened.bank is None:
        return figures.counted(len(opened.problems), "problem")
    every = len(opened.bank.questions)
    return figures.counted(every, "question") if found == every else f"{found} of {figures.counted(every, 'question')}"
