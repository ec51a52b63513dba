"""What a parser of YAML complains of, in words for somebody who writes questions and not parsers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

_QUOTES = "put the text in quotes, or on the next line, indented, after a `|`"

# By words of libyaml's message, the most telling first. Its Python twin words a few of them differently.
_PLAIN_WORDS = {
    "tab character": "a tab is used to indent: use spaces",
    "mapping values are not allowed": f"a second `:` in one line, or a line indented too far: if it is text, {_QUOTES}",
    "unexpected end of stream": "the quote opened here is never closed",
    "expected ',' or '": "the bracket opened here is never closed, or a comma is missing",
    "alphabetic or numeric character": f"a text cannot begin with `*` or `&`: {_QUOTES}",
    "line break": f"after `|` or `>` a text begins on the next line; if the sign is part of it, {_QUOTES}",
    "mapping keys are not allowed": f"a text cannot begin with `?` and a space: {_QUOTES}",
    "sequence entries are not allowed": "a list begins on a line of its own, not after the key",
    "node content": f"a text cannot begin with this character: {_QUOTES}",
    "cannot start any token": f"a text cannot begin with this character: {_QUOTES}",
    "Unicode character escape": "this escape stands for no character: half of one, perhaps, from a damaged text",
    "unknown escape": "no such escape after `\\` in double quotes: use single quotes, or write `\\\\`",
    "expected '-' indicator": "this line is indented neither like the list's entries nor like what is in them",
    "expected key": "this does not fit the lines above: look at its indentation, and for words after a closing quote",
    "<block end>": "this does not fit the lines above: look at its indentation, and for words after a closing quote",
    "expected ':'": "this line is not `key: value`: if it belongs to a text, indent it or put the text in quotes",
    "<document start>": "this line does not fit the ones above: look at its indentation",
    "tag handle": f"a text cannot begin with `!`: {_QUOTES}",
    "directive": "a line cannot begin with `%`",
    "incompatible": "this version of YAML is not known: leave the `%YAML` line out",
}

_OPENED = ("expected ',' or '", "unexpected end of stream")
"""Complaints found far from their cause: what was opened is the better place to point at."""


def in_plain_words(error: yaml.MarkedYAMLError, text: str) -> tuple[str, int, int]:
    """A message with the line and column, from 1, that it is about."""
    problem = error.problem or error.context or "this is not YAML"
    mark = error.problem_mark or error.context_mark
    if error.context_mark is not None and any(words in problem for words in _OPENED):
        mark = error.context_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    if "cannot start any token" in problem and _character(text, line, column) == "\t":
        problem = "tab character"
    message = next((plain for words, plain in _PLAIN_WORDS.items() if words in problem), problem)
    return message, line + 1, column + 1


def _character(text: str, line: int, column: int) -> str:
    lines = text.split("\n")
    return lines[line][column : column + 1] if line < len(lines) else ""
