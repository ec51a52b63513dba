"""Questions that a word, a letter or a number answers: multiple choice, true or false, a blank to fill."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.domain.question import NumericAnswer
from examsim.importing.asked import ClosedQuestion

if TYPE_CHECKING:
    from examsim.importing.asked import Asked

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTER = re.compile(r"^[(\[]?([A-Za-z])(?:[.)\]:,]\s*|\s*$|\s+[–—-]\s*|\s+(?=because\b|since\b))(.*)", re.DOTALL)
_TRUE_FALSE_PROMPT = re.compile(
    r"^[(\[]?\s*(?:true\s*(?:/|or)\s*false|t\s*(?:/|or)\s*f)\b[)\]]?\s*[:.?–—-]*\s*", re.IGNORECASE
)
_TRUTH = re.compile(r"^(true|false|t|f)\b(?!\s+\w+\s+\w+\s+\w+\s+\w)", re.IGNORECASE)
_CORRECTED = re.compile(r"^(true|false)\s*(?:[.:;,–—-]|(?=\())\s*(?P<why>\S.*)$", re.IGNORECASE | re.DOTALL)
"""What is true instead, or why, behind the truth of a statement."""
_BLANK = re.compile(r"_{3,}|^fill[\s-]+in[\s-]+the[\s-]+blanks?\b", re.IGNORECASE)
_FILL_LABEL = re.compile(r"^fill[\s-]+in[\s-]+the[\s-]+blanks?\s*[:.–—-]*\s*(?=\S)", re.IGNORECASE)
_NUMBER = re.compile(
    r"^(?P<value>[-+]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,15})?)"
    r"(?:\s?(?P<unit>%|[kmµ]?[gmsLlJNWVAK]|[kM]?Hz|k?Pa|kcal|mol|min|h|°C|cm|km/h|m/s))?\.?$"
)
"""A bare number, or one with a unit of which there is no doubt."""
_SEVERAL = re.compile(r"[(\[]?[A-Za-z](?:\s?(?:,|&|\band\b|,\sand\b)\s?[A-Za-z]){1,25}[.)\]]?")
_ALONE = re.compile(r"\b[A-Za-z]\b")
_MOST_WORDS = 10
_EITHER = re.compile(r"\s+or\s+|\s*/\s*|\s*;\s*")


def without_label(term: str) -> str:
    """A term without the words that only say which kind of question it is."""
    return _FILL_LABEL.sub("", _TRUE_FALSE_PROMPT.sub("", term))


def closed_question(asked: Asked) -> ClosedQuestion | None:
    """The question as a closed one; None where an answer in sentences is wanted."""
    if asked.closed is not None:
        return asked.closed
    answer = " ".join(asked.answer)
    if asked.choices:
        return _several(asked) or _multiple_choice(asked.term, asked.choices, answer)
    if statement := _statement(asked.term, answer):
        return statement
    number = _NUMBER.match(answer)
    if number is not None:
        value = float(number["value"].replace(",", ""))
        return ClosedQuestion(asked.term, answer, (), numeric=NumericAnswer(value, unit=number["unit"] or ""))
    if _BLANK.search(asked.term) and len(answer.split()) <= _MOST_WORDS:
        return _blank(asked.term, answer)
    return None


def _statement(term: str, answer: str) -> ClosedQuestion | None:
    """A statement that is true or false, and perhaps what is true instead."""
    truth, corrected = _TRUTH.match(answer), _CORRECTED.match(answer)
    label = _TRUE_FALSE_PROMPT.match(term)
    statement = term[label.end() :] if label else term
    if corrected:
        return _true_or_false(statement, corrected[1].capitalize(), corrected[1], corrected["why"])
    if truth and (label or truth.end() == len(answer.rstrip(". "))):
        return _true_or_false(statement, answer, truth[1])
    return None


def _several(asked: Asked) -> ClosedQuestion | None:
    """A question of which several options are right, named by their letters or in lines of their own."""
    lettered = _lettered(asked.choices)
    by_line = {_plain(option): letter for letter, option in zip(LETTERS, lettered, strict=False)}
    said = " ".join(asked.answer)
    if _SEVERAL.fullmatch(said):
        letters = [letter.upper() for letter in _ALONE.findall(said)]
    else:
        letters = [by_line.get(_plain(line), "") for line in asked.answer]
        said = ", ".join(letters)
    named = [option for letter, option in zip(LETTERS, lettered, strict=False) if letter in letters]
    if len(letters) < len("AB") or len(named) < len(letters):
        return None
    return ClosedQuestion(asked.term, "\n".join(named), (said,), lettered)


def _lettered(choices: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{letter}) {choice}" for letter, choice in zip(LETTERS, choices, strict=False))


def _multiple_choice(term: str, choices: tuple[str, ...], answer: str) -> ClosedQuestion:
    lettered = _lettered(choices)
    index = _chosen(choices, answer)
    if index is None:
        return ClosedQuestion(term, answer, (answer,), lettered)
    if {_plain(choice) for choice in choices} == {"true", "false"}:
        return _true_or_false(_TRUE_FALSE_PROMPT.sub("", term), choices[index], choices[index])
    is_all = _plain(answer) in {_plain(text) for text in (LETTERS[index], choices[index], lettered[index])}
    letter = None if is_all else _LETTER.match(answer)
    why = letter[2].strip() if letter else ""
    return ClosedQuestion(term, lettered[index], (LETTERS[index], choices[index]), lettered, why=why)


def _chosen(choices: tuple[str, ...], answer: str) -> int | None:
    """Which choice an answer means, by its letter or by its text; a blood group is told by its letter, too."""
    plain = [_plain(choice) for choice in choices]
    letter = _LETTER.match(answer)
    index = LETTERS.index(letter[1].upper()) if letter else len(choices)
    rest = _plain(letter[2]) if letter else ""
    if index < len(choices) and not rest:
        return index
    if _plain(answer) in plain:
        return plain.index(_plain(answer))
    # "A or C" leaves it open: it is kept as it stands.
    return index if index < len(choices) and (rest == plain[index] or (len(rest) > 3 and rest not in plain)) else None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _true_or_false(statement: str, answer: str, truth: str, why: str = "") -> ClosedQuestion:
    is_true = truth[0] in "tT"
    accept = ("True", "T") if is_true else ("False", "F")
    return ClosedQuestion(f"True or false: {statement.strip()}", answer, accept, why=why)


def _blank(term: str, answer: str) -> ClosedQuestion:
    prompt = _FILL_LABEL.sub("", term)
    plain = answer.strip().rstrip(".")
    alternatives = [part.strip() for part in _EITHER.split(plain) if part.strip()]
    return ClosedQuestion(
        f"Fill in the blank: {prompt}", answer, tuple(dict.fromkeys([plain or answer, *alternatives]))
    )
