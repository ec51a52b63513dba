from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examsim.domain.question import Question
from examsim.grading.grader import Grader, Submission
from examsim.grading.guards.opposite import opposite
from tests.grading.guards.texts import compare

if TYPE_CHECKING:
    from examsim.grading.encoder import Encoder

KETTLE = "Why does a kettle whistle?", "Steam leaves the spout quickly and makes the air vibrate."
YEAST = "What does cold do to yeast?", "Cold slows the growth of yeast, so the dough rises later."


@pytest.mark.parametrize(
    "response",
    [
        "Steam does not leave the spout quickly and makes no air vibrate.",
        "Steam enters the spout quickly and makes the air vibrate.",
        "Steam never leaves the spout.",
        "Steam leaves the spout slowly.",
        "It whistles without steam leaving the spout quickly.",
        "Steam fails to leave the spout quickly.",
    ],
)
def test_it_fires_on_a_negation_more_or_the_other_pole(response: str) -> None:
    finding = opposite(compare(*KETTLE, response))
    assert finding is not None
    assert finding.cap < 0.5
    assert finding.unsure


@pytest.mark.parametrize(
    ("question", "reference", "response"),
    [
        (
            "Why has a barge a keel?",
            "The keel keeps the barge from tipping over in a storm.",
            "The keel helps the barge to tip over in a storm.",
        ),
        (
            "What does a dry summer do?",
            "It lowers the river, and a shortage of fish follows.",
            "A dry summer prevents a shortage.",
        ),
    ],
)
def test_it_knows_what_is_kept_from_happening_and_what_was_asked_about(
    question: str, reference: str, response: str
) -> None:
    assert opposite(compare(question, reference, response)) is not None
    assert opposite(compare(question, reference, reference)) is None


@pytest.mark.parametrize(
    "response",
    [
        "Steam leaves the spout quickly and makes the air vibrate.",
        "Steam does not leave the spout slowly; the air vibrates.",
        "The air is made to vibrate by steam that leaves the spout quickly.",
        "Unlike a quiet pot, where steam leaves slowly, the steam leaves quickly.",
        "Without steam leaving the spout the air would not vibrate.",
        "The air vibrates because steam quickly leaves, it does not stay inside.",
    ],
)
def test_it_is_silent_on_what_means_the_same(response: str) -> None:
    assert opposite(compare(*KETTLE, response)) is None


@pytest.mark.parametrize(
    ("question", "reference", "response"),
    [
        (
            "Why does bread rise?",
            "Gas bubbles made by yeast stretch the dough and quickly fill the loaf.",
            "The dough quickly fills the loaf without any gas bubbles made by yeast.",
        ),
        (
            "Who must pay?",
            "The buyer must pay, and the seller does not have to pay.",
            "The seller must pay, and the buyer does not have to pay.",
        ),
        ("What does a tight bolt do?", "The plate sits closely on it.", "The plate sits loosely on it."),
        ("Who keeps the key?", "The porter must keep it locked.", "The porter need not keep it locked."),
        ("What do high fares do?", "They reduce travel by train.", "They encourage travel by train."),
        ("Which way is it turned?", "The wheel is turned to the left.", "The wheel is turned to the right."),
        ("What is sea water to a cell?", "Sea water is hypertonic to it.", "Sea water is hypotonic to it."),
        ("What do we watch there?", "We watch different sides of it.", "We always watch the same side of it."),
        (
            "What does moving the lid do?",
            "The motion changes the pressure.",
            "Moving the lid does not change the pressure.",
        ),
        (
            "How are they related?",
            "Pressure is inversely proportional to volume.",
            "Pressure is directly proportional to volume.",
        ),
    ],
)
def test_it_fires_on_denials_in_other_forms(question: str, reference: str, response: str) -> None:
    assert opposite(compare(question, reference, response)) is not None
    assert opposite(compare(question, reference, reference)) is None


def test_an_as_far_behind_a_denial_does_not_soften_it() -> None:
    question, reference = "What does a guard dog do?", "It does not let strangers pass as friends."
    assert opposite(compare(question, reference, "It lets strangers pass as friends.")) is not None
    assert opposite(compare("How hot?", "It is hot.", "It is not as hot as fire.")) is None


