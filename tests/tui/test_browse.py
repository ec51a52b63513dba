from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from examsim.domain.errors import InputError
from examsim.grading.grader import Grader
from examsim.keeping.beginning import begin
from examsim.keeping.browsing import Browsing
from examsim.storage.library import Library
from examsim.storage.paths import BankFolder
from examsim.tui.screens.browse import BrowseScreen
from examsim.tui.screens.file_editor import at_line
from examsim.tui.screens.home import HomeScreen
from examsim.tui.screens.trouble import TroubleScreen
from examsim.tui.screens.try_answer import TryScreen
from tests.tui.driving import examsim
from tests.tui.fakes import FakeWorld

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from tests.tui.driving import Learner

SECOND = """\
  - id: speed
    topic: motion
    prompt: What is speed?
    answer: Distance by time.
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    questions, rubrics = begin("light", "Light and motion", tmp_path)
    questions.write_text(questions.read_text("utf-8") + SECOND, "utf-8")
    return questions, rubrics


def browsed(files: tuple[Path, Path], size: tuple[int, int] = (80, 24)) -> AbstractAsyncContextManager[Learner]:
    library = Library([BankFolder.below(files[0].parent.parent, "project")])
    world = FakeWorld(library.open("light"))
    return examsim(world, size=size, browsing=Browsing(library, lambda: Grader(None)))


async def look(learner: Learner) -> BrowseScreen:
    await learner.press("b")
    screen = await learner.on(BrowseScreen)
    await learner.see("2 questions", "Why does the sky")
    return screen


async def test_a_bank_is_searched_and_each_question_shown_with_its_rubric(files: tuple[Path, Path]) -> None:
    async with browsed(files, (120, 70)) as learner:
        await look(learner)
        await learner.see("Molecules of the air scatter sunlight", "≤ 1  The sky reflects", "Because it is daytime.")
        await learner.see("light.yaml:6")
        await learner.press("slash")
        await learner.write("distance")
        await learner.see("1 of 2 questions", "No rubric: marked against", "Distance by time.")
        assert "blue at noon" not in learner.text
        await learner.write(" blue")
        await learner.see("0 of 2 questions", "No question has all of these words")
        await learner.press("escape")
        await learner.see("2 questions", "Why does the sky")
        await learner.press("escape")
        await learner.on(HomeScreen)


async def test_letters_are_letters_while_one_searches(files: tuple[Path, Path]) -> None:
    async with browsed(files) as learner:
        screen = await look(learner)
        await learner.press_at_once("slash", *"red l")
        assert screen.query_one(Input).value == "red l"


async def test_an_answer_is_marked_while_it_is_typed_and_kept_nowhere(files: tuple[Path, Path]) -> None:
    async with browsed(files) as learner:
        await look(learner)
        await learner.press("enter")
        await learner.on(TryScreen)
        await learner.write("Molecules of the air scatter sunlight.")
        await learner.see("✓ earned", "✗ missed", "2 of 4")
        await learner.press("escape")
        await learner.on(BrowseScreen)
        assert not learner.world.store.attempts
        assert not learner.world.store.sessions


async def test_a_tried_answer_is_kept_as_an_example_worth_what_its_author_says(files: tuple[Path, Path]) -> None:
    async with browsed(files, (120, 70)) as learner:
        await look(learner)
        await learner.press("enter")
        await learner.on(TryScreen)
        await learner.write("Molecules of the air scatter sunlight.")
        await learner.see("2 of 4", "keep as example")
        await learner.press("ctrl+s")
        await learner.see("The rubric gives 2 of 4")
        await learner.press(*"1.5", "enter")
        await learner.see("Kept as an example worth 1.5")
        rubrics = Library([BankFolder.below(files[0].parent.parent, "project")]).open("light").rubrics
        examples = [example for rubric in rubrics.values() for example in rubric.examples]
        assert [one.points for one in examples if one.response == "Molecules of the air scatter sunlight."] == [1.5]
        await learner.press("escape")
        await learner.on(BrowseScreen)
        await learner.see("1.5  Molecules of the air scatter sunlight.")


def test_an_example_takes_the_place_of_the_same_response_and_needs_a_rubric(files: tuple[Path, Path]) -> None:
    library = Library([BankFolder.below(files[0].parent.parent, "project")])
    browsing = Browsing(library, lambda: Grader(None))
    question = library.open("light").questions[0].id
    for points in (1.0, 2.5):
        browsing.keep_example("light", question, "Air  scatters\nlight.", points)
    examples = library.open("light").rubrics[question].examples
    assert [each.points for each in examples if each.response.split() == ["Air", "scatters", "light."]] == [2.5]
    with pytest.raises(InputError, match="speed has no rubric"):
        browsing.keep_example("light", "speed", "Distance by time.", 4.0)


async def test_what_is_saved_in_the_editor_is_read_again_and_what_breaks_the_bank_is_shown(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with browsed(files) as learner:
        await look(learner)
        monkeypatch.setattr(learner.app, "suspend", nullcontext)
        change = "path.write_text(path.read_text().replace('at noon', 'by day').replace('answer: Dist', 'anwer: Dist'))"
        code = f"import pathlib, sys; path = pathlib.Path(sys.argv[1]); {change}"
        monkeypatch.setenv("VISUAL", f'{quote(sys.executable)} -c "{code}"')
        await learner.press("e")
        await learner.see("unknown key 'anwer'", "2 problems", "enter open in editor")
        assert "enter try" not in learner.text
        mend = "path.write_text(path.read_text().replace('anwer', 'answer'))"
        monkeypatch.setenv(
            "VISUAL", f'{quote(sys.executable)} -c "import pathlib, sys; path = pathlib.Path(sys.argv[1]); {mend}"'
        )
        await learner.press("enter")
        await learner.see("2 questions", "blue by day", "enter try")


async def test_without_an_editor_it_is_said_which_file_to_open(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with browsed(files) as learner:
        await look(learner)
        await learner.press("r")
        await learner.on(TroubleScreen)
        await learner.see("No editor is set.")


@pytest.mark.parametrize(
    ("command", "opened"),
    [
        (["/usr/bin/vim"], ["/usr/bin/vim", "+7", "a.yaml"]),
        (["nano", "-w"], ["nano", "-w", "+7", "a.yaml"]),
        (["code", "--wait"], ["code", "--wait", "--goto", "a.yaml:7"]),
        (["hx"], ["hx", "a.yaml:7"]),
        (["something-else"], ["something-else", "a.yaml"]),
    ],
)
def test_editors_are_told_the_line_as_each_wants_it(command: list[str], opened: list[str]) -> None:
    assert at_line(command, Path("a.yaml"), 7) == opened


def test_questions_and_rubrics_are_found_in_their_files(files: tuple[Path, Path]) -> None:
    browsing = Browsing(Library([BankFolder.below(files[0].parent.parent, "project")]), lambda: Grader(None))
    opened = browsing.open("light")
    spots = {name: spot.path.read_text("utf-8").splitlines()[spot.line - 1] for name, spot in opened.questions.items()}
    assert spots == {"blue-sky": "  - id: blue-sky", "speed": "  - id: speed"}
    assert files[1].read_text("utf-8").splitlines()[opened.rubrics["blue-sky"].line - 1] == "  blue-sky:"
    assert [question.id for question in opened.found("SCATTER light")] == ["blue-sky"]
    assert [question.id for question in opened.found("motion")] == ["speed"]
