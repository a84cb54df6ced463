from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from briefterm.briefing import parse
from briefterm.index.documents import decode_document, encode_document
from briefterm.model import Document

MARKDOWN = b"""# Title

One sentence under it.

## Part

Some **bold** and [a link](https://example.org/\xc3\xa9), `code` and 1. a list:

1. one
   - nested \xf0\x9f\x8d\x8e

> a quote

| a | b |
|---|---|
| 1 | 2 |

---

    code block
"""


def digest(text: str) -> str:
    """The digest that a briefing keeps of its text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def test_every_part_of_a_document_survives() -> None:
    """Blocks of every kind, marks, title and summary come back as they went in."""
    _, document = parse(MARKDOWN, name="a.md", id="a")

    again = decode_document(*encode_document(document), digest(document.text))

    assert document == again


@given(st.binary(max_size=400), st.sampled_from(["a.md", "a.txt"]))
def test_any_file_survives(data: bytes, name: str) -> None:
    """Whatever a file holds, its document comes back whole or is parsed again."""
    _, document = parse(data, name=name, id="a")

    assert decode_document(*encode_document(document), digest(document.text)) in (document, None)


def test_another_text_is_refused() -> None:
    """A row that does not belong to the briefing's text is not used."""
    text, structure = encode_document(Document("words"))

    assert decode_document(text, structure, digest("other")) is None


def test_damage_is_refused() -> None:
    """A row that somebody else wrote is not used."""
    for structure in (b"", b"[]", b"{}", b'{"blocks": [["no", 0, 1, 0, ""]]}', b"\xff"):
        assert decode_document(b"words", structure, digest("words")) is None
