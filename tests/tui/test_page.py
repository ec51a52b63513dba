"""A screen is left once, whoever asks for it and whatever lies over it."""

from __future__ import annotations

from textual.app import App

from examsim.tui.screens.page import Dialog, Page


class Below(Page[int]):
    """Stays."""


class Asks(Dialog[int]):
    """Is answered."""


async def test_an_answer_given_twice_is_taken_once_and_the_page_below_stays() -> None:
    app, below, dialog, answers = App[None](), Below(), Asks(), list[int | None]()
    async with app.run_test():
        await app.push_screen(below)
        await app.push_screen(dialog, answers.append)
        dialog.dismiss(1)
        await dialog.dismiss(2)
        assert app.screen is below
    assert answers == [1]


async def test_leaving_a_page_closes_what_was_asked_over_it() -> None:
    app, below, answers = App[None](), Below(), list[int | None]()
    async with app.run_test():
        home = app.screen
        await app.push_screen(below, answers.append)
        await app.push_screen(Asks(), answers.append)
        below.dismiss(3)
        assert app.screen is home
    assert answers == [None, 3]
