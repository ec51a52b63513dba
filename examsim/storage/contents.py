"""What the banks in force ask, kept on disk beside the list of banks: who plans a drill needs all questions, in brief.

Kept as the catalogue is, and in a file of its own, because the home screen does not wait for it.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

from examsim.domain.errors import MachineError
from examsim.domain.study import Prospect
from examsim.storage.atomic import write_together
from examsim.storage.catalogue import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from examsim.domain.question import Question
    from examsim.storage.catalogue import Card
    from examsim.storage.shelf import BankFiles

    Kept = dict[str, dict[str, Any]]

_PROMPT = 80
_log = logging.getLogger(__name__)


def read_contents(
    cards: Sequence[Card], path: Path | None, questions: Callable[[BankFiles], Sequence[Question]]
) -> tuple[Prospect, ...]:
    """The questions of these banks; banks whose files are as they were are not read again."""
    kept = _load(path)
    now = {card.summary.id: _entry(card, kept.get(card.summary.id), questions) for card in cards}
    if path is not None and now != kept:
        _save(path, now)
    return tuple(
        Prospect(bank_id, name, topic, points, minutes, None, prompt)
        for bank_id, entry in now.items()
        for name, topic, points, minutes, prompt in entry["questions"]
    )


def _entry(
    card: Card, known: dict[str, Any] | None, questions: Callable[[BankFiles], Sequence[Question]]
) -> dict[str, Any]:
    if known is not None and known["stamps"] == card.stamps:
        return known
    rows = [[q.id, q.topic, q.points, q.minutes, _short(q.prompt)] for q in questions(card.files)]
    return {"stamps": card.stamps, "questions": rows}


def _short(prompt: str) -> str:
    line = " ".join(prompt[: 4 * _PROMPT].split())
    return line if len(line) <= _PROMPT else line[: _PROMPT - 1].rstrip() + "…"


def _load(path: Path | None) -> Kept:
    if path is None:
        return {}
    try:
        digest, _, content = path.read_text("utf-8").partition("\n")
        kept: Kept = json.loads(content) if digest == digest_of(content) else {}
    except (OSError, ValueError):
        return {}
    return kept


def _save(path: Path, kept: Kept) -> None:
    content = json.dumps(kept)
    try:
        write_together({path: f"{digest_of(content)}\n{content}"})
    except MachineError as error:
        _log.info("what the banks ask is not kept: %s", error.message)
