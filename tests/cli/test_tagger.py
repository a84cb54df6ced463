"""The option ``--tagger`` and the tagger of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Offer = Callable[[str, str], None]

LOUD = "def load(model):\n    return lambda text: [(0, 3, 'ORG', model or 'Loud')] if text else 5\n"


@pytest.fixture(autouse=True)
def loud(offer: Offer) -> None:
    """A plug-in that calls the first three characters a body, and fails on an empty text."""
    offer("loud", LOUD)


def names(answer: Any) -> list[str]:
    """The names that a command tells of."""
    return [mention["name"] for mention in answer.json["mentions"]]


def test_a_text_is_tagged_by_the_tagger_that_is_asked_for(call: Callable[..., Any]) -> None:
    """The option wins, its answer has the usual form, and the layer tells who found a name."""
    answer = call("tag", "--tagger", "loud:Big", "--explain", stdin=b"Berlin on 3 May 2024")

    assert {
        "start": 0, "end": 3, "text": "Ber", "kind": "ORG", "name": "Big", "layer": "loud",
    } == answer.json["mentions"][0]  # fmt: skip
    assert ["2024-05-03"] == [date["value"] for date in answer.json["dates"]]
    assert (0, "") == (answer.status, answer.err)


def test_a_briefing_is_tagged_by_the_tagger_that_is_asked_for(call: Callable[..., Any]) -> None:
    """`show` knows the option too."""
    assert ["Loud"] == names(call("show", "gas", "--json", "--tagger", "loud"))
    assert ["Berlin"] == names(call("show", "gas", "--json"))


def test_the_settings_name_a_tagger(call: Callable[..., Any], home: Path) -> None:
    """What the settings name holds for each command, and the option takes it back."""
    (home / "my.toml").write_text('[names]\ntagger = "loud:Mine"\n')

    shown = call("show", "gas", "--json", "--config", "my.toml")
    tagged = call("tag", "--config", "my.toml", stdin=b"Berlin")
    own = call("tag", "--config", "my.toml", "--tagger", "briefterm", stdin=b"Berlin")

    assert (["Mine"], ["Mine"], ["Berlin"]) == (names(shown), names(tagged), names(own))


@pytest.mark.parametrize(
    ("spec", "status", "told"),
    [
        ("louder", 2, "tagger louder: not known; there are briefterm, gliner, loud, spacy"),
        ("briefterm:x", 2, "no models"),
        ("spacy", 1, "name a pipeline after a colon"),
        ("gliner:urchade/gliner_small-v2.1", 1, "name a folder"),
    ],
)
@pytest.mark.parametrize("command", [["tag", "-"], ["tag", "--jsonl"], ["show", "gas"]])
def test_a_tagger_that_is_not_there_is_told(
    call: Callable[..., Any], command: list[str], spec: str, status: int, told: str
) -> None:
    """One line on stderr says what is missing, whatever the command."""
    answer = call(*command, "--tagger", spec, stdin=b'{"text": "x"}')

    assert (status, "", 1) == (answer.status, answer.out, answer.err.count("\n"))
    assert told in answer.err


def test_a_text_that_a_plug_in_fails_on_ends_no_others(call: Callable[..., Any]) -> None:
    """Each line has its own answer or its own error."""
    lines = b'{"id": 1, "text": ""}\n{"id": 2, "text": "Berlin"}\n'

    answer = call("tag", "--jsonl", "--tagger", "loud", stdin=lines)

    failed, found = map(orjson.loads, answer.lines)
    assert ({"id", "line", "error"}, 1, 1) == (set(failed), failed["id"], failed["line"])
    assert 2 == found["id"]
    assert 1 == answer.status
    assert answer.err.startswith("briefterm: line 1: tagger loud: failed on a text of 0 characters")
    assert 1 == answer.err.count("\n")
