"""English time expressions: where a text says *when*, and which stretch of the calendar it means.

The engine reads a text in four steps. ``tokens`` cuts it up and gives each token a class;
``matcher`` finds the rules of ``rules`` in the string of classes, all at once by an ``automaton``, the
longest match first; a rule's resolver turns the match into a TIMEX3 value, with ``state`` to know
what the text spoke of before, unless the words are part of a name or have another sense;
``intervals`` turns the value into a half-open interval of the calendar.
"""

from briefterm.temporal.tagger import tag

__all__ = ["tag"]
