"""Someone who waits for long work on the store."""

from __future__ import annotations


class Told:
    """Remembers how far it was said to be."""

    def __init__(self) -> None:
        self.steps: dict[str, list[tuple[int, int]]] = {}

    def __call__(self, what: str, done: int, total: int) -> None:
        self.steps.setdefault(what, []).append((done, total))

    def is_whole(self, what: str) -> bool:
        """Whether this went on and on, and to its end."""
        steps = self.steps.get(what, [])
        return steps == sorted(steps) and bool(steps) and steps[-1][0] == steps[-1][1] > 0
