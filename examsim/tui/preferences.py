"""What a person has set for good, and what they chose last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.storage.settings import InForce, Setting

if TYPE_CHECKING:
    from collections.abc import Callable

    from examsim.domain.exam import Chosen
    from examsim.domain.retrial import Retrials
    from examsim.domain.settings import Settings, Value
    from examsim.storage.choices import ChoiceMemory
    from examsim.storage.settings import SettingsStore


class Preferences:
    """The settings in force and the choices remembered; without a place to keep them, for as long as examsim runs."""

    def __init__(
        self, store: SettingsStore | None = None, memory: ChoiceMemory | None = None, *, has_colours: bool = True
    ) -> None:
        self.has_colours = has_colours
        """Whether the terminal may be sent any, whatever is set."""
        self.in_force = store.read() if store is not None else InForce({})
        self.when_changed: Callable[[], None] = lambda: None
        """Told after every change of a setting."""
        self.trial: Callable[[str], Retrials] | None = None
        """What a model would make of everything the learner judged; None where nothing can be tried."""
        self._store = store
        self._memory = memory
        self._chosen: dict[str, Chosen] = {}

    @property
    def settings(self) -> Settings:
        """The values in force."""
        return self.in_force.settings

    @property
    def path(self) -> str:
        """The file settings are kept in."""
        return str(self._store.path) if self._store is not None else ""

    def set(self, name: str, value: Value) -> None:
        """Set something for good; raises ExamsimError where that cannot be kept."""
        if self._store is None:
            self.in_force = InForce({**self.in_force.found, name: Setting(value, "this run")})
        else:
            self._store.write(name, value)
            self.in_force = self._store.read()
        self.when_changed()

    def last_choices(self, bank_id: str) -> Chosen | None:
        """What was chosen when an exam was last set up from this bank."""
        return self._memory.recall(bank_id) if self._memory is not None else self._chosen.get(bank_id)

    def remember(self, bank_id: str, chosen: Chosen) -> None:
        """Keep what was chosen for next time."""
        self._chosen[bank_id] = chosen
        if self._memory is not None:
            self._memory.keep(bank_id, chosen)
