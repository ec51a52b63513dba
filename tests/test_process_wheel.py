"""The wheel as a person installs it: the banks inside, and everything in reach from any folder."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import examsim
from tests.processes import SHIPPED, surroundings

pytestmark = pytest.mark.process

ROOT = Path(examsim.__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content in a folder of its own, as pip would lay it out."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, cwd: Path, *arguments: str, typed: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "examsim", *arguments],
        input=typed,
        cwd=cwd,
        env=surroundings(PYTHONPATH=str(installed)),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_shipped_bank_is_inside_and_can_be_sat_from_any_folder(installed: Path, tmp_path: Path) -> None:
    located = json.loads(run(installed, tmp_path, "locate", "--json"))
    shipped = [folder for folder in located["folders"] if folder["origin"] == "shipped"]
    assert [Path(folder["questions"]).is_relative_to(installed) for folder in shipped] == [True]
    assert [(bank["id"], bank["problems"]) for bank in located["banks"]] == [(SHIPPED, 0)]
    assert "Handed in." in run(installed, tmp_path, "take", SHIPPED, "--plain", typed=".\n" * 5)


def test_every_file_of_the_package_is_in_the_wheel(installed: Path) -> None:
    package = ROOT / "examsim"
    files = {path.relative_to(package) for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    missing = [path for path in files if not (installed / "examsim" / path).is_file()]
    assert missing == []
