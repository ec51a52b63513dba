"""Random keys fail where the program does."""

from __future__ import annotations

import random
from itertools import islice
from typing import TYPE_CHECKING, cast

import pytest

from tools import monkey

if TYPE_CHECKING:
    from tests.terminal import Terminal


class Pressed(list[str]):
    """Stands in for a terminal, and keeps what it is given."""

    press = list[str].append

    def resize(self, lines: int, columns: int) -> None:
        self.append(f"{columns}x{lines}")


@pytest.mark.process
def test_a_program_that_ends_as_nobody_asked_it_to_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monkey, "_STARTS", [("take", "no-such-bank")])
    assert "exit code 2 after" in monkey._run(1)


def test_every_key_is_pressed_sooner_or_later_and_the_same_by_the_same_seed() -> None:
    terminal, again = Pressed(), Pressed()
    for pressed in (terminal, again):
        for _, press in islice(monkey._keys(random.Random(3), cast("Terminal", pressed)), 5000):
            press()
    assert terminal == again
    assert {key for keys in monkey._KEYBOARDS for key in keys.values()} <= set(terminal)
    assert "120x40" in terminal
