"""Some notes as a file of their own, whose blocks are those of an export and are read back as such."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefterm.export import Subject


def selection(subjects: Sequence[Subject], stamp: str) -> str:
    """The text of a new file with the notes of ``subjects``, ``stamp`` the time in its front matter.

    It has not all notes of a briefing, so that it names none as the one that it is the file of:
    an export to its folder leaves it alone and makes files of its own.
    """
    from briefterm.export import IDENTITY, composed, look_named, page_of  # noqa: PLC0415 - on demand

    page = page_of(subjects, look_named(""))
    front = {key: value for key, value in page.front.items() if key != IDENTITY}
    return composed(replace(page, front=front), stamp).text
