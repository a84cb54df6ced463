"""What holds for any text: total, sorted, in bounds, the same every time, linear."""

from __future__ import annotations

import subprocess
import sys
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from briefterm.entities import tag
from briefterm.model import EntityKind, GlossaryEntry, Mention

PIECES = st.sampled_from(
    [
        "Oleh Katkov", "Katkov", "Russia", "US-led", "the", "of", "and", "Ministry", "Bank", "Act",
        "May", "Monday", "President", "said", "in", "Jordan", "Jim Jordan", "(UN)", "UN", "al-",
        "Grey Alpha Union (GAU)", "GAU", "Nordvik Lines", "Nordvik", "'s", "’", "-", ". ", ", ",
        "\n", "\n\n", '"', "“", "”", "(", ")", "&", "2022", "J.", "St.", "é", "İ", "ß", "中文",
        "\u0301", "\u2028", "\t", "HEADLINE IN CAPITALS", "iPhone", "The", "#", "@", "/", "ﬁ",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
)
ENTRIES = st.builds(
    GlossaryEntry,
    PIECES,
    st.sampled_from(EntityKind),
    st.lists(PIECES, max_size=2).map(tuple),
)


def well_formed(text: str, mentions: list[Mention]) -> bool:
    """Whether spans are in bounds, not empty, in order and apart, and named."""
    end = 0
    for mention in mentions:
        if not end <= mention.start < mention.end <= len(text) or not mention.name:
            return False
        end = mention.end
    return True


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.lists(ENTRIES, max_size=3))
def test_total_sorted_and_in_bounds(text: str, glossary: list[GlossaryEntry]) -> None:
    """Any text with any glossary gives well-formed mentions, the same ones each time."""
    mentions = tag(text, glossary)
    assert well_formed(text, mentions)
    assert mentions == tag(text, glossary)


@settings(max_examples=100, deadline=None)
@given(TEXTS, ENTRIES)
def test_glossary_entry_changes_only_its_own_mentions(text: str, entry: GlossaryEntry) -> None:
    """All other mentions stay, save those that a mention of the entry overlaps."""
    plain = tag(text)
    mentions = tag(text, [entry])
    own = [m for m in mentions if m.layer == "glossary"]
    others = [m for m in mentions if m.layer != "glossary"]
    apart = [m for m in plain if all(m.end <= o.start or o.end <= m.start for o in own)]
    assert others == apart
    forms = {form.strip().casefold().replace("’", "'") for form in (entry.name, *entry.aliases)}
    assert {text[m.start : m.end].casefold().replace("’", "'") for m in own} <= forms


@settings(max_examples=100, deadline=None)
@given(TEXTS, PIECES)
def test_what_is_no_name_only_takes_mentions_out(text: str, words: str) -> None:
    """No mention is changed or added, and none that is longer than the words is gone."""
    plain = tag(text)
    mentions = tag(text, [GlossaryEntry(words, None)])
    assert [mention for mention in plain if mention in mentions] == mentions
    gone = [mention for mention in plain if mention not in mentions]
    assert all(mention.end - mention.start <= len(words.strip()) for mention in gone)


def seconds(text: str) -> float:
    """Processor time that a text takes."""
    start = time.process_time()
    tag(text)
    return time.process_time() - start


def test_time_grows_with_length_alone() -> None:
    """Eight times a hostile text takes about eight times as long, not sixty-four."""
    hostile = [
        "Alpha Bravo ", "ALPHA BRAVO ", "Ministry of ", "A-", "Iran-Foo-", "Foo, Iran, ",
        "Grey Alpha Union (GAU) ", "Oleh Katkov ", '"Ab Cd" ', "Of The ", "March ",
    ]  # fmt: skip
    tag("")
    for piece in hostile:
        short = max(seconds(piece * 400), 0.01)
        # The machine may be busy with something else once, but not each time.
        assert any(seconds(piece * 3_200) < 24 * short for _ in range(2)), piece


def test_import_loads_no_list() -> None:
    """Importing the package reads neither lists nor the tagger."""
    code = "import sys, briefterm.entities; print('briefterm.entities.lexicon' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