def test_a_word_of_the_question_turned_contradicts_unless_it_is_compared() -> None:
    sluice = "Why does an open sluice drain the pond?", "The open sluice leaves a gap."
    assert opposite(compare(*sluice, "The sluice leaves a closed wall.")) is not None
    rows = "Why are the lower rows older?", "Stones are set in rows, so the lower rows were laid before the upper ones."
    assert opposite(compare(*rows, "Higher rows were laid later than the ones beneath them.")) is None


def test_nothing_is_contradicted_in_its_own_words() -> None:
    reference = "The warden could not lock up men without a lawful order."
    response = "Men were protected from being locked up without a lawful order."
    assert opposite(compare("What did the charter do?", reference, response)) is None


def test_only_in_front_of_a_time_stresses_it() -> None:
    question, reference = "When is the kiln opened?", "It is opened after the glaze has cooled."
    assert opposite(compare(question, reference, "It is opened only after the glaze has cooled.")) is None
    assert opposite(compare(question, reference, "It is opened only before the glaze has cooled.")) is not None


def test_both_sides_of_a_comparison_exchanged_turn_its_degree_back() -> None:
    gear = "What does the gear do?", "It has more teeth on the rim than on the hub, so it turns slowly."
    assert opposite(compare(*gear, "The hub has fewer teeth than the rim, so it turns slowly.")) is None
    assert opposite(compare(*gear, "It has fewer teeth on the rim than on the hub, so it turns slowly.")) is not None


def test_a_denied_reference_is_contradicted_by_its_assertion() -> None:
    question, reference = "What happens to helium in a fire?", "Helium does not burn in a fire."
    assert opposite(compare(question, reference, "Helium burns in a fire.")) is not None
    assert opposite(compare(question, reference, "Helium never burns in a fire.")) is None


def test_a_relation_told_from_its_other_end_is_the_same_relation() -> None:
    question = "How does a higher tax change the demand for tobacco?"
    reference = "A higher tax makes the demand smaller."
    assert opposite(compare(question, reference, "A lower tax makes the demand larger.")) is None
    assert opposite(compare(question, reference, "A higher tax makes the demand larger.")) is not None


def test_a_denial_about_another_subject_is_no_contradiction() -> None:
    question = "How do bats and moles find their way?"
    reference = "Bats hear the echo of their calls, whereas moles feel the soil."
    assert opposite(compare(question, reference, "Moles do not hear any echo; bats hear the echo of calls.")) is None


def test_one_reference_that_agrees_is_enough() -> None:
    question = "Is the hatch open?"
    references = ("The hatch is closed.", "The hatch is not open.")
    assert opposite(compare(question, references, "The hatch is not open.")) is None


def test_part_of_a_response_turned_costs_less_than_all_of_it() -> None:
    part = opposite(compare(*YEAST, "Cold slows the growth of yeast, so the dough rises earlier."))
    whole = opposite(
        compare(*YEAST, "Cold speeds the growth of yeast and does not slow it, so the dough falls earlier.")
    )
    assert part is not None
    assert whole is not None
    assert whole.cap < part.cap


def test_the_reason_quotes_both_sides() -> None:
    response = "Steam does not leave the spout quickly."
    finding = opposite(compare(*KETTLE, response))
    assert finding is not None
    assert "not leave" in finding.reason
    assert "leaves" in finding.reason
    assert response[finding.start : finding.end].startswith("not leave")


def test_the_reason_names_the_not_where_only_that_differs() -> None:
    (question, references) = "What does a lid do?", "Lids keep all steam inside."
    finding = opposite(compare(question, references, "Lids do not keep all steam inside."))
    assert finding is not None
    assert finding.reason == "You wrote “do not keep”; the solution says so without “not”."
    finding = opposite(
        compare(question, "Its lid shows how much steam it keeps.", "It cannot show how much steam it keeps.")
    )
    assert finding is not None
    assert finding.reason == "You wrote “cannot show”; the solution says “shows”."


def test_exceptions_are_not_counted_as_denials() -> None:
    question = "What is a loner in chess?"
    reference = "A pawn that has no neighbours other than enemies."
    assert opposite(compare(question, reference, "A pawn whose neighbours are only enemies.")) is None


