from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examsim.storage.library import Library
from examsim.storage.paths import BankFolder, bank_folders, places, shipped_folder
from tests.storage.bank_files import write_bank, write_rubrics

if TYPE_CHECKING:
    from pathlib import Path


def test_one_variable_moves_everything(tmp_path: Path) -> None:
    home = places({"EXAMSIM_HOME": str(tmp_path)})

    everything = (
        home.data,
        home.config,
        home.cache,
        home.store,
        home.log,
        home.catalogue,
        home.embeddings,
    )
    assert all(path.is_relative_to(tmp_path) for path in everything)
    assert len(set(everything)) == len(everything)
    assert list(tmp_path.iterdir()) == [tmp_path / "home"], "naming places makes none"


def test_a_relative_home_means_the_same_place_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert places({"EXAMSIM_HOME": "mine"}).data.is_relative_to(tmp_path / "mine")


@pytest.mark.parametrize("environ", [{}, {"EXAMSIM_HOME": ""}])
def test_without_the_variable_the_platform_decides(
    environ: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))

    assert places(environ).store == tmp_path / "share" / "examsim" / "attempts.sqlite3"


def _origins(tmp_path: Path, cwd: Path) -> list[str]:
    return [folder.origin for folder in bank_folders(places({"EXAMSIM_HOME": str(tmp_path / "home")}), cwd)]


def test_a_folder_with_both_folders_is_a_project_and_comes_first(tmp_path: Path) -> None:
    assert _origins(tmp_path, tmp_path) == ["user", "shipped"]

    (tmp_path / "question_bank").mkdir()
    assert _origins(tmp_path, tmp_path) == ["user", "shipped"]

    (tmp_path / "rubrics").mkdir()
    assert _origins(tmp_path, tmp_path) == ["project", "user", "shipped"]


def test_the_checkout_of_examsim_is_not_listed_twice(tmp_path: Path) -> None:
    shipped = bank_folders(places({"EXAMSIM_HOME": str(tmp_path)}), tmp_path)[-1]

    assert _origins(tmp_path, shipped.questions.parent) == ["project", "user"]


def test_the_nearest_folder_wins(tmp_path: Path) -> None:
    home = places({"EXAMSIM_HOME": str(tmp_path / "home")})
    write_bank(tmp_path, "sums", title="The project's")
    write_rubrics(tmp_path, "sums")
    write_bank(home.data, "sums", title="The user's")
    write_bank(home.data, "cs7643-quiz-1", title="The user's")

    summaries = Library(bank_folders(home, tmp_path)).summaries()

    titles = {summary.id: (summary.title, summary.origin) for summary in summaries}
    assert titles["sums"] == ("The project's", "project")
    assert titles["cs7643-quiz-1"] == ("The user's", "user")


def test_shipped_banks_are_inside_an_installed_package(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "examsim"
    package.mkdir(parents=True)
    write_bank(package / "shipped", "sums")
    write_bank(package.parent, "somebody-elses")

    assert shipped_folder(package) == BankFolder.below(package / "shipped", "shipped")


def test_shipped_banks_are_beside_the_package_in_a_checkout(tmp_path: Path) -> None:
    package = tmp_path / "examsim"
    write_bank(tmp_path, "sums")

    assert shipped_folder(package) == BankFolder.below(tmp_path, "shipped")


def test_the_shipped_banks_can_all_be_sat(tmp_path: Path) -> None:
    shipped = bank_folders(places({"EXAMSIM_HOME": str(tmp_path)}), tmp_path)[-1]

    summaries = Library([shipped]).summaries()

    assert "cs7643-quiz-1" in [summary.id for summary in summaries]
    assert [summary.problems for summary in summaries] == [0] * len(summaries)
