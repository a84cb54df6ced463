"""Taggers of others in the place of the program's own: plug-ins.

A tagger is chosen by ``NAME`` or ``NAME:MODEL``, as in ``spacy:en_core_web_sm``. The name is that of
an entry point in the group ``briefterm.taggers``, which any package may offer::

    [project.entry-points."briefterm.taggers"]
    shouting = "shouting:load"

The entry point is a `Loader`: it is called once with the text after the colon, or with "", and
gives a `Tagger`: a function that takes a text and gives what it found there as ``(start, end,
kind)`` or ``(start, end, kind, name)``::

    import re

    def load(model):
        def tag(text):
            for word in re.finditer(r"[A-Z]{4,}", text):
                yield word.start(), word.end(), "ORG"

        return tag

* ``start`` and ``end`` are half-open offsets in code points of the text.
* ``kind`` is one of `briefterm.model.EntityKind`, or a label of OntoNotes, CoNLL or ACE that has a
  counterpart there ("PER", "FACILITY", "WORK_OF_ART"). What such a label says to be no name (DATE,
  MONEY) is left out; any other label is an error.
* ``name`` is the canonical name, by which mentions are grouped; without one it is the text.
* The order does not matter. Of two that overlap the one that begins first is kept, and of two that
  begin together the longer. White space at the ends is cut off.
* A tagger is called by one thread at a time. A lone surrogate in a text comes to it as U+FFFD.
* A loader that lacks something raises `briefterm.errors.TaggerError` with one line that says what
  to install. Whatever else is raised, by it or by its tagger, is told in one line too.

The layers of the program's own tagger do not run: a plug-in's mentions are what it gave, also where
two of them give one name two kinds. Only the glossary is laid over them, and wins as always.
"""

from __future__ import annotations

from briefterm.entities.plugins.choosing import GROUP, OWN, choose
from briefterm.entities.plugins.labels import kind_of
from briefterm.entities.plugins.protocol import Found, Loader, Tag, Tagger

__all__ = ["GROUP", "OWN", "Found", "Loader", "Tag", "Tagger", "choose", "kind_of"]
