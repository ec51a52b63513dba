"""Terms that open a paragraph with a full stop behind them, and short sentences that only look like such."""

from __future__ import annotations

import pytest

from examsim.domain.errors import InputError
from examsim.importing import read_guide

PLOT = """\
The ghost appears. Those on watch call for Hamlet.
The court meets. His mother asks him to stay.
The ghost appears. It tells Hamlet who killed the king.
The players come. Hamlet asks them for a scene of murder.
The king prays. Hamlet does not kill him then.
"""


def test_sentences_that_open_alike_define_no_terms() -> None:
    with pytest.raises(InputError, match="No question"):
        read_guide(PLOT, "hamlet.txt")
