"""The query language: one line of words that says which briefings are meant.

``parse`` reads it, ``matches`` says what it means for one briefing, ``complete`` helps to write it.
The same query serves the list and its filter, search, names, the timeline, notes and the export.

* Words must all occur: anywhere in the metadata (title, source, author, tags, date, summary, id)
  and in notes, or as whole words in the text; without regard to case and accents. ``kim*`` begins
  a word, ``*missile*`` is anywhere in one, ``"a phrase"`` keeps words together.
* ``-word`` must not occur; ``a OR b``; parentheses group.
* ``title: source: author: lang:`` look in one field, ``tag:`` is a whole tag; with a star too
  (``title:kim*`` begins a word, ``tag:arm*`` a tag, ``*missile*`` is anywhere); ``date:`` is when the
  briefing is of (``2023``, ``2023-09``, ``2023-08..2023-10``, ``>2023``, ``none``), ``mentions:``
  a time that its text speaks of; ``name:`` who or what is named, under any alias; ``kind:PERSON``
  what kind of name there is; ``note:`` words of a note, ``note.tag:`` its tag.
* ``is:unread is:read is:noted is:bookmarked``, ``has:warning``; ``sort:date`` (newest first),
  ``sort:title``, ``sort:relevance``, ``sort:length`` (longest first).
"""

from __future__ import annotations

from briefterm.index.query.grammar import parse
from briefterm.index.query.terms import All, Any, Not, Query, Term

__all__ = ["All", "Any", "Not", "Query", "Term", "parse"]
