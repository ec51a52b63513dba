from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from examsim.domain.exam import Chosen, ExamPlan, Mode, Order
from examsim.storage.choices import ChoiceMemory

if TYPE_CHECKING:
    from pathlib import Path

plans = st.builds(
    ExamPlan,
    mode=st.sampled_from(Mode),
    topics=st.lists(st.text(), max_size=3).map(tuple),
    count=st.none() | st.integers(1, 99),
    order=st.sampled_from(Order),
    seed=st.none() | st.integers(0, 10**9),
    minutes=st.none() | st.floats(0.1, 999),
    extra_time=st.floats(0.1, 10),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plans, st.lists(st.text(), min_size=1, max_size=3).map(tuple), st.booleans())
def test_what_is_kept_is_what_is_recalled(
    tmp_path: Path, plan: ExamPlan, banks: tuple[str, ...], is_timer_hidden: bool
) -> None:
    chosen = Chosen(plan, banks, is_timer_hidden)
    memory = ChoiceMemory(tmp_path / "data" / "choices.json")
    memory.keep(banks[0], chosen)
    assert memory.recall(banks[0]) == chosen


def test_each_bank_has_its_own_choices_and_unknown_banks_have_none(tmp_path: Path) -> None:
    memory = ChoiceMemory(tmp_path / "choices.json")
    one, other = Chosen(ExamPlan(minutes=5), ("a",)), Chosen(ExamPlan(count=2), ("b", "a"), is_timer_hidden=True)
    memory.keep("a", one)
    memory.keep("b", other)
    assert (memory.recall("a"), memory.recall("b"), memory.recall("c")) == (one, other, None)


@pytest.mark.parametrize("content", [b"", b"[", b"[]", b"\xff", b'{"a": 3}', b'{"a": {"plan": {"mode": "dream"}}}'])
def test_a_damaged_memory_is_no_memory_and_is_written_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "choices.json"
    path.write_bytes(content)
    memory = ChoiceMemory(path)
    assert memory.recall("a") is None
    memory.keep("a", Chosen(ExamPlan(), ("a",)))
    assert memory.recall("a") == Chosen(ExamPlan(), ("a",))


def test_choices_that_cannot_be_kept_stop_nobody(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    memory = ChoiceMemory(tmp_path / "data" / "choices.json")
    memory.keep("a", Chosen(ExamPlan(), ("a",)))
    assert memory.recall("a") is None
