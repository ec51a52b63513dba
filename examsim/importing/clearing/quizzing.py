"""Chats in which people quiz each other, as questions and answers: who asks is told by whose turn it is.

What another says right below a question answers it. What whoever asked says next judges the answer, and all that is
said until the next question is talk. What corrects is of the answer: without it a wrong one would be believed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from examsim.importing.text.asking import is_task, reads_as_asked
from examsim.importing.text.labels import answer_in, answer_labelled, asks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_MARK = re.compile(r"[?？]+(?:\s?\([^()]{1,60}\))?[^\w)]*$")
"""The end of what is asked, with a word in brackets or a picture behind it."""
_TALK = re.compile(
    r"(?:(?:are |r )?(?:you|u|we|ya) (?:\w+ )?(?:ready|awake|there|sure|ok|okay|done|good|serious|kidding)\b.{0,30}"
    r"|(?:really|what|huh|right|ok|okay|ready|next|again|wait|seriously|yes|no|why|how so|correct|is that right|is it)"
    r"|(?:should|shall|can|could|do|want|wanna) (?:we|u|you|me|i) (?:to )?(?:do|go|take|stop|start|call|meet)\b.*"
    r"|what(?: do|['’]?s| does) (?:you|that|it) mean\b.{0,20})\W*",
    re.IGNORECASE,
)
"""What is asked of each other and not of what is learnt."""
_ASKS_ON = re.compile(
    r"\W*(?:and|go on|keep going|continue|mhm+|uh huh|(?:and )?(?:what|anything) else|(?:one|two|some) more)\W*",
    re.IGNORECASE,
)
"""What wants more of the same answer."""
_COUNTS_AS_NEW = re.compile(r"\W*(?:what|which|who|whom|whose|when|where|why|how)\b", re.IGNORECASE)
"""What opens a question of one's own where the other's still waits; others may be guesses."""
_GIVES_UP = re.compile(
    r"\W*(?:(?:uh+|um+|hm+|oh|ugh|ok|wait|lol|sorry)\W+)?(?:idk|dunno|no (?:idea|clue)|i (?:don['’]?t|do not)"
    r" (?:know|remember)|(?:i )?(?:forgot|forget)|pass|skip|i? ?give up|tell me|hm+|um+|uh+|wait|hold on|let me think"
    r"|not sure)(?:\W+(?:tbh|lol|haha|sorry|anymore|(?:th(?:at|is) )?one|rn|it|really|again|the answer))*\W*|\?+",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"^\W*(?:no(?! (?:way|worries|problem|doubt|cap|lie)\b)|nope|nah|not (?:quite|exactly|really)|wrong|almost|close"
    r"|nearly|actually|careful|and)\b|[❌✗✘]|\b(?:but|also|plus|except|unless)\b",
    re.IGNORECASE,
)
"""What says that an answer is wrong, or has more to it."""
_NOTHING_SAID = re.compile(
    r"<?(?:media|image|video|audio|sticker|gif|document|contact card) omitted>?|<attached: .{1,100}>"
    r"|(?:this message was|you) deleted(?: this message)?\.?|(?:missed|started an?) (?:voice|video|audio) call.{0,20}",
    re.IGNORECASE,
)
"""What a chat has in place of a message."""
_TO_EACH_OTHER = re.compile(r"\b(?:i|i['’]m|you|u|ur|your|me|my|we|us|our|lo+l|(?:ha){2,9})\b", re.IGNORECASE)
_JUDGES = frozenset(
    """
    yes yess yep yeah yea yup yas ye right correct nice ok okay perfect good great exactly excellent amazing awesome
    cool bravo congrats sure wow brilliant fantastic lovely well spot
    """.split()  # noqa: SIM905
)
"""Words that take an answer for right."""
_FILLS = frozenset(
    """
    oh ah aha hm hmm mm uh lol lool lmao haha hahaha omg thx thanks thank ty turn next yay damn indeed
    """.split()  # noqa: SIM905
)
"""Words that say nothing of what is learnt."""
_BESIDE = frozenset(
    """
    so very too and is it its that thats this was are were you u ur your youre we i im my me got now done all the a
    again go for job work one on of course easy hard really last
    """.split()  # noqa: SIM905
)
"""Words that say nothing beside those."""
_LAST = frozenset({"last", "one"})
_FEWEST_TO_EACH_OTHER = 3
_WORD = re.compile(r"[\w'’]+")
_DRAWN_OUT = re.compile(r"(\w)\1{2,}")
_SOON = 3
"""Turns in which a quiz goes on."""
_FEWEST_BEHIND = 3
"""Words behind the first that asks: "what is it" is talk."""
_FEWEST_IN_TURN = 2
"""Messages of a turn that judges and asks."""
_FEWEST_WORDS_ASKED = 2
_FEWEST = 3
_SHARE = 0.7
"""Of what is asked, that must be answered."""


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody says at once."""

    name: str
    lines: list[Line]

    @property
    def text(self) -> str:
        """Its first line."""
        return self.lines[0].text

    @property
    def is_empty(self) -> bool:
        """Whether it is a picture or a call."""
        return _NOTHING_SAID.fullmatch(self.text) is not None

    @property
    def is_asked(self) -> bool:
        """Whether it ends as questions do."""
        return _MARK.search(self.text[-80:]) is not None and not _is_talk(self.text)


@dataclass(slots=True)
class _Asked:
    """A question, and who says what to it."""

    asker: str
    question: list[Line]
    answer: list[Line] = field(default_factory=list)
    aside: list[Line] = field(default_factory=list)
    """What whoever asked says before anybody answers."""
    replier: str = ""
    """Who answered first."""
    answerer: str = ""
    """Who has the last word."""
    is_given_up: bool = False
    is_judged: bool = False
    is_followed: bool = False
    """Whether anything stands below the question."""


