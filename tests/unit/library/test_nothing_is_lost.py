"""A thousand random steps over files and notes of two computers, after which nothing is lost."""

from __future__ import annotations

import os
import random
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from briefterm.library import Library
from briefterm.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STEPS = 250
WORDS = ["harbour", "price", "minister", "treaty", "gas", "border", "winter", "signal", "army"]


@dataclass
class Expected:
    """What a note must say: ``words`` stand in its text, ``since`` was changed after the copy."""

    words: set[str]
    deleted: bool = False
    since: set[str] = field(default_factory=set)


class Walk:
    """Two libraries of one reader, and what their notes must say."""

    def __init__(self, home: Path, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  a test that can be repeated
        self.home, self.away = home / "home", home / "away"
        self.lost = home / "lost"
        for folder in (self.home, self.lost):
            folder.mkdir()
        for name in ("gas", "kim", "ship"):
            self.write(self.home / f"{name}.txt")
        self.library = Library.open(self.home)
        self.notes: dict[str, Expected] = {}
        self.there: dict[str, Expected] | None = None
        self.steps = 0

    def write(self, path: Path) -> None:
        """A new text for a briefing."""
        lines = (" ".join(self.chance.choices(WORDS, k=12)) + "." for _ in range(6))
        path.write_text(f"{path.stem} {self.chance.random()}\n\n" + "\n\n".join(lines) + "\n")

    def file(self) -> Path | None:
        """Any briefing that is there."""
        return self.chance.choice([*sorted(self.home.glob("*.txt")), None])

    def word(self) -> str:
        """A word that no note has yet."""
        self.steps += 1
        return f"word{self.steps}."

    def add(self, library: Library, notes: dict[str, Expected]) -> None:
        """A note on some words of a briefing."""
        briefings = library.refresh()
        if not briefings:
            return
        briefing, document = library.read(self.chance.choice(briefings).id)
        start = self.chance.randrange(len(document.text) // 2)
        word = self.word()
        note = library.add_note(briefing.id, document, Span(start, start + 30), text=word)
        notes[note.id] = Expected({word}, since={"text", "deleted"})

    def edit(self, library: Library, notes: dict[str, Expected]) -> None:
        """Another text, which takes the place of all that was read before."""
        if notes:
            id_ = self.chance.choice(sorted(notes))
            word = self.word()
            library.edit_note(id_, text=word)
            notes[id_].words = {word}
            notes[id_].since.add("text")

    def remove_or_restore(self, library: Library, notes: dict[str, Expected]) -> None:
        """A tombstone for a note, or its end."""
        if notes:
            id_ = self.chance.choice(sorted(notes))
            one = notes[id_]
            (library.restore_note if one.deleted else library.remove_note)(id_)
            one.deleted = not one.deleted
            one.since.add("deleted")

    def rename(self) -> None:
        """Another name for a file."""
        if (path := self.file()) is not None:
            path.rename(path.with_name(f"{self.word()}txt"))

    def rewrite(self) -> None:
        """Another text, or a changed one, in a file."""
        if (path := self.file()) is not None:
            text = path.read_text()
            path.write_text(text.replace(self.chance.choice(WORDS), "", 2))
            if self.chance.random() < 0.2:
                self.write(path)

    def lose(self) -> None:
        """A file goes away, and perhaps another one comes back."""
        if (path := self.file()) is not None:
            path.rename(self.lost / path.name)
        for lost in sorted(self.lost.iterdir())[:1]:
            lost.rename(self.home / lost.name)

    def leave(self) -> None:
        """A copy of all on another computer."""
        if self.there is None and self.notes:
            shutil.rmtree(self.away, ignore_errors=True)
            shutil.copytree(self.home, self.away)
            self.there = {
                id_: Expected(set(one.words), one.deleted) for id_, one in self.notes.items()
            }
            for one in self.notes.values():
                one.since.clear()

    def work_away(self) -> None:
        """Notes on the other computer."""
        if self.there is not None:
            library = Library.open(self.away)
            for act in self.chance.choices([self.add, self.edit, self.remove_or_restore], k=3):
                act(library, self.there)

    def come_back(self) -> None:
        """Both together again, by the command or by a file sync's conflict copy."""
        if self.there is None:
            return
        other = self.away / ".briefterm" / "notes.json"
        if self.chance.random() < 0.5:
            self.library.notes_file.merge(other)
        else:
            name = f"notes.sync-conflict-20260101-000000-{self.steps}.json"
            shutil.copyfile(other, self.home / ".briefterm" / name)
            done, failed = self.library.notes_file.absorb()
            assert (1, ()) == (len(done), failed)
        for id_, theirs in self.there.items():
            ours = self.notes.setdefault(id_, theirs)
            if "text" in theirs.since:
                ours.words = theirs.words | (ours.words if "text" in ours.since else set())
            if "deleted" in theirs.since:
                # Theirs is the later: nobody was at home in the meantime.
                ours.deleted = theirs.deleted
        self.there = None

    def check(self) -> None:
        """All notes are there, and say what they must."""
        self.library.refresh()
        present = {note.id: note for note in self.library.notes(deleted=True)}
        assert self.notes.keys() == present.keys()
        for id_, one in self.notes.items():
            assert one.words == set(present[id_].text.replace("---", "").split())
            assert one.deleted == (present[id_].deleted is not None)
            assert present[id_].anchor is not None


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_lost(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Edits, renames, removals, restorations and merges leave every note as it must be."""
    monkeypatch.setattr(os, "fsync", lambda _: None)  # nobody pulls the plug here
    walk = Walk(tmp_path, seed)
    at_home: list[Callable[..., None]] = [walk.add, walk.edit, walk.edit, walk.remove_or_restore]
    elsewhere = [walk.rename, walk.rewrite, walk.lose]
    between = [walk.leave, walk.come_back]
    acts: list[Callable[..., None]] = [*at_home, *elsewhere, *between]
    for step in range(STEPS):
        act = walk.chance.choice(acts)
        if act in at_home:
            act(walk.library, walk.notes)
        else:
            if act == walk.come_back:
                walk.work_away()
            act()
        if step % 25 == 0:
            walk.check()
    walk.come_back()
    for lost in walk.lost.iterdir():
        lost.rename(walk.home / lost.name)
    walk.check()
    assert len(walk.notes) > 10
