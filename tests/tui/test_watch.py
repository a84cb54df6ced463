"""What others have changed on disk is noticed once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefterm.model import Briefing
from briefterm.tui.screens.reader.watch import Changes, Watch

if TYPE_CHECKING:
    from pathlib import Path


def _briefing(path: Path) -> Briefing:
    status = path.stat()
    return Briefing(id="a", path=path, title="A", size=status.st_size, mtime_ns=status.st_mtime_ns)


def test_each_change_is_noticed_once(tmp_path: Path) -> None:
    """A changed file, a new neighbour, new notes and a glossary are told apart, and not told again."""
    path, notes = tmp_path / "a.md", tmp_path / ".briefterm" / "notes.json"
    glossary = tmp_path / ".briefterm" / "glossary.toml"
    searches = tmp_path / ".briefterm" / "searches.toml"
    notes.parent.mkdir()
    path.write_text("one")
    briefing, watch = _briefing(path), Watch()

    assert Changes() == watch.look(briefing, [tmp_path], notes, glossary, searches)
    path.write_text("another")
    assert Changes(file=True) == watch.look(briefing, [tmp_path], notes, glossary, searches)
    briefing = _briefing(path)
    notes.write_text("{}")
    assert Changes(notes=True) == watch.look(briefing, [tmp_path], notes, glossary, searches)
    glossary.write_text("")
    assert Changes(glossary=True) == watch.look(briefing, [tmp_path], notes, glossary, searches)
    searches.write_text("")
    assert Changes(searches=True) == watch.look(briefing, [tmp_path], notes, glossary, searches)
    (tmp_path / "b.md").write_text("b")
    os.utime(tmp_path, ns=(1, 1))
    assert Changes(folders=True) == watch.look(briefing, [tmp_path], notes, glossary, searches)
    assert Changes() == watch.look(briefing, [tmp_path], notes, glossary, searches)


def test_a_file_that_is_gone_is_told_once(tmp_path: Path) -> None:
    """It is told again only after the file was back."""
    path = tmp_path / "a.md"
    path.write_text("one")
    briefing, watch = _briefing(path), Watch()
    path.unlink()

    assert watch.look(briefing, [], tmp_path / "n", tmp_path / "g", tmp_path / "s").gone
    assert not watch.look(briefing, [], tmp_path / "n", tmp_path / "g", tmp_path / "s").gone
    path.write_text("one")
    assert not watch.look(briefing, [], tmp_path / "n", tmp_path / "g", tmp_path / "s").gone
    path.unlink()
    assert watch.look(briefing, [], tmp_path / "n", tmp_path / "g", tmp_path / "s").gone
