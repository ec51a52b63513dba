"""The picture in the README, made by sitting an exam in the real program: `python -m tools.screenshot`."""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from examsim.cli.composition import Program
from examsim.cli.screens import make_app
from examsim.domain.exam import ExamPlan, assemble

if TYPE_CHECKING:
    from textual.pilot import Pilot

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "screenshot.svg"
SIZE = (100, 30)
RESPONSES = (
    "When the input moves, the output moves in the same way: f(g(x)) = g(f(x)).",
    "The output does not change when the input is shifted or rotated, so f(g(x)) = f(x).",
    "The map says how strongly each pixel influenced the class score. Take the gradient of that score with "
    "respect to the input image, not the weights.",
    "The network ends in global average pooling and a softmax layer.",
    "A CAM for any CNN. The gradients of the class score flow into the last convolutional layer and weigh its maps.",
)
_SHOWN = 2
"""Which question the picture shows, from 0: one with points won and points missed."""


async def picture(program: Program) -> str:
    """Sit the shipped exam and give back the results screen as SVG."""
    exam = assemble([program.library.open("cs7643-quiz-1")], ExamPlan())
    app = make_app(program, exam)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        await pilot.press("enter")
        for response in RESPONSES:
            await _write(pilot, response)
        await pilot.press("f10")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await _until_marked(pilot)
        for _ in range(_SHOWN):
            await pilot.press("right")
        await pilot.press("up", "up")  # from the first criterion missed to one that was earned
        await pilot.pause(0.5)
        return app.export_screenshot(title="examsim")


async def _write(pilot: Pilot[None], response: str) -> None:
    await pilot.pause(0.3)
    await pilot.press(*response)
    await pilot.press("ctrl+n")


async def _until_marked(pilot: Pilot[None]) -> None:
    while "marking" in pilot.app.export_screenshot().lower():
        await pilot.pause(0.5)
    await pilot.pause(1.0)


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as home:
        environ = {**os.environ, "EXAMSIM_HOME": home}
        with Program(environ, ROOT) as program:
            PICTURE.write_text(asyncio.run(picture(program)), encoding="utf-8")
    print(PICTURE)


if __name__ == "__main__":
    main()
