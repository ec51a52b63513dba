"""The settings, each changed where it stands and kept at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from examsim.domain.errors import ExamsimError
from examsim.domain.settings import BY_NAME, OPTIONS
from examsim.tui import exam_choices
from examsim.tui.plain_text import one_line, plain
from examsim.tui.screens.keys import KeysScreen
from examsim.tui.screens.notices import notice
from examsim.tui.screens.page import Page
from examsim.tui.screens.trial import is_wanted
from examsim.tui.widgets.choice_line import Choice, ChoiceLine
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.settings import Option, Value
    from examsim.tui.preferences import Preferences

_LABELS = {
    "theme": "Colours", "accent": "Accent", "mode": "Enter sets up", "extra-time": "Extra time", "timer": "Time left",
    "sureness": "How sure", "own-marks": "Own marks",
    "encoder": "Model", "ratings": "Ratings, %", "fsrs": "FSRS",
}  # fmt: skip
_OFFERED = {
    "ratings": (
        Choice("40, 65, 90", "40, 65, 90: lenient"),
        Choice("50, 75, 95", "50, 75, 95"),
        Choice("60, 85, 100", "60, 85, 100: strict"),
    ),
    "fsrs": (Choice("", "the usual ones"),),
}
"""The file takes others."""
_ENCODERS = (Choice("", "the one that comes with examsim"), Choice("none", "none: keywords alone"))


class SettingsScreen(Page[None]):
    """One setting a line; what is under the pointer is explained below, with where its value comes from."""

    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "ChoiceLine"
    HELP = (
        "{line-above} and {line-below} go to a setting, {choice-before} and {choice-after} change it; it is in force "
        "and kept at once. Extra time can be typed. What the environment, the project or the command line sets counts "
        "more than your file, and says so. The file explains every setting: `examsim settings --init` writes it, any "
        "editor changes it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", "line above", show=False, id="line-above"),
        Binding("down", "app.focus_next", "choose", key_display="↑ ↓", id="line-below"),
        Binding("space", "keys", "keys", id="pick"),
        Binding("escape", "dismiss(None)", "back", id="back"),
    ]

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences

    def compose(self) -> ComposeResult:
        """The settings, what one of them is for, and what is wrong with the file."""
        yield PageHeader(Content.styled("Settings", "bold"))
        with Vertical(id="settings"):
            for option in OPTIONS:
                if option.action is None:
                    yield self._line(option)
        yield Static(id="about")
        yield Static(id="problems")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Explain the first."""
        self._explain()

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Explain the one that has the keyboard now."""
        self._explain()

    def on_choice_line_changed(self, event: ChoiceLine.Changed) -> None:
        """Keep what was changed, and put it in force."""
        value = event.line.value
        if event.line.id is None or not isinstance(value, str | float):
            return
        if value != self._preferences.in_force.setting(event.line.id).value:
            if event.line.id == "encoder" and self._preferences.trial is not None:
                self._try(event.line, str(value))
                return
            self._keep(event.line.id, value)
        self._explain()

    @work(exclusive=True, group="keys")
    async def action_keys(self) -> None:
        """Choose other keys."""
        await self.app.push_screen_wait(KeysScreen(self._preferences))
        self._explain()

    @work(exclusive=True, group="trial")
    async def _try(self, line: ChoiceLine, model: str) -> None:
        """Take another model, unless the learner sees what it would do to marks they judged, and does not want it."""
        trial, before = self._preferences.trial, self._preferences.in_force.setting("encoder").value
        self.query_one("#about", Static).update(
            Content.styled("Marking all you ever judged with this model …", "$quiet")
        )
        try:
            if trial is None or await is_wanted(self.app, trial, model):
                self._keep("encoder", model)
            else:
                line.choose(Choice(before, one_line(str(before))))
        except ExamsimError as error:
            line.choose(Choice(before, one_line(str(before))))
            self.app.push_screen(notice(error))
        self._explain()

    def _keep(self, name: str, value: Value) -> None:
        try:
            self._preferences.set(name, value)
        except ExamsimError as error:
            self.app.push_screen(notice(error))

    def _line(self, option: Option) -> ChoiceLine:
        value = self._preferences.in_force.setting(option.name).value
        choices = [Choice(word, word.replace("-", " ")) for word in option.choices]
        read: Callable[[str], Choice | None] = lambda _: None  # noqa: E731  # nothing is typed
        if option.name == "encoder":
            choices = list(_ENCODERS)
        elif option.name in _OFFERED:
            choices = list(_OFFERED[option.name])
        elif option.name == "extra-time":
            choices, read = list(exam_choices.EXTRA_TIME), exam_choices.extra_time
        if value not in [choice.value for choice in choices]:
            choices.append(exam_choices.extra_time(str(value)) or Choice(value, one_line(str(value))))
        return ChoiceLine(
            _LABELS[option.name], choices, index=exam_choices.at(choices, value), read=read, id=option.name
        )

    def _explain(self) -> None:
        problems = self._preferences.in_force.problems
        self.query_one("#problems", Static).update(plain("\n".join(f"✗ {p}" for p in problems), "$text-error"))
        line = self.focused
        if not isinstance(line, ChoiceLine) or line.id not in BY_NAME:
            return
        setting = self._preferences.in_force.setting(line.id)
        said = Content.assemble(
            plain(BY_NAME[line.id].what),
            plain(f"\n\nIn force from: {setting.origin}\nKept in: {self._preferences.path}", "$quiet"),
        )
        if setting.value != line.value:
            said += Content.assemble(
                ("\n! kept, but not in force: ", "bold $text-warning"), plain(f"{setting.origin} counts more.")
            )
        self.query_one("#about", Static).update(said)
