"""Terms in bold or in headings with what they mean below."""

from __future__ import annotations

from examsim.importing import read_guide
from examsim.importing.shapes import headed_blocks
from examsim.importing.text.entries import Part
from examsim.importing.text.lines import numbered_lines

NOTES = """\
# Film, week 4

*FLM 110, bring your own pen*

## Light

**Low-key lighting**

Strong contrast and deep shadows.

**Three-point lighting**

A key light, a fill light and a back light.

## Editing

**Kuleshov effect**

Two shots in sequence mean more than either alone.
"""


def test_headings_above_terms_in_bold_head_parts() -> None:
    bank = read_guide(NOTES, "guide.md").bank
    assert [question.answer for question in bank.questions] == [
        "Strong contrast and deep shadows.",
        "A key light, a fill light and a back light.",
        "Two shots in sequence mean more than either alone.",
    ]


BLOCKS = """\
Aperture
The opening of a lens

Which marks of exposure does a camera count beside the time and the light?
Aperture
Sensitivity

Shutter
What opens for a moment

What does a long exposure show of water?
{gap}Only a mist, since it moves.

Tripod
A stand with three legs
"""


def test_a_question_opens_a_block_however_long_it_is() -> None:
    questions = read_guide(BLOCKS.format(gap=""), "guide.txt").bank.questions
    assert [question.answer for question in questions][1:3] == ["Aperture\nSensitivity", "What opens for a moment"]


def test_a_question_may_have_a_blank_line_below_it() -> None:
    questions = read_guide(BLOCKS.format(gap="\n"), "guide.txt").bank.questions
    assert [question.answer for question in questions][2:4] == [
        "What opens for a moment",
        "Only a mist, since it moves.",
    ]


ROCKS = """\
BASALT
A dark rock that lava leaves.

GRANITE
A rock that cools slowly far below.

Its crystals can be seen with the naked eye, which is not so of any that lava leaves.

PUMICE
A rock full of holes.

ROCK SALT

What a sea leaves that dries up in the sun of a desert over many thousand years.
"""


def test_a_term_in_capitals_may_have_a_blank_line_below_it() -> None:
    questions = read_guide(ROCKS, "guide.txt").bank.questions
    assert [question.answer.splitlines()[0][:12] for question in questions] == [
        "A dark rock ",
        "A rock that ",
        "A rock full ",
        "What a sea l",
    ]


def test_a_line_in_small_letters_alone_is_no_term_among_capitals() -> None:
    text = f"{ROCKS.replace('ROCK SALT', 'Rock salt')}\nSLATE\nA rock in sheets.\n\nCHALK\nA rock of shells.\n"
    pieces = headed_blocks.read(numbered_lines(text))
    asked = [piece.line.text for piece in pieces if piece.part is Part.PROMPT]
    assert asked == ["BASALT", "GRANITE", "PUMICE", "SLATE", "CHALK"]


def test_headings_with_a_meaning_below_them_are_terms_beside_those_in_bold() -> None:
    keel = "# Keel\nThe lowest beam.\n\n**Bar keel**\nOne solid bar.\n\n**Duct keel**\nHollow inside.\n\n"
    hull = "# Hull\nThe body of a ship.\n\n**Planks**\nThe boards of a hull.\n"
    assert [question.answer for question in read_guide(keel + hull, "guide.md").bank.questions] == [
        "The lowest beam.",
        "One solid bar.",
        "Hollow inside.",
        "The body of a ship.",
        "The boards of a hull.",
    ]


SLIDES = """\
# Light and Lens
{below}

# Aperture
- The opening of a lens

# Shutter
- What opens for a moment
- and closes again

# Tripod
- A stand with three legs
"""


def test_the_first_slide_above_those_with_lists_is_the_title() -> None:
    bank = read_guide(SLIDES.format(below="PHO 110, evening course"), "slides.md").bank
    assert [question.prompt for question in bank.questions] == ["Define aperture.", "Define Shutter.", "Define Tripod."]


def test_the_first_slide_with_a_list_is_one_of_the_others() -> None:
    bank = read_guide(SLIDES.format(below="- What a camera needs"), "slides.md").bank
    assert bank.questions[0].answer == "- What a camera needs"
