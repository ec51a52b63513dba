"""Part of a web page, copied without its head: what is no other format, and has elements of a page all over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.files import html

if TYPE_CHECKING:
    from examsim.importing.files.content import Content, Material

NAME = html.NAME
_ELEMENT = re.compile(r"</(?:p|div|li|td|dd|h[1-6]|table|ul|ol|dl|section|details|summary)\s*>", re.IGNORECASE)
_FEWEST_ELEMENTS = 3
_SAMPLE = 64 * 1024


def recognises(content: Content) -> bool:
    """Whether the content is in this format, if in no surer one: cards and questions of Moodle have elements, too."""
    return content.is_text and len(_ELEMENT.findall(content.text[:_SAMPLE])) >= _FEWEST_ELEMENTS


def read(content: Content) -> Material:
    """The page as text."""
    return html.read(content)
