"""Everything a key does on the screens, by names that stay: settings give actions other keys by them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Where(StrEnum):
    """On which screens an action is offered."""

    EVERYWHERE = "everywhere"
    HOME = "home"
    REVIEW = "review"
    BROWSING = "browsing"
    SET_UP = "set-up"
    EXAM = "exam"
    MARKS = "marks"
    LOOKING_BACK = "history and stats"
    REPLAY = "replay"
    JUDGING = "judging"
    SURENESS = "how sure"
    LISTS = "lists"
    DIALOGS = "dialogs"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a key does."""

    name: str
    keys: tuple[str, ...]
    """By default; the first is the one shown."""
    what: str
    where: Where


def _actions(where: Where, *rows: tuple[str, str, str]) -> tuple[Action, ...]:
    return tuple(Action(name, tuple(keys.split()), what, where) for name, keys, what in rows)


ACTIONS = (
    *_actions(
        Where.EVERYWHERE,
        ("help", "f1", "say what this screen is for"),
        ("commands", "ctrl+p", "find a command by its name"),
        ("quit", "ctrl+q", "leave examsim"),
    ),
    *_actions(
        Where.HOME,
        ("practice", "p", "set up practice"),
        ("continue", "c", "go on with an exam"),
        ("mark-again", "g", "mark what is not marked yet"),
        ("review", "r", "see what to study next"),
        ("browse", "b", "look through a bank"),
        ("import", "i", "make a bank of a study guide"),
        ("stats", "s", "see what your marks come to"),
        ("history", "h", "look at finished exams"),
        ("settings", "comma", "change the settings"),
    ),
    *_actions(
        Where.REVIEW,
        ("drill-topic", "t", "drill this topic alone"),
        ("drill-mixed-up", "c", "drill what you mix up"),
        ("exam-date", "d", "set the day of an exam"),
        ("drill-shorter", "left", "a shorter drill"),
        ("drill-longer", "right", "a longer drill"),
    ),
    *_actions(
        Where.SET_UP,
        ("start", "enter", "start the exam"),
        ("line-above", "up", "go to the line above"),
        ("line-below", "down", "go to the line below"),
        ("choice-before", "left", "choose the one before"),
        ("choice-after", "right", "choose the next one"),
        ("pick", "space", "choose several, or a key"),
    ),
    *_actions(
        Where.EXAM,
        ("next-question", "ctrl+n alt+right", "turn to the next question"),
        ("previous-question", "ctrl+b alt+left", "turn to the previous question"),
        ("go-to-question", "ctrl+g", "choose a question to turn to"),
        ("flag", "f2", "flag the question"),
        ("time", "f3", "hide or show the time"),
        ("editor", "f4", "write in your own editor"),
        ("pause", "f5", "stop the clock, in practice"),
        ("hint", "f8", "show the hint, in practice"),
        ("mark", "f9", "mark this answer now, in practice"),
        ("answer-anew", "ctrl+r", "answer again from nothing, once it is marked"),
        ("finish", "f10", "look over the exam and hand it in"),
        ("copy", "ctrl+o", "write a copy of the responses elsewhere"),
        ("save", "ctrl+s", "save now; it would have been anyway"),
        ("question-up", "alt+up", "scroll the question up"),
        ("question-down", "alt+down", "scroll the question down"),
    ),
    *_actions(
        Where.MARKS,
        ("next-marks", "right n ctrl+n tab", "show the marks of the next question"),
        ("previous-marks", "left b ctrl+b shift+tab", "show the marks of the previous question"),
        ("scroll-down", "pagedown space", "scroll the texts"),
        ("scroll-up", "pageup", "scroll the texts up"),
        ("try-again", "r", "in practice, try once more"),
        ("redo-missed", "m", "sit again the questions you missed"),
        ("redo-points", "p", "sit again all that missed a criterion"),
        ("judge-unsure", "u", "judge what the grader is unsure of"),
        ("accept", "a", "say that you were right"),
        ("refuse", "x", "say that this should not count"),
        ("contest", "c", "set the points of a criterion"),
        ("teach", "t", "teach the grader a wording"),
        ("set-question", "q", "set the points of a question"),
        ("undo", "z ctrl+z", "take back what you said last"),
        ("numbers", "i", "show the numbers behind the words"),
    ),
    *_actions(
        Where.JUDGING,
        ("met", "y m 1", "the response says it"),
        ("partly", "p 2", "the response says some of it"),
        ("not-met", "n 3", "the response does not say it"),
        ("skip", "s right space", "leave it open"),
    ),
    *_actions(
        Where.SURENESS,
        ("guess", "1", "say that it was a guess"),
        ("fairly-sure", "2", "say that you are fairly sure"),
        ("sure", "3", "say that you are sure"),
        ("one-before", "left", "go back to the one before"),
    ),
    *_actions(
        Where.LOOKING_BACK,
        ("filter", "f", "choose which exams to look at"),
        ("delete", "d delete", "delete the exam under the pointer"),
        ("grader", "g", "see how far the grader agrees with you"),
        ("check", "c", "mark all you judged again"),
        ("reset-limits", "r", "be asked by the usual limits again"),
        ("put-back", "u", "put back what was deleted last"),
        ("oldest", "end", "go to the oldest exam"),
        ("newest", "home", "go to the latest exam"),
        ("mark-attempt", "space", "mark an exam, to compare it with another"),
        ("compare", "c", "compare two exams point by point"),
        ("replay", "v", "see how a response grew"),
        ("export", "e", "write the exams shown to a file"),
        ("picture-numbers", "n", "show the numbers of a picture, or the picture"),
        ("next-picture", "right", "turn to the next picture of the stats"),
        ("previous-picture", "left", "turn to the previous picture of the stats"),
    ),
    *_actions(
        Where.REPLAY,
        ("next-step", "right", "go on to the next step"),
        ("previous-step", "left", "go back to the step before"),
        ("last-step", "end", "go to the last step"),
        ("first-step", "home", "go to the first step"),
        ("next-replay", "n ctrl+n tab", "turn to the next response"),
        ("previous-replay", "b ctrl+b shift+tab", "turn to the response before"),
        ("stop-marking", "s", "stop marking, or go on"),
    ),
    *_actions(
        Where.BROWSING,
        ("search", "slash", "search the questions"),
        ("edit-question", "e f4", "open the question in your editor"),
        ("edit-rubric", "r", "open its rubric in your editor"),
        ("keep-example", "ctrl+s", "keep a tried answer as a marked example"),
    ),
    *_actions(
        Where.LISTS,
        ("choose", "enter", "choose what is under the pointer"),
        ("back", "escape", "go back, or stay"),
        ("usual-keys", "backspace", "give an action its usual keys again"),
    ),
    *_actions(
        Where.DIALOGS,
        ("confirm", "enter", "go on"),
        ("leave-for-home", "h", "leave the exam for the home screen"),
        ("first-open", "g", "go to the first question that is open"),
        ("toggle", "space", "put in, or leave out"),
        ("toggle-all", "a", "put all in, or leave all out"),
    ),
)
"""In the order in which they are listed to people."""

