"""Words that bind others and say nothing themselves: a closed class, listed because frequency alone misjudges it.

"Does" is rarer than "time" but only the second says something; a sentence needs such words, a pile of keywords has
none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from examsim.grading.text import Word


def listed(words: str) -> frozenset[str]:
    """A set of words, written as running text."""
    return frozenset(words.split())


FUNCTION_WORDS = listed(
    """
    a an the this that these those such
    i me my we us our you your he him his she her it its they them their theirs itself themselves one's
    who whom whose which what when where why how
    be is are was were been being am do does did doing done have has had having
    can could may might must shall should will would ought cannot
    and or nor but if then than as because since so though although while whereas whether unless until
    of at by for with about against between into through during before after above below to from up down in out on off
    over under per via upon within without toward towards across along among around behind beside
    no not neither either both each any some
    there here thus hence therefore also too very just only even still yet again ever already else quite rather instead
    isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't can't won't wouldn't couldn't shouldn't
    """
)

SUBJECTS = frozenset({"it", "they"})
"""They stand for what the question asks about, or what the clause before does."""

DEGREES = listed("more less most least much few fewer many little several single one both individual")
"""How much, or how many, of what stands beside them."""


def says_something(word: Word) -> bool:
    """Whether a word carries meaning of its own."""
    return word.is_content and word.folded not in FUNCTION_WORDS
