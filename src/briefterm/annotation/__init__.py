"""Notes and their places: what is stored of a span, and where it is in a text that changed.

The way from the safe to the bold: the same text keeps its offsets; a word diff of the text as it
was annotated carries the span over; the same words elsewhere are taken if what stands around them
agrees; similar words elsewhere are only suggested. A quote that was deleted is an orphan: it is
never put onto something else.
"""

from __future__ import annotations

from briefterm.annotation.anchoring import place, reanchor
from briefterm.annotation.quote import locate_quote
from briefterm.annotation.selector import make_anchor, sha256

__all__ = ["locate_quote", "make_anchor", "place", "reanchor", "sha256"]
