"""The index at work under the reader's screen."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefterm.library import places
from briefterm.model import Briefing
from briefterm.tui import collector
from briefterm.tui.screens.reader.brief_lines import briefing_height, briefing_heights

if TYPE_CHECKING:
    from tests.tui.conftest import OpenReader

TITLES = st.text(st.sampled_from("ab \t\x1b\x85é長🍎\u0301\u200d"), max_size=40)


@given(st.lists(TITLES, max_size=8), st.integers(1, 60), st.sets(st.integers(0, 7)))
def test_heights_in_bulk(titles: list[str], width: int, copied: set[int]) -> None:
    """Measured together, rows are as high as each by itself."""
    briefings = [
        Briefing(id=str(number), path=Path(f"/{number}"), title=title)
        for number, title in enumerate(titles)
    ]
    copies = {str(number) for number in copied}

    each = [briefing_height(one, width, is_copy=one.id in copies) for one in briefings]

    assert each == briefing_heights(briefings, width, copies)


def test_the_collector_rests_while_a_list_is_made() -> None:
    """It goes on afterwards, also when the list could not be made."""
    states = []

    def make() -> None:
        with collector.resting():
            states.append(gc.isenabled())
            raise OSError("no list")

    with pytest.raises(OSError, match="no list"):
        make()
    states.append(gc.isenabled())
    assert [False, True] == states


def test_what_pages_leave_behind_is_looked_for_while_it_is_young(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The collector resumes with rare looks at all; one is taken at rest if there is a reason."""
    looks: list[None] = []
    collector.resume()
    middle, old = gc.get_threshold()[1:]
    assert middle > 10 > old
    monkeypatch.setattr(gc, "collect", lambda: looks.append(None))
    for counted, looked in (((1, 0, 0), 0), ((1, middle, 0), 1), ((1, 0, 1), 2)):
        monkeypatch.setattr(gc, "get_count", lambda counted=counted: counted)
        collector.tidy()
        assert looked == len(looks)


async def test_rows_of_a_filter_are_measured_ahead(reader: OpenReader) -> None:
    """What was measured in a thread is taken over for that list and width, without copies alone."""
    async with reader() as running:
        briefs = running.screen.briefs
        items, width = briefs.items, briefs.size.width
        heights = briefs.row_heights(items, width)
        briefs.measure_ahead(items)
        ahead = briefs.row_heights(items, width)

        assert list(heights) == list(ahead)
        assert ahead is briefs.row_heights(items, width)
        assert ahead is not briefs.row_heights(list(items), width)
        assert ahead is not briefs.row_heights(items, width - 1)
        briefs.copies = frozenset({items[1].id})
        assert ahead is not briefs.row_heights(items, width)


async def test_the_filter_after_the_index_was_deleted(reader: OpenReader, library: Path) -> None:
    """The next key has the right answer, and the index is whole again soon."""
    async with reader() as running:
        await running.until(lambda: running.screen.indexer.complete, "the index")
        for path in places.cache_place(library).parent.iterdir():
            path.unlink()
        await running.screen.action_filter()

        await running.write("crust")

        assert ["How salt is boiled"] == running.titles
        assert [] == running.told


async def test_a_loss_is_noticed(reader: OpenReader, library: Path) -> None:
    """Without any query, the index is made anew once somebody has deleted it."""
    async with reader() as running:
        await running.until(lambda: running.screen.indexer.complete, "the index")
        for path in places.cache_place(library).parent.iterdir():
            path.unlink()
        assert running.library.finding.lost

        running.screen.look_around()
        await running.until(lambda: not running.library.finding.lost, "another index")

        await running.until(lambda: running.screen.indexer.complete, "all of it")
        assert [] == running.told


async def test_unchanged_briefings_stay_the_same_objects(reader: OpenReader, library: Path) -> None:
    """Another look at the folder makes only those anew that have changed."""
    async with reader() as running:
        before = {one.id: one for one in running.screen.briefings}
        (library / "salt.txt").write_text("How salt is boiled\n\nIn a pan.\n")

        running.screen.refresh_listing()
        await running.until(
            lambda: any(one is not before.get(one.id) for one in running.screen.briefings)
        )

        now = running.screen.briefings
        assert ["salt"] == [one.id for one in now if one is not before[one.id]]
        assert len(before) == len(now)
