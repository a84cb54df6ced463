"""The time that the library writes beside what the reader did."""

from __future__ import annotations


def now() -> str:
    """This moment in UTC, ISO 8601 with milliseconds and a Z: the form in which the store sorts."""
    from briefterm.store.edits import now as moment  # noqa: PLC0415 - the store loads on demand

    return moment()
