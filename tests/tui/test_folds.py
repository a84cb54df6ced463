from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefterm.model import Briefing, Marks
from briefterm.tui.screens.reader.brief_lines import Standing, briefing_lines
from briefterm.tui.screens.reader.folds import Folds, folded


def _some(ids: str) -> list[Briefing]:
    return [Briefing(id=name, path=Path(f"/{name}.md"), title=name) for name in ids]


def _shown(ids: str, folds: Folds) -> tuple[str, str]:
    rows, copies = folded(_some(ids), folds)
    return "".join(one.id for one in rows), "".join(sorted(copies))


def _folds(*groups: str) -> Folds:
    return Folds.among([_some(group) for group in groups], Folds())


def test_the_first_of_a_group_leads_it() -> None:
    """Copies are left out; unfolded they stand right below what leads them, which keeps its place."""
    folds = _folds("bdf", "ce")

    assert ("abcg", "") == _shown("abcdefg", folds)
    assert ("abdfcg", "df") == _shown("abcdefg", folds.turned("d"))
    assert ("abdfceg", "def") == _shown("abcdefg", folds.turned("d").turned("c"))
    assert ("abcg", "") == _shown("abcdefg", folds.turned("d").turned("b"))


def test_a_leader_that_is_gone_is_followed_by_the_next() -> None:
    """Nothing is lost where the groups are of an earlier list."""
    assert ("acd", "") == _shown("acdf", _folds("bdf"))
    assert ("adf", "f") == _shown("adf", _folds("bdf").turned("f"))


def test_what_is_unfolded_stays_so_when_groups_change() -> None:
    """A group is the same one as long as any of it is in it."""
    folds = Folds.among([_some("xbd"), _some("ce")], _folds("bdf", "ce").unfolded("f"))
    assert folds.is_open("x")
    assert not folds.is_open("c")
    assert not Folds.among([_some("ce")], folds).is_open("b")


def test_hidden_and_others() -> None:
    """A copy is hidden until its group is unfolded; what is in no group changes nothing."""
    folds = _folds("bdf")
    assert [False, False, True] == [folds.is_hidden(name) for name in "abd"]
    assert not folds.unfolded("d").is_hidden("d")
    assert folds is folds.unfolded("a")
    assert ("b", "f") == folds.others("d")
    assert () == folds.others("a")


GROUPED = st.lists(st.integers(0, 4), max_size=20)


@given(GROUPED, st.sets(st.integers(0, 4)))
def test_unfolded_groups_show_all_that_there_is(numbers: list[int], opened: set[int]) -> None:
    """Each group shows its first, or all of it in order; nothing is shown twice."""
    names = [str(place) for place in range(len(numbers))]
    briefings = [Briefing(id=name, path=Path(name), title=name) for name in names]
    members = [
        [one for one, its in zip(briefings, numbers, strict=True) if its == number and number]
        for number in range(5)
    ]
    folds = Folds.among([group for group in members if len(group) > 1], Folds())
    for number in opened:
        if len(members[number]) > 1:
            folds = folds.unfolded(members[number][0].id)
    rows, copies = folded(briefings, folds)

    assert len(rows) == len({one.id for one in rows})
    assert {one.id for one in briefings} - {one.id for one in rows} == {
        name for name in names if folds.is_hidden(name)
    }
    leaders = [int(one.id) for one in rows if one.id not in copies]
    assert sorted(leaders) == leaders


def _facts(standing: Standing, width: int = 60, source: str = "") -> str:
    briefing = Briefing(id="x", path=Path("/x.md"), title="A title", source=source, words=700)
    line = briefing_lines(briefing, Marks(), width, standing)[1]
    return "".join(text for text, _ in line).strip()


def test_row_tells_of_copies_and_watches() -> None:
    """How many are folded under a briefing, how many of these are new, and what it is watched for."""
    assert "3 min  ≈ 2 more" == _facts(Standing(more=2))
    assert "3 min  ≈ 1,200 more, 1 new" == _facts(Standing(more=1200, new=1))
    assert "3 min  ≈ 2 below" == _facts(Standing(more=2, is_open=True))
    assert "3 min  ⚑ sanctions, gas" == _facts(Standing(labels=("sanctions", "gas")))


def test_labels_give_way_before_the_reading_time() -> None:
    """A label takes what source and time leave; the least is its mark, for which the source is cut."""
    labels = ("the sanctions of the summit",)
    for width, facts in (
        (60, "A source of news · 3 min  ⚑ the sanctions of the summit"),
        (50, "A source of news · 3 min  ⚑ the sanctions of…"),
        (40, "A source of news · 3 min  ⚑ the san…"),
        (30, "A source of ne… · 3 min  ⚑"),
    ):
        assert facts == _facts(Standing(labels=labels), width, "A source of news")
    assert "3 min  ≈ 2 more  ⚑" == _facts(Standing(more=2, labels=labels), 24)


def test_marks_give_way_before_the_day() -> None:
    """In a narrow list the reading time goes first, then words of the marks; the day stays."""
    briefing = Briefing(
        id="x",
        path=Path("/x.md"),
        title="A title",
        source="A source of news",
        date=date(2024, 8, 24),
        words=700,
        warnings=("x",),
    )
    standing = Standing(more=2, new=2, labels=("sanctions",))
    for width, facts in (
        (60, "24 Aug 2024 · 3 min  ≈ 2 more, 2 new  ! check  ⚑ sancti…"),
        (46, "24 Aug 2024  ≈ 2 more, 2 new  ! check  ⚑"),
        (32, "24 Aug 2024  ≈ 2  !  ⚑ sanc…"),
        (28, "24 Aug 2024  ≈ 2  !  ⚑"),
    ):
        line = briefing_lines(briefing, Marks(), width, standing)[1]
        assert facts == "".join(text for text, _ in line).strip()


def test_groups_follow_the_list() -> None:
    """The first that a list still has is not hidden, and leads; a group of one is none."""
    folds = _folds("bdf", "ce").turned("f").within(_some("afdc"))
    assert [("f", "d")] == folds.groups
    assert folds.is_open("d")
    assert [False, True] == [folds.turned("d").is_hidden(name) for name in "fd"]
    assert () == folds.others("c")
    assert Folds() == Folds().within(_some("ab"))


def test_a_copy_is_set_in() -> None:
    """A bar stands at its left; it says nothing of copies itself."""
    briefing = Briefing(id="x", path=Path("/x.md"), title="A title")
    lines = briefing_lines(briefing, Marks(read=True), 40, Standing(is_copy=True))
    assert ["▎   A title", "▎   1 min", ""] == [
        "".join(text for text, _ in line).rstrip() for line in lines
    ]
