"""Topics with how well they are known, the weakest first."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from textual.content import Content

from examsim.tui.plain_text import one_line
from examsim.tui.widgets.table import Row, Table
from examsim.tui.widgets.table_line import Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from examsim.review.board import TopicStanding
    from examsim.review.overview import Overview

_BAR = 10
_BARS = "▁▂▃▄▅▆▇█"
_NONE = "no topic"
_AT_ONCE, _AHEAD = 60, 20
"""Topics drawn at once, and how near their end the pointer comes before more are."""


class MasteryTable(Table):
    """One line per topic of a bank; enter starts a drill of everything."""

    def __init__(self) -> None:
        super().__init__(
            Column("Topic"),
            Column("mastery, %", _BAR + 8),
            Column("trend", 6, priority=2),
            Column("due", 3, is_number=True),
            Column("missed", 6, is_number=True),
            Column("new", 3, is_number=True),
            Column("lost most on", 40, priority=3),
            choose="drill",
            id="topics",
        )
        self._rest: Iterator[Row] = iter(())

    def show_overview(self, overview: Overview, titles: Mapping[str, str]) -> None:
        """The topics of an overview; banks are named where there are several."""
        topics = overview.board.topics
        is_one = len({topic.bank_id for topic in topics}) <= 1
        self._rest = (
            Row(str(number), _cells(topic, overview, "" if is_one else titles.get(topic.bank_id, topic.bank_id)))
            for number, topic in enumerate(topics)
        )
        # As many as were there: what is shown anew while one reads on stays where it was.
        self.show([*islice(self._rest, max(_AT_ONCE, self.length))])

    def on_table_pointed(self, _: Table.Pointed) -> None:
        """Draw more once the pointer comes near the end."""
        if self.is_near_end(_AHEAD):
            self.add([*islice(self._rest, _AT_ONCE)])


def _cells(topic: TopicStanding, overview: Overview, bank: str) -> tuple[Content, ...]:
    name, bank = (topic.topic, bank) if topic.topic or not bank else (bank, "")
    lost = "; ".join(one_line(said) for said in overview.lost.get(topic.key, ()))
    return (
        Content.assemble(one_line(name) or _NONE, (f" · {one_line(bank)}" if bank else "", "$quiet")),
        _mastery(topic),
        Content.styled(trend(overview.trends.get(topic.key, ())), "$quiet"),
        Content(str(topic.due) if topic.due else "–"),
        Content(str(topic.missed) if topic.missed else "–"),
        Content(str(new) if (new := topic.questions - topic.met) else "–"),
        Content.styled(lost, "$quiet"),
    )


def _mastery(topic: TopicStanding) -> Content:
    if not topic.met:
        return Content.styled("never seen", "$quiet")
    full = round(topic.mastery.mean * _BAR)
    mean, doubt = round(100 * topic.mastery.mean), max(round(100 * topic.mastery.deviation), 1)
    return Content.assemble(("█" * full, "$text-accent"), ("░" * (_BAR - full), "$quiet"), f" {mean:>3} ±{doubt}")


def trend(scores: Sequence[float]) -> str:
    """Scores of 0..1 as small bars, the latest last."""
    return "".join(_BARS[min(int(score * len(_BARS)), len(_BARS) - 1)] for score in scores)
