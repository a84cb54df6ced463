"""Messages do not pile up over what is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets._toast import Toast

if TYPE_CHECKING:
    from tests.tui.conftest import OpenReader


async def test_a_message_takes_the_place_of_the_one_before(reader: OpenReader) -> None:
    """Of what was done only the last is in sight, of what went wrong the last two."""
    async with reader() as app:
        app.app.notify("saved")
        app.app.notify("undone")
        await app.settle()
        assert ["undone"] == app.told
        app.screen.tell("one is wrong")
        await app.settle()
        assert ["undone", "one is wrong"] == app.told
        app.screen.tell("two is wrong")
        await app.settle()
        app.screen.tell("three is wrong")
        await app.settle()
        assert ["two is wrong", "three is wrong"] == app.told
        app.app.notify("saved again")
        await app.settle()
        assert ["three is wrong", "saved again"] == app.told


async def test_messages_over_a_dialog_leave_no_gap(reader: OpenReader) -> None:
    """What is replaced is gone from the screen too, and on a narrow one each is low and wide."""
    async with reader(size=(50, 30)) as app:
        app.app._disable_notifications = False
        await app.press("question_mark")
        for words in ("one", "two", "three", "four"):
            app.app.notify(words)
            await app.settle()
        holders = app.app.screen.query("ToastHolder")
        await app.until(lambda: 1 == len(holders), "the others to go")
        toast = app.app.screen.query_one(Toast)
        await app.until(lambda: toast.size.height, "the layout")
        assert 1 == toast.size.height
        assert toast.outer_size.width > 40
