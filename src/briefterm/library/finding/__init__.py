"""Finding: one query over texts, names, dates and notes, and what follows from them.

`Finder` is the door: it holds the index, answers queries and keeps searches. What a single screen
or command asks beyond that (trends, groups of near-duplicates, rows of a timeline, files) are
functions of the modules beside it that take a finder first. What is given back are frozen values of
`model`.
"""

from __future__ import annotations

from briefterm.library.finding.finder import Finder

__all__ = ["Finder"]
