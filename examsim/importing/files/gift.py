"""GIFT, Moodle's text format: ``::title:: question {=right ~wrong #feedback}``, a blank line between questions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.domain.question import NumericAnswer
from examsim.importing.asked import Asked, ClosedQuestion
from examsim.importing.closed_questions import LETTERS
from examsim.importing.files.categories import categories_of
from examsim.importing.files.content import Material
from examsim.importing.files.html import plain
from examsim.importing.lines import SourceLine, clean_text, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.importing.files.content import Content

NAME = "GIFT"
_ANSWER = re.compile(r"(?<!\\)\{((?:\\.|[^{}\\])*)(?<!\\)\}", re.DOTALL)
_LOOKS_LIKE_ANSWER = re.compile(r"\s*(?:[=~#]|(?:T|F|TRUE|FALSE)\s*(?:#|$)|%-?\d|$)", re.DOTALL)
_CATEGORY = re.compile(r"\$CATEGORY:\s*(.+)")
_TITLE = re.compile(r"^::(?:\\.|[^:\\]|:(?!:))*::", re.DOTALL)
_FORMAT = re.compile(r"^\s*\[(?:html|moodle|plain|markdown)\]")
_OPTION = re.compile(r"(?<!\\)([=~])((?:\\.|[^=~\\])*)", re.DOTALL)
_WEIGHT = re.compile(r"^\s*%(-?\d{1,3}(?:\.\d{1,5})?)%")
_FEEDBACK = re.compile(r"(?<!\\)#")
_GENERAL = re.compile(r"(?<!\\)####")
_BREAK = re.compile(r"(?<!\\)\\n")
_ESCAPED = re.compile(r"\\([~=#{}:\\])")
_NUMBER = re.compile(r"[-+]?\d{1,15}(?:\.\d{1,15})?(?:[eE][-+]?\d{1,2})?")
_SHARE = 0.5
"""Of the blocks of a file, that must hold an answer in braces: formulas in a guide have braces too."""


@dataclass(frozen=True, slots=True)
class _Option:
    """One answer of those in braces."""

    text: str
    is_right: bool
    feedback: str = ""


def recognises(content: Content) -> bool:
    """Whether the content is in this format."""
    if not content.is_text or "{" not in content.text:
        return False
    blocks = [text for _, text in _blocks(content.text) if not _CATEGORY.match(text)]
    good = sum(any(_LOOKS_LIKE_ANSWER.match(m[1]) for m in _ANSWER.finditer(text)) for text in blocks)
    return good > 0 and good >= _SHARE * len(blocks)


def read(content: Content) -> Material:
    """The questions."""
    asked: list[Asked] = []
    stray: list[SourceLine] = []
    blocks = list(_blocks(content.text))
    categories = categories_of(path[1].strip() for _, block in blocks if (path := _CATEGORY.match(block)))
    topic = ""
    for line, block in blocks:
        text = block
        if category := _CATEGORY.match(text):
            topic = categories.topics[category[1].strip()]
            text = text[category.end() :].strip()
        if not text:
            continue
        question = _question(line, text, topic)
        if question is None:
            stray.append(SourceLine(line, clean_text(text)))
        else:
            asked.append(question)
    return Material(asked, not_understood=stray, title=categories.title)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Runs of lines without a blank one or a comment, with the line they begin at."""
    start, block = 0, list[str]()
    for number, line in enumerate([*lines_of(text), ""], 1):
        if line.lstrip().startswith("//"):
            continue
        if line.strip():
            start = start if block else number
            block.append(line.strip())
        elif block:
            yield start, "\n".join(block)
            block = []


def _question(line: int, text: str, topic: str) -> Asked | None:
    text = _FORMAT.sub("", _TITLE.sub("", text).strip()).strip()
    braces = next((match for match in _ANSWER.finditer(text) if _LOOKS_LIKE_ANSWER.match(match[1])), None)
    if braces is None:
        return None
    before, after = text[: braces.start()].strip(), text[braces.end() :].strip()
    prompt = _plain(f"{before} _____ {after}" if after and after.strip(".?!") else before + after)
    inside, _, general = _split(_GENERAL, braces[1])
    return _answered(line, prompt, inside.strip(), _lines(general), topic) if prompt else None


