"""Where everything is put together: from the environment to places, library, store, encoder, grader, simulator.

Every part is made on first use, and its module imported only then: `locate` needs no store, home needs no model.
"""

from __future__ import annotations

import logging
import os
from functools import cached_property
from typing import TYPE_CHECKING

from examsim.cli.output import tell
from examsim.clock import SteadyClock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from examsim.adopting import Adopting
    from examsim.advising import Advising
    from examsim.cli.graders import Graders
    from examsim.domain.learned import Taught
    from examsim.domain.settings import Value
    from examsim.history import History
    from examsim.intake import Intake
    from examsim.judging import Judging
    from examsim.keeping.browsing import Browsing
    from examsim.regrading import Regrading
    from examsim.replaying import Replaying
    from examsim.reporting import Reporting
    from examsim.review.rating import Rule
    from examsim.sharing import Sharing
    from examsim.simulator import Simulator
    from examsim.storage.attempts import AttemptStore
    from examsim.storage.library import Library
    from examsim.storage.paths import BankFolder, Places
    from examsim.storage.settings import InForce, SettingsStore
    from examsim.studying import Studying
    from examsim.teaching import Teaching


class Program:
    """One run of examsim and all its parts."""

    def __init__(self, environ: Mapping[str, str], cwd: Path) -> None:
        self.environ = environ
        self.cwd = cwd
        self.clock = SteadyClock()
        self.flags: dict[str, Value] = {}
        """Settings given on the command line, by name."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        for part in ("graders", "store"):
            if part in self.__dict__:
                self.__dict__[part].close()

    @cached_property
    def places(self) -> Places:
        """Folders of this person on this machine."""
        from examsim.storage.paths import places

        return places(self.environ)

    @cached_property
    def settings_store(self) -> SettingsStore:
        """Where settings come from."""
        from examsim.storage.settings import SettingsStore

        return SettingsStore(self.places.config, self.cwd, self.environ, self.flags)

    @cached_property
    def in_force(self) -> InForce:
        """The settings of this run, with their origins and problems."""
        return self.settings_store.read()

    def give(self, name: str, value: Value) -> None:
        """Set something for this run alone."""
        self.flags[name] = value
        self.__dict__.pop("in_force", None)  # it may have been read before

    @cached_property
    def folders(self) -> tuple[BankFolder, ...]:
        """Folders with banks, the first in force before the next."""
        from examsim.storage.paths import bank_folders

        return bank_folders(self.places, self.cwd)

    @cached_property
    def library(self) -> Library:
        """The banks in force."""
        from examsim.storage.library import Library

        return Library(self.folders, self.places.catalogue)

    @cached_property
    def store(self) -> AttemptStore:
        """Attempts, finished and not."""
        from examsim.cli.progress import stages
        from examsim.storage.attempts import AttemptStore

        with stages(self) as tell_how_far:
            store = AttemptStore.open(self.places.store, self.clock.now(), tell_how_far)
        if store.salvaged:
            tell(str(store.salvaged))
        return store

    def back_up(self) -> None:
        """Copy the store, once a day; a copy that cannot be made is no reason to stop, and goes to the log."""
        from examsim.domain.errors import StoreError
        from examsim.storage.backups import back_up_daily

        try:
            back_up_daily(self.places.store, self.clock.now())
        except StoreError as error:
            logging.getLogger(__name__).warning("no backup today: %s", error)

    def settle_in(self) -> None:
        """Do what can wait until the first screen stands; takes a while, so for a thread."""
        self.graders.load()
        self.back_up()
        self._erase_deleted()

    def _erase_deleted(self) -> None:
        from examsim.domain.errors import StoreError

        try:
            self.history.erase(self.clock.now())
        except StoreError as error:
            logging.getLogger(__name__).warning("what was deleted is not erased yet: %s", error)

    @cached_property
    def graders(self) -> Graders:
        """The model, and all that marks."""
        from examsim.cli.graders import Graders

        return Graders(self.in_force.settings.encoder, self.places, lambda: self.reporting)

    @cached_property
    def simulator(self) -> Simulator:
        """What a learner can do."""
        from examsim.simulator import Simulator

        return Simulator(self.library, self.store, self.graders.of_exams, self._new_id, self._taught)

    @cached_property
    def studying(self) -> Studying:
        """What a learner can do between exams."""
        from examsim.studying import Studying

        return Studying(self.library, self.store, self._rule)

    def _rule(self) -> Rule:
        from examsim.review.rating import Rule, Thresholds

        settings = self.settings_store.read().settings  # as they are now: the screens can change them
        return Rule(Thresholds(*settings.ratings), settings.parameters)

    @cached_property
    def teaching(self) -> Teaching:
        """What a learner can teach the grader."""
        from examsim.teaching import Teaching

        return Teaching(self.store, lambda at: at.astimezone().date())

    @cached_property
    def reporting(self) -> Reporting:
        """What can be asked about the grader."""
        from examsim.reporting import Reporting

        return Reporting(self.library, self.store, lambda: self.graders.at_once, self._taught)

    def changed(self) -> str:
        """What is otherwise than when marks were made that the learner judged, in words; empty where nothing is."""
        from examsim.domain.errors import ExamsimError
        from examsim.tui.home_words import since_judged

        try:
            return since_judged(self.reporting.changed(self.settings_store.read().settings.encoder).in_words)
        except ExamsimError:  # what is wrong with the store is said already
            return ""

    @cached_property
    def regrading(self) -> Regrading:
        """What a learner can do once rubrics or the grader have changed."""
        from examsim.regrading import Regrading

        return Regrading(self.library, self.store, lambda: self.graders.again, self._taught)

    @cached_property
    def adopting(self) -> Adopting:
        """What an author can take over from their own learning."""
        from examsim.adopting import Adopting

        return Adopting(self.library, self.store, self.teaching.learned)

    @cached_property
    def browsing(self) -> Browsing:
        """What an author can do with the banks there are, on the screens."""
        from examsim.keeping.browsing import Browsing

        return Browsing(self.library, self.graders.of_exams)

    @cached_property
    def intake(self) -> Intake:
        """What can be done with study guides, on the screens."""
        from examsim.cli.sources import read_guide
        from examsim.intake import Intake

        return Intake(self.places.data, read_guide, self.graders.beside)

    @cached_property
    def history(self) -> History:
        """What was sat."""
        from examsim.history import History

        return History(self.store)

    @cached_property
    def sharing(self) -> Sharing:
        """What was sat, for elsewhere."""
        from examsim.sharing import Sharing
        from examsim.tui.figures import date

        return Sharing(self.history, self.library, date)

    @cached_property
    def replaying(self) -> Replaying:
        """How responses grew."""
        from examsim.replaying import Replaying

        return Replaying(self.store, self.graders.of_exams, self._taught)

    def _taught(self, bank_id: str, question_id: str) -> tuple[Taught, ...]:
        return self.teaching.taught(bank_id, question_id)

    @cached_property
    def advising(self) -> Advising:
        """What a learner can ask about points they did not get."""
        from examsim.advising import Advising

        return Advising(self.graders.of_exams, self._taught)

    @cached_property
    def judging(self) -> Judging:
        """What a learner can do about marks."""
        from examsim.judging import Judging

        return Judging(self.store)

    def _new_id(self) -> str:
        # When it began, so that a list of ids reads in order and a person can tell them apart.
        return f"{self.clock.now():%Y%m%d-%H%M%S}-{os.urandom(2).hex()}"
