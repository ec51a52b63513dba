"""Words with what kind of word each is, and what it means behind that: ``aberrant (adj.) not as is usual``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.wrapping import page_width, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_KIND = r"(?:n|v|vt|vi|adj|adv|prep|conj|pron|interj|pl|noun|verb|adjective|adverb|phrase|idiom|phr|m|f|nt)"
_PLACE = r"(?:p|pp|pg|ch|chap|sec|page|pages|chapter|section)\.?\s?\d[\d.–-]{0,9}"
"""Where a glossary says that a book has the word."""
_WORD = re.compile(
    rf"^(?:\d{{1,4}}[.)]\s+|[-*•]\s+)?(?P<word>[^\W\d_][^()\[\],:;.]{{0,40}}?),?\s*"
    rf"(?:[(\[]\s?{_KIND}\.?(?:\s?[,/&]\s?{_KIND}\.?)*\s?[)\]]|\(\s?{_PLACE}\s?\)|(?<=,)\s{_KIND}\.)\s*[:=–—-]?\s*(?P<meaning>\S.*)$"
)
_FEWEST = 3
_SHARE = 0.5
"""Of all paragraphs, that must be such words."""


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    untabbed = ((index, line) for index, line in enumerate(lines) if "\t" not in line.text)  # else it is a table
    found = {index: match for index, line in untabbed if (match := _WORD.match(line.text))}
    if len(found) < max(_FEWEST, _SHARE * len(paragraphs(lines, page_width(lines)))):
        return [Piece(Part.TEXT, line) for line in lines]
    pieces: list[Piece] = []
    for index, line in enumerate(lines):
        match = found.get(index)
        if match:
            pieces += [Piece(Part.PROMPT, line.cut(match["word"])), Piece(Part.ANSWER, line.cut(match["meaning"]))]
        else:
            pieces.append(Piece(Part.TEXT, line))
    return pieces
