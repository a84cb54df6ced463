"""Tokens of a corpus put back together into running text, which is what a tagger gets to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Tagged = tuple[Sequence[str], Sequence[str]]  # the tokens of a sentence and their BIO tags
    Labelled = tuple[int, int, str]  # half-open offsets in code points, and a label

_STOPS = frozenset(".!?…")
_TO_THE_LEFT = _STOPS | frozenset(",;:)]}%”’") | {"''", "n't", "n’t"}
_TO_THE_RIGHT = frozenset("([{“‘$£€#@") | {"``", "US$", "C$", "A$"}
_BETWEEN = frozenset("-–/")
_QUOTES = frozenset("\"'")
_ENDS = _STOPS | frozenset(":;")
_CLOSING = "\"'”’)]"


def running_text(sentences: Sequence[Tagged]) -> tuple[str, list[Labelled]]:
    """The text of a document and the names in it.

    Sentences stand in one paragraph; what does not end like a sentence (a heading, an entry of a
    list) is followed by a blank line.
    """
    text, names = "", []
    for tokens, tags in sentences:
        if text:
            text += " " if text.rstrip(_CLOSING)[-1:] in _ENDS else "\n\n"
        words, places = _sentence(tokens)
        base = len(text)
        text += words
        for first, last, label in _spans(tags):
            start, end = places[first][0], places[last][1]
            if start < end:
                names.append((base + start, base + end, label))
    return text, names


def _spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First and last token and the label of each name; an I- without its B- begins one."""
    first, label = 0, ""
    for index, tag in enumerate((*tags, "O")):
        prefix, _, kind = tag.partition("-")
        if label and (prefix != "I" or kind != label):
            yield first, index - 1, label
            label = ""
        if kind and not label:
            first, label = index, kind


def _sentence(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The words with spaces where English has them, and the offsets of each token in them."""
    text = ""
    places = []
    open_quotes: set[str] = set()
    glued = True  # whether nothing parts the next token from what stands before it
    for index, raw in enumerate(tokens):
        token = raw.strip()
        after = tokens[index + 1] if index + 1 < len(tokens) else ""
        left, right = token in _TO_THE_LEFT or _is_ending(token), token in _TO_THE_RIGHT
        if token in _BETWEEN and text[-1:].isalnum() and after[:1].isalnum():
            left = right = True
        elif token in _QUOTES:
            # One quotation mark opens and the next one closes; a lone apostrophe is a genitive.
            if token in open_quotes:
                open_quotes.remove(token)
                left = True
            elif token in tokens[index + 1 :]:
                open_quotes.add(token)
                right = True
            else:
                left = True
        if token and text and not (glued or left):
            text += " "
        places.append((len(text), len(text) + len(token)))
        text += token
        glued = right if token else glued
    return text, places


def _is_ending(token: str) -> bool:
    """Whether the token is the second part of a word ("'s", "'re", "-based"), or only stops."""
    if token and _STOPS.issuperset(token):
        return True
    return len(token) > 1 and token[0] in "'’-" and token[1:].isalpha() and token[1:].islower()
