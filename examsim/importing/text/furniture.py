"""Lines that belong to the page and not to what it teaches: banners, page numbers, headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.text import label_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_BANNER_WORDS = frozenset(
    """
    100 a about accurate actual all an and answer answered answers available best by certified complete completed
    comprehensive correct detailed download edition exam exams explanations final for full graded guarantee guaranteed
    guide in instant key latest most new newest of official on pass passed practice prep q qs question questions rated
    rating rationale rationales real revised score script solution solutions solved study success test tests the to top
    update updated verified version well with your
    """.split()  # noqa: SIM905
)
_PRAISE = re.compile(r"100\s*%|\b(?:accurate|actual|certified|graded|guaranteed|latest|newest|rated|verified)\b")
_YEAR_OR_GRADE = re.compile(r"(?:19|20)\d\d|\d{1,3}|a")
_WORD = re.compile(r"\w+")
_PAGE = re.compile(
    rf"(?:{label_words.PAGE}|card|flash\s?card|slide|item)\s*#?\d{{1,4}}(?:\s*(?:{label_words.OF_PAGES})\s*\d{{1,4}})?"
    r"|question\s\d{1,4}\sof\s\d{1,4}[\s|·•–—-]{1,5}\d{1,3}(?:[.,]\d{1,2})?\s?(?:/|of|out of)\s?\d{1,3}(?:[.,]\d{1,2})?"
    r"\s(?:points?|pts?|marks?)"
    r"|\d{1,4}\s*\|\s*(?:p\s*a\s*g\s*e)?"
    r"|[^?:]{1,60}[^\w?:](?-i:P(?:age|AGE))\s\d{1,4}\sof\s\d{1,4}"
    rf"|<!--\s?(?:{label_words.PAGE}|slide|image|picture)\b[^<>]{{0,60}}-->"
    r"|(?:\d{1,4}\s)?[-–—]\s*/\s*\d{1,4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?|lOMoARcPSD\s?\|\s?\d+|[-–—]{1,3}\s*\d{1,4}\s*(?:(?:/|of)\s*\d{1,4}\s*)?[-–—]{1,3}",
    re.IGNORECASE,
)
"""Only what is plainly a page's number: "3/4", "- 5" and "it is on page 3 of 9" are answers."""
_UNCOUNTED = re.compile(r"[-–—]\s*/\s*(?P<pages>\d{1,4})")
_RULE = re.compile(r"[\W_]{3,}|[,.;:•◦·_|]{1,2}|~~")
_EMPHASISED = re.compile(r"(?P<sign>\*{1,3}|_{1,3})(?P<text>[^\s*_].*)(?P=sign)")
_ENDS_IN_BLANK = re.compile(r"_{3,}[.,;]")
"""The end of a sentence that was wrapped before its blank."""
_OF_CODE = re.compile(r"[`()\[\]{}]|^(?!(.)\1+$)(?=.*[!<=>&^%$@?/\\]).{3,4}$")
"""Brackets and operators: ``!==`` may be an answer, and ``| [] | () |`` is a row."""
_DATE = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|(?:\d{1,2}\.?\s)?[A-Za-z]{3,9}\.?\s(?:\d{1,2},?\s)?\d{4})"
    r"(?:,?\s\d{1,2}:\d\d)?"
)
"""Of the copy that a person has."""
_IMPRINT = re.compile(
    r"(?:[©ⓒ]|\(c\)\s(?=(?:19|20)\d\d\b|copyright)|copyright\b(?!\s?[:=]|\s[–—-]\s?\D)"
    r"|(?:[^?]{0,60}\W)?for (?:classroom|class|personal|internal|educational) use only\b.{0,20}$"
    r"|downloaded (?:by|from)\b|.{0,80}\ball rights reserved\b|https?://\S+$|www\.\S+$"
    r"|this study (?:source|resource) was (?:downloaded|shared)\b|this preview shows page|course hero (?:uses|is not)\b"
    r"|stu(?:via|docu)(?:\.com)? (?:-|–|is not)\s?|(?:directions|instructions)\s?:"
    r"|true\s*(?:/|or|and)\s*false\s*[.:?–—-]+\s*(?:write|mark|correct|circle|choose|decide|indicate|say|state|tell)\b"
    r"|(?:choose|select|circle|pick|mark) the (?:one |single )?(?:best|correct|right)"
    r" (?:answer|option|choice|response)s?\b[^?]{0,60}$"
    r"|(?:\d{1,4}\s)?(?:terms|cards|flashcards|questions) in (?:this|the) (?:set|deck)\b"
    r"|(?:this is the )?end of (?:the |this )?(?:free )?preview\b|get unlimited access\W*$"
    r"|students also (?:viewed|studied|like)"
    r"|(?:distribution|sharing) of this document is|this document (?:is|was) (?:available|uploaded|downloaded)\b"
    r"|answer (?:all|any|each|every|(?:any )?(?:one|two|three|four|five|\d))\b.{0,20}\bquestions?\b"
    r"|screen clipping taken\b|end of (?:the )?(?:questions|(?:question )?paper|exam(?:ination)?|test"
    r"|mark(?:ing)? scheme|answers?(?: key)?|quiz|document)\b"
    r"|(?:your |final |total )?score\s?:\s?\d{1,3}\s?(?:/|of|out of)\s?\d{1,3}"
    r"|(?:posted|submitted|asked|answered) by .{1,60}\b(?:ago|upvotes?|votes?|points?|comments?)\b.{0,20}$"
    rf"|(?:last )?(?:printed|exported|generated|revised|updated|modified)(?: on| at)?\s?:?\s{_DATE}\W*$"
    r"|/?r/[\w-]{2,30}\s?[•·|–—-]\s.{1,60}\sago\b.{0,10}$"
    r"|(?:visit|find|follow) us (?:at|on) (?:[^?]{0,30}(?:\w\.[a-z]{2}|@)"
    r"|(?:facebook|instagram|tiktok|discord|youtube)\b)"
    r"|visit [\w-]{3,30}\.\w{2,10}\b.{0,20}\bfor more\b"
    r"|(?:all the best|good luck|thank(?:s| you)|please|don['’]t forget|if (?:this|it) helped|hope (?:this|it) helps)\b"
    r".{0,60}\bleave (?:a|me a|your)\b.{0,20}\b(?:review|rating|like|feedback)\b"
    r"|(?:<\w{1,6}>)?(?:page |file |deck )?(?:exported|printed|converted|generated) (?:from|by|with)"
    r" (?:notion|quizlet|anki|obsidian|evernote|onenote|google docs?|pandoc|goodnotes"
    r"|brainscape|remnote|logseq|joplin|confluence)\b.{0,40}$"
    r"|[^?]{0,60}(?:[·•|©]|licen[cs]ed under)[^?]{0,20}\bCC[ -]BY(?:-(?:NC|SA|ND)){0,2}\b"
    r"|(?:was|did you find) this (?:\w{1,12} )?(?:helpful|useful)\b|did this answer your question\b"
    r"|how (?:helpful|useful) was this\b"
    r"|(?:chatgpt|claude|gemini|copilot|(?:this )?ai)\b[^.?]{0,30}\bcan make mistakes\b"
    r"|(?:still have (?:more )?questions"
    r"|(?:didn|can|couldn)['’]t (?:find|see) (?:what you|(?:the|your) (?:question|answer))[^?]{0,40})"
    r"\?\s+(?:contact|ask|call|e-?mail|chat|write|reach|get in touch|let us)\b"
    r"|want to earn\b|powered by\b|scan to open|[\w-]{3,30}\.(?:com|net|org|io)(?:$|/|\s*[-–—|]\s))",
    re.IGNORECASE,
)
_NAMED_END = (
    r"(?:this is the e|(?-i:E))nd of (?:[\w’'-]{1,20}\s){0,5}"
    r"(?:(?:study|review) (?:guide|sheet|packet)|handout|work ?sheet|test bank)"
)
_SHOUTED_END = (
    r"(?-i:END OF (?:[A-Z\d]{1,20} ){0,4}"
    r"(?:REVIEW|NOTES|PACKET|(?:SECTION|PART|UNIT|CHAPTER) (?:[A-H]|\d{1,2}|[IVX]{1,4})))"
)
_FRAMED_END = (
    r"(?:(?P<frame>[*=#~_–—-])(?P=frame){0,20}\s+|(?P<tight>[*=#~_–—-])(?P=tight){2,20})"
    r"(?:the )?end(?: of(?: [\w’'-]{1,20}){1,6})?"
    r"(?:(?<!\s)(?P=tight){3,20}|\s+(?P=frame){1,20})"
)
_END = re.compile(rf"[^\w.]*(?:{_NAMED_END}|{_SHOUTED_END})[^\w.]*|{_FRAMED_END}", re.IGNORECASE)
"""A text that says that it ends, by a name that texts have, shouted or in a frame."""
_GIVEN = re.compile(
    r"^[*_\s\[(]{0,9}(?:your|my|(?:the )?student(?:['’]?s)?|submitted|selected|given|chosen)"
    r"\s(?:answer|response|choice)s?[*_]*\s*:",
    re.IGNORECASE,
)
_KIND = (
    r"(?:multiple[\s-]choice|true\s?(?:/|or|and|&)\s?false|short[\s-](?:answers?|responses?)|(?-i:COMPLETION)|fill[\s-]in[\s-]the[\s-]blanks?"
    r"|free[\s-]response|essays?|matching)(?:\s(?:questions?|items?|section|part))?(?:\s?\(.{1,40}\))?"
)
_SECTION = re.compile(
    rf"#{{1,6}}\s\S|(?:{label_words.UNIT}|chapter|chs?\.?|chap\.?|section|unit|module|lecture|part|week|lesson|exam|quiz|test|topic)\s+"
    r"(?:\d+|[IVX]+|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    rf"|(?:(?:section|part)\s+[A-H]\b\s?[:.)–—-]*\s*)?{_KIND}\W*$|(?:section|part)\s+[A-H]\W*$",
    re.IGNORECASE,
)
_INSTRUCTED = re.compile(
    rf"(?:(?:section|part)\s+(?:[A-H]|\d{{1,2}}|[IVX]{{1,4}})|(?-i:[IVX]{{1,4}}))\s?[.:)–—-]+\s*{_KIND}\s?[.:–—-]+\s.{{1,80}}",
    re.IGNORECASE,
)
"""A part of a paper with what is to be done in it: "PART B. TRUE / FALSE. Write T or F."."""
_PART_NAMES = re.compile(
    r"(?:VOCABULARY|GLOSSARY|DEFINITIONS|TERMINOLOGY|FORMULAS|ABBREVIATIONS|ACRONYMS|MISCELLANEOUS)[.:]?"
    r"|(?i:completion)[ .:]{0,3}"
)
"""Without a blank line above, they may be items of a list."""
_TO_FILL_IN = re.compile(r"\b[^\W\d_]{1,9}\.?\s?:\s{0,3}_{2,}")
"""Room for a name or a date, on the first page of a paper."""
_FRAMED = re.compile(r"(?P<sign>[*=~#_–—-])(?P=sign){1,20}\s+(?P<name>[^\W\d_].*?)\s+(?P=sign){2,21}")
"""A title between two rows of a sign."""
_LABEL = re.compile(
    rf"(?:\w+\s)?(?:{label_words.QUESTION}|{label_words.ANSWER}|{label_words.RATIONALE})s?\b", re.IGNORECASE
)
_LONGEST_ACRONYM = 3
_LITTLE = frozenset(["A", "AN", "THE", "OF", "AND", "IN", "ON", "TO", "FOR", "BY", "OR", "&", "–", "—", "-", "/"])
_FEWEST_SHOUTED = 6
_SHARE_SHOUTED = 0.6
_SUMMARY = re.compile(r"summary\s?[:–—-]", re.IGNORECASE)
_MOST_SUMMED = 8
"""Lines of a summary."""
_LONGEST = 120
_MOST_WORDS = 12


