"""Texts that Moodle holds in several languages and shows in one: the first of them is read.

``<span class="multilang" lang="en">`` is what Moodle itself knows, ``{mlang en}`` a filter that many have.
"""

from __future__ import annotations

import re

_MOST = 4000
"""Characters in one language: beyond that, nothing is looked for that may never close."""
_SPAN = rf"<span\b[^>]{{0,100}}\bclass=\"multilang\"[^>]{{0,100}}>(?P<said>.{{0,{_MOST}}}?)</span>"
_BRACE = rf"\{{mlang [^{{}}]{{1,40}}\}}(?P<said>.{{0,{_MOST}}}?)\{{mlang\}}"
_FIRST_OF_SEVERAL = tuple(
    re.compile(rf"{one}(?:\s*{one.replace('?P<said>', '?:')})*", re.DOTALL | re.IGNORECASE) for one in (_SPAN, _BRACE)
)


def in_one_language(text: str) -> str:
    """The text with what is said in several languages said in the first of them."""
    for several in _FIRST_OF_SEVERAL:
        text = several.sub(lambda found: found["said"], text)
    return text
