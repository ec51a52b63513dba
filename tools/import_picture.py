"""The picture of a dump that becomes an exam, made by the real program: `python -m tools.import_picture`."""

from __future__ import annotations

import asyncio
import io
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from examsim.authoring import import_guides, keep
from examsim.cli.composition import Program
from examsim.cli.screens import make_app
from examsim.domain.exam import ExamPlan, assemble
from examsim.importing.files.content import Content

if TYPE_CHECKING:
    from examsim.domain.exam import Exam

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "import.svg"
SIZE = (66, 24)
DUMP = """\
OPTICS MIDTERM 2026 | 100% VERIFIED ANSWERS

1. What is total internal reflection? - ANSWER ✓ All
light is reflected back at the border to a thinner me-
dium, when it arrives beyond the critical angle.
Page 1 of 2
2. Dispersion --- correct answer --- the refractive
index depends on the wavelength , so that a prism
parts white light into its colors.

◉ Snell's law. Answer: n1 sin(a) = n2 sin(b)

4. Which mirror makes a parallel beam?
A) plane
B) convex
C) parabolic
Answer: C

2. Dispersion --- correct answer --- the refractive
index depends on the wavelength , so that a prism
parts white light into its colors.
(c) study-hub.example, all rights reserved
"""
RESPONSE = "Light that comes in beyond the critical angle is"


async def exam_picture(program: Program, exam: Exam) -> str:
    """The exam, its first question begun, as SVG."""
    app = make_app(program, exam)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause(0.5)
        await pilot.press(*RESPONSE)
        await pilot.pause(1.5)
        return app.export_screenshot(title="the exam")


def dump_picture() -> str:
    """The dump as somebody copied it, as SVG."""
    console = Console(width=SIZE[0], height=SIZE[1], record=True, file=io.StringIO(), force_terminal=True)
    lines = DUMP.splitlines()
    console.print(Text("\n".join(lines + [""] * (SIZE[1] - len(lines)))), end="")
    return console.export_svg(title="guide.txt")


def beside(left: str, right: str) -> str:
    """Two pictures in one, with an arrow between them."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', right)
    if found is None:
        raise ValueError("a picture without a size")
    width, height = float(found[1]), float(found[2])
    gap = 150.0
    parts = [
        f'<svg viewBox="0 0 {2 * width + gap:.0f} {height:.0f}" xmlns="http://www.w3.org/2000/svg">',
        _placed(left, 0, width, height),
        f'<text x="{width + gap / 2:.0f}" y="{height / 2:.0f}" text-anchor="middle" font-family="monospace" '
        'font-size="72" fill="#888">→</text>',
        f'<text x="{width + gap / 2:.0f}" y="{height / 2 + 40:.0f}" text-anchor="middle" font-family="monospace" '
        'font-size="20" fill="#888">import</text>',
        _placed(right, width + gap, width, height),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _placed(picture: str, x: float, width: float, height: float) -> str:
    return picture.replace("<svg ", f'<svg x="{x:.0f}" y="0" width="{width:.0f}" height="{height:.0f}" ', 1)


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as home, Program({**os.environ, "EXAMSIM_HOME": home}, Path(home)) as program:
        bank = import_guides([Content(DUMP.encode(), "guide.txt")]).bank
        keep(bank, program.places.data)
        exam = assemble([program.library.open(bank.id)], ExamPlan())
        PICTURE.write_text(beside(dump_picture(), asyncio.run(exam_picture(program, exam))), encoding="utf-8")
    print(PICTURE)


if __name__ == "__main__":
    main()
