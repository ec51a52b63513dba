"""What somebody asks an assistant for, and its talk around the questions it writes, are no part of these."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide
from examsim.importing.clearing.assistants import without_assistant
from examsim.importing.text.lines import numbered_lines
from tests.importing.told import answers

CHAT = """\
{reader}

can you quiz me on knitting? thx

{assistant}

Sure! Here are three questions on **knitting**. Answers are below each.

---

**1. What is a purl stitch?**

**Answer:** A knit stitch seen from behind.

**2. What does "cast on" mean?**

**Answer:** To put the first loops on the needle.

**3. Why is a gauge swatch knitted?**

**Answer:** It shows how many stitches make an inch.

---

### 💡 Quick tips

Count **before** you cast on. Your pattern tells how many.

Would you like me to add some on crochet?

{reader}

yes two, shorter pls

{assistant}

Great idea! Here you go:

**4. What is a chain?**

**Answer:** A row of loops, each through the last.

**5. What is a hook for?**

**Answer:** It pulls the yarn through a loop.

You've got this! Let me know if you want more.

ChatGPT can make mistakes. Check important info.
"""
SAID = [
    "A knit stitch seen from behind.",
    "To put the first loops on the needle.",
    "It shows how many stitches make an inch.",
    "A row of loops, each through the last.",
    "It pulls the yarn through a loop.",
]


@pytest.mark.parametrize(
    ("reader", "assistant"),
    [("**You said:**", "**ChatGPT said:**"), ("You", "ChatGPT"), ("## User", "## Assistant"), ("Human:", "Claude 3:")],
)
def test_what_is_asked_for_and_talked_about_is_no_part_of_the_questions(reader: str, assistant: str) -> None:
    draft = read_guide(CHAT.format(reader=reader, assistant=assistant), "chat.md")
    assert [question.answer for question in draft.bank.questions] == SAID
    assert not draft.not_understood


def test_what_the_reader_answers_herself_is_kept() -> None:
    text = CHAT.format(reader="You said:", assistant="ChatGPT said:")
    own = "add mine: Q: What is a skein?\nAnswer: A coil of yarn."
    lines = numbered_lines(text.replace("yes two, shorter pls", own))
    assert "Answer: A coil of yarn." in [line.text for line in without_assistant(lines)[0]]


def test_questions_that_a_reader_asks_one_by_one_are_asked() -> None:
    asked = "You said:\n\nWhat is {0}?\n\nChatGPT said:\n\nAnswer: {0} is a kind of yarn.\n\n"
    lines = numbered_lines("".join(asked.format(yarn) for yarn in ("mohair", "merino", "angora", "alpaca")))
    assert without_assistant(lines) == ([*lines], [])


def test_words_for_the_two_in_no_turns_are_of_the_text() -> None:
    text = CHAT.format(reader="You", assistant="You")
    assert without_assistant(numbered_lines(text))[1] == []


def test_a_tip_below_the_last_answer_is_of_it_where_it_speaks_to_nobody() -> None:
    guide = "Q: What is felt?\nA: Wool that is matted.\n\nQ: What is lace?\nA: Open work.\n\n## Quick tip\n{}\n"
    assert answers(guide.format("You felt it in hot water."))[-1] == "Open work."
    assert answers(guide.format("Hot water felts wool."))[-1] != "Open work."


def test_two_turns_of_one_speaker_below_each_other_are_no_chat() -> None:
    chat = CHAT.format(reader="You said:", assistant="ChatGPT said:")
    again = chat.replace("yes two, shorter pls", "yes two, shorter pls\n\nYou said:\n\nand quick")
    assert without_assistant(numbered_lines(chat))[1]
    assert not without_assistant(numbered_lines(again))[1]
