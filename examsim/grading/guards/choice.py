"""The other answer where a question offers a choice: yes for no, B for C, "less" for "more".

The most precise of all guards: where the solution begins by choosing, a response that begins by choosing otherwise is
wrong whatever it says next.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.grading.guards.antonyms import Relation, relation
from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.guards.function_words import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText, Word

_YES = listed("yes yeah true agree correct")
_NO = listed("no nope false disagree incorrect")
_LETTER = re.compile(r"\s*(?:(?:option|answer|choice)\s+)?\(?([a-h])\)?\s*(?:[).:,]|-|$)", re.IGNORECASE)
_CAP = 0.1
_NOTHING_ELSE = 0.0


def wrong_choice(comparison: Comparison) -> Finding | None:
    """Fire when the response chooses what no reference chooses."""
    return unanimous(_wrong_choice(comparison, reference) for reference in comparison.references)


def _wrong_choice(comparison: Comparison, reference: PreparedText) -> Finding | None:
    response = comparison.response
    for choose in (_lead, _letter, _option):
        meant, said = choose(comparison, reference), choose(comparison, response)
        if meant is not None and said is not None and meant[0] != said[0]:
            chosen, right = response.text[said[1] : said[2]], reference.text[meant[1] : meant[2]]
            reason = f"You chose “{chosen}”; the solution chooses “{right}”."
            cap = _NOTHING_ELSE if len(reference.words) <= 1 else _CAP
            return Finding(
                "choice", cap, unsure=False, reason=reason, names=(chosen, right), start=said[1], end=said[2]
            )
    return None


def _lead(_: Comparison, text: PreparedText) -> tuple[str, int, int] | None:
    """Yes or no, as the first word."""
    for word in text.words[:1]:
        if word.folded in _YES or word.folded in _NO:
            behind = text.text[word.end : word.end + 1]
            is_alone = behind in {",", ".", ";", ":", "!", ""} or word.folded not in {"no", "correct", "true", "false"}
            return ("yes" if word.folded in _YES else "no", word.start, word.end) if is_alone else None
    return None


def _letter(_: Comparison, text: PreparedText) -> tuple[str, int, int] | None:
    """The letter of an option, as the first thing."""
    match = _LETTER.match(text.text)
    return (match[1].casefold(), *match.span(1)) if match else None


def _option(comparison: Comparison, text: PreparedText) -> tuple[str, int, int] | None:
    """The one option of "… X or Y?" that a text names, and does not deny."""
    options = _offered(comparison.question)
    named = [(option, word) for word in text.words for option in options if word.stem in option]
    distinct = {option for option, _ in named}
    if len(distinct) != 1 or _denies(text.words):
        return None
    option, word = named[0]
    return " ".join(sorted(option)), word.start, word.end


def _denies(words: Sequence[Word]) -> bool:
    return any(word.folded in {"not", "no", "never", "than", "or"} or word.folded.endswith("n't") for word in words)


def _offered(question: PreparedText) -> list[frozenset[str]]:
    """The options a question offers last: what stands on both sides of its "or"."""
    words = question.words
    places = [i for i, word in enumerate(words) if word.folded == "or"]
    if not places:
        return []
    at = places[-1]
    options = [words[at - 1], *words[at + 1 : at + 2]]
    if at >= 2 and "," in question.text[words[at - 2].end : words[at - 1].start]:
        options.insert(0, words[at - 2])
    if len(options) < 2 or not _are_alternatives(question, options):
        return []
    return [frozenset({word.stem}) for word in options]


def _are_alternatives(question: PreparedText, options: Sequence[Word]) -> bool:
    """Whether the words around an "or" are the options themselves: opposites, or the last words of the question."""
    is_last = question.text[options[-1].end :].strip() in {"?", "", "."}
    are_opposites = relation(options[0].folded, options[-1].folded) is Relation.OPPOSITE
    return (is_last or are_opposites) and len({word.stem for word in options}) == len(options)
