"""PDF: the text of its pages. A scan has pictures of text and no text, which is said rather than guessed at.

The pages are read twice: in the order in which their text was written, and as they look, with blanks for what stands
further in. Neither is right for all: which has more to ask is found out when both are read.
"""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError
from examsim.importing.files.content import Material
from examsim.importing.files.page_edges import without_edges
from examsim.importing.files.printed_lines import lines_on, text_of, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf import PageObject, PdfReader

    from examsim.importing.files.content import Content
    from examsim.importing.files.printed_lines import PrintedLine

NAME = "a PDF"
_HEADER_WITHIN = 1024
"""Bytes before which the header comes: readers allow for some rubbish in front of it."""
_MOST_PAGES = 3000
_MOST_CHARACTERS = 20_000_000
_FEWEST_LETTERS_A_PAGE = 8
_SMALLEST = 2.0
_WIDEST = 5000.0
"""Points: the size of letters, and how far from the corner of a page they may stand to be drawn."""
_SHARE_SEEN = 0.95
_MOST_BLANKS = 20
"""Characters of a page as it looks, for each of its text."""
_BLANKS_ABOVE = re.compile(r"\A(?:[ \t]*\n)+")
_STOPS = (".", "?", "!", ":", ")", "”", '"', "")
"""What the last line of a page ends in where nothing goes on from it."""
_GAP = re.compile(r"\S {4,}\S")
_SHARE_IN_COLUMNS = 0.3


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
    letters = sum(char.isalpha() for page, _ in pages for line in page for char in line.text)
    if letters < _FEWEST_LETTERS_A_PAGE * len(pages):
        raise InputError(
            f"There is no text on the pages of {content.name} ({len(pages)} read): it looks scanned.",
            remedy="Run it through text recognition, such as `ocrmypdf in.pdf out.pdf`, and import the result.",
        )
    printed = [page for page, _ in pages]
    text, as_seen = _joined(written(printed)), _joined([page for _, page in pages])
    is_other = as_seen != _joined([text_of(page) for page in printed]) and not _has_columns(as_seen)
    return Material(text=text, other_text=as_seen if is_other else None)


def _pages(reader: PdfReader, name: str) -> list[tuple[list[PrintedLine], str]]:
    """Each page in the order of its text, and as it looks where it can be drawn with letters."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError(f"{name} is encrypted with a password.", remedy="Save it without one and import that.")
    if len(reader.pages) > _MOST_PAGES:
        raise InputError(f"{name} has more than {_MOST_PAGES} pages.", remedy="Split it into smaller files.")
    pages: list[tuple[list[PrintedLine], str]] = []
    characters = 0
    for page in reader.pages:
        pages.append(_page(page))
        characters += sum(len(line.text) for line in pages[-1][0]) + len(pages[-1][1])
        if characters > _MOST_CHARACTERS:
            raise InputError(f"{name} has too much text for one guide.", remedy="Split it into smaller files.")
    return pages


def _page(page: PageObject) -> tuple[list[PrintedLine], str]:
    sizes: list[float] = []

    def look(text: str, matrix: list[float], of_text: list[float], _font: object, size: float) -> None:
        if text.strip():
            across, along = of_text[4] * matrix[0] + matrix[4], of_text[5] * matrix[3] + matrix[5]
            sizes.extend((abs(size * of_text[3] * matrix[3]), _WIDEST - abs(across), _WIDEST - abs(along)))

    lines = lines_on(page, look)
    text = text_of(lines)
    # Letters too small, or too far out, would be set apart by millions of blanks.
    if not sizes or min(sizes) < _SMALLEST:
        return lines, text
    try:
        as_seen = page.extract_text(extraction_mode="layout", layout_mode_strip_rotated=False)
    except Exception:  # noqa: BLE001 - a page that cannot be drawn is read in its order
        return lines, text
    is_whole = _letters(as_seen) >= _SHARE_SEEN * _letters(text)
    return lines, as_seen if is_whole and len(as_seen) <= _MOST_BLANKS * len(text) else text


def _joined(pages: Sequence[str]) -> str:
    """The pages in one text; without heads and feet, a line tells where one begins, over which a sentence may go on."""
    cleared = without_edges(pages)
    if cleared == [*pages]:
        return "\n\n".join(pages)
    text = ""
    for number, page in enumerate(cleared, 1):
        told = _BLANKS_ABOVE.sub("", page).rstrip()
        gap = "\n\n" if text[-1:] in _STOPS else "\n"
        text += f"{gap}Page {number}{gap}{told}" if number > 1 else told
    return text


def _letters(text: str) -> int:
    return sum(char.isalpha() for char in text)


def _has_columns(text: str) -> bool:
    """Whether many lines have a wide gap within them, as those of two columns have."""
    lines = [line for line in text.splitlines() if line.strip()]
    return sum(_GAP.search(line.strip()) is not None for line in lines) > _SHARE_IN_COLUMNS * len(lines)
