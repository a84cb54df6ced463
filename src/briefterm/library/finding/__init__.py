"""Finding: one query over texts, names, dates and notes, and what follows from them.

`Finder` is the door; what it gives back are frozen values of `model`.
"""

from __future__ import annotations

from briefterm.library.finding.finder import Finder

__all__ = ["Finder"]
