"""An Anki package: a card for each question, the topic as its deck.

The ids of decks and notes come from those of the bank and its questions, so a package that is imported again changes
the cards that are there and keeps what Anki knows of them.
"""

from __future__ import annotations

import hashlib
import html
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from examsim.domain.visible import visible
from examsim.exporting.banks.closed import prompt_with_options

if TYPE_CHECKING:
    from datetime import datetime

    from examsim.domain.bank import Bank
    from examsim.domain.question import Question

CARRIES = frozenset({"ids", "topics", "tags", "hints", "explanations", "units"})
_FIELDS = ("Question", "Answer", "Explanation", "Hint")
_FRONT = "{{Question}}{{#Hint}}<p>{{hint:Hint}}</p>{{/Hint}}"
_BACK = "{{Question}}<hr id=answer>{{Answer}}{{#Explanation}}<p><small>{{Explanation}}</small></p>{{/Explanation}}"
_CSS = ".card { font-family: sans-serif; font-size: 18px; text-align: left; max-width: 40em; margin: auto; }"


def write(bank: Bank, now: datetime) -> bytes:
    """A bank as an Anki package."""
    import genanki  # noqa: PLC0415 - no other format needs it

    model = genanki.Model(
        _number("model"),
        "examsim question",
        fields=[{"name": name} for name in _FIELDS],
        templates=[{"name": "Card", "qfmt": _FRONT, "afmt": _BACK}],
        css=_CSS,
    )
    decks: dict[str, Any] = {}
    for question in bank.questions:
        name = "::".join(_deck_name(part) for part in (bank.title, question.topic) if part.strip())
        deck = decks.setdefault(name, genanki.Deck(_number(f"{bank.id}/{question.topic}"), name))
        deck.add_note(
            genanki.Note(
                model,
                fields=[_field(text) for text in _texts(question)],
                tags=[tag for each in question.tags if (tag := re.sub(r"\s+", "_", visible(each).strip()))],
                guid=genanki.guid_for("examsim", bank.id, question.id),
            )
        )
    file = BytesIO()
    genanki.Package(list(decks.values())).write_to_file(file, timestamp=now.timestamp())
    return file.getvalue()


def _texts(question: Question) -> tuple[str, ...]:
    answers = "\n".join(question.answers) or question.answer
    return prompt_with_options(question), answers, question.explanation, question.hint


def _field(text: str) -> str:
    # Braces in pairs would be a field, or a blank to fill, to Anki.
    shown = html.escape(visible(text.strip()), quote=False).replace("{{", "{&#8203;{")
    return shown.replace("\n", "<br>")


def _deck_name(text: str) -> str:
    return " ".join(visible(text).replace("::", ": ").split())


def _number(name: str) -> int:
    """A number of Anki's size that is always the same for a name."""
    digest = hashlib.sha256(f"examsim {name}".encode()).digest()
    return (1 << 30) + int.from_bytes(digest[:4], "big") % (1 << 30)
