"""``briefterm show``: one briefing, rendered or as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from briefterm.cli.context import Session, library_options, marks_or_none, tagger_option, warn
from briefterm.cli.listing import list_record
from briefterm.cli.output import print_json, print_text
from briefterm.cli.records import bookmark_record, date_record, mention_record, note_record
from briefterm.cli.target import find_briefing
from briefterm.errors import StoreError, UsageError

if TYPE_CHECKING:
    from briefterm.library import Library
    from briefterm.model import Article, PlacedBookmark, PlacedNote


@click.command()
@click.argument("briefing", metavar="ID")
@click.option("--plain", is_flag=True, help="Print the text alone.")
@click.option("--json", "as_json", is_flag=True, help="Print text, blocks, names, dates and notes.")
@tagger_option
@library_options
@click.pass_obj
def show(session: Session, briefing: str, *, plain: bool, as_json: bool) -> int:
    """Show the briefing ID with its names, dates and notes."""
    if plain and as_json:
        raise UsageError("--plain and --json exclude each other; give one of them")
    session.need("names", "dates", *(() if plain or as_json else ("measure",)))
    library, briefing_id = find_briefing(session, briefing)
    found, document = library.read(briefing_id)
    if plain or as_json:  # a page has its warnings in its masthead
        for warning in found.warnings:
            warn(f"{found.id}: {warning}")
    if plain:
        from briefterm.cli.rendering import plain_text  # noqa: PLC0415 - loads Rich

        print_text(plain_text(document))
        return 0
    article = library.tag(found, document)
    notes, bookmarks = _placed(library, article)
    if as_json:
        print_json(article_record(library, article, notes, bookmarks))
        return 0
    from briefterm.cli.rendering import print_article  # noqa: PLC0415 - loads Rich

    print_article(article, notes, session.config.measure)
    return 0


def article_record(
    library: Library,
    article: Article,
    notes: list[PlacedNote],
    bookmarks: list[PlacedBookmark],
) -> dict[str, Any]:
    """What ``show --json`` says; all offsets are half-open, in code points of ``text``."""
    briefing, document = article.briefing, article.document
    text = document.text
    return {
        **list_record(briefing, marks_or_none(library)),
        "author": briefing.author,
        "url": briefing.url,
        "lang": briefing.lang,
        "summary": briefing.summary,
        "path": str(briefing.path),
        "extra": dict(briefing.extra),
        "text": text,
        "blocks": [
            {
                "kind": block.kind.value,
                "start": block.start,
                "end": block.end,
                "level": block.level,
            }
            for block in document.blocks
        ],
        "mentions": [mention_record(mention, text) for mention in article.mentions],
        "dates": [date_record(expression, text) for expression in article.dates],
        "notes": [note_record(placed) for placed in notes],
        "bookmarks": [bookmark_record(placed) for placed in bookmarks],
    }


def _placed(library: Library, article: Article) -> tuple[list[PlacedNote], list[PlacedBookmark]]:
    """Notes and bookmarks; a briefing can be read without a readable notes file."""
    try:
        return library.placed(article.briefing, article.document)
    except StoreError as error:
        warn(str(error))
        return [], []
