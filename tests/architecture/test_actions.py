"""Every action and every binding has an id, says what it does, and leads somewhere."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import TYPE_CHECKING

import pytest
from textual.actions import parse
from textual.binding import Binding
from textual.dom import DOMNode

import briefterm.tui
from briefterm.tui import keys
from briefterm.tui.app import BrieftermApp
from briefterm.tui.screens.differences.difference_list import DifferenceList
from briefterm.tui.screens.differences.screen import DifferencesScreen
from briefterm.tui.screens.names.name_list import NameList, PageList
from briefterm.tui.screens.names.screen import NamesScreen
from briefterm.tui.screens.notes.note_list import NoteList
from briefterm.tui.screens.notes.screen import AllNotesScreen
from briefterm.tui.screens.outline.builder import BuilderScreen
from briefterm.tui.screens.outline.outline_list import OutlineList
from briefterm.tui.screens.reader import ReaderScreen
from briefterm.tui.screens.reader.brief_list import BriefList
from briefterm.tui.screens.search.hit_list import HitList
from briefterm.tui.screens.search.screen import SearchScreen
from briefterm.tui.screens.timeline.bar_list import BarList
from briefterm.tui.screens.timeline.screen import TimelineScreen
from briefterm.tui.screens.timeline.statement_list import StatementList
from briefterm.tui.widgets.article import ArticleView
from briefterm.tui.widgets.panel import PanelList

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACES: dict[str, type[DOMNode]] = {
    keys.READER: ReaderScreen,
    keys.LIST: BriefList,
    keys.ARTICLE: ArticleView,
    keys.PANEL: PanelList,
    keys.NOTES: NoteList,
    keys.BUILDER: OutlineList,
    keys.SEARCH: HitList,
    keys.NAMES: NameList,
    keys.TIMELINE: StatementList,
    keys.DIFFERENCES: DifferenceList,
}
SCREENS: dict[type[DOMNode], type[DOMNode]] = {
    NoteList: AllNotesScreen,
    OutlineList: BuilderScreen,
    HitList: SearchScreen,
    NameList: NamesScreen,
    PageList: NamesScreen,
    StatementList: TimelineScreen,
    BarList: TimelineScreen,
    DifferenceList: DifferencesScreen,
}
NAMESPACES: dict[str, type[DOMNode]] = {"screen": ReaderScreen, "app": BrieftermApp}


def _own_bindings() -> Iterator[tuple[type[DOMNode], Binding]]:
    """The bindings that classes of our own declare."""
    for module in pkgutil.walk_packages(briefterm.tui.__path__, "briefterm.tui."):
        for value in vars(importlib.import_module(module.name)).values():
            if (
                isinstance(value, type)
                and issubclass(value, DOMNode)
                and value.__module__ == module.name
            ):
                for binding in vars(value).get("BINDINGS", ()):
                    assert isinstance(binding, Binding)
                    yield value, binding


OWN_BINDINGS = list(_own_bindings())


def _actions(place: str) -> list[keys.Action]:
    """The actions of a place."""
    return [action for action in keys.ACTIONS if action.place == place]


def _method(owner: type[DOMNode], action: str) -> tuple[object, tuple[object, ...]]:
    """The method that an action written on ``owner`` runs, if it is there, and its arguments."""
    namespace, name, parameters = parse(action)
    target = NAMESPACES[namespace] if namespace else owner
    if namespace == "screen":
        target = SCREENS.get(owner, target)
    return getattr(target, f"action_{name}", None), parameters


def test_places_are_known() -> None:
    """Each action is of a place, and each place has actions."""
    assert set(PLACES) == {action.place for action in keys.ACTIONS}


@pytest.mark.parametrize("place", PLACES)
def test_actions_explain_themselves(place: str) -> None:
    """An action has an id with its place, a label and a tooltip."""
    for action in _actions(place):
        assert action.id.partition(".")[2].isidentifier(), action
        assert action.keys, action
        assert action.label.strip(), action
        assert action.tooltip.strip(), action


def test_ids_are_unique() -> None:
    """No two actions share an id."""
    ids = [action.id for action in keys.ACTIONS]
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("place", PLACES)
def test_actions_run_a_method(place: str) -> None:
    """The method of an action is on its widget or the screen, and takes its arguments."""
    for action in _actions(place):
        method, parameters = _method(PLACES[place], action.action)
        assert callable(method), action
        inspect.signature(method).bind(None, *parameters)


@pytest.mark.parametrize("place", PLACES)
def test_keys_of_a_place_do_not_clash(place: str) -> None:
    """A key does one thing in a place."""
    pressed = [key for action in _actions(place) for key in action.keys.split(",")]
    assert sorted(set(pressed)) == sorted(pressed)


def test_bindings_are_found() -> None:
    """The tests below look at the bindings of all four places, and at those of dialogs."""
    owners = {owner for owner, _ in OWN_BINDINGS}
    assert set(PLACES.values()) <= owners
    assert any(owner.__module__.startswith("briefterm.tui.screens.dialogs") for owner in owners)


@pytest.mark.parametrize(
    "owner", dict(OWN_BINDINGS), ids=lambda owner: f"{owner.__module__}.{owner.__name__}"
)
def test_bindings_explain_themselves(owner: type[DOMNode]) -> None:
    """A binding has an id and a tooltip, and its method is there."""
    for _, binding in (one for one in OWN_BINDINGS if one[0] is owner):
        method, parameters = _method(owner, binding.action)
        assert callable(method), binding
        inspect.signature(method).bind(None, *parameters)
        assert binding.id, binding
        assert binding.tooltip, binding
