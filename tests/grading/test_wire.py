import io
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.grading.encoder import HashEncoder
from examsim.grading.wire import Truncated, pack, read_frame, unpack, write_frame


@given(st.lists(st.text(max_size=40), max_size=4))
def test_what_is_packed_is_unpacked(texts: list[str]) -> None:
    encoded = HashEncoder().encode(texts)
    pipe = io.BytesIO()
    write_frame(pipe, *pack(encoded))
    pipe.seek(0)
    for before, after in zip(encoded, unpack(*read_frame(pipe), texts), strict=True):
        assert (before.text, before.spans) == (after.text, after.spans)
        assert np.array_equal(before.words, after.words)
        assert np.array_equal(before.sentence, after.sentence)


def test_a_frame_cut_short_is_noticed_wherever_it_was_cut() -> None:
    pipe = io.BytesIO()
    write_frame(pipe, *pack(HashEncoder().encode(["two words"])))
    whole = pipe.getvalue()
    for length in range(0, len(whole), 97):
        with pytest.raises(Truncated):
            read_frame(io.BytesIO(whole[:length]))


def test_a_body_shorter_than_its_shapes_is_noticed() -> None:
    header, body = pack(HashEncoder().encode(["two words"]))
    with pytest.raises(Truncated):
        unpack(json.loads(json.dumps(header)), body[:-2], ["two words"])
