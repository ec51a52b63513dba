"""How texts end that take leave of their reader below the last answer."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide

BLOG = """\
Asked of bakers

1. What is a poolish?

A wet starter made the day before.

2. Why is dough rested?

So that its gluten relaxes.

3. What does steam do?

It keeps the crust soft while the loaf rises.

"""
TERMS = (
    ("Proofing", "The last rise of a loaf before it is baked."),
    ("Scoring", "Cutting the skin of a loaf so that it opens where it should."),
    ("Oven spring", "The sudden rise of a loaf in its first minutes of heat."),
)
REMARKS = "Edit: thank you for the awards!\n\n31 comments\nlevel 1\nu/crumb_lord · 3 mo. ago\nSteam is all you need.\n"
PRIMER = """\
          A PRIMER OF DYEING

   Question. What is a mordant?
   Answer. A salt that binds the dye to the cloth.

   Question. Whence comes madder?
   Answer. From a root that grows in chalk.

   Question. What colour is weld?
   Answer. Yellow.
"""


@pytest.mark.parametrize(
    "closing",
    [
        "Conclusion\n\nNow you can face any master baker. Tell us how it went!\n",
        "## Final thoughts\n\nBaking takes time.\nWe wish you a warm oven.\n",
        "Wrapping up\n\nWrite to us.\n",
        REMARKS,
        REMARKS.partition("\n\n")[0] + "\n",
        REMARKS.partition("\n\n")[2],
    ],
)
def test_what_takes_leave_of_the_reader_is_of_no_answer_and_is_told(closing: str) -> None:
    draft = read_guide(f"{BLOG}{closing}", "guide.txt")
    assert [question.answer for question in draft.bank.questions] == [
        "A wet starter made the day before.",
        "So that its gluten relaxes.",
        "It keeps the crust soft while the loaf rises.",
    ]
    assert {line.text for line in draft.headings} >= set(filter(None, closing.splitlines()))


@pytest.mark.parametrize(
    "below",
    [
        "Conclusion\n\nSteam leaves the oven before the crust browns.\n",
        "Edit: and it makes the crust shine.\n",
        "31 comments\nmade it known.\n",
    ],
)
def test_the_same_words_that_tell_of_what_is_asked_are_of_the_answer(below: str) -> None:
    said = " ".join(read_guide(f"{BLOG}{below}", "guide.txt").bank.questions[2].answer.split())
    assert said.endswith(" ".join(below.split()))


def test_a_conclusion_that_is_the_answer_stays_it() -> None:
    guide = f"{BLOG}4. How does a talk end?\n\nConclusion\n\nIn it you say again what you said.\n"
    assert read_guide(guide, "guide.txt").bank.questions[3].answer.startswith("Conclusion")


def test_a_few_words_in_the_middle_of_the_page_close_a_text() -> None:
    draft = read_guide(f"{PRIMER}\n                    Here endeth the primer.\n", "guide.txt")
    assert [question.answer for question in draft.bank.questions][2] == "Yellow."
    assert "Here endeth the primer." in [line.text for line in draft.headings]


@pytest.mark.parametrize("below", ["                    CO2 = 44 g/mol", "   It fades in the sun."])
def test_a_formula_in_the_middle_and_words_at_the_edge_are_of_the_answer(below: str) -> None:
    assert below.rsplit(maxsplit=1)[-1] in read_guide(f"{PRIMER}\n{below}\n", "guide.txt").bank.questions[2].answer


def test_what_a_forum_sets_above_a_post_is_no_title() -> None:
    draft = read_guide(f"r/baking • Posted by u/crumb_lord 3 years ago\n\n{BLOG}", "guide.txt")
    assert draft.bank.title == "Asked of bakers"


def test_a_conclusion_below_terms_is_none_of_them() -> None:
    terms = "".join(f"## {term}\n\n{meaning}\n\n" for term, meaning in TERMS)
    draft = read_guide(
        f"{terms}## Conclusion\n\nNow you can bake whatever you like, and your friends will come.\n", "g.txt"
    )
    assert [question.prompt for question in draft.bank.questions] == [
        "Define proofing.",
        "Define scoring.",
        "Define Oven spring.",
    ]


WIKI = """\
### What is a mordant?
A salt that binds the dye to the cloth.[1]

### What is weld?
A plant that dyes yellow.

### What is woad?
A plant that dyes blue.[2]

### {head}
{below}
"""


@pytest.mark.parametrize("head", ["References", "Further reading", "See also"])
@pytest.mark.parametrize("below", ["1. ^ Dyes of old, p. 3\n2. ^ Plants, p. 9", "* Dyes of old\n* Plants"])
def test_what_a_text_draws_on_is_no_question_at_its_end(head: str, below: str) -> None:
    asked = [question.prompt for question in read_guide(WIKI.format(head=head, below=below), "dyes").bank.questions]
    assert asked == ["What is a mordant?", "What is weld?", "What is woad?"]


def test_references_that_are_explained_are_a_term() -> None:
    text = WIKI.format(head="References", below="What a weaver asks of a dyer before buying.")
    assert len(read_guide(text, "dyes").bank.questions) == 4


LINKS = "---\n## Links\n- [[Sourdough]]\n- [[Rye]]\n"


def test_a_list_of_links_below_the_last_answer_is_of_the_page() -> None:
    draft = read_guide(BLOG + LINKS, "guide.md")
    assert [question.answer for question in draft.bank.questions] == [
        "A wet starter made the day before.",
        "So that its gluten relaxes.",
        "It keeps the crust soft while the loaf rises.",
    ]


@pytest.mark.parametrize("text", [LINKS.replace("## Links", "links"), LINKS.replace("- [[Rye]]", "It is hot.")])
def test_what_is_no_list_of_links_stays(text: str) -> None:
    assert "[[Sourdough]]" in read_guide(BLOG + text, "guide.md").bank.questions[-1].answer


def test_a_long_conclusion_that_tells_what_to_do_is_of_the_answer() -> None:
    end = "Conclusion\nSay what you want.\nGive a date.\nName what was sold.\nName what came.\nSay which law helps you."
    end += "\nSay what comes next.\nSign your name.\nAdd a copy of the bill.\nSend it by post."
    text = f"Q: What is a quote?\nA: A price.\n\nQ: How does one complain?\nA: In a letter.\n\n{end}\n"
    assert read_guide(text, "letters").bank.questions[1].answer == f"In a letter.\n{end}"


@pytest.mark.parametrize("head", ["## Links", "**Related**"])
def test_items_without_links_below_such_a_head_are_of_the_answer(head: str) -> None:
    answer = read_guide(f"{BLOG}{head}\n- gluten strands\n- starch\n", "guide.md").bank.questions[-1].answer
    assert answer.endswith("- gluten strands\n- starch")
