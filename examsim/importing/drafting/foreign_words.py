"""Whether a bank asks for what words of another language mean: ``der Hund – dog``.

That English hardly knows a word proves nothing, for terms of a subject are as rare. A foreign word is one that another
language says far more often than English does, or that is in another script.
"""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING

from wordfreq import zipf_frequency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.asked import Asked

_LANGUAGES = ("es", "fr", "de", "it", "pt", "nl", "sv", "pl")
"""In Latin letters, the most learnt first, for each list takes its time to load. Of the others, the script tells."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OTHER_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d_\u0000-\u024f\u1e00-\u1eff]{2,}")
"""Two letters of no Latin alphabet, for a single one is a symbol; of Chinese, Japanese and Korean, one is a word."""
_KNOWN = 4.0
"""Zipf units from which on a word is English, whoever else has it."""
_FAR_MORE = 1.2
"""Zipf units: more than ten times as often."""
_FEWEST = 4
_SHARE = 0.6
"""Of the terms, that one language must know so much better than English."""
_MOST_WORDS = 4
_LOOKED_AT = 200
"""Terms that tell what a long list is of."""


def are_foreign(asked: Sequence[Asked]) -> bool:
    """Whether most terms are words of one other language, and the answers a few words each."""
    listed = [question for question in asked if not question.choices and len(question.term.split()) <= _MOST_WORDS]
    if len(listed) < max(_FEWEST, _SHARE * len(asked)):
        return False
    looked_at = listed[:: 1 + len(listed) // _LOOKED_AT]
    if median(len(" ".join(question.answer).split()) for question in looked_at) > _MOST_WORDS:
        return False
    terms = [question.term for question in looked_at]
    most = _SHARE * len(terms)
    if sum(_OTHER_SCRIPT.search(term) is not None for term in terms) >= most:
        return True
    unknown = sum(zipf_frequency(_longest_word(term), "en") < _KNOWN for term in terms)
    return unknown >= most and any(_known_in(terms, language) >= most for language in _LANGUAGES)


def _known_in(terms: Sequence[str], language: str) -> int:
    return sum(_is_of(term, language) for term in terms)


def _is_of(term: str, language: str) -> bool:
    """Whether its longest word is one that a language says far more often than English does."""
    word = _longest_word(term)
    return zipf_frequency(word, language) - zipf_frequency(word, "en") >= _FAR_MORE


def _longest_word(term: str) -> str:
    return max(_WORD.findall(term.casefold()), key=len, default="")
