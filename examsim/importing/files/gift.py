"""GIFT, Moodle's text format: ``::title:: question {=right ~wrong #feedback}``, a blank line between questions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import isfinite
from typing import TYPE_CHECKING

from examsim.domain.question import NumericAnswer
from examsim.importing.asked import Asked, ClosedQuestion
from examsim.importing.files.categories import categories_of
from examsim.importing.files.content import Material
from examsim.importing.files.html import plain
from examsim.importing.files.shares import right_letters
from examsim.importing.files.typed import typed
from examsim.importing.text.lines import SourceLine, clean_text, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.importing.files.content import Content

NAME = "GIFT"
_ANSWER = re.compile(r"\{([^{}]*)\}")
_LOOKS_LIKE_ANSWER = re.compile(r"\s*(?:[=~#]|(?:T|F|TRUE|FALSE)\s*(?:#|$)|%-?\d|$)", re.DOTALL)
_CATEGORY = re.compile(r"\$CATEGORY:\s*(.+)")
_TITLE = re.compile(r"^::(?:[^:]|:(?!:))*::")
_FORMAT = re.compile(r"^\s*\[(html|moodle|plain|markdown)\]")
_OPTION = re.compile(r"([=~])([^=~]*)")
_WEIGHT = re.compile(r"^\s*%(-?\d{1,3}(?:\.\d{1,5})?)%")
_GENERAL = "####"
_TAG = re.compile(r"\[tag:((?:\\\]|[^\]\x00-\x1f\x7f]){1,200})\]")
"""In a comment above a question, as Moodle writes it."""
_ESCAPED = re.compile(r"\\([~=#{}:\\n])")
_HIDDEN = {sign: chr(0xFDD0 + place) for place, sign in enumerate("~=#{}:\\n")}
"""What stands for a sign that means itself while a question is taken apart: no text has such a character."""
_SHOWN = str.maketrans({hidden: "\n" if sign == "n" else sign for sign, hidden in _HIDDEN.items()})
_AS_WRITTEN = str.maketrans({hidden: f"\\{sign}" for sign, hidden in _HIDDEN.items()})
_NO_TEXT = str.maketrans(dict.fromkeys(_HIDDEN.values(), "\ufffd"))
_NUMBER = re.compile(r"[-+]?\d{1,400}(?:\.\d{1,400})?(?:[eE][-+]?\d{1,3})?")
_ALL = 100.0
"""The share of an answer that is right, where none is said."""
_DIGITS = 12
"""That the middle of a range has, of which the last would be slips of the machine."""
_SHARE = 0.5
"""Of the blocks of a file, that must hold an answer in braces: formulas in a guide have braces too."""


@dataclass(frozen=True, slots=True)
class _Option:
    """One answer of those in braces."""

    said: str
    share: float
    """Of the points, in percent."""
    feedback: str = ""

    @property
    def text(self) -> str:
        """What it says, to be read."""
        return _plain(self.said)

    @property
    def is_right(self) -> bool:
        """Whether it earns anything."""
        return self.share > 0


def recognises(content: Content) -> bool:
    """Whether the content is in this format."""
    if not content.is_text or "{" not in content.text:
        return False
    blocks = [text for _, text, _ in _blocks(content.text) if not _CATEGORY.match(text)]
    found = [[m[1] for m in _ANSWER.finditer(text) if _LOOKS_LIKE_ANSWER.match(m[1])] for text in blocks]
    # Braces with nothing in them are an essay's, and those of any program: a title shows which.
    is_sure = any(text.strip() for texts in found for text in texts) or any(_TITLE.match(text) for text in blocks)
    return is_sure and sum(map(bool, found)) >= _SHARE * len(blocks)


def read(content: Content) -> Material:
    """The questions."""
    asked: list[Asked] = []
    stray: list[SourceLine] = []
    blocks = list(_blocks(content.text))
    categories = categories_of(_path(path) for _, block, _ in blocks if (path := _CATEGORY.match(block)))
    topic = ""
    for line, block, tags in blocks:
        text = block
        if category := _CATEGORY.match(text):
            topic = categories.topics[_path(category)]
            text = text[category.end() :].strip()
        if not text:
            continue
        question = _question(line, text, topic)
        if question is None:
            stray.append(SourceLine(line, clean_text(text.translate(_AS_WRITTEN))))
        else:
            asked.append(replace(question, tags=tags))
    return Material(asked, not_understood=stray, title=categories.title)


def _blocks(text: str) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Runs of lines without a blank one, with the line they begin at and the tags in the comments among them.

    What a backslash stands before is hidden in them.
    """
    start, block, tags = 0, list[str](), list[str]()
    for number, line in enumerate([*lines_of(text), ""], 1):
        if line.lstrip().startswith("//"):
            tags += (tag[1].replace("\\]", "]") for tag in _TAG.finditer(line))
            continue
        if line.strip():
            start = start if block else number
            block.append(_ESCAPED.sub(lambda match: _HIDDEN[match[1]], line.translate(_NO_TEXT)).strip())
        else:
            if block:
                yield start, "\n".join(block), tuple(tags)
            block, tags = [], []


def _path(category: re.Match[str]) -> str:
    return category[1].translate(_AS_WRITTEN).strip()


