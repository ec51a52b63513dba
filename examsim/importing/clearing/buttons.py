"""What one can press on a flashcard site, which is copied along with its cards."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_RATING = re.compile(
    r"how well did you know (?:this|it)\W*|not at all|perfectly|[1-5]|still learning(?: \(\d+\))?|known?|got it"
    r"|flip(?: card)?|show answer|next|previous",
    re.IGNORECASE,
)
RATINGS_BEGIN = re.compile(r"how well did you know (?:this|it)\W*", re.IGNORECASE)
_SET = re.compile(
    r"(?:\d{1,4}\s)?(?:terms|cards|flashcards) in (?:this|the) (?:set|deck)\b|no study sessions yet\b", re.IGNORECASE
)
_ABOVE_SET = re.compile(
    r"flashcards|learn|test|match|q-chat|blocks|blast|study|save|share|print|export|edit|play"
    r"|profile picture|teacher|student|\d{1,4} (?:terms|cards|flashcards|questions)\b.{0,40}|home [>›»/].{0,80}"
    r"|created by\b.{0,40}|created \d.{0,40}|by \w{1,30}, .{3,30}|subjects: .{1,60}|\d(?:\.\d)? \(\d+ reviews?\)"
    r"|\d{1,4} ?/ ?\d{1,4}|\d+ studiers .{0,30}|skip to (?:main )?content|home|your library|study tools"
    r"|subjects|create",
    re.IGNORECASE,
)
"""Single words that may well be answers, further down."""
_FOOT = re.compile(
    r"about(?: us)?|careers|help(?: center| signing up)?|sign up|log in|privacy(?: policy)?"
    r"|terms(?: of (?:service|use))?|honor code"
    r"|languages?|english(?: \([A-Z]{2,3}\))?|community guidelines|advertise|for (?:students|teachers)|mobile"
    r"|upgrade|flashcards|learn"
    r"|solutions|test|modern learning lab|quizlet(?: plus| live)?|diagrams|study guides|contact(?: us)?|blog|©.{0,60}",
    re.IGNORECASE,
)
"""What stands at the foot of such a site: single words that may be terms elsewhere."""
_IN_SET = re.compile(
    r"name \| mastery\b.*|no (?:study sessions|analytics) yet\W*"
    r"|click to rate|[•*-] (?:front|back)|shuffle toggle ?(?:on|off)|card range to study|"
    r"leave the first rating|original|alphabetical|get a hint|don['’]t know\?|click the card to flip.{0,4}"
    r"|hide definitions|(?:share|save|print|export|report|study|test yourself on) this (?:set|deck)|report an issue"
    r"|(?:still learning|not studied|mastered) \(\d+\)|you haven['’]t studied these terms yet\W*|select these \d+"
    r"|you['’]ve (?:started|begun) learning these terms\. keep (?:it up|up the good work)!"
    r"|students also (?:viewed|studied|liked)|(?:upgrade to )?remove ads|only \$\d{1,3}(?:\.\d\d)?/(?:year|month)",
    re.IGNORECASE,
)
_OTHER_SETS = re.compile(
    r"(?:other sets by this creator|sets with similar terms|sets found in the same folder)\W*", re.IGNORECASE
)
_SIZE = re.compile(r"\d{1,4} terms", re.IGNORECASE)
"""What a site says of another set, below its name."""
_MOST_WORDS_OF_SET = 10
_MOST_SETS = 60
"""Lines in which it names others."""
_CARD = re.compile(r"(?P<card>\d{1,4}) ?(?:of|/) ?(?P<cards>\d{1,4})", re.IGNORECASE)
"""What stands above a card that is shown among so many."""
_FLIP = re.compile(r"(?:click|tap|press)(?: (?:on )?(?:the|this) card)? to flip.{0,4}", re.IGNORECASE)
_FEWEST_CARDS = 3
_AD = re.compile(r"advertisements?", re.IGNORECASE)
"""What stands above one of these."""
_FEWEST_OWN = 3
_FEWEST_HEADS = 2
_MOST_ABOVE = 40
"""Lines above the cards: with some of the site's among them, and no more than a screen, all are."""
_TIME = re.compile(r"\d{1,3} ?sec(?:onds|s)?\.?", re.IGNORECASE)
_QUIZ = re.compile(r"\d{1,3} - (?:quiz|true or false|multiple (?:choice|select))", re.IGNORECASE)
"""What a quiz with a clock sets above each question; how long one has stands below it."""
_VOTES_BEGIN = re.compile(r"community vote distribution\W*", re.IGNORECASE)
_VOTES = re.compile(r"(?:[A-H]{1,5} \()?\d{1,3}\s?%\)?|other", re.IGNORECASE)
"""What learners took for right, on a site that lets them vote; elsewhere a share may be an answer."""
_VOTED = re.compile(r"\s+most voted$", re.IGNORECASE)


