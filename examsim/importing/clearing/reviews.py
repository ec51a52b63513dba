"""A quiz looked at again where it was taken, as learning platforms print it, written as a guide is.

Such a page says of every question how many points it earned, and that is how it is known. What the learner chose, the
marks and the buttons are the platform's; options have no letters, and which of them is right stands before it or below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.clearing.buttons import counts_of_cards
from examsim.importing.clearing.option_rows import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.importing.text.lines import Line

_SCORE = re.compile(
    r"(?:mark\s)?(?P<earned>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:/|of|out of)\s?(?P<most>\d{1,3}(?:[.,]\d{1,2})?)"
    r"(?P<unit>\s?(?:pts?|points?))?|(?:\d{1,3} )?(?:pts?|points?)",
    re.IGNORECASE,
)
_HEAD = re.compile(r"question\s#?\d{1,3}(?P<score>\s.{0,40})?|\d{1,3}[.)]", re.IGNORECASE)
_PLATFORM = re.compile(
    r"(?:in)?correct[.!]?|partially correct|(?:flag|edit|remove flag) question|question text|feedback"
    r"|not (?:yet )?answered|finish review|your answer is (?:in)?correct\W*|select (?:one|all).{0,30}|multiple choice"
    r"|true/false|short answer|\d{1,3} (?:seconds|minutes)|quiz score:.*|(?:selected |given )?answers?:?"
    r"|response feedback:?",
    re.IGNORECASE,
)
_ATTEMPT = re.compile(
    r"submitted .{4,40}|(?:started on|completed on|state|grade|attempt|time (?:taken|limit)|due|user|course|status"
    r"|total points|points|questions|score for this (?:quiz|attempt):|this attempt took|test started)\b.*"
    r"|the respondent['’]s email.*|\W*(?:indicates )?required(?: question)?",
    re.IGNORECASE,
)
"""What such a page says above the first question."""
_FEEDBACK = re.compile(r"(?:response )?feedback:?", re.IGNORECASE)
_BEFORE_RIGHT = re.compile(r"correct!|correct answers?:?|correct response:?", re.IGNORECASE)
_BEFORE_CHOSEN = re.compile(r"you answered|your answer:?|selected answer:?", re.IGNORECASE)
_SAID = re.compile(
    r"(?:the )?correct (?:answers?|response|option)s?(?: (?:is|are))?\s?:?\s+['‘\"“]?(?P<text>\S.*?)['’\"”]?\.?$",
    re.IGNORECASE,
)
_CHOSEN = re.compile(r"(?:selected|your|given) (?:answer|response)s?\s?:\s*(?P<text>\S.*)$", re.IGNORECASE)
_LETTER_ALONE = re.compile(r"[(\[]?[A-Ha-h][.)\]]")
_LETTER = re.compile(r"^[(\[]?[A-Ha-h]\s?[.)\]]\s+")
_HASHES = re.compile(r"^#{1,6}\s+")
_STARRED = re.compile(r"^\*[A-H]\)\s+(?=\S)")
"""Before an option that a page has shown to be right."""
_TICK = re.compile(r"^[✓✔✅✗✘❌☒]\s*|\s\*$")
_PROMPT_END = re.compile(r"[?:.!]$|_{2,}")
_WRAPPED = 60
_FEWEST = 2
_MOST_OPTIONS = len(LETTERS)


@dataclass(slots=True)
class _Review:
    """One question as a platform shows it again."""

    prompt: list[Line] = field(default_factory=list)
    options: list[Line] = field(default_factory=list)
    right: list[Line] = field(default_factory=list)
    feedback: list[Line] = field(default_factory=list)
    chosen: Line | None = None
    is_full: bool = False
    """Whether it earned all there was."""


def as_guide(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines as a guide has them, and those that are the platform's; as they are where nothing was scored."""
    whole, lines = lines, [_without_hashes(line) for line in lines]
    counts = counts_of_cards(lines)
    scores = [at for at, line in enumerate(lines) if _is_score(line.text) and at not in counts]
    if len(scores) < _FEWEST:
        return list(whole), []
    starts = _starts(lines, scores)
    if len(starts) < _FEWEST:
        return list(whole), []
    above = lines[: starts[0]]
    told_apart = [(line, _is_platform(line.text) or _ATTEMPT.fullmatch(line.text)) for line in above]
    platform = [line for line, is_of_it in told_apart if is_of_it]
    guide = [line for line, is_of_it in told_apart if not is_of_it]
    for number, (start, end) in enumerate(pairwise([*starts, len(lines)]), 1):
        block, key = _without_key(lines[start:end])
        platform += [line for line in block if _is_platform(line.text) or _HEAD.fullmatch(line.text)]
        guide += [*_written(_review(block), number), *key]
    return guide, platform


def _without_hashes(line: Line) -> Line:
    """What the platform says, though a page has it as a heading."""
    bare = _HASHES.sub("", line.text)
    return line.cut(bare) if bare != line.text and _is_head(bare) else line


def _is_platform(text: str) -> bool:
    return _is_score(text) or bool(_PLATFORM.fullmatch(text) or _BEFORE_RIGHT.fullmatch(text))


def _is_score(text: str) -> bool:
    """Whether a line says what a question earned; a bare fraction of anything but all or nothing may be an answer."""
    score = _SCORE.fullmatch(text)
    is_bare = score is not None and score["earned"] and not score["unit"] and text[0].isdecimal() and "o" not in text
    return score is not None and (not is_bare or score["earned"] in {"0", score["most"]})


