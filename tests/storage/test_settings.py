from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.errors import MachineError
from examsim.domain.settings import BY_NAME, OPTIONS
from examsim.storage.settings import SettingsStore
from examsim.storage.settings_text import changed, template

if TYPE_CHECKING:
    from pathlib import Path


def store(folder: Path, user: str = "", project: str = "", **environ: str) -> SettingsStore:
    found = SettingsStore(folder / "config", folder / "project", environ)
    for path, text in ((found.path, user), (folder / "project" / "examsim.toml", project)):
        path.parent.mkdir(exist_ok=True)
        if text:
            path.write_text(text)
    return found


def said(found: SettingsStore) -> list[str]:
    return [f"{problem.path.rsplit('/', 1)[-1]}:{problem.line}: {problem.message}" for problem in found.read().problems]


def test_without_any_file_everything_has_its_default(tmp_path: Path) -> None:
    in_force = store(tmp_path).read()
    assert not in_force.problems
    assert all(in_force.setting(option.name).value == option.default for option in OPTIONS)


def test_a_flag_counts_more_than_the_environment_than_the_project_than_the_user(tmp_path: Path) -> None:
    user = 'theme = "light"\naccent = "green"\nmode = "practice"\ntimer = "hidden"\n'
    project = 'theme = "dark"\naccent = "violet"\nmode = "exam"\n'
    found = store(tmp_path, user, project, EXAMSIM_THEME="terminal", EXAMSIM_ACCENT="orange")
    in_force = SettingsStore(found.path.parent, tmp_path / "project", found._environ, {"theme": "high-contrast"}).read()
    assert {name: str(setting.value) for name, setting in in_force.found.items()} == {
        "theme": "high-contrast", "accent": "orange", "mode": "exam", "timer": "hidden",
    }  # fmt: skip
    assert in_force.setting("theme").origin == "--set theme"
    assert in_force.setting("accent").origin == "EXAMSIM_ACCENT"
    assert in_force.setting("mode").origin.endswith("examsim.toml:3")
    assert in_force.setting("timer").origin.endswith("settings.toml:4")


def test_unknown_names_and_bad_values_are_located_and_the_rest_counts(tmp_path: Path) -> None:
    text = 'them = "light"\ntheme = "drak"\nextra-time = 0\ntimer = "hidden"\n[keys]\nflagg = "f6"\n'
    found = store(tmp_path, text, EXAMSIM_MODE="exams")
    assert said(found) == [
        "settings.toml:1: unknown setting 'them' (did you mean 'theme'?)",
        "settings.toml:2: theme must be dark, light, high-contrast or terminal, not 'drak' (did you mean 'dark'?)",
        "settings.toml:3: extra-time must be a number from 0.1 to 10, not 0",
        "settings.toml:6: unknown setting 'keys.flagg' (did you mean 'keys.flag'?)",
        "EXAMSIM_MODE:1: mode must be exam or practice, not 'exams' (did you mean 'exam'?)",
    ]
    assert found.read().settings.is_timer_hidden


@pytest.mark.parametrize("broken", ["theme = light", "theme", 'theme = "light', "= 3", "[keys", "theme = 'x' 'y'"])
def test_a_line_that_is_not_toml_is_left_out_and_the_others_count(tmp_path: Path, broken: str) -> None:
    found = store(tmp_path, f'timer = "hidden"\n{broken}\nmode = "practice"\n')
    in_force = found.read()
    assert [problem.line for problem in in_force.problems] == [2]
    assert in_force.settings.is_timer_hidden
    assert in_force.settings.mode == "practice"


@pytest.mark.parametrize("content", [b"\xff\xfe\0", b"\0", b"'''", b"\xff", b"[[[[[" * 9, b"theme = [[1], {a = 2}]"])
def test_no_content_of_the_file_is_fatal(tmp_path: Path, content: bytes) -> None:
    found = store(tmp_path)
    found.path.write_bytes(content)
    assert found.read().problems
    assert found.read().settings.theme == "dark"


def test_a_folder_in_place_of_the_file_is_a_problem(tmp_path: Path) -> None:
    found = store(tmp_path)
    found.path.mkdir()
    assert said(found) == ["settings.toml:1: this is a folder, not a file"]
    with pytest.raises((MachineError, OSError)):
        found.write("theme", "light")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('flag = "f10"', "keys.flag cannot be 'f10', which is the key of finish"),
        ('flag = "f1"', "keys.flag cannot be 'f1', which is the key of help"),
        ('flag = "x"', "keys.flag cannot be 'x', which writes in a response: take a function key, or one with ctrl+"),
        ('flag = "ctlr+x"', "'ctlr+x' is no key"),
        ('flag = ""', "'' is no key"),
        ("flag = 2", "keys.flag must be keys with commas between them"),
    ],
)
def test_keys_that_cannot_be_are_refused(tmp_path: Path, line: str, words: str) -> None:
    found = store(tmp_path, f"[keys]\n{line}\n")
    (problem,) = found.read().problems
    assert words in problem.message
    assert problem.line == 2
    assert not found.read().settings.keys