def as_quiz(messages: Sequence[Message]) -> list[Line] | None:
    """The questions of a chat with their answers, labelled; nothing where few are answered or labels say so already."""
    if any(asks(message.text) or answer_in(message.text) is not None for message in messages):
        return None
    turns = [list(turn) for _, turn in groupby(messages, key=lambda message: message.name)]
    found: list[_Asked] = []
    for index, turn in enumerate(turns):
        bare = _asked_without_mark(turns, index, found[-1] if found else None)
        for message in turn:
            _take(found, message, is_asked=message is bare or _is_question(message, found[-1] if found else None))
    for asked in found:
        _answer_oneself(asked)
    answered = [asked for asked in found if asked.answer]
    by_others = sum(asked.replier != asked.asker for asked in answered)
    if by_others < _FEWEST or len(answered) < _SHARE * len(found):
        return None
    return [line for asked in found for line in _labelled(asked)]


def _is_talk(text: str) -> bool:
    """Whether something is asked of each other, or for more of an answer."""
    return _ASKS_ON.fullmatch(text) is not None or ("?" in text and _TALK.fullmatch(text) is not None)


def _words(text: str) -> list[str]:
    """The words of a message in small letters, those drawn out at their usual length."""
    words = (word.replace("'", "").replace("’", "") for word in _WORD.findall(text.casefold()))
    return [_DRAWN_OUT.sub(r"\1", word) for word in words]


def _says_nothing(text: str) -> bool:
    """Whether a message is made of words of talk alone, or of pictures."""
    words = frozenset(_words(text))
    is_meant_for_other = len(words) >= _FEWEST_TO_EACH_OTHER and _TO_EACH_OTHER.search(text)
    is_talk = not words <= _BESIDE or words >= _LAST or is_meant_for_other
    return not words or (words <= _JUDGES | _FILLS | _BESIDE and bool(is_talk))


def _answer_oneself(asked: _Asked) -> None:
    """Take for the answer what whoever asked said below, where nobody else answers."""
    if asked.aside and not asked.answer:
        asked.answer, asked.replier = asked.aside, asked.asker


def _labelled(asked: _Asked) -> list[Line]:
    """A question and its answer; the label alone where nobody answers, so that the question is told."""
    first, *rest = asked.question
    labelled = answer_labelled(asked.answer[0]) if asked.answer else [first.cut("Answer:")]
    return [first.cut(f"Question: {first.text}"), *rest, *labelled, *asked.answer[1:]]


def _is_question(message: Message, last: _Asked | None) -> bool:
    """Whether a message asks: by its mark, or by its words where nobody waits for an answer."""
    is_waited_for = last is not None and not last.answer and message.name != last.asker
    if message.is_asked:
        return not is_waited_for or _COUNTS_AS_NEW.match(message.text) is not None
    may_be = last is None or (bool(last.answer) and (message.name == last.asker or message.name != last.answerer))
    first, *rest = message.text.split()
    is_long = len(rest) >= _FEWEST_BEHIND or is_task(message.text, first.casefold())
    return may_be and is_long and reads_as_asked(message.text) and not _CORRECTS.search(message.text)


def _asked_without_mark(turns: Sequence[Sequence[Message]], index: int, last: _Asked | None) -> Message | None:
    """The end of a turn that judges and asks without saying so, where the quiz goes on in the same way below."""
    turn = turns[index]
    first, end = turn[0], turn[-1]
    if last is None or not last.answer or len(turn) < _FEWEST_IN_TURN or first.name == last.answerer:
        return None
    below = (message for later in turns[index + 2 : index + 2 + _SOON] for message in later)
    goes_on = any(message.is_asked and message.name == first.name for message in below)
    is_said = any(_is_question(message, last) or _CORRECTS.search(message.text) for message in turn)
    is_talk = end.is_empty or _TO_EACH_OTHER.search(end.text) or len(end.text.split()) < _FEWEST_WORDS_ASKED
    return end if goes_on and not is_said and not is_talk else None


def _take(found: list[_Asked], message: Message, *, is_asked: bool) -> None:
    """Add a message to the questions of a chat; talk is left out."""
    last = found[-1] if found else None
    if is_asked:
        if last and not last.is_followed and last.asker == message.name:
            last.question += message.lines
        else:
            found.append(_Asked(message.name, [*message.lines]))
        return
    if last is None:
        return
    last.is_followed = last.is_followed or not message.is_empty
    if last.is_judged or _is_talk(message.text):
        return
    if message.is_empty:
        last.is_judged = bool(last.answer) and message.name != last.answerer
    elif not last.answer:
        _reply(last, message)
    elif message.name == last.answerer or _CORRECTS.search(message.text):
        last.answer += message.lines
        last.answerer = message.name  # who corrects may go on
    else:
        is_talk = _says_nothing(message.text)
        last.is_judged = not is_talk or not _FILLS.issuperset(_words(message.text))
        last.answer += [] if is_talk else message.lines


def _reply(asked: _Asked, message: Message) -> None:
    """Take a message for the answer, unless it gives up or is of whoever asked and knows that nobody will answer."""
    is_of_asker = message.name == asked.asker
    if not is_of_asker and _GIVES_UP.fullmatch(message.text):
        asked.is_given_up = True
    elif is_of_asker and not asked.is_given_up:
        asked.aside += [] if _says_nothing(message.text) or _GIVES_UP.fullmatch(message.text) else message.lines
    elif not (asked.aside and _says_nothing(message.text)):
        asked.replier = asked.answerer = message.name
        asked.answer = [*message.lines]
