"""The dialog over a notes file that is damaged or gone: put the last good state back, or leave it."""

from __future__ import annotations

from rich.text import Text

from briefterm.terminal import visible_line
from briefterm.tui.screens.dialogs import ChoiceDialog
from briefterm.tui.widgets.panel_rows import PanelRow


class DamageDialog(ChoiceDialog):
    """Tells what is wrong; the row whose subject is True stands for the repair."""

    HINT = "enter take this   esc decide later"

    def __init__(self, notice: str, offer: str, *, gone: bool = False) -> None:
        back = ("Put the last good state back", "row", 1)
        rows = [
            PanelRow(
                (
                    back,
                    (offer if gone else f"{offer}; the damaged file is kept beside it", "meta", 2),
                ),
                subject=True,
            ),
            PanelRow(
                (
                    ("Leave it as it is", "row", 1),
                    ("nothing can be written until it is mended", "meta", 2),
                ),
                subject=False,
            ),
        ]
        title = f"The notes file is {'gone' if gone else 'damaged'}"
        super().__init__(title, Text(visible_line(notice)), rows)