def is_furniture(text: str) -> bool:
    """Whether a line would be there whatever the guide was about."""
    if len(text) > _LONGEST:
        return False
    return is_of_page(text) or is_banner(text)


def is_page(text: str) -> bool:
    """Whether a line is the number of a page, and says so."""
    return _PAGE.fullmatch(text) is not None


def pages_of_uncounted(text: str) -> int:
    """How many pages there are, by a line that has lost the number of its own: ``- / 3``; 0 by any other line."""
    match = _UNCOUNTED.fullmatch(text)
    return int(match["pages"]) if match else 0


def is_of_page(text: str) -> bool:
    """Whether a line is a page's own, and names nothing: a number, a drawn line, an imprint."""
    return bool(is_page(text) or _is_drawn(text) or _IMPRINT.match(_unframed(text)) or _END.fullmatch(text))


def _unframed(text: str) -> str:
    """A line without the emphasis that all of it has."""
    framed = _EMPHASISED.fullmatch(text)
    return framed["text"] if framed else text


def _is_drawn(text: str) -> bool:
    return _RULE.fullmatch(text) is not None and not _OF_CODE.search(text) and not _ENDS_IN_BLANK.fullmatch(text)


def is_rule(text: str) -> bool:
    """Whether a line is drawn and not written: it sets apart what is above it and below."""
    return len(text) > 2 and not any(char.isalnum() for char in text)


