"""What a terminal may be sent: control characters become visible marks, one for one."""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"

# C0 and C1 controls start escape sequences; line and paragraph separators move the cursor in some
# terminals; bidirectional overrides reorder what is read; a lone surrogate cannot be encoded.
_UNSAFE = "\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff"
_UNSAFE_IN_TEXT = re.compile(f"[\x00-\x08\x0b-\x1f{_UNSAFE}]")
_UNSAFE_IN_LINE = re.compile(f"[\x00-\x1f{_UNSAFE}]")


def _mark(match: re.Match[str]) -> str:
    char = match.group()
    if char == "\t":
        return " "
    if char < " ":
        return chr(0x2400 + ord(char))
    return "\u2421" if char == "\x7f" else REPLACEMENT


def visible_line(text: str) -> str:
    """``text`` as one line that is safe to print; same length, tabs as spaces."""
    return _UNSAFE_IN_LINE.sub(_mark, text)


def visible_text(text: str) -> str:
    """``text`` safe to print, its newlines and tabs kept; same length."""
    return _UNSAFE_IN_TEXT.sub(_mark, text)