def _question(line: int, text: str, topic: str) -> Asked | None:
    text = _TITLE.sub("", text).strip()
    braces = next((match for match in _ANSWER.finditer(text) if _LOOKS_LIKE_ANSWER.match(match[1])), None)
    if braces is None:
        return _in_one_word(line, text, topic)
    before, after = text[: braces.start()].strip(), text[braces.end() :].strip()
    prompt = _plain(_with_blank(before, after))
    inside, _, general = braces[1].partition(_GENERAL)
    return _answered(line, prompt, inside.strip(), _lines(general), topic) if prompt else None


def _with_blank(before: str, after: str) -> str:
    """The question with a blank where its answer stood, unless that stood behind all of it."""
    if after.strip(".?!"):
        return f"{before} _____ {after}"
    return f"{before} _____{after}" if after and before[-1:] not in ".?!:" else before + after


def _in_one_word(line: int, text: str, topic: str) -> Asked | None:
    """A question with nothing but its answer in the only braces, at its end."""
    alone = list(_ANSWER.finditer(text))
    if len(alone) != 1 or alone[0].end() != len(text):
        return None
    prompt = _plain(text[: alone[0].start()])
    return _answered(line, prompt, f"={alone[0][1].strip()}", (), topic) if prompt else None


def _answered(  # noqa: PLR0911 - a return for each kind
    line: int, prompt: str, inside: str, rationale: tuple[str, ...], topic: str
) -> Asked | None:
    truth = re.match(r"(T|F|TRUE|FALSE)\s*(?:#(.*))?$", inside, re.DOTALL)
    if truth:
        said = "True" if truth[1][0] == "T" else "False"
        told = rationale or tuple(filter(None, map(_plain, (truth[2] or "").split("#"))))
        return Asked(line, f"True or false: {prompt}", (), (said,), told, topic)
    if not inside and rationale:  # an essay: what is to be read afterwards is the solution
        return Asked(line, prompt, (), rationale, (), topic)
    if inside.startswith("#"):
        return _numeric(line, prompt, inside[1:], rationale, topic)
    options = [one for one in _options(inside) if one.text]
    right = [option for option in options if option.is_right]
    if not right:
        return None
    rationale = rationale or tuple(dict.fromkeys(option.feedback for option in right if option.feedback))
    if all("->" in option.said for option in options):
        return _matching(line, prompt, options, rationale, topic)
    if "~" not in inside:
        texts = tuple(filter(None, (typed(option.text) for option in right)))
        closed = ClosedQuestion(prompt, texts[0], texts) if texts else None
        return Asked(line, prompt, (), texts[:1], rationale, topic, closed=closed) if texts else None
    choices = tuple(option.text for option in options)
    letters = right_letters([option.share for option in options])
    return Asked(line, prompt, choices, (", ".join(letters),), rationale, topic)


def _matching(
    line: int, prompt: str, options: Sequence[_Option], rationale: tuple[str, ...], topic: str
) -> Asked | None:
    """Pairs to be found; a second half without a first is there to mislead."""
    pairs = [[_plain(part) for part in option.said.split("->", 1)] for option in options]
    told = tuple(f"- {first} – {second}" for first, second in pairs if first and second)
    asked = prompt if prompt.casefold().startswith("match") else f"Match: {prompt}"
    return Asked(line, asked, (), told, rationale, topic) if told else None


def _options(inside: str) -> list[_Option]:
    return [_option(match[1], match[2]) for match in _OPTION.finditer(inside)]


def _option(mark: str, text: str) -> _Option:
    weight = _WEIGHT.match(text)
    said, _, feedback = (text[weight.end() :] if weight else text).partition("#")
    share = float(weight[1]) if weight else _ALL if mark == "=" else 0.0
    return _Option(said.strip(), share, _plain(feedback))


def _numeric(line: int, prompt: str, inside: str, rationale: tuple[str, ...], topic: str) -> Asked | None:
    best = max(_options(inside) or [_option("=", inside)], key=lambda option: option.share)
    said = best.said
    numbers = [float(number) for number in _NUMBER.findall(said.replace("..", " "))[:2]]
    if not best.is_right or not numbers or not _NUMBER.match(said) or not all(map(isfinite, numbers)):
        return None
    value, tolerance = numbers[0], 0.0
    if ".." in said and len(numbers) == 2:
        value, tolerance = _rounded(sum(numbers) / 2), _rounded(abs(numbers[1] - numbers[0]) / 2)
    elif ":" in said and len(numbers) == 2:
        tolerance = abs(numbers[1])
    answer = NumericAnswer(value, tolerance)
    closed = ClosedQuestion(prompt, str(answer), (), numeric=answer)
    told = (*rationale, *filter(None, [best.feedback]))
    return Asked(line, prompt, (), (str(answer),), told, topic, closed=closed)


def _rounded(number: float) -> float:
    return float(f"{number:.{_DIGITS}g}")


def _lines(text: str) -> tuple[str, ...]:
    """A text without its escapes and tags, in lines where it says that one ends."""
    form = _FORMAT.match(text)
    said = " ".join(text[form.end() if form else 0 :].split()).translate(_SHOWN)
    shown = said if form and form[1] == "plain" else plain(said)
    return tuple(clean for line in shown.split("\n") if (clean := " ".join(clean_text(line).split())))


def _plain(text: str) -> str:
    """A text without its escapes and tags, in one line."""
    return " ".join(_lines(text))
