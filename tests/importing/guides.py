"""Small study guides in the shapes people have, written for these tests."""

from __future__ import annotations

DOTTED_TWICE = """\
BIO 210 MIDTERM ACTUAL EXAM SCRIPT 2026
VERIFIED SOLUTIONS
◉ Osmosis. Answer: Water moves through a membrane that lets only some
molecules pass, towards the side with more dissolved material. E.g. a raisin
swelling in water
water follows the dissolved material through the membrane
◉ Ohm's law. Answer: the voltage is the current times the resistance,
that is V = I*R
, holds while the temperature of the conductor does not change
Who was Georg Ohm?
◉ ATP = Adenosine Triphosphate. Answer: stores energy for the cell
VERIFIED SOLUTIONS
◉ Osmosis. Answer: Water moves through a membrane that lets only some
molecules pass, towards the side with more dissolved material. E.g. a raisin
swelling in water
water follows the dissolved material through the membrane
◉ Ohm's law. Answer: the voltage is the current times the resistance,
that is V = I*R
, holds while the temperature of the conductor does not change
Who was Georg Ohm?
◉ ATP = Adenosine Triphosphate. Answer: stores energy for the cell"""

DASHED = """\
with 100% Verified Answers
PREFACE:
This collection of questions was put together for people who study the
economy in their own time, and it is checked now and then by nobody.
EXAM QUESTIONS AND ANSWERS:
Opportunity cost --- correct answer ---The value of the best thing
you gave up
>> counts even if no money changes hands
,Sunk cost --- correct answer ---Money already spent that no choice
can bring back.
,1. ignore it when you decide
2. look at what is still to come"""

BRACKETED = """\
GEO-110 Rocks – Study Guide



Igneous Rock - (ANSWER)Formed when molten material cools



Index fossils (IF) and their use for dating - (ANSWER)- lived for a short time

- are found in many places



Weathering - (ANSWER)breaks rock down where it lies without carrying any of the pieces away to other
places

, GEO-110 Rocks – Study Guide

- not the same as erosion
"""

TICKED = """\
Roman history
1. Why did the republic
fall? - ANSWER ✓ Civil wars left power with the armies.
2. Princeps - ANSWER ✓ First citizen, the title Augustus chose.
3. Name the river Caesar crossed. - ANSWER ✓ The Rubicon.
"""

LABELLED = """\
Question:
What does a compiler do?
Answer:
It translates a program into
another language.

Question:
What is a token?
Answer:
The smallest unit the grammar knows.
"""

SHORT_LABELS = """\
Q: What is a haiku?
A: A poem of three lines.

Q: What is a sonnet?
A: A poem
of fourteen lines.
"""

MULTIPLE_CHOICE = """\
First aid | 40+ Questions
Question 1: What is pressed first on a bleeding wound?
A) Ice
B) A clean cloth
C) Nothing
Answer: B) A clean cloth
Rationale: Pressure lets the blood clot.
Question 2: True/False: A burn is cooled with running water.
Answer: True
Rationale: Cooling limits the damage.
Question 3: Fill-in-the-Blank: The recovery ______ keeps the airway open.
, Answer: position
"""

LETTERED = """\
1. Which metal is liquid at room temperature?
a. Iron
b. Mercury
c. Gold
Ans: b

2. Which are noble gases?
a. Neon
b. Oxygen
c. Argon
Answer: A and C
"""

FLASHCARDS = """\
week_2_cards

1
Q

What is a chord?

A

Three or more notes that sound together.

How well did you know this?
1
Not at all
2
3
4
5
Perfectly
2
Q

What is a tritone?

A

An interval of three whole tones.
"""

ASKED = """\
What is a lever?
A rigid bar that turns about a point.
What does it trade?
Force for distance.
"""

DEFINED = """\
Elasticity: how strongly demand reacts to a price
Cartel: sellers who agree on prices instead of competing
Dumping: selling abroad below the price at home
"""

COLUMNS = "isobar\ta line of equal pressure\nisotherm\ta line of equal temperature\n"

MARKDOWN = """\
# Networks

## Router
Forwards packets between networks.

## Switch
Forwards frames inside one network.
"""

BLOCKS = """\
Alliteration
Neighbouring words begin with the same sound.

Assonance
Neighbouring words share a vowel.
"""

SHAPES = {
    "dotted": (DOTTED_TWICE, ["osmosis", "ohms-law", "atp"]),
    "dashed": (DASHED, ["opportunity-cost", "sunk-cost"]),
    "bracketed": (BRACKETED, ["igneous-rock", "index-fossils-if-and-their-use-for-dating", "weathering"]),
    "ticked": (TICKED, ["republic-fall", "princeps", "name-the-river-caesar-crossed"]),
    "labelled": (LABELLED, ["compiler", "token"]),
    "short labels": (SHORT_LABELS, ["haiku", "sonnet"]),
    "multiple choice": (
        MULTIPLE_CHOICE,
        ["pressed-bleeding-wound", "a-burn-is-cooled-with-running-water", "the-recovery-keeps-the-airway-open"],
    ),
    "lettered": (LETTERED, ["metal-liquid-room-temperature", "noble-gases"]),
    "flashcards": (FLASHCARDS, ["chord", "tritone"]),
    "asked": (ASKED, ["lever", "trade"]),
    "defined": (DEFINED, ["elasticity", "cartel", "dumping"]),
    "columns": (COLUMNS, ["isobar", "isotherm"]),
    "markdown": (MARKDOWN, ["router", "switch"]),
    "blocks": (BLOCKS, ["alliteration", "assonance"]),
}
"""By name: a guide and the ids of its questions."""

REPEATED_OPTION = """\
1. Clay that has been fired once is called
A. bone china
B. bisque
C. slip
B. bisque

2. Liquid clay is called
A. bisque
B. slip
B. slip
"""

STARRED_OPTION = """\
Question 1: Which wood is softest?
A) oak
*B) balsa
C) ash
Explanation: Balsa is full of air.

Question 2: Which wood sinks?
A) lignum vitae (correct)
B) pine
"""

TABLE = """\
| Term | Meaning |
|------|---------|
| Warp | threads along the cloth |
| Weft | threads across the cloth |
"""

TERM_LABELS = """\
Term: Andante
Definition: at a walking pace

Term: Presto
Definition: very fast
"""

CHANGING = """\
Joinery test 4
PART ONE

1. Mortise - ANSWER ✓ the hole of a joint
2. Tenon - ANSWER ✓ the tongue that fits the hole

PART TWO

Question 1: How many pins hold it?
Answer: 2
Question 2: Which joint locks by its shape?
Answer: The dovetail, whose sides
widen towards the end.
"""

SHAPES |= {
    "repeated option": (REPEATED_OPTION, ["clay-that-has-been-fired-once-is-called", "liquid-clay-is-called"]),
    "starred option": (STARRED_OPTION, ["wood-softest", "wood-sinks"]),
    "table": (TABLE, ["warp", "weft"]),
    "term labels": (TERM_LABELS, ["andante", "presto"]),
    "changing": (CHANGING, ["mortise", "tenon", "pins-hold", "joint-locks-shape"]),
}
