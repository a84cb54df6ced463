"""Outlines: notes of many briefings put into order, with headings and words between them."""

from __future__ import annotations

from briefterm.library.outlining.outlines import OutlineChange, Outlines

__all__ = ["OutlineChange", "Outlines"]
