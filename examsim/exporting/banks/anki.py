"""An Anki package: a card for each question, the topic as its deck.

The ids of decks and notes come from those of the bank and its questions, so a package that is imported again changes
the cards that are there and keeps what Anki knows of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from examsim.domain.visible import visible
from examsim.exporting.anki import CSS, deck_name, field, number, package
from examsim.exporting.banks.closed import prompt_with_options

if TYPE_CHECKING:
    from datetime import datetime

    from examsim.domain.bank import Bank
    from examsim.domain.question import Question

CARRIES = frozenset({"ids", "topics", "tags", "hints", "explanations", "units"})
_FIELDS = ("Question", "Answer", "Explanation", "Hint")
_FRONT = "{{Question}}{{#Hint}}<p>{{hint:Hint}}</p>{{/Hint}}"
_BACK = "{{Question}}<hr id=answer>{{Answer}}{{#Explanation}}<p><small>{{Explanation}}</small></p>{{/Explanation}}"


def write(bank: Bank, now: datetime) -> bytes:
    """A bank as an Anki package."""
    import genanki  # noqa: PLC0415 - no other format needs it

    model = genanki.Model(
        number("model"),
        "examsim question",
        fields=[{"name": name} for name in _FIELDS],
        templates=[{"name": "Card", "qfmt": _FRONT, "afmt": _BACK}],
        css=CSS,
    )
    decks: dict[str, Any] = {}
    for question in bank.questions:
        name = deck_name(bank.title, question.topic)
        deck = decks.setdefault(name, genanki.Deck(number(f"{bank.id}/{question.topic}"), name))
        deck.add_note(
            genanki.Note(
                model,
                fields=[field(text) for text in _texts(question)],
                tags=[tag for each in question.tags if (tag := re.sub(r"\s+", "_", visible(each).strip()))],
                guid=genanki.guid_for("examsim", bank.id, question.id),
            )
        )
    return package(decks.values(), now)


def _texts(question: Question) -> tuple[str, ...]:
    answers = "\n".join(question.answers) or question.answer
    return prompt_with_options(question), answers, question.explanation, question.hint
