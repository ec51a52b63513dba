from __future__ import annotations

from pathlib import Path

from examsim.grading.encoder import HashEncoder
from examsim.intake import Intake
from examsim.storage.library import Library
from examsim.storage.paths import BankFolder
from examsim.tui.screens.home import HomeScreen
from examsim.tui.screens.take_in import TakeInScreen
from tests.tui.driving import examsim
from tests.tui.fakes import FakeWorld

GUIDE = """\
Cells

Some prose that nobody asked for, and that is no question at all.

Mitosis. Answer: A cell divides into two that are identical.
Osmosis. Answer: Water passes a membrane to where more is dissolved.
"""


def intake(folder: Path) -> Intake:
    return Intake(folder, lambda name: Path(name).read_bytes(), lambda: None)


async def test_a_guide_is_looked_at_first_and_becomes_a_bank_by_a_second_enter(tmp_path: Path) -> None:
    guide = tmp_path / "cells.txt"
    guide.write_text(GUIDE, "utf-8")
    library = Library([BankFolder.below(tmp_path, "user")])
    async with examsim(FakeWorld(), intake=intake(tmp_path)) as learner:
        await learner.press("i")
        await learner.on(TakeInScreen)
        await learner.write(f"'{guide}'")
        await learner.press("enter")
        await learner.see(
            "2 questions, 1 line not understood", "Enter imports it", "line 3: Some prose", "Define mitosis."
        )
        assert not library.summaries()
        await learner.press("enter")
        await learner.on(HomeScreen)
        await learner.see("Imported cells: 2 new questions")
        assert [bank.questions for bank in library.summaries()] == [2]
        await learner.press("i")
        await learner.write(str(guide))
        await learner.press("enter")
        await learner.see("All of it is in your bank")


def test_what_the_source_has_otherwise_stays_as_it_is_and_is_asked_about_again(tmp_path: Path) -> None:
    guide, taking = tmp_path / "cells.txt", intake(tmp_path)
    guide.write_text(GUIDE, "utf-8")
    (questions, _) = taking.write(taking.look(str(guide)))
    mine = questions.read_text("utf-8").replace("A cell divides into two", "A cell splits into two")
    questions.write_text(mine, "utf-8")
    guide.write_text(GUIDE.replace("divides into two", "divides once, into two"), "utf-8")
    for _ in range(2):
        looked = taking.look(str(guide))
        assert looked.again is not None
        assert [len(looked.again.merge.choices) > 0, len(looked.again.merge.added)] == [True, 0]
        taking.write(looked)
        assert "A cell splits into two" in questions.read_text("utf-8")


def test_without_a_model_it_is_said_how_doubles_were_looked_for(tmp_path: Path) -> None:
    guide = tmp_path / "cells.txt"
    guide.write_text(GUIDE, "utf-8")
    assert any("by their words alone" in note for note in intake(tmp_path).look(str(guide)).draft.notes)
    known = Intake(tmp_path, lambda name: Path(name).read_bytes(), HashEncoder)
    assert not any("by their words alone" in note for note in known.look(str(guide)).draft.notes)


async def test_another_name_is_another_file_and_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    guide = tmp_path / "cells.txt"
    guide.write_text(GUIDE, "utf-8")
    empty = tmp_path / "cells.txt2"
    empty.write_text("nothing asked", "utf-8")
    async with examsim(FakeWorld(), intake=intake(tmp_path)) as learner:
        await learner.press("i")
        await learner.on(TakeInScreen)
        await learner.press("enter")
        await learner.see("Type the name of a file first.")
        await learner.write(str(guide))
        await learner.press("enter")
        await learner.see("Enter imports it")
        await learner.write("2")
        await learner.press("enter")
        await learner.see("No question with an answer was found in cells.txt2")
        await learner.press("escape")
        await learner.on(HomeScreen)
        assert not (tmp_path / "question_bank").exists()
