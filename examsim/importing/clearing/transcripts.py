"""Chats in which people quiz each other, without who said a thing and when: ``[21:14] Ana: Q: What …?``.

What comes before a message is known by the clock in it, and by coming back; a line without it goes on with the message
above. Where the name has a line of its own, that line is the chat's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.importing.clearing.quizzing import Message, as_quiz

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_HALF = r"\s?[AaPp]\.?[Mm]\.?"
_CLOCK = rf"\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:{_HALF})?"
_DAY = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_MESSAGE = re.compile(
    rf"[\[(]?(?:{_DAY},?\s(?:at\s)?)?{_CLOCK}[\])]?\s?(?:[-–—]\s)?(?P<name>[^\s:\d][^:\d]{{0,30}}):\s+(?=\S)",
    re.IGNORECASE,
)
_HEAD = re.compile(
    rf"(?P<name>[^\W\d_][\w .'-]{{0,40}}?)\s?[—–,|•-]?\s+(?:{_DAY},?\s(?:at\s)?{_CLOCK}|\d{{1,2}}:\d{{2}}{_HALF})",
    re.IGNORECASE,
)
"""A name with a day or half of the day: "John 3:16" is none."""
_POST = re.compile(
    rf"(?:(?:posted )?by )?[^\W_][\w.-]{{1,30}} [»•|–—-] (?:\w{{3,9}},? ){{0,2}}"
    rf"(?:\d{{1,2}}|{_DAY}),? .{{0,20}}{_CLOCK}",
    re.IGNORECASE,
)
"""What a forum sets above a post."""
_SPEAKS = re.compile(
    r"@?[^\W_][\w.-]{1,30} (?:wrote|sa(?:id|ys?)|repl(?:ied|ies)|answer(?:ed|s)|ask(?:ed|s)|posted|commented|responded)"
    rf"(?:\s?:|(?:\s?:)?\s.{{0,40}}{_CLOCK})",
    re.IGNORECASE,
)
"""The same where it says so in words."""
_LETTER_HEAD = re.compile(r"[>*\s]{0,9}(?:from|to|cc|bcc|sent|date|subject|reply-to)\*{0,2}:\*{0,2}\s", re.IGNORECASE)
_FEWEST_IN_HEAD = 3
"""Lines of the head of an e-mail, one below the other."""
_REPLY = re.compile(r"re: .{3,100}", re.IGNORECASE)
_FOOT = re.compile(
    r"(?:back to )?top|display posts from previous:.*|sort by .{0,40}|post reply|return to .{0,40}"
    r"|\d{1,4} posts.{0,30}",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"(?:let me know (?:if|how|when|what)|(?:would|do) you (?:like|want) (?:me|to|more|another)|(?:want|shall"
    r"|should) (?:me|i) "
    r"|best(?: wishes| regards)?,?$|(?:kind )?regards,?$|cheers,?$"
    r"|feel free to|i hope (?:this|these|that)|hope this helps|good luck|happy (?:studying|learning)"
    r"|if you(?:['’]d| would)? (?:like|want|need)"
    r"|(?:i )?(?:gotta|(?:got|have|need) to) (?:go|run|leave)\b|(?:good)?bye\b.{0,40}$|ttyl\b"
    r"|you['’]ve got this|just (?:ask|let me know)|(?:these|this) (?:questions|cards|flashcards|set|guide"
    r"|list) (?:should )?covers?\b)",
    re.IGNORECASE,
)
_TO_READER = re.compile(r"let me know if|would you like me to|want me to|shall i\b", re.IGNORECASE)
"""What is said to whoever asked, whether a blank line stands above it or not."""
_TAKES_LEAVE = re.compile(
    r"(?:good luck|best(?: (?:wishes|regards))?|(?:kind )?regards|thanks|thank you|cheers|see you|love|yours)"
    r"\b.{0,30}$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[-–—~]?\s?[A-Z][\w'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){0,2}")
"""Who takes leave, on a line below."""
_SENT_FROM = re.compile(
    r"sent from my \w.{0,30}|sent from (?:mail|outlook|yahoo|gmail|proton|aol)\b.{0,30}|get outlook for .{1,20}",
    re.IGNORECASE,
)
"""What a telephone sets below a letter."""
_SIGNED_BELOW = re.compile(r"[-–—]{2}")
_REACHED_AT = re.compile(r"\S@\S+\.\w|https?://|www\.|\+?\d[\d ()/-]{6,}\d$")
_MOST_SIGNED = 5
_FEWEST_ABOVE = 4
"""Lines of a letter: a dash in less may part a question from its answer."""
_MOST_FAREWELL = 3
_FEWEST = 3
_FEWEST_HEADS = 2
_SHARE = 0.5
_MOST_NAMES = 0.67
"""Of the messages: where each has a name of its own, the names are something else."""


def without_speakers(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines as they were said, and those that only say by whom; as they are where nobody speaks."""
    said = [_MESSAGE.match(line.text) for line in lines]
    names = [match["name"] for match in said if match]
    if len(names) >= max(_FEWEST, _SHARE * len(lines)) and len(set(names)) <= _MOST_NAMES * len(names):
        return _without_names(lines, said)
    letters = _letter_heads(lines)
    lines = [line for line in lines if line not in letters]
    spoken = _spoken(lines)
    heads = [line for line in lines if _HEAD.fullmatch(line.text) or _POST.fullmatch(line.text) or line in spoken]
    if len(heads) < _FEWEST_HEADS:
        return lines, letters
    if all(_HEAD.fullmatch(line.text) for line in heads) and (quiz := _quiz_below(lines)):
        numbers = {line.number for line in quiz}
        return quiz, [*letters, *(line for line in lines if line.number not in numbers)]
    if spoken or any(_POST.fullmatch(line.text) for line in heads):
        heads += [line for line in lines if _REPLY.fullmatch(line.text) or _FOOT.fullmatch(line.text)]
    taken = {line.number for line in heads}
    return [line for line in lines if line.number not in taken], [*letters, *heads]


