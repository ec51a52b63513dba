"""Every command as a script uses it: data on standard output, words on standard error, exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from examsim import __version__
from tests.processes import PROGRAM, SHIPPED, examsim, surroundings

pytestmark = pytest.mark.process

GUIDE = """\
BIOLOGY QUIZ 2
◉ Osmosis. Answer: Water moves through a membrane
towards the side with more solute.
◉ Mitosis. Answer: A cell divides into two cells with the same chromosomes.
◉ Osmosis. Answer: Water moves through a membrane
towards the side with more solute.
"""


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    path = tmp_path / "biology.txt"
    path.write_text(GUIDE, encoding="utf-8")
    return path


@pytest.fixture
def responses(tmp_path: Path) -> Path:
    path = tmp_path / "responses.csv"
    path.write_text(
        "question,response,learner\n"
        'equivariance,"the output changes in the same way, f(g(x)) = g(f(x))",ann\n'
        "cam,,bob\n"
        'equivariance,"it \x1b[31mstays\x1b[0m the same",cid\n',
        encoding="utf-8",
    )
    return path


def test_the_version_and_the_help_are_there() -> None:
    assert examsim("--version").stdout == f"examsim {__version__}\n"
    helped = examsim("--help")
    assert helped.returncode == 0
    assert all(name in helped.stdout for name in ("take", "import", "check", "grade", "evaluate", "doctor"))


def test_the_help_of_a_group_says_what_each_command_does_in_whole_sentences() -> None:
    for group in ("history", "learned", "review", "grader", "rubric", "export"):
        shown = examsim(group, "--help", COLUMNS="80").stdout
        assert "..." not in shown.partition("Commands:")[2], shown
        assert max(map(len, shown.splitlines())) <= 80


def test_what_changes_something_can_say_so_in_json(tmp_path: Path) -> None:
    sat = json.loads(examsim("take", SHIPPED, "--json", typed="the same way\n.\n.\n.\n.\n.\n").stdout)
    kept = json.loads(examsim("backup", tmp_path / "kept.zip", "--json").stdout)
    assert kept == {"file": str(tmp_path / "kept.zip"), "bytes": (tmp_path / "kept.zip").stat().st_size}
    assert json.loads(examsim("history", "delete", "last", "--json").stdout) == {"deleted": [sat["id"]]}
    assert json.loads(examsim("history", "undelete", "--json").stdout) == {"put_back": sat["id"]}
    restored = json.loads(examsim("restore", tmp_path / "kept.zip", "--replace", "--json").stdout)
    assert restored["files"] >= 1
    assert Path(restored["kept_before"]).is_file()


def test_grade_writes_one_line_of_json_for_each_response_in_order(responses: Path) -> None:
    graded = examsim("grade", SHIPPED, responses, "--json")
    assert graded.returncode == 0
    lines = [json.loads(line) for line in graded.stdout.splitlines()]
    assert [(line["question"], line["learner"]) for line in lines] == [
        ("equivariance", "ann"), ("cam", "bob"), ("equivariance", "cid"),
    ]  # fmt: skip
    first, blank, _ = lines
    assert first["score"] == first["points"] / first["max_points"]
    contract = {"question", "points", "max_points", "score", "unsure", "criteria", "misconceptions"}
    assert set(first) == contract | {"guards", "notes", "versions", "learner"}
    beside = {"statement", "earned", "solution_evidence", "nearest", "nearness", "guards"}
    assert all(
        set(criterion) == {"id", "points", "max_points", "unsure", "evidence", "reason"} | beside
        for criterion in first["criteria"]
    )
    text = "the output changes in the same way, f(g(x)) = g(f(x))"
    for evidence in (piece for criterion in first["criteria"] for piece in criterion["evidence"]):
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]
    assert blank["points"] == 0


def test_grade_without_a_model_says_so_on_every_grade(responses: Path) -> None:
    lines = [json.loads(line) for line in examsim("grade", SHIPPED, responses, "--json").stdout.splitlines()]
    assert all("keywords alone" in " ".join(line["notes"]) for line in lines)


def test_grade_in_words_shows_no_escape_codes(responses: Path) -> None:
    graded = examsim("grade", SHIPPED, responses)
    assert graded.returncode == 0
    assert "\x1b" not in graded.stdout + graded.stderr
    assert "equivariance, ann:" in graded.stdout
    assert "Together:" in graded.stdout


def test_grade_reads_a_bank_by_path_and_responses_from_standard_input(guide: Path, tmp_path: Path) -> None:
    examsim("import", guide, "--into", tmp_path / "mine", "--bank", "biology")
    typed = '{"question": "osmosis", "response": "water moves"}\n'
    graded = examsim("grade", tmp_path / "mine/question_bank/biology.yaml", "-", "--json", typed=typed)
    assert json.loads(graded.stdout)["question"] == "osmosis"


def test_grade_reads_what_spreadsheets_save() -> None:
    text = "question;response\nequivariance;café – same way\n"
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        graded = examsim("grade", SHIPPED, "-", "--json", typed=text.encode(encoding))
        assert graded.returncode == 0, graded.stderr
        assert json.loads(graded.stdout)["question"] == "equivariance"


def test_import_writes_a_bank_that_passes_its_check_and_can_be_sat(guide: Path, tmp_path: Path) -> None:
    into = tmp_path / "mine"
    imported = examsim("import", guide, "--into", into, "--json")
    assert imported.returncode == 0
    report = json.loads(imported.stdout)
    assert (report["questions"], report["merged_duplicates"], report["not_understood"]) == (2, 1, [])
    assert report["files"] == [str(into / folder / f"{report['bank']}.yaml") for folder in ("question_bank", "rubrics")]
    assert examsim("check", into).returncode == 0
    sat = examsim("take", report["files"][0], "--plain", typed="water moves\n.\ncells divide\n.\n")
    assert sat.returncode == 0
    assert "Handed in." in sat.stdout


def test_a_source_imported_again_leaves_edits_and_ids_and_brings_what_is_new(guide: Path, tmp_path: Path) -> None:
    into = tmp_path / "mine"
    first = json.loads(examsim("import", guide, "--into", into, "--json").stdout)
    bank = into / "question_bank" / f"{first['bank']}.yaml"
    bank.write_text(bank.read_text("utf-8").replace("Define mitosis.", "What is mitosis?  # mine"), "utf-8")
    text = guide.read_text("utf-8").replace("membrane", "semipermeable membrane")
    guide.write_text(f"{text}◉ Meiosis. Answer: A cell divides into four cells.\n", "utf-8")

    told = examsim("import", guide, "--into", into)
    assert (told.returncode, "new: Define meiosis." in told.stdout) == (0, True)
    assert "semipermeable" in told.stdout
    assert "--theirs takes the source's side" in told.stderr
    assert "semipermeable" not in bank.read_text("utf-8")

    again = json.loads(examsim("import", guide, "--into", into, "--theirs", "--json").stdout)["again"]
    assert (again["added"], again["edited"], again["undecided"]) == ([], ["mitosis"], 0)
    assert {(change["question"], change["taken"]) for change in again["changes"]} >= {("osmosis", True)}
    kept = bank.read_text("utf-8")
    assert "What is mitosis?  # mine" in kept
    assert "semipermeable" in kept
    assert [line.split()[-1] for line in kept.splitlines() if "- id:" in line] == ["osmosis", "mitosis", "meiosis"]
    assert "1 bank without problems" in examsim("check", bank.stem, cwd=into).stdout
    unknown = examsim("check", "mitosis", cwd=into)
    assert (unknown.returncode, "no file, no folder and no bank" in unknown.stderr) == (2, True)
    assert "Nothing has changed." in examsim("import", guide, "--into", into).stdout
    assert "Wrote:" in examsim("import", guide, "--into", into, "--force").stdout
    assert "mine" not in bank.read_text("utf-8")


def test_a_bank_is_exported_with_a_word_on_what_is_lost_and_replaces_nothing(tmp_path: Path) -> None:
    told = examsim("export", "cs7643-quiz-1", "--to", "gift")
    assert told.returncode == 0
    assert told.stdout.count("{####") == 5
    assert "GIFT has no place for: points, minutes" in told.stderr
    deck = tmp_path / "deck.apkg"
    assert examsim("export", "--out", deck, "cs7643-quiz-1").returncode == 0
    refused = examsim("export", "bank", "cs7643-quiz-1", "--out", deck)
    assert (refused.returncode, "exists already" in refused.stderr) == (2, True)
    assert examsim("export", "cs7643-quiz", "--to", "csv").returncode == 2
    copied = examsim("export", "cs7643-quiz-1", "--to", "examsim", "--out", tmp_path)
    assert [Path(line).exists() for line in copied.stdout.splitlines()] == [True, True]


def test_a_dry_run_writes_nothing(guide: Path, tmp_path: Path) -> None:
    tried = examsim("import", guide, "--into", tmp_path / "mine", "--dry-run")
    assert tried.returncode == 0
    assert "Would write:" in tried.stdout
    assert not (tmp_path / "mine").exists()


def test_import_without_a_folder_makes_a_bank_of_ones_own(guide: Path, home: Path) -> None:
    assert examsim("import", guide, "--bank", "biology").returncode == 0
    assert (home / "data/question_bank/biology.yaml").exists()
    banks = json.loads(examsim("locate", "--json").stdout)["banks"]
    assert ("user", "biology") in [(bank["origin"], bank["id"]) for bank in banks]


def test_check_finds_every_problem_and_exits_with_one(tmp_path: Path) -> None:
    (tmp_path / "question_bank").mkdir()
    (tmp_path / "question_bank/bad.yaml").write_text(
        "schema: 1\nid: bad\ntitle: Bad\nquestions:\n  - {id: one, promt: What?, answer: That., points: -1}\n"
    )
    checked = examsim("check", tmp_path, "--json")
    assert checked.returncode == 1
    problems = json.loads(checked.stdout)["problems"]
    assert len(problems) >= 2
    assert all(problem["line"] == 5 and problem["path"].endswith("bad.yaml") for problem in problems)
    assert any("did you mean" in problem["message"] for problem in problems)


def test_check_reports_examples_that_are_marked_otherwise(tmp_path: Path) -> None:
    (tmp_path / "question_bank").mkdir()
    (tmp_path / "rubrics").mkdir()
    (tmp_path / "question_bank/b.yaml").write_text(
        "schema: 1\nid: b\ntitle: B\nquestions:\n"
        "  - {id: osmosis, prompt: What is osmosis?, answer: Water moves through a membrane.}\n"
    )
    (tmp_path / "rubrics/b.yaml").write_text(
        "schema: 1\nbank: b\nrubrics:\n  osmosis:\n    criteria:\n"
        "      - {id: moves, points: 4, statement: Water moves through a membrane., keywords: [[water], [membrane]]}\n"
        "    examples:\n"
        "      - {response: Water moves through a membrane., points: 4}\n"
        "      - {response: '', points: 4}\n"
    )
    checked = examsim("check", tmp_path, "--json")
    assert checked.returncode == 1
    report = json.loads(checked.stdout)
    assert (report["problems"], report["examples"]) == ([], 2)
    assert [(one["question"], one["example"], one["marked"]) for one in report["disagreements"]] == [("osmosis", 2, 4)]
    said = examsim("check", tmp_path).stdout
    assert "rubrics/b.yaml:9:9: b: osmosis: example 2 was marked 4 by a person and gets 0" in said
    by_id = examsim("check", "b", "--json", cwd=tmp_path)
    assert (by_id.returncode, json.loads(by_id.stdout)["examples"]) == (1, 2)


def test_advice_is_given_and_changes_the_exit_code_only_when_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(
        "schema: 1\nid: b\ntitle: B\nquestions:\n  - {id: one, prompt: Discuss cells., answer: They live.}\n"
    )
    checked = examsim("check", tmp_path)
    assert checked.returncode == 0
    assert "b.yaml:5:23: advice: “discuss” leaves open what earns the points" in checked.stdout
    assert "1 place could be better." in checked.stdout
    strict = examsim("check", tmp_path, "--strict", "--json")
    assert strict.returncode == 1
    assert [(one["rule"], one["line"]) for one in json.loads(strict.stdout)["advice"]] == [("vague-prompt", 5)]


def test_check_tries_a_rubric_with_responses_of_its_own(guide: Path, tmp_path: Path) -> None:
    examsim("import", guide, "--into", tmp_path / "mine", "--bank", "biology")
    tried = examsim("check", "--attack", tmp_path / "mine/question_bank/biology.yaml", "--json")
    lines = json.loads(tried.stdout)
    assert {line["question"] for line in lines} == {"osmosis", "mitosis"}
    assert {line["is_good"] for line in lines} == {True, False}
    assert tried.returncode == (0 if all(line["holds"] for line in lines) else 1)
    assert all(bool(line["advice"]) is not line["holds"] for line in lines)


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    path = tmp_path / "marked.jsonl"
    marks = [("water moves through the membrane", 1), ("water", 0.5), ("cells", 0), ("it moves through a membrane", 1)]
    lines = [
        {"question": question, "reference": "Water moves through a membrane.", "answer": answer, "score": score}
        for question in ("What is osmosis?", "Define osmosis.")
        for answer, score in marks
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def test_evaluate_measures_and_predicts_line_by_line(dataset: Path, tmp_path: Path) -> None:
    out = tmp_path / "predictions.jsonl"
    done = examsim("evaluate", dataset, "--examples", "1", "--predictions", out, "--json")
    assert done.returncode == 0
    assert done.stderr == ""
    assert json.loads(done.stdout)["responses"] == 6
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert all(set(line) == {"question_id", "score", "predicted", "criteria"} for line in lines)
    assert [line["predicted"] is None for line in lines] == [True, False, False, False] * 2
    assert [line["score"] for line in lines] == [1, 0.5, 0, 1] * 2
    assert "Pearson r within questions" in examsim("evaluate", dataset).stdout


@pytest.mark.parametrize("is_killed", [False, True])
def test_marking_hundreds_ends_in_silence_and_leaves_no_process_behind(tmp_path: Path, *, is_killed: bool) -> None:
    path = tmp_path / "many.jsonl"
    row = {"question": "What do roots do?", "reference": "They take up water.", "score": 1}
    path.write_text("".join(json.dumps(row | {"answer": f"water {n}"}) + "\n" for n in range(5000)), encoding="utf-8")
    command = (*PROGRAM, "evaluate", str(path))
    with subprocess.Popen(command, env=surroundings(), stderr=subprocess.PIPE, start_new_session=True) as process:
        while len(_of_group(process.pid)) < 3:
            time.sleep(0.02)
        if is_killed:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGINT)
        _, words = process.communicate(timeout=60)
    if is_killed:
        assert process.returncode == -signal.SIGKILL
    else:
        assert (process.returncode, words) == (130, b"examsim: interrupted\n")
    until = time.monotonic() + 20
    while _of_group(process.pid) and time.monotonic() < until:
        time.sleep(0.02)
    assert _of_group(process.pid) == []


def _of_group(leader: int) -> list[str]:
    found = subprocess.run(["pgrep", "-g", str(leader)], capture_output=True, text=True, check=False)
    return found.stdout.split()


def test_evaluate_names_every_line_it_cannot_use(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"question": "Q"}\nnot json\n{"question": "Q", "reference": "R", "answer": "A", "score": 7}\n')
    done = examsim("evaluate", path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert {line.split(":")[1] for line in done.stderr.splitlines() if "bad.jsonl:" in line} == {"1", "2", "3"}


def test_locate_prefers_the_project_one_stands_in(guide: Path, tmp_path: Path) -> None:
    examsim("import", guide, "--into", tmp_path / "project", "--bank", SHIPPED)
    located = json.loads(examsim("locate", "--json", cwd=tmp_path / "project").stdout)
    assert [folder["origin"] for folder in located["folders"]] == ["project", "user", "shipped"]
    assert [bank["origin"] for bank in located["banks"] if bank["id"] == SHIPPED] == ["project"]


def test_schemas_are_json_schemas() -> None:
    for kind in ("bank", "rubric"):
        assert json.loads(examsim("schema", kind).stdout)["type"] == "object"


def test_doctor_says_what_is_wrong_and_exits_with_three(home: Path) -> None:
    (home / "data").mkdir()
    (home / "data/attempts.sqlite3").write_bytes(b"not a database, by any means" * 100)
    looked = examsim("doctor", "--json")
    assert looked.returncode == 3
    wrong = [finding for finding in json.loads(looked.stdout) if not finding["is_well"]]
    assert [finding["name"] for finding in wrong] == ["store"]
    assert "damaged" in wrong[0]["said"]
    assert wrong[0]["remedy"]
    assert examsim("doctor").returncode == 0


def test_doctor_finds_a_model_that_is_not_there() -> None:
    looked = examsim("doctor", EXAMSIM_ENCODER="/nowhere/model")
    assert looked.returncode == 3
    assert "WRONG  model" in looked.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["take"],
        ["take", SHIPPED, "--minutes", "nan"],
        ["take", SHIPPED, "--minutes", "0"],
        ["take", SHIPPED, "--questions", "0"],
        ["take", SHIPPED, "--mode", "dream"],
        ["take", SHIPPED, "--topic", "gardening", "--plain"],
        ["take", "cs7643-quiz-2", "--plain"],
        ["grade", SHIPPED],
        ["nonsense"],
        ["export"],
        ["--nonsense"],
        ["history", "show", "nothing"],
    ],
)
def test_wrong_usage_says_what_to_do_and_exits_with_two(arguments: list[str]) -> None:
    done = examsim(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) >= 2
    assert "Traceback" not in done.stderr
    assert "examsim: Usage" not in done.stderr


def test_screens_without_a_terminal_are_refused_with_the_way_round() -> None:
    for arguments in ([], ["take", SHIPPED]):
        done = examsim(*arguments)
        assert done.returncode == 3
        assert "--plain" in done.stderr
    assert "TERM" in examsim(TERM="dumb").stderr


def shell(command: str) -> subprocess.CompletedProcess[str]:
    program = f"'{PROGRAM[0]}' -m examsim"
    return subprocess.run(
        ["/bin/sh", "-c", command.replace("examsim", program)],
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_reader_that_goes_away_is_no_trouble_to_anybody() -> None:
    done = shell("{ sleep 0.2; examsim schema; echo $? >&2; } | true")
    assert done.stderr == "141\n"


def test_closed_input_and_output_are_said() -> None:
    closed = shell("examsim schema >&-")
    assert (closed.returncode, closed.stderr.splitlines()[0]) == (3, "examsim: Standard output is closed.")
    closed = shell(f"examsim take {SHIPPED} --plain <&-")
    assert (closed.returncode, closed.stderr.splitlines()[0]) == (2, "examsim: Standard input is closed.")
    assert shell("examsim nonsense 2>&-").returncode == 2


def test_output_that_cannot_be_written_is_said_and_exits_with_three() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [*PROGRAM, "schema"], stdout=full, stderr=subprocess.PIPE, env=surroundings(), check=False
        )
    assert done.returncode == 3
    assert done.stderr.startswith(b"examsim: No space left on device")
    assert b"Traceback" not in done.stderr
