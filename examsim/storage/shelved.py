"""The store's side of what the banks ask: kept beside the cards, so that both are looked at together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.storage.asked_rows import (
    arrange,
    put,
    read_asked,
    read_away,
    read_begun,
    read_fading,
    read_failing,
    read_new,
    read_prospect,
    read_prospects,
    read_stamps,
    read_tallies,
    read_topics,
    read_unsettled,
)
from examsim.storage.codec import to_bytes
from examsim.storage.renamed_rows import read_astray, read_called, read_lost, read_moved, rename

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from examsim.domain.question import Question
    from examsim.domain.study import Confusion, Fading, Prospect, Tally
    from examsim.storage.contents import Volume
    from examsim.storage.database import Database


class ShelfStore:
    """Questions of the banks in force, with their cards."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep_up(self, volumes: Sequence[Volume]) -> dict[str, frozenset[str]]:
        """Read the banks that are new or have changed; gives what each asks that it did not ask before.

        Of a bank that was never read nothing can be said to be new.
        """
        with self._database.reading() as connection:
            known = read_stamps(connection)
        changed = [each for each in volumes if known.get(to_bytes(each.bank_id), ("",))[0] != each.stamp]
        gained = {}
        for volume in changed:
            questions = volume.read()
            with self._database.writing() as connection:
                before = read_asked(connection, volume.bank_id)
                put(connection, volume, questions)
            gained[volume.bank_id] = frozenset(q.question_id for q in questions) - before if before else frozenset()
        places = {to_bytes(each.bank_id): place for place, each in enumerate(volumes)}
        if changed or places != {bank: place for bank, (_, place) in known.items() if place is not None}:
            with self._database.writing() as connection:
                arrange(connection, [each.bank_id for each in volumes])
        return gained

    # Questions by another name

    def astray(self) -> tuple[str, ...]:
        """The banks that do not ask some question under which marks have come in."""
        with self._database.reading() as connection:
            return read_astray(connection)

    def lost(self, bank_id: str) -> dict[str, Question]:
        """Those questions, as they were asked last."""
        with self._database.reading() as connection:
            return read_lost(connection, bank_id)

    def moved(self, bank_id: str, names: Iterable[str]) -> dict[str, str]:
        """What questions of these names were found to be called now, when other marks of theirs went over."""
        with self._database.reading() as connection:
            return read_moved(connection, bank_id, names)

    def called(self, attempt_ids: Iterable[str]) -> dict[tuple[str, str], str]:
        """What questions of these attempts are called now, by bank and id then, where that is something else."""
        with self._database.reading() as connection:
            return {names: now for each in attempt_ids for names, now in read_called(connection, each).items()}

    def rename(self, bank_id: str, before: str, now: str) -> None:
        """Let the marks of a question count for another id."""
        with self._database.writing() as connection:
            rename(connection, bank_id, before, now)

    # Questions with their cards

    def tallies(self, banks: Sequence[str], now: datetime, fading: Fading, passing: float) -> list[Tally]:
        """How the questions of each topic stand, added up."""
        with self._database.reading() as connection:
            return read_tallies(connection, banks, now, fading, passing)

    def prospects(self, banks: Sequence[str] = (), topic: str | None = None, *, is_met: bool = False) -> list[Prospect]:
        """Every question of some banks or all, on a topic or all; those alone that were tried, if asked."""
        with self._database.reading() as connection:
            return read_prospects(connection, banks, topic, is_met=is_met)

    def prospect(self, bank_id: str, question_id: str) -> Prospect | None:
        """One question, if it is asked."""
        with self._database.reading() as connection:
            return read_prospect(connection, bank_id, question_id)

    def worth_a_look(
        self, banks: Sequence[str], topic: str | None, now: datetime, fading: Fading, most: int
    ) -> list[Prospect]:
        """Of thousands, those that have most to gain and some that are new: to weigh each would keep one waiting.

        Where neither banks nor a topic are asked for, what is new is of the banks that were begun, if any was.
        """
        with self._database.reading() as connection:
            met = read_fading(connection, banks, topic, now, fading, most)
            new = read_new(connection, banks if banks or topic is not None else read_begun(connection), topic, most)
        share = max(most // 2, most - len(new))
        return [*met[:share], *new[: most - min(share, len(met))]]

    def failing(self, banks: Sequence[str], failures: int, most: int) -> list[Prospect]:
        """Those that failed so often and in half of their tries, the worst first."""
        with self._database.reading() as connection:
            return read_failing(connection, banks, failures, most)

    def topics(self, banks: Sequence[str]) -> list[str]:
        """What some banks or all ask of."""
        with self._database.reading() as connection:
            return read_topics(connection, banks)

    def begun(self) -> tuple[str, ...]:
        """The banks in force that anything was tried of, or that a goal is set for."""
        with self._database.reading() as connection:
            return read_begun(connection)

    def away(self) -> tuple[str, ...]:
        """The banks that marks are of and that are not in force."""
        with self._database.reading() as connection:
            return read_away(connection)

    def unsettled(self, banks: Sequence[str], passing: float) -> tuple[Confusion, ...]:
        """What is mixed up and not settled yet, most often first."""
        with self._database.reading() as connection:
            return tuple(read_unsettled(connection, banks, passing))
