"""Which of the questions that were there a new one is: by id, then by text, then by meaning.

Asked where a guide is imported again, and where a bank has lost an id that something was answered under.

An id alone proves little, since ids are drafted from the words of the prompt, and numbered where a script has no ASCII
letters: one more question at the top would make every answer change hands. So whole equality comes first, and an id
counts where something of the text still agrees.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import distance, fuzz, process

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from examsim.domain.question import Question
    from examsim.grading.encoder import Encoder

    Model = Callable[[], Encoder | None]
    """A model, loaded only if it is asked for."""

_SOMETHING = 0.5
"""How alike prompt or answer must be where the ids agree."""
_MENDED = 0.85
"""How alike a prompt is after a typo in it was mended, or an answer that was gone over."""
_SAME = 0.9
_LONG = 40
"""Characters of an answer from which it is no coincidence."""
_EACH, _TOGETHER = 0.6, 1.4
"""Cosines of the prompts and of the answers of one question told in other words."""
_AT_ONCE = 256
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def matched(old: Sequence[Question], new: Sequence[Question], model: Model | None = None) -> dict[str, str]:
    """The ids of the old questions by the ids of the new ones that they are."""
    found: dict[str, str] = {}
    rest = {question.id: question for question in old}

    def take(pairs: Iterator[tuple[str, str]]) -> None:
        for new_id, old_id in pairs:
            if new_id not in found and old_id in rest:
                found[new_id] = old_id
                del rest[old_id]

    def left() -> list[Question]:
        return [question for question in new if question.id not in found]

    take(_equal(list(rest.values()), left()))
    take(_by_id(rest, left()))
    if rest and left():
        take(_by_text(list(rest.values()), left()))
    encoder = model() if model is not None and rest and left() else None
    if encoder is not None:
        take(_by_meaning(list(rest.values()), left(), encoder))
    return found


def renamed(lost: Sequence[Question], now: Sequence[Question], gained: Collection[str]) -> dict[str, str]:
    """The ids by which questions go now that a bank has lost, by their ids before.

    Those it has gained may ask it in other words; what stood there all along is the same question only if it is so in
    every word. Where the answer is another one, the question is.
    """
    by_id = {question.id: question for question in lost}
    new = [question for question in now if question.id in gained]
    answers = {question.id: question.answer for question in new}
    found = {
        before: name
        for name, before in matched(lost, new).items()
        if alike(answers[name], by_id[before].answer) >= _SOMETHING
    }
    names = {_whole(question): question.id for question in reversed(now)}
    same = {each.id: names[_whole(each)] for each in lost if each.id not in found and _whole(each) in names}
    return found | same


def alike(first: str, second: str) -> float:
    """How alike two texts are by their characters, from 0 to 1; spaces and capitals count for nothing."""
    return float(distance.Levenshtein.normalized_similarity(_plain(first), _plain(second)))


def _equal(old: list[Question], new: list[Question]) -> Iterator[tuple[str, str]]:
    for key in (_whole, _asked):
        ids: dict[tuple[str, ...], list[str]] = {}
        for question in old:
            ids.setdefault(key(question), []).append(question.id)
        for question in new:
            same = ids.get(key(question), [])
            # The same question may stand there twice with different answers: then it is for the ids to say.
            if key is _whole or len(same) == 1:
                yield from ((question.id, each) for each in same)


def _by_id(old: dict[str, Question], new: list[Question]) -> Iterator[tuple[str, str]]:
    for question in new:
        other = old.get(question.id)
        if other is not None and (
            alike(question.prompt, other.prompt) >= _SOMETHING or alike(question.answer, other.answer) >= _SOMETHING
        ):
            yield question.id, other.id


def _by_text(old: list[Question], new: list[Question]) -> Iterator[tuple[str, str]]:
    scored = []
    prompts, answers = [_plain(question.prompt) for question in old], [_plain(question.answer) for question in old]
    for start in range(0, len(new), _AT_ONCE):
        some = new[start : start + _AT_ONCE]
        # Below these nothing is a match, and much less work: of most pairs only the lengths are looked at.
        asked = process.cdist(
            [_plain(one.prompt) for one in some], prompts, scorer=fuzz.ratio, score_cutoff=100 * _MENDED
        )
        answered = process.cdist(
            [_plain(one.answer) for one in some], answers, scorer=fuzz.ratio, score_cutoff=100 * _SAME
        )
        for row, column in np.argwhere((asked > 0) | (answered > 0)).tolist():
            likeness = _likeness(some[row], old[column])
            if likeness:
                scored.append((likeness, some[row], old[column]))
    yield from _best_first(scored)


def _likeness(one: Question, other: Question) -> float:
    """How alike two questions are whose prompts or answers are; 0 where that may be chance."""
    asked = fuzz.ratio(_plain(one.prompt), _plain(other.prompt)) / 100
    answered = fuzz.ratio(_plain(one.answer), _plain(other.answer)) / 100
    is_mended = asked >= _MENDED and answered >= _SOMETHING
    is_asked_anew = answered >= _SAME and (asked >= _SOMETHING or len(one.answer) >= _LONG)
    return asked + answered if is_mended or is_asked_anew else 0.0


def _by_meaning(old: list[Question], new: list[Question], encoder: Encoder) -> Iterator[tuple[str, str]]:
    def vectors(texts: list[str]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return np.asarray([encoded.sentence for encoded in encoder.encode(texts)], dtype=np.float32)

    asked = vectors([one.prompt for one in new]) @ vectors([one.prompt for one in old]).T
    answered = vectors([one.answer for one in new]) @ vectors([one.answer for one in old]).T
    near = (asked >= _EACH) & (answered >= _EACH) & (asked + answered >= _TOGETHER)
    yield from _best_first(
        [
            (float(asked[row, column] + answered[row, column]), new[row], old[column])
            for row, column in np.argwhere(near).tolist()
        ]
    )


def _best_first(scored: list[tuple[float, Question, Question]]) -> Iterator[tuple[str, str]]:
    for _, one, other in sorted(scored, key=lambda each: -each[0]):
        if sorted(_NUMBER.findall(one.prompt)) == sorted(_NUMBER.findall(other.prompt)):
            yield one.id, other.id


def _whole(question: Question) -> tuple[str, ...]:
    return (_plain(question.prompt), *map(_plain, question.choices), _plain(question.answer))


def _asked(question: Question) -> tuple[str, ...]:
    return (_plain(question.prompt), *map(_plain, question.choices))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
