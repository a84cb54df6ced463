"""A note as it stands in the editor."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefterm.model import Note


@dataclass(frozen=True)
class Draft:
    """Text, tags and marks of a note that is being written; as they are for a new one."""

    text: str = ""
    tags: tuple[str, ...] = ()
    color: str = "yellow"
    status: str = "open"
    kind: str = ""

    @classmethod
    def of(cls, note: Note) -> Draft:
        """A note as it is stored."""
        return cls(note.text, note.tags, note.color, note.status, note.kind)

    def beyond(self, other: Draft) -> dict[str, Any]:
        """What is other here than in ``other``, by its name in the store."""
        before = asdict(other)
        return {name: value for name, value in asdict(self).items() if value != before[name]}

    @property
    def content(self) -> dict[str, Any]:
        """All of it, by its name in the store."""
        return asdict(self)


def tags_in(line: str) -> tuple[str, ...]:
    """Tags from a line parted by spaces or commas, ``#`` optional, each once."""
    words = (word.strip().lstrip("#") for word in line.replace(",", " ").split())
    return tuple(dict.fromkeys(word for word in words if word))
