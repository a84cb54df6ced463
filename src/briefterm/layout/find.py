"""Find words in an open text."""

from __future__ import annotations

import re

from briefterm.model import Span


def find_all(text: str, query: str) -> list[Span]:
    """Where ``query`` stands in ``text``, in order.

    Case counts only if the query has a capital letter; white space matches any white space, so
    that a phrase is found across a line break; straight and curly quotes are the same.
    """
    words = query.split()
    if not words:
        return []
    pattern = r"\s+".join(_loose(word) for word in words)
    flags = re.NOFLAG if any(char.isupper() for char in query) else re.IGNORECASE
    return [Span(match.start(), match.end()) for match in re.finditer(pattern, text, flags)]


def _loose(word: str) -> str:
    return re.sub("['’‘]", "['’‘]", re.sub('["“”]', '["“”]', re.escape(word)))
