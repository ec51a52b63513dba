"""Recall of meaning: how much of a statement a response says, word by word.

Every word of the statement is softly covered by its nearest word in the response; rare words weigh more than common
ones, and the question's own words next to nothing. Sentence cosine was rejected as the judge: it sees what a response
is about, not what it says, and agrees with people less on every set of marks. It stays as one of two small witnesses.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz

from examsim.grading.multiples import multiples
from examsim.grading.number_words import may_be_number
from examsim.grading.projection import as_one_sentence, share_for
from examsim.grading.quantity import quantities
from examsim.grading.text import is_acronym

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from examsim.grading.projection import Projection
    from examsim.grading.text import Clause, PreparedText, Word

_HALF_COVERED = 0.55
_SOFTNESS = 0.1
_QUESTION_WORD = 0.1
"""What a word is still worth that the question already gave away."""
_OTHER_SYMBOL = 0.5
"""Numbers, letters and acronyms mean themselves: another one is at best half of it."""
WITNESS = 0.2
"""Weight of each small witness beside recall: likeness of spelling, likeness of the sentences."""


@dataclass(frozen=True, eq=False)
class Match:
    """A statement laid over a response."""

    statement: PreparedText
    covers: NDArray[np.float32]
    """How well each word of the response (columns) stands for each word of the statement (rows) by the model, 0..1."""
    judged: NDArray[np.float32]
    """The same by what answers of classes have taught, too: what recall goes by."""
    weights: NDArray[np.float32]
    """What each word of the statement is worth."""
    witnesses: tuple[float, ...] = ()
    """Likeness of spelling and, with a model, of the sentences, both without the question's words."""

    def recall(self, part: Clause | None = None) -> float:
        """Weighted share of the statement that the response covers, or a part of it does."""
        if part is None or len(part) == self.judged.shape[1]:
            return self._recall_of_all
        return self._recall(self.judged[:, part.first : part.last])

    @cached_property
    def _recall_of_all(self) -> float:
        return self._recall(self.judged)

    @cached_property
    def _total(self) -> float:
        return float(self.weights.sum())

    def _recall(self, columns: NDArray[np.float32]) -> float:
        if not self._total or not columns.size:
            return 0.0
        return float(np.dot(np.maximum.reduce(columns, axis=1), self.weights)) / self._total

    @cached_property
    def evidence(self) -> float:
        """How much of the statement the whole response says, 0..1: recall and the small witnesses."""
        heard = sum(weight * says for weight, says in zip(self._voices, self.witnesses, strict=True))
        value = (self.recall() + WITNESS * heard) / (1.0 + WITNESS * len(self.witnesses))
        return min(max(value, 0.0), 1.0)

    @property
    def _voices(self) -> tuple[float, ...]:
        """What each witness counts: beside a long statement spelling stands in for vectors of sentences, which blur."""
        if len(self.witnesses) < 2:
            return (1.0,) * len(self.witnesses)
        clear = as_one_sentence(len(self.statement.words))
        return 2.0 - clear, clear


class Statements:
    """All statements of a question together, so that a response is compared with every one in a single product.

    With a projection recall goes by what that has learned, too; without, by the model alone.
    """

    def __init__(
        self, texts: Iterable[PreparedText], question: PreparedText, projection: Projection | None = None
    ) -> None:
        self._texts = tuple(dict.fromkeys(texts))
        self._question = question
        words = [word for text in self._texts for word in text.words]
        ends = np.cumsum([0, *(len(text.words) for text in self._texts)])
        self._rows = {text: slice(int(a), int(b)) for text, a, b in zip(self._texts, ends, ends[1:], strict=False)}
        self._numbers = {word.stem: number for number, word in enumerate(words)}
        self._stems = self._numbered(words)
        self._symbols = np.array([_is_symbol(word) for word in words], bool)
        self._has_symbols = bool(self._symbols.any())
        self._weights = word_weights(words, question)
        self._figures = [
            (value, [row + start for row in rows])
            for text, start in zip(self._texts, ends, strict=False)
            for value, rows in _figures(text)
        ]
        self._vectors = _stacked([text.vectors for text in self._texts])
        self._projection = projection
        self._senses: NDArray[np.float32] | None = None
        if projection is not None and self._vectors is not None:
            self._senses = projection.senses(self._vectors)
            self._shares = np.concatenate(
                [np.full(len(text.words), share_for(len(text.words)), np.float32) for text in self._texts]
            )
            self._weights *= projection.weights(self._vectors)
        self._spelling = {text: _beyond_question(text, question) for text in self._texts}
        self._sentences = {text: _unit_beyond(text.sentence, question.sentence) for text in self._texts}

    def matches(self, response: PreparedText) -> dict[PreparedText, Match]:
        """Every statement laid over a response."""
        same = self._same(response)
        alike = self._alike(same, response)
        equal = self._equal_numbers(response)
        covers = self._settled(alike, same, equal)
        judged = covers if self._senses is None else self._settled(self._taught(alike, response), same, equal)
        spelling = _beyond_question(response, self._question)
        sentence = _unit_beyond(response.sentence, self._question.sentence)
        matches = {}
        for text, rows in self._rows.items():
            spelt = _likeness_of_spelling(self._spelling[text], spelling)
            theirs = self._sentences[text]
            likeness = () if theirs is None or sentence is None else (max(float(theirs @ sentence), 0.0),)
            matches[text] = Match(text, covers[rows], judged[rows], self._weights[rows], (spelt, *likeness))
        return matches

    def covers(self, response: PreparedText) -> NDArray[np.float32]:
        """Soft cover by nearness of meaning; by equal stems alone where there is no model."""
        same = self._same(response)
        return self._settled(self._alike(same, response), same, self._equal_numbers(response))

    def _taught(self, alike: NDArray[np.float32], response: PreparedText) -> NDArray[np.float32]:
        """Likeness with what the projection has learned of it."""
        if self._projection is None or self._senses is None or response.vectors is None:
            return alike
        return self._projection.mixed(alike, self._senses, self._projection.senses(response.vectors), self._shares)

    def _same(self, response: PreparedText) -> NDArray[np.bool_]:
        """Which words have equal stems."""
        return np.asarray(self._stems[:, None] == self._numbered(response.words)[None, :], bool)

    def _alike(self, same: NDArray[np.bool_], response: PreparedText) -> NDArray[np.float32]:
        """How alike words are to the model."""
        if self._vectors is None or response.vectors is None:
            return np.asarray(same, dtype=np.float32)
        softly = self._vectors @ response.vectors.transpose(0, 2, 1)
        np.subtract(_HALF_COVERED, softly, out=softly)  # in place: this table is the largest that marking makes
        np.exp(np.divide(softly, _SOFTNESS, out=softly), out=softly)
        np.reciprocal(np.add(softly, 1.0, out=softly), out=softly)
        return np.asarray(softly.sum(axis=0) / len(softly), dtype=np.float32)

    def _settled(
        self, alike: NDArray[np.float32], same: NDArray[np.bool_], equal: Sequence[tuple[list[int], list[int]]]
    ) -> NDArray[np.float32]:
        """Covers: likeness, where neither symbols nor numbers say that it is another thing or the same."""
        covers = alike.copy()
        if self._has_symbols and self._vectors is not None:
            covers[self._symbols[:, None] & ~same] *= _OTHER_SYMBOL
        for rows, columns in equal:
            covers[np.ix_(rows, columns)] = 1.0
        return covers

    def _equal_numbers(self, response: PreparedText) -> list[tuple[list[int], list[int]]]:
        """Where the statements and the response write the same number: rows and columns."""
        written = _figures(response) if self._figures else []
        return [(rows, columns) for value, columns in written for wanted, rows in self._figures if value == wanted]

    def _numbered(self, words: Sequence[Word]) -> NDArray[np.intp]:
        """Stems as numbers, equal where the stems are; -1 for those no statement has."""
        return np.array([self._numbers.get(word.stem, -1) for word in words], np.intp)


