"""A small file of every format, for tests and tools that change them at random."""

from __future__ import annotations

import io
import zipfile

import zstandard

from tests.importing.files.made import anki_package, pdf, word_document, zipped

GIFT = rb"""$CATEGORY: $course$/top/Rivers

::Length:: Which river is longest? {=Nile #Yes. ~Amazon ~%-50%Rhine #No. ####Along its bed.}

The Rhine flows north. {T}

Who drew it? {=Ptolemy =Claudius Ptolemy}

How long is it? {#1233:10}

Match. {=Rhine -> Basel =Danube -> Ulm}
"""
MOODLE = b"""<?xml version="1.0"?><quiz>
<question type="category"><category><text>$course$/Rivers</text></category></question>
<question type="multichoice"><questiontext format="html"><text><![CDATA[<p>Which is <b>longest</b>?</p>]]></text>
</questiontext><answer fraction="100"><text>Nile</text></answer><answer fraction="0"><text>Rhine</text></answer>
</question>
<question type="numerical"><questiontext><text>How long?</text></questiontext>
<answer fraction="100"><text>1233</text><tolerance>10</tolerance></answer></question></quiz>
"""
TABLE = b'Question,Answer,Tags\nWho?,me,one two\n"What, then?","that ""thing""",\n'
CARDS = (
    b"#separator:Semicolon\n#html:true\n#deck column:3\nMitosis;A cell<br>divides;Bio::Cells\nMeiosis;Four cells;Bio\n"
)
PAGE = b"<html><title>T</title><body><dl><dt>Who</dt><dd>me</dd></dl><table><tr><td>a<td>b</table></body></html>"
AIKEN = b"Who?\nA. me\nB. you\nANSWER: A\n\nWhat?\nA) this\nB) that\nANSWER: B\n"
LATEX = rb"""\documentclass{exam}
\title{Gases}
\begin{questions}
\question[2] State the ideal \emph{gas law}. % week 3
\begin{solution}
$PV = nRT$
\end{solution}
\question Nitrogen is
\begin{choices}
\choice noble
\CorrectChoice diatomic
\end{choices}
\begin{solution} Two atoms make one molecule. \end{solution}
\end{questions}
"""
PDF = pdf([["1. Mitosis - (ANSWER) divides", "into two"], ["2. Meiosis - (ANSWER) divides twice"]])
WORD = word_document([("Mitosis", "Heading 2"), ("divides", None)], [("Term", "Meaning"), ("Meiosis", "divides twice")])
OLD_ANKI = anki_package([("Mitosis\x1fdivides", "tag"), ("The {{c1::cell}} divides", "")])
NEW_ANKI = zipped(
    {"collection.anki21b": zstandard.compress(zipfile.ZipFile(io.BytesIO(OLD_ANKI)).read("collection.anki2"))}
)

OWN_BANK = b"""schema: 1
id: odd
title: Rivers
questions:
  - id: longest
    topic: length
    prompt: |
      Which river is longest?
    choices: [Nile, Amazon]
    answer: Nile
    points: 2.5
    tags: [africa, water]
    source: rivers.txt:3
  - {id: how-long, kind: numeric, prompt: How long is it?, value: 6650, tolerance: 10, unit: km, answer: 6650 km}
  - {id: who, kind: short_answer, prompt: "Who drew it?", accept: [Ptolemy], answer: [Ptolemy, Claudius Ptolemy]}
"""
OWN_RUBRICS = b"""schema: 1
bank: odd
rubrics:
  who:
    best: 1
    criteria:
      - {id: name, points: 4, statement: Ptolemy, keywords: [[Ptolemy, Claudius]], at_least: 0, required: true}
    misconceptions:
      - {statement: Strabo drew it., cap: 0, feedback: He wrote.}
    examples:
      - {response: Ptolemy did, points: 4}
"""

JSON = b"""{"title": "Rivers", "cards": [{"question": "Longest?", "options": ["Nile", "Rhine"], "answer": 0},
{"front": "A delta", "back": "Land that a river builds at its mouth."}, ["A ford", "A place to wade"]]}"""
SEEDS = (GIFT, MOODLE, JSON, TABLE, CARDS, PAGE, AIKEN, LATEX, PDF, WORD, OLD_ANKI, NEW_ANKI)
