"""What two texts have in common at their beginnings and their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_FIRST_STEP = 64


def shared_ends(old: str, new: str) -> tuple[int, int]:
    """How many characters two texts begin with alike, and how many of the rest they end with alike."""
    shortest = min(len(old), len(new))
    start = _shared(shortest, lambda a, b: old[a:b] == new[a:b])
    end = _shared(shortest - start, lambda a, b: old[len(old) - b : len(old) - a] == new[len(new) - b : len(new) - a])
    return start, end


def _shared(longest: int, is_shared: Callable[[int, int], bool]) -> int:
    # Slices compare at the speed of memory; a loop over characters takes seconds per megabyte. Steps that double, then
    # halve where the texts part, look at every character twice at most.
    known, step, grows = 0, _FIRST_STEP, True
    while step and known < longest:
        until = min(known + step, longest)
        if is_shared(known, until):
            known = until
        else:
            grows = False
        step = step * 2 if grows else step // 2
    return known
