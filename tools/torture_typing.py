"""Someone typing into the real program, who remembers when each key was pressed and when it was painted.

Every key of a run is another letter, and none of them stands anywhere else on the screen: a letter that is painted is
the key. What was painted was typed, as a person sees it; from then on the program has a second to save it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

    from examsim.domain.session import Draft
    from tests.terminal import Terminal

PROMPTS = ("Tell of the amber.", "Tell of the birch.", "Tell of the cedar.", "Tell of the dune.", "Tell of the ember.")
_ALPHABETS = ((0x3B1, 0x3C9), (0x410, 0x450), (0x531, 0x556), (0x561, 0x586), (0x10D0, 0x10F0))
LETTERS = "".join(chr(code) for first, last in _ALPHABETS for code in range(first, last))
"""Greek, Cyrillic, Armenian and Georgian: letters as wide as any, and no part of the screens."""
_GLANCE_SECONDS = 0.02
PROMISE = 1.0
"""The most seconds of typing that may be lost."""


@dataclass(slots=True)
class Key:
    """A letter on its way to the screen."""

    letter: str
    question: int
    pressed: float
    painted: float | None = None


@dataclass(frozen=True, slots=True)
class Loss:
    """What a kill took, in seconds before it."""

    seconds: float = 0.0
    """Since the first lost letter was on the screen."""
    since_pressed: float = 0.0
    """Since the first lost letter left the keyboard, painted or not."""
    allowed: float = PROMISE
    """The promise, and what the machine kept the program waiting."""
    wrong: str = ""
    """What no kill may do, where it was done."""


class Typist:
    """Types letters and turns pages until told to stop."""

    def __init__(
        self, terminal: Terminal, chance: random.Random, texts: tuple[str, ...] = ("",) * len(PROMPTS)
    ) -> None:
        self.before = texts
        """What the responses read when the typist sat down."""
        self.keys: list[Key] = []
        self.here = 0
        self._terminal = terminal
        self._chance = chance
        self._settled: tuple[int, int] | None = None
        """The question last turned to that was painted, and how many keys had been pressed before turning."""
        self._turning: tuple[int, int] | None = None
        self._stalled = 0.0

    def type_for(self, seconds: float) -> None:
        """Type, look, think and turn pages for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if self._turning is None and self._chance.random() < 0.06:
                self.turn(self._chance.choice((-1, 1)))
            elif len(self.keys) < len(LETTERS):
                self.press()
            gap = self._chance.uniform(0.3, 1.5) if self._chance.random() < 0.05 else self._chance.uniform(0.01, 0.15)
            self.look(min(gap, left))

    def press(self) -> None:
        """Type one letter more."""
        letter = LETTERS[len(self.keys)]
        self.keys.append(Key(letter, self.here, time.monotonic()))
        self._terminal.press(letter)

    def turn(self, step: int) -> None:
        """Turn to another question, and type on before it is there."""
        index = self.here + step
        if index in range(len(PROMPTS)):
            self.here = index
            self._turning = (index, len(self.keys))
            self._terminal.press("ctrl+n" if step > 0 else "ctrl+b")

    def look(self, seconds: float) -> None:
        """Watch the screen, and note what arrives there."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._glance(min(left, _GLANCE_SECONDS))

    def _glance(self, seconds: float) -> None:
        before = time.monotonic()
        self._terminal.watch(seconds)
        now = time.monotonic()
        self._stalled = max(self._stalled, now - before - seconds)
        seen = self._terminal.seen
        for key in self.keys:
            if key.painted is None and key.letter in seen:
                key.painted = now
        if self._turning is None:
            self._terminal.painted = ""
        elif PROMPTS[self._turning[0]] in seen:
            self._settled, self._turning = self._turning, None
            self._terminal.painted = ""

    def text(self, question: int) -> str:
        """What was typed in answer to a question, before and now."""
        return self.before[question] + "".join(key.letter for key in self.keys if key.question == question)

    def loss(self, drafts: tuple[Draft, ...], killed: float) -> Loss:
        """What is missing from what was found, and whether anything is wrong."""
        for index, draft in enumerate(drafts):
            if not self.text(index).startswith(draft.text):
                return Loss(wrong=f"question {index + 1} reads {draft.text!a}, typed was {self.text(index)!a}")
        lost = [key for key in self.keys if key.letter not in drafts[key.question].text]
        certain = self.keys[: self._settled[1]] if self._settled else []
        if any(key in certain for key in lost):
            return Loss(
                wrong=f"lost what was typed before turning to question {self._settled and self._settled[0] + 1}"
            )
        return Loss(
            seconds=max((killed - key.painted for key in lost if key.painted is not None), default=0.0),
            since_pressed=max((killed - key.pressed for key in lost), default=0.0),
            allowed=PROMISE + self._delay(),
        )

    def _delay(self) -> float:
        # A machine that is late to paint a key or to wake this process is as late to wake the program's timer.
        painting = max((key.painted - key.pressed for key in self.keys if key.painted is not None), default=0.0)
        return max(painting, self._stalled)
