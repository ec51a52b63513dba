"""PDF: the text of its pages. A scan has pictures of text and no text, which is said rather than guessed at."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError
from examsim.importing.files.content import Material

if TYPE_CHECKING:
    from pypdf import PdfReader

    from examsim.importing.files.content import Content

NAME = "a PDF"
_HEADER_WITHIN = 1024
"""Bytes before which the header comes: readers allow for some rubbish in front of it."""
_MOST_PAGES = 3000
_MOST_CHARACTERS = 20_000_000
_FEWEST_LETTERS_A_PAGE = 8


def recognises(content: Content) -> bool:
    """Whether the content is in this format."""
    return b"%PDF-" in content.data[:_HEADER_WITHIN]


def read(content: Content) -> Material:
    """The pages as text, with a blank line between them."""
    import pypdf  # noqa: PLC0415 - takes a tenth of a second, and only PDFs need it

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings about odd files would go to the terminal
    try:
        pages = _pages(pypdf.PdfReader(io.BytesIO(content.data), strict=False), content.name)
    except InputError:
        raise
    except MemoryError as error:
        raise InputError(f"{content.name} is too large to read.", remedy="Split it into smaller files.") from error
    except Exception as error:
        raise InputError(
            f"{content.name} is damaged and cannot be read as a PDF.",
            remedy="Open it in a viewer and print it to a new PDF, or copy its text into a file.",
        ) from error
    letters = sum(char.isalpha() for page in pages for char in page)
    if letters < _FEWEST_LETTERS_A_PAGE * len(pages):
        raise InputError(
            f"There is no text on the pages of {content.name} ({len(pages)} read): it looks scanned.",
            remedy="Run it through text recognition, such as `ocrmypdf in.pdf out.pdf`, and import the result.",
        )
    return Material(text="\n\n".join(pages))


def _pages(reader: PdfReader, name: str) -> list[str]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError(f"{name} is encrypted with a password.", remedy="Save it without one and import that.")
    if len(reader.pages) > _MOST_PAGES:
        raise InputError(f"{name} has more than {_MOST_PAGES} pages.", remedy="Split it into smaller files.")
    pages: list[str] = []
    characters = 0
    for page in reader.pages:
        pages.append(page.extract_text())
        characters += len(pages[-1])
        if characters > _MOST_CHARACTERS:
            raise InputError(f"{name} has too much text for one guide.", remedy="Split it into smaller files.")
    return pages
