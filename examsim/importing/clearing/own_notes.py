"""What people write to themselves between their questions: ``TODO: chapter 9``, ``(ask about the date)``.

It answers nothing, and whoever wrote it may want to see it: it is told among what was not understood. What gives it
away is what it speaks of, the exam and the course and what is left to do, and that it is set apart: by signs, or as a
paragraph of one line. Right below a question it is taken for the answer, whatever it says.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from examsim.importing.text.asked_above import may_ask
from examsim.importing.text.labels import BOTH, answer_in, asks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_SIGNS = r"(?:<!--|[(\[{]|\*{2,3}(?=\s)|_{2,3}(?=\s)|!{2,3}|<{1,2}|>{1,3}|~{1,2}|\^{1,3}|-{2}(?=\s))\s?"
_BRACKETED = re.compile(r"[(\[](?:[^()\[\]]|\([^()\[\]]*\))*[)\]]")
"""A line in brackets that close at its end, with others in them perhaps."""
_SET_APART = re.compile(rf"{_SIGNS}\S.*")
_LEFT_TO_DO = re.compile(
    r"(?:\W{0,3}(?:[^.?]{0,60}\.\s)?(?-i:TODO|FIXME|NTS)\s?[:–—-]\s?(?!(?:an?|the|not)\b)"
    rf"|{_SIGNS}\W{{0,3}}(?:[^.?]{{0,60}}\.\s)?(?-i:TODO|FIXME|NTS)\b|\W{{0,3}}(?:to[\s-]?do|to add|check)\s?:"
    r"|(?:[-*]\s)?#to-?do\b|(?-i:still (?:need(?:ed)?|to (?:do|add|review|revise))(?: to [a-z]{2,10})?\s?:)"
    rf"|{_SIGNS}still (?:need(?:ed)?|missing|to (?:do|learn|add|review|revise))(?: to \w{{2,10}})?\s?:"
    rf"|(?:{_SIGNS})?\W{{0,3}}(?:note|memo|reminder)s? to (?:my)?self\b|(?:{_SIGNS})?\[!todo\]"
    r"|[(\[](?:insert\b|fig(?:ure\b|\.)|image\b|picture\b|diagram\b).*\bhere[)\]]"
    r"|(?-i:ask)\s(?:[\w’'.-]{1,20}\s){1,4}(?:whether|if)\b)",
    re.IGNORECASE,
)
"""What hardly anybody would answer with."""
TASK_WORDS = (
    r"(?:ask|check|double[\s-]check|confirm|find out|e-?mail|look (?:up|at|over)|go (?:over|back|through)"
    r"|come back|remember|re-?(?:read|do|watch|write|view|vise)|memori[sz]e|practi[cs]e|learn|study|skip|finish|print"
    r"|need|not sure|i (?:always|keep|still|need|forgot|missed)|\w+ to (?:add|check|update|fix|finish|fill))\b"
)
"""How one says to oneself what is left to do."""
_TASK = re.compile(rf"{_SIGNS}{TASK_WORDS}", re.IGNORECASE)
_FEWEST_WORDS_OF_TASK = 4
"""Fewer may name a thing: "(check digit)", "(practice effect)"."""
_WHOSE = r"(?:on|in|for|from) (?:the|this|our|her|his|my|every|each)(?: class| old)?"
_OF_COURSE = re.compile(
    rf"\b(?:(?:{_WHOSE}|(?:on|in|from) last (?:year|yr|term|semester)['’]?s) "
    r"(?:exam|quiz|midterm|lecture|slides?|homework|booklet|quizlet|handout"
    r"|(?:final|test|lab)(?=\s*[),.;!\]]|$|\s(?:exam|quiz)))"
    r"|essay question|last year(?:['’]?s| too|\W*$)|keep forgetting|got (?:this|it) wrong|asked in (?:19|20)\d\d"
    r"|(?:comes?|came) up (?:a lot|every|again|always)|always comes? up"
    r"|(?:prof|lecturer|teacher) (?:said|says|asks|asked|always)|lost \w+ points?"
    r"|know (?:it|this|these) cold|(?:don['’]?t|do not|always|keep) mix(?:ing)? (?:(?:it|this|them|these) )?up"
    r"|(?:typed|written) up by)\b",
    re.IGNORECASE,
)
"""What is said of a course or its exam rather than of what it teaches."""
_PLACE_IN_COURSE = re.compile(
    r"^\W{0,4}(?:[^.:?]{0,20}\bbreak\b[^.:?]{0,12}\s)?"
    r"(?:finish|read|re-?read|do|re-?do|review|study|revise|skim|learn|watch|go (?:over|through))"
    r"\s(?:the\s)?(?:last\s)?"
    r"(?:ch(?:apter|ap)?s?\.?|pages?|pp?\.|lectures?|slides?|weeks?|units?|modules?|problem sets?)\s?\d"
    r"|\b(?-i:(?:in|from|to|into) my (?:notes|slides|binder))\b",
    re.IGNORECASE,
)
"""What there is to read, by its number, or whose notes these are: what is taught has its subject beside that."""
_LOUD = re.compile(r"[^\W\d_](?:\s?!{2,5}|\?{2,5})(?=[\s)\]]|$)")
"""Marks that shout, behind a word: ``5!!`` and ``a ?? b`` are of what is taught."""
_TITLE = re.compile(r"#{1,6}\s|\*\*[^*]+\*\*$|[(\[]?\d{1,4}[.)\]]\s")
"""A line that asks for what is below it without a question mark."""
_COPIED = re.compile(
    r"(?:ok,? )?(?:these|this|the rest|rest|all of (?:it|this|these)|from here(?: on)?|everything|just)\b.*"
    r"\b(?:(?:pasted|copied|typed up) (?:from|by)|(?:ran|running) out of time|not in anki)\b.*",
    re.IGNORECASE,
)
_ALARM = re.compile(
    r"!{2,3}\s.*\b(?:remember|careful|watch|don['’]?t|do not|never forget|exam|test|important|note|spelling)\b.*",
    re.IGNORECASE,
)
_FRAMED = re.compile(r"(?P<sign>[*=~#])(?P=sign){2,9}\s(?P<told>.*)\s(?P=sign){3,10}")
_MOST_WORDS_OF_TITLE = 8
_FEWEST_WORDS_SHOUTED = 5
_MOST_WORDS = 30
_MOST_WORDS_OF_PLACE = 20
_MOST_LED = 3
"""Lines that the same sign begins: where there are more it is one that the guide is written with."""


def without_own_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the guide, and those that are notes to self."""
    led = Counter(line.text[:1] for line in lines)
    notes = [
        line
        for above, line, below in zip_longest([None, *lines], lines, lines[1:])
        if line is not None and not _is_asked(above, line, below) and _is_note(line, below, led[line.text[:1]])
    ]
    taken = {line.number for line in notes}
    return [line for line in lines if line.number not in taken], notes


