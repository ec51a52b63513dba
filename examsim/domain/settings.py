"""What a person can set, each with its default and what it is for: one table, of which all about settings is made."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from examsim.domain.actions import ACTIONS, Where, is_key, is_typed
from examsim.domain.exam import Mode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from examsim.domain.actions import Action

Value = str | float
"""A text, or a number above zero."""

THEMES = ("dark", "light", "high-contrast", "terminal")
ACCENTS = ("blue", "green", "violet", "orange")
TIMERS = ("shown", "hidden")
ASKED = ("not-asked", "asked")
MOST_EXTRA_TIME = 10.0
_PARAMETERS = 21
"""Of FSRS 6."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a text has to be written."""

    wanted: str
    """In words, to go on after "must be"."""
    read: Callable[[str], str]
    """The text as it is kept; raises ValueError where it is written in another way."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to set."""

    name: str
    """As it is written in the file; a key of an action is ``keys.`` and the action's name."""
    default: Value
    what: str
    choices: tuple[str, ...] = ()
    """The words to choose from; empty for any."""
    action: Action | None = None
    """What the setting is a key of."""
    form: Form | None = None
    """None where any text will do."""

    @property
    def section(self) -> str:
        """The table of the file it stands in; empty for none."""
        return "keys" if self.action else ""

    @property
    def key(self) -> str:
        """Its name within the section."""
        return self.name.removeprefix("keys.")

    @property
    def variable(self) -> str:
        """The variable of the environment that sets it."""
        return "EXAMSIM_" + self.name.upper().replace(".", "_").replace("-", "_")

    @property
    def wanted(self) -> str:
        """What a value must be, to go on after "must be"."""
        if self.action is not None:
            return 'keys with commas between them, such as "f2" or "ctrl+n, alt+right"'
        if self.choices:
            return f"{', '.join(self.choices[:-1])} or {self.choices[-1]}"
        if self.form is not None:
            return self.form.wanted
        return f"a number from 0.1 to {MOST_EXTRA_TIME:g}" if isinstance(self.default, float) else "a text"

    def read(self, value: object) -> Value:
        """The value as it is kept; raises ValueError with what is wrong, to go on after the name."""
        if isinstance(self.default, float):
            return self._number(value)
        if not isinstance(value, str) or (self.choices and value not in self.choices):
            raise ValueError(f"must be {self.wanted}, not {value!r}")
        if self.form is not None:
            return self._formed(self.form, value)
        return self._keys(self.action, value) if self.action is not None else value

    def _formed(self, form: Form, value: str) -> str:
        try:
            return form.read(value)
        except ValueError:
            raise ValueError(f"must be {form.wanted}, not {value!r}") from None

    def _number(self, value: object) -> float:
        try:
            number = math.nan if isinstance(value, bool) else float(value)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            number = math.nan
        if not 0.1 <= number <= MOST_EXTRA_TIME:
            raise ValueError(f"must be {self.wanted}, not {value!r}")
        return number

    def _keys(self, action: Action, value: str) -> str:
        keys = [key.strip() for key in value.split(",")]
        for key in keys:
            if not is_key(key):
                raise ValueError(f"must be {self.wanted}; {key!r} is no key")
            if action.where is Where.EXAM and is_typed(key):
                raise ValueError(
                    f"cannot be {key!r}, which writes in a response: take a function key, or one with ctrl+"
                )
        return ", ".join(keys)


def keys_of(value: Value) -> tuple[str, ...]:
    """The keys that a setting of keys names."""
    return tuple(str(value).split(", "))


def _ratings(text: str) -> str:
    hard, good, easy = numbers_of(text)
    if not 0 < hard <= good <= easy <= 100:
        raise ValueError(text)
    return f"{hard:g}, {good:g}, {easy:g}"


def _parameters(text: str) -> str:
    numbers = numbers_of(text)
    if len(numbers) not in {0, _PARAMETERS} or not all(map(math.isfinite, numbers)):
        raise ValueError(text)
    return ", ".join(map(str, numbers))


