"""What to write exams down as, and where."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import work
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from examsim.domain.errors import ExamsimError, InputError
from examsim.sharing import ENDINGS
from examsim.tui import figures
from examsim.tui.background import in_thread
from examsim.tui.plain_text import plain, visible
from examsim.tui.screens.page import Dialog
from examsim.tui.widgets.choice_line import Choice, ChoiceLine
from examsim.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from textual.app import App, ComposeResult
    from textual.binding import BindingType

    from examsim.domain.history import Which
    from examsim.tui.use_cases import UseCases

_FORMS = (
    Choice("html", "HTML: a page to read or print"),
    Choice("markdown", "Markdown: text to read"),
    Choice("csv", "CSV: a row for each response, for spreadsheets"),
    Choice("jsonl", "JSON lines: everything, to take in elsewhere"),
    Choice("json", "JSON: the same as one list"),
    Choice("anki", "Anki: a card for each point missed"),
)


async def export(
    app: App[object], use_cases: UseCases, now: datetime, which: Which, only: Sequence[str] | None = None, *, title: str
) -> str | None:
    """Ask for a format and a name, and write the exams that are meant; gives what to say of it."""

    def writes(path: Path, form: str, when_done: Callable[[int], None]) -> int:
        return use_cases.sharing().write(path, form, now, which, only, when_done)

    stem = only[0] if only is not None else f"exams-{now.astimezone():%Y-%m-%d}"
    return await app.push_screen_wait(ExportScreen(title, Path.home() / stem, writes))


class Writes(Protocol):
    """Writes the file, and gives how many exams are in it."""

    def __call__(self, path: Path, form: str, when_done: Callable[[int], None]) -> int:
        """Raises an error a person may see where it cannot, or where a file is there."""


class ExportScreen(Dialog[str | None]):
    """Writes a new file and gives what to say of it; None where nothing was to be written."""

    CSS_PATH = "export.tcss"
    AUTO_FOCUS = "ChoiceLine"
    HELP = (
        "{choice-before} and {choice-after} choose the format, and the ending of the name follows it; {line-below} "
        "goes to the name. {confirm} writes the file, and nothing that is there is ever replaced. `examsim export "
        "history` does the same, and more."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", "write", priority=True, id="confirm"),
        Binding("up", "app.focus_previous", "line above", show=False, id="line-above"),
        Binding("down", "app.focus_next", "line", key_display="↑ ↓", id="line-below"),
        Binding("escape", "dismiss(None)", "back", id="back"),
    ]

    def __init__(self, title: str, stem: Path, writes: Writes) -> None:
        super().__init__()
        self._title = title
        self._stem = stem
        self._writes = writes

    def compose(self) -> ComposeResult:
        """The format, the name, and what became of it."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(visible(self._title), "bold"))
            yield ChoiceLine("Format", _FORMS)
            yield Input(_short(free(Path(f"{self._stem}{_ending(_FORMS[0])}"))), compact=True)
            yield Static(id="became")
            yield KeyFooter()

    def on_choice_line_changed(self, event: ChoiceLine.Changed) -> None:
        """Let the name end as the format does, where it ended as another."""
        name = self.query_one(Input).value.strip()
        if Path(name).suffix in ENDINGS.values():
            path = Path(name.removesuffix(Path(name).suffix) + ENDINGS[str(event.line.value)])
            with suppress(RuntimeError):  # of nobody's home
                self.query_one(Input).value = _short(free(path.expanduser()))
        self._say("")

    @work(exclusive=True, group="write")
    async def action_write(self) -> None:
        """Write the file, and stay where that fails."""
        name = self.query_one(Input).value.strip()
        if not name:
            self._say("Give the file a name.")
            return
        form = str(self.query_one(ChoiceLine).value)
        self._say("Writing …")
        try:
            path = _whole(name)
            count = await in_thread("export", self._writes, path, form, self._progress)
        except ExamsimError as error:
            self._say(str(error))
        else:
            self.dismiss(f"Wrote {figures.counted(count, 'exam')} to {path}.")

    def _progress(self, done: int) -> None:
        if done % 50 == 0:
            self.app.call_from_thread(self._say, f"Writing: {figures.counted(done, 'exam')} …")

    def _say(self, words: str) -> None:
        self.query_one("#became", Static).update(plain(words, "$text-warning"))


def _whole(name: str) -> Path:
    try:
        return Path(name).expanduser().absolute()
    except RuntimeError as error:
        raise InputError(f"{name} names nobody's home.", remedy="Write the folder in full.") from error


def _short(path: Path) -> str:
    home = Path.home()
    return str(Path("~") / path.relative_to(home)) if path.is_relative_to(home) else str(path)


def _ending(choice: Choice) -> str:
    return ENDINGS[str(choice.value)]


def free(path: Path) -> Path:
    """The name, or the first like it that no file has."""
    number, wanted = 2, path
    while os.path.lexists(path):
        path, number = wanted.with_stem(f"{wanted.stem}-{number}"), number + 1
    return path
