from __future__ import annotations

import pytest

from examsim.cli.serving.access import is_own_name, is_own_page, is_this_machine


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000", "192.168.1.7:80", "study:1"]
)
def test_addresses_localhost_and_the_name_served_are_own_names(host: str) -> None:
    assert is_own_name(host, "Study")


@pytest.mark.parametrize(
    "host", ["evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example", "", "[", "a@b"]
)
def test_any_other_name_may_be_a_strangers(host: str) -> None:
    assert not is_own_name(host, "127.0.0.1")


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "", "http://localhost:8000", "http://127.0.0.1:8001", "file://127.0.0.1:8000"],
)
def test_a_page_of_another_place_is_not_our_own(origin: str) -> None:
    assert not is_own_page({"Origin": origin, "Host": "127.0.0.1:8000"})


def test_a_page_of_this_server_is_our_own_and_one_that_says_nothing_is_not() -> None:
    assert is_own_page({"Origin": "http://127.0.0.1:8000", "Host": "127.0.0.1:8000"})
    assert not is_own_page({"Host": "127.0.0.1:8000"})
    assert not is_own_page({})


def test_loopback_is_this_machine_and_nothing_else_is() -> None:
    assert all(map(is_this_machine, ["127.0.0.1", "127.8.9.10", "::1", "localhost"]))
    assert not any(map(is_this_machine, ["0.0.0.0", "::", "192.168.1.7", "study"]))