def numbers_of(text: str) -> list[float]:
    """The numbers of a text that has commas between them; raises ValueError where there is anything else."""
    return [float(part) for part in text.split(",")] if text.strip() else []


OPTIONS = (
    Option("theme", "dark", "The colours of the screens; terminal takes the terminal's own.", THEMES),
    Option("accent", "blue", "The one colour that stands out, in the dark and the light theme.", ACCENTS),
    Option("mode", "exam", "What enter sets up: exam has a hard limit, practice has marks in between.",
           (Mode.EXAM.value, Mode.PRACTICE.value)),
    Option("extra-time", 1.0, "The factor on the time of every exam, such as 1.25."),
    Option("timer", "shown", "The time left; hidden, it comes back for the last five minutes.", TIMERS),
    Option("sureness", "not-asked", "How sure you are of each response, asked after an exam and before its marks; what "
           "you were sure of and got wrong then comes first.", ASKED),
    Option("own-marks", "not-asked", "In practice, the points you would give yourself, asked before the grader's are "
           "shown.", ASKED),
    Option("encoder", "", "The model that marks: empty for the one that comes with examsim, none for keywords alone, "
           "or the name or folder of another sentence-transformers model."),
    Option("ratings", "50, 75, 95", "What a mark tells the schedule: from which percent of the points on a response "
           "counts as hard, good and easy to recall; below the first it counts as forgotten, and as missed.",
           form=Form('three percents that do not fall, such as "50, 75, 95"', _ratings)),
    Option("fsrs", "", "The parameters of FSRS, which says when a question is due: empty for the usual ones; "
           "`examsim review fit` finds those that fit your own log.",
           form=Form(f"empty or {_PARAMETERS} numbers with commas between them", _parameters)),
    *(Option(f"keys.{a.name}", ", ".join(a.keys), f"{a.what[:1].upper()}{a.what[1:]}.", action=a) for a in ACTIONS),
)  # fmt: skip
"""In the order in which they stand in the file."""

BY_NAME = {option.name: option for option in OPTIONS}


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force; what is not named has its default."""

    values: Mapping[str, Value] = field(default_factory=dict)

    def value(self, name: str) -> Value:
        """The value of a setting."""
        return self.values.get(name, BY_NAME[name].default)

    @property
    def theme(self) -> str:
        """The colours, by name."""
        return str(self.value("theme"))

    @property
    def accent(self) -> str:
        """The colour that stands out, by name."""
        return str(self.value("accent"))

    @property
    def mode(self) -> Mode:
        """What is set up unless something else is asked for."""
        return Mode(str(self.value("mode")))

    @property
    def extra_time(self) -> float:
        """The factor on every limit."""
        return float(self.value("extra-time"))

    @property
    def is_timer_hidden(self) -> bool:
        """Whether exams begin with their clock hidden."""
        return self.value("timer") == "hidden"

    @property
    def asks_sureness(self) -> bool:
        """Whether learners say how sure they are before they see marks."""
        return self.value("sureness") == "asked"

    @property
    def asks_own_marks(self) -> bool:
        """Whether learners mark themselves in practice before they see the grader's marks."""
        return self.value("own-marks") == "asked"

    @property
    def encoder(self) -> str | None:
        """The model asked for; None for the one that comes with examsim."""
        return str(self.value("encoder")) or None

    @property
    def ratings(self) -> tuple[float, ...]:
        """From which shares of the points on a response counts as hard, good and easy."""
        return tuple(percent / 100 for percent in numbers_of(str(self.value("ratings"))))

    @property
    def parameters(self) -> tuple[float, ...] | None:
        """Those of FSRS; None for the usual ones."""
        return tuple(numbers_of(str(self.value("fsrs")))) or None

    @property
    def keys(self) -> dict[str, tuple[str, ...]]:
        """The keys of the actions that have others than usual."""
        return {name.removeprefix("keys."): keys_of(value) for name, value in self.values.items()
                if name.startswith("keys.") and value != BY_NAME[name].default}  # fmt: skip
