"""Files of every format: known by what is in them, read whole."""

from __future__ import annotations

import pytest
import zstandard

from examsim.domain.errors import InputError
from examsim.domain.question import NumericAnswer, QuestionKind
from examsim.importing.files import latex
from examsim.importing.files.content import Content
from tests.importing.files.made import anki_package, draft_of, pdf, word_document, zipped
from tests.importing.files.seeds import LATEX

PAIRS = [("Mitosis", "A cell divides into two."), ("Meiosis", "A cell divides into four, each with half.")]

GIFT = r"""
// a comment, and a category
$CATEGORY: $course$/top/Rivers

::Length:: Which river is longest? {
=Nile #Yes, by a little.
~Amazon
~Rhine #Not even close.
####Measured along its bed.
}

The Rhine flows north. {T}

Who drew the first map of it? {=Ptolemy =Claudius Ptolemy}

How many kilometres is it long? {#1233:10}

Rain falls from {=clouds ~stones} as a rule.

Describe a delta\: in your words. {}
"""

MOODLE = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="category"><category><text>$course$/Rivers</text></category></question>
<question type="multichoice">
  <questiontext format="html"><text><![CDATA[<p>Which river is <b>longest</b>?</p>]]></text></questiontext>
  <generalfeedback><text>Measured along its bed.</text></generalfeedback>
  <answer fraction="100"><text>Nile</text></answer><answer fraction="0"><text>Rhine &amp; Main</text></answer>
  <tags><tag><text>length</text></tag></tags>
</question>
<question type="truefalse"><questiontext><text>It flows north.</text></questiontext>
  <answer fraction="0"><text>true</text></answer><answer fraction="100"><text>false</text></answer></question>
<question type="numerical"><questiontext><text>How long is it?</text></questiontext>
  <answer fraction="100"><text>1233</text><tolerance>10</tolerance></answer></question>
<question type="shortanswer"><questiontext><text>Where does it end?</text></questiontext>
  <answer fraction="100"><text>North Sea</text></answer><answer fraction="50"><text>the sea</text></answer></question>
<question type="essay"><questiontext><text>Why do rivers bend?</text></questiontext>
  <graderinfo><text>The outer bank is worn away faster than the inner one.</text></graderinfo></question>
<question type="essay"><name><text>Free</text></name><questiontext><text>Write.</text></questiontext></question>
</quiz>
"""

AIKEN = """\
Which gas do plants take in?
A. oxygen
B) carbon dioxide
ANSWER: B

