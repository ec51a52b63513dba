"""Which attempts to look at."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from examsim.domain.exam import Mode
from examsim.domain.figures import Scope
from examsim.domain.history import Which
from examsim.tui.plain_text import one_line
from examsim.tui.screens.page import Dialog
from examsim.tui.widgets.choice_line import Choice, ChoiceLine
from examsim.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

_MODES = (Choice(None, "all"), *(Choice(mode, mode.value) for mode in Mode))
_PERIODS = (
    Choice(None, "all"),
    *(Choice(days, f"the last {name}") for days, name in ((7, "week"), (30, "month"), (91, "quarter"), (365, "year"))),
)


class FilterScreen(Dialog[Which | None]):
    """Gives what to look at; None where it stays as it was."""

    CSS_PATH = "filter.tcss"
    AUTO_FOCUS = "#bank"
    HELP = (
        "{line-above} and {line-below} go to a line, {choice-before} and {choice-after} change it. {confirm} shows "
        "what fits all the lines."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "show", id="confirm"),
        Binding("up", "app.focus_previous", "line above", show=False, id="line-above"),
        Binding("down", "app.focus_next", "line", key_display="↑ ↓", id="line-below"),
        Binding("escape", "dismiss(None)", "as before", id="back"),
    ]

    def __init__(
        self, banks: Mapping[str, str], which: Which, now: datetime, *, topics: Sequence[str] | None = None
    ) -> None:
        super().__init__()
        self._banks = (Choice(None, "all"), *(Choice(name, one_line(title)) for name, title in banks.items()))
        self._topics = (
            None if topics is None else (Choice(None, "all"), *(Choice(each, one_line(each)) for each in topics))
        )
        """None where they are not asked for."""
        self._which = which
        self._now = now

    def compose(self) -> ComposeResult:
        """One choice a line."""
        days = (self._now - self._which.since).days if self._which.since is not None else None
        with Vertical(classes="dialog"):
            yield Static(Content.styled("Show which exams?", "bold"))
            yield ChoiceLine("Bank", self._banks, index=_at(self._banks, self._which.bank), id="bank")
            if self._topics is not None:
                topic = self._which.topic if isinstance(self._which, Scope) else None
                yield ChoiceLine("Topic", self._topics, index=_at(self._topics, topic), id="topic")
            yield ChoiceLine("Mode", _MODES, index=_at(_MODES, self._which.mode), id="mode")
            yield ChoiceLine("Period", _PERIODS, index=_at(_PERIODS, days), id="period")
            yield KeyFooter()

    def action_done(self) -> None:
        """Give what is chosen."""
        bank, mode, days = (self.query_one(f"#{name}", ChoiceLine).value for name in ("bank", "mode", "period"))
        which = Which(
            bank if isinstance(bank, str) else None,
            mode if isinstance(mode, Mode) else None,
            self._now - timedelta(days=days) if isinstance(days, int) else None,
        )
        if self._topics is not None:
            topic = self.query_one("#topic", ChoiceLine).value
            which = Scope(which.bank, which.mode, which.since, None, topic if isinstance(topic, str) else None)
        self.dismiss(which)


def _at(choices: Sequence[Choice], value: object) -> int:
    return next((index for index, choice in enumerate(choices) if choice.value == value), 0)


def in_words(which: Which, banks: Mapping[str, str]) -> str:
    """What is looked at; nothing where it is everything."""
    since = f"since {which.since.astimezone():%Y-%m-%d}" if which.since is not None else ""
    bank = one_line(banks.get(which.bank, which.bank)) if which.bank is not None else ""
    topic = one_line(which.topic or "") if isinstance(which, Scope) else ""
    return " · ".join(filter(None, (bank, topic, which.mode, since)))
