"""What each guard does to a mark: at least one response for every guard there is, marked by the whole grader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from examsim.domain.question import Question
from examsim.domain.rubric import Criterion, Rubric
from examsim.grading.encoder import HashEncoder
from examsim.grading.grader import Grader, Submission
from examsim.grading.guards.another_answer import another_answer, many_answers
from examsim.grading.guards.choice import wrong_choice
from examsim.grading.guards.compared import compared
from examsim.grading.guards.contradiction import contradiction
from examsim.grading.guards.crossed import crossed
from examsim.grading.guards.denied_question import denied_question
from examsim.grading.guards.denied_sentence import denied_sentence
from examsim.grading.guards.echo import echo
from examsim.grading.guards.examine import RESPONSE_GUARDS, STATEMENT_GUARDS
from examsim.grading.guards.hedge import hedge
from examsim.grading.guards.inverted import inverted
from examsim.grading.guards.keywords_only import keywords_only
from examsim.grading.guards.kinds import another_kind
from examsim.grading.guards.language import other_language
from examsim.grading.guards.levelled import levelled
from examsim.grading.guards.listed_order import listed_order
from examsim.grading.guards.numbers import wrong_number
from examsim.grading.guards.opposite import opposite
from examsim.grading.guards.order import wrong_order
from examsim.grading.guards.places import wrong_place
from examsim.grading.guards.poles import exchanged_poles
from examsim.grading.guards.replaced import replaced
from examsim.grading.guards.scales import wrong_value
from examsim.grading.guards.spread import spread
from examsim.grading.guards.swapped import swapped
from examsim.grading.guards.told_order import told_order
from examsim.grading.guards.with_without import with_without
from examsim.grading.guards.wrong_formula import wrong_formula
from examsim.grading.guards.wrong_multiple import wrong_multiple
from tests.grading.guards.texts import compare

if TYPE_CHECKING:
    from examsim.domain.grade import Grade
    from examsim.grading.guards.examine import Guard

ANSWERS = {
    "delta": "Sediment deposited where a river reaches the ocean, spreading like a fan.",
    "geyser": "A spring from which heated groundwater erupts in columns of steam.",
    "oasis": "A fertile patch in a desert, fed by a well.",
    "moraine": "Rubble and gravel that ice has pushed along and left behind.",
}
SIBLINGS = tuple(Question(name, f"What is a {name}?", (answer,)) for name, answer in ANSWERS.items())
FJORD = "A narrow inlet of the sea between cliffs, carved by a glacier."
ONLY_TOLD = (contradiction, other_language)
"""They take no points away: what is meant, or what it says, they cannot know."""

NEED_A_MODEL = (replaced,)
"""Without one nobody knows which words mean the same."""


@dataclass(frozen=True)
class Case:
    """A response that would earn at least half, but for one guard."""

    guard: Guard
    question: str
    answer: str
    response: str
    told: str
    """What only this guard says."""
    rubric: Rubric | None = None


def met_by(statement: str, *alternatives: str) -> Rubric:
    """A rubric that a single keyword meets."""
    return Rubric("q", (Criterion("c", 4.0, statement, (alternatives,)),))


CASES = (
    Case(
        wrong_choice,
        "Does ice float?",
        "Yes, because it is lighter than water.",
        "No, because it is lighter than water.",
        "You chose “No”; the solution chooses “Yes”.",
    ),
    Case(
        wrong_number,
        "How many guests came?",
        "Between 40 and 60 guests came to the old house by the lake.",
        "Between 40 and 90 guests came to the old house by the lake.",
        "You wrote “90”; the solution says “60”.",
    ),
    Case(
        wrong_place,
        "Which runners were late?",
        "The third and the seventh runner were late for the evening race.",
        "The fourth and the eighth runner were late for the evening race.",
        "You wrote “fourth”; the solution says “third”.",
    ),
    Case(
        wrong_value,
        "How does the cost grow?",
        "The cost grows linearly with the number of items in the list.",
        "The cost grows exponentially with the number of items in the list.",
        "You wrote “exponentially”; the solution says “linearly”.",
    ),
    Case(
        wrong_multiple,
        "What happens to the kinetic energy of a car at twice the speed?",
        "It becomes four times as large, since it depends on the square of the speed.",
        "It becomes twice as large, since it depends on the square of the speed.",
        "You wrote “twice”; the solution says “four times”.",
    ),
    Case(
        wrong_formula,
        "How long does the search take?",
        "The search of a sorted list takes O(log n) steps.",
        "The search of a sorted list takes O(n) steps.",
        "You wrote “O(n)”; the solution says “O(log n)”.",
    ),
    Case(
        replaced,
        "What do the bacteria do?",
        "The bacteria turn sugar into an acid, and the acid dissolves the enamel of the tooth.",
        "The bacteria turn sugar into an acid, and the acid paints the enamel of the tooth.",
        "You wrote “paints” where the solution says “dissolves”.",
    ),
    Case(
        opposite,
        "What does warm air do?",
        "Warm air rises above the cold air of the valley.",
        "Warm air does not rise above the cold air of the valley.",
        "You wrote “does not rise",
    ),
    Case(
        denied_question,
        "What warms the sea?",
        "The rays of the sun and, deep down, hot springs.",
        "The rays of the sun and, deep down, hot springs never warm it.",
        "You wrote “never warm”, of what the solution names as the answer.",
    ),
    Case(
        denied_sentence,
        "What carries salt into the sea?",
        "Rivers carry dissolved minerals from the rocks into the sea.",
        "It is not true that rivers carry dissolved minerals from the rocks into the sea.",
        "You say that it is not so: what you deny is what the solution says.",
    ),
    Case(
        with_without,
        "When may a court punish?",
        "A free man is punished only with a lawful judgment of his equals.",
        "A free man is punished without lawful judgment of his equals.",
        "You wrote “without … lawful”; the solution says “with … lawful”.",
    ),
    Case(
        crossed,
        "How does a moat differ from a rampart?",
        "A moat is a ditch filled with water, whereas a rampart is a wall of earth behind a moat.",
        "A rampart is a ditch filled with water, and a moat is when there is a wall of earth.",
        "You say of “rampart” what the solution says of “moat”, and the other way round.",
    ),
    Case(
        exchanged_poles,
        "How do coils heat the two kinds of pan?",
        "The coil of copper wire below the plate warms its rim first, and heats quickly in iron and slowly in glass.",
        "It heats slowly in iron and quickly in glass.",
        "You say “slowly” of what the solution says “quickly” of",
    ),
    Case(
        swapped,
        "How does bread rise?",
        "Yeast turns the sugar of the dough into gas.",
        "Yeast turns the gas of the dough into sugar.",
        "“gas” and “sugar” have changed places",
    ),
    Case(
        inverted,
        "Who catches what?",
        "The spider catches the fly.",
        "The fly catches the spider.",
        "in the solution it is “spider” that does it.",
    ),
    Case(
        another_kind,
        "What carries blood away from the heart?",
        "Arteries carry blood under high pressure away from the heart to every organ and limb of the body.",
        "Veins carry blood under high pressure away from the heart to every organ and limb of the body.",
        "You wrote “Veins” where the solution says “Arteries”.",
    ),
    Case(
        wrong_order,
        "In which order is bread made?",
        "Knead the dough, then let it rest, then shape the loaves, then bake them.",
        "Bake them, then shape the loaves, then let it rest, then knead the dough.",
        "the solution has them the other way round.",
    ),
    Case(
        told_order,
        "How does a letter reach the reader?",
        "The writer drops the letter in a box, a van carries it to the depot, clerks sort it by street, "
        "and a postman delivers it.",
        "First a postman delivers it, then clerks sort it by street, after that a van carries it to the depot, "
        "and the writer drops the letter in a box.",
        "You have “postman” before “clerks”; the solution has them the other way round.",
    ),
    Case(
        listed_order,
        "Name the stages of brewing in order.",
        "Malting, mashing, boiling, fermenting, bottling.",
        "It goes boiling, then malting, then fermenting, then mashing, and bottling is the last one.",
        "You have “boiling” before “malting”; the solution has them the other way round.",
    ),
    Case(
        levelled,
        "How do owls differ from swallows?",
        "Owls hunt insects at night, whereas swallows do it by day.",
        "Owls hunt insects at night, and swallows also hunt insects at night.",
        "makes both alike; the solution tells them apart.",
    ),
    Case(
        spread,
        "What lies in the kitchen and in the cellar?",
        "Letters lie in the kitchen, and coal is stored in the cellar.",
        "Letters lie in the kitchen, and letters lie in the cellar.",
        "You say of “cellar” what the solution says of “kitchen” alone.",
    ),
    Case(
        echo,
        "How does a heat pump warm a house?",
        "It takes warmth from the air outside and releases it inside.",
        "A heat pump warms a house.",
        "This repeats the question; it does not answer it.",
        met_by("It takes warmth from the air outside.", "warmth", "heat"),
    ),
    Case(
        keywords_only,
        "Why is the sea salty?",
        "Rivers carry dissolved minerals into it. Only pure water evaporates from its surface.",
        "Rivers carry dissolved minerals pure water evaporates surface sea salty",
        "These are keywords in a row.",
    ),
    Case(
        hedge,
        "When did the bridge open?",
        "The bridge opened in 1931.",
        "The bridge opened in 1931 or 1913.",
        "“1931 or 1913” leaves both answers open; decide for one.",
    ),
    Case(
        another_answer,
        "What is a fjord?",
        FJORD,
        ANSWERS["delta"],
        "This describes What is a delta?, which is another question.",
        met_by("It is an inlet of the sea.", "sea", "ocean"),
    ),
    Case(
        many_answers,
        "What is a fjord?",
        FJORD,
        " ".join([FJORD, *ANSWERS.values()]),
        "This answers other questions as well (What is a delta?, What is a geyser?",
    ),
    Case(
        compared,
        "What is the matter with the machine?",
        "It spends more time moving pages about than running programs.",
        "It spends more time running programs than moving pages about.",
        "You compare the other way round",
    ),
    Case(
        contradiction,
        "What does a thermostat do?",
        "It keeps the temperature of a room steady.",
        "It keeps the temperature of a room steady. It heats the room. It does not heat the room.",
        "“It heats the room” and “It does not heat the room” contradict each other.",
    ),
    Case(
        other_language,
        "Why is the sky blue?",
        "Air scatters short waves of light more than long ones.",
        "Die Luft streut kurze Wellen des Lichts stärker als lange.",
        "This seems to be written in German",
    ),
)
every_guard = pytest.mark.parametrize("case", CASES, ids=[case.guard.__name__ for case in CASES])


@pytest.fixture(params=[None, HashEncoder()], ids=["keywords", "stand-in"])
def grader(request: pytest.FixtureRequest) -> Grader:
    return Grader(request.param)


def marked(grader: Grader, case: Case, response: str) -> Grade:
    question = Question("q", case.question, (case.answer,), points=4.0)
    return grader.grade(Submission(response, question, case.rubric, SIBLINGS))


def is_told(case: Case, grade: Grade) -> bool:
    return any(case.told in words for words in (*grade.notes, *(criterion.reason for criterion in grade.criteria)))


@every_guard
def test_a_guard_is_heard_and_takes_the_mark_below_half(grader: Grader, case: Case) -> None:
    grade = marked(grader, case, case.response)
    assert is_told(case, grade) is not (case.guard in NEED_A_MODEL and grade.versions.encoder == "none")
    assert grade.score < 0.5 or case.guard in ONLY_TOLD or not is_told(case, grade)


@every_guard
def test_the_solution_itself_earns_all_and_is_told_nothing(grader: Grader, case: Case) -> None:
    grade = marked(grader, case, case.answer)
    assert grade.score == 1
    assert not is_told(case, grade)


def test_every_guard_has_a_response_here() -> None:
    assert {case.guard for case in CASES} == {*STATEMENT_GUARDS, *RESPONSE_GUARDS}


@every_guard
def test_the_words_that_a_reason_quotes_are_known(case: Case) -> None:
    found = case.guard(compare(case.question, case.answer, case.response))
    if found is not None:  # some look at siblings or need a model
        assert list(found.names) == re.findall(r"“([^”]*)”", found.reason)