def _answered(  # noqa: PLR0911 - a return for each kind
    line: int, prompt: str, inside: str, rationale: tuple[str, ...], topic: str
) -> Asked | None:
    truth = re.match(r"(T|F|TRUE|FALSE)\s*(?:#(.*))?$", inside, re.DOTALL)
    if truth:
        said = "True" if truth[1][0] == "T" else "False"
        return Asked(line, f"True or false: {prompt}", (), (said,), rationale, topic)
    if not inside and rationale:  # an essay: what is to be read afterwards is the solution
        return Asked(line, prompt, (), rationale, (), topic)
    if inside.startswith("#"):
        return _numeric(line, prompt, inside[1:], rationale, topic)
    options = [one for match in _OPTION.finditer(inside) if (one := _option(match[1], match[2])).text]
    right = [option for option in options if option.is_right]
    if not right:
        return None
    rationale = rationale or tuple(option.feedback for option in right if option.feedback)
    if all("->" in option.text for option in options):
        pairs = [" – ".join(part.strip() for part in option.text.split("->", 1)) for option in options]
        return Asked(line, f"Match: {prompt}", (), tuple(f"- {pair}" for pair in pairs), rationale, topic)
    if all(option.is_right for option in options) and "~" not in inside:
        texts = tuple(option.text for option in right)
        return Asked(line, prompt, (), texts[:1], rationale, topic, closed=ClosedQuestion(prompt, texts[0], texts))
    choices = tuple(option.text for option in options)
    letters = [LETTERS[n] for n, option in enumerate(options[: len(LETTERS)]) if option.is_right]
    return Asked(line, prompt, choices, (", ".join(letters),), rationale, topic)


def _option(mark: str, text: str) -> _Option:
    weight = _WEIGHT.match(text)
    rest, _, feedback = _split(_FEEDBACK, text[weight.end() :] if weight else text)
    is_right = mark == "=" or (weight is not None and float(weight[1]) > 0)
    return _Option(_plain(rest), is_right, _plain(feedback))


def _numeric(line: int, prompt: str, inside: str, rationale: tuple[str, ...], topic: str) -> Asked | None:
    first = next(iter(_OPTION.findall(inside)), ("=", inside))[1]
    first, _, feedback = _split(_FEEDBACK, first)
    first = _WEIGHT.sub("", first).strip()
    numbers = [float(number) for number in _NUMBER.findall(first.replace("..", " "))[:2]]
    if not numbers or not _NUMBER.match(first):
        return None
    value, tolerance = numbers[0], 0.0
    if ".." in first and len(numbers) == 2:
        value, tolerance = sum(numbers) / 2, abs(numbers[1] - numbers[0]) / 2
    elif ":" in first and len(numbers) == 2:
        tolerance = abs(numbers[1])
    answer = NumericAnswer(value, tolerance)
    closed = ClosedQuestion(prompt, str(answer), (), numeric=answer)
    said = (*rationale, *filter(None, [_plain(feedback)]))
    return Asked(line, prompt, (), (str(answer),), said, topic, closed=closed)


def _split(pattern: re.Pattern[str], text: str) -> tuple[str, str, str]:
    match = pattern.search(text)
    return (text[: match.start()], match[0], text[match.end() :]) if match else (text, "", "")


def _lines(text: str) -> tuple[str, ...]:
    """A text without its escapes and tags, in lines where it says that one ends."""
    shown = plain(_ESCAPED.sub(r"\1", _BREAK.sub("\n", " ".join(text.split()))))
    return tuple(clean for line in shown.split("\n") if (clean := " ".join(clean_text(line).split())))


def _plain(text: str) -> str:
    """A text without its escapes and tags, in one line."""
    return " ".join(_lines(text))
