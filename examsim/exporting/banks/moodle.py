"""What both of Moodle's formats have in common: which questions can be marked there, and how things are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.keyed_options import right_options
from examsim.exporting.banks.closed import Form, accepted, form_of, told
from examsim.exporting.banks.numbers import is_shared

if TYPE_CHECKING:
    from examsim.domain.question import Question


def form_there(question: Question) -> Form:
    """The form that fits; an essay where more options are right than the points can be shared among."""
    form = form_of(question)
    is_too_many = form is Form.CHOICE and not is_shared(len(right_options(question)))
    return Form.ESSAY if is_too_many else form


def words_there(question: Question) -> list[str]:
    """The wordings that are right, in a line each; an asterisk would stand for anything at all."""
    return [" ".join(word.split()).replace("*", r"\*") for word in accepted(question)]


def told_there(question: Question, form: Form) -> str:
    """What is to be read afterwards: of an essay the whole solution, as nothing else says it."""
    if form is not Form.ESSAY:
        return told(question)
    return "\n".join(part.strip() for part in (*question.answers, question.explanation) if part.strip())


def path_of(*names: str) -> str:
    """The path of a category: a slash in a name stands there twice, and never beside one that parts two names."""
    return "/".join(map(_step, names))


def _step(name: str) -> str:
    name = " ".join(name.split()).replace("/", "//")
    return f"{' ' * name.startswith('/')}{name}{' ' * name.endswith('/')}"
