"""A guide whose parts have headings, and each of them another shape, with no word that marks its questions."""

from __future__ import annotations

import pytest

from examsim.domain.errors import InputError
from examsim.importing import read_guide
from examsim.importing.shapes.headed_parts import _heads
from examsim.importing.text.lines import numbered_lines

CARDS = "Plankton\nOrganisms that drift with the currents.\n\nNekton\nAnimals that swim against the currents.\n\n"
CARDS += "Benthos\nOrganisms that live on the sea floor.\n\n"
TERMS = "Estuary - where a river meets the sea\nKelp - a large brown alga\nKrill - small crustaceans\n\n"
ASKED = "What is upwelling?\nCold water rising to the surface.\n\nWhat is a gyre?\nA system of rotating currents.\n\n"
TRUTH = "1. Corals are plants. False\n2. Sharks are fish. True\n\n"
CHOICES = (
    "1. A whale is a\na. fish\nb. mammal *\nc. bird\n2. A squid has how many arms?\na. eight *\nb. six\nc. four\n\n"
)
ALONE = "1. Which ocean is the largest?\nAnswer: The Pacific.\n\n"
TOLD = {
    CARDS: [line for line in CARDS.splitlines() if line.endswith(".")],
    TERMS: ["where a river meets the sea", "a large brown alga", "small crustaceans"],
    ASKED: ["Cold water rising to the surface.", "A system of rotating currents."],
    TRUTH: ["False", "True"],
    CHOICES: ["B) mammal", "A) eight"],
    ALONE: ["The Pacific."],
}
HEADS = {
    "weeks": ("Week 1", "Week 2", "Week 3", "Week 4"),
    "chapters": ("ch. 1-2", "ch. 3", "ch. 4 & 5", "ch. 6"),
    "romans": ("I. WORDS", "II. THE REST", "III. OF PEOPLE", "IV. AT LAST"),
    "letters": ("A. Words", "B. The rest", "C. Of people", "D. At last"),
    "sections": ("Section I: Words", "Section II: The rest", "Section III: Of people", "Section IV: At last"),
    "parts": ("PART A - Words (10 pts)", "PART B – THE REST", "PART C: of people", "PART D. AT LAST"),
    "markdown": ("## Words", "## The rest", "## Of people", "## At last"),
}
ORDERS = [
    (CARDS, TERMS, ASKED, "True/False\n\n" + TRUTH),
    (TERMS, CARDS, ALONE, ASKED),
    (ASKED, TERMS, CHOICES, "True or false\n\n" + TRUTH),
]


def _answers(guide: str) -> list[str]:
    return [question.answer for question in read_guide(guide, "sea.txt").bank.questions]


def _told(parts: tuple[str, ...]) -> list[str]:
    return [told for part in parts for told in TOLD[part.partition("\n\n")[2] if part.startswith("True") else part]]


def _guide(heads: tuple[str, ...], parts: tuple[str, ...], below: str = "") -> str:
    return "The sea, revision\n\n" + "".join(
        f"{head}\n{below}\n{part}" for head, part in zip(heads, parts, strict=True)
    )


