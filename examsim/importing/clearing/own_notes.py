"""What people write to themselves between their questions: ``TODO: chapter 9``, ``(ask about the date)``.

It answers nothing, and whoever wrote it may want to see it: it is told among what was not understood. What gives it
away is what it speaks of, the exam and the course and what is left to do, and that it is set apart: by signs, or as a
paragraph of one line.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_SIGNS = r"(?:<!--|[(\[{]|\*{2,3}(?=\s)|_{2,3}(?=\s)|!{2,3}|<{1,2}|>{1,3}|~{1,2}|\^{1,3}|-{2}(?=\s))\s?"
_BRACKETED = re.compile(r"[(\[].*[)\]]")
_SET_APART = re.compile(rf"{_SIGNS}\S.*")
_LEFT_TO_DO = re.compile(
    rf"(?:{_SIGNS})?\W{{0,3}}(?:.*\b(?-i:TODO|FIXME|NTS)\b|to-?do\s?[:–—-]|(?:note|memo|reminder)s? to (?:my)?self\b"
    r"|\[!todo\]|(?-i:ask)\s(?:[\w’'.-]{1,20}\s){1,4}(?:whether|if|about|why|how|when|which)\b)",
    re.IGNORECASE,
)
"""What nobody would answer with."""
_TASK = re.compile(
    rf"{_SIGNS}(?:ask|check|double[\s-]check|confirm|find out|e-?mail|look (?:up|at|over)|go (?:over|back|through)"
    r"|come back|remember|re-?(?:read|do|watch|write|view|vise)|memori[sz]e|practi[cs]e|learn|study|skip|finish|print"
    r"|need|not sure|i (?:always|keep|still|need|forgot|missed)|\w+ to (?:add|check|update|fix|finish|fill))\b",
    re.IGNORECASE,
)
_WHOSE = r"(?:on|in|for|from) (?:the|this|our|her|his|my|every|each)(?: class| old)?"
_OF_COURSE = re.compile(
    rf"\b(?:{_WHOSE} (?:final|exam|test|quiz|midterm|lecture|slides?|lab|homework|booklet|quizlet|handout)"
    r"|essay question|last year(?:['’]?s| too)|keep forgetting|got (?:this|it) wrong|asked in (?:19|20)\d\d"
    r"|(?:comes?|came) up (?:a lot|every|again|always)"
    r"|always comes? up"
    r"|(?:prof\w*|lecturer|teacher|dr\.? \w+|she|he|they) (?:said|says|asks|asked|always)|lost \w+ points?"
    r"|know (?:it|this|these) cold|mix(?:ed)? (?:(?:it|this|them|these) )?up|(?:typed|written) up by)\b",
    re.IGNORECASE,
)
"""What is said of a course or its exam rather than of what it teaches."""
_COPIED = re.compile(
    r".*\b(?:(?:pasted|copied|typed up) (?:from|by)|ran out of time|running out of time|not in anki)\b.*", re.IGNORECASE
)
_ALARM = re.compile(r"!{2,3}\s(?:\S+\s){2}")
_FRAMED = re.compile(r"(?P<sign>[*=~#])(?P=sign){2,9}\s(?P<told>.*)\s(?P=sign){3,10}")
_MOST_WORDS_OF_TITLE = 8
_FEWEST_WORDS_SHOUTED = 5
_MOST_WORDS = 30
_MOST_ALARMS = 2
"""Lines that two marks of exclamation begin: where there are more they are a sign that the guide is written with."""


def without_own_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the guide, and those that are notes to self."""
    alarms = [line for line in lines if _ALARM.match(line.text)]
    notes = [line for line, below in zip_longest(lines, lines[1:]) if _is_note(line, below)]
    notes += [line for line in alarms if line not in notes and len(alarms) <= _MOST_ALARMS]
    taken = {line.number for line in notes}
    return [line for line in lines if line.number not in taken], notes


def _is_note(line: Line, below: Line | None) -> bool:
    if len(line.text.split()) > _MOST_WORDS:
        return False
    is_apart = line.has_gap and (below is None or below.has_gap)
    if _BRACKETED.fullmatch(line.text) and _is_aside(line.text):
        return True
    return is_apart and (_is_aside(line.text) or _stands_out(line.text))


def _is_aside(text: str) -> bool:
    """Whether what signs set apart is shouted, speaks of the course or says what is left to do."""
    is_bracket = text[:1] in "(["
    if not (_BRACKETED if is_bracket else _SET_APART).fullmatch(text):
        return False
    return "!!" in text or "??" in text or bool(_OF_COURSE.search(text) or _TASK.match(text))


def _stands_out(text: str) -> bool:
    """Whether a paragraph is no answer whatever was asked: by its words, its shouting, or a frame around a sentence."""
    framed = _FRAMED.fullmatch(text)
    is_sentence = framed is not None and len(framed["told"].split()) > _MOST_WORDS_OF_TITLE
    is_shouted = text.endswith("!!") and len(text.split()) >= _FEWEST_WORDS_SHOUTED
    return bool(is_sentence or is_shouted or _LEFT_TO_DO.match(text) or _COPIED.fullmatch(text))
