from __future__ import annotations

from examsim.domain.question import Question
from examsim.domain.rubric import Criterion, Feedback, Misconception, Rubric
from examsim.grading.grader import Grader, Submission
from examsim.grading.reasons import _as_written, effect
from examsim.grading.text import split_words

QUESTION = Question("q", "Name a metal.", ("Copper conducts electricity.",), points=2.0)
COPPER = Criterion(
    "copper",
    2.0,
    "Copper conducts electricity.",
    (("copper",), ("conducts",)),
    feedback=Feedback("Yes.", "Think of wires."),
)


def reason(response: str, *criteria: Criterion, best: int | None = None) -> str:
    rubric = Rubric("q", criteria or (COPPER,), best=best)
    return Grader(None).grade(Submission(response, QUESTION, rubric)).criteria[0].reason


def test_what_was_found_is_said_in_the_learners_words() -> None:
    assert (
        reason("I know that Copper conducts.") == "Your response says all of this, with “Copper” and “conducts”. Yes."
    )


def test_what_did_not_earn_everything_does_not_say_all_of_it() -> None:
    statement = "Lids of copper keep all steam inside the kettle in winter and summer alike."
    for points, told in ((1.0, "says all of this"), (8.0, "says nearly all of this")):
        asked = Question("q", "What does a lid do?", (statement,), points=points)
        response = statement.replace(" alike", "")
        (criterion,) = Grader(None).grade(Submission(response, asked)).criteria
        assert told in criterion.reason, criterion
        assert (criterion.points == points) == (points == 1.0)


def test_what_was_missed_is_named_with_the_authors_hint() -> None:
    told = reason("Something about copper kettles.")
    assert "nothing about “conducts”" in told
    assert "Think of wires." in told


def test_a_blank_says_what_was_missed() -> None:
    assert reason("").startswith("You left this blank. ")


def test_an_accepted_phrasing_is_said_to_be_one() -> None:
    metal = Criterion("c", 2.0, "Copper conducts electricity.", accept=("wires are made of it",))
    assert reason("Wires are made of it.", metal) == "Said in accepted words."


def test_a_criterion_that_does_not_count_says_so() -> None:
    iron = Criterion("iron", 2.0, "Iron rusts.", (("iron",), ("rusts",)))
    tin = Criterion("tin", 1.0, "Tin melts.", (("tin",), ("melts",)))
    assert "only the best count" in reason("Tin melts easily and iron rusts slowly.", tin, iron, best=1)


def test_a_response_that_a_guard_speaks_against_speaks_of_the_statement_and_does_not_say_it() -> None:
    asked = Question("q", "What does a lid do?", ("Lids keep all steam inside.",), points=8.0)
    keeps = Criterion("c", 8.0, "Lids keep all steam inside.")
    graded = Grader(None).grade(Submission("Lids do not keep all steam inside.", asked, Rubric("q", (keeps,))))
    assert graded.criteria[0].reason.startswith("Your response speaks of all of this")


def test_what_is_wrong_with_the_whole_response_is_named_where_it_takes_points() -> None:
    asked = Question("q", "When did the bridge open?", ("The bridge opened in 1931.",), points=2.0)
    accepted = Criterion(
        "c", 2.0, "The bridge opened in 1931.", accept=("opened in 1931",), feedback=Feedback("", "1931.")
    )
    (found,) = Grader(None).grade(Submission("It opened in 1931 or 1913.", asked, Rubric("q", (accepted,)))).criteria
    assert found.points == 0.25
    assert found.reason == "Said in accepted words. “1931 or 1913” leaves both answers open; decide for one."


def test_words_that_only_a_guard_takes_the_points_of_are_not_called_missing() -> None:
    answer = "Rivers carry dissolved minerals into it. Only pure water evaporates from its surface."
    salt = Question("q", "Why is the sea salty?", (answer,), points=2.0)
    rivers = Criterion("c", 2.0, "Rivers carry dissolved minerals into it.", (("rivers",), ("minerals",)))
    response = "Rivers carry dissolved minerals pure water evaporates surface sea salty"
    (found,) = Grader(None).grade(Submission(response, salt, Rubric("q", (rivers,)))).criteria
    assert found.points == 0
    assert found.reason == "These are keywords in a row. Say in a sentence how they belong together."
    assert found.evidence


def test_effects_are_told_in_words() -> None:
    assert effect(Misconception("wrong", cap=0)) == "at most 0 points"
    assert effect(Misconception("wrong", deduct=1)) == "1 point off"
    assert effect(Misconception("wrong", cap=2.5, deduct=0.5)) == "at most 2.5 points, 0.5 points off"


def test_what_is_missed_is_named_once_and_no_word_that_only_binds() -> None:
    salts = Criterion("c", 2.0, "Copper dissolves whereas zinc never dissolved before.")
    told = reason("Something about kettles.", salts)
    assert "dissolve" in told
    assert told.count("dissolve") == 1
    assert "whereas" not in told


def test_a_hyphenated_word_that_is_missed_is_named_as_it_was_written() -> None:
    prevents = Criterion("c", 2.0, "It prevents co-adaptation of units.")
    told = reason("Something about kettles.", prevents)
    assert "nothing about “prevents”, “co-adaptation” and “units”" in told


def test_a_word_without_an_end_is_soon_found_to_have_no_hyphen() -> None:
    word = "zig" * 30_000
    assert _as_written(split_words(word)[0], word) == word


def test_a_keyword_that_is_only_hinted_at_is_named_where_the_point_is_made_and_not_elsewhere() -> None:
    hinted = Criterion("c", 2.0, "Copper conducts electricity.", (("copper",), ("wires",)), at_least=0)
    apart = reason("Electricity is what copper conducts. Once there were five old wires in our shed.", hinted)
    assert "“copper”" in apart
    assert "wires" not in apart
    assert "“wires”" in reason("Electricity is what copper conducts through wires.", hinted)


def test_two_guards_that_see_the_same_thing_say_it_once() -> None:
    solution = "The median barely changes, whereas the mean is pulled toward the outlier."
    swapped = "The mean barely changes, whereas the median is pulled toward the outlier."
    asked = Question("q", "What happens when an extreme outlier is added?", (solution,), points=2.0)
    graded = Grader(None).grade(Submission(swapped, asked, None))
    about_it = [note for note in graded.notes if "“mean”" in note and "“median”" in note]
    assert len(graded.guards) == 2
    assert len(about_it) == 1


def test_what_a_guard_takes_all_points_for_is_shown() -> None:
    asked = Question("q", "How many kilocalories are in one gram of fat?", ("9 kilocalories per gram.",), points=2.0)
    (found,) = Grader(None).grade(Submission("4 kilocalories per gram.", asked, None)).criteria
    assert found.points == 0.0
    assert [each.text for each in found.evidence] == ["4 kilocalories per gram"]
