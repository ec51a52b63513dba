"""What the screens can ask for, family by family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from examsim.advising import Advising
    from examsim.history import History
    from examsim.judging import Judging
    from examsim.replaying import Replaying
    from examsim.reporting import Reporting
    from examsim.sharing import Sharing
    from examsim.simulator import Simulator
    from examsim.teaching import Teaching


@dataclass(frozen=True, slots=True)
class UseCases:
    """Everything a learner can do."""

    simulator: Simulator
    history: History
    judging: Judging
    teaching: Callable[[], Teaching]
    """Made on first use, as those below: nothing on the way to the home screen needs it."""
    advising: Callable[[], Advising]
    reporting: Callable[[], Reporting]
    replaying: Callable[[], Replaying]
    sharing: Callable[[], Sharing]
    encoder_state: Callable[[], str] = lambda: ""
    """What there is to know about the model: marks wait for it while it loads."""
