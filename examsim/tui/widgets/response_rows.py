"""A response as rows on the screen: what Textual's wrapped document knows, at a cost that does not grow with a line."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Offset, clamp

from examsim.tui.wrapping import Ruler, WrappedLine, wrapped

if TYPE_CHECKING:
    from textual.document._document import EditResult, Location


class ResponseText(Document):
    """The lines of a response, joined no more often than they change: every row that is drawn asks for all of it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._joined: str | None = None

    @property
    def text(self) -> str:
        """The whole response."""
        if self._joined is None:
            self._joined = super().text
        return self._joined

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Put a text in the place of another; everything that is written comes by here."""
        self._joined = None
        return super().replace_range(start, end, text)


class ResponseRows(WrappedDocument):
    """The rows of a response; an edit lays out anew what it changes and no more."""

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Lay everything out."""
        self._ruler = Ruler(width, tab_width or self._tab_width)
        self._laid: list[WrappedLine] = [wrapped(line, self._ruler) for line in self.document.lines]
        self._count_rows()

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Lay out anew what an edit has changed, which has been made by now."""
        more = self.document.line_count - len(self._laid)
        if new_end[0] - old_end[0] != more:  # ends that were not there, or of several edits
            self.wrap(self._ruler.width, self._ruler.tab)
            return
        first, last = start[0], max(start[0], old_end[0])
        old = self._laid[first : last + 1]
        texts = self.document.lines[first : last + 1 + more]
        # Where lines are parted or joined, the first begins like the first of those before, and the last ends so.
        likes = [old[0], *[None] * (len(texts) - 2), old[-1]][: len(texts)]
        new = [wrapped(text, self._ruler, like) for text, like in zip(texts, likes, strict=True)]
        self._laid[first : last + 1] = new
        if [len(line.cuts) for line in old] != [len(line.cuts) for line in new]:
            self._count_rows()

    def _count_rows(self) -> None:
        self._tops = list(accumulate((len(line.cuts) + 1 for line in self._laid), initial=0))
        """At which row each line begins, and at last how many there are."""

    @property
    def words(self) -> int:
        """How many words the response has."""
        return sum(line.words for line in self._laid)

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self._tops[-1]

    @property
    def wrapped(self) -> bool:
        """Whether there is a line of several rows."""
        return self.height > len(self._laid)

    @property
    def lines(self) -> list[list[str]]:
        """Every line, row by row."""
        return [self.get_sections(index) for index in range(len(self._laid))]

    def line_at(self, row: int) -> tuple[int, int]:
        """Which line a row is of, and which of its rows it is."""
        line = bisect_right(self._tops, row) - 1
        return line, row - self._tops[line]

    def line(self, index: int) -> WrappedLine:
        """A line as it is laid out."""
        return self._laid[index]

    def get_offsets(self, line_index: int) -> list[int]:
        """Where the rows of a line begin, but for the first."""
        if line_index not in range(len(self._laid)):
            raise ValueError(f"there is no line {line_index}")
        return self._laid[line_index].cuts

    def get_tab_widths(self, line_index: int) -> list[int]:
        """How many cells each tab of a line takes."""
        return self._laid[line_index].tabs

    def get_sections(self, line_index: int) -> list[str]:
        """The rows of a line."""
        line = self._laid[line_index]
        return [line.text[slice(*line.row(number))] for number in range(len(line.cuts) + 1)]

    def location_to_offset(self, location: Location) -> Offset:
        """Where on the screen a place in the text is, from the first row."""
        index, column = clamp(location[0], 0, len(self._laid) - 1), location[1]
        line = self._laid[index]
        number = bisect_right(line.cuts, column)
        return Offset(line.cells(line.row(number)[0], column), self._tops[index] + number)

    def offset_to_location(self, offset: Offset) -> Location:
        """Which place in the text is there on the screen."""
        index, number = self.line_at(clamp(offset.y, 0, self.height - 1))
        return index, self.get_target_document_column(index, offset.x, number)

    def get_target_document_column(self, line_index: int, x_offset: int, y_offset: int) -> int:
        """Which character of a row of a line is there; a row that goes on below ends with its last."""
        line = self._laid[line_index]
        last = len(line.cuts)
        number = y_offset % (last + 1)
        column = line.column(number, max(x_offset, 0))
        return column if number == last else min(column, line.row(number)[1] - 1)
