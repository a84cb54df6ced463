"""What a terminal may be sent: control characters become visible marks, one for one."""

from __future__ import annotations

REPLACEMENT = "\ufffd"


def _marks() -> dict[int, str]:
    marks = {code: chr(0x2400 + code) for code in range(0x20)}
    marks[0x7F] = "\u2421"
    # C1 controls start escape sequences too; bidirectional overrides reorder what is read;
    # line and paragraph separators move the cursor in some terminals.
    unsafe = [
        range(0x80, 0xA0),
        range(0x2028, 0x202F),
        range(0x2066, 0x206A),
        range(0xFFF9, 0xFFFC),
    ]
    marks.update({code: REPLACEMENT for codes in unsafe for code in codes})
    marks.update(dict.fromkeys(range(55296, 57344), REPLACEMENT))
    marks[0xFEFF] = REPLACEMENT
    return marks


_LINE_MARKS = _marks() | {0x09: " "}
_TEXT_MARKS = {code: mark for code, mark in _marks().items() if code not in (0x09, 0x0A)}


def visible_line(text: str) -> str:
    """``text`` as one line that is safe to print; same length, tabs as spaces."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_LINE_MARKS)


def visible_text(text: str) -> str:
    """``text`` safe to print, its newlines and tabs kept; same length."""
    return text.translate(_TEXT_MARKS)
