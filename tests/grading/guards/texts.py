"""Short ways to say which texts are compared; without a model, so that words meet by their stems alone."""

from __future__ import annotations

from examsim.grading.guards.comparison import Comparison, Sibling
from examsim.grading.text import prepare


def compare(question: str, reference: str | tuple[str, ...], response: str, **siblings: str) -> Comparison:
    """A response beside one reference or several, with other questions by name."""
    references = (reference,) if isinstance(reference, str) else reference
    return Comparison(
        prepare(question),
        tuple(prepare(each) for each in references),
        prepare(response),
        tuple(Sibling(name, prepare(answer)) for name, answer in siblings.items()),
    )
