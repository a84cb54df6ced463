"""The reader with a tagger of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefterm.config import Config

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.tui.conftest import OpenReader

LOUD = "def load(model):\n    return lambda text: [(0, 3, 'ORG', 'Loud')]\n"


async def test_names_are_those_of_the_chosen_tagger(
    reader: OpenReader, offer: Callable[[str, str], None]
) -> None:
    """The reader shows what the plug-in finds, under the briefing's own names."""
    offer("loud", LOUD)

    async with reader(config=Config(tagger="loud"), briefing_id="harbour") as running:
        await running.until(lambda: running.screen.article.mentions, "names")

        layers = {mention.layer for mention in running.screen.article.mentions}
        assert {"loud", "glossary"} == layers
        assert [] == running.told


async def test_a_missing_tagger_is_told_and_names_are_lit(reader: OpenReader) -> None:
    """Without the plug-in the reader says so in a line and shows the program's own names."""
    async with reader(config=Config(tagger="loud"), briefing_id="harbour") as running:
        await running.until(lambda: running.screen.article.mentions, "names")
        await running.until(lambda: running.told, "a message")

        assert 1 == len(running.told)
        assert "tagger loud: not known" in running.told[0]
        assert "briefterm's own" in running.told[0]
        assert running.screen.article.dates
