"""A study guide taken in from the screens: looked at first, and written once a person says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from examsim.authoring import import_guides, keep
from examsim.domain.errors import EncoderUnavailable, InputError
from examsim.importing import Content
from examsim.keeping.again import again
from examsim.keeping.doubles import with_doubles

if TYPE_CHECKING:
    from collections.abc import Callable

    from examsim.grading.encoder import Encoder
    from examsim.importing import Draft
    from examsim.keeping.again import Again

_BY_WORDS = "Questions asked twice were looked for by their words alone: the model is not ready."


@dataclass(frozen=True, slots=True)
class Looked:
    """What would become of a guide."""

    draft: Draft
    again: Again | None
    """Where its bank is there already: what would be added, and what the source has otherwise."""
    paths: tuple[Path, ...]
    """What would be written."""


class Intake:
    """What can be done with a guide before and after it is a bank, whichever front end asks."""

    def __init__(self, folder: Path, read: Callable[[str], bytes], encoder: Callable[[], Encoder | None]) -> None:
        self._folder = folder
        self._read = read
        self._encoder = encoder
        """Gives none where there is none, or none yet: nobody waits for it."""

    def look(self, name: str) -> Looked:
        """What would become of the guide in a file; nothing is written. Raises InputError where it cannot be read."""
        path = _path(name)
        draft = self._compared(import_guides([Content(self._read(str(path)), str(path))]))
        found = again(draft.bank, self._folder, self._encoder, unsaid=draft.unsaid)
        if found is None:
            return Looked(draft, None, keep(draft.bank, self._folder, is_rehearsal=True))
        after = found.after(())
        return Looked(draft, found, found.save(after, is_decided=not found.merge.choices, is_rehearsal=True))

    def write(self, looked: Looked) -> tuple[Path, ...]:
        """Write what was looked at; a bank that is there already gets what is new, and keeps its side of the rest."""
        if looked.again is None:
            return keep(looked.draft.bank, self._folder)
        return looked.again.save(looked.again.after(()), is_decided=not looked.again.merge.choices)

    def _compared(self, draft: Draft) -> Draft:
        """With the questions that are probably the same in other words, by their meaning where there is a model."""
        try:
            encoder = self._encoder()
            compared = with_doubles(draft, encoder)
        except EncoderUnavailable:
            encoder, compared = None, with_doubles(draft, None)
        return compared if encoder is not None else replace(compared, notes=(*compared.notes, _BY_WORDS))


def _path(name: str) -> Path:
    """The path that somebody typed, or dropped into the terminal with quotes around it."""
    bare = name.strip()
    if len(bare) > 1 and bare[0] in "'\"" and bare[-1] == bare[0]:
        bare = bare[1:-1]
    try:
        return Path(bare).expanduser()
    except RuntimeError as error:
        raise InputError(f"{name} names nobody's home.", remedy="Write the folder in full.") from error
