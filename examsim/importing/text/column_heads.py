"""What stands at the top of a table of terms."""

from __future__ import annotations

COLUMN_HEADS = frozenset({"term", "word", "name", "concept", "question", "front", "key term", "command", "symbol"})
"""Over the terms."""
DEFINITION_HEADS = frozenset(
    """
    action answer back definition description details effect explanation function meaning notes role significance
    translation use uses purpose result
    """.split()  # noqa: SIM905
) | {"what it is", "what it is for", "what it does", "what it means", "what does it mean?", "in english", "english"}
"""Over what they mean."""