def test_long_texts_are_judged_clause_by_clause() -> None:
    filler = " ".join(f"Chapter {n} tells of the harbour, the market and the people of the town." for n in range(8))
    question, reference = "What did the mayor do?", "The mayor opened the old harbour gate every morning."
    good, bad = (
        "The mayor opened the old harbour gate every morning.",
        "The mayor closed the old harbour gate every morning.",
    )
    assert opposite(compare(question, reference, f"{filler} {good}")) is None
    assert opposite(compare(question, reference, f"{filler} {bad}")) is not None


@pytest.mark.parametrize(
    ("question", "reference", "response"),
    [
        (
            "What does the shutter do?",
            "It freezes the motion, because the film is exposed for only a short time.",
            "It freezes the motion, because the film is exposed for a long time.",
        ),
        (
            "How does the shop set its price?",
            "It sets a high price and lowers it later.",
            "It sets a high price and never lowers it.",
        ),
        (
            "What is said of energy?",
            "Energy can neither be created nor destroyed; it can only change its form.",
            "Energy cannot be created, but it is destroyed as it changes its form.",
        ),
        (
            "When is castling not allowed?",
            "Castling is not allowed if the king or the rook has moved, or if the king is in check.",
            "Castling is not allowed if the king and the rook have not moved yet and the king is not in check.",
        ),
        (
            "When is there a second round?",
            "If no candidate wins a majority, the two leading candidates face each other.",
            "If one candidate wins a majority, the two leading candidates face each other.",
        ),
        (
            "What is internal recruitment?",
            "Internal recruitment fills a post with someone in the company, external recruitment brings someone in.",
            "Internal recruitment brings someone in instead of taking someone in the company.",
        ),
        (
            "What does an index do?",
            "Rows can be found without scanning the whole table.",
            "Rows cannot be found without scanning the whole table.",
        ),
        (
            "When is light reflected wholly?",
            "Light in a denser medium meets a less dense one at more than the critical angle of the two media.",
            "Light in a denser medium meets a less dense one at less than the critical angle of the two media.",
        ),
        (
            "What does a gas do in cold weather and in hot weather?",
            "In hot weather the gas expands.",
            "In hot weather the gas contracts.",
        ),
    ],
)
def test_it_fires_on_turns_that_hide(question: str, reference: str, response: str) -> None:
    assert opposite(compare(question, reference, response)) is not None


@pytest.mark.parametrize(
    ("question", "reference", "response"),
    [
        (
            "Why should lines not be too long?",
            "The eye has trouble finding the next line, so reading becomes slower.",
            "With shorter lines the eye finds the next line and reading becomes faster.",
        ),
        (
            "How does a wider aperture affect the light?",
            "A wider aperture lets in more light.",
            "A narrower aperture lets in less light.",
        ),
        (
            "How old are the layers?",
            "The lower layers are older than the upper ones.",
            "The nearer to the surface, the younger a layer is.",
        ),
        (
            "How are frequency and wavelength related?",
            "The higher the frequency, the shorter the wavelength.",
            "A low frequency goes with a long wavelength.",
        ),
        (
            "How does a lamp work?",
            "If no current flows, the lamp stays cold and dark.",
            "If a current flows, the lamp gets hot.",
        ),
        ("How do they differ?", "A rhombus need not have right angles.", "A rhombus does not need right angles."),
    ],
)
def test_the_opposite_case_told_rightly_is_no_contradiction(question: str, reference: str, response: str) -> None:
    assert opposite(compare(question, reference, response)) is None


def test_in_a_long_solution_a_pronoun_may_mean_anything() -> None:
    question = "What does it do to roads?"
    told = "Salt melts ice, and raises grip. Friction heats. Tyres roll. Brakes work."
    beside = (
        "Lorries carry it about the country every winter at some cost to the towns, and people who live beside a main "
        "road often complain of noise, dust, rust on cars, bare verges, dead trees, thirsty dogs with sore paws, and "
        "drivers who slow down for nobody."
    )
    response = "Salt melts ice, and it never raises tyres or brakes or friction."
    assert opposite(compare(question, told, response)) is not None
    assert opposite(compare(question, f"{told} {beside}", response)) is None


def test_what_is_impossible_is_denied_and_at_least_is_no_little() -> None:
    question, reference = "What happens to the charge?", "The charge of a closed box never shrinks."
    assert opposite(compare(question, reference, "It is impossible for the charge of a closed box to shrink.")) is None
    grows = "The charge of a closed box can shrink."
    assert opposite(compare(question, grows, "It is impossible for the charge of a closed box to shrink.")) is not None
    question, reference = "What is a majority?", "At least half of the votes, and one vote on top."
    assert opposite(compare(question, reference, "Half of the votes or more, and one vote on top.")) is None


