"""Which attempts to look at."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Year:
    """A year of the learner's calendar."""

    number: int

    @property
    def begin(self) -> datetime:
        return datetime(self.number, 1, 1).astimezone()


class FilterScreen(Dialog[Which | None]):
    """Gives what to look at; None where it stays as it was."""

    CSS_PATH = "filter.tcss"
    AUTO_FOCUS = "#bank"
    HELP = (
        "{line-above} and {line-below} go to a line, {choice-before} and {choice-after} change it; a year can "
        "be typed. {confirm} shows what fits all the lines."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "show", id="confirm"),
        Binding("up", "app.focus_previous", "line above", show=False, id="line-above"),
        Binding("down", "app.focus_next", "line", key_display="↑ ↓", id="line-below"),
        Binding("escape", "dismiss(None)", "as before", id="back"),
    ]

    def __init__(
        self,
        banks: Mapping[str, str],
        which: Which,
        now: datetime,
        first: datetime | None = None,
        *,
        topics: Sequence[str] | None = None,
    ) -> None:
        super().__init__()
        self._banks = (Choice(None, "all"), *(Choice(name, one_line(title)) for name, title in banks.items()))
        self._topics = (
            None if topics is None else (Choice(None, "all"), *(Choice(each, one_line(each)) for each in topics))
        )
        """None where they are not asked for."""
        self._which = which
        self._now = now
        self._periods = (*_PERIODS, *_years(first, now))

    def compose(self) -> ComposeResult:
        """One choice a line."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled("Show which exams?", "bold"))
            yield ChoiceLine("Bank", self._banks, index=_at(self._banks, self._which.bank), id="bank")
            if self._topics is not None:
                topic = self._which.topic if isinstance(self._which, Scope) else None
                yield ChoiceLine("Topic", self._topics, index=_at(self._topics, topic), id="topic")
            yield ChoiceLine("Mode", _MODES, index=_at(_MODES, self._which.mode), id="mode")
            period = _at(self._periods, _chosen(self._which, self._now))
            yield ChoiceLine("Period", self._periods, index=period, id="period")
            yield KeyFooter()

    def action_done(self) -> None:
        """Give what is chosen."""
        bank, mode, period = (self.query_one(f"#{name}", ChoiceLine).value for name in ("bank", "mode", "period"))
        since, until = _span(period, self._now)
        which = Which(
            bank if isinstance(bank, str) else None,
            mode if isinstance(mode, Mode) else None,
            since,
            until,
        )
        if self._topics is not None:
            topic = self.query_one("#topic", ChoiceLine).value
            which = Scope(which.bank, which.mode, since, until, topic if isinstance(topic, str) else None)
        self.dismiss(which)


def _years(first: datetime | None, now: datetime) -> list[Choice]:
    # The exams of years ago are far down in a list of all.
    years = range(now.astimezone().year, first.astimezone().year - 1, -1) if first is not None else ()
    return [Choice(_Year(year), str(year), number=year) for year in years] if len(years) > 1 else []


def _span(period: object, now: datetime) -> tuple[datetime | None, datetime | None]:
    if isinstance(period, _Year):
        return period.begin, _Year(period.number + 1).begin
    return (now - timedelta(days=period) if isinstance(period, int) else None), None


def _chosen(which: Which, now: datetime) -> object:
    if which.since is None:
        return None
    return (now - which.since).days if which.until is None else _Year(which.since.astimezone().year)


def _at(choices: Sequence[Choice], value: object) -> int:
    return next((index for index, choice in enumerate(choices) if choice.value == value), 0)


def in_words(which: Which, banks: Mapping[str, str]) -> str:
    """What is looked at; nothing where it is everything."""
    period = _period(which.since, which.until) if which.since is not None else ""
    bank = one_line(banks.get(which.bank, which.bank)) if which.bank is not None else ""
    topic = one_line(which.topic or "") if isinstance(which, Scope) else ""
    return " · ".join(filter(None, (bank, topic, which.mode, period)))


def _period(since: datetime, until: datetime | None) -> str:
    return f"since {since.astimezone():%Y-%m-%d}" if until is None else f"{since.astimezone():%Y}"