def _starts(lines: Sequence[Line], scores: Sequence[int]) -> list[int]:
    """Where questions begin: at their numbers or, where there are none, at the lines above their scores."""
    heads = [index for index, line in enumerate(lines) if _HEAD.fullmatch(line.text)]
    numbered = [head for head, end in pairwise([*heads, len(lines)]) if any(head < score < end for score in scores)]
    if len(numbered) >= _FEWEST:
        return numbered
    return [score - 1 for score in scores if score and not _is_platform(lines[score - 1].text)]


def _without_key(block: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines of a question, and the key to all of them that may stand below the last."""
    for index, line in enumerate(block):
        if index and re.fullmatch(r"answer keys?\W*", line.text, re.IGNORECASE):
            return block[:index], block[index:]
    return block, ()


def _feedback(block: Sequence[Line]) -> list[Line]:
    """What a question says when it is answered, below its options; which of them is right is said there, too."""
    heads = (index for index, line in enumerate(block) if _FEEDBACK.fullmatch(line.text))
    return [line for line in block[next(heads, len(block)) :] if not (_SAID.match(line.text) or _is_head(line.text))]


def _is_head(text: str) -> bool:
    return _is_platform(text) or _HEAD.fullmatch(text) is not None


def _review(block: Sequence[Line]) -> _Review:
    review = _Review(feedback=_feedback(block))
    taken = {line.number for line in review.feedback}
    block = [line for line in block if line.number not in taken]
    waits: list[Line] | None = None
    """Where the next line belongs, if the one above says so."""
    is_chosen = False
    """Whether it is what the learner chose."""
    for line in _with_letters(block):
        text = line.text
        said, chosen, score = _SAID.match(text), _CHOSEN.match(text), _SCORE.fullmatch(text)
        if score and _is_score(text):
            review.is_full = bool(score["earned"]) and score["earned"] == score["most"]
        elif _BEFORE_RIGHT.fullmatch(text):
            waits = review.right
        elif said:
            _add(review.right, line.cut(said["text"]))
        elif chosen:
            review.chosen = line.cut(chosen["text"])
        elif _BEFORE_CHOSEN.fullmatch(text):
            is_chosen = True
        elif not _is_head(text):
            plain = line.cut(_TICK.sub("", _STARRED.sub("", text)) or text)
            review.chosen = plain if is_chosen else review.chosen
            if waits is None:  # what was chosen or is right may be listed again, in its place
                review.options = [one for one in review.options if one.text != plain.text]
            _take(review, plain, waits)
            review.right += [plain] * bool(_STARRED.match(text))
            waits, is_chosen = None, False
    if not review.right and review.chosen and review.is_full:
        review.right.append(review.chosen)
    return review


def _with_letters(block: Sequence[Line]) -> Iterator[Line]:
    """The lines, each option with the letter that stood on a line above it, or in its own, taken off."""
    for line in block:
        if not _LETTER_ALONE.fullmatch(line.text):
            yield line.cut(_LETTER.sub("", line.text))


def _take(review: _Review, line: Line, waits: list[Line] | None) -> None:
    is_begun = bool(review.prompt) and bool(_PROMPT_END.search(review.prompt[-1].text))
    if waits is not None:
        waits.append(line)
        if review.prompt and len(review.options) <= _MOST_OPTIONS and line.text not in _texts(review.options):
            review.options.append(line)
    elif line.text.endswith("?") and not review.right:
        review.prompt += [*review.options, line]
        review.options.clear()
    elif review.prompt and (is_begun or review.options or not _goes_on(review.prompt[-1], line)):
        review.options.append(line)
    else:
        review.prompt.append(line)


def _goes_on(above: Line, line: Line) -> bool:
    return len(above.text) >= _WRAPPED and line.text[0].islower() and not line.has_gap


def _written(review: _Review, number: int) -> list[Line]:
    """The question with its label, its options with letters, and below them what is right."""
    if not review.prompt:
        return [*review.options, *review.right]
    first = review.prompt[0]
    written = [first.cut(f"Question {number}: {first.text}"), *review.prompt[1:]]
    right = _texts(review.right)
    is_choice = _FEWEST <= len(review.options) <= _MOST_OPTIONS
    written += [
        option.cut(f"{LETTERS[place]}) {option.text}") if is_choice else option
        for place, option in enumerate(review.options)
        if is_choice or option.text not in right
    ]
    if review.right:
        written.append(review.right[0].cut(f"Answer: {_answer(review) if is_choice else review.right[0].text}"))
    if review.feedback:
        first, *rest = review.feedback
        written += [first.cut(f"Explanation: {first.text}"), *rest]
    return written


def _add(lines: list[Line], line: Line) -> None:
    """Add a line, if none of them says the same."""
    if line.text not in _texts(lines):
        lines.append(line)


def _answer(review: _Review) -> str:
    """The letters of the options that are right, or the words that are none of them."""
    texts = [option.text.casefold() for option in review.options]
    said = [right.text.casefold() for right in review.right[:_MOST_OPTIONS]]
    return ", ".join(LETTERS[texts.index(one)] for one in said) if set(said) <= set(texts) else review.right[0].text


def _texts(lines: Sequence[Line]) -> set[str]:
    return {line.text for line in lines}