def is_banner(text: str) -> bool:
    """Whether a line praises the document; one that is shouted may name what it is about besides."""
    is_shouted = text.isupper() and len(_WORD.findall(text)) >= _FEWEST_SHOUTED
    return _praise(text) >= (_SHARE_SHOUTED if is_shouted else 1)


def is_praise(text: str) -> bool:
    """Whether a line only praises the document: "VERIFIED SOLUTIONS 2026", "100% correct answers, graded A+"."""
    return _praise(text) == 1


def _praise(text: str) -> float:
    """The share of words that praise, in a line that does; 0 in any other."""
    small = text.casefold()
    if not _PRAISE.search(small) or re.search(r":\s*\S", text):  # "Answer: verified" is an answer
        return 0.0
    words = _WORD.findall(small)
    return sum(word in _BANNER_WORDS or _YEAR_OR_GRADE.fullmatch(word) is not None for word in words) / len(words)


def summary_at_end(lines: Sequence[Line]) -> int:
    """Where the summary begins that closes a page of notes, and belongs to none of its questions; else behind all.

    Only one that stands apart from what is above it, or is shouted: answers may well end in a summary of their own.
    """
    found = [index for index, line in enumerate(lines) if _SUMMARY.match(line.text)]
    first = found[0] if len(found) == 1 else len(lines)
    below = lines[first:]
    is_apart = bool(below) and (below[0].has_gap or below[0].text.startswith("SUMMARY"))
    is_last = len(below) <= _MOST_SUMMED and not any(line.has_gap for line in below[1:])
    return first if is_apart and is_last else len(lines)


