"""The article view, in three floors: what is drawn, what is selected, what keys do."""

from __future__ import annotations

from briefterm.tui.widgets.article.view import ArticleView

__all__ = ["ArticleView"]
