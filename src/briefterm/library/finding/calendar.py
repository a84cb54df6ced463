"""Dated statements as a calendar file: iCalendar, RFC 5545."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefterm.library.finding.model import Dated

_LINE = 75  # octets of a content line without its line break (section 3.1)
_SUMMARY = 120


def calendar(dated: Iterable[Dated], now: datetime) -> bytes:
    """The calendar; ``now``, in UTC, is when it is made.

    A statement about whole days is an all-day event, one with a clock time is at that time without
    a time zone. Its UID depends on the briefing, the time and the words alone, so that reading the
    calendar again makes no second event of it.
    """
    data = bytearray()
    for line in _lines(dated, now):
        data += _folded(line)
    return bytes(data)


def _lines(dated: Iterable[Dated], now: datetime) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//briefterm//timeline//EN")
    seen: set[str] = set()
    for one in dated:
        uid = _uid(one)
        if uid not in seen:
            seen.add(uid)
            yield from _event(one, uid, now)
    yield "END:VCALENDAR"


def _event(one: Dated, uid: str, now: datetime) -> Iterator[str]:
    text = " ".join(one.text.split())
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}"
    yield from _times(one)
    yield f"SUMMARY:{_escaped(text if len(text) <= _SUMMARY else text[: _SUMMARY - 1] + '…')}"
    about = "; ".join(part for part in (one.briefing.title, one.briefing.source) if part)
    yield f"DESCRIPTION:{_escaped(f'{text}{chr(10)}{about} ({one.briefing.id})')}"
    if one.names:
        yield "CATEGORIES:" + ",".join(_escaped(name) for name in one.names)
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _times(one: Dated) -> tuple[str, str]:
    if "T" in one.earliest or "T" in one.latest:
        start, end = datetime.fromisoformat(one.earliest), datetime.fromisoformat(one.latest)
        return f"DTSTART:{_basic(start)}", f"DTEND:{_basic(end)}"
    first, behind = date.fromisoformat(one.earliest), date.fromisoformat(one.latest)
    behind = max(behind, first + timedelta(1)) if first < date.max else behind
    return f"DTSTART;VALUE=DATE:{_basic(first)}", f"DTEND;VALUE=DATE:{_basic(behind)}"


def _basic(moment: date) -> str:
    """ISO 8601 without its signs; unlike strftime it writes years before 1000 with four digits."""
    return moment.isoformat().replace("-", "").replace(":", "")


def _uid(one: Dated) -> str:
    parts = (one.briefing.id, one.earliest, one.latest, " ".join(one.text.split()))
    digest = sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{digest[:32]}@briefterm"


def _escaped(text: str) -> str:
    """TEXT of section 3.3.11: backslash, semicolon, comma and newline escaped, no controls."""
    clean = "".join(char for char in text if char >= " " or char == "\n")
    for char in ("\\", ";", ","):
        clean = clean.replace(char, f"\\{char}")
    return clean.replace("\x7f", "").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A content line, broken so that no part is longer than 75 octets and no character is cut."""
    whole = line.encode("utf-8", "replace")
    if len(whole) <= _LINE:
        return whole + b"\r\n"
    if len(whole) == len(line):
        rest = range(_LINE, len(whole), _LINE - 1)
        pieces = [whole[:_LINE], *(whole[start : start + _LINE - 1] for start in rest)]
        return b"\r\n ".join(pieces) + b"\r\n"
    parts: list[bytes] = [b""]
    for char in line:
        data = char.encode("utf-8", "replace")
        if len(parts[-1]) + len(data) > _LINE:
            parts.append(b" ")
        parts[-1] += data
    return b"\r\n".join(parts) + b"\r\n"
