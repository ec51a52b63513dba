"""What an author writes in a rubric is what a response is marked by, whatever the response looks like."""

from __future__ import annotations

import pytest

from examsim.domain.question import Question
from examsim.domain.rubric import Criterion, Feedback, MarkedExample, Misconception, Rubric
from examsim.grading.grader import Grader, Submission


def points(response: str, *criteria: Criterion, prompt: str = "Explain the layer.", best: int | None = None) -> float:
    rubric = Rubric("q", criteria, best=best)
    answer = " ".join(criterion.statement for criterion in criteria)
    question = Question("q", prompt, (answer,), points=rubric.max_points)
    return Grader(None).grade(Submission(response, question, rubric)).points


POOLING = Criterion("c", 1.0, "It uses global average pooling.", (("global average pooling",),))
GAP = Criterion("c", 1.0, "It uses global average pooling (GAP).", (("GAP",),))
SQUARE = Criterion("c", 1.0, "The area grows as x^2.", (("x^2",),))
WEIGHT = Criterion("c", 1.0, "The regulariser is weighted by lambda.", (("lambda",), ("regularizer",)))
STAYS = Criterion("c", 1.0, "The output does not change.", (("output",), ("does not change", "unchanged")))
LAYERS = Criterion("c", 1.0, "There are 3 layers.", (("3 layers",),))
TIME = Criterion("c", 1.0, "It takes O(n^2) time.", (("O(n^2)", "quadratic"),))
COLOURS = Criterion("c", 1.0, "Names two primary colours.", (("red",), ("green",), ("blue",)), at_least=2)
NAIVE = Criterion("c", 1.0, "A naïve method fails.", (("naive",), ("fails",)))
DISCRIMINANT = Criterion("c", 1.0, "The sign of the discriminant decides.", accept=("b^2-4ac",))


@pytest.mark.parametrize(
    ("criterion", "response"),
    [
        (POOLING, "It uses global average pooling."),
        (POOLING, "it has a globl average poolling layer"),
        (POOLING, "Global-average-pooling is applied"),
        (POOLING, "GLOBAL AVERAGE POOLING IS USED"),
        (GAP, "It uses global average pooling."),
        (GAP, "It uses GAP."),
        (SQUARE, "The area grows as x²."),
        (WEIGHT, "The regularizer is weighted by λ."),
        (WEIGHT, "the regularisers are weighted with lambda"),
        (STAYS, "The output doesn’t change."),
        (STAYS, "The output never changes."),
        (STAYS, "the output remains unchanged"),
        (LAYERS, "There are three layers."),
        (TIME, "It takes O(n²) time."),
        (TIME, "It takes quadratic time."),
        (COLOURS, "red and green"),
        (COLOURS, "It is blue and red."),
        (NAIVE, "the naive method fails"),
        (NAIVE, "A naïve method has failed."),
        (DISCRIMINANT, "b² − 4·a·c"),
    ],
)
def test_what_the_author_asked_for_earns_everything(criterion: Criterion, response: str) -> None:
    assert points(response, criterion) == 1.0


@pytest.mark.parametrize(
    ("criterion", "response"),
    [
        (POOLING, "It uses max pooling."),
        (POOLING, "It does not use global average pooling."),
        (SQUARE, "The area grows as x^3."),
        (WEIGHT, "The regulariser is weighted by μ."),
        (STAYS, "The output changes."),
        (LAYERS, "There are 4 layers."),
        (TIME, "It takes O(n) time."),
        (TIME, "It takes O(n^3) time."),
        (COLOURS, "only red"),
        (DISCRIMINANT, "b² − 2·a·c"),
        (POOLING, ""),
        (POOLING, "?!"),
    ],
)
def test_what_only_looks_like_it_earns_less_than_half(criterion: Criterion, response: str) -> None:
    assert points(response, criterion) < 0.5


@pytest.mark.parametrize(
    "statement", ["f(t) = forget gate.", "Arrays are stored in a row.", "It does not depend on k."]
)
def test_a_statement_said_word_for_word_is_always_found(statement: str) -> None:
    response = f"Some say this:\n- {statement.rstrip('.')}\n- and more of it"
    assert points(response, Criterion("c", 1.0, statement, (("unheard",), ("of",)))) == 1.0


