"""The score over time, drawn by plotext; each line has a sign of its own, so that colour is not needed to tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual_plotext import PlotextPlot

from examsim.tui.numbers import NO_TOPIC, when
from examsim.tui.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import RenderResult

    from examsim.domain.figures import Figures, Moment

_SIGNS = "●▲■◆✚○"
_STYLES = ("bold", "$text-accent", "$text-success", "$text-warning", "$text-error", "$quiet")
_MOST_LABELS = 4
"""Where labels crowd, plotext leaves out now this one, now that."""


class ScorePlot(PlotextPlot):
    """Shares of the points, all together and by bank or topic."""

    def __init__(self) -> None:
        super().__init__()
        self.theme = "clear"  # no colours of plotext's own: those of the theme are put on what it drew

    def show(self, found: Figures) -> None:
        """Draw these figures."""
        plot = self.plt
        plot.clear_data()
        places = {moment.begin: number for number, moment in enumerate(found.moments)}
        for sign, (_, moments) in reversed([*zip(_SIGNS, _lines(found), strict=False)]):  # all together on top
            known = [moment for moment in moments if moment.sums.score is not None]
            if known:
                scores = [100 * (moment.sums.score or 0.0) for moment in known]
                plot.scatter([places[moment.begin] for moment in known], scores, marker=sign)
        plot.ylim(0, 100)
        plot.yticks([0, 25, 50, 75, 100], ["0 %", "25 %", "50 %", "75 %", "100 %"])
        last = max(len(found.moments) - 1, 1)
        plot.xlim(0, last)
        every = max(-(-len(found.moments) // _MOST_LABELS), 1)
        labelled = list(enumerate(found.moments))[::every]
        plot.xticks([n for n, _ in labelled], [when(moment.begin, found.step)[:10] for _, moment in labelled])
        self.refresh()

    def render(self) -> RenderResult:
        """What plotext drew, in the colours of the theme."""
        drawn = super().render()
        text = getattr(drawn, "plain", str(drawn))
        parts = (
            Content.styled(char, _STYLES[_SIGNS.index(char)]) if char in _SIGNS else Content(char) for char in text
        )
        return Content("").join(parts)


def legend(found: Figures) -> Content:
    """Which sign is which line."""
    signs = zip(_SIGNS, _STYLES, _lines(found), strict=False)
    named = [Content.assemble((sign, style), f" {one_line(name)}") for sign, style, (name, moments) in signs if moments]
    return Content("   ").join(named) if len(named) > 1 else Content()


def _lines(found: Figures) -> Iterator[tuple[str, Sequence[Moment]]]:
    if len(found.lines) < 2:
        yield "all", found.moments
        return
    # What one of them makes up alone is a point of its own: with that of all on top, its sign would never be seen.
    alone = {(moment.begin, moment.sums.tries) for line in found.lines for moment in line.moments}
    yield "all", [moment for moment in found.moments if (moment.begin, moment.sums.tries) not in alone]
    for line in found.lines:
        yield line.name or NO_TOPIC, line.moments
