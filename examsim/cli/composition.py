"""Where everything is put together: from the environment to places, library, store, encoder, grader, simulator.

Every part is made on first use, and its module imported only then: `locate` needs no store, home needs no model.
"""

from __future__ import annotations

import logging
import secrets
from functools import cached_property
from threading import Lock
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
    from examsim.domain.learned import Taught
    from examsim.domain.settings import Value
    from examsim.grading.calibration import Calibration
    from examsim.grading.encoder import Encoder
    from examsim.grading.encoder_process import EncoderProcess
    from examsim.grading.grader import Grader
    from examsim.history import History
    from examsim.judging import Judging
    from examsim.keeping.browsing import Browsing
    from examsim.regrading import Regrading
    from examsim.reporting import Reporting
    from examsim.review.rating import Rule
    from examsim.simulator import Simulator
    from examsim.storage.attempts import AttemptStore
    from examsim.storage.embeddings import BlobCache
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
        self._making_encoder = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        for part in ("encoder_process", "store"):
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
        from examsim.storage.attempts import AttemptStore

        store = AttemptStore.open(self.places.store, self.clock.now())
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

    @property
    def model(self) -> str | None:
        """The model asked for; None for the one that comes with examsim."""
        return self.in_force.settings.encoder

    @cached_property
    def encoder(self) -> Encoder | None:
        """A model in this process, or None, said aloud, when there is no usable one."""
        from examsim.domain.errors import EncoderUnavailable
        from examsim.grading.sentence_encoder import SentenceEncoder

        if self.model == "none":
            return None
        try:
            return SentenceEncoder.load(self.model)
        except EncoderUnavailable as error:
            tell(f"{error}\nMarks rest on keywords alone; `examsim doctor` says more.")
            return None

    @cached_property
    def encoder_process(self) -> EncoderProcess:
        """A model in a process of its own: an exam never waits for it before a mark is due."""
        from examsim.grading.encoder_process import EncoderProcess

        return EncoderProcess(self.model, self.places.log)

    def load_encoder(self) -> None:
        """Begin loading the model, and return without waiting for it."""
        if self.model != "none":
            with self._making_encoder:
                self.encoder_process.start()

    def settle_in(self) -> None:
        """Do what can wait until the first screen stands; takes a while, so for a thread."""
        self.load_encoder()
        self.back_up()
        self._erase_deleted()

    def _erase_deleted(self) -> None:
        from examsim.domain.errors import StoreError

        try:
            self.history.erase(self.clock.now())
        except StoreError as error:
            logging.getLogger(__name__).warning("what was deleted is not erased yet: %s", error)

    def encoder_in_words(self) -> str:
        """What a learner should know about the model; nothing once it is ready."""
        if self.model == "none":
            return "keywords alone"
        state = self.encoder_process.state if "encoder_process" in self.__dict__ else "loading"
        return {"loading": "model loading", "ready": "", "failed": "no model: keywords alone"}[state]

    @cached_property
    def grader(self) -> Grader:
        """A grader for commands that mark at once."""
        from examsim.grading.grader import Grader

        return Grader(self.encoder, cache=self._embeddings)

    @cached_property
    def _exam_grader(self) -> Grader:
        from examsim.grading.grader import Grader

        encoder = None if self.model == "none" else self.encoder_process
        return Grader(encoder, self._learners_calibration(), cache=self._embeddings)

    def _learners_calibration(self) -> Calibration:
        from dataclasses import replace

        from examsim.grading.calibration import shipped

        band = self.reporting.band(shipped().doubt)
        return replace(shipped(), doubt=(band.low, band.high))

    @property
    def bank_encoder(self) -> Encoder | None:
        """The model in this process for texts of banks, which it remembers from run to run."""
        from examsim.grading.cached_encoder import CachedEncoder

        return CachedEncoder(self.encoder, self._embeddings) if self.encoder is not None else None

    @property
    def _embeddings(self) -> BlobCache:
        from examsim.storage.embeddings import BlobCache

        return BlobCache(self.places.embeddings)

    @cached_property
    def simulator(self) -> Simulator:
        """What a learner can do."""
        from examsim.simulator import Simulator

        return Simulator(self.library, self.store, self._grader_of_exams, self._new_id, self._taught)

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

        return Reporting(self.library, self.store, lambda: self.grader, self._taught)

    @cached_property
    def regrading(self) -> Regrading:
        """What a learner can do once rubrics or the grader have changed."""
        from examsim.grading.grader import Grader
        from examsim.regrading import Regrading

        grader = Grader(self.encoder, self._learners_calibration(), cache=self._embeddings)
        return Regrading(self.library, self.store, lambda: grader, self._taught)

    @cached_property
    def adopting(self) -> Adopting:
        """What an author can take over from their own learning."""
        from examsim.adopting import Adopting

        return Adopting(self.library, self.store, self.teaching.learned)

    @cached_property
    def browsing(self) -> Browsing:
        """What an author can do with the banks there are, on the screens."""
        from examsim.keeping.browsing import Browsing

        return Browsing(self.library, self._grader_of_exams)

    @cached_property
    def history(self) -> History:
        """What was sat."""
        from examsim.history import History

        return History(self.store)

    def _taught(self, bank_id: str, question_id: str) -> tuple[Taught, ...]:
        return self.teaching.taught(bank_id, question_id)

    @cached_property
    def advising(self) -> Advising:
        """What a learner can ask about points they did not get."""
        from examsim.advising import Advising

        return Advising(self._grader_of_exams, self._taught)

    @cached_property
    def judging(self) -> Judging:
        """What a learner can do about marks."""
        from examsim.judging import Judging

        return Judging(self.store)

    def _grader_of_exams(self) -> Grader:
        self.load_encoder()
        return self._exam_grader

    def _new_id(self) -> str:
        # When it began, so that a list of ids reads in order and a person can tell them apart.
        return f"{self.clock.now():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