def _is_asked(above: Line | None, line: Line, below: Line | None) -> bool:
    """Whether a line asks itself or is an option, or answers what stands right above."""
    is_led = line.text.startswith(("> ", ">> ", "-- "))
    if not is_led and (may_ask(line.text) or answer_in(line.text) is not None):
        return True
    if below is not None and answer_in(below.text) is not None:
        return False
    if above is None or above.text.endswith(("?", ":")) or _TITLE.match(above.text):
        return True
    is_open = asks(above.text) and BOTH.match(above.text) is None
    return is_open or answer_in(above.text) == ""  # a bullet above is the end of another answer


def _is_note(line: Line, below: Line | None, led: int) -> bool:
    if len(line.text.split()) > _MOST_WORDS:
        return False
    is_apart = line.has_gap and (below is None or below.has_gap)
    if _BRACKETED.fullmatch(line.text):
        return _speaks_of_course(line.text) or (is_apart and (_is_task(line.text) or _stands_out(line.text)))
    if led <= _MOST_LED and _ALARM.fullmatch(line.text):
        return True
    is_aside = led <= _MOST_LED and _SET_APART.fullmatch(line.text) and _is_task(line.text)
    is_of_course = line.text[:1] not in "([" and _SET_APART.fullmatch(line.text) and _speaks_of_course(line.text)
    return is_apart and bool(is_aside or is_of_course or _stands_out(line.text))


def _speaks_of_course(text: str) -> bool:
    """Whether something is shouted, or said of a course or its exam."""
    return _LOUD.search(text) is not None or _OF_COURSE.search(text) is not None


def _is_task(text: str) -> bool:
    return _TASK.match(text) is not None and len(text.split()) >= _FEWEST_WORDS_OF_TASK


def _stands_out(text: str) -> bool:
    """Whether a paragraph is no answer whatever was asked: by its words, its shouting, or a frame around a sentence."""
    if len(text.split()) <= _MOST_WORDS_OF_PLACE and _PLACE_IN_COURSE.search(text):
        return True
    framed = _FRAMED.fullmatch(text)
    is_sentence = framed is not None and len(framed["told"].split()) > _MOST_WORDS_OF_TITLE
    is_shouted = text.endswith("!!") and len(text.split()) >= _FEWEST_WORDS_SHOUTED
    return bool(is_sentence or is_shouted or _LEFT_TO_DO.match(text) or _COPIED.fullmatch(text))
