"""Short answers: a word or two that are right as they stand, a number, a formula, an option.

Several answers offered are none: "Paris or London" does not say which. Where the accepted answers are longer than a
name, what is not found here may still mean the same; then the verdict is not settled, and meaning may decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.question import NumericAnswer
from examsim.grading.choices import is_truth, judge_choice, judge_truth
from examsim.grading.formula import formulas, is_same
from examsim.grading.guards.antonyms import Relation, relation
from examsim.grading.guards.function_words import says_something
from examsim.grading.guards.negation import signs
from examsim.grading.lexical import keyword_groups
from examsim.grading.numeric import judge_number
from examsim.grading.quantity import quantities
from examsim.grading.text import prepare
from examsim.grading.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.domain.question import Question
    from examsim.grading.abbreviations import Abbreviation
    from examsim.grading.lexical import KeywordMatch
    from examsim.grading.text import PreparedText

_ROUGHLY = 0.5
"""Share of an accepted answer's words that make a response worth a second look."""
_NAME = 3
"""Answers of at most this many words are names: nothing else means the same."""
_EXTRA = 3
"""Words a response may have beside those of an accepted answer when they stand in another order."""


def judge_short_answer(
    question: Question, response: PreparedText, abbreviations: Sequence[Abbreviation] = ()
) -> Verdict:
    """Whether a response gives one of the accepted answers, and nothing against it."""
    accepted = tuple(dict.fromkeys(text for text in (*question.accept, *question.answers) if text.strip()))
    if not response.text.strip():
        return Verdict(0.0, "The response is blank.")
    if question.choices:
        return judge_choice(question, accepted, response)
    truths = [text for text in accepted if is_truth(text)]
    if truths:
        return judge_truth(truths[0], response)
    verdicts = [verdict for text in accepted if (verdict := _as_symbols(text, response, question.prompt))]
    worded = [text for text in accepted if not formulas(text)]
    verdicts.append(_in_words(worded, response, abbreviations))
    return max(verdicts, key=lambda verdict: verdict.credit)


def _as_symbols(accepted: str, response: PreparedText, prompt: str) -> Verdict | None:
    """The verdict where an accepted answer is a number or a formula."""
    whole = accepted.strip().rstrip(".")
    numbers = quantities(whole)
    if len(numbers) == 1 and numbers[0].text == whole and not numbers[0].is_spelt:
        return judge_number(NumericAnswer(numbers[0].value, 0.0, numbers[0].unit_text), response.text, prompt)
    wanted = formulas(whole)
    if len(wanted) == 1 and wanted[0].text == whole:
        written = [formula for formula in formulas(response.text) if is_same(wanted[0], formula)]
        if written:
            return Verdict(1.0, f"“{written[0].text}” is right.", written[0].start, written[0].end)
    return None


def _in_words(accepted: Sequence[str], response: PreparedText, abbreviations: Sequence[Abbreviation]) -> Verdict:
    (matches,) = keyword_groups([tuple(accepted)], response, abbreviations)
    found = [match for match in matches if not match.is_negated]
    if found:
        return _found(found, response)
    if matches:
        return Verdict(0.0, f"You deny “{matches[0].alternative}”.", matches[0].start, matches[0].end)
    for text in accepted:
        if _is_reordered(text, response):
            return Verdict(1.0, f"All of “{text}” is there.", response.words[0].start, response.words[-1].end)
    for text in accepted:
        if _is_said_otherwise(text, response):
            return Verdict(1.0, f"Read as “{text}”.", response.words[0].start, response.words[-1].end, unsure=True)
    nearly = max(accepted, key=lambda text: _share(text, response), default="")
    is_near = _share(nearly, response) >= _ROUGHLY
    expected = nearly or next(iter(accepted), "")
    reason = f"Not enough of “{nearly}”." if is_near else f"“{expected}” is expected."
    is_name = all(len(prepare(text).words) <= _NAME for text in accepted)
    return Verdict(0.0, reason, unsure=is_near, is_settled=is_name)


def _is_reordered(accepted: str, response: PreparedText) -> bool:
    """Whether a short response has the words of an answer in another order, and denies nothing."""
    words = prepare(accepted).words
    wanted = {word.stem for word in words if says_something(word)}
    is_short = len(response.words) <= len(words) + _EXTRA
    return len(wanted) > 1 and wanted <= response.stems and is_short and not any(s.is_negated for s in signs(response))


def _is_said_otherwise(accepted: str, response: PreparedText) -> bool:
    """Whether a short response has, for every word of an answer, that word or one that points the same way."""
    words = prepare(accepted).words
    wanted = [word.folded for word in words if says_something(word)]
    is_short = len(response.words) <= len(words) + _EXTRA
    if not wanted or not is_short or any(sign.is_negated for sign in signs(response)):
        return False
    said = [word.folded for word in response.words]
    return all(any(relation(word, other) is Relation.SAME_POLE for other in said) for word in wanted)


def _found(found: Sequence[KeywordMatch], response: PreparedText) -> Verdict:
    """An accepted answer is there: right, unless another stands beside it as an alternative."""
    best = found[0]
    typed = response.text[best.start : best.end]
    other = _alternative(found, response)
    if other is not None:
        start, end = min(best.start, other[0]), max(best.end, other[1])
        return Verdict(0.0, f"“{response.text[start:end]}” leaves open which; decide for one.", start, end)
    reason = f"“{typed}” is read as “{best.alternative}”." if best.is_fuzzy else f"“{typed}” is right."
    return Verdict(1.0, reason, best.start, best.end)


def _alternative(found: Sequence[KeywordMatch], response: PreparedText) -> tuple[int, int] | None:
    """What a response offers beside its answer with an "or", and is no accepted answer itself."""
    words = response.words
    accepted = {place for match in found for place in range(match.words.first, match.words.last)}
    for at, word in enumerate(words):
        if word.folded != "or" or not 0 < at < len(words) - 1:
            continue
        before = next((i for i in range(at - 1, -1, -1) if says_something(words[i])), None)
        after = next((i for i in range(at + 1, len(words)) if says_something(words[i])), None)
        if before is None or after is None or (before in accepted) == (after in accepted):
            continue
        other = after if before in accepted else before
        return words[other].start, words[other].end
    return None


def _share(accepted: str, response: PreparedText) -> float:
    wanted = {word.stem for word in prepare(accepted).words if says_something(word)}
    return len(wanted & response.stems) / len(wanted) if wanted else 0.0
