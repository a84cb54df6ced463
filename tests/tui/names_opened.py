"""The screen of names in a test: what it shows, and keys that are waited for."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from briefterm.tui.screens.names.screen import NamesScreen

if TYPE_CHECKING:
    from textual.screen import Screen

    from tests.tui.conftest import Reader

WIDE = (120, 40)


def over(app: Reader) -> NamesScreen:
    """The screen of names, which is the uppermost."""
    screen = app.app.screen
    assert isinstance(screen, NamesScreen)
    return screen


def listed(app: Reader) -> list[str]:
    """The names in the list."""
    return [one.name for one in over(app).names.items]


def here(app: Reader) -> str:
    """The name under the list's cursor."""
    current = over(app).names.current
    return current.name if current is not None else ""


def page(app: Reader) -> str:
    """What is drawn of the page."""
    return app.shown(over(app).sheet)


async def rest(app: Reader) -> None:
    """Wait for the workers, and for those that follow from what they found."""
    for _ in range(4):
        await app.settle()


async def press(app: Reader, *keys: str) -> None:
    """Press keys, and wait for all that follows."""
    await app.press(*keys)
    await rest(app)


async def write(app: Reader, text: str) -> None:
    """Type a text, and wait for all that follows."""
    await app.write(text)
    await rest(app)


def glossary(app: Reader) -> list[dict[str, Any]]:
    """The entries of the glossary as they are on disk."""
    path = app.library.glossary.path
    return tomllib.loads(path.read_text())["name"] if path.exists() else []


async def go_to(app: Reader, name: str) -> None:
    """Put the list's cursor on a name."""
    await press(app, "g", *("j" * listed(app).index(name)))
    assert name == here(app)


async def leave(app: Reader, kind: type[Screen[Any]]) -> None:
    """Press escape until a screen is left, which may first leave its query."""
    for _ in range(4):
        if app.over(kind):
            await press(app, "escape")
