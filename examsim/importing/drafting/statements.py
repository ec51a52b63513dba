"""The statements of an answer: its sentences, list items, lines and clauses, and what each is good for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from examsim.importing.drafting.formulas import find_formula
from examsim.importing.text.wrapping import ITEM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Role(StrEnum):
    """What a statement does in an answer."""

    CLAIM = "claim"
    FORMULA = "formula"
    EXAMPLE = "example"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing an answer says."""

    text: str
    role: Role = Role.CLAIM
    is_item: bool = False
    """Whether it is an item of a list, which stands beside its neighbours and never repeats them."""


_EXAMPLE = r"(?:e\.\s?g\.|eg\.|ex:|ex\.|for example|for instance|examples?:|such as)"
_PICTURE = (
    r"(?:imagine|suppose|picture|think of|say,? (?:you|a|an|the)|let['’]?s say|to illustrate|analogy\b"
    r"|(?:it['’]s|it is|this is|just|much) like|(?:a|an|one)(?: \w+)? (?:example|analogy|illustration)\b"
    r"|consider (?:an?|the (?:case|example))\b)"
)
"""What paints rather than says."""
_EXAMPLE_START = re.compile(rf"^[(\s]*(?:{_EXAMPLE}|{_PICTURE})", re.IGNORECASE)
_EXAMPLE_WITHIN = re.compile(
    r"\s*[(\[](?:e\.\s?g\.|eg\.?|for example|for instance|such as|like)[\s,:][^()\[\]]{1,200}[)\]]"
    r"|,\s+(?:such as|e\.\s?g\.|eg\.|for example|for instance)[\s,:].{1,200}$",
    re.IGNORECASE,
)
_LEAST_LEFT = 4
"""Words without which a statement says too little."""
_SENTENCE_END = re.compile(r"[.!?;]{1,9}[)\]\"'”’]{0,9}\s+(?=\S)|\s+(?=(?:E\.\s?g\.|For example|For instance)[\s,:])")
_NOT_AN_END = re.compile(
    r"(?:\b(?:e\.?\s?g|i\.?\s?e|vs|cf|etc|al|approx|wrt|dr|mr|mrs|ms|prof|fig|eq|eqs|no|st|ca|resp)|(?:^|[\s(])[A-Za-z])\.$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r",?\s+(and)\s+(?:then\s+)?(?=\w)|,?\s+(?=by\s+\w+ing\b)|,\s+(?=which\b|whereas\b|while\b|but\b)")
_LONG = 18
"""Words from which a sentence is looked at clause by clause."""
_FULL_CLAUSE = 7
_UNSAID = re.compile(
    r"(?:\b(?:so that|such that|in that|that|because|since|if|when|where|while|whether|as|which|whose)"
    r"\s(?:(?:the|an?|its|their|his|her|our|your|this|these|both|each|all)\s)(?:[\w’'-]+\s){0,1}[\w’'-]+"
    r"|\b(?:between|both|either)\s(?:(?!\band\b)[^,;:])*)$",
    re.IGNORECASE,
)
"""An end that has told its subject and not yet what it does, or the first of a pair: the rest stands behind "and"."""
_LOOKED_AT = 200
"""Characters of that end."""
_DANGLING = re.compile(
    r"(?:[\s,:;(]|\b(?:if|i\.e\.|ie|that is|so|where|with|by|and|or|as|is|when|namely|thus|then|means|meaning))+$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:that is|i\.e\.|thus|so|hence|then|and)\b[\s,:]*", re.IGNORECASE)


def without_examples(statement: str) -> str:
    """A statement without what only illustrates it, if it says enough without."""
    left = _EXAMPLE_WITHIN.sub("", statement).strip()
    return left if len(left.split()) >= _LEAST_LEFT else statement


def statements(paragraphs: Sequence[str]) -> list[Statement]:
    """What the paragraphs of an answer say, in order."""
    return [statement for paragraph in paragraphs for statement in _of_paragraph(paragraph)]


def _of_paragraph(paragraph: str) -> Iterator[Statement]:
    item = ITEM.match(paragraph)
    text = paragraph[item.end() :] if item else paragraph
    for sentence in _sentences(text):
        yield from _of_sentence(sentence, is_item=item is not None)


def _of_sentence(sentence: str, *, is_item: bool) -> Iterator[Statement]:
    if sentence.endswith("?"):
        yield Statement(sentence, Role.QUESTION, is_item)
    elif _EXAMPLE_START.match(sentence):
        yield Statement(sentence, Role.EXAMPLE, is_item)
    elif (formula := find_formula(sentence)) is not None:
        before, after = sentence[: formula.start], sentence[formula.end :]
        rest = _LEADING.sub("", f"{_DANGLING.sub('', before)} {after.strip(' ,;:.)')}".strip())
        if len(rest.split()) >= 3:
            yield from (Statement(clause, is_item=is_item) for clause in _clauses(rest))
        yield Statement(formula.text, Role.FORMULA, is_item)
    else:
        yield from (Statement(clause, is_item=is_item) for clause in _clauses(sentence))


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        following = text[match.end()]
        is_new = match.group()[0] == ";" or following.isupper() or following.isdigit() or not following.isalpha()
        if not is_new or _NOT_AN_END.search(text[max(start, match.end() - 12) : match.end()].rstrip()):
            continue
        yield from _told(text[start : match.start()] + match.group().strip())
        start = match.end()
    yield from _told(text[start:])


def _told(sentence: str) -> Iterator[str]:
    """The sentence without its full stop, if it says anything."""
    plain = sentence.strip().rstrip(".;, ")
    if any(char.isalnum() for char in plain):
        yield plain


def _clauses(sentence: str) -> Iterator[str]:
    """A long sentence as clauses that say enough to stand alone."""
    if len(sentence.split(maxsplit=_LONG)) < _LONG:
        yield sentence
        return
    start = 0
    for match in _CLAUSE.finditer(sentence):
        clause = sentence[start : match.start()]
        is_open = clause.count("(") > clause.count(")") or (match[1] and _UNSAID.search(clause[-_LOOKED_AT:]))
        if not is_open and _is_full(clause) and _is_full(sentence[match.end() :]):
            yield clause.strip()
            start = match.end()
    yield sentence[start:].strip()


def _is_full(clause: str) -> bool:
    return len(clause.split(maxsplit=_FULL_CLAUSE)) >= _FULL_CLAUSE
