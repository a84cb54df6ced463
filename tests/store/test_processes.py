from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tinydb import TinyDB

from briefterm.store import open_store

WRITER = Path(__file__).with_name("writer.py")
KILLS = 20


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    """Two processes that insert at full speed end up with all notes and as many ids."""
    path = tmp_path / "notes.json"
    writers = [
        subprocess.Popen([sys.executable, WRITER, "insert", path, name, "50"]) for name in "ab"
    ]

    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]

    notes = open_store(path).notes()
    expected = sorted(f"{name} {number}" for name in "ab" for number in range(50))
    assert expected == sorted(note["text"] for note in notes)
    assert len({note["id"] for note in notes}) == 100


def test_killed_writers_corrupt_nothing(tmp_path: Path) -> None:
    """After each kill in the middle of updates the file is whole and holds what was acknowledged."""
    path = tmp_path / "notes.json"
    store = open_store(path)
    for number in range(50):
        store.insert_note({"text": f"{number}" * 50})
    id_ = store.insert_note({"text": "changing", "number": 0})

    for kill in range(KILLS):
        with subprocess.Popen(
            [sys.executable, WRITER, "update", path, id_], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            for _ in range(1 + kill % 5):
                writer.stdout.readline()
            writer.kill()
            acknowledged = max(map(int, writer.stdout.read().split()), default=1 + kill % 5)
        with TinyDB(path) as stock:
            records = stock.table("notes").all()
        assert len(records) == 51
        assert records[-1]["number"] in {acknowledged, acknowledged + 1}
        assert len(records[-1]["text"]) == records[-1]["number"] * 7919 % 20_000

    store.insert_note({"text": "after"})
    assert len(store.notes()) == 52
    assert not [file.name for file in tmp_path.iterdir() if file.suffix == ".tmp"]


def test_death_at_each_system_call(tmp_path: Path) -> None:
    """A writer that dies at any of its system calls leaves the old file or the new one."""
    path = tmp_path / "notes.json"
    store = open_store(path)
    texts = ["A", "B"]
    for text in texts:
        store.insert_note({"text": text})

    for call in range(1, 60):
        dead = subprocess.run(
            [sys.executable, WRITER, "die", path, f"{call}", f"{call}"], check=False
        )
        kept = [note["text"] for note in store.notes()]
        assert kept in (texts, [*texts, f"{call}"])
        texts = kept
        if dead.returncode == 0:
            break
    assert dead.returncode == 0
    assert texts[-1] == f"{call}"
    assert not [file.name for file in tmp_path.iterdir() if file.suffix == ".tmp"]


def test_import_is_cheap() -> None:
    """Importing and opening a store loads neither TinyDB nor the lock nor the matcher."""
    program = (
        "import sys, pathlib, briefterm.store as store;"
        "store.open_store(pathlib.Path('x'));"
        "heavy = {'tinydb', 'fcntl', 'orjson', 'rapidfuzz', 'briefterm.annotation'};"
        "print(*sorted(heavy & set(sys.modules)))"
    )

    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)

    assert loaded.stdout.split() == []
