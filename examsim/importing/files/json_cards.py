"""JSON, as programs and assistants write cards: objects with a question and its answer, pairs, or terms as keys."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from examsim.importing.files.columns import by_head
from examsim.importing.files.content import Material
from examsim.importing.files.delimited import questions_of
from examsim.importing.files.rows import Row
from examsim.importing.text.lines import SourceLine, clean_text, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from examsim.importing.asked import Asked
    from examsim.importing.files.content import Content

NAME = "JSON"
_OPTIONS = ("options", "choices", "answers", "alternatives")
_TITLES = ("title", "name", "deck", "topic")
_DEEPEST = 6
_FEWEST = 2
_SHOWN = 80
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])|[_-]+")
_LETTERS = "abcdefgh"


def recognises(content: Content) -> bool:
    """Whether the content is in this format."""
    is_json = content.is_text and content.text.lstrip()[:1] in {"[", "{"}
    return is_json and any(_asked(card, 1) for card in _cards(_parsed(content.text), 0))


def read(content: Content) -> Material:
    """The cards."""
    asked: list[Asked] = []
    stray: list[SourceLine] = []
    text, place, line = content.text, 0, 1
    whole = _parsed(text)
    for card in _cards(whole, 0):
        first = json.dumps(next((value for value in card.values() if isinstance(value, str)), ""), ensure_ascii=False)
        found = text.find(first, place)
        if found >= 0:
            line, place = line + len(lines_of(text[place:found])) - 1, found
        questions = _asked(card, line)
        asked += questions
        if not questions:
            stray.append(SourceLine(line, clean_text(json.dumps(card, ensure_ascii=False))[:_SHOWN]))
    named = whole if isinstance(whole, dict) else {}
    title = next((named[name] for name in _TITLES if isinstance(named.get(name), str)), "")
    return Material(asked, not_understood=stray, title=clean_text(title))


def _parsed(text: str) -> object:
    """What is written; a list of what is in each line, where each is whole; nothing where it is none of both."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    try:
        return [json.loads(line) for line in lines_of(text) if line.strip()]
    except (ValueError, RecursionError):
        return None


def _cards(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    """The objects that may be cards, wherever lists of them stand."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            if isinstance(one, list) and len(one) == _FEWEST and all(isinstance(side, str) for side in one):
                yield {"question": one[0], "answer": one[1]}
            elif isinstance(one, dict) and not any(_holds_cards(inner) for inner in one.values()):
                yield one
            else:
                yield from _cards(one, depth + 1)
    elif isinstance(value, dict):
        if len(value) > _FEWEST and all(isinstance(said, str) for said in value.values()) and not _asked(value, 1):
            yield from ({"question": term, "answer": said} for term, said in value.items())
        for inner in value.values():
            yield from _cards(inner, depth + 1)


def _holds_cards(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) and _asked(one, 1) for one in value)


def _asked(card: Mapping[str, object], line: int) -> list[Asked]:
    """The questions of a card, read as the row of a table whose columns have the names that the card gives."""
    named = {_CAPITAL.sub(" ", name).strip().casefold(): value for name, value in card.items()}
    options = next((texts for name in _OPTIONS if len(texts := _texts(named.get(name))) >= _FEWEST), [])
    cells = {name: _cell(value, options) for name, value in named.items()}
    cells |= {f"option {letter}": text for letter, text in zip(_LETTERS, options, strict=False)}
    layout = by_head(list(cells), "\t")
    return questions_of(Row(line, list(cells.values())), layout) if layout else []


def _texts(value: object) -> list[str]:
    """The options of a question, whether they have letters or not."""
    values = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return [said for said in values if isinstance(said, str)]


def _cell(value: object, options: list[str]) -> str:
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int) and options:
        return options[value] if 0 <= value < len(options) else ""
    if isinstance(value, list):
        return "\n".join(said for said in value if isinstance(said, str))
    return str(value) if isinstance(value, str | int | float) else ""