def test_the_opposite_of_a_keyword_leaves_next_to_nothing() -> None:
    follows = Criterion(
        "c", 1.0, "The output changes in the same way as the input.", (("output",), ("changes",), ("same way",))
    )
    assert points("The output changes in the same way.", follows) == 1.0
    assert points("The output changes in the opposite way.", follows) <= 0.25


def test_a_required_criterion_that_is_missed_costs_everything() -> None:
    required = Criterion("r", 1.0, "The method fails.", (("fails",),), required=True)
    assert points("It uses global average pooling.", POOLING, required) == 0.0
    assert points("It uses global average pooling. The method fails.", POOLING, required) == 2.0


def test_only_the_best_criteria_count_where_a_number_is_asked_for() -> None:
    three = [Criterion(name, 1.0, f"It has {name}.", ((name,),)) for name in ("wings", "scales", "gills")]
    assert points("It has wings. It has gills.", *three, prompt="Name two.", best=2) == 2.0
    assert points("It has wings. It has gills. It has scales.", *three, prompt="Name two.", best=2) == 2.0


def test_a_misconception_caps_or_deducts_and_is_named() -> None:
    question = Question("q", "What does the layer do?", ("It averages each feature map.",), points=2.0)
    criterion = Criterion("c", 2.0, "It averages each feature map.", (("averages",), ("feature map",)))
    wrong = Misconception("It takes the maximum of the whole image.", cap=0.5, feedback="That is max pooling.")
    rubric = Rubric("q", (criterion,), (wrong,))
    response = "It averages each feature map. It takes the maximum of the whole image."
    grade = Grader(None).grade(Submission(response, question, rubric))
    assert grade.points <= 0.5
    assert [(found.statement, found.effect, found.feedback) for found in grade.misconceptions] == [
        (wrong.statement, "at most 0.5 points", wrong.feedback)
    ]


def test_feedback_is_given_for_what_was_hit_and_missed() -> None:
    told = Criterion(
        "c", 1.0, POOLING.statement, POOLING.keywords, feedback=Feedback("Well seen.", "Name the pooling.")
    )
    question = Question("q", "Explain the layer.", (told.statement,), points=1.0)
    hit, missed = Grader(None).grade_all(
        [Submission(text, question, Rubric("q", (told,))) for text in ("It uses global average pooling.", "No idea.")]
    )
    assert "Well seen." in hit.criteria[0].reason
    assert "Name the pooling." in missed.criteria[0].reason


def test_marked_examples_never_turn_the_order_of_marks() -> None:
    question = Question("q", "Explain the layer.", (POOLING.statement,), points=1.0)
    examples = (MarkedExample("average pooling somewhere", 1.0), MarkedExample("It pools globally.", 1.0))
    responses = ["", "It pools.", "It uses average pooling.", "It uses global average pooling."]
    for rubric in (Rubric("q", (POOLING,)), Rubric("q", (POOLING,), examples=examples)):
        earned = [
            grade.points for grade in Grader(None).grade_all([Submission(r, question, rubric) for r in responses])
        ]
        assert earned == sorted(earned)


OWLS = Criterion(
    "c", 4.0, "Owls hunt at night, whereas swallows hunt insects by day.", (("owls",), ("night",), ("swallows",))
)


@pytest.mark.parametrize(
    ("response", "earned"),
    [
        ("Owls and swallows both hunt at night.", 1.5),
        ("Owls do not hunt at night, whereas swallows hunt insects by day.", 0.0),
        ("Some birds hunt by day.", 0.0),
        ("Birds hunt insects by day and at night.", 2.0),
    ],
    ids=["half right", "the opposite", "a trace", "a part"],
)
def test_keywords_leave_nothing_of_a_trace_or_of_the_opposite_and_something_of_what_is_half_right(
    response: str, earned: float
) -> None:
    assert points(response, OWLS, prompt="How do owls differ from swallows?") == earned


def test_a_trace_beside_keywords_is_told_by_what_is_said_and_not_by_how_lenient_the_curve_is() -> None:
    minerals = (("rivers", "streams"), ("minerals",))
    rivers = Criterion("c", 2.0, "Rivers carry dissolved minerals into the sea.", minerals)
    assert points("Rivers carry stuff to the ocean", rivers, prompt="Why is the sea salty?") == 0
    assert points("Rivers carry dissolved stuff to the ocean", rivers, prompt="Why is the sea salty?") == 1
