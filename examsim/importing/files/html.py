"""Web pages: their text, with headings, lists, tables and definition lists written the way Markdown writes them."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from examsim.importing.files.content import Material
from examsim.importing.files.judged_options import Boxes

if TYPE_CHECKING:
    from examsim.importing.files.content import Content

NAME = "a web page"
_MARK = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TABLE = re.compile(r"#(?:separator|html|notetype|deck|columns|tags|guid)\b[^:\n]{0,20}:", re.IGNORECASE)
"""What opens the text of a table whose cells may be written as a page is."""
_SAMPLE = 64 * 1024
_BLOCKS = frozenset(
    """
    address article aside blockquote dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li
    main nav ol p pre section summary table tbody thead tr ul option button body br
    """.split()  # noqa: SIM905
)
_APART = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "table", "ul", "ol", "section", "article", "div"])
_UNSEEN = frozenset(["script", "style", "head", "template", "svg", "noscript", "nav", "footer", "iframe"])
_MAY_BE_OF_SITE = frozenset(["div", "section", "aside", "ul", "ol", "form"])
_OF_SITE = re.compile(
    r"(?:ads?|advert(?:s|isements?)?|banner|breadcrumbs?|comments|cookies?|consent|newsletter|pagination|promo(?:tion)?"
    r"|related|shar(?:e|ing)|sidebar|social|sponsor(?:s|ed)?)"
    r"(?:[-_](?:banner|bar|block|box|buttons?|container|icons?|links?|list|notice|popup|posts?|articles?|area|section|slot|unit|widget|wrapper))*",
    re.IGNORECASE,
)
"""Names of classes by which pages set apart what is the site's and not the page's."""
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|```|[-*] \S)", re.MULTILINE)
_HEADED = re.compile(r"^[ ]{0,3}(?:\d{1,4}[.)][ ]{1,3})?(#{2,6})[ ][^\n]{1,300}\?[ ]{0,9}$", re.MULTILINE)
_FOLDED = re.compile(
    r"<summary>\s{0,20}(?:<(?:b|strong)>\s{0,20})?(?P<number>(?:\d{1,4}[.)]\s)?)(?P<asked>[^<>\n]{3,300}\?)\s{0,20}(?:</(?:b|strong)>\s{0,20})?</summary>",
    re.IGNORECASE,
)
"""Questions of a text in Markdown: in a heading, or in what opens when it is clicked."""
_BREAKS = re.compile(r"\n{3,}")
_SOUND = re.compile(r"\[sound:[^\]]*\]")


def recognises(content: Content) -> bool:
    """Whether the content is in this format."""
    return content.is_text and not _TABLE.match(content.text) and bool(_MARK.search(content.text[:2000]))


def read(content: Content) -> Material:
    """The page as text."""
    has_lines = _is_markdown(content.text)
    reader = _Reader(has_lines=has_lines)
    reader.feed(_with_headings(content.text) if has_lines else content.text)
    reader.close()
    return Material(text=reader.text(), title=" ".join("".join(reader.title).split()))


def _is_markdown(text: str) -> bool:
    """Whether the elements only stand in a text in Markdown, whose lines and blank lines say something."""
    return not _MARK.search(text[:2000]) and _MARKDOWN.search(text[:_SAMPLE]) is not None


def _with_headings(text: str) -> str:
    """The text, with questions that open when clicked as headings, where most others are asked in headings."""
    marks = Counter(_HEADED.findall(text))
    level, count = marks.most_common(1)[0] if marks else ("", 0)
    folded = len(_FOLDED.findall(text))
    return _FOLDED.sub(rf"\n\n\g<number>{level} \g<asked>\n\n", text) if count > folded else text


def plain(fragment: str) -> str:
    """A fragment of HTML, as cards and quizzes hold it, as text."""
    if "<" not in fragment and "&" not in fragment:
        return _SOUND.sub("", fragment).strip()
    reader = _Reader()
    reader.feed(_SOUND.sub("", fragment))
    reader.close()
    return re.sub(r"\n{2,}", "\n", reader.text())


class _Reader(HTMLParser):
    """Writes down what a reader of the page sees."""

    def __init__(self, *, has_lines: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self._blanks = re.compile(r"[ \t\f]+" if has_lines else r"[ \t\r\n\f]+")
        self.title: list[str] = []
        self._parts: list[str] = []
        self._unseen: list[str] = []
        self._is_title = False
        self._cells = 0
        self._boxes = Boxes(self._parts)

    def parse_html_declaration(self, i: int) -> int:
        """Read over a "<![…" that is nothing HTML knows, as browsers do, where the library gives up."""
        try:
            return super().parse_html_declaration(i)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_title = tag == "title"
        is_of_site = (tag in _MAY_BE_OF_SITE and _is_of_site(attrs)) or (tag == "sup" and _is_reference(attrs))
        if tag in _UNSEEN or tag in self._unseen or is_of_site:
            self._unseen.append(tag)
        if self._unseen:
            return
        self._boxes.opens(tag, attrs)
        if tag in _BLOCKS:
            self._parts.append("\n\n" if tag in _APART or tag == "dt" else "\n")
        if tag in {"td", "th"}:
            self._cells += 1
            self._parts.append(" | " if self._cells > 1 else "")
        self._cells = 0 if tag == "tr" else self._cells
        self._parts.append(_opening(tag))

    def handle_endtag(self, tag: str) -> None:
        self._is_title = False
        if tag in self._unseen:
            del self._unseen[len(self._unseen) - 1 - self._unseen[::-1].index(tag) :]
        elif not self._unseen:
            if tag in _BLOCKS:
                self._parts.append("\n\n" if tag in _APART else "\n")
            self._boxes.closes(tag)

    def handle_data(self, data: str) -> None:
        if self._is_title:
            self.title.append(data)
        elif not self._unseen:
            self._parts.append(self._blanks.sub(" ", data))

    def close(self) -> None:
        """Read what is left of the page, which may have been cut off."""
        super().close()
        self._boxes.ends()

    def text(self) -> str:
        lines = (line.strip() for line in "".join(self._parts).split("\n"))
        return _BREAKS.sub("\n\n", "\n".join(lines)).strip()


def _is_of_site(attrs: list[tuple[str, str | None]]) -> bool:
    names = " ".join(value or "" for name, value in attrs if name in {"class", "id"}).split()
    return any(_OF_SITE.fullmatch(name) for name in names)


def _is_reference(attrs: list[tuple[str, str | None]]) -> bool:
    """Whether this is the number of a source, as encyclopedias set it behind what they say."""
    return any(name == "class" and "reference" in (value or "").split() for name, value in attrs)


def _opening(tag: str) -> str:
    if re.fullmatch(r"h[1-6]", tag):
        return f"{'#' * int(tag[1])} "
    return {"li": "- ", "dd": ": ", "hr": "-----\n"}.get(tag, "")
