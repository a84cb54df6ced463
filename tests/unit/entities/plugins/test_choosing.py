from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefterm import entities
from briefterm.entities.plugins import choose
from briefterm.errors import TaggerError, UsageError
from briefterm.model import EntityKind, GlossaryEntry, Mention

if TYPE_CHECKING:
    from collections.abc import Callable

    Offer = Callable[[str, str], None]

LOUD = """
import re

def load(model):
    def tag(text):
        for word in re.finditer(r"[A-Z]{3,}", text):
            yield word.start(), word.end(), model or "ORG"
    return tag
"""


@pytest.mark.parametrize("spec", ["", " ", "briefterm"])
def test_without_a_choice_it_is_the_own_tagger(spec: str) -> None:
    """The program's own tagger has a name too."""
    assert entities.tag is choose(spec)


def test_a_plug_in_finds_the_names(offer: Offer) -> None:
    """What an entry point's tagger gives are the mentions, with its name as their layer."""
    offer("loud", LOUD)

    mentions = choose("loud")("The OECD met in Paris.")

    assert [Mention(4, 8, EntityKind.ORG, "OECD", "loud")] == mentions


def test_a_plug_in_gets_its_model(offer: Offer) -> None:
    """What stands after the colon is for the loader."""
    offer("loud", LOUD)

    assert [EntityKind.LAW] == [mention.kind for mention in choose("loud:LAW")("The GDPR.")]


def test_the_glossary_wins_over_a_plug_in(offer: Offer) -> None:
    """A curator's names replace those that they meet, and others stay."""
    offer("loud", LOUD)
    glossary = [GlossaryEntry("Nordic Metals", EntityKind.LOC, ("NATO Lake",))]

    mentions = choose("loud")("NATO Lake is no NATO lake.", glossary)

    assert [
        Mention(0, 9, EntityKind.LOC, "Nordic Metals", "glossary"),
        Mention(16, 20, EntityKind.ORG, "NATO", "loud"),
    ] == mentions


def test_what_a_curator_calls_no_name_is_none(offer: Offer) -> None:
    """An entry without a kind takes a plug-in's mention away."""
    offer("loud", LOUD)

    mentions = choose("loud")("MAYBE the OECD.", [GlossaryEntry("MAYBE", None)])

    assert ["OECD"] == [mention.name for mention in mentions]


def test_text_that_cannot_be_encoded_reaches_no_plug_in(offer: Offer) -> None:
    """Native code refuses lone surrogates; offsets hold all the same."""
    offer(
        "strict",
        "def load(model):\n"
        "    def tag(text):\n"
        "        text.encode()\n"
        "        return [(2, 6, 'ORG')]\n"
        "    return tag\n",
    )

    assert [(2, 6)] == [(m.start, m.end) for m in choose("strict")("\ud800 NATO")]


def test_an_unknown_name_is_told_with_the_known_ones() -> None:
    """A slip of the pen is told with what there is; a name is shown without its control codes."""
    with pytest.raises(UsageError, match="not known; there are briefterm, gliner, spacy"):
        choose("spacey:x")
    with pytest.raises(UsageError) as caught:
        choose("a\x1b[2J\nb")
    assert str(caught.value).isprintable()


def test_the_own_tagger_has_no_model() -> None:
    """A model for the program's own tagger is a mistake."""
    with pytest.raises(UsageError, match="no models"):
        choose("briefterm:large")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import no_such_module_here", "cannot be loaded: ModuleNotFoundError: No module named"),
        ("loading = 1", "cannot be loaded: AttributeError"),
        ("def load(): pass", "cannot be loaded: TypeError"),
        ("def load(model): raise ValueError('a\\nb')", "cannot be loaded: ValueError: a b"),
        ("def load(model): pass", "gave nothing that can be called"),
        ("load = None", "cannot be loaded: TypeError"),
        ("def load(", "cannot be loaded: SyntaxError"),
    ],
)
def test_a_broken_plug_in_is_told_in_one_line(offer: Offer, code: str, told: str) -> None:
    """Whatever a plug-in does when it is loaded, the answer is one line with its name."""
    offer("broken", code)

    with pytest.raises(TaggerError) as caught:
        choose("broken")

    assert str(caught.value).startswith("tagger broken: ")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "raise RuntimeError('out of\\n memory')",
            "failed on a text of 4 characters: RuntimeError",
        ),
        ("return None", "TypeError"),
        ("return 5", "TypeError"),
        ("return ['NATO']", "a name is"),
        ("yield 0, 4, 'ORG'; raise KeyError('late')", "KeyError"),
    ],
)
def test_a_failing_tagger_is_told_in_one_line(offer: Offer, body: str, told: str) -> None:
    """Whatever a tagger does with a text, the answer is one line with its name."""
    offer("failing", f"def load(model):\n    def tag(text):\n        {body}\n    return tag\n")
    tag = choose("failing")

    with pytest.raises(TaggerError) as caught:
        tag("NATO")

    assert str(caught.value).startswith("tagger failing: ")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_loader_says_itself_what_it_lacks(offer: Offer) -> None:
    """The program's own errors pass as they are."""
    offer(
        "wanting",
        "from briefterm.errors import TaggerError\n"
        "def load(model): raise TaggerError('tagger wanting: buy a model')\n",
    )

    with pytest.raises(TaggerError, match=r"^tagger wanting: buy a model$"):
        choose("wanting")
