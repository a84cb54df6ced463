from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.annotation import sha256
from briefterm.model import Anchor, Attachment, Bookmark, Note, Reading
from briefterm.store import (
    Texts,
    bookmark_fields,
    bookmark_from,
    note_fields,
    note_from,
    open_store,
    reading_fields,
    reading_from,
)

if TYPE_CHECKING:
    from pathlib import Path

ANCHOR = Anchor(
    quote="q", prefix="p", suffix="s", start=3, end=4, heading=("H", "I"), text_sha256="0" * 64
)

HISTORY = (
    Attachment(briefing="b", anchor=ANCHOR, until="2026-01-01T00:00:00.000Z"),
    Attachment(briefing="a", until="2026-01-02T00:00:00.000Z"),
)


def test_note_round_trip(tmp_path: Path) -> None:
    """A note comes back from the file as it was given."""
    store = open_store(tmp_path / "notes.json")
    fields = note_fields(
        briefing="b",
        text="t",
        tags=("x", "y"),
        color="blue",
        status="done",
        kind="claim",
        anchor=ANCHOR,
        history=HISTORY,
        created="c",
    )
    id_ = store.insert_note(fields)

    expected = Note(
        id=id_,
        briefing="b",
        text="t",
        tags=("x", "y"),
        color="blue",
        status="done",
        kind="claim",
        anchor=ANCHOR,
        history=HISTORY,
        created="c",
    )
    assert [expected] == [note_from(record) for record in store.notes()]


def test_unknown_words_have_their_defaults() -> None:
    """A status or kind that the program does not know is shown as the first or as none."""
    note = note_from({"status": "perhaps", "kind": "rumour"})

    assert ("open", "") == (note.status, note.kind)


def test_fields_hold_only_what_was_named() -> None:
    """A partial update names nothing else."""
    assert note_fields(text="t") == {"text": "t"}
    assert note_fields(tags=("a",), anchor=None) == {"tags": ["a"], "anchor": None}
    assert bookmark_fields(deleted=None) == {"deleted": None}
    assert reading_fields(position=4) == {"position": 4}


def test_bookmark_and_reading() -> None:
    """Bookmarks and readings are read the same way."""
    record = {"id": "i", **bookmark_fields(briefing="b", anchor=ANCHOR)}

    assert Bookmark(id="i", briefing="b", anchor=ANCHOR) == bookmark_from(record)
    expected = Reading(briefing="b", read=True, position=7)
    assert expected == reading_from({"briefing": "b", "read": True, "position": 7})


JUNK = st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.integers() | st.text())
NAMES = st.sampled_from(
    [
        "id",
        "briefing",
        "text",
        "tags",
        "color",
        "anchor",
        "deleted",
        "read",
        "position",
        "quote",
        "history",
        "status",
        "kind",
    ]
)


@given(st.dictionaries(NAMES, JUNK | st.dictionaries(NAMES, JUNK)))
@settings(max_examples=50, deadline=None)
def test_any_record_is_read(record: dict[str, object]) -> None:
    """A record that somebody edited by hand is read with defaults, never refused."""
    note = note_from(record)

    assert isinstance(note.text, str)
    assert all(isinstance(tag, str) for tag in note.tags)
    assert bookmark_from(record).anchor == note.anchor
    assert reading_from(record).position >= 0


@given(st.text(st.characters(exclude_categories=())))
@settings(max_examples=50, deadline=None)
def test_texts_keep_any_text(tmp_path_factory: object, text: str) -> None:
    """A kept text comes back by its digest, lone surrogates too."""
    folder = tmp_path_factory.mktemp("texts")  # type: ignore[attr-defined]  # pytest's factory

    digest = Texts(folder / "texts").keep(text)

    assert digest == sha256(text)
    assert text == Texts(folder / "texts").get(digest)


def test_texts_are_kept_once(tmp_path: Path) -> None:
    """Keeping a text again leaves its file alone; a damaged one is written anew."""
    folder = tmp_path / "texts"
    assert Texts(folder).get("0" * 64) is None
    assert not folder.exists()
    digest = Texts(folder).keep("text")
    file = folder / f"{digest}.txt.gz"
    before = file.stat()

    Texts(folder).keep("text")
    assert before == file.stat()

    file.write_bytes(b"damaged")
    assert Texts(folder).get(digest) is None
    Texts(folder).keep("text")
    assert Texts(folder).get(digest) == "text"


def test_texts_take_no_paths(tmp_path: Path) -> None:
    """Only digests name texts."""
    (tmp_path / "secret.txt.gz").write_bytes(b"")

    assert Texts(tmp_path / "texts").get("../secret") is None
