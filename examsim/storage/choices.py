"""What was chosen when an exam was last set up from a bank: a convenience, so nothing wrong here stops anyone."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from examsim.domain.errors import MachineError
from examsim.domain.exam import Chosen
from examsim.storage.atomic import write_together
from examsim.storage.codec import Unreadable, decode, encode, reading_rows

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 200
"""Banks whose choices are kept; the ones set up longest ago are forgotten."""
_log = logging.getLogger(__name__)


class ChoiceMemory:
    """One small file beside the attempts, by bank."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def recall(self, bank_id: str) -> Chosen | None:
        """The choices of last time; None where there are none that can be read."""
        try:
            with reading_rows():
                kept = self._kept().get(bank_id)
                return decode(Chosen, json.dumps(kept).encode()) if kept is not None else None
        except (Unreadable, OSError) as error:
            _log.info("choices of last time are not read: %s", error)
            return None

    def keep(self, bank_id: str, chosen: Chosen) -> None:
        """Keep the choices for next time."""
        try:
            kept = self._kept()
        except (ValueError, OSError):
            kept = {}
        kept.pop(bank_id, None)
        kept[bank_id] = json.loads(encode(chosen))
        latest = dict(list(kept.items())[-_MOST:])
        try:
            write_together({self._path: json.dumps(latest, indent=1)})
        except MachineError as error:
            _log.info("choices are not kept: %s", error.message)

    def _kept(self) -> dict[str, object]:
        if not self._path.is_file():
            return {}
        kept = json.loads(self._path.read_text("utf-8"))
        return kept if isinstance(kept, dict) else {}
