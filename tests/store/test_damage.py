from __future__ import annotations

import os
from typing import TYPE_CHECKING

import orjson
import pytest

from briefterm.errors import StoreDamagedError, StoreError, StoreReadOnlyError
from briefterm.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from briefterm.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with two notes, and so with a backup."""
    store = open_store(tmp_path / "notes.json")
    store.insert_note({"text": "A"})
    store.insert_note({"text": "B"})
    return store


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" ",
        b"[]",
        b"null",
        b'{"notes": {"1": {"text"',
        b'{"notes": []}',
        b'{"notes": {"1": 5}}',
        b'{"notes": {"x": {}}}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
    ],
)
def test_damage_is_never_overwritten(store: Store, content: bytes) -> None:
    """A damaged file is named on reading and on writing, and stays byte for byte."""
    store.path.write_bytes(content)

    with pytest.raises(StoreDamagedError, match=r"damaged .*briefterm check --repair"):
        store.notes()
    with pytest.raises(StoreDamagedError):
        store.insert_note({"text": "C"})

    assert content == store.path.read_bytes()
    assert "damaged" in store.notice()
    assert "\n" not in store.notice()


def test_every_truncation_is_noticed(store: Store) -> None:
    """A file that lost any part of its end is damaged."""
    content = store.path.read_bytes()
    for length in range(len(content)):
        store.path.write_bytes(content[:length])
        with pytest.raises(StoreDamagedError):
            store.notes()


def test_empty_file_without_history_is_an_empty_store(tmp_path: Path) -> None:
    """A file that somebody touched into being is no damage."""
    path = tmp_path / "notes.json"
    path.touch()
    store = open_store(path)

    assert store.notes() == []
    store.insert_note({"text": "A"})
    assert [note["text"] for note in store.notes()] == ["A"]


def test_repair_goes_back_and_keeps_the_damaged_file(store: Store) -> None:
    """A repair sets the file aside under a new name and restores the state before the last write."""
    store.path.write_bytes(b"torn")

    message = store.repair()

    assert "went back to the state before the last write" in message
    assert [note["text"] for note in store.notes()] == ["A"]
    aside = [path for path in store.path.parent.iterdir() if "damaged" in path.name]
    assert [path.read_bytes() for path in aside] == [b"torn"]
    assert store.repair() == ""


def test_repair_without_backup(tmp_path: Path) -> None:
    """Without a good state the damaged file is only set aside."""
    store = open_store(tmp_path / "notes.json")
    store.path.write_bytes(b"torn")

    assert "no good state" in store.repair()
    assert store.notes() == []


def test_folder_in_place_of_the_file(tmp_path: Path) -> None:
    """A folder where the file should be is named, kept, and set aside by a repair."""
    store = open_store(tmp_path / "notes.json")
    store.path.mkdir()

    with pytest.raises(StoreDamagedError, match="folder"):
        store.notes()
    with pytest.raises(StoreDamagedError, match="folder"):
        store.insert_note({})
    assert store.path.is_dir()

    store.repair()
    assert store.notes() == []


def test_pipe_in_place_of_the_file(tmp_path: Path) -> None:
    """A pipe is refused without waiting for its other end."""
    path = tmp_path / "notes.json"
    os.mkfifo(path)

    with pytest.raises(StoreDamagedError):
        open_store(path).notes()


def test_dangling_link(tmp_path: Path) -> None:
    """A link into a folder that is not there is an error; a missing target in one is made."""
    away = tmp_path / "away" / "n.json"
    link = tmp_path / "notes.json"
    link.symlink_to(away)
    store = open_store(link)

    with pytest.raises(StoreError, match="whose folder is not there"):
        store.notes()
    with pytest.raises(StoreError, match="whose folder is not there"):
        store.insert_note({})
    assert not away.parent.exists()

    away.parent.mkdir()
    store.insert_note({"text": "A"})
    assert [note["text"] for note in open_store(away).notes()] == ["A"]


def test_newer_schema_is_read_only(tmp_path: Path) -> None:
    """A file from a newer version is read as far as it goes and never written."""
    path = tmp_path / "notes.json"
    tables = {"meta": {"1": {"schema": 2}}, "notes": {"1": {"id": "a", "text": "A"}}, "new": [1]}
    path.write_bytes(orjson.dumps(tables))
    store = open_store(path)

    assert store.notes() == [{"id": "a", "text": "A"}]
    assert "newer version" in store.notice()
    with pytest.raises(StoreReadOnlyError, match="upgrade briefterm"):
        store.insert_note({})
    assert orjson.dumps(tables) == path.read_bytes()


def test_link_loop(tmp_path: Path) -> None:
    """A link to itself is a one-line error."""
    path = tmp_path / "notes.json"
    path.symlink_to(path)

    with pytest.raises(StoreError):
        open_store(path).notes()


def test_missing_file_with_a_backup_is_damage(store: Store) -> None:
    """A file that is gone is not taken for an empty one, which would cost the backup too."""
    store.path.unlink()

    with pytest.raises(StoreDamagedError, match=r"it is gone.*check --repair"):
        store.notes()
    with pytest.raises(StoreDamagedError):
        store.insert_note({"text": "C"})

    assert "was gone" in store.repair()
    assert ["A"] == [note["text"] for note in store.notes()]
    assert "" == store.repair()


def test_missing_file_with_a_bad_backup_begins_anew(store: Store) -> None:
    """A backup that is no good is set aside and not lost."""
    store.path.unlink()
    backup = store.path.with_name("notes.json.bak")
    backup.write_bytes(b"{")

    assert "no good state" in store.repair()
    assert [] == store.notes()
    assert [b"{"] == [path.read_bytes() for path in store.path.parent.glob("*.damaged-*")]