def is_rating(text: str) -> bool:
    """Whether a line lets one say how well a card was known."""
    return bool(_RATING.fullmatch(text))


def is_button(text: str) -> bool:
    """Whether a line, where headings may stand, is one that a flashcard site has."""
    return bool(_RATING.fullmatch(text) or _IN_SET.fullmatch(text) or _ABOVE_SET.fullmatch(text))


def buttons_of(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that are a site's own, in the copy of a set of its cards or of questions it votes on."""
    flipped = _of_flipped(lines)
    votes = _votes(lines) | _of_quiz(lines) | flipped
    begin = next((at for at, line in enumerate(lines) if _SET.match(line.text) or line.number in flipped), None)
    if begin is None:
        return votes
    above, cards = lines[:begin], lines[begin:]
    own = [line for line in above if _ABOVE_SET.fullmatch(line.text) or _IN_SET.fullmatch(line.text)]
    if len(own) >= _FEWEST_OWN and len(above) <= _MOST_ABOVE:  # of the rest, the first is the title of the set
        own = [*own, *[line for line in above if line not in own and line.text[-1] != "?"][1:]]
    foot = [*takewhile(lambda line: _FOOT.fullmatch(line.text), reversed(cards)), *_other_sets(cards)]
    pressed = (line for line in cards if _IN_SET.fullmatch(line.text))
    ads = (line for line, below in pairwise(cards) if _AD.fullmatch(line.text) and _IN_SET.fullmatch(below.text))
    return votes.union(line.number for line in (*own, *pressed, *ads, *foot))


def counts_of_cards(lines: Sequence[Line]) -> set[int]:
    """The places of the lines that count cards out, ``1 of 18``, ``2 of 18``: from one on, and always of as many."""
    found = [(at, match) for at, line in enumerate(lines) if (match := _CARD.fullmatch(line.text))]
    is_counted = [int(match["card"]) for _, match in found] == [*range(1, len(found) + 1)]
    is_one_set = len({match["cards"] for _, match in found}) == 1
    return {at for at, _ in found} if len(found) >= _FEWEST_CARDS and is_counted and is_one_set else set()


def _of_flipped(lines: Sequence[Line]) -> set[int]:
    """What stands on cards that are counted out and can be turned over, and on neither of their sides."""
    counts = {lines[at].number for at in counts_of_cards(lines)}
    flips = [line.number for line in lines if _FLIP.fullmatch(line.text)]
    return counts.union(flips) if counts and len(flips) >= _FEWEST_CARDS else set()


def without_votes(lines: Sequence[Line]) -> list[Line]:
    """The lines, without the words that a site sets behind the option most have voted for."""
    if not any(_VOTES_BEGIN.fullmatch(line.text) for line in lines):
        return list(lines)
    return [line.cut(_VOTED.sub("", line.text)) for line in lines]


def _other_sets(cards: Sequence[Line]) -> Sequence[Line]:
    """What stands below the cards from where the site names other sets, each with its size."""
    begin = next((index for index, line in enumerate(cards) if _OTHER_SETS.fullmatch(line.text)), len(cards))
    below = cards[begin:]
    is_named = any(_SIZE.fullmatch(line.text) for line in below)
    are_names = len(below) <= _MOST_SETS and all(len(line.text.split()) <= _MOST_WORDS_OF_SET for line in below)
    return below if is_named and are_names else ()


def _of_quiz(lines: Sequence[Line]) -> set[int]:
    heads = {line.number for line in lines if _QUIZ.fullmatch(line.text)}
    if len(heads) < _FEWEST_HEADS:
        return set()
    return heads | {line.number for line in lines if _TIME.fullmatch(line.text)}


def _votes(lines: Sequence[Line]) -> set[int]:
    found: set[int] = set()
    is_open = False
    for line in lines:
        is_open = bool(_VOTES_BEGIN.fullmatch(line.text)) or (is_open and bool(_VOTES.fullmatch(line.text)))
        if is_open:
            found.add(line.number)
    return found
