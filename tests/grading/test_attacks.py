from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.question import Question, QuestionKind
from examsim.domain.rubric import Criterion, Rubric
from examsim.grading.attacks import Trial, trials

ANSWER = "The client sends 3 packets to the server. The server always replies with a larger packet."
QUESTION = Question("handshake", "How do client and server begin?", (ANSWER,))
SIBLINGS = (
    Question("osmosis", "What is osmosis?", ("Water moves through a membrane.",)),
    Question("routing", "What is routing?", ("A packet finds its way from client to server.",)),
)


def by_kind(question: Question = QUESTION, rubric: Rubric | None = None) -> dict[str, Trial]:
    return {trial.kind: trial for trial in trials(question, rubric, SIBLINGS)}


def test_good_responses_say_the_same() -> None:
    made = by_kind()
    assert made["the solution itself"].response == ANSWER
    assert made["sentences in another order"].response.startswith("The server always")
    assert made["without articles"].response.startswith("client sends 3 packets to server.")
    assert "pakcets" in made["typing errors"].response or "pacekts" in made["typing errors"].response
    assert all(trial.is_good for trial in list(made.values())[:4])


def test_bad_responses_say_something_else() -> None:
    made = by_kind()
    assert made["the question echoed"].response == "How do client and server begin."
    assert made["the answer denied"].response.startswith("It is not true that the client sends")
    assert made["opposite words"].response == "The server never replies with a larger packet."
    assert made["roles swapped"].response.startswith("The server sends 3 packets to the client.")
    assert made["other numbers"].response == "The client sends 16 packets to the server."
    assert made["half of the answer"].response == "The client sends 3 packets to the server."
    assert made["the answer to routing"].response == SIBLINGS[1].answer
    assert "Water" in made["everything else in the bank"].response
    assert "." not in made["keywords without a sentence"].response


def test_a_rubric_says_what_is_denied_and_which_words_are_as_good() -> None:
    rubric = Rubric("handshake", (Criterion("sends", 4.0, "A SYN is sent.", (("replies", "answers"),)),))
    made = by_kind(rubric=rubric)
    assert made["the answer denied"].response == "A SYN is not sent."
    assert "always answers with" in made["other words of the rubric"].response


def test_a_change_that_changes_nothing_is_not_tried() -> None:
    made = by_kind(Question("short", "Say it.", ("Water boils.",)))
    assert "other numbers" not in made
    assert "half of the answer" not in made
    assert "sentences in another order" not in made
    assert by_kind(Question("none", "Say it.", (" ",))) == {}


def test_items_of_a_list_are_told_apart_and_wrapped_lines_are_not() -> None:
    made = by_kind(Question("errors", "Which?", ("It learns no\npattern.\n--> more capacity\n--> another model",)))
    assert made["sentences in another order"].response == "--> another model. --> more capacity. It learns no pattern."


def test_a_name_is_right_without_a_sentence_and_in_any_order() -> None:
    made = by_kind(Question("tissue", "Which?", ("Smooth muscle",), kind=QuestionKind.SHORT_ANSWER))
    assert "keywords without a sentence" not in made
    assert "roles swapped" not in made
    assert "the question echoed" in made


@given(st.text(max_size=200), st.text(max_size=60))
def test_any_text_can_be_tried_and_the_same_twice(answer: str, prompt: str) -> None:
    question = Question("q", prompt, (answer,))
    assert trials(question, None, SIBLINGS) == trials(question, None, SIBLINGS)
