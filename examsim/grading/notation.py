"""Where formulas stand in running text: their symbols, and the longest stretches of symbols that make one.

Prose is full of hyphens, slashes, brackets and the words "a" and "I". A stretch counts as a formula only if it relates,
applies, raises or computes something, and if what it does that to are symbols, or words joined by an equals sign.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.grading.normalise import fold
from examsim.grading.text import frequency

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_UNBRACKETED = frozenset({"log", "ln", "sqrt", "sin", "cos", "tan", "tanh", "exp"})
"""Functions that are often written without brackets, and are no English words."""
_GREEK = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau phi chi psi omega"
_FUNCTIONS = "sin cos tan sinh cosh tanh exp log ln sqrt max min argmax argmin softmax sigmoid relu sum gradient"
FUNCTIONS = frozenset(_FUNCTIONS.split())
GREEK = frozenset(_GREEK.split())
NAMES = GREEK | FUNCTIONS
RELATIONS = frozenset({"=", "<", ">", "<=", ">=", "!=", "~"})
OPENING, CLOSING = frozenset("([{"), frozenset(")]}")
_OPERATORS = frozenset("+-*/^_|∘∩∪")
_JOINING = frozenset({"=", "*", "+", "^", "∘"})
"""Operators that no prose has between its words."""
_SYMBOLS = RELATIONS | _OPERATORS | OPENING | CLOSING | {","}
_CANNOT_BEGIN = _SYMBOLS - OPENING - {"-", "|"}
_CANNOT_END = _SYMBOLS - CLOSING - {"|"}
_TOKEN = re.compile(
    r"""
    (?P<apart>
        \b[ei]\.\s?[ge]\b\.?                                # e.g., i.e.
        | (?m:^)[ \t]*(?:[-+*]|\(?\w{1,2}[).])(?=\s)         # a list's dash, number or letter
    )
    | \d+(?:,\d{3})*(?:\.\d+)?          # 4, 0.5, 1,000
    | partial\s+(?P<varied>[a-z]\w*)    # the fold of ∂L: one differential
    | [a-z]{3,}(?:-[a-z]{2,})+          # a hyphen inside a word is no minus
    | [a-z]+\d*'*                       # w, w2, w', softmax
    | <=|>=|!=|->|\*\*|==
    | [-+*/^_=<>~|,()\[\]{}∘∩∪]
    | \S
    """,
    re.VERBOSE,
)
_MAKING = re.compile(r"[=<>~^∘+\-*/(\[{]|(?<![a-z])[a-z]?(?:log|ln|sqrt|sin|cos|tan|tanh|exp)[a-z]?(?![a-z])")
"""What no formula does without: most texts have none of it, and need not be read symbol by symbol."""
_FUNCTION_INSIDE = re.compile(r"([a-z]?)(log|ln|sin|cos|tan|exp|sqrt)([a-z]?)")
_SHORT = 3
"""Letters written together up to this many may be a product: "mc", "4ac", "mgh"."""
_WORD = 3.5
"""How common letters written together must be to be a word first of all."""
_SAME = {"**": "^", "==": "=", "[": "(", "{": "(", "]": ")", "}": ")"}
_CONNECTIVES = {"and": "∩", "or": "∪"}


_ENGLISH_LETTERS = frozenset({"a", "i"})
_IN_PROSE = frozenset({"-", "/", ",", "(", ")", "|", ".", "'", ":", ";", "!", "?", '"'})
"""What prose writes directly beside a word."""


@dataclass(frozen=True, slots=True)
class Token:
    """A symbol of a formula, or a word beside it."""

    text: str
    start: int
    end: int
    """In the folded text."""

    @property
    def is_name(self) -> bool:
        """Whether it stands for something: a letter, a name, a word."""
        return self.text[:1].isalpha()

    @property
    def is_operand(self) -> bool:
        """Whether it is a name or a number."""
        return self.text[:1].isalnum()

    @property
    def is_symbolic(self) -> bool:
        """Whether nobody takes it for a word: one letter, a Greek name, a function, "4ac"."""
        if not self.is_name:
            return self.is_operand
        bare = self.text.rstrip("'0123456789")
        return len(bare) == 1 or bare in NAMES or (len(bare) <= _SHORT and frequency(bare) < _WORD)


_LINE_END = "\n"
_APART = ";"
_NOTHING = Token("", -1, -1)
"""Beside the first and the last."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Symbols in a row that make a formula."""

    start: int
    end: int
    tokens: tuple[str, ...]


def stretches(text: str) -> Iterator[Stretch]:
    """The formulas of a text, in order; places count characters as typed."""
    source = fold(text)
    if not _MAKING.search(source.text):
        return
    for run in _runs(list(_tokens(source.text))):
        if _is_formula(run):
            start, end = source.span(run[0].start, run[-1].end)
            yield Stretch(start, end, tuple(token.text for token in run))