def test_a_verdict_of_one_word_is_contradicted_by_the_other_pole() -> None:
    question, reference = "What happens to the pitch, and why?", "It rises, because the string is pulled tighter."
    finding = opposite(compare(question, reference, "It falls, because there is less room to swing in."))
    assert finding is not None
    assert finding.reason == "You wrote “falls”; the solution says “rises”."
    assert (
        opposite(compare(question, reference, "The pitch falls, because there is less room to swing in.")) is not None
    )
    assert opposite(compare(question, reference, "It rises, since the room for the swing falls.")) is None
    assert opposite(compare(question, reference, "The floor falls.")) is None
    assert opposite(compare(question, reference, "The string has less room, so the swing falls.")) is None


SLUMP = "What is a slump?", "Low prices and idle mills mark a slump, which goes on for years."


@pytest.mark.parametrize(
    "response",
    [
        "A period when prices are high.",
        "It is a time where prices are high and everyone is glad.",
    ],
)
def test_what_a_word_is_said_of_stands_before_it_or_behind_it(response: str) -> None:
    assert opposite(compare(*SLUMP, response)) is not None


@pytest.mark.parametrize(
    "response", ["A period when prices are low.", "It is a time where prices are low and mills idle."]
)
def test_the_same_pole_is_no_opposite_wherever_it_stands(response: str) -> None:
    assert opposite(compare(*SLUMP, response)) is None


def test_not_enough_is_too_little() -> None:
    asked = "Why do the reeds wither?"
    assert opposite(compare(asked, "There is too little fresh water.", "There is not enough fresh water.")) is None
    assert opposite(compare(asked, "There is not enough fresh water.", "There is little fresh water.")) is None
    assert opposite(compare(asked, "There is too little fresh water.", "There is too much fresh water.")) is not None


def test_what_a_verb_is_done_to_is_not_what_does_it() -> None:
    asked, told = "How did the siege end?", "The archers of the north defeated Castor."
    assert opposite(compare(asked, told, "Castor lost to the archers of the north.")) is None


@pytest.mark.parametrize(
    ("question", "reference", "response"),
    [
        (
            "What drives the mill?",
            "The mill uses one donkey to lift two sacks and lower three.",
            "Two sacks go up and three come down without any donkey.",
        ),
        (
            "How does the fare depend on the distance?",
            "The fare of a cab is proportional to the distance.",
            "The fare of a cab is inversely proportional to the distance.",
        ),
        (
            "When must the pump be oiled?",
            "Before every shift and after cleaning the filter.",
            "Oiling is not needed after cleaning the filter.",
        ),
        (
            "Which colours have the porchlights of a barn?",
            "The barn has red in front and blue behind.",
            "The lights of the barn are not red in front.",
        ),
        (
            "What does the valve do?",
            "It brings more air in, but it also increases noise.",
            "It brings more air in, and it removes noise.",
        ),
        (
            "What does rain do to the road?",
            "It speeds up the river but slows down lorries.",
            "With rain lorries get faster.",
        ),
        (
            "What is a toll?",
            "A toll is something of value given at a gate for passage.",
            "A toll is a passage without anything of value given at a gate.",
        ),
        (
            "What does a hood do?",
            "The hood shields the lamp from the wind.",
            "The hood exposes the lamp to the wind.",
        ),
        (
            "Which plan is chosen?",
            "The plan with the greatest profit.",
            "The plan with the least profit.",
        ),
    ],
)
def test_what_turns_a_sentence_by_a_small_word_is_seen(question: str, reference: str, response: str) -> None:
    assert opposite(compare(question, reference, response)) is not None


@pytest.mark.parametrize(
    ("question", "reference", "response"),
    [
        (
            "Why are both keys alike?",
            "They have the same marks, with no flats.",
            "Neither key has any flats in its marks.",
        ),
        ("What does a closed flap do?", "The light is reduced by a stop.", "One stop less light."),
        ("What is a season?", "The average of many days.", "What any one day adds to the average."),
    ],
)
def test_small_words_that_turn_nothing_are_let_be(question: str, reference: str, response: str) -> None:
    assert opposite(compare(question, reference, response)) is None


