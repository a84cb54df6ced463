"""Which tagger reads the texts, and its version: another one reads them anew."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefterm import __version__

if TYPE_CHECKING:
    from briefterm.library.tagging import Tagger

_VERSION = 1  # of what is kept of a text beside its names and dates


@dataclass(frozen=True, slots=True)
class Engine:
    """What finds names and dates; ``spec`` is empty for the program's own tagger of names."""

    spec: str
    stamp: str

    @classmethod
    def of(cls, tagger: Tagger, spec: str) -> Engine:
        """The engine with a stamp of its version; the glossary is followed entry by entry.

        In a checkout engines change without the version, so their files' times are looked at too.
        """
        parts = (__version__, tagger.order, _newest_engine(), _VERSION, spec)
        return cls(spec, " ".join(map(str, parts)))


@cache
def _newest_engine() -> int:
    """When a file of the engines was changed last, in nanoseconds."""
    from pathlib import Path  # noqa: PLC0415 - only here at run time

    home = Path(__file__).parent.parent.parent
    files = [*home.glob("entities/**/*"), *home.glob("temporal/**/*")]
    times = (file.stat().st_mtime_ns for file in files if "__pycache__" not in file.parts)
    return max(times, default=0)
