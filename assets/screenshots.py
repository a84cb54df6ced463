"""Draws the pictures of the README from the program itself and its sample briefings.

Run it with the project's Python: ``python assets/screenshots.py``. The pictures name no font to
be fetched, so that they show offline.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefterm.tui.app import BrieftermApp

HERE = Path(__file__).parent
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
BRIEFING = "vostochny-cosmodrome-talks"
NOTE = "Compare with what both sides say once the train is home."


async def settle(app: BrieftermApp, pilot: object) -> None:
    """Wait until workers and messages have come to rest."""
    del pilot
    for _ in range(3):
        await app.workers.wait_for_complete()
        await asyncio.sleep(0.05)


async def draw(
    library: Path, theme: str, size: tuple[int, int], keys: list[str], name: str
) -> None:
    """Open the reader on a copy of the samples, press keys, and save what is on the screen."""
    from briefterm.config import Config  # noqa: PLC0415 - after the environment is set
    from briefterm.library import Library  # noqa: PLC0415 - as above
    from briefterm.tui.app import BrieftermApp  # noqa: PLC0415 - as above

    shelf = Library.open(library)
    shelf.refresh()
    if not shelf.notes(BRIEFING):
        _, document = shelf.read(BRIEFING)
        for quote, text, tags, color in (
            ("crossed the frontier at Khasan", "", (), "blue"),
            ("no agreement had been made public", NOTE, ("follow-up",), "yellow"),
        ):
            start = document.text.find(quote)
            if start >= 0:
                from briefterm.model import Span  # noqa: PLC0415 - as above

                span = Span(start, start + len(quote))
                shelf.add_note(BRIEFING, document, span, text=text, tags=tags, color=color)
    app = BrieftermApp(shelf, Config(theme=theme), briefing_id=BRIEFING)
    async with app.run_test(size=size) as pilot:
        await settle(app, pilot)
        for key in keys:
            await pilot.press(key)
            await settle(app, pilot)
        svg = app.export_screenshot(title="briefterm")
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("font-family: Fira Code, monospace;", f"font-family: {FONTS};")
    svg = svg.replace("font-family: Fira Code;", f"font-family: {FONTS};")
    lines = [line.rstrip() for line in svg.splitlines()]
    (HERE / f"{name}.svg").write_text("\n".join(lines) + "\n", encoding="utf-8")


async def main() -> None:
    """Draw all pictures."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        library = Path(folder, "briefs")
        shutil.copytree(HERE.parent / "briefs", library)
        await draw(library, "ink", (136, 38), [], "reader-dark")
        await draw(library, "paper", (136, 38), ["2"], "reader-light")


if __name__ == "__main__":
    asyncio.run(main())
