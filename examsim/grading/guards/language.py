"""A response in a language or script that the model does not speak.

Its meaning is out of reach, which is said; keywords can still be found. Function words tell the language: hardly any
sentence does without those of its own.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from examsim.grading.guards.finding import Finding
from examsim.grading.guards.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText, Word

_LANGUAGES = {"de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch"}
_FEWEST_WORDS = 5
_MOST_ENGLISH = 0.2
"""A text with a larger share of English function words is English."""
_COMMONER = 1.0
"""How much commoner, in powers of ten, its words must be in another language than in English."""
_FOREIGN_SCRIPT = 0.5


def other_language(comparison: Comparison) -> Finding | None:
    """Say so when a response cannot be understood because of its language, where the question's can."""
    script = _foreign_script(comparison.response.text)
    if script and not _foreign_script(comparison.references[0].text):
        return _finding(comparison.response, f"in {script} script")
    language = _language(comparison)
    return _finding(comparison.response, f"in {language}") if language else None


def _finding(response: PreparedText, how: str) -> Finding:
    reason = f"This seems to be written {how}, which the language model does not read: only keywords were looked for."
    return Finding("language", 1.0, unsure=True, reason=reason, start=0, end=len(response.text))


def _foreign_script(text: str) -> str:
    """The script most letters are in, if it is not Latin; a Greek letter or two are symbols."""
    if text.isascii():
        return ""
    letters = [character for character in text if character.isalpha()]
    foreign = [character for character in letters if not unicodedata.name(character, "LATIN").startswith("LATIN")]
    if len(foreign) <= _FOREIGN_SCRIPT * len(letters) or len(foreign) < _FEWEST_WORDS:
        return ""
    scripts = [unicodedata.name(character).split()[0] for character in foreign]
    script = max(sorted(set(scripts)), key=scripts.count)
    return "Chinese" if script == "CJK" else script.title()


def _language(comparison: Comparison) -> str:
    """The language most words are commoner in than in English; what the question or an answer uses says nothing."""
    words = [word for word in comparison.response.words if word.folded.isalpha() and len(word.folded) > 1]
    if len(words) < _FEWEST_WORDS or _english_share(words) > _MOST_ENGLISH:
        return ""
    known = comparison.question.stems.union(*(reference.stems for reference in comparison.references))
    own = [word for word in words if word.stem not in known]
    if len(own) < max(_FEWEST_WORDS, len(words) / 2):
        return ""
    gains = {code: _commoner(own, code) for code in _LANGUAGES}
    best = max(sorted(gains), key=lambda code: gains[code])
    return _LANGUAGES[best] if gains[best] >= _COMMONER else ""


def _english_share(words: Sequence[Word]) -> float:
    return sum(word.folded in FUNCTION_WORDS for word in words) / len(words)


def _commoner(words: Sequence[Word], code: str) -> float:
    # Imported here: word lists of other languages are read only for texts that hardly look English.
    from wordfreq import zipf_frequency  # noqa: PLC0415

    typed = [word.text for word in words]
    gains = (zipf_frequency(word, code, "small") - zipf_frequency(word, "en", "small") for word in typed)
    return sum(gains) / len(typed)
