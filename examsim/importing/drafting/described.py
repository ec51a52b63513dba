"""Things that a guide names by what they are of: ``Capital of France``, ``Difference between TCP and UDP``.

Nobody explains a capital: what is asked for is which it is, or who, how many or when.
"""

from __future__ import annotations

import re

from wordfreq import zipf_frequency

_PERSONS = (
    "author|writer|poet|composer|painter|sculptor|architect|inventor|discoverer|founder|creator|father|mother|king|queen"
    "|emperor|ruler|president|chancellor|leader|commander|god|goddess|wife|husband|son|daughter|brother|sister|teacher"
)
_SAID_OF = (
    "capital|currency|term|word|language|population|area|location|number|amount|name|symbol|formula|unit|value|size|length|height"
    "|depth|width|weight|mass|speed|temperature|pressure|volume|density|age|date|year|colou?r|shape|order|purpose|function"
    "|role|task|use|cause|effect|result|outcome|consequence|reason|source|origin|product|aim|goal|objective|definition|meaning"
    "|difference|similarity|relationship|relation|link|advantage|disadvantage|benefit|drawback|risk|characteristic|feature"
    "|property|properties|component|part|element|type|kind|form|stage|step|phase|layer|level|branch|example|instance"
    "|significance|importance|impact|structure|composition|point|range|rate|ratio|percentage|duration|opposite|synonym"
)
_ONE_OF_MANY = re.compile(r"example|instance|synonym|(?:dis)?advantage|benefit|drawback|risk|use", re.IGNORECASE)
_RELATION = re.compile(
    rf"(?:the\s|an?\s)?(?P<thing>(?:[\w-]+\s){{0,2}}?(?P<head>{_SAID_OF}|{_PERSONS})(?P<many>e?s)?)\s(?:of|between|for|during)\s\S[^.?!;:\n]*",
    re.IGNORECASE,
)
_OF = re.compile(
    r"(?:the\s|an?\s)?(?P<thing>(?:[\w'’-]+\s){0,2}?(?P<head>[\w'’-]{3,}))\sof\s\S[^.?!;:\n]*", re.IGNORECASE
)
_MOST = re.compile(
    r"(?:the\s)?(?P<thing>(?:[^\W\d_]{2,}est|most\s[^\W\d_]+|first|last|only)\s(?:[\w-]+\s)*?(?P<head>[^\W\d_]+))"
    r"(?:\s(?:in|on|by|at|for|that|which|who)\s[^.?!;:\n]*)?",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(r"[^\W\d_]{2,}est\s|most\s", re.IGNORECASE)
_CALLED = re.compile(
    r"study|science|fear|lack|loss|absence|excess|act|state|process|belief|\w+(?:tion|ment|ness)", re.IGNORECASE
)
_OF_A_PEOPLE = re.compile(r"\w+(?:ish|ese|ian|can|pean)|french|greek|dutch|german|roman|norman", re.IGNORECASE)
_PERSON = re.compile(_PERSONS, re.IGNORECASE)
_EVENT = re.compile(
    r"\b(?:battle|siege|treaty|peace|war|fall|founding|foundation|invasion|conquest|discovery|signing|death|birth|revolution"
    r"|rebellion|revolt|uprising|massacre|conference|congress|declaration|coronation|abolition|reunification)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:in\s)?(?:1\d{3}|20\d\d|\d{1,4}\s?(?:BCE?|CE|AD))\.?")
_NUMBER = re.compile(r"[-+]?\d[\d.,]*(?:\s?\S{1,6})?")
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|should|must|may|might)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where|whom)\b", re.IGNORECASE)
_PLURAL = re.compile(r"[^\W\d_]{2,}(?<![siu'’])s", re.IGNORECASE)
_COUNT = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s(?:in|of|on|per|for|at|between|within|from|to|with|by)\s", re.IGNORECASE)
_SHORT = 4
"""Words of an answer that only says which."""
_MOST_WORDS = 16
_FEWEST_DESCRIBING = 5
_USUAL = 2.5
"""How often people write a word that is likely no name."""


def asked_for(term: str, answer: str) -> str:
    """A question for what a term describes; empty where it is a name, which is asked for otherwise."""
    term = term.strip().rstrip(".:")
    words = len(term.split())
    if not 2 <= words <= _MOST_WORDS or _VERB.search(_RELATIVE.split(term, maxsplit=1)[0]) or "?" in term:
        return ""
    is_short = 0 < len(answer.split()) <= _SHORT and "\n" not in answer
    if is_short and _YEAR.fullmatch(answer) and _EVENT.search(term):
        return f"When was the {_lowered(_bare(term))}?"
    if related := _RELATION.fullmatch(term) or ((_OF.fullmatch(term) or _MOST.fullmatch(term)) if is_short else None):
        return _which(term, related)
    if is_short and _NUMBER.fullmatch(answer):
        return _how_much(term)
    is_told = _PREPOSITION.search(term) or _RELATIVE.search(term)
    is_description = words >= _FEWEST_DESCRIBING and words > len(answer.split()) + 1 and is_told
    return f"Name this: {_lowered(term)}." if is_short and is_description else ""


def _which(term: str, found: re.Match[str]) -> str:
    bare = _lowered(_bare(term))
    if _COUNT.match(bare) or found.groupdict().get("many") or _PLURAL.fullmatch(found["head"]):
        return f"What are the {bare}?"
    if _PERSON.fullmatch(found["head"]):
        return f"Who is the {bare}?"
    article = "the" if not _ONE_OF_MANY.fullmatch(found["thing"]) else "an" if bare[0] in "aeio" else "a"
    return f"What is {article} {bare}{' called' if _CALLED.fullmatch(found['head']) else ''}?"


def _how_much(term: str) -> str:
    """A question for a number, a plain one being how many there are of what is many."""
    bare = _lowered(_bare(term))
    at = place.start() if (place := _PREPOSITION.search(bare)) else len(bare)
    if _PLURAL.fullmatch(bare[:at].rsplit(maxsplit=1)[-1]):
        return f"How many {bare[:at]} are there{bare[at:]}?"
    return f"What is {bare}?" if re.search(r"['’]s?\s", bare) or bare[0].isupper() else f"What is the {bare}?"


def _bare(term: str) -> str:
    return re.sub(r"^(?:the|an?)\s", "", term, flags=re.IGNORECASE)


def _lowered(text: str) -> str:
    """A text as it stands within a sentence: its first word keeps its capital where it may be part of a name."""
    first, _, rest = text.partition(" ")
    is_related = _RELATION.fullmatch(text) or _SUPERLATIVE.match(text) or not any(char.isupper() for char in rest)
    is_plain = first[1:].islower() and first.isalpha() and not _OF_A_PEOPLE.fullmatch(first)
    is_usual = zipf_frequency(first.casefold(), "en") >= _USUAL
    return f"{first[0].lower()}{first[1:]} {rest}".strip() if is_plain and is_usual and is_related else text