Which do they give?
A. oxygen
B. neon
ANSWER: A
"""


def test_a_gift_file_keeps_its_kinds_feedback_and_category() -> None:
    draft = draft_of(GIFT)
    longest, north, who, length, rain = draft.bank.questions
    assert longest.choices == ("A) Nile", "B) Amazon", "C) Rhine")
    assert longest.accept == ("A", "Nile")
    assert longest.explanation == "Measured along its bed."
    assert (north.prompt, north.accept) == ("True or false: The Rhine flows north.", ("True", "T"))
    assert who.accept == ("Ptolemy", "Claudius Ptolemy")
    assert length.numeric == NumericAnswer(1233.0, 10.0)
    assert rain.prompt == "Rain falls from _____ as a rule."
    assert {question.topic for question in draft.bank.questions} == {"Rivers"}
    assert [line.line for line in draft.not_understood] == [20]


def test_a_moodle_file_keeps_its_kinds_feedback_tags_and_category() -> None:
    draft = draft_of(MOODLE)
    longest, north, length, end, bend = draft.bank.questions
    assert longest.prompt == "Which river is longest?"
    assert (longest.choices, longest.accept) == (("A) Nile", "B) Rhine & Main"), ("A", "Nile"))
    assert (longest.explanation, longest.tags) == ("Measured along its bed.", ("length",))
    assert north.accept == ("False", "F")
    assert length.numeric == NumericAnswer(1233.0, 10.0)
    assert end.accept == ("North Sea", "the sea")
    assert bend.kind is QuestionKind.FREE_RESPONSE
    assert longest.source == "odd:4"
    assert [(line.line, line.text[:5]) for line in draft.not_understood] == [(18, "Free ")]


def test_aiken_is_multiple_choice() -> None:
    questions = draft_of(AIKEN).bank.questions
    assert [question.accept for question in questions] == [("B", "carbon dioxide"), ("A", "oxygen")]


@pytest.mark.parametrize(
    ("odd", "said"),
    [
        ("A. x\nB. y\nANSWER: D", "none of its options is D"),
        ("A. x\nB. y", "no ANSWER: stands below its options"),
        ("A. x\nANSWER: A", "it has only one option"),
    ],
)
def test_a_slip_in_a_file_of_aiken_costs_its_own_question_and_is_named(odd: str, said: str) -> None:
    good = "Which is {0}?\nA. {0}\nB. none\nANSWER: A\n\n"
    text = good.format("iron") + good.format("neon") + f"Odd?\n{odd}\n\n" + good.format("salt") + good.format("lead")
    draft = draft_of(text)
    assert [question.choices[0] for question in draft.bank.questions] == ["A) iron", "A) neon", "A) salt", "A) lead"]
    assert [(line.line, line.text) for line in draft.not_understood] == [(11, f"Odd? ({said})")]


def test_what_heads_a_text_of_anki_is_true_of_all_its_rows() -> None:
    head = "#separator:Pipe\n#html:{0}\n#notetype:Basic\n#deck:School::Web\n#tags:easy own\n#tags column:3\n"
    rows = "What is <b>?|A tag & no more|html\nWhat is &amp;?|An entity|\n"
    first, second = draft_of(head.format("false") + rows).bank.questions
    assert (first.prompt, first.topic, first.tags) == ("What is <b>?", "Web", ("easy", "own", "html"))
    assert (second.prompt, second.tags) == ("What is &amp;?", ("easy", "own"))
    assert draft_of(head.format("true") + rows).bank.questions[1].prompt == "What is &?"


def test_an_exam_in_latex_keeps_its_options_and_its_solutions() -> None:
    draft = draft_of(LATEX.decode())
    first, second = draft.bank.questions
    assert draft.bank.title == "Gases"
    assert (first.prompt, first.answer) == ("State the ideal gas law.", "$PV = nRT$")
    assert (second.choices, second.accept) == (("A) noble", "B) diatomic"), ("B", "diatomic"))
    assert second.explanation == "Two atoms make one molecule."


@pytest.mark.parametrize(
    "text",
    [
        'Term,Definition\nMitosis,{0}\nMeiosis,"{1}"\n',
        "id;front;back\n1;Mitosis;{0}\n2;Meiosis;{1}\n",
        "Mitosis\t{0}\nMeiosis\t{1}\n",
        "Mitosis;{0}\nMeiosis;{1}\n",
        "| Term | Definition |\n|------|:----------|\n| Mitosis | {0} |\n| Meiosis | {1} |\n",
        "Term | Definition\n---- | ----------\nMitosis | {0}\nMeiosis | {1}\n",
        "#separator:Semicolon\n#html:true\nMitosis;<b>A cell</b> divides<br>into two.\nMeiosis;{1}\n",
        "#separator:tab\n#deck column:1\nBio\tMitosis\t{0}\nBio\tMeiosis\t{1}\n",
    ],
)
def test_tables_are_read_by_their_headings_or_by_their_order(text: str) -> None:
    draft = draft_of(text.format(*(answer for _, answer in PAIRS)))
    assert [" ".join(question.answer.split()) for question in draft.bank.questions] == [answer for _, answer in PAIRS]
    assert [question.id for question in draft.bank.questions] == ["mitosis", "meiosis"]
    assert any("column" in note for note in draft.notes)


def test_a_table_with_options_is_multiple_choice() -> None:
    rows = ["Question,A,B,C,Correct,Topic", "Which is a metal?,iron,neon,salt,A,Metals", "It floats,lead,cork,gold,B,x"]
    first, second = draft_of("\n".join(rows)).bank.questions
    assert (first.choices, first.accept, first.topic) == (("A) iron", "B) neon", "C) salt"), ("A", "iron"), "Metals")
    assert second.accept == ("B", "cork")


def test_an_anki_package_keeps_its_tags_and_has_its_deck_as_topic() -> None:
    notes = [
        ("Mitosis\x1fA cell <i>divides</i>\x1f<img src=x>", " cells division "),
        ("The {{c1::nucleus}} holds the {{c2::chromosomes::what}}", ""),
        ("Alone\x1f", ""),
    ]
    draft = draft_of(anki_package(notes))
    mitosis, nucleus, chromosomes = draft.bank.questions
    assert (mitosis.answer, mitosis.tags, mitosis.topic) == ("A cell divides", ("cells", "division"), "Cells")
    assert (nucleus.prompt, nucleus.accept) == ("The _____ holds the chromosomes", ("nucleus",))
    assert (chromosomes.prompt, chromosomes.accept) == ("The nucleus holds the _____ (what)", ("chromosomes",))
    assert [line.text for line in draft.not_understood] == ["Alone"]


def test_a_package_of_a_new_anki_is_unpacked() -> None:
    old = anki_package([("Osmosis\x1fWater moves.", "")])
    import io
    import zipfile

    database = zipfile.ZipFile(io.BytesIO(old)).read("collection.anki2")
    new = zipped({"collection.anki2": b"update Anki", "collection.anki21b": zstandard.compress(database)})
    assert [question.answer for question in draft_of(new).bank.questions] == ["Water moves."]


def test_a_package_whose_database_kept_a_log_beside_it_is_read_as_any() -> None:
    """As those that Anki writes today: what is said in the header of its log is true of files alone."""
    package = anki_package([("Osmosis\x1fWater moves.", "")], journal="wal")
    assert [question.answer for question in draft_of(package).bank.questions] == ["Water moves."]


def test_a_word_document_is_read_with_its_headings_lists_and_tables() -> None:
    paragraphs = [("Mitosis", "Heading 2"), ("A cell divides:", None), ("one", "List Bullet"), ("two", "List Bullet")]
    paragraphs += [("Meiosis", "Heading 2"), ("A cell divides into four.", None)]
    assert [q.answer for q in draft_of(word_document(paragraphs)).bank.questions] == [
        "A cell divides:\n- one\n- two",
        "A cell divides into four.",
    ]
    table = word_document([], [("Term", "Definition"), *PAIRS, ("Cytokinesis", "The cell body divides.")])
    assert [q.id for q in draft_of(table).bank.questions] == ["mitosis", "meiosis", "cytokinesis"]


def test_a_pdf_is_read_over_its_pages() -> None:
    pages = [["Cell biology", "1. Mitosis - (ANSWER) A cell divides", "into two.", "1|Page"]]
    pages += [["2. Meiosis - (ANSWER) A cell divides into four", "2|Page"]]
    draft = draft_of(pdf(pages))
    assert [q.id for q in draft.bank.questions] == ["mitosis", "meiosis"]
    assert draft.bank.questions[0].answer.split() == ["A", "cell", "divides", "into", "two."]


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>Cells</title><script>alert('Q: no A: no')</script></head><body>"
        "<dl><dt>Mitosis</dt><dd>A cell divides into two.</dd>"
        "<dt>Meiosis</dt><dd>A cell divides into four, each with half.</dd></dl></body></html>",
        "<h2>Mitosis</h2><p>A cell divides into two.</p>"
        "<h2>Meiosis</h2><p>A cell divides into four, each with half.</p>",
        "<!DOCTYPE html><table><tr><th>Term</th><th>Definition</th></tr>"
        + "".join(f"<tr><td>{term}</td><td>{answer}</td></tr>" for term, answer in PAIRS)
        + "</table>",
    ],
)
def test_a_web_page_is_read_as_it_is_seen(page: str) -> None:
    draft = draft_of(page)
    assert [(q.id, q.answer) for q in draft.bank.questions] == [(t.lower(), answer) for t, answer in PAIRS]


@pytest.mark.parametrize(
    ("broken", "prompt", "answer"),
    [
        ('"What is light?","a wave of fields', "What is light?", "a wave of fields"),
        ('"Light" said how?,it is a "wave", so to say', '"Light" said how?', 'it is a "wave", so to say'),
    ],
    ids=["closed at the end of its line", "only text"],
)
def test_a_quotation_mark_that_never_closes_spoils_its_own_row_only(broken: str, prompt: str, answer: str) -> None:
    table = f'question,answer\n"First, what?","one,\ntwo"\n{broken}\nWhat is sound?,"pressure, in waves"\n'
    draft = draft_of(table)
    assert [(one.prompt, " ".join(one.answer.split()), one.source[-2:]) for one in draft.bank.questions] == [
        ("First, what?", "one, two", ":2"),
        (prompt, answer, ":4"),
        ("What is sound?", "pressure, in waves", ":5"),
    ]
    said = "A quotation mark never closes in line 4: it was taken to close at the end of the line."
    assert (said in draft.notes) == broken.startswith('"What')


@pytest.mark.parametrize(
    ("table", "answer", "left_out"),
    [
        ("question,answer\nWhat is light?,a wave, of fields\n", "a wave, of fields", []),
        ("answer,question\na wave,What is light?, of fields\n", "a wave", ["of fields"]),
        ("What is light?\ta wave\nWhat is sound?\tpressure\tin waves\n", "a wave", []),
    ],
    ids=["of an answer that stands last", "of nobody knows what", "of a later row"],
)
def test_cells_beyond_the_last_column_are_the_answers_or_are_named(
    table: str, answer: str, left_out: list[str]
) -> None:
    draft = draft_of(table)
    assert draft.bank.questions[0].answer == answer
    assert draft.bank.questions[-1].answer in {answer, "pressure in waves"}
    assert [part.text for part in draft.not_understood] == left_out


def test_columns_that_nothing_takes_are_named() -> None:
    draft = draft_of("id;front;back;seen;odd\n1;Mitosis;A cell divides;;x\n2;Meiosis;It divides twice;;\n")
    assert "Left out of the table: id, odd." in draft.notes


def test_cards_in_json_are_read_however_their_parts_are_named() -> None:
    text = """{"title": "Optics", "questions": [
      {"question": "What bends light?", "options": ["A mirror", "A lens"], "correctAnswer": 1},
      {"front": "What is a dioptre?", "back": "One over a focal length in metres."},
      {"about": "nothing"}]}"""
    drafted = draft_of(text.encode(), "cards.txt")
    assert [(q.prompt, q.answer) for q in drafted.bank.questions] == [
        ("What bends light?", "B) A lens"),
        ("What is a dioptre?", "One over a focal length in metres."),
    ]
    assert [question.source for question in drafted.bank.questions] == ["cards.txt:2", "cards.txt:3"]
    assert (drafted.bank.title, [line.line for line in drafted.not_understood]) == ("Optics", [4])


@pytest.mark.parametrize("text", ["[" * 100_000, '{"question": ' + "9" * 10_000 + "}", '[["term", "meaning"]]'])
def test_json_that_is_deep_or_says_little_breaks_nothing(text: str) -> None:
    if text.startswith('[["'):
        assert draft_of(text.encode(), "pairs.json").bank.questions[0].answer == "meaning"
    else:
        with pytest.raises(InputError):
            draft_of(text.encode(), "deep.json")


def test_cards_in_a_row_are_told_apart_by_the_signs_that_take_turns() -> None:
    drafted = draft_of("Fork:::One piece attacks two$$$Pin:::A piece may not move$$$Skewer:::A pin turned round")
    assert [(q.prompt, q.answer) for q in drafted.bank.questions] == [
        ("Define Fork.", "One piece attacks two"),
        ("Define pin.", "A piece may not move"),
        ("Define Skewer.", "A pin turned round"),
    ]


@pytest.mark.parametrize("within", ["\t", ",", " - "])
def test_cards_in_a_row_with_what_quizlet_offers_between_them_are_told_apart(within: str) -> None:
    cards = [("mitosis", "cell division"), ("meiosis", "division into gametes"), ("osmosis", "water moves")]
    drafted = draft_of(";".join(within.join(card) for card in cards))
    assert [(question.id, question.answer) for question in drafted.bank.questions] == cards


def test_prose_with_commas_and_semicolons_is_no_row_of_cards() -> None:
    (question,) = draft_of(
        "Question: What does it take? Answer: salt, pepper; oil, vinegar; bread, butter"
    ).bank.questions
    assert question.answer.startswith("salt, pepper; oil")


def test_names_of_languages_head_the_columns_of_a_list_of_words() -> None:
    drafted = draft_of("Svenska\tEngelska\ntull\tcustoms\nledtid\tlead time\nfraktsedel\twaybill\n")
    assert [question.answer for question in drafted.bank.questions] == ["customs", "lead time", "waybill"]


@pytest.mark.parametrize("heads", ["N.º;Pregunta;Respuesta;Puntos", "Nº;Pergunta;Resposta;Pontos"])
def test_the_columns_of_a_table_are_named_in_other_languages_too(heads: str) -> None:
    drafted = draft_of(f"{heads}\n1;La capital del Perú;Lima;2\n2;La capital de Chile;Santiago;5\n")
    assert [(question.answer, question.points) for question in drafted.bank.questions] == [("Lima", 2), ("Santiago", 5)]


@pytest.mark.parametrize("heads", ["Deutsch\tEnglish", "Front\tBack", "Term,Definition"])
def test_a_title_stands_above_the_names_of_columns(heads: str) -> None:
    rows = f"{heads}\nder Zoll\tduty\ndie Fracht\tfreight\n"
    draft = draft_of("Words of trade (German)\n\n" + (rows.replace("\t", ",") if "," in heads else rows))
    assert [question.answer for question in draft.bank.questions] == ["duty", "freight"]
    assert draft.bank.title == "Words of trade (German)"
    assert draft.not_understood == ()


def test_the_hint_of_a_note_is_a_hint() -> None:
    (question,) = draft_of(anki_package([("What is osmosis?\x1fWater crosses.\x1fThink of water.", "")])).bank.questions
    assert (question.answer, question.hint, question.explanation) == ("Water crosses.", "Think of water.", "")


def test_what_a_page_sets_apart_as_its_sites_is_no_part_of_an_answer() -> None:
    page = (
        '<html><body><div class="cookie-banner">We bake <div>them</div> ourselves.</div><h1>Weaving: asked</h1>'
        "<p>From last year.</p><h3>What is a warp?</h3><p>The threads along the cloth.</p>"
        '<div id="ad-slot">Looms for less!</div><h3>What is a weft?</h3><p>The threads across it.</p>'
        '<h3>What is a shed?</h3><div class="lead">The gap a shuttle goes through.</div></body></html>'
    )
    draft = draft_of(page)
    assert [(q.prompt, q.answer.strip()) for q in draft.bank.questions] == [
        ("What is a warp?", "The threads along the cloth."),
        ("What is a weft?", "The threads across it."),
        ("What is a shed?", "The gap a shuttle goes through."),
    ]
    assert draft.bank.title == "Weaving: asked"
    assert [line.text for line in draft.not_understood] == ["From last year."]


def test_what_readers_wrote_and_posts_beside_a_page_are_no_part_of_it() -> None:
    page = (
        "<html><body><h1>Looms asked</h1><h3>What is a heddle?</h3><p>It lifts a thread.</p>"
        "<h3>What is a reed?</h3><p>It beats the weft.</p>"
        '<h3>What is a bobbin?</h3><p class="related">It holds yarn.</p>'
        '<section class="related-posts"><h3>What is felt? A short story</h3><p>Wool, in short.</p></section>'
        '<ol id="comments"><li><b>Ada</b> <p>What about a shuttle?</p></li><li><b>Bo</b> <p>Soon.</p></li></ol>'
        "</body></html>"
    )
    assert [(q.prompt, q.answer) for q in draft_of(page).bank.questions] == [
        ("What is a heddle?", "It lifts a thread."),
        ("What is a reed?", "It beats the weft."),
        ("What is a bobbin?", "It holds yarn."),
    ]


def test_elements_within_markdown_leave_its_lines_as_they_are() -> None:
    card = "<details>\n<summary>{0}</summary>\n\n{1}\n\n</details>\n\n"
    code = "It binds a name:\n\n```python\nx = 1\n```"
    text = "# Words of Python\n\n" + card.format("What does = do?", code) + card.format("What is None?", "No value.")
    first, second = draft_of(text + card.format("What is a set?", "It has no order.")).bank.questions[:2]
    assert first.answer.strip() == "It binds a name:\n```python\nx = 1\n```"
    assert second.answer.strip() == "No value."


def test_right_options_without_number_of_a_latex_exam_are_told_once() -> None:
    exam = "\\question One?\n\\question Two?\n" + "\\CorrectChoice a\n\\end{choices}\n" * 400
    assert len(latex.read(Content(exam.encode(), "exam.tex")).text or "") < 3 * len(exam)


def test_a_table_whose_cells_are_written_as_a_page_is_a_table() -> None:
    head = "#separator:tab\n#html:true\n#tags column:3\n"
    laws = "law {0}\tellipses<br>with the Sun in <b>one</b> focus{0}\torbits\n"
    moons = "moons {0}\t<ul><li>Io{0}</li><li>Europa</li><li>Callisto</li></ul>\tplanets\n"
    questions = draft_of(head + "".join((laws + moons).format(n) for n in (1, 2))).bank.questions
    assert [question.answer for question in questions[::2]] == [
        f"ellipses\nwith the Sun in one focus{n}" for n in (1, 2)
    ]
    assert questions[1].tags == ("planets",)


def test_notes_below_the_rows_of_a_table_are_read_as_a_guide() -> None:
    rows = "#separator:tab\natt hinna\tto have time\natt orka\tto have the energy\nlagom\tjust right\n"
    notes = (
        "\nkap 4 (not in Anki yet)\n\nett dygn = a day and night\nen slöjd = handicraft\natt fika = to have coffee\n"
    )
    draft = draft_of(rows + notes)
    assert [question.answer for question in draft.bank.questions[3:]] == [
        "a day and night",
        "handicraft",
        "to have coffee",
    ]
    assert draft.bank.questions[3].source.endswith(":8")
    assert draft.not_understood == ()


def test_words_below_the_rows_of_a_table_that_ask_nothing_are_told() -> None:
    rows = "#separator:tab\natt hinna\tto have time\natt orka\tto have the energy\nlagom\tjust right\nen dag\ta day\n"
    draft = draft_of(f"{rows}\nThese were made by Ann.\nShe knows best.\nThank you.\n")
    assert len(draft.bank.questions) == 4
    assert [line.line for line in draft.not_understood] == [7, 8, 9]


def test_two_lines_below_a_table_are_of_no_guide_and_are_told() -> None:
    draft = draft_of("#separator:tab\natt hinna\tto have time\nlagom\tjust right\n\nThese are hers.\nThank you.\n")
    assert len(draft.bank.questions) == 2
    assert [line.line for line in draft.not_understood] == [5, 6]


def test_paragraphs_in_the_quotation_marks_of_the_last_cell_are_of_it() -> None:
    draft = draft_of(
        'Term,Meaning\nhull,"the body"\nkeel,"the lowest beam\n\nIt is laid first.\nAll rests on it.\nIt ends."\n'
    )
    assert draft.bank.questions[1].answer == "the lowest beam\nIt is laid first.\nAll rests on it.\nIt ends."
    assert draft.not_understood == ()


def test_lines_right_below_the_last_row_go_on_with_it_and_what_stands_apart_is_told() -> None:
    rows = "Term\tMeaning\nhull\tthe body\nkeel\tthe lowest beam\nIt is laid first.\nAll rests on it.\nIt ends.\n"
    draft = draft_of(f"{rows}\nMade on a Monday.\n")
    assert draft.bank.questions[1].answer == "the lowest beam\nIt is laid first.\nAll rests on it.\nIt ends."
    assert [line.line for line in draft.not_understood] == [8]


def test_what_a_person_should_know_of_the_text_below_a_table_is_told_with_the_rest() -> None:
    rows = "#separator:tab\nkeel\tthe lowest beam\nhull\tthe body of a ship\nmast\ta pole for sails\n"
    asked = "1. What is a luff?\nAnswer: The edge to the wind.\n\n2. What is a boom?\nAnswer: A spar.\n"
    draft = draft_of(f"{rows}\n{asked}\n3. Which is a rope?\nA. sheet\nB. spar\n")
    assert draft.notes[0] == "Read as a table."
    assert "no answer that says which is right (line 12)" in draft.notes[-1]
