"""Names of exported files, and whether one of an earlier version was edited."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING

from briefterm.terminal import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.model import Briefing

MAX_NAME_BYTES = 120
_SUFFIX = ".md"
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³")]
)
_SEAL = "briefterm_seal: "


def file_names(briefings: Sequence[Briefing]) -> dict[str, str]:
    """A file name for each briefing id, unlike all others also where case does not count.

    It is made of date and title. Where several briefings would have one name, the first id in
    order keeps it and the others get a piece of their id's digest, so that names stay the same
    from one export to the next.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for briefing in sorted(briefings, key=lambda briefing: briefing.id):
        name = file_name(briefing)
        length = 6
        while name.casefold() in taken:
            name = file_name(briefing, _digest(briefing.id)[:length])
            length += 1
        taken.add(name.casefold())
        names[briefing.id] = name
    return names


def file_name(briefing: Briefing, mark: str = "") -> str:
    """A portable name of at most 120 bytes, such as ``2023-09-13 A title.md``."""
    title = unicodedata.normalize("NFC", visible_line(briefing.title))
    plain = "".join(char if char.isprintable() else " " for char in title)
    words = " ".join(re.sub(r'[\\/:*?"<>|#^\[\]%\u2400-\u2421\ufffd]+', " ", plain).split())
    if words.split(".")[0].casefold().strip() in _RESERVED:
        words = f"_{words}"
    day = f"{briefing.date.isoformat()} " if briefing.date else ""
    ending = (f" {mark}" if mark else "") + _SUFFIX
    room = MAX_NAME_BYTES - len(ending.encode())
    stem = (day + words).strip(" .")
    stem = stem.encode()[:room].decode(errors="ignore").rstrip(" .")
    return (stem or f"briefing {_digest(briefing.id)[:6]}") + ending


def was_edited(text: str) -> bool:
    """Whether a text with a seal of an earlier version was changed after it was written."""
    match = re.search(rf"^{_SEAL}([0-9a-f]+)\n", text, re.MULTILINE)
    if match is None:
        return True
    return _digest(text[: match.start()] + text[match.end() :])[:16] != match[1]


def _digest(text: str) -> str:
    return sha256(text.encode(errors="surrogatepass")).hexdigest()
