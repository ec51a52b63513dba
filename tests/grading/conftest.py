"""The real encoder, loaded once for all tests that need it."""

from __future__ import annotations

import pytest

from examsim.grading.sentence_encoder import SentenceEncoder


@pytest.fixture(scope="session")
def encoder() -> SentenceEncoder:
    """all-MiniLM-L6-v2, from its package."""
    return SentenceEncoder.load()
