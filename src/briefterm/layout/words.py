"""What a word is for the motions: letters and digits with their marks, or a run of punctuation."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category

# Combining marks lie between Latin and the last of the Indic scripts, and in a few later places;
# joiners and variation selectors hold to the letter before them as well.
_MARKS = (range(0x300, 0x1E00), range(0x20D0, 0x2100), range(0x2C00, 0x3100), range(0xA600, 0xAC00))
_JOINED = "\u200c\u200d\ufe00-\ufe0f\ufe20-\ufe2f"


@cache
def word_pattern() -> re.Pattern[str]:
    """Matches a word or a run of punctuation."""
    marks = "".join(
        chr(code) for block in _MARKS for code in block if category(chr(code)).startswith("M")
    )
    return re.compile(rf"\w[\w{marks}{_JOINED}]*|[^\w\s]+")