@pytest.mark.parametrize("heads", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("parts", ORDERS)
def test_each_part_is_read_by_its_own_shape(heads: tuple[str, ...], parts: tuple[str, ...]) -> None:
    draft = read_guide(_guide(heads, parts), "sea.txt")
    assert [question.answer for question in draft.bank.questions] == _told(parts)
    assert draft.not_understood == ()
    assert set(heads) <= {line.text for line in draft.headings}


def test_what_a_part_tells_to_do_is_shown_and_asks_nothing() -> None:
    parts = (TERMS, ALONE, ASKED)
    draft = read_guide(_guide(HEADS["weeks"][:3], parts, "Learn these by Friday, please.\n"), "sea.txt")
    assert [question.answer for question in draft.bank.questions] == _told(parts)
    assert {line.text for line in draft.not_understood} == {"Learn these by Friday, please."}


@pytest.mark.parametrize("title", ["# The sea\n\n", ""])
def test_what_a_page_says_of_itself_above_its_parts_is_no_question(title: str) -> None:
    above = f"{title}Course: OCE 110\nTeacher: Dr. Vance\n\n"
    assert _answers(above + _guide(HEADS["markdown"], ORDERS[1]).partition("\n\n")[2]) == _told(ORDERS[1])


def test_a_part_that_is_not_understood_is_shown_where_most_are() -> None:
    prose = "Tides come twice a day in most places. They follow the moon, and the sun a little.\n\n"
    draft = read_guide(_guide(HEADS["weeks"], (CARDS, TERMS, prose * 9, ASKED)), "sea.txt")
    assert [question.answer for question in draft.bank.questions] == _told((CARDS, TERMS, ASKED))
    assert prose.strip() in {line.text for line in draft.not_understood}


def test_parts_that_are_mostly_prose_are_not_read_apart() -> None:
    prose = "Tides come twice a day in most places. They follow the moon, and the sun a little.\n\n" * 9
    guide = _guide(HEADS["weeks"], (CARDS, prose, TERMS, prose))
    with pytest.raises(InputError):
        _answers(guide)


def test_a_list_of_tasks_is_no_question_about_its_heading() -> None:
    tasks = "## To do\n\n- [ ] read chapter four\n- [x] go to the lab\n"
    parts = (*ORDERS[1][:2], ORDERS[1][3])
    assert _answers(_guide(HEADS["markdown"][:3], parts) + tasks) == _told(parts)


@pytest.mark.parametrize(
    ("lines", "heads"),
    [
        (("A. One", "B. Two", "C. Three"), [0, 1, 2]),
        (("I. One", "II. Two"), [0, 1]),
        (("Part A: one", "Part B: two"), [0, 1]),
        (("A. One", "C. Two"), []),
        (("A. One", "B. Two", "A. Three", "B. Four"), []),
        (("A. One", "B. What is two?"), [0]),
        (("A. One",), []),
        (("Lecture 3", "lecture 3 is where this is from"), [0]),
    ],
)
def test_letters_and_numbers_of_parts_count_up_through_the_guide(lines: tuple[str, ...], heads: list[int]) -> None:
    assert _heads(numbered_lines("\n\n".join(lines))) == heads


@pytest.mark.parametrize("heads", [("What lives here?", "Who eats whom?", "Where?"), ("Coast", "Open sea", "Floor")])
def test_headings_that_ask_keep_the_lists_below_them(heads: tuple[str, ...]) -> None:
    lists = ("- kelp\n- crabs\n", "- gulls\n- crabs\n", "- on rocks\n- in sand\n")
    guide = "".join(f"## {head}\n\n{told}\n" for head, told in zip(heads, lists, strict=True))
    assert len(_answers(guide)) == 3


def test_headings_that_ask_keep_lists_that_look_like_terms() -> None:
    heads = ("What lives on the coast?", "What lives in the open sea?", "What lives on the floor?")
    guide = "".join(f"## {head}\n\n- Plants: kelp {n}\n- Animals: crab {n}\n\n" for n, head in enumerate(heads))
    assert len(_answers(guide)) == 3


def test_questions_marked_as_such_are_not_given_up_for_more_terms() -> None:
    told = "Answer: They differ.\nSpring tide: moon and sun in line\nNeap tide: moon and sun at odds\n"
    asked = "".join(f"Question: What are the tides of coast {n}?\n{told}\n" for n in "ABC")
    assert len(_answers(f"Week 1\n\n{asked}Week 2\n\n{asked.replace('coast', 'island')}")) == 6


def test_two_statements_are_enough_where_a_heading_says_what_they_are() -> None:
    statements = "1. Sharks are fish. True\n2. Whales breathe air. True\n"
    for head in ("True/False", "PART B – TRUE OR FALSE", "True or false questions:"):
        assert _answers(f"{head}\n\n{statements}") == ["True", "True"]
    with pytest.raises(InputError):
        _answers(f"About animals\n\n{statements}")


DEATHS_OF_STARS = """\
ASTRONOMY NOTES

I. STARS THAT END

RED GIANT
What a star becomes that has burnt its hydrogen.

WHITE DWARF
The core that is left of a small star.

It cools for ever, since nothing burns in it any more and nothing ever will again.

SUPERNOVA
The burst of a large star.

II. LIGHT AND COLOUR  (typed up as a list, the other way took too long)

• Redshift — a longer wave than was sent
• Spectrum — light set apart by its waves
• Albedo — the share of light that a body throws back

III. ORBITS

• Apogee — the place farthest off
   ◦ of a moon
   ◦ of a probe
• Perigee — the place nearest by
"""


def test_parts_that_are_counted_may_hold_terms_in_capitals() -> None:
    draft = read_guide(DEATHS_OF_STARS, "guide.txt")
    assert [question.answer.split()[-1] for question in draft.bank.questions] == [
        "hydrogen.",
        "again.",
        "star.",
        "sent",
        "waves",
        "back",
        "probe",
        "by",
    ]
    assert not draft.not_understood


def test_a_heading_that_asks_without_its_mark_heads_no_part() -> None:
    kites = [f"### What is kite {n} made of{'' if n == 3 else '?'}\n\nOf paper number {n}.\n\n" for n in range(1, 5)]
    words = (
        "## Words\n\n| Word | Why it matters |\n|---|---|\n| keel | a fin |\n| bow | a bend |\n| tail | a ribbon |\n\n"
    )
    years = "## Years\n\n- **1752** – Franklin\n- **1893** – Hargrave\n- **1948** – Rogallo\n"
    text = f"# Kites\n\n## Making them\n\n{''.join(kites)}{words}{years}"
    answers = [question.answer for question in read_guide(text, "guide.txt").bank.questions]
    assert answers[:4] == [f"Of paper number {n}." for n in range(1, 5)]


def test_a_title_in_a_frame_may_be_as_long_as_a_short_sentence() -> None:
    title = "--- LIFE OF THE COASTLINES & OPEN WATERS (my lecture) ---"
    assert _heads(numbered_lines(f"Kelp - an alga\n\n{title}\n\nKrill - small crustaceans")) == [1]
    longer = title.replace("lecture", "lecture-by-lecture notes")
    assert _heads(numbered_lines(f"Kelp - an alga\n\n{longer}\n\nKrill - small crustaceans")) == []
