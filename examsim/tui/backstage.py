"""What the front of the house is given from behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from examsim.intake import Intake
    from examsim.keeping.browsing import Browsing
    from examsim.studying import Studying


def no_studies() -> Studying:
    """What there is where nothing can be reviewed."""
    raise InputError("Nothing can be studied here.", remedy="Start examsim with a store that can be opened.")


@dataclass(frozen=True, slots=True)
class Backstage:
    """What goes on behind the home screen."""

    encoder_state: Callable[[], str] = lambda: ""
    """What there is to know about the model."""
    when_painted: Callable[[], None] = lambda: None
    """What can wait until the screen stands."""
    each_hour: Callable[[], None] = lambda: None
    """What comes round again while the program stays open: it may be for days."""
    news: str = ""
    """What there is to tell about the store."""
    changed: Callable[[], str] = lambda: ""
    """What is otherwise than when marks were made that the learner judged; takes a moment."""
    studying: Callable[[], Studying] | None = None
    """Made on first use; None where nothing can be reviewed."""
    browsing: Callable[[], Browsing] | None = None
    """Made on first use; None where no bank can be looked through."""
    intake: Callable[[], Intake] | None = None
    """Made on first use; None where no guide can be imported."""