def _figures(text: PreparedText) -> list[tuple[object, list[int]]]:
    """Numbers in a text by value, however written, with the words that write them; "one" is often no number.

    With a unit they stand for the amount too ("3 weeks" are "21 days"), as multiples for the factor ("half as big").
    """
    found: list[tuple[object, list[int]]] = [
        (("times", round(each.factor, 2)), list(text.within(each.start, each.end))) for each in multiples(text.text)
    ]
    for quantity in quantities(text.text) if any(may_be_number(word.folded) for word in text.words) else ():
        numerals = [i for i in text.within(quantity.start, quantity.end) if may_be_number(text.words[i].folded)]
        if numerals and not (quantity.is_spelt and quantity.value == 1):
            found.append((quantity.value, numerals))
            if quantity.unit is not None:
                found.append(((quantity.unit.dimensions, round(quantity.amount, 6)), numerals))
    return found


def match(statement: PreparedText, response: PreparedText, question: PreparedText) -> Match:
    """Lay one statement over a response."""
    return Statements([statement], question).matches(response)[statement]


def covers(statement: PreparedText, response: PreparedText) -> NDArray[np.float32]:
    """How well each word of a response (columns) stands for each word of one statement (rows), 0..1."""
    return _alone(statement).covers(response)


@lru_cache(maxsize=512)
def _alone(statement: PreparedText) -> Statements:
    return Statements([statement], statement)


def word_weights(words: Sequence[Word], question: PreparedText) -> NDArray[np.float32]:
    """Rare words say more; words of the question say little."""
    given = question.stems
    return np.array([w.rarity**0.5 * (_QUESTION_WORD if w.stem in given else 1.0) for w in words], np.float32)


def _stacked(vectors: Sequence[NDArray[np.float32] | None]) -> NDArray[np.float32] | None:
    """Vectors of many texts as of one; None unless all have them."""
    known = [each for each in vectors if each is not None]
    return np.concatenate(known, axis=1) if known and len(known) == len(vectors) else None


def _beyond_question(text: PreparedText, question: PreparedText) -> str:
    return " ".join(word.stem for word in text.words if word.stem not in question.stems)


def _likeness_of_spelling(here: str, there: str) -> float:
    return fuzz.token_sort_ratio(here, there) / 100.0 if here and there else 0.0


def _unit_beyond(sentence: NDArray[np.float32] | None, asked: NDArray[np.float32] | None) -> NDArray[np.float32] | None:
    """What a sentence says beyond the question: its vector without the question's direction, at unit length."""
    if sentence is None or asked is None:
        return sentence
    rest = sentence - float(sentence @ asked) * asked
    length = float(np.linalg.norm(rest))
    return np.asarray(rest / length if length > 1e-6 else np.zeros_like(rest), dtype=np.float32)


def _is_symbol(word: Word) -> bool:
    """Whether a word means itself alone: a number, a letter, an acronym."""
    if len(word.folded) == 1:
        return word.folded not in {"a", "i"}
    return is_acronym(word) or any(character.isdigit() for character in word.folded)
