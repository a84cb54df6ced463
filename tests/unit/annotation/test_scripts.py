"""Offsets are exact in any script: wide and combining characters, joined emoji, right to left."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.annotation import make_anchor, place, sha256
from briefterm.model import Anchored, AnchorState, Document, Span

PARAGRAPHS = (
    "東京で会議が開かれ、大臣は新しい港の計画を説明した。",
    "Cafe\u0301 au lait, nai\u0308ve re\u0301sume\u0301s and Zu\u0308rich in one line.",
    "The family 👨‍👩‍👧‍👦 waved 🏳️‍🌈 flags 🇫🇷🇩🇪 at 👍🏽 the pier.",
    "הנמל הישן נסגר והחדש נפתח בחורף שעבר.",
    "وصلت السفن إلى الميناء الجديد في الشتاء.",
    "नमस्ते, बंदरगाह सर्दियों में खुला था।",
    "한국의 항구는 겨울에 문을 열었다.",
    "Plain words stand between them, 𝕓𝕠𝕝𝕕 ones too.",
)
AROUND = "A paragraph that was not there before, of other words."


@given(
    st.permutations(PARAGRAPHS),
    st.integers(0, len(PARAGRAPHS)),
    st.data(),
)
@settings(max_examples=100, deadline=None)
def test_places_move_with_their_text(order: list[str], at: int, data: st.DataObject) -> None:
    """A paragraph put in anywhere moves a span behind it by exactly its length, and no other."""
    old = Document("\n\n".join(order))
    number = data.draw(st.integers(0, len(order) - 1))
    begin = len("\n\n".join([*order[:number], ""])) if number else 0
    length = len(order[number])
    start = begin + data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(start + 1, begin + length))
    span = Span(start, end)
    anchor = make_anchor(old, span)
    assert span.of(old.text) == anchor.quote
    new = "\n\n".join([*order[:at], AROUND, *order[at:]])
    shift = len(AROUND) + 2 if at <= number else 0

    placed = place(anchor, new, sha256(new), {sha256(old.text): old.text}.get)

    state = AnchorState.MOVED if shift else AnchorState.SAME
    assert Anchored(start + shift, end + shift, state) == placed
    assert anchor.quote == new[placed.start : placed.end]
    same = place(anchor, old.text, sha256(old.text), lambda _: None)
    assert Anchored(start, end, AnchorState.SAME) == same