def test_keys_can_be_exchanged(tmp_path: Path) -> None:
    found = store(tmp_path, '[keys]\nflag = "f10"\nfinish = "f2, ctrl+f"\n')
    assert not found.read().problems
    assert found.read().settings.keys == {"flag": ("f10",), "finish": ("f2", "ctrl+f")}


def test_the_template_explains_everything_and_changes_nothing(tmp_path: Path) -> None:
    found = store(tmp_path)
    assert found.write_template()
    assert not found.write_template()
    assert not found.read().found
    assert not found.read().problems
    text = found.path.read_text()
    assert all(option.what in text and f"# {option.key} = " in text for option in OPTIONS)
    uncommented = "\n".join(line.removeprefix("# ") if " = " in line else line for line in text.splitlines())
    assert len(tomllib.loads(uncommented)) == len([o for o in OPTIONS if not o.section]) + 1


def test_writing_a_value_keeps_the_comments_and_the_other_values(tmp_path: Path) -> None:
    found = store(tmp_path, '# mine\ntheme = "light"  \n\n# why\ntimer = "hidden"\n')
    found.write("theme", "dark")
    found.write("keys.flag", "f6")
    found.write("mode", "practice")
    assert found.path.read_text() == (
        '# mine\ntheme = "dark"\n\n# why\ntimer = "hidden"\nmode = "practice"\n\n[keys]\nflag = "f6"\n'
    )


@pytest.mark.parametrize("text", ['keys.flag = "f6"\ntimer = "hidden"\n', 'keys = {flag = "f6"}\ntimer = "hidden"\n'])
def test_a_file_that_cannot_be_changed_in_place_is_written_anew(tmp_path: Path, text: str) -> None:
    found = store(tmp_path, text)
    found.write("keys.time", "f7")
    in_force = found.read()
    assert not in_force.problems
    assert in_force.settings.keys == {"flag": ("f6",), "time": ("f7",)}
    assert in_force.settings.is_timer_hidden


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ('ratings = "50, 40, 90"', "three percents that do not fall"),
        ('ratings = "50"', "three percents that do not fall"),
        ('ratings = "a, b, c"', "three percents that do not fall"),
        ('fsrs = "1, 2, 3"', "empty or 21 numbers"),
        ('fsrs = "nan' + ", 1" * 20 + '"', "empty or 21 numbers"),
    ],
)
def test_numbers_in_a_row_are_checked_where_they_stand(tmp_path: Path, text: str, refused: str) -> None:
    (problem,) = store(tmp_path, text).read().problems
    assert problem.line == 1
    assert refused in problem.message


def test_numbers_in_a_row_are_kept_tidy(tmp_path: Path) -> None:
    in_force = store(tmp_path, 'ratings = " 40,60.5,100"\n').read()
    assert in_force.setting("ratings").value == "40, 60.5, 100"
    assert in_force.settings.ratings == (0.4, 0.605, 1.0)
    assert in_force.settings.parameters is None


def test_an_action_that_loses_its_new_key_may_be_in_the_way_of_another(tmp_path: Path) -> None:
    found = store(tmp_path, '[keys]\nflag = "f10"\nfinish = "f1"\n')
    assert [problem.line for problem in found.read().problems] == [3, 2]
    assert not found.read().settings.keys


@given(st.lists(st.sampled_from(OPTIONS), max_size=6), st.booleans())
def test_what_is_written_is_what_is_read(options: list[object], from_nothing: bool) -> None:
    text = "" if from_nothing else template()
    wanted = {}
    for option in options:
        value = {"extra-time": 1.75, "encoder": 'a "quoted" \\ Größe', "theme": "light"}.get(option.name)  # type: ignore[attr-defined]
        value = value or option.default  # type: ignore[attr-defined]
        text = changed(text, option, value)  # type: ignore[arg-type]
        wanted[option.name] = value  # type: ignore[attr-defined]
    data = tomllib.loads(text)
    keys = {f"keys.{name}": value for name, value in data.pop("keys", {}).items()}
    assert data | keys == wanted
    assert set(wanted) <= set(BY_NAME)
