"""Terms defined line by line, and what stands among them that defines nothing."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide
from examsim.importing.shapes import definitions
from examsim.importing.text.lines import numbered_lines


def told(text: str) -> list[tuple[str, str]]:
    return [(question.prompt, question.answer) for question in read_guide(text, "guide.txt").bank.questions]


@pytest.mark.parametrize(
    "term", ["Page fault", "Source code", "Key frame", "Step function", "Task switch", "Focus group"]
)
def test_a_word_that_may_be_a_label_begins_a_term_as_well(term: str) -> None:
    head = "| Term | Definition |\n|---|---|\n"
    rows = f"| {term} | What it is here. |\n| Cache | A small fast memory. |\n| Heap | A pool of memory. |\n"
    assert [answer for _, answer in told(head + rows)] == [
        "What it is here.",
        "A small fast memory.",
        "A pool of memory.",
    ]


def test_dashes_and_signs_of_equality_of_one_hand_are_alike() -> None:
    nouns = ["aqua = water", "puella = girl", "bellum = war", "vir = man"]
    verbs = ["amo – to love", "video – to see", "do – to give"]
    text = "Latin words\n\nNouns\n\n" + "\n".join(nouns) + "\n\nVerbs\n\n" + "\n".join(verbs) + "\n"
    assert [answer for _, answer in told(text)] == ["water", "girl", "war", "man", "to love", "to see", "to give"]


def test_items_of_the_second_level_are_of_the_definition_above() -> None:
    text = (
        "Ms. Vane – History\n\nUnit 1\n\n"
        "•\tDawes Act – a law that split tribal lands\n•\tMuckrakers – writers who exposed abuses\n"
        "o\tUpton Sinclair – The Jungle\no\tIda Tarbell – Standard Oil\no\tJacob Riis – the poor of New York\n"
        "•\tPlessy v. Ferguson – the case for “separate but equal”\n•\tDust Bowl – drought on the Great Plains\n"
    )
    assert [prompt.split("“")[0] for prompt, _ in told(text)] == [
        "Define Dawes Act.",
        "Define Muckrakers.",
        "Explain Plessy v. Ferguson.",
        "Define Dust Bowl.",
    ]
    assert "Upton Sinclair – The Jungle" in dict(told(text))["Define Muckrakers."]


def test_a_question_in_a_list_of_terms_has_its_answer_behind_its_colon_or_below() -> None:
    sides, light = (
        "What are the two sides of a ship, seen from the helm?",
        "Which light does she show to port under way?",
    )
    terms = f"1. keel: the lowest beam\n2. {sides}:\nport and starboard\n3. hull: the body of a ship\n4. {light}: red\n"
    assert told(terms)[1::2] == [(sides, "port and starboard"), (light, "red")]


def test_capitals_above_small_letters_head_a_table() -> None:
    head = "| Phylum | Example |\n|---|---|\n"
    rows = head + "| Porifera | bath sponge |\n| Annelida | earthworm |\n| Cnidaria | jellyfish |\n"
    assert [answer for _, answer in told(rows)] == ["bath sponge", "earthworm", "jellyfish"]


def test_the_first_line_may_say_what_the_text_is_by_the_sign_of_its_terms() -> None:
    terms = (
        "keel - the lowest beam\nhull - the body of a ship\n\nRIGGING\n\nboom - a spar of the sail\nsheet - a rope\n"
    )
    assert len(told(f"sailing revision - paper 2\n(on Thursday!!)\n\n{terms}")) == 4
    assert len(told(f"revision - reading it all again\n{terms}")) == 5


def test_a_list_may_go_on_with_another_sign_and_small_letters_where_the_rest_of_a_meaning_is_further_in() -> None:
    text = (
        "San Lorenzo: the first big centre, known for its\n   heads\nLa Venta: the centre that took over from it;\n"
        "   earthen pyramid\nMonte Albán: a capital on a levelled\n   mountaintop\n"
        "ajaw = lord or ruler\nPopol Vuh = a book with the story of the\n   Hero Twins\nchinampas = raised gardens\n"
    )
    assert [answer for _, answer in told(text)][2:] == [
        "a capital on a levelled mountaintop",
        "lord or ruler",
        "a book with the story of the Hero Twins",
        "raised gardens",
    ]


def test_a_phrase_may_head_the_column_of_meanings() -> None:
    head = "| Type | What it is for |\n|---|---|\n"
    rows = "| Box | Owned data on the heap of a program. |\n| Rc | Data that several parts own. |\n| Cell | Change. |\n"
    assert len(told(head + rows)) == 3


def test_words_with_their_kind_and_a_tab_are_rows() -> None:
    rows = "nádraží (n.)\trailway station\nletiště (n.)\tairport\nzpoždění (n.)\tdelay\nšťastnou!\thave a good trip!\n"
    assert [answer for _, answer in told(rows)] == ["railway station", "airport", "delay", "have a good trip!"]


def test_a_list_may_change_its_sign_halfway() -> None:
    first = ["az étterem = restaurant", "a számla = bill", "a pincér = waiter", "fizetni = to pay"]
    second = ["train station  →  a pályaudvar", "ticket  →  a jegy", "left  →  balra", "right  →  jobbra"]
    text = "Magyar szavak\n\n" + "\n".join(first) + "\n\nutazás, the other way\n\n" + "\n".join(second) + "\n"
    assert [answer for _, answer in told(text)] == [
        "restaurant",
        "bill",
        "waiter",
        "to pay",
        "a pályaudvar",
        "a jegy",
        "balra",
        "jobbra",
    ]


def test_a_table_may_tell_what_signs_mean() -> None:
    head = "| Operator | Meaning |\n|---|---|\n"
    rows = "| $ | function application |\n| . | composition |\n| >>= | bind |\n| ++ | joins lists |\n"
    assert [answer for _, answer in told(head + rows)] == ["function application", "composition", "bind", "joins lists"]


def test_a_name_to_be_filled_in_is_no_term() -> None:
    text = (
        "PRACTICE TEST\n\nName: ______________\n\nDate: ____________\n\n1. What is a keel?\nAnswer: the lowest beam\n\n"
    )
    assert told(f"{text}2. What is a hull?\nAnswer: the body\n") == [
        ("What is a keel?", "the lowest beam"),
        ("What is a hull?", "the body"),
    ]


def test_a_heading_that_names_weeks_is_no_term() -> None:
    terms = "Jib: a sail before the mast\nSpanker: a sail behind it\n\n## Weeks 2–3: Edges\n\nLeech: the edge behind\n"
    draft = read_guide(terms, "guide.md")
    assert [question.answer for question in draft.bank.questions] == [
        "a sail before the mast",
        "a sail behind it",
        "the edge behind",
    ]


def test_items_of_a_list_may_have_another_sign_than_the_others_or_a_tight_one() -> None:
    ice = "• Arête — a sharp ridge\n• Cirque — a hollow\n• Moraine—what a glacier leaves\n• Esker — a ridge of gravel\n"
    ice += "• Kame — a mound of sand\n• Drumlin- a hill like an egg\n• Tarn — a lake in a hollow\n"
    ice += "• Fjord: a valley\nthat the sea has filled\n• Sill — a bar at its mouth\n{}"
    told = [question.answer for question in read_guide(ice.format(""), "guide.txt").bank.questions]
    assert told[2] == "what a glacier leaves"
    assert told[5] == "a hill like an egg"
    assert " ".join(told[7].split()) == "a valley that the sea has filled"
    assert len(told) == 9
    noted = read_guide(ice.format("• Note: all of them are cold\n"), "guide.txt").bank.questions
    assert len(noted) == 9


def test_items_with_a_bullet_of_their_own_are_of_the_definition_above() -> None:
    kinds = "- bar keel: made of one solid bar\n- duct keel: hollow inside\n"
    others = "• hull: the body of a ship\n• mast: a pole for sails\n• luff: the edge to the wind\n• boom: a spar\n"
    terms = told(f"• keel: the lowest beam, of which there are two kinds\n{kinds}{others}")
    assert terms[0] == ("Define keel.", f"the lowest beam, of which there are two kinds\n{kinds.rstrip()}")
    assert len(terms) == 5


def test_a_row_in_small_letters_is_one_below_a_line_as_wide_as_the_page() -> None:
    words = {
        "nádraží": "railway station, also the building",
        "jízdenka": "ticket, for one way",
        "letiště": "airport",
        "zpoždění": "delay of a train, which you will\nhear of a lot",
        "nástupiště": "platform",
        "šatna": "a room where bags are left\nfor a day",
        "pokladna": "a window where tickets\nare sold",
    }
    rows = "".join(f"{word}\t{meaning}\n" for word, meaning in words.items())
    assert [prompt for prompt, _ in told(f"At the station\n{rows}")] == [f"Define {word}." for word in words]


def test_a_list_changes_its_sign_once_and_lines_by_two_signs_in_turn_are_of_an_answer() -> None:
    answers = {
        "How does table salt form?": "Sodium: gives up an electron\nNa → Na+\nChlorine: takes it up\nCl → Cl-",
        "How does rust form?": "Iron: gives up electrons\nFe → Fe2+\nOxygen: takes them up\nO2 → OH-",
        "How does a battery work?": "Zinc: dissolves\nZn → Zn2+\nCopper: is laid down\nCu2+ → Cu",
        "How is water split?": "Anode: gives oxygen\nH2O → O2\nCathode: gives hydrogen\nH+ → H2",
    }
    text = "\n\n".join(f"{question}\n{answer}" for question, answer in answers.items())
    assert told(text) == [*answers.items()]


def test_a_line_of_which_nothing_is_left_defines_nothing() -> None:
    first, second, last = numbered_lines("Question 2\n\nKeel: a beam\n\nBoom: a spar\n")
    emptied = first.cut("")
    for read in (definitions.read, definitions.read_marked):
        assert [piece.line for piece in read([emptied, second, last]) if not piece.line.text] == [emptied]
