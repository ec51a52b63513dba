"""Whether what stands below a line may be its answer, however much it looks like a page's own or a note."""

from __future__ import annotations

from examsim.importing.text.labels import answer_in, asks
from examsim.importing.text.wrapping import ITEM


def may_ask(text: str) -> bool:
    """Whether a line may be a question: it has a label or a number, or ends as questions do."""
    return asks(text) or text.endswith("?") or ITEM.match(text) is not None


def is_answered_below(text: str) -> bool:
    """Whether a line may be a question, or the label of an answer with nothing behind it."""
    return may_ask(text) or answer_in(text) == ""