@pytest.mark.parametrize(
    ("question", "reference", "response"),
    [
        (
            "What does the lamp show?",
            "Both rails carry the current.",
            "One lamp shows that the rails carry the current.",
        ),
        (
            "Why may nobody climb into a silo?",
            "A silo may lack oxygen, which would overcome whoever helps.",
            "No oxygen, which would overcome whoever helps.",
        ),
    ],
)
def test_it_is_silent_on_what_is_lacking_or_counts_something_else(question: str, reference: str, response: str) -> None:
    assert opposite(compare(question, reference, response)) is None


def test_what_would_be_the_case_is_turned_like_anything_else() -> None:
    question, reference = "What if the Moon were closer?", "The tides would be higher."
    assert opposite(compare(question, reference, "If the Moon were closer, the tides would be lower.")) is not None
    assert opposite(compare(question, reference, "If the Moon were closer, the tides would be higher.")) is None


@pytest.mark.parametrize(
    ("question", "reference", "response"),
    [
        (
            "Name a difference between SSD and HDD.",
            "An SSD has low latency.",
            "An HDD does not have low latency.",
        ),
        (
            "What does a receipt promise?",
            "Confirmed delivery: no delay, duplication or transcription errors.",
            "With confirmed delivery there is no delay, no duplication and no transcription error.",
        ),
        ("What do brakes do?", "They stop the car.", "From the start, the brakes stop the car."),
        ("What do brakes do?", "They stop the car.", "The brakes start to stop the car."),
        ("What follows from want of insulin?", "Blood sugar rises.", "With no insulin, blood sugar rises or explodes."),
        (
            "What does a receipt promise?",
            "It has no loss, delay, duplication or errors.",
            "There is no loss, there are no delays, there is no duplication and there are no errors.",
        ),
        (
            "How is a character framed?",
            "Every character is surrounded by a start bit and a stop bit.",
            "There is one start and stop bit around every character.",
        ),
    ],
)
def test_what_is_denied_of_another_thing_or_in_one_breath_is_no_contradiction(
    question: str, reference: str, response: str
) -> None:
    assert opposite(compare(question, reference, response)) is None


@pytest.mark.parametrize(
    ("reference", "response"),
    [
        ("An SSD has low latency.", "An SSD does not have low latency."),
        ("Every character is surrounded by a start bit.", "Characters stop every start bit."),
        ("The TCP host keeps the order of segments.", "THE HOST DOES NOT KEEP THE ORDER OF SEGMENTS."),
        ("Brakes stop the car.", "Brakes do not stop the car."),
        (
            "Confirmed delivery has no delay, duplication or loss.",
            "Confirmed delivery has delay, duplication and loss.",
        ),
        ("The separate lane is necessary.", "The separate lane is not as wide, and it is not necessary."),
    ],
)
def test_what_is_denied_of_the_same_thing_is_a_contradiction(reference: str, response: str) -> None:
    assert opposite(compare("What is said of it?", reference, response)) is not None


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "reference", "response"),
    [
        (
            "Why is this jug good enough?",
            "self-rinsing / rinse recovery is not as necessary",
            "They don't need a self-rinsing feature because they are clean.",
        ),
        (
            "Which kinds of travel are there?",
            "unbooked ticketless",
            "1. unbooked ticket-less travel 2. booked ticket-less travel 3. booked with a ticket",
        ),
    ],
)
def test_what_is_not_as_much_so_may_be_denied_and_a_less_may_stand_apart(
    encoder: Encoder, question: str, reference: str, response: str
) -> None:
    (said,) = Grader(encoder).assess_all([Submission(response, Question("q", question, (reference,)))])
    assert not said.findings


@pytest.mark.model
def test_what_is_not_as_much_so_is_contradicted_where_it_is_said_not_to_be_there(encoder: Encoder) -> None:
    question = Question("q", "Which jug is good enough?", ("Rinsing the jug is not as necessary.",))
    opposite_of = Question("q", "What is Mars like?", ("Mars has an atmosphere that is not as thick as ours.",))
    said = [
        Submission("It is clean and needs no rinsing.", question),
        Submission("Mars has no atmosphere.", opposite_of),
    ]
    assert [bool(each.findings) for each in Grader(encoder).assess_all(said)] == [False, True]
