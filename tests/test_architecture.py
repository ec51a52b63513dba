"""What the tree promises and no import contract can say."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import examsim
from tests.processes import PROGRAM, surroundings
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(examsim.__file__).parent
HEAVY = ("torch", "transformers", "sentence_transformers", "sklearn", "scipy", "numpy", "click", "pydantic", "yaml")
"""The first four take seconds; the others cost what the budget of the home screen is."""
NOT_AT_HOME = (*HEAVY, "examsim.importing", "examsim.keeping", "examsim.grading.paper", "examsim.review.plan")

_HOME = """
import asyncio, sys
from examsim.__main__ import main
from examsim.cli import screens

async def open_home(program):
    async with screens.make_app(program).run_test() as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        print(pilot.app.screen.__class__.__name__)
    return 0

screens.open_screens = lambda program: asyncio.run(open_home(program))
sys.argv = ["examsim"]
main()
print(*sys.modules)
"""


@pytest.mark.process
def test_home_opens_without_what_only_marking_needs(tmp_path: Path) -> None:
    # What reads the banks is needed once they have changed; a command has read them to the end when it ends.
    for arguments in (["-m", "examsim", "review"], ["-c", _HOME]):
        done = subprocess.run(
            [sys.executable, *arguments],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=surroundings(),
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
    screen, modules = done.stdout.splitlines()
    assert screen == "HomeScreen"
    assert [name for name in NOT_AT_HOME if name in modules.split()] == []


@pytest.mark.process
def test_commands_that_mark_nothing_import_no_model(tmp_path: Path) -> None:
    script = "import sys; from examsim.__main__ import main; main(); print(*sys.modules, file=sys.stderr)"
    for arguments in (["--help"], ["locate"], ["history"], ["schema"], ["check", str(tmp_path)]):
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=surroundings(),
            check=False,
            timeout=60,
        )
        modules = done.stderr.splitlines()[-1].split()
        assert "examsim.cli.commands" in modules
        assert [name for name in HEAVY[:5] if name in modules] == [], arguments


@pytest.mark.process
def test_the_encoder_is_started_after_the_first_paint() -> None:
    with Terminal(command=PROGRAM, EXAMSIM_ENCODER="") as terminal:
        terminal.until("model loading")


@cache
def trees() -> dict[Path, ast.Module]:
    """Every module of the package, parsed."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")}


def test_no_file_is_over_300_lines_and_no_function_over_40() -> None:
    for path, tree in trees().items():
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, path
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                assert (node.end_lineno or 0) - node.lineno < 40, f"{path}:{node.lineno} {node.name}"


def test_nothing_but_the_project_lies_at_the_top() -> None:
    top = Path(__file__).parent.parent
    made = {"build", "dist", "shots"}
    folders = {path.name for path in top.iterdir() if path.is_dir() and path.name[0] not in "._"} - made
    assert folders <= {"docs", "examsim", "question_bank", "rubrics", "tests", "tools"}


def test_nothing_private_is_imported_across_modules() -> None:
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("examsim"):
                private = [name.name for name in node.names if name.name.startswith("_") and name.name != "__version__"]
                assert private == [], f"{path}:{node.lineno}"


def test_packages_are_imported_whole() -> None:
    # Two threads that ask for two modules of one package at a time may each be given half of what they ask for.
    loaded_with_home = {"examsim", "textual", "rich", *sys.stdlib_module_names}
    for path, tree in trees().items():
        imports = [node for node in _of_run_time(tree) if _imported(node)]
        whole = {name for node in imports for name in _imported(node) if "." not in name}
        for node in imports:
            parts = [name.split(".")[0] for name in _imported(node) if "." in name]
            assert [part for part in parts if part not in loaded_with_home | whole] == [], f"{path}:{node.lineno}"


def _of_run_time(node: ast.AST) -> Iterator[ast.stmt]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and isinstance(child.test, ast.Name) and child.test.id == "TYPE_CHECKING":
            continue
        if isinstance(child, ast.stmt):
            yield child
        yield from _of_run_time(child)


def _imported(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