def _without_names(lines: Sequence[Line], said: Sequence[re.Match[str] | None]) -> tuple[list[Line], list[Line]]:
    """What was said, and the lines that are of the chat: all talk, where people quiz each other in it."""
    told = [_message(line, match.end()) if match else line for line, match in zip(lines, said, strict=True)]
    messages: list[Message] = []
    loose: list[Line] = []
    for at, match in enumerate(said):
        if match:
            messages.append(Message(match["name"], [told[at]]))
        elif messages and not told[at].has_gap:
            messages[-1].lines.append(told[at])
        else:
            loose.append(told[at])
    quiz = as_quiz(messages)
    if quiz is None:
        quiz = [line for message in messages if not message.is_empty for line in message.lines]
    left = sorted([*quiz, *loose], key=lambda line: line.number)
    numbers = {line.number for line in left}
    return left, [line for line in lines if line.number not in numbers]


def _quiz_below(lines: Sequence[Line]) -> list[Line]:
    """What people quiz each other about below lines that say who speaks; nothing where they do not."""
    messages: list[Message] = []
    above: list[Line] = []
    name = ""
    for line in lines:
        if head := _HEAD.fullmatch(line.text):
            name = head["name"]
        elif name:
            messages.append(Message(name, [line]))
        else:
            above.append(line)
    quiz = as_quiz(messages)
    return [*above, *quiz] if quiz else []


def _spoken(lines: Sequence[Line]) -> set[Line]:
    """The lines that say who speaks; without a clock, two that take turns may be labels of questions and answers."""
    found = {line for line in lines if _SPEAKS.fullmatch(line.text)}
    is_of_many = len({line.text for line in found}) > len(("asks", "answers"))
    return found if is_of_many or any(re.search(_CLOCK, line.text) for line in found) else set()


def _letter_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines that say by whom an e-mail is and to whom."""
    found: list[Line] = []
    run: list[Line] = []
    for line in lines:
        if _LETTER_HEAD.match(line.text):
            run.append(line)
            continue
        found += run if len(run) >= _FEWEST_IN_HEAD else []
        run = []
    return found


def farewell(lines: Sequence[Line]) -> int:
    """Where an assistant takes its leave at the end of a text, which answers nothing; else behind all."""
    last = end = _signature(lines)
    if end > 1 and _NAME.fullmatch(lines[end - 1].text) and _TAKES_LEAVE.match(lines[end - 2].text):
        end -= 1
    while end and last - end < _MOST_FAREWELL and _FAREWELL.match(lines[end - 1].text):
        if not (lines[end - 1].has_gap or _TO_READER.match(lines[end - 1].text)):
            break
        end -= 1
    return end


def _signature(lines: Sequence[Line]) -> int:
    """Where who wrote a letter signs it, below a dash of its own or by the telephone; else behind all."""
    end = len(lines)
    while end and _SENT_FROM.fullmatch(lines[end - 1].text):
        end -= 1
    dashes = [index for index, line in enumerate(lines) if _SIGNED_BELOW.fullmatch(line.text)]
    if len(dashes) != 1 or dashes[0] < _FEWEST_ABOVE:
        return end
    below = lines[dashes[0] + 1 : end]
    is_reached = any(_REACHED_AT.search(line.text) for line in below)
    is_signed = is_reached or all(_NAME.fullmatch(line.text) and " " in line.text for line in below)
    return dashes[0] if len(below) <= _MOST_SIGNED and is_signed else end


def _message(line: Line, start: int) -> Line:
    """What was said, which goes on with nothing above."""
    return replace(line.cut(line.text[start:]), has_gap=True)
