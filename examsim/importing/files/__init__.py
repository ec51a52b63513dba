"""Files that study guides come in, one module per format, each of the same small shape.

A format has a name, looks at the content of a file to say whether it is its own, and reads it: into questions where
the format knows them, or into text that is then read as a guide. The first that recognises a file reads it. To add
one, write a module with ``NAME``, ``recognises`` and ``read`` and list it in ``FORMATS``, surer formats first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from examsim.importing.files import (
    aiken,
    anki,
    delimited,
    docx,
    gift,
    html,
    html_fragment,
    json_cards,
    latex,
    moodle_xml,
    pdf,
    printed_bank,
    separated,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.files.content import Content, Material


class FileFormat(Protocol):
    """What a module here offers."""

    NAME: str

    def recognises(self, content: Content) -> bool:
        """Whether the content is in this format."""

    def read(self, content: Content) -> Material:
        """What is in it. Raises InputError where it is broken, locked or too large."""


FORMATS: Sequence[FileFormat] = (
    pdf,
    anki,
    docx,
    moodle_xml,
    printed_bank,
    html,
    latex,
    json_cards,
    gift,
    aiken,
    delimited,
    separated,
    html_fragment,
)


def format_of(content: Content) -> FileFormat | None:
    """The format that recognises a file; None where it is a guide in plain text."""
    return next((form for form in FORMATS if form.recognises(content)), None)
