"""A new bank: one question with everything a rubric can say, to be written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.errors import InputError
from examsim.storage.atomic import write_together
from examsim.storage.paths import QUESTIONS, RUBRICS
from examsim.storage.yaml_writing import yaml_text

if TYPE_CHECKING:
    from pathlib import Path

_BANK = """\
schema: 1
id: {id}
{title}
questions:
  # Write your own over this one, and add as many as you like; `examsim check` says what is missing.
  - id: blue-sky
    topic: light
    prompt: Why does the sky look blue at noon?
    answer: |
      Molecules of the air scatter sunlight in all directions.
      They scatter short wavelengths far more than long ones, so most of the light from above is blue.
    points: 4
    minutes: 3
    hint: Think of what air does to light of different wavelengths.
  # Other kinds:
  #   kind: short_answer, with  accept: [Rayleigh, Lord Rayleigh]
  #   kind: numeric, with       value: 450, tolerance: 30, unit: nm
  #   choices: [first, second]  shows options under the prompt
"""
_RUBRICS = """\
schema: 1
bank: {id}
rubrics:
  blue-sky:
    criteria:
      # Each says one thing, and together they add up to the question's points.
      - id: air-scatters
        points: 2
        statement: Molecules of the air scatter sunlight.
        # Every group must be met; any word of it meets the group.
        keywords:
          - [air, atmosphere, molecules, gas]
          - [scatters, scattering, deflects]
        feedback:
          missed: Where does the light from a direction without the sun come from?
      - id: short-more-than-long
        points: 2
        statement: Short, blue wavelengths are scattered more than long, red ones.
        keywords:
          - [blue, short wavelengths, shorter wavelengths]
          - [more, most, strongly, stronger]
        accept: [Rayleigh scattering goes with the inverse fourth power of the wavelength]
    misconceptions:
      - statement: The sky reflects the colour of the sea.
        cap: 1
        feedback: The sky is blue over deserts too.
    examples:
      # Responses you have marked: `examsim check` says when the rubric marks them otherwise.
      - {{response: "The air scatters blue light more strongly than red light.", points: 4}}
      - {{response: "Molecules in the air scatter the sunlight.", points: 2}}
      - {{response: "Because it is daytime.", points: 0}}
"""


def begin(bank_id: str, title: str, into: Path) -> tuple[Path, Path]:
    """Write the two files of a new bank below a folder, and say where.

    Raises InputError where one of them is there already.
    """
    paths = into / QUESTIONS / f"{bank_id}.yaml", into / RUBRICS / f"{bank_id}.yaml"
    existing = [path for path in paths if path.exists()]
    if existing:
        raise InputError(
            f"{' and '.join(map(str, existing))} exist already; nothing was written.",
            remedy="Choose another name, or another folder with --into.",
        )
    named = yaml_text({"title": title}).strip()
    texts = _BANK.format(id=bank_id, title=named), _RUBRICS.format(id=bank_id)
    write_together(dict(zip(paths, texts, strict=True)))
    return paths
