from __future__ import annotations

from collections import defaultdict

import pytest

from briefterm.config import Config
from briefterm.tui import keys
from briefterm.tui.keymap import keymap


def test_usual_keys_do_not_clash() -> None:
    """No key means two things in one pane, or one in a pane and another everywhere."""
    meanings: dict[tuple[str, str], set[str]] = defaultdict(set)
    for action in keys.ACTIONS:
        panes = [place for place in keys.PLACES if place not in keys.APART]
        places = panes if action.place == keys.READER else (action.place,)
        for place in places:
            for key in action.keys.split(","):
                meanings[place, key].add(action.id)
    # In the article, e and o move a selection while there is one, and hand their other meaning on.
    handed_on = {(keys.ARTICLE, "e"), (keys.ARTICLE, "o")}
    clashes = {key: ids for key, ids in meanings.items() if len(ids) > 1 and key not in handed_on}
    assert clashes == {}


def test_keys_of_the_notes_are_apart_from_those_of_the_reader() -> None:
    """A key may mean one thing in the list of all notes and another in the reader."""
    changed = keymap({"notes.tag": "z", "reader.bookmark": "t2,s"})
    assert [] == [problem for problem in changed.problems if "notes.tag" in problem]
    assert "z" == next(one.keys for one in changed.actions if one.id == "notes.tag")
    clash = keymap({"notes.tag": "s"})
    assert "notes.status has that key" in clash.problems[0]


def test_every_action_has_words_and_a_name_of_its_own() -> None:
    """Ids are unique and begin with their place; tooltips and labels are not empty."""
    ids = [action.id for action in keys.ACTIONS]
    assert len(set(ids)) == len(ids)
    for action in keys.ACTIONS:
        assert action.place in keys.PLACES
        assert action.label
        assert action.tooltip


def test_without_overrides_all_is_as_usual() -> None:
    """An empty table changes nothing."""
    assert keymap({}) == keys.Keymap(keys.ACTIONS)


def test_own_key_replaces_the_usual_one() -> None:
    """The new keys stand in the map, white space taken out; the others stay."""
    mapped = keymap({"reader.bookmark": "B, ctrl+k"})
    assert mapped.problems == ()
    changed = {action.id: action for action in mapped.actions}
    assert changed["reader.bookmark"].keys == "B,ctrl+k"
    assert [a for a in mapped.actions if a.id != "reader.bookmark"] == [
        a for a in keys.ACTIONS if a.id != "reader.bookmark"
    ]


@pytest.mark.parametrize(
    ("own", "named"),
    [
        ({"reader.nothing": "B"}, ["reader.nothing", "no such action"]),
        ({"article.down": "n"}, ["article.down", "article.next_hit"]),
        ({"reader.bookmark": "q"}, ["reader.bookmark", "reader.back"]),
        ({"reader.bookmark": "j"}, ["reader.bookmark", "list.down"]),
        ({"list.down": "u"}, ["list.down", "reader.undo"]),
        ({"article.next_name": "]d"}, ["article.next_name", "article.next_date"]),
        ({"reader.bookmark": "?"}, ["reader.bookmark", "reader.help"]),
        ({"reader.bookmark": "'"}, ["reader.bookmark", "reader.bookmarks"]),
        ({"reader.bookmark": "B", "reader.undo": "B"}, ["reader.undo", "reader.bookmark"]),
        ({"reader.bookmark": "gx"}, ["reader.bookmark", "gx"]),
        ({"reader.bookmark": ""}, ["reader.bookmark"]),
        ({"reader.bookmark": "ctrl+"}, ["reader.bookmark"]),
    ],
)
def test_what_cannot_be_is_reported_and_left_out(own: dict[str, str], named: list[str]) -> None:
    """An unknown action, a key in use and a key that no keyboard sends leave the usual keys."""
    mapped = keymap(own)
    assert len(mapped.problems) == 1
    assert [word for word in named if word in mapped.problems[0]] == named
    assert "\n" not in mapped.problems[0]
    wrong = named[0]
    usual = {action.id: action.keys for action in keys.ACTIONS}
    assert [a.keys for a in mapped.actions if a.id == wrong] == [
        usual[wrong] for _ in range(wrong in usual)
    ]


def test_keys_may_be_exchanged() -> None:
    """Two overrides that clash with each other's usual keys only are fine together."""
    mapped = keymap({"article.down": "k", "article.up": "j"})
    assert mapped.problems == ()


def test_one_key_may_mean_two_things_in_two_panes() -> None:
    """The list and the article never have the focus together."""
    assert keymap({"list.open": "w"}).problems == ()


def test_sequences_follow_the_overrides() -> None:
    """A sequence is found by its keys, the reader's own as well."""
    usual = keymap({}).sequences
    assert usual["]e"].id == "article.next_name"
    assert set(usual) == {f"{side}{sort}" for side in "[]" for sort in "ednh"}
    own = keymap({"article.next_name": "]w"}).sequences
    assert own["]w"].id == "article.next_name"
    assert "]e" not in own


def test_keys_are_shown_as_a_person_writes_them() -> None:
    """Textual's names of keys are not shown."""
    shown = {action.id: action.shown_keys for action in keys.ACTIONS}
    assert shown["reader.help"] == "? f1"
    assert shown["article.line_end"] == "$"
    assert shown["list.open"].startswith("enter l")
    words = {"left", "right", "up", "down", "parenthesis", "bracket", "mark", "sign", "accent"}
    assert not [text for text in shown.values() if words & set(text.replace("_", " ").split())]


def test_keymap_takes_what_the_settings_give() -> None:
    """The default settings change no key."""
    assert keymap(Config().keys).problems == ()
