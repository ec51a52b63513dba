"""Terms that were bold and lost it, and sentences with names that only have capitals alike."""

from __future__ import annotations

import pytest

from examsim.domain.errors import InputError
from examsim.importing import read_guide


def test_an_article_before_a_name_is_no_term() -> None:
    sentences = [
        "The Senate has two members from each state.",
        "The House of Representatives votes first on taxes.",
        "The President signs a bill or sends it back.",
        "The Court decides whether a law may stand.",
    ]
    with pytest.raises(InputError, match="No question"):
        read_guide("\n".join(sentences), "guide.txt")
