"""Whether a text asks by itself: a question, or a task that says what is to be done."""

from __future__ import annotations

import re

QUESTION_WORDS = frozenset(
    """
    what which who whom whose when where why how is are was were do does did can could should would will has have had
    """.split()  # noqa: SIM905
)
_TASK_WORDS = frozenset(
    """
    define explain describe list name give state compare contrast discuss identify outline summarise summarize derive
    prove show round calculate compute find draw differentiate distinguish write illustrate evaluate determine tell
    complete fill select choose match solve simplify integrate convert translate rewrite justify interpret analyse
    analyze assess say suggest sketch label predict estimate recall rank construct indicate specify mention enumerate
    """.split()  # noqa: SIM905
)
_THING = re.compile(
    r"(?:state|name|list|show|round|draw|match|select|sketch|label|rank|order|tell|fill)\s[^\W\d_]+[^\W\d_s]",
    re.IGNORECASE,
)
"""Two words of which the first may be a task elsewhere: "state machine", and not "state Ohm's law" or "name two"."""
_COUNTS = frozenset({"one", "two", "three", "four", "five", "six", "it", "why", "how"})
_TASK_BEHIND = re.compile(rf"[.!?:;)]\s+(?:{'|'.join(map(str.capitalize, sorted(_TASK_WORDS)))})\s")
"""A task that something is told of first."""
ASKS = re.compile(r"[?？؟。][)\]\"”]?$|[\u0370-\u03ff];$")
"""The end of a question in any script; the Greek mark of a question is a semicolon."""


def reads_as_asked(text: str) -> bool:
    """Whether a text is a question or a task by itself, whatever stands around it."""
    first = re.split(r"\W", text, maxsplit=1)[0].casefold()
    return bool(ASKS.search(text) or "___" in text or (first in QUESTION_WORDS and " " in text)) or is_task(text, first)


def is_task(term: str, first: str) -> bool:
    """Whether a term says what is to be done, at once or behind what it tells first."""
    is_thing = _THING.fullmatch(term) is not None and term.rsplit(maxsplit=1)[-1].casefold() not in _COUNTS
    return _TASK_BEHIND.search(term) is not None or (first in _TASK_WORDS and " " in term and not is_thing)
