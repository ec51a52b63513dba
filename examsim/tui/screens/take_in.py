"""A study guide becomes a bank: its file is named, what would come of it is shown, and then it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from examsim.domain.errors import ExamsimError
from examsim.tui import figures, import_words
from examsim.tui.background import in_thread
from examsim.tui.plain_text import plain
from examsim.tui.screens.page import Page
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.intake import Intake, Looked

_BEGIN = (
    "Type the name of a study guide with verified solutions, or drop its file here, and press enter: what would come "
    "of it is shown, and nothing is written yet.\n\n"
    "Text in any layout, Markdown, PDF, Word, web pages, GIFT, Moodle XML, Aiken, CSV and TSV, Anki packages and what "
    "Quizlet exports. Several files at once, or another place for the bank: `examsim import --help`."
)


class TakeInScreen(Page[str | None]):
    """Gives what to say of the bank that was written; None where none was."""

    CSS_PATH = "take_in.tcss"
    AUTO_FOCUS = "Input"
    HELP = (
        "Type the name of a file and press {confirm}: the screen shows how many questions were found, what was not "
        "understood and what you should look at. {confirm} again writes the bank with a drafted rubric; another name "
        "looks at another file. A bank that is there already gets what is new, and what you edited stays."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "look, then import", priority=True, id="confirm"),
        Binding("pagedown", "scroll_account(5)", "scroll", priority=True, id="scroll-down"),
        Binding("pageup", "scroll_account(-5)", "scroll up", priority=True, show=False, id="scroll-up"),
        Binding("escape", "dismiss(None)", "back", priority=True, id="back"),
    ]

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._intake = intake
        self._looked: Looked | None = None

    def compose(self) -> ComposeResult:
        """The file, what it comes to, and the whole account."""
        yield PageHeader(Content.styled("Import a study guide", "bold"))
        yield Input(placeholder="~/Downloads/guide.txt", compact=True)
        yield Static(id="came-to")
        with VerticalScroll(can_focus=False):
            yield Static(Content.styled(_BEGIN, "$quiet"), id="account")
        yield KeyFooter()

    def on_input_changed(self) -> None:
        """Another file is meant: what was looked at is not what enter would write."""
        self._looked = None
        self._say("")

    def action_scroll_account(self, lines: int) -> None:
        """Scroll the account."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    @work(exclusive=True, group="taking in")
    async def action_go_on(self) -> None:
        """Look at the file, or write what was looked at."""
        looked, name = self._looked, self.query_one(Input).value
        try:
            if looked is not None:
                self._say("Writing …")
                await in_thread("write", self._intake.write, looked)
                self.dismiss(_written(looked))
            elif name.strip():
                self._say("Reading …")
                self._show(await in_thread("look", self._intake.look, name), name)
            else:
                self._say("Type the name of a file first.", "$text-warning")
        except ExamsimError as error:
            self._say(str(error), "$text-error")

    def _show(self, looked: Looked, name: str) -> None:
        if self.query_one(Input).value != name:  # it was changed meanwhile
            return
        if looked.paths:
            self._looked = looked
            self._say(f"{import_words.summary(looked)}. Enter imports it.", "bold")
        else:
            self._say(f"{import_words.summary(looked)}. All of it is in your bank already.", "bold")
        self.query_one("#account", Static).update(plain(import_words.account(looked)))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def _say(self, words: str, style: str = "") -> None:
        self.query_one("#came-to", Static).update(plain(words, style))


def _written(looked: Looked) -> str:
    bank = looked.draft.bank
    new = len(bank.questions) if looked.again is None else len(looked.again.merge.added)
    return (
        f"✓ Imported {bank.id}: {figures.counted(new, 'new question')}. b looks through it before you trust its marks."
    )