def _tokens(folded: str) -> Iterator[Token]:
    last = 0
    for match in _TOKEN.finditer(folded):
        text = match.group()
        if "\n" in folded[last : match.start()]:
            yield Token(_LINE_END, last, last)
        last = match.end()
        if match["apart"]:
            yield Token(_APART, *match.span())
        elif match["varied"]:
            yield Token("d" + match["varied"], *match.span())
        elif (inside := _FUNCTION_INSIDE.fullmatch(text)) and text not in NAMES and frequency(text) < _WORD:
            for group in (1, 2, 3):
                if inside[group]:
                    yield Token(inside[group], match.start() + inside.start(group), match.start() + inside.end(group))
        else:
            yield Token(_SAME.get(text, text).replace(",", "") or ",", *match.span())


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Longest stretches that could be formulas, trimmed to where they can begin and end."""
    run: list[Token] = []
    depth = 0
    for index, token in enumerate(tokens):
        if token.text == _LINE_END and run and (depth or run[-1].text in _CANNOT_END):
            continue
        if _belongs(tokens, index, is_inside=depth > 0) and (depth or token.text != ","):
            run.append(token)
        elif depth and token.text in _CONNECTIVES:
            run.append(Token(_CONNECTIVES[token.text], token.start, token.end))
        else:
            yield from _trimmed(run)
            run, depth = [], 0
            continue
        if depth or (len(run) > 1 and _applies(run[-2], token) and run[-2].is_symbolic):
            depth = max(depth + (token.text in OPENING) - (token.text in CLOSING), 0)
    yield from _trimmed(run)


def _belongs(tokens: Sequence[Token], index: int, *, is_inside: bool) -> bool:
    """Whether a token could be part of a formula, seen beside its neighbours, inside a function's brackets or not."""
    token = tokens[index]
    if not token.is_operand:
        return token.text in _SYMBOLS
    before = tokens[index - 1] if index else _NOTHING
    after = tokens[index + 1] if index + 1 < len(tokens) else _NOTHING
    if token.text in _ENGLISH_LETTERS and not is_inside:
        return _is_letter(before, token, after)
    if not token.is_name or token.is_symbolic:
        return True
    if len(token.text) <= _SHORT and (_touches(before, token) or _touches(token, after)):
        return True
    return _applies(token, after) or before.text in _JOINING | {"/"} or after.text in _JOINING | {"/"}


def _is_letter(before: Token, token: Token, after: Token) -> bool:
    """Whether an "a" or "i" is a letter of a formula rather than an English word."""
    if _touches(before, token) or _touches(token, after):
        return True
    computes = _JOINING | RELATIONS | {"/", "-"}
    ends = before.is_operand and before.is_symbolic and not after.is_operand and after.text not in OPENING
    return before.text in computes or after.text in computes or ends


def _touches(one: Token, other: Token) -> bool:
    """Whether two tokens are written together as prose never writes them."""
    if one.end != other.start or not (one.text and other.text):
        return False
    return not {one.text, other.text} & _IN_PROSE or _applies(one, other)


def _applies(one: Token, other: Token) -> bool:
    return one.is_name and other.text in OPENING and one.end == other.start


def _trimmed(run: Sequence[Token]) -> Iterator[list[Token]]:
    """Without symbols that cannot begin or end a formula, nor a bracket around the whole or closed unopened."""
    first, last = 0, len(run)
    while first < last and run[first].text in _CANNOT_BEGIN:
        first += 1
    while first < last and run[last - 1].text in _CANNOT_END:
        last -= 1
    depth = sum((token.text in OPENING) - (token.text in CLOSING) for token in run[first:last])
    while first < last and depth < 0 and run[last - 1].text in CLOSING:
        last, depth = last - 1, depth + 1
    while first < last and depth > 0 and run[first].text in OPENING:
        first, depth = first + 1, depth - 1
    if first < last:
        yield _without_definition(run[first:last])


def _without_definition(run: Sequence[Token]) -> list[Token]:
    """Without an equals sign that only gives a symbol its name, as in "f(t) = forget gate"."""
    texts = [token.text for token in run]
    if len(run) > 2 and not {"+", "-", "*", "/", "^"} & set(texts):
        if texts[-2] == "=" and _is_word(run[-1]):
            return list(run[:-2])
        if texts[1] == "=" and _is_word(run[0]):
            return list(run[2:])
    return list(run)


def _is_word(token: Token) -> bool:
    return token.is_name and not token.is_symbolic and len(token.text) > _SHORT


def _is_formula(run: Sequence[Token]) -> bool:
    """Whether a stretch has letters, and something that relates, applies, raises or computes."""
    names = [token for token in run if token.is_name]
    if not names:
        return False
    pairs = list(pairwise(run))
    relates = any(token.text in RELATIONS for token in run)
    if not any(token.is_symbolic for token in names):
        texts = {token.text for token in run}
        return "=" in texts and bool(texts & {"+", "*", "/"})
    applies = any(_applies(a, b) or (a.text in _UNBRACKETED and b.is_symbolic) for a, b in pairs)
    return relates or applies or any(token.text in {"^", "∘"} for token in run) or _computes(run)


def _computes(run: Sequence[Token]) -> bool:
    """Whether it combines symbols as prose does not: "2n+1", "a - b", but not "I/O" or "x-axis"."""
    if any(not token.is_symbolic for token in run if token.is_name) and "=" not in {token.text for token in run}:
        return False
    signs = [index for index, token in enumerate(run) if token.text in {"+", "-", "*", "/"}]
    signs = [index for index in signs if 0 < index < len(run) - 1]
    is_spaced = any(run[i].start > run[i - 1].end and run[i].end < run[i + 1].start for i in signs)
    is_written_out = any(token.text[0].isdigit() or token.text in OPENING for token in run)
    return bool(signs) and (is_spaced or is_written_out or len(signs) > 1)
