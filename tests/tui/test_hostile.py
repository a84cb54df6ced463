"""Control characters are shown as marks and never reach the terminal."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from briefterm.errors import StoreError
from briefterm.model import Span
from briefterm.tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.tui.conftest import OpenReader, Reader

HOSTILE = (
    "---\n"
    'title: "Bad \\e[31mtitle\\a\\u009b7m"\n'
    'source: "Evil\\e]0;Wire\\a"\n'
    'author: "\\u202egnp"\n'
    'tags: ["t\\e[2J"]\n'
    'url: "https://x.example/\\e[5m"\n'
    'summary: "Sum\\e[8mmary."\n'
    "names:\n"
    '  - {name: "Max \\e[7m Evil", kind: PERSON, aliases: ["Max Evil"]}\n'
    "date: 2022-02-02\n"
    "---\n"
    "Max Evil wrote \x1b]0;owned\x07 and \x9b31m on 5 May 2020.\n\n"
    "## Head \x1b[1m\n\n"
    "`co\x1bde` [link](https://x.example/\x1b[5m) \x7f \u202e \u2028 end\n\n"
    "| a\x1b | b |\n|---|---|\n| \x07 | \x9b |\n"
)


def _assert_harmless(app: Reader, where: object = "") -> None:
    """No cell of the screen holds a control character or one that reorders the text."""
    wrong = {
        char
        for char in app.shown().replace("\n", "")
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        and char not in "\u200d\ufe0f\u00ad"
    }
    assert (where, wrong) == (where, set()), app.shown()


async def test_control_characters_never_reach_the_screen(
    reader: OpenReader, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the list, the article, the panel, every dialog, the status line and the messages."""
    (library / "evil\x1b[2J.md").write_text(HOSTILE, encoding="utf-8")
    (library / "evil\x1b[2J name.txt").write_bytes(b"\xff\xfe\x1b[31m\x00 words \x9b\n\nMore.\n")
    async with reader(size=(160, 50)) as app:
        _assert_harmless(app)
        assert "␛[31mtitle␇" in app.shown(app.screen.briefs)
        await app.open("Bad")
        briefing, document = app.library.read(app.screen.article.briefing.id)
        start = document.text.index("wrote")
        app.library.add_note(
            briefing.id,
            document,
            Span(start, start + 20),
            text="note \x1b[31m\x9b and\x07",
            tags=("tag\x1b[5m",),
        )
        app.library.add_bookmark(briefing.id, document, Span(start, start + 20))
        app.screen.load_notes()
        await app.settle()
        _assert_harmless(app)
        article = app.shown(app.view)
        assert "␛]0;owned␇" in article
        for tab in "1234":
            await app.press(tab)
            _assert_harmless(app, "HERE")

        await app.press("q", "]", "e")
        _assert_harmless(app)
        for keys in (["enter"], ["x"], ["apostrophe"], ["1", "a"], ["question_mark"]):
            await app.press(*keys)
            assert not app.over(ReaderScreen), keys
            _assert_harmless(app, "HERE")
            await app.press("escape")
            assert app.over(ReaderScreen), keys

        await app.pilot.press("ctrl+p")
        await app.write("bad")
        await app.until(lambda: "Open: Bad" in app.shown(), "the briefing in the palette")
        _assert_harmless(app)
        await app.press("escape")

        await app.press("slash")
        await app.write('"\x1b')
        await app.press("enter")
        _assert_harmless(app)

        def fail(*_: object) -> None:
            raise StoreError("notes\x1b[2J.json: broken\x9b")

        monkeypatch.setattr(app.library, "set_read", fail)
        await app.press("r")
        assert any("broken" in told for told in app.told)
        _assert_harmless(app)


async def test_copied_text_is_harmless(reader: OpenReader, library: Path) -> None:
    """What is put on the clipboard with y has no control characters but line ends."""
    (library / "evil.md").write_text(HOSTILE, encoding="utf-8")
    async with reader() as app:
        await app.open("Bad")
        await app.press("V", "y")
        copied = app.app.clipboard
        assert "Max Evil wrote" in copied
        assert not {char for char in copied if char < " " and char != "\n"}
        assert "\x9b" not in copied


async def test_bad_files_are_listed_with_a_warning(reader: OpenReader, library: Path) -> None:
    """A file with a warning is marked in the list and says what is wrong above its text."""
    (library / "broken.md").write_text("---\ntitle: [unclosed\n---\nStill readable.\n")
    async with reader(size=(140, 40)) as app:
        assert len(app.titles) == 6
        await app.press("G")
        await app.until(lambda: app.screen.article.briefing.warnings, "the broken one")
        assert "! " in app.shown(app.screen.briefs)
        assert "! " in app.shown(app.view)
        assert "␊" not in app.shown(app.view)
        assert "Still readable." in app.shown(app.view)
