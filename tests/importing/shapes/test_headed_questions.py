"""Where headings of one level ask, those above open parts, and what looks like one further down is of an answer."""

from __future__ import annotations

import pytest

from tests.importing.files.made import draft_of

SOAP = {
    "What is lye?": "A strong base that turns fat into soap.",
    "Explain saponification.": "Fat and lye react.\nSoap and glycerine are left.",
    "Why does soap cure?": "It loses water and hardens.",
    "What are the steps?": "1. Melt the fat\n2. Stir in the lye",
}
ASKED = {asked.strip("."): told.replace("\nSoap", "\n\nSoap") for asked, told in SOAP.items()}


def page(head: str, **parts: str) -> str:
    """A page with its questions below such headings, and with further parts above a question or below the last."""
    blocks = []
    for number, (asked, told) in enumerate(ASKED.items(), 1):
        blocks += [parts.get(f"above_{number}", ""), head.format(asked, number=number), told]
    return "\n\n".join(["# Soap", *filter(None, blocks), parts.get("below", "")])


def asked_in(text: str) -> dict[str, str]:
    return {one.prompt: one.answer for one in draft_of(text).bank.questions}


@pytest.mark.parametrize(
    "head",
    [
        "### {0}",
        "## {0} ##",
        "{number}. ### {0}",
        "- #### {0}",
        "##### {number}. {0}",
        "### Q{number}: {0}",
        "### **{0}**",
        "**{number}. {0}**",
        "{number}. **{0}**",
        "* **{0}**",
    ],
)
def test_questions_are_found_below_headings_of_any_make(head: str) -> None:
    assert asked_in(page(head)) == SOAP


@pytest.mark.parametrize("head", ["### {0}", "{number}. ### {0}", "**{0}**"])
def test_a_heading_above_that_level_opens_a_part_and_is_not_asked_for(head: str) -> None:
    draft = draft_of(
        page(head, above_1="## Basics", above_3="## Craft\n\nNow to the craft.", below="## Links\n\nNone.")
    )
    assert {one.prompt: one.answer for one in draft.bank.questions} == SOAP
    assert [one.topic for one in draft.bank.questions] == ["Basics", "Basics", "Craft", "Craft"]
    assert [line.text for line in draft.not_understood] == ["Now to the craft.", "None."]


@pytest.mark.parametrize("name", ["License", "Contributing", "Acknowledgements", "About this list"])
def test_what_a_page_says_of_itself_below_the_last_question_is_not_asked_for(name: str) -> None:
    assert asked_in(page("## {0}", below=f"## {name}\n\nAll of it is free.")) == SOAP


def test_a_word_for_a_part_of_a_page_is_a_term_between_two_questions() -> None:
    assert "Define License." in asked_in(page("## {0}", above_2="## License\n\nIt lets one sell."))


def test_a_term_among_questions_is_asked_for() -> None:
    assert "Define Tallow." in asked_in(page("## {0}", above_2="## Tallow\n\nIt is fat."))


@pytest.mark.parametrize(
    "within",
    ["#### Example\n\nA bar.", "**Example**\n\nA bar.", "```sh\n## stir\n### What now?\n```"],
    ids=["heading", "bold", "code"],
)
def test_what_is_further_down_or_in_a_listing_is_of_the_answer(within: str) -> None:
    found = asked_in(page("### {0}", above_2=within, above_4=within))
    assert list(found) == list(SOAP)
    assert within.splitlines()[-1] in found["What is lye?"]


def test_questions_in_bold_below_headings_that_ask_are_of_the_answer() -> None:
    found = asked_in(page("### {0}", **{f"above_{n}": f"**Why {n}?**\n\nIt is so." for n in (2, 3, 4)}))
    assert list(found) == list(SOAP)


def test_a_fence_that_nothing_closes_hides_no_question() -> None:
    assert list(asked_in(page("### {0}", above_2="```"))) == list(SOAP)


def test_a_heading_that_asks_is_the_question_above_a_labelled_answer_with_a_list() -> None:
    below = (f"### {asked}\n\n**Answer**\n\n{told}\n\n**Note**\n\nx" for asked, told in ASKED.items())
    found = asked_in("\n\n".join([*below, "### Why is soap wrapped?", "**Answer**", "It keeps its scent."]))
    assert list(found) == [*SOAP, "Why is soap wrapped?"]
    assert found["What are the steps?"].startswith("1. Melt the fat\n2. Stir in the lye")


@pytest.mark.parametrize("title", ["Agenda", "Today", "Learning objectives"])
def test_the_title_and_the_first_and_last_slides_ask_nothing(title: str) -> None:
    slides = page("# {0}", below="# Thank you for coming!\n\nThe exam is on Monday.")
    assert asked_in(slides.replace("# Soap", f"# Soap\n\nA course in craft\n\n# {title}\n\n- Lye\n- Curing", 1)) == SOAP


def test_a_first_heading_is_a_term_where_another_asks_nothing_either() -> None:
    found = asked_in("# Tallow\n\nIt is fat.\n" + page("# {0}", above_3="# Potash\n\nIt is salt.").partition("\n")[2])
    assert found["Define Tallow."] == "It is fat."


def test_a_heading_that_names_a_part_asks_nothing_and_what_it_is_called_stands_below() -> None:
    draft = draft_of(page("# {0}", above_3="# PART 2\nCuring and cutting"))
    assert {one.prompt: one.answer for one in draft.bank.questions} == SOAP
    assert [one.topic for one in draft.bank.questions][2:] == ["Curing and cutting", "Curing and cutting"]
    assert not draft.not_understood


def test_options_and_the_label_below_them_are_told_from_the_answer() -> None:
    told = "# Which of these is hard?\n\nA. Tallow\nB. Oil\nC. Lye\n\nAnswer: A"
    (question,) = (one for one in draft_of(page("# {0}", above_2=told)).bank.questions if one.choices)
    assert (question.prompt, question.answer) == ("Which of these is hard?", "A) Tallow")


def test_a_label_within_what_is_said_is_left_there() -> None:
    found = asked_in(page("# {0}", above_2="# What went wrong?\n\nIt was too wet.\nSolution: more lye."))
    assert found["What went wrong?"] == "It was too wet.\nSolution: more lye."