BY_NAME = {action.name: action for action in ACTIONS}

_WRITING_KEYS = frozenset(
    {"enter", "space", "backspace", "delete", "tab", "home", "end", "pageup", "pagedown"}
    | {"up", "down", "left", "right", "comma"}
)
_NAMED_KEYS = _WRITING_KEYS | {"escape", "insert"} | {f"f{number}" for number in range(1, 25)}
_KEY = r"(?s:((?:(?:ctrl|alt|shift)\+)*)(.|[a-z]+\d*))"  # compiled on use: most people change no key


def is_key(key: str) -> bool:
    """Whether this names a key: one character or a word such as f2, behind any of ctrl+, alt+ and shift+."""
    found = re.fullmatch(_KEY, key)
    return found is not None and (found[2] in _NAMED_KEYS or (len(found[2]) == 1 and found[2].isprintable()))


def is_typed(key: str) -> bool:
    """Whether a response is written with this key, so that in an exam it can mean nothing else."""
    return len(key) == 1 or key in _WRITING_KEYS


def clashes(keys: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, str]]:
    """Actions that keys of their own put in each other's way: the one with the new key, the other, the key."""
    in_force = {action.name: keys.get(action.name, action.keys) for action in ACTIONS}
    for name in keys:
        for other in ACTIONS:
            shared = [key for key in in_force[name] if key in in_force[other.name]]
            if other.name != name and shared and _meet(BY_NAME[name], other):
                yield name, other.name, shared[0]


def _meet(one: Action, other: Action) -> bool:
    wheres = {one.where, other.where}
    if set(one.keys) & set(other.keys):  # they share a key by default, so no screen offers both
        return False
    # Lists stand on every screen but that of the exam; dialogs lie over all, whose keys mean nothing meanwhile.
    return len(wheres) == 1 or Where.EVERYWHERE in wheres or (Where.LISTS in wheres and Where.EXAM not in wheres)
