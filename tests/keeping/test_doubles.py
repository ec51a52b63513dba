from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.grading.encoder import HashEncoder
from examsim.importing import read_guide
from examsim.importing.asked import FindingKind
from examsim.keeping.doubles import with_doubles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.grading.encoder import EncodedText

GUIDE = """\
Q: What is osmosis in a plant cell?
A: Water moves through the membrane towards the stronger solution of salts.

Q: What is osmosis in plant cells?
A: Towards the stronger solution of salts water moves through the membrane.

Q: What is a lever?
A: A rigid bar that turns about a point.

Q: What is a lever?
A: A force applied far away.
"""


def found(text: str, *, with_model: bool) -> list[tuple[str, tuple[int, ...]]]:
    draft = with_doubles(read_guide(text, "guide.txt"), HashEncoder() if with_model else None)
    return [(finding.kind.value, tuple(place.line for place in finding.places)) for finding in draft.findings]


def test_a_question_asked_in_other_words_is_shown_with_both_lines_and_kept() -> None:
    assert (FindingKind.NEAR.value, (1, 4)) in found(GUIDE, with_model=False)
    assert (FindingKind.NEAR.value, (1, 4)) in found(GUIDE, with_model=True)
    assert len(read_guide(GUIDE, "guide.txt").bank.questions) == 4


def test_answers_that_contradict_are_shown_once_and_as_that() -> None:
    kinds = [kind for kind, lines in found(GUIDE, with_model=True) if lines == (7, 10)]
    assert kinds == [FindingKind.CONTRADICTION.value]


def test_encoding_is_told_as_it_goes() -> None:
    heard: list[int] = []
    with_doubles(read_guide(GUIDE, "guide.txt"), HashEncoder(), heard.append)
    assert heard == [8]


def test_no_more_than_a_page_of_an_answer_is_encoded() -> None:
    class Noting(HashEncoder):
        longest = 0

        def encode(self, texts: Sequence[str]) -> list[EncodedText]:
            self.longest = max(self.longest, *map(len, texts))
            return super().encode(texts)

    encoder = Noting()
    with_doubles(read_guide(f"{GUIDE}\nQ: What is long?\nA: {'It goes on and on. ' * 1000}\n", "guide.txt"), encoder)
    assert 0 < encoder.longest <= 4_000
