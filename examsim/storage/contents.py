"""Banks as the shelf in the store has them: by what their files were like, and read where that has changed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examsim.domain.bank import Bank
    from examsim.storage.catalogue import Card
    from examsim.storage.shelf import BankFiles

_PROMPT = 80


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in brief."""

    question_id: str
    topic: str
    points: float
    minutes: float
    prompt: str
    """Its beginning, on one line."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A bank that can be sat."""

    bank_id: str
    stamp: str
    """Another one where what it asks may be something else."""
    read: Callable[[], Sequence[Asked]]
    """Reads its files, which takes a while; nothing where they have broken since."""


def volumes(cards: Sequence[Card], read: Callable[[BankFiles], Sequence[Asked]]) -> tuple[Volume, ...]:
    """The banks of a list that can be sat."""
    return tuple(_volume(card, read) for card in cards if not card.summary.problems)


def _volume(card: Card, read: Callable[[BankFiles], Sequence[Asked]]) -> Volume:
    # The version is part of it, because another examsim may read something else in the same files.
    return Volume(card.summary.id, json.dumps([__version__, card.stamps]), lambda: read(card.files))


def asked(bank: Bank | None) -> tuple[Asked, ...]:
    """What a bank asks; nothing where it is broken."""
    questions = bank.questions if bank is not None else ()
    return tuple(Asked(q.id, q.topic, q.points, q.minutes, _in_short(q.prompt)) for q in questions)


def _in_short(prompt: str) -> str:
    line = " ".join(prompt[: 4 * _PROMPT].split())
    return line if len(line) <= _PROMPT else line[: _PROMPT - 1].rstrip() + "…"
