"""What a briefing's page shows first, as `briefterm.layout.page` makes it for all who show one."""

from __future__ import annotations

from briefterm.layout.page import mark_layer, masthead_of

__all__ = ["mark_layer", "masthead_of"]
