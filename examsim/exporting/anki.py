"""What every Anki package is made with: texts that are no markup, and numbers that are always the same for a name."""

from __future__ import annotations

import hashlib
import html
from io import BytesIO
from typing import TYPE_CHECKING, Any

from examsim.domain.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

CSS = ".card { font-family: sans-serif; font-size: 18px; text-align: left; max-width: 40em; margin: auto; }"


def package(decks: Iterable[Any], now: datetime) -> bytes:
    """Decks of genanki as the bytes of a file."""
    import genanki  # noqa: PLC0415 - no other format needs it

    file = BytesIO()
    genanki.Package(list(decks)).write_to_file(file, timestamp=now.timestamp())
    return file.getvalue()


def field(text: str) -> str:
    """A text as Anki shows it, whatever is in it."""
    # Braces in pairs would be a field, or a blank to fill, to Anki.
    shown = html.escape(visible(text.strip()), quote=False).replace("{{", "{&#8203;{")
    return shown.replace("\n", "<br>")


def deck_name(*parts: str) -> str:
    """A deck within a deck; two colons in a name would make one more."""
    names = (" ".join(visible(part).replace("::", ": ").split()) for part in parts)
    return "::".join(name for name in names if name)


def number(name: str) -> int:
    """A number of Anki's size that is always the same for a name."""
    digest = hashlib.sha256(f"examsim {name}".encode("utf-8", "surrogatepass")).digest()
    return (1 << 30) + int.from_bytes(digest[:4], "big") % (1 << 30)
