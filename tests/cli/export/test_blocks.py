"""What happens to the blocks of a file when the same notes are exported again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.export.conftest import Export


def test_nothing_to_do_touches_nothing(export: Export) -> None:
    """A second export writes no byte."""
    before = export.state()

    answer = export.run()

    assert "3 files" not in answer.out
    assert "up to date" in answer.err
    assert before == export.state()
    assert export.text.startswith("---\nbriefterm: harbour\ntitle: The harbour\n")


def test_an_edit_in_the_program_refreshes_its_block_only(export: Export) -> None:
    """Other lines stay as they are."""
    before = export.text
    export.edit("sand", "Beta again.")

    export.run()

    changed = set(export.text.split("\n")) - set(before.split("\n"))
    assert "Beta again." in changed
    assert all("briefterm:" in line or line.startswith("exported") or line == "Beta again."
               for line in changed)  # fmt: skip
    export.again()


def test_words_between_blocks_stay(export: Export) -> None:
    """Above, between and below the blocks, while these change."""
    export.replace("## Sand\n", "My intro.\n\n## Sand\n\n> my own quote\n")
    export.file.write_text(export.text + "\nMy last word.\n\n```\n# not a heading\n```\n")
    export.edit("first", "Alpha new.")
    export.call("note", "add", "harbour", "--quote", "signed a loan", "--text", "Delta text.")

    export.run()

    text = export.text
    for words in (
        "My intro.\n",
        "> my own quote\n",
        "\nMy last word.\n\n```\n# not a heading\n```\n",
    ):
        assert text.count(words) == 1
    assert text.index("Alpha new.") < text.index("My intro.") < text.index("Beta text.")
    export.again()


def test_a_new_note_goes_to_its_place(export: Export) -> None:
    """In text order, under its heading, which is made when it is not there."""
    export.call("note", "add", "harbour", "--quote", "signed a loan", "--text", "Delta text.")
    export.call("note", "add", "harbour", "--quote", "Every winter", "--text", "Epsilon text.")
    export.call("note", "add", "harbour", "--text", "Whole text.")

    export.run()

    text = export.text
    places = [text.index(words) for words in (
        "Whole text.", "Alpha text.", "## Sand", "Epsilon text.", "Beta text.", "## Money",
        "Delta text.", "### Late", "Gamma text.")]  # fmt: skip
    assert places == sorted(places)
    assert text.count("## Money") == 1
    assert export.ids["late"] in text
    export.again()


def test_a_note_deleted_in_the_program_goes(export: Export) -> None:
    """With the heading that nothing stands under any more; the words around it stay."""
    export.replace("## Sand\n", "Between.\n\n## Sand\n")
    export.call("note", "rm", export.ids["late"])
    export.call("note", "rm", export.ids["sand"])

    export.run()

    text = export.text
    assert "Gamma" not in text
    assert "## Money" not in text
    assert "### Late" not in text
    assert "## Sand" not in text
    assert "Between.\n" in text
    export.again()
    export.call("note", "restore", export.ids["late"])
    export.run()
    assert "### Late" in export.text
    export.again()


def test_the_last_note_goes_too(export: Export) -> None:
    """A export.file whose notes were all deleted keeps its head and the reader's words."""
    export.file.write_text(export.text + "\nMine.\n")
    for note_id in export.ids.values():
        export.call("note", "rm", note_id)

    export.run()

    text = export.text
    assert "text." not in text
    assert "# The harbour" in text
    assert "\nMine.\n" in text
    export.again()


def test_an_edited_block_stays(export: Export) -> None:
    """While the program has nothing newer, not a byte changes."""
    text = export.replace("Beta text.", "Beta text, and what I think of it.")

    export.run()

    assert export.text == text
    assert export.ids["sand"] in text
    export.again()


def test_a_block_edited_on_both_sides_offers_both(export: Export) -> None:
    """The reader's words stay, the program's stand beside them once, and are brought up to date."""
    export.replace("Beta text.", "My own words.")
    export.edit("sand", "Program words.")

    answer = export.run()

    text = export.text
    assert "both versions" in answer.err
    assert text.count("My own words.") == 1
    assert text.count("Program words.") == 1
    assert text.index("My own words.") < text.index("newer version") < text.index("Program words.")
    assert len(re.findall(r"\^bt-" + export.ids["sand"] + "$", text, re.MULTILINE)) == 1
    export.again()
    export.edit("sand", "Program again.")
    export.run()
    assert "Program words." not in export.text
    assert export.text.count("Program again.") == 1
    export.again()


@pytest.mark.parametrize("keep", ["mine", "theirs"])
def test_an_offer_is_settled_by_deleting_one(export: Export, keep: str) -> None:
    """Whichever version the reader keeps stays, and no other comes back."""
    export.replace("Beta text.", "My own words.")
    export.edit("sand", "Program words.")
    export.run()
    kind = "newer" if keep == "mine" else "note"
    export.delete_block(export.ids["sand"], kind)

    export.run()

    text = export.text
    assert ("My own words." in text, "Program words." in text) == (keep == "mine", keep != "mine")
    if keep != "mine":
        assert "newer version" not in text
        export.edit("sand", "Program again.")
        export.run()
        assert "Program again." in export.text
        assert "newer version" not in export.text
    export.again()


def test_a_deleted_block_stays_deleted(export: Export) -> None:
    """Also when its note is edited; `--force` brings it back."""
    export.delete_block(export.ids["sand"])
    export.again()
    export.edit("sand", "Beta again.")
    export.edit("first", "Alpha again.")

    export.run()

    assert "Beta" not in export.text
    assert "Alpha again." in export.text
    export.again()
    export.run("--force")
    assert "Beta again." in export.text


def test_a_block_deleted_by_its_visible_lines_stays_deleted(export: Export) -> None:
    """What an editor without a view of comments leaves of the marks does no harm."""
    text = export.text
    start, end = text.index("> four metres"), text.index(f"^bt-{export.ids['sand']}")
    export.file.write_text(text[:start] + text[end + len(export.ids["sand"]) + 4 :])
    export.edit("first", "Alpha again.")

    export.run()

    assert "Beta" not in export.text
    export.again()


def test_an_edited_block_of_a_deleted_note_is_kept(export: Export) -> None:
    """It is marked once; when the note comes back so does the rule for it."""
    export.replace("Beta text.", "My own words.")
    export.call("note", "rm", export.ids["sand"])

    export.run()

    text = export.text
    assert text.count("My own words.") == 1
    assert text.count("was deleted in briefterm") == 1
    export.again()
    export.call("note", "restore", export.ids["sand"])
    export.run()
    assert "was deleted" not in export.text
    assert export.text.count("My own words.") == 1
    export.again()
