"""In a chat whose people quiz each other, what answers a question is told from what they say to each other besides."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide

QUIZ = """\
[19:02] Ida: you up? test on rivers tomorrow
[19:02] Max: yes ask me
[19:03] Ida: where does a river begin?
[19:03] Max: at its source
[19:04] Ida: yesss 🎉
[19:04] Ida: what is a meander
[19:05] Max: a bend in it
[19:05] Ida: ok perfect
[19:05] Ida: the place where two of them meet
[19:06] Max: confluence
[19:06] Ida: <Media omitted>
[19:06] Max: haha so true
[19:07] Ida: what is a delta made of? (two things)
[19:08] Max: no idea 😬
[19:08] Ida: silt
- and sand
[19:09] Max: right, my turn
[19:09] Max: which is longer, the Nile or the Rhine?
[19:10] Ida: the Rhine
[19:10] Max: no
[19:10] Max: the Nile is
[19:11] Max: going to sleep now
"""


def answers(text: str) -> list[tuple[str, str]]:
    return [(question.prompt, question.answer) for question in read_guide(text, "guide.txt").bank.questions]


def test_questions_of_a_chat_come_back_without_the_talk_between_them() -> None:
    assert [answer for _, answer in answers(QUIZ)] == [
        "at its source",
        "a bend in it",
        "confluence",
        "silt\n- and sand",
        "the Rhine\nno\nthe Nile is\ngoing to sleep now",
    ]


def test_who_asks_without_a_mark_is_understood_where_the_quiz_goes_on() -> None:
    asked = [prompt for prompt, _ in answers(QUIZ)]
    assert "two of them meet" in asked[2]
    assert asked[3] == "what is a delta made of? (two things)"


@pytest.mark.parametrize("said", ["pass the ball on", "hm, from the hills", "a wait of years"])
def test_an_answer_that_begins_as_giving_up_does_is_one(said: str) -> None:
    assert answers(QUIZ.replace("a bend in it", said))[1][1] == said


def test_what_whoever_asked_adds_to_an_answer_is_kept() -> None:
    assert answers(QUIZ.replace("yesss 🎉", "yes but also a lake"))[0][1] == "at its source\nyes but also a lake"


@pytest.mark.parametrize("said", ["you are so good at this", "no, the river mouth"])
def test_what_is_said_to_each_other_or_corrects_is_no_question_without_a_mark(said: str) -> None:
    told = answers(QUIZ.replace("ok perfect", "haha nice").replace("the place where two of them meet", said))
    assert len(told) == 4


def test_an_answer_goes_on_where_more_of_it_is_wanted() -> None:
    told = QUIZ.replace("at its source", "at its source\n[19:03] Ida: and what else?\n[19:04] Max: in a glacier")
    assert answers(told)[0][1] == "at its source\nin a glacier"


def test_a_task_of_two_words_asks() -> None:
    assert answers(QUIZ.replace("what is a meander", "Define meander"))[1][1] == "a bend in it"


def test_text_below_a_chat_is_not_taken_for_talk() -> None:
    notes = "\nQuestion: What is a weir?\nAnswer: A low dam.\n\nQuestion: What is a lock?\nAnswer: A gate for boats.\n"
    assert [answer for _, answer in answers(QUIZ + notes)][-2:] == ["A low dam.", "A gate for boats."]


def test_a_chat_in_which_one_tells_the_answers_is_read_as_it_is_written() -> None:
    chat = "".join(
        f"[20:0{n}] Ida: What is word {n}?\n[20:0{n}] Ida: The word that is number {n}.\n" for n in range(1, 6)
    )
    assert [answer for _, answer in answers(chat)] == [f"The word that is number {n}." for n in range(1, 6)]


@pytest.mark.parametrize("said", ["a loop of it", "it's a bend", "were", "one"])
@pytest.mark.parametrize("above", ["", "[19:05] Ida: lol\n"])
def test_a_short_answer_of_whoever_asked_is_kept(said: str, above: str) -> None:
    told = QUIZ.replace("[19:05] Ida: ok perfect", f"{above}[19:05] Ida: {said}")
    assert answers(told)[1][1] == f"a bend in it\n{said}"


@pytest.mark.parametrize(
    "said", ["Yesss!!", "lol ok", "right, next one", "🎉", "haha so good", "last one", "we got this 💪"]
)
def test_praise_of_an_answer_is_left_out(said: str) -> None:
    assert answers(QUIZ.replace("ok perfect", said))[1][1] == "a bend in it"


@pytest.mark.parametrize("below", ["", "[19:03] Max: oh ok\n"])
def test_who_answers_a_question_of_her_own_is_believed(below: str) -> None:
    own = f"[19:03] Ida: what is a spring?\n[19:03] Ida: water out of rock\n{below}[19:03] Ida: where does"
    told = answers(QUIZ.replace("[19:03] Ida: where does", own))
    assert [answer for _, answer in told][:2] == ["water out of rock", "at its source"]
    assert len(told) == 6


HEADED = """\
Max — Today at 7:01 PM
ask me about rivers
Ida — Today at 7:02 PM
What is a weir?
Max — Today at 7:03 PM
a low dam
Ida — Today at 7:03 PM
nice
What are the parts of a lock?
Max — Today at 7:04 PM
- gates
- a chamber
Ida — Today at 7:05 PM
yep
Where does a canal get its water?
Max — Today at 7:06 PM
hmm
from a reservoir
"""


def test_lines_that_say_who_speaks_tell_questions_from_answers_too() -> None:
    assert answers(HEADED) == [
        ("What is a weir?", "a low dam"),
        ("What are the parts of a lock?", "- gates\n- a chamber"),
        ("Where does a canal get its water?", "from a reservoir"),
    ]


def test_a_question_that_nobody_answers_is_told() -> None:
    asked = "Ida — Today at 7:07 PM\nWhat is a ford?\nMax — Today at 7:08 PM\nno clue\n"
    draft = read_guide(HEADED + asked, "guide.txt")
    assert len(draft.bank.questions) == 3
    assert "What is a ford?" in [line.text for line in draft.not_understood]
