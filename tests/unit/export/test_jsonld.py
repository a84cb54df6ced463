"""Exported annotations keep to the W3C Web Annotation Data Model and its vocabulary.

The terms are those of http://www.w3.org/ns/anno.jsonld, the rules those of
https://www.w3.org/TR/annotation-model/ (sections 3 to 5), written down here: no network is used.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefterm.export import annotation_collection, annotations_in, record_of_annotation
from briefterm.model import Briefing

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Terms of the context that an annotation of ours may use, by the type that has them.
_TERMS = {
    "Annotation": {"id", "type", "motivation", "created", "modified", "body", "target", "creator"},
    "TextualBody": {"type", "value", "format", "language", "purpose"},
    "SpecificResource": {"source", "selector"},
    "TextQuoteSelector": {"type", "exact", "prefix", "suffix"},
    "TextPositionSelector": {"type", "start", "end"},
    "AnnotationCollection": {"@context", "id", "type", "label", "total", "first", "last"},
    "AnnotationPage": {"id", "type", "partOf", "startIndex", "items", "next", "prev"},
}
_MOTIVATIONS = {"bookmarking", "commenting", "highlighting", "tagging"}
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def _check_terms(value: dict[str, Any], kind: str) -> None:
    own = {name for name in value if name.startswith("briefterm:")}
    assert set() == value.keys() - own - _TERMS[kind], kind


def _check_body(body: dict[str, Any]) -> None:
    _check_terms(body, "TextualBody")
    assert "TextualBody" == body["type"]
    assert isinstance(body["value"], str)
    assert body["value"]
    assert body["purpose"] in {"commenting", "tagging"}


def _check_target(target: dict[str, Any]) -> None:
    _check_terms(target, "SpecificResource")
    assert _IRI.fullmatch(target["source"])
    for selector in target.get("selector", []):
        _check_terms(selector, selector["type"])
        if selector["type"] == "TextQuoteSelector":
            assert isinstance(selector["exact"], str)
        else:
            assert 0 <= selector["start"] <= selector["end"]


def _check(annotation: dict[str, Any]) -> None:
    _check_terms(annotation, "Annotation")
    assert _IRI.fullmatch(annotation["id"])
    assert "Annotation" == annotation["type"]
    assert annotation["motivation"] in _MOTIVATIONS
    for name in ("created", "modified"):
        assert name not in annotation or _TIME.fullmatch(annotation[name])
    bodies = annotation.get("body", [{"type": "TextualBody", "value": "-", "purpose": "tagging"}])
    assert bodies
    for body in bodies:
        _check_body(body)
    _check_target(annotation["target"])


def _check_collection(collection: dict[str, Any]) -> None:
    _check_terms(collection, "AnnotationCollection")
    first, own = collection["@context"]
    assert CONTEXT == first
    # A prefix must end in a delimiter, and terms of ours be under it.
    assert own["briefterm"].endswith("#")
    assert all(name == "@version" or name.startswith("briefterm") for name in own)
    assert _IRI.fullmatch(collection["id"])
    page = collection["first"]
    _check_terms(page, "AnnotationPage")
    assert ("AnnotationPage", collection["id"], 0) == (
        page["type"],
        page["partOf"],
        page["startIndex"],
    )
    assert collection["total"] == len(page["items"])
    ids = [item["id"] for item in page["items"]]
    assert sorted(set(ids)) == sorted(ids)
    for annotation in page["items"]:
        _check(annotation)


_TEXT = st.text(max_size=20)
_TIMES = st.sampled_from(["2024-01-02T03:04:05.678Z", "2023-09-13T07:30:00Z"])
_ANCHORS = st.none() | st.builds(
    lambda quote, prefix, suffix, start, heading: {
        "quote": quote,
        "prefix": prefix,
        "suffix": suffix,
        "start": start,
        "end": start + len(quote),
        "heading": heading,
        "text_sha256": "0" * 64,
    },
    _TEXT,
    _TEXT,
    _TEXT,
    st.integers(0, 9),
    st.lists(_TEXT, max_size=2),
)
_NOTES = st.fixed_dictionaries(
    {
        "text": _TEXT,
        "tags": st.lists(st.text(min_size=1, max_size=5), max_size=3, unique=True),
        "color": st.sampled_from(["yellow", "pink"]),
        "kind": st.sampled_from(["", "claim"]),
        "status": st.sampled_from(["open", "done"]),
        "anchor": _ANCHORS,
        "created": _TIMES,
        "updated": _TIMES,
    }
)
_BOOKMARKS = st.fixed_dictionaries({"anchor": _ANCHORS, "created": _TIMES})


@given(
    notes=st.lists(_NOTES, max_size=4),
    bookmarks=st.lists(_BOOKMARKS, max_size=2),
    name=st.text(min_size=1, max_size=12),
    url=st.sampled_from(["", "https://example.org/a?b=c#d", "no address"]),
)
def test_collection_keeps_to_the_model_and_comes_back(
    notes: list[dict[str, Any]], bookmarks: list[dict[str, Any]], name: str, url: str
) -> None:
    """Required properties, types and terms are there, whatever is in the notes; all comes back."""
    briefing = Briefing(id=name, path=Path("x.md"), title=name, url=url)
    for number, note in enumerate(notes):
        note |= {"id": f"n {number}/{name}", "briefing": name}
    for number, bookmark in enumerate(bookmarks):
        bookmark |= {"id": f"b{number}", "briefing": name}
    collection = annotation_collection([(briefing, notes, bookmarks)])
    _check_collection(collection)
    back = [record_of_annotation(one, {}) for one in annotations_in(collection)]
    expected = [("note", note) for note in notes] + [("bookmark", one) for one in bookmarks]
    assert expected == back
