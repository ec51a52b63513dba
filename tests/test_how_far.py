"""Tools say how far they are to a person, and leave a file alone."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from tools.how_far import how_far

if TYPE_CHECKING:
    from collections.abc import Sequence


class Screen(io.StringIO):
    """Stands in for a terminal."""

    def isatty(self) -> bool:
        return True


def told(monkeypatch: pytest.MonkeyPatch, to: io.StringIO, steps: Sequence[str]) -> str:
    monkeypatch.setattr(sys, "stderr", to)
    with how_far() as tell:
        for words in steps:
            tell(words)
    return to.getvalue()


def test_a_terminal_sees_each_step_over_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, Screen(), ["cards: 1 of 20", "20 of 20"]) == "\rcards: 1 of 20\r20 of 20      \n"


@pytest.mark.parametrize(("to", "steps"), [(io.StringIO(), ["1 of 2", "2 of 2"]), (Screen(), [])])
def test_a_file_gets_nothing_and_so_does_who_is_told_nothing(
    monkeypatch: pytest.MonkeyPatch, to: io.StringIO, steps: Sequence[str]
) -> None:
    assert told(monkeypatch, to, steps) == ""
