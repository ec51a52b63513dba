"""What made the marks that stand together in a list or a sum, in words where that was not the same for all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from examsim.domain.grade import Versions


@dataclass(frozen=True, slots=True)
class Maker:
    """A grader with its model."""

    grader: str
    encoder: str

    @classmethod
    def of(cls, versions: Versions) -> Maker:
        """What made a grade."""
        return cls(versions.grader, versions.encoder)


@dataclass(frozen=True, slots=True)
class Makers:
    """What marked some responses."""

    counts: tuple[tuple[Maker, int], ...] = ()
    """Responses that each marked, most first."""
    changed: int = 0
    """Questions that were marked by more than one version of their rubric."""

    @property
    def is_mixed(self) -> bool:
        """Whether marks stand together that were not made alike."""
        return len(self.counts) > 1 or self.changed > 0

    @property
    def letters(self) -> dict[Maker, str]:
        """A letter for each, for lists; none are needed where there is but one."""
        makers = [maker for maker, _ in self.counts]
        return {maker: _letter(place) for place, maker in enumerate(makers)} if len(makers) > 1 else {}

    @property
    def note(self) -> str:
        """What to know before such marks are compared; empty where all were made alike."""
        return self._in_words({})

    @property
    def legend(self) -> str:
        """The same with the letters of a list."""
        return self._in_words(self.letters)

    def _in_words(self, letters: Mapping[Maker, str]) -> str:
        if not self.is_mixed:
            return ""
        said = "; ".join(_said(self, letters))
        return f"Not all marks were made alike: {said}. `examsim regrade` marks all by what is in force now."


NOT_MARKED = Makers()


def together(parts: Iterable[Makers]) -> Makers:
    """What marked the responses of several banks, none of which is in two of them."""
    counts, changed = Counter[Maker](), 0
    for part in parts:
        counts.update(dict(part.counts))
        changed += part.changed
    return Makers(tuple(counts.most_common()), changed)


def _said(makers: Makers, letters: Mapping[Maker, str]) -> Iterator[str]:
    if len(makers.counts) > 1:
        # What is the same for all says nothing here.
        has_graders = len({maker.grader for maker, _ in makers.counts}) > 1
        has_models = len({maker.encoder for maker, _ in makers.counts}) > 1
        for maker, count in makers.counts:
            name = f"{letters[maker]}: " if maker in letters else ""
            parts = [f"grader {maker.grader}"] * has_graders + [f"model {maker.encoder}"] * has_models
            yield f"{name}{count} by {', '.join(parts)}"
    if makers.changed:
        yield f"the rubrics of {makers.changed} question{'s' * (makers.changed > 1)} changed in between"


def _letter(place: int) -> str:
    return chr(ord("A") + place) if place < 26 else str(place + 1)
