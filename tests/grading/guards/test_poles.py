from __future__ import annotations

import pytest

from examsim.grading.guards.poles import exchanged_poles
from tests.grading.guards.texts import compare

ASKED = "How do coils of the two stoves differ?"
STOVE = "The coil heats quickly in iron pans and slowly in glass pans."


@pytest.mark.parametrize(
    "response",
    [
        "The coil heats slowly in iron pans and quickly in glass pans.",
        "It is slow with iron, but fast with glass.",
        "Quickly in glass, slowly in iron.",
    ],
)
def test_it_fires_where_two_opposites_have_each_others_company(response: str) -> None:
    finding = exchanged_poles(compare(ASKED, STOVE, response))
    assert finding is not None
    assert (finding.cap < 0.5, finding.unsure) == (True, True)
    assert finding.reason.endswith("and the other way round.")
    assert all(name in finding.reason for name in finding.names)
    assert response[finding.start : finding.end].startswith(min(finding.names, key=response.index))


@pytest.mark.parametrize(
    "response",
    [
        STOVE,
        "In glass pans it is slow and in iron ones quick.",
        "quickly, slowly",
        "Quickly in iron and not slowly in glass.",
        "Not slowly in iron pans and quickly in glass pans.",
        "It heats slowly in glass pans.",
        "Slowly in steel and quickly in clay.",
        "It heats slowly when the pan is of iron, and quickly when it is of glass.",
    ],
    ids=[
        "the same",
        "the other first",
        "bare",
        "denied",
        "one denied",
        "one alone",
        "of other things",
        "under conditions",
    ],
)
def test_it_is_silent_where_either_keeps_its_own(response: str) -> None:
    assert exchanged_poles(compare(ASKED, STOVE, response)) is None


def test_one_reference_that_has_it_so_is_enough() -> None:
    response = "It heats slowly in iron pans and quickly in glass pans."
    assert exchanged_poles(compare(ASKED, (STOVE, response), response)) is None
    assert exchanged_poles(compare(ASKED, (STOVE, STOVE), response)) is not None


def test_poles_that_are_tied_to_each_other_may_be_told_from_either_end() -> None:
    reference = "As the price rises, demand falls."
    assert exchanged_poles(compare(ASKED, reference, "Demand rises and the price falls.")) is None


def test_an_in_that_ends_a_piece_is_where_things_go() -> None:
    reference = "The kidney lets three grains of salt out of the blood and two of sugar in."
    assert exchanged_poles(compare(ASKED, reference, "It takes salt into the blood and kicks sugar out.")) is not None
    assert exchanged_poles(compare(ASKED, reference, "It takes sugar into the blood and kicks salt out.")) is None
    place = "Salt stays in the blood and sugar goes out of the kidney."
    assert exchanged_poles(compare(ASKED, place, "Sugar goes into the kidney and salt goes out of the blood.")) is None
