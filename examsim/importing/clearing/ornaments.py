"""What nearly every question of a guide, or every answer, has and says nothing: an emoji, Roman numbers, a star."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.text import label_words
from examsim.importing.text.labels import without_label
from examsim.importing.text.numerals import opening_roman, without_roman

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.entries import Entry
    from examsim.importing.text.lines import Line

_OUTLINED = re.compile(r"^[(\[]?(?P<letter>[A-Za-z])[.)\]]\s+(?=\S)")
_NUMBERED = re.compile(r"^[(\[]?(?P<number>\d{1,4})[.)\]]\s+(?=\S)")
_LABEL = re.compile(
    rf"(?:[-–•*]\s+)?(?:{label_words.QUESTION})\s?#?(?P<number>\d{{0,4}})\s?[:.|)–-]+\s+(?=\S)", re.IGNORECASE
)
_TAG = re.compile(r"(?<=\S)\s+(?P<tag>#[\w/-]{2,30}|:[\w@:]{2,30}:)$")
_FEWEST_TAGS = 2
_FEWEST_LABELS = 2
_FEWEST = 3
_SHARE = 0.8


def without_tags(lines: Sequence[Line]) -> list[Line]:
    """The lines without the tag that programs for notes want behind each question: ``#card``, ``:drill:``."""
    tags = Counter(match["tag"] for line in lines if (match := _TAG.search(line.text[-40:])))
    often = {tag for tag, count in tags.items() if count >= _FEWEST_TAGS}
    return [
        line.cut(line.text.removesuffix(match["tag"]))
        if (match := _TAG.search(line.text[-40:])) and match["tag"] in often
        else line
        for line in lines
    ]


def take_ornaments(entries: Sequence[Entry]) -> None:
    """Take them off the entries of a guide."""
    _take_labels([entry for entry in entries if entry.prompt and entry.answer])
    for parts in ([entry.prompt for entry in entries], [entry.answer for entry in entries]):
        _take_signs([part for part in parts if part and part[0].text])
    _take_emphasis([entry.prompt for entry in entries if entry.prompt])
    _take_stars([entry.prompt for entry in entries if entry.prompt])
    _take_letters([entry.prompt for entry in entries if entry.prompt])
    _take_numbers([entry.prompt for entry in entries if entry.prompt])
    _take_romans([entry.prompt for entry in entries if entry.prompt])


def _take_labels(entries: Sequence[Entry]) -> None:
    """Labels that a format left before the questions, and the number of each before its answer."""
    found = [_LABEL.match(entry.prompt[0].text) for entry in entries]
    if sum(map(bool, found)) < max(_FEWEST_LABELS, _SHARE * len(entries)):
        return
    numbers = [match["number"] if match else "" for match in found]
    told = [_NUMBERED.match(entry.answer[0].text) for entry in entries]
    are_told = all(match is not None and match["number"] == number for match, number in zip(told, numbers, strict=True))
    for entry, label, number in zip(entries, found, told, strict=True):
        if label:
            entry.prompt[0] = entry.prompt[0].cut(entry.prompt[0].text[label.end() :])
        if are_told and number:
            entry.answer[0] = entry.answer[0].cut(entry.answer[0].text[number.end() :])


def _take_signs(parts: Sequence[list[Line]]) -> None:
    """A sign that most of the parts open with; a letter, a digit or a point could be meant."""
    firsts = Counter(part[0].text[0] for part in parts if unicodedata.category(part[0].text[0]) == "So")
    sign, count = firsts.most_common(1)[0] if firsts else ("", 0)
    if count < max(_FEWEST, _SHARE * len(parts)):
        return
    for part in parts:
        rest = part[0].text.removeprefix(sign).lstrip("\ufe0f\u200d ")
        part[0] = part[0].cut(rest) if rest else part[0]


def _take_emphasis(prompts: Sequence[list[Line]]) -> None:
    """Bold around a whole question, and the label that only showed without it: ``**Q1. What …?**``."""
    for prompt in prompts:
        text = " ".join(line.text for line in prompt)
        if text.endswith("**") and text.count("**") == 1:  # it began before the label, which is gone
            prompt[-1] = prompt[-1].cut(prompt[-1].text.removesuffix("**"))
            continue
        first, last = prompt[0].text, prompt[-1].text
        if (
            first.startswith("**")
            and last.endswith("**")
            and sum(line.text.count("**") for line in prompt) == len("**")
        ):
            prompt[-1] = prompt[-1].cut(last.removesuffix("**"))
            prompt[0] = prompt[0].cut(without_label(prompt[0].text.removeprefix("**")))


def _take_stars(prompts: Sequence[list[Line]]) -> None:
    """The star by which forms say that a question must be answered."""
    if sum(prompt[-1].text.endswith(" *") for prompt in prompts) < max(_FEWEST, _SHARE * len(prompts)):
        return
    for prompt in prompts:
        prompt[-1] = prompt[-1].cut(prompt[-1].text.removesuffix(" *"))


def _take_letters(prompts: Sequence[list[Line]]) -> None:
    """Letters before the questions of an outline, which begin anew under each of its headings."""
    letters = [match["letter"] if (match := _OUTLINED.match(prompt[0].text)) else "" for prompt in prompts]
    is_counted = {"A", "B"}.issubset(letters) or {"a", "b"}.issubset(letters)
    if sum(map(bool, letters)) < max(_FEWEST, _SHARE * len(prompts)) or not is_counted:
        return
    for prompt in prompts:
        prompt[0] = prompt[0].cut(_OUTLINED.sub("", prompt[0].text))


def _take_numbers(prompts: Sequence[list[Line]]) -> None:
    """Numbers that count up from prompt to prompt, where a format left them."""
    found = [_NUMBERED.match(prompt[0].text) for prompt in prompts]
    numbers = [int(match["number"]) for match in found if match]
    counted = 1 + sum(below == above + 1 for above, below in pairwise(numbers))
    if counted < max(_FEWEST, _SHARE * len(prompts)):
        return
    for prompt in prompts:
        prompt[0] = prompt[0].cut(_NUMBERED.sub("", prompt[0].text))


def _take_romans(prompts: Sequence[list[Line]]) -> None:
    """Roman numbers that count up by one from prompt to prompt."""
    numbers = [opening_roman(prompt[0].text) for prompt in prompts]
    counted = sum(number == place for place, number in enumerate(numbers, 1))
    if counted < max(_FEWEST, _SHARE * len(prompts)):
        return
    for prompt, number in zip(prompts, numbers, strict=True):
        if number:
            prompt[0] = prompt[0].cut(without_roman(prompt[0].text))
