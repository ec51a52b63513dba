"""Folding: the one place that knows a text in any form but the one it was typed in.

Two writings of the same thing fold to the same characters: case, accents, width, curly quotes, kinds of dashes,
``x²`` and ``x^2``, ``λ`` and ``lambda``. Every folded character remembers the original characters it came from, so
that whatever is found in folded text is shown as it was typed. A plain ``casefold`` was rejected because it moves
places ("ß" becomes two characters, a letter with its combining accent one), and spans must not drift.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_PLAIN = {
    **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("×·⋅∗", "*"),
    **dict.fromkeys("→⟶⇒➔➜", "->"),
    **dict.fromkeys("↑⇑↗", " increases "),
    **dict.fromkeys("↓⇓↘", " decreases "),
    "÷": "/",
    "∕": "/",
    "⁄": "/",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "≈": "~",
    "≃": "~",
    "∼": "~",
    "√": " sqrt ",
    "∞": " infinity ",
    "∂": " partial ",
    "∇": " gradient ",
    "∑": " sum ",
    "∆": " delta ",
    "µ": " mu ",
    "…": "...",
    "\N{SOFT HYPHEN}": "",
    "\N{ZERO WIDTH SPACE}": "",
    "\N{ZERO WIDTH NO-BREAK SPACE}": "",
    "\N{WORD JOINER}": "",
}
_GREEK_WORD = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]{3,}")
"""Three Greek letters in a row are Greek prose; one or two are symbols."""

_OFTEN = 2
"""Characters on one another, a letter and its accent, that come again; a tower of marks does not."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back."""

    text: str
    origins: tuple[tuple[int, int], ...] | None
    """For each folded character, start and end of what it stands for in the original; None where nothing moved."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original characters that ``text[start:end]`` stands for."""
        if self.origins is None or start >= end:
            return start, end
        return self.origins[start][0], self.origins[end - 1][1]


def fold(text: str) -> Folded:
    """Fold a text, remembering where every character came from."""
    if text.isascii():
        return Folded(text.lower(), None)
    prose = {i for match in _GREEK_WORD.finditer(text) for i in range(*match.span())}
    characters: list[str] = []
    origins: list[tuple[int, int]] = []
    for start, end in _clusters(text):
        plain = _fold_cluster(text[start:end], is_prose=start in prose)
        if plain.startswith("^") and characters and characters[-1].startswith("^"):
            plain = plain[1:]  # ⁻⁶ is one exponent
        characters.append(plain)
        origins.extend([(start, end)] * len(plain))
    return Folded("".join(characters), tuple(origins))


def folded(text: str) -> str:
    """The folded text alone, for what needs no way back."""
    return fold(text).text


def _clusters(text: str) -> list[tuple[int, int]]:
    """Each character together with the combining marks on it."""
    starts = [i for i, character in enumerate(text) if i == 0 or not unicodedata.combining(character)]
    return list(pairwise([*starts, len(text)]))


def _fold_cluster(cluster: str, *, is_prose: bool) -> str:
    return (_fold_again if len(cluster) <= _OFTEN else _fold_anew)(cluster, is_prose=is_prose)


def _fold_anew(cluster: str, *, is_prose: bool) -> str:
    if cluster.isascii():
        return cluster.lower()
    symbol = cluster[0]
    if symbol in _PLAIN:
        return _PLAIN[symbol]
    if "<super>" in unicodedata.decomposition(symbol):
        return _superscript(symbol)
    if "<fraction>" in unicodedata.decomposition(symbol):
        return " " + _without_accents(unicodedata.normalize("NFKC", symbol))  # 2½ is two and a half, not 21/2
    plain = _without_accents(unicodedata.normalize("NFKC", cluster).casefold())
    return plain if is_prose else "".join(_greek_name(character) for character in plain)


_fold_again = lru_cache(4096)(_fold_anew)
"""Most characters come again."""


def _superscript(symbol: str) -> str:
    """``²`` as ``^2``; ordinal signs and the trade mark are letters, not exponents."""
    plain = unicodedata.normalize("NFKC", symbol).casefold()
    plain = plain.replace("−", "-")
    return f"^{plain}" if plain.isdigit() or plain in "+-n" else plain


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("⁄", "/").replace("−", "-")


def _greek_name(character: str) -> str:
    name = unicodedata.name(character, "")
    if not name.startswith("GREEK SMALL LETTER "):
        return character
    # Spaces keep "2πr" three things; a final sigma is still a sigma, a lamda a lambda.
    word = name.removeprefix("GREEK SMALL LETTER ").removeprefix("FINAL ").lower().split()[0]
    return f" {'lambda' if word == 'lamda' else word} "
