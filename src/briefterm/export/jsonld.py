"""Notes as W3C Web Annotations in JSON-LD, and back.

The model is https://www.w3.org/TR/annotation-model/ with its own context; what that has no word for
is under the prefix ``briefterm:``. Each stored field comes back as it was.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from briefterm.model import NOTE_COLORS, NOTE_STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefterm.model import Briefing

    Record = Mapping[str, Any]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_PREFIX = "briefterm:"
_URN = "urn:briefterm:"
_OWN_CONTEXT = {
    "@version": 1.1,
    "briefterm": "urn:briefterm:ns#",
    f"{_PREFIX}heading": {"@id": f"{_PREFIX}heading", "@container": "@list"},
    f"{_PREFIX}other": {"@id": f"{_PREFIX}other", "@type": "@json"},
}
_MAPPED = {"id", "briefing", "text", "tags", "anchor", "created", "updated", "color", "kind"}
_MAPPED |= {"status", "deleted"}
_ANCHOR = {"quote", "prefix", "suffix", "start", "end", "heading", "text_sha256"}
_NOTE_ONLY = ("color", "kind", "status")


def annotation_collection(
    groups: Sequence[tuple[Briefing, Sequence[Record], Sequence[Record]]],
) -> dict[str, Any]:
    """Stored notes and bookmarks of briefings as one AnnotationCollection with one page."""
    items = [
        _annotation(record, briefing, kind)
        for briefing, notes, bookmarks in groups
        for kind, records in (("note", notes), ("bookmark", bookmarks))
        for record in records
    ]
    identity = f"{_URN}collection:{_digest(item['id'] for item in items)}"
    return {
        "@context": [CONTEXT, _OWN_CONTEXT],
        "id": identity,
        "type": "AnnotationCollection",
        "label": "Notes of a briefterm library",
        "total": len(items),
        "first": {
            "id": f"{identity}:1",
            "type": "AnnotationPage",
            "partOf": identity,
            "startIndex": 0,
            "items": items,
        },
    }


def annotations_in(value: object) -> Iterator[dict[str, Any]]:
    """The annotations of a collection, a page, a list, or of one alone."""
    if isinstance(value, list):
        for one in value:
            yield from annotations_in(one)
    elif isinstance(value, dict):
        kinds = value.get("type", value.get("@type"))
        if kinds == "Annotation" or (isinstance(kinds, list) and "Annotation" in kinds):
            yield value
            return
        for key in ("first", "items", "@graph", "next"):
            yield from annotations_in(value.get(key))


def record_of_annotation(
    annotation: Mapping[str, Any], briefings_by_url: Mapping[str, str]
) -> tuple[str, dict[str, Any]] | None:
    """Whether it is a "note" or a "bookmark", and what to store; None without a known briefing.

    An annotation of another program belongs to the briefing that came from its source's address.
    """
    identity = str(annotation.get("id") or annotation.get("@id") or "")
    targets = annotation.get("target")
    target = targets[0] if isinstance(targets, list) and targets else targets
    source = _source(target)
    briefing = annotation.get(f"{_PREFIX}briefing") or briefings_by_url.get(source)
    if not isinstance(briefing, str):
        return None
    kind = "note"
    if identity.startswith(f"{_URN}bookmark:") or (
        not identity.startswith(_URN) and annotation.get("motivation") == "bookmarking"
    ):
        kind = "bookmark"
    fields: dict[str, Any] = {"id": _id_of(identity, annotation), "briefing": briefing}
    if kind == "note":
        fields["text"], fields["tags"] = _bodies(annotation)
        fields["color"] = annotation.get(f"{_PREFIX}color", NOTE_COLORS[0])
        fields["kind"] = annotation.get(f"{_PREFIX}kind", "")
        fields["status"] = annotation.get(f"{_PREFIX}status", NOTE_STATUSES[0])
    fields["anchor"] = _anchor(target)
    fields["created"] = str(annotation.get("created") or "")
    if "modified" in annotation or kind == "note":
        fields["updated"] = str(annotation.get("modified") or fields["created"])
    fields["deleted"] = annotation.get(f"{_PREFIX}deleted")
    other = annotation.get(f"{_PREFIX}other")
    absent = other.get("absent", []) if isinstance(other, dict) else []
    known = {key: value for key, value in fields.items() if key not in absent}
    return kind, known | (other.get("fields", {}) if isinstance(other, dict) else {})


def _annotation(record: Record, briefing: Briefing, kind: str) -> dict[str, Any]:
    text, tags = _text(record, "text"), record.get("tags")
    words = [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
    anchor = record.get("anchor")
    body: list[dict[str, str]] = []
    if text:
        body.append(
            {
                "type": "TextualBody",
                "value": text,
                "format": "text/markdown",
                "purpose": "commenting",
            }
        )
    body += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in words]
    annotation: dict[str, Any] = {
        "id": f"{_URN}{kind}:{quote(_text(record, 'id'), safe='')}",
        "type": "Annotation",
        "motivation": _motivation(kind, text, words, anchored=isinstance(anchor, dict)),
        "created": _text(record, "created"),
        "modified": _text(record, "updated"),
        "body": body,
        "target": _target(anchor, briefing),
        f"{_PREFIX}briefing": _text(record, "briefing"),
        f"{_PREFIX}title": briefing.title,
        f"{_PREFIX}date": briefing.date.isoformat() if briefing.date else "",
        f"{_PREFIX}deleted": record.get("deleted") or "",
    }
    if kind == "note":
        annotation |= {f"{_PREFIX}{name}": _text(record, name) for name in _NOTE_ONLY}
    other = _other(record, kind)
    if other:
        annotation[f"{_PREFIX}other"] = other
    return {key: value for key, value in annotation.items() if value not in ("", [])}


def _other(record: Record, kind: str) -> dict[str, Any]:
    """What the annotation has no word for: fields that nobody knows, and which known are absent."""
    fields = {key: value for key, value in record.items() if key not in _MAPPED}
    anchor = record.get("anchor")
    if isinstance(anchor, dict) and anchor.keys() - _ANCHOR:
        fields["anchor"] = anchor
    names = _MAPPED if kind == "note" else {"anchor", "created", "deleted"}
    absent = sorted(name for name in names - record.keys() if name != "id")
    return {**({"fields": fields} if fields else {}), **({"absent": absent} if absent else {})}


def _motivation(kind: str, text: str, tags: Sequence[str], *, anchored: bool) -> str:
    if kind == "bookmark":
        return "bookmarking"
    if text:
        return "commenting"
    return "tagging" if tags and not anchored else "highlighting"


def _target(anchor: object, briefing: Briefing) -> dict[str, Any]:
    is_web = briefing.url.startswith(("http://", "https://"))
    source = briefing.url if is_web else f"{_URN}briefing:{quote(briefing.id, safe='')}"
    if not isinstance(anchor, dict):
        return {"source": source}
    exact = {"type": "TextQuoteSelector", "exact": _text(anchor, "quote")}
    exact |= {key: _text(anchor, key) for key in ("prefix", "suffix")}
    position = {
        "type": "TextPositionSelector",
        "start": anchor.get("start"),
        "end": anchor.get("end"),
    }
    target: dict[str, Any] = {"source": source, "selector": [exact, position]}
    if anchor.get("heading"):
        target[f"{_PREFIX}heading"] = anchor["heading"]
    if anchor.get("text_sha256"):
        target[f"{_PREFIX}textSha256"] = anchor["text_sha256"]
    return target


def _source(target: object) -> str:
    if isinstance(target, str):
        return target.partition("#")[0]
    source = target.get("source") if isinstance(target, dict) else None
    source = source.get("id") if isinstance(source, dict) else source
    return source if isinstance(source, str) else ""


def _anchor(target: object) -> dict[str, Any] | None:
    given = target.get("selector") if isinstance(target, dict) else None
    selectors = [
        one for one in (given if isinstance(given, list) else [given]) if isinstance(one, dict)
    ]
    quoted = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), None)
    placed = next((one for one in selectors if one.get("type") == "TextPositionSelector"), None)
    if quoted is None or not isinstance(target, dict):
        return None
    place = {key: (placed or {}).get(key) for key in ("start", "end")}
    heading = target.get(f"{_PREFIX}heading", [])
    return {
        "quote": _text(quoted, "exact"),
        "prefix": _text(quoted, "prefix"),
        "suffix": _text(quoted, "suffix"),
        **{key: value if isinstance(value, int) else 0 for key, value in place.items()},
        "heading": heading if isinstance(heading, list) else [heading],
        "text_sha256": _text(target, f"{_PREFIX}textSha256"),
    }


def _bodies(annotation: Mapping[str, Any]) -> tuple[str, list[str]]:
    """The text and the tags of an annotation's bodies."""
    given = annotation.get("body", annotation.get("bodyValue"))
    texts: list[str] = []
    tags: list[str] = []
    for body in given if isinstance(given, list) else [given]:
        if isinstance(body, str):
            texts.append(body)
        elif isinstance(body, dict) and isinstance(body.get("value"), str):
            (tags if body.get("purpose") == "tagging" else texts).append(body["value"])
    return "\n\n".join(texts), tags


def _id_of(identity: str, annotation: Mapping[str, Any]) -> str:
    """The id of ours, or one that an annotation of another program gets each time."""
    if identity.startswith(_URN):
        return unquote(identity.removeprefix(_URN).partition(":")[2])
    return f"w{_digest([identity or repr(sorted(annotation.items(), key=repr))])}"


def _digest(parts: Iterable[str]) -> str:
    return sha256("\n".join(parts).encode(errors="surrogatepass")).hexdigest()[:16]


def _text(record: Record, name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""
