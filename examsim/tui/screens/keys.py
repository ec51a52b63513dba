"""Which key does what, and how to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from examsim.domain.actions import ACTIONS
from examsim.domain.errors import ExamsimError
from examsim.domain.settings import BY_NAME, keys_of
from examsim.tui.plain_text import plain
from examsim.tui.screens.notices import notice
from examsim.tui.screens.page import Dialog, Page
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader
from examsim.tui.widgets.table import Row, Table
from examsim.tui.widgets.table_line import Column

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.actions import Action
    from examsim.tui.preferences import Preferences

_COLUMNS = (Column("Keys", 24), Column("what they do"), Column("where", 17, priority=1))


class KeysScreen(Page[None]):
    """Every action with its keys; enter gives the one under the pointer another."""

    CSS_PATH = "keys.tcss"
    HELP = (
        "{choose} asks for a new key for the action under the pointer; {usual-keys} gives it its usual keys again. "
        "Several keys for one action can be set in the file. Keys that write in a response cannot do anything else in "
        "an exam."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace", "usual", "usual keys", id="usual-keys"),
        Binding("escape", "dismiss(None)", "back", id="back"),
    ]

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences

    def compose(self) -> ComposeResult:
        """A table, and what came of the last change."""
        yield PageHeader(Content.styled("Keys", "bold"))
        yield Table(*_COLUMNS, choose="new key")
        yield Static(id="said")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show the keys."""
        self._show()
        self.query_one(Table).focus()

    @work(exclusive=True)
    async def on_table_chosen(self, event: Table.Chosen) -> None:
        """Ask for a key, and give it to the action."""
        key = await self.app.push_screen_wait(PressScreen(BY_NAME[event.row].what))
        if key is not None:
            self._give(event.row, key)

    def action_usual(self) -> None:
        """Give the action under the pointer its usual keys."""
        name = self.query_one(Table).pointed
        if name is not None:
            self._give(name, str(BY_NAME[name].default))

    def _give(self, name: str, keys: str) -> None:
        before = set(self._preferences.in_force.problems)
        said = Content.styled(f"✓ {keys}: {BY_NAME[name].what}", "$text-success")
        try:
            old = self._preferences.in_force.setting(name).value
            self._preferences.set(name, BY_NAME[name].read(keys))
            if new := [problem for problem in self._preferences.in_force.problems if problem not in before]:
                self._preferences.set(name, old)
                said = plain(f"✗ {new[0].message}", "$text-error")
        except ValueError as error:
            said = plain(f"✗ {name} {error}", "$text-error")
        except ExamsimError as error:
            self.app.push_screen(notice(error))
        self._show()
        self.query_one("#said", Static).update(said)

    def _show(self) -> None:
        self.query_one(Table).show([self._row(action) for action in ACTIONS])

    def _row(self, action: Action) -> Row:
        name = f"keys.{action.name}"
        value = self._preferences.in_force.setting(name).value
        style = "bold $text-accent" if value != BY_NAME[name].default else ""
        changed = "* " if style else "  "
        cells = (
            Content.styled(f"{changed}{'  '.join(keys_of(value))}", style),
            Content(action.what),
            Content(action.where),
        )
        return Row(name, cells)


class PressScreen(Dialog[str | None]):
    """Takes the next key for the new one."""

    CSS_PATH = "press.tcss"
    AUTO_FOCUS = ""

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what

    def compose(self) -> ComposeResult:
        """What the key is for."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled("Press the new key", "bold"))
            yield Static(plain(self._what), id="what")
            yield Static(Content.styled("esc  stays as it is", "$quiet"))

    def on_key(self, event: events.Key) -> None:
        """Take the key, unless it is the one that leaves everything as it was."""
        event.stop()
        event.prevent_default()
        self.dismiss(None if event.key == "escape" else _name(event))


def _name(event: events.Key) -> str:
    # Textual has words for signs, such as question_mark; people know the sign.
    is_sign = event.character is not None and event.is_printable and event.key not in {"space", "comma"}
    return str(event.character) if is_sign and "+" not in event.key else event.key