def is_given(text: str) -> bool:
    """Whether a line says what somebody answered, which is no part of a guide that says beside it what is right."""
    return _GIVEN.match(text) is not None


def is_heading(text: str, *, is_first: bool = False) -> bool:
    """Whether a paragraph outside all questions reads as a title or a heading rather than prose."""
    most = _MOST_WORDS if not is_first else 2 * _MOST_WORDS
    words = text.split(maxsplit=most)
    if not words or len(text) > _LONGEST or len(words) > most or text[-1] in ".,;":
        return False
    if " = " in text and not is_first and not text.startswith("#"):  # a formula
        return False
    return is_first or not text[0].islower()


def is_section(text: str, *, has_gap: bool) -> bool:
    """Whether a line between two questions opens a part of the guide."""
    if has_gap and _INSTRUCTED.fullmatch(text):
        return True
    if not is_heading(text) or text.endswith("?"):
        return False
    words = text.split()
    long = [word for word in words if len(word) > _LONGEST_ACRONYM]
    is_named = len(long) >= 2 or (len(long) == 1 and len(long) < len(words))
    is_shouted = has_gap and text.isupper() and is_named and _LITTLE.issuperset(w for w in words if w not in long)
    is_kind = has_gap and _PART_NAMES.fullmatch(text) is not None
    return is_shouted or is_kind or bool(_SECTION.match(text)) or (has_gap and _is_framed(text))


def _is_framed(text: str) -> bool:
    """Whether a line is a title between two rows of a sign, and no marker of questions or answers."""
    framed = _FRAMED.fullmatch(text)
    return framed is not None and not _LABEL.match(framed["name"])


def heading_key(text: str) -> str:
    """Equal for two printings of the same heading, whatever is to be filled in beside it."""
    return " ".join(_WORD.findall(_TO_FILL_IN.sub("", text.casefold())))
